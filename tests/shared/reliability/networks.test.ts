import { minimalCutSets, unavailability } from '@shared/reliability';
import { describe, expect, test } from 'vitest';
import { grid, type Link, networkStructure } from '../../support/network';

const BRIDGE: readonly Link[] = [
  ['s', '1'],
  ['s', '2'],
  ['1', '2'],
  ['1', 't'],
  ['2', 't'],
];

const reliability = (
  links: readonly Link[],
  terminals: readonly string[],
  p: number | ((i: number) => number),
  isDirected = false,
) => {
  const q = typeof p === 'number' ? () => 1 - p : (i: number) => 1 - p(i);
  const { structure, root } = networkStructure(links, terminals, { link: q, isDirected });
  const failed = unavailability(structure, root);
  if (!failed.ok) throw new Error(failed.error);
  return 1 - failed.value;
};
const near = (actual: number, expected: number, tolerance = 1e-12) =>
  expect(Math.abs(actual - expected) / expected).toBeLessThan(tolerance);

describe('published networks, exactly', () => {
  test('N01 the bridge', () => near(reliability(BRIDGE, ['s', 't'], 0.9), 0.97848));
  test('N02 five vertices, three terminals', () => {
    const links: Link[] = [
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'b'],
      ['b', 'd'],
      ['c', 'e'],
      ['d', 'e'],
    ];
    near(reliability(links, ['a', 'c', 'd'], 0.3), 0.095607);
    near(reliability(links, ['a', 'c', 'd'], 0.5), 0.359375);
    near(reliability(links, ['a', 'c', 'd'], 0.9), 0.967383);
  });
  test('N17 a directed network', () =>
    near(
      reliability(
        [
          ['s', 'r'],
          ['r', 't'],
          ['s', 't'],
        ],
        ['s', 't'],
        (i) => [0.5, 0.9, 0.7][i]!,
        true,
      ),
      0.835,
    ));
  test('N14 complete graphs', () => {
    const complete = (n: number): Link[] =>
      Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_, j) => [`${j}`, `${i}`] as const)).flat();
    const all = (n: number) => Array.from({ length: n }, (_, i) => `${i}`);
    near(reliability(complete(3), all(3), 0.9), 0.972);
    near(reliability(complete(4), all(4), 0.9), 0.995814);
    near(reliability(complete(5), all(5), 0.9), 0.9994922424);
  });
  test('A23 the bridge fails with 0.02152, which the sum over its cut sets overstates', () => {
    near(1 - reliability(BRIDGE, ['s', 't'], 0.9), 0.02152, 1e-10);
    near(reliability(BRIDGE, ['s', 't'], 0.5), 0.5);
  });
});

describe('cut sets', () => {
  const cuts = (links: readonly Link[], terminals: readonly string[], of: 'links' | 'vertices') => {
    const { structure, root, groupNames } = networkStructure(
      links,
      terminals,
      of === 'links' ? { link: () => 0.1 } : { vertex: () => 0.1 },
    );
    const { cutSets, complete } = minimalCutSets(structure, root, { maxOrder: 3 });
    expect(complete).toBe(true);
    return cutSets.map(({ failed }) => failed.map((f) => (f.type === 'parts' ? groupNames[f.group]! : '')));
  };
  const byOrder = (sets: readonly (readonly string[])[]) =>
    [1, 2, 3].map((order) => sets.filter((set) => set.length === order).length);

  test('M01 of the bridge', () => {
    const index = (name: string) => BRIDGE.findIndex(([a, b]) => `${a}-${b}` === name);
    const found = cuts(BRIDGE, ['s', 't'], 'links').map((set) =>
      set
        .map(index)
        .toSorted((a, b) => a - b)
        .join(),
    );
    expect(new Set(found)).toEqual(new Set(['0,1', '3,4', '0,2,4', '1,2,3']));
  });
  test('M02 of a grid of 3 × 3: vertices and links by order', () => {
    expect(byOrder(cuts(grid(3, 3), ['0,0', '2,2'], 'vertices'))).toEqual([0, 2, 7]);
    expect(byOrder(cuts(grid(3, 3), ['0,0', '2,2'], 'links'))).toEqual([0, 2, 8]);
  });
});

test('a structure beyond the budget is refused, not guessed', () => {
  const { structure, root } = networkStructure(grid(8, 8), ['0,0', '7,7'], { link: () => 0.1 });
  expect(unavailability(structure, root, 500)).toEqual({ ok: false, error: 'too-large' });
});

test('a search for cut sets beyond the budget gives those of the orders that it finished, and says so', () => {
  const { structure, root } = networkStructure(grid(8, 8), ['0,0', '7,7'], { vertex: () => 0.1 });
  const { complete } = minimalCutSets(structure, root, { maxOrder: 3, budget: 50 });
  expect(complete).toBe(false);
});
