import { apply, commands } from '@shared/edit';
import { arrange, type ArrangeOptions, arrangeToFit, boxOf, elkInProcess, unite } from '@shared/layout';
import type { Design } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { crossings } from '@shared/layout/crossings';
import { design } from '../../support/design';
import { collisions, strayRoutes } from './laws';
import { randomDesign } from './randomDesign';

const elk = await elkInProcess();
const tidied = async (drawing: Design): Promise<Design> =>
  apply(drawing, commands.arrange(drawing, await arrangeToFit(drawing, { elk })));

const extent = (drawing: Design) => unite(Object.values(drawing.components).map(boxOf));
const aspect = (drawing: Design): number => extent(drawing).width / extent(drawing).height;
/** How large the drawing is seen between the panels of a window of 1280 by 800. */
const zoom = (drawing: Design): number => Math.min(728 / extent(drawing).width, 564 / extent(drawing).height);

const chain = (length: number): Design => design(Array.from({ length }, (_, i) => `c${i}`).join(' > '));
const fan = (count: number): Design =>
  design(Array.from({ length: count }, (_, i) => `client > gateway > service-${i}`).join('\n'));

describe('a drawing that is seen whole', () => {
  test.each([
    ['a chain of fourteen', chain(14)],
    ['thirty services behind one gateway', fan(30)],
  ])('%s takes about the shape of a window', async (_, given) => {
    const drawn = await tidied(given);
    expect(aspect(drawn)).toBeGreaterThan(0.6);
    expect(aspect(drawn)).toBeLessThan(3);
    const straight = apply(given, commands.arrange(given, await arrange(given, { elk })));
    expect(zoom(drawn)).toBeGreaterThan(1.5 * zoom(straight));
    expect(collisions(drawn)).toEqual([]);
    expect(strayRoutes(drawn)).toEqual([]);
  });

  test('a short chain is read from the left to the right, on one line', async () => {
    const drawn = await tidied(chain(4));
    expect(new Set(Object.values(drawn.components).map(({ position }) => position!.y)).size).toBe(1);
    expect(boxOf(drawn.components['c3']!).x).toBeGreaterThan(boxOf(drawn.components['c0']!).x);
  });

  const folds: readonly (readonly [string, NonNullable<ArrangeOptions['fold']>])[] = [
    ['wrapped into rows', { type: 'wrapped' }],
    ['with four to a column', { type: 'tallest', components: 4 }],
  ];
  describe.each(folds)('%s', (_, fold) => {
    test.each(Array.from({ length: 60 }, (__, seed) => seed))('keeps the laws, seed %i', async (seed) => {
      const given = randomDesign(seed);
      const drawn = apply(given, commands.arrange(given, await arrange(given, { elk, fold })));
      expect(collisions(drawn)).toEqual([]);
      expect(strayRoutes(drawn)).toEqual([]);
    });
  });
});

test('ways cross where one passes over the other, not where they touch or run along each other', () => {
  const at = (x: number, y: number) => ({ x, y });
  const level = [at(0, 10), at(100, 10)];
  expect(crossings([level, [at(50, 0), at(50, 20)]])).toBe(1);
  expect(crossings([level, [at(50, 10), at(50, 20)]])).toBe(0);
  expect(crossings([level, [at(20, 10), at(80, 10)]])).toBe(0);
  expect(crossings([[at(0, 10), at(100, 10), at(100, 0), at(50, 0), at(50, 20)]])).toBe(0);
});
