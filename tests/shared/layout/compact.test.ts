import { apply, commands } from '@shared/edit';
import { arrangeToFit, boundaryBoxes, elkInProcess } from '@shared/layout';
import { compact, type Flow } from '@shared/layout/compact';
import { entangled } from '@shared/layout/crossings';
import type { ElkNode } from '@shared/layout/elk';
import type { Design } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { collisions } from './laws';
import { randomDesign } from './randomDesign';

const elk = await elkInProcess();
const RIGHT: Flow = { direction: 'right' };
const DOWN: Flow = { direction: 'down' };
const FOLDED: Flow = { direction: 'right', fold: { type: 'wrapped', ratio: 1.5 } };
const placed = async (given: Design, outside: Flow, inside: Flow): Promise<Design> =>
  apply(given, commands.arrange(given, await compact(given, { elk, outside, inside })));

describe('boundary by boundary', () => {
  const flows = [
    ['to the right', RIGHT, RIGHT],
    ['down in a row', RIGHT, DOWN],
    ['folded in a column', DOWN, FOLDED],
  ] as const;
  describe.each(flows)('%s', (_, outside, inside) => {
    test.each(Array.from({ length: 30 }, (__, seed) => seed))('nothing stands on anything, seed %i', async (seed) => {
      expect(collisions(await placed(randomDesign(seed), outside, inside))).toEqual([]);
    });
  });

  test('a boundary flows down while what is around it flows to the right', async () => {
    const chain = design('client > a > b > c > d > provider');
    const inside = ['a', 'b', 'c', 'd'];
    const given: Design = {
      ...chain,
      boundaries: { eu: { kind: 'region' } },
      components: Object.fromEntries(
        Object.entries(chain.components).map(([id, each]) => [
          id,
          inside.includes(id) ? { ...each, boundary: 'eu' } : each,
        ]),
      ),
    };
    const drawn = await placed(given, RIGHT, DOWN);
    const x = (id: string) => drawn.components[id]!.position!.x;
    expect(new Set(inside.map(x)).size).toBe(1);
    expect(x('client')).toBeLessThan(x('a'));
    expect(x('provider')).toBeGreaterThan(x('a'));
    const frame = boundaryBoxes(drawn)['eu']!;
    expect(frame.height).toBeGreaterThan(frame.width);
  });
});

test('ways are entangled where they run along each other, unless they fork or join there', () => {
  const at = (x: number, y: number) => ({ x, y });
  const level = [at(0, 10), at(100, 10)];
  expect(entangled([level, [at(20, 12), at(80, 12)]])).toBe(1);
  expect(entangled([level, [at(20, 30), at(80, 30)]])).toBe(0);
  expect(entangled([level, [at(50, 0), at(50, 20)]])).toBe(0);
  expect(entangled([level, [at(0, 10), at(50, 10), at(50, 40)]])).toBe(0);
  expect(entangled([level, [at(20, 40), at(20, 10), at(100, 10)]])).toBe(0);
});

test('drawings that are compared share what is within boundaries: no question is asked twice', async () => {
  const chain = design(Array.from({ length: 9 }, (_, i) => `c${i}`).join(' > '));
  const given: Design = {
    ...chain,
    boundaries: { eu: { kind: 'region' } },
    components: Object.fromEntries(
      Object.entries(chain.components).map(([id, each], i) => [id, i < 2 ? each : { ...each, boundary: 'eu' }]),
    ),
  };
  const asked: string[] = [];
  const layout = (graph: ElkNode) => {
    asked.push(JSON.stringify(graph));
    return elk.layout(graph);
  };
  await arrangeToFit(given, { elk: { layout }, room: { width: 600, height: 300 } });
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked).size).toBe(asked.length);
});
