import { kindOf } from '@shared/catalogue';
import { apply, type Arrangement as Applied, commands } from '@shared/edit';
import { type Arrangement, arrange, boundaryBoxes, elkInProcess, unite } from '@shared/layout';
import type { Design } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { collisions, strayRoutes } from './laws';
import { randomDesign, shuffled } from './randomDesign';

const elk = await elkInProcess();
const tierOf = (kind: string) => kindOf(kind)?.tier;

async function arranged(given: Design, direction: 'right' | 'down' = 'right'): Promise<Design> {
  const arrangement: Arrangement & Applied = await arrange(given, { elk, direction, tierOf });
  return apply(given, commands.arrange(given, arrangement));
}

describe('a tidy drawing', () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed))('keeps the laws, seed %i', async (seed) => {
    const given = randomDesign(seed);
    const drawn = await arranged(given, seed % 5 === 4 ? 'down' : 'right');
    expect(collisions(drawn)).toEqual([]);
    expect(strayRoutes(drawn)).toEqual([]);
  });

  test('keeps the laws where ELK leaves a segment that leans by a third of a pixel', async () => {
    const drawn = await arranged(randomDesign(2385, { components: 40 }));
    expect(strayRoutes(drawn)).toEqual([]);
  });

  test.each([1, 2, 3, 5, 8, 13, 21, 34])(
    'is the same whatever the order of the records and whatever stood where before, seed %i',
    async (seed) => {
      const given = randomDesign(seed);
      const once = await arrange(given, { elk, tierOf });
      expect(await arrange(shuffled(given, seed), { elk, tierOf })).toEqual(once);
      const moved = apply(given, commands.arrange(given, once));
      expect(await arrange(moved, { elk, tierOf })).toEqual(once);
    },
  );

  test('reads from the left to the right, callers before callees', async () => {
    const { positions } = await arrange(design('client > lb > api > db'), { elk });
    expect(positions['client']!.x).toBeLessThan(positions['lb']!.x);
    expect(positions['lb']!.x).toBeLessThan(positions['api']!.x);
    expect(positions['api']!.x).toBeLessThan(positions['db']!.x);
    const line = new Set(Object.values(positions).map(({ y }) => y));
    expect(line.size).toBe(1);
  });

  test('reads from top to bottom where that is asked for', async () => {
    const { positions } = await arrange(design('client > api > db'), { elk, direction: 'down' });
    expect(positions['client']!.y).toBeLessThan(positions['api']!.y);
    expect(positions['api']!.y).toBeLessThan(positions['db']!.y);
  });

  test('enters a circle where requests come from', async () => {
    const { positions } = await arrange(design('client > user > graph > user'), { elk });
    expect(positions['client']!.x).toBeLessThan(positions['user']!.x);
    expect(positions['user']!.x).toBeLessThan(positions['graph']!.x);
  });

  test('starts at the origin and lies on whole pixels', async () => {
    const given = randomDesign(7);
    const drawn = await arranged(given);
    const inside = Object.values(drawn.components).map(({ position }) => ({ ...position!, width: 0, height: 0 }));
    const { x, y } = unite([...inside, ...Object.values(boundaryBoxes(drawn))]);
    expect(Math.abs(x)).toBeLessThan(40);
    expect(Math.abs(y)).toBeLessThan(40);
    const numbers = [...inside, ...Object.values(drawn.connectors).flatMap(({ route }) => route ?? [])];
    expect(numbers.every((at) => Number.isInteger(at.x) && Number.isInteger(at.y))).toBe(true);
  });

  test('packs thirty components without a connector into a field, not a column', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `service-${i}`);
    const drawn = await arranged(design(names.join('\n')));
    const boxes = Object.values(drawn.components).map(({ position }) => ({ ...position!, width: 176, height: 74 }));
    const { width, height } = unite(boxes);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(3);
    expect(collisions(drawn)).toEqual([]);
  });

  test('of nothing is nothing', async () => {
    expect(await arrange(design(''), { elk })).toEqual({ positions: {}, routes: {} });
  });
});
