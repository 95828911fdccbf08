import { evaluate, type Group, type Structure, unavailability } from '@shared/reliability';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

const near = (actual: number, expected: number, tolerance = 1e-10) =>
  expect(Math.abs(actual - expected) / expected).toBeLessThan(tolerance);

const solved = (structure: Structure, root: number) => {
  const evaluation = evaluate(structure, root);
  if (!evaluation.ok) throw new Error(evaluation.error);
  return evaluation.value;
};
const single = (q: number): Group => ({ unavailability: q, placement: [{ location: -1, count: 1 }] });

describe('A22 the bridge of unequal parts', () => {
  const p = { a: 0.99, b: 0.98, c: 0.95, d: 0.97, e: 0.96 };
  const names = Object.keys(p) as (keyof typeof p)[];
  const works = (name: string) => names.indexOf(name as keyof typeof p);
  const paths = ['ad', 'be', 'ace', 'bcd'];
  const structure: Structure = {
    locations: [],
    groups: names.map((name) => single(1 - p[name])),
    expressions: [
      ...names.map((_, group) => ({ type: 'works', group, required: 1 }) as const),
      ...paths.map((path) => ({ type: 'all', of: path.split('').map(works) }) as const),
      { type: 'atLeast', count: 1, of: paths.map((_, i) => names.length + i) },
    ],
  };
  const bridge = solved(structure, names.length + paths.length);
  const total = bridge.unavailability;

  test('reliability', () => near(1 - total, 0.998552716));
  test.each([
    ['a', 0.0218484, 0.15096138698417172, 15.945177311433001, 1.177802734375],
    ['b', 0.0113942, 0.15745631126993734, 8.71535925222693, 1.18688207315073],
    ['c', 0.00095048, 0.03283667891028989, 1.623896899295508, 1.0339515345487797],
    ['d', 0.0409228, 0.8482675134942417, 28.427316269647147, 6.590546448087432],
  ])('%s: Birnbaum, criticality, risk achievement and reduction worth', (name, birnbaum, criticality, raw, rrw) => {
    const never = bridge.withGroup(works(name), single(0));
    const down = bridge.withGroup(works(name), single(1));
    near(down - never, birnbaum, 1e-9);
    near((total - never) / total, criticality, 1e-9);
    near(down / total, raw, 1e-9);
    near(total / never, rrw, 1e-9);
  });
});

test('A16 three trains of pump and valve, a fifth of each failure common to all three', () => {
  const [q, beta, trains] = [0.1, 0.2, [0, 1, 2]];
  // Groups: three pumps, three valves, what pumps have in common, what valves have in common.
  const groups = [...trains, ...trains].map(() => single(q * (1 - beta)));
  groups.push(single(q * beta), single(q * beta));
  const structure: Structure = {
    locations: [],
    groups,
    expressions: [
      ...groups.map((_, group) => ({ type: 'works', group, required: 1 }) as const),
      ...trains.map((train) => ({ type: 'all', of: [train, 3 + train, 6, 7] }) as const),
      { type: 'atLeast', count: 1, of: trains.map((train) => groups.length + train) },
    ],
  };
  near(solved(structure, groups.length + 3).unavailability, 0.0430803730612224, 1e-12);
});

test('A14 six replicas over three zones, four needed: zones are not independent replicas', () => {
  const structure: Structure = {
    locations: [0, 1, 2].map(() => ({ unavailability: 1 - 0.9995, parent: -1 })),
    groups: [{ unavailability: 1 - 0.995, placement: [0, 1, 2].map((location) => ({ location, count: 2 })) }],
    expressions: [{ type: 'works', group: 0, required: 4 }],
  };
  near(solved(structure, 0).unavailability, 3.296401197379065e-5, 1e-9);
});

test('“what if” is what a new calculation says, on two hundred random structures', () => {
  for (let seed = 0; seed < 200; seed++) {
    const dice = random(seed);
    const pick = (n: number) => Math.floor(dice() * n);
    const locations = [0, 1].map(() => ({ unavailability: 0.05 + 0.2 * dice(), parent: -1 }));
    const groups = Array.from(
      { length: 4 },
      (): Group => ({
        unavailability: 0.3 * dice(),
        placement: [
          { location: pick(3) - 1, count: 1 + pick(2) },
          { location: pick(3) - 1, count: 1 },
        ],
      }),
    );
    const works = Array.from(
      { length: 7 },
      (_, i) => ({ type: 'works', group: i % 4, required: 1 + pick(2) }) as const,
    );
    const structure: Structure = {
      locations,
      groups,
      expressions: [
        ...works,
        { type: 'all', of: [0, 1] },
        { type: 'all', of: [2, 5] },
        { type: 'atLeast', count: 1, of: [7, 8, 3] },
        { type: 'all', of: [9, 4, 6] },
      ],
    };
    const evaluation = solved(structure, 10);
    for (const [i, group] of groups.entries()) {
      const as = { ...group, unavailability: dice(), common: 0 };
      const anew = unavailability({ ...structure, groups: groups.with(i, as) }, 10);
      if (anew.ok) expect(Math.abs(evaluation.withGroup(i, as) - anew.value), `seed ${seed}`).toBeLessThan(1e-14);
    }
    for (const [i, location] of locations.entries()) {
      const [up, down] = [evaluation.withLocation(i, true), evaluation.withLocation(i, false)];
      const mixed = location.unavailability * down + (1 - location.unavailability) * up;
      expect(Math.abs(mixed - evaluation.unavailability), `seed ${seed}`).toBeLessThan(1e-14);
    }
  }
});
