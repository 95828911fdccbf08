import {
  flips,
  paretoFront,
  rankOrderWeights,
  ranking,
  type Range,
  swingWeights,
  utility,
  type Utilities,
  winner,
  winShares,
} from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

/** Six designs by availability (per cent), p99 (ms) and cost (USD a month). */
const SIX = {
  mono: [99.9, 120, 900],
  micro: [99.95, 180, 2100],
  serverless: [99.95, 260, 700],
  multi_region: [99.99, 140, 3900],
  cell: [99.97, 150, 2600],
  dominated: [99.9, 200, 2200],
};

test('X01: rank order weights of three and four criteria', () => {
  expect(rankOrderWeights(3)).toEqual([
    expect.closeTo(11 / 18, 14),
    expect.closeTo(5 / 18, 14),
    expect.closeTo(2 / 18, 14),
  ]);
  expect(rankOrderWeights(4)).toEqual([25 / 48, 13 / 48, 7 / 48, 3 / 48].map((w) => expect.closeTo(w, 14)));
});

describe('the Pareto front', () => {
  test('X02: of six designs, with the one that each dominated design falls behind', () => {
    const { front, dominatedBy } = paretoFront(SIX, ['max', 'min', 'min']);
    expect(front).toEqual(['cell', 'micro', 'mono', 'multi_region', 'serverless']);
    expect(dominatedBy).toEqual({ dominated: 'micro' });
  });

  test.each([1, 2, 3])(
    'holds no two designs of which one dominates the other, and leaves none out, seed %d',
    (seed) => {
      const dice = random(seed);
      const all = Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`d${i}`, [dice(), Math.round(dice() * 4), dice()]]),
      );
      const { front, dominatedBy } = paretoFront(all, ['min', 'max', 'min']);
      const beats = (a: string, b: string) => {
        const [p, q] = [all[a]!, all[b]!];
        const diffs = [q[0]! - p[0]!, p[1]! - q[1]!, q[2]! - p[2]!];
        return diffs.every((d) => d >= 0) && diffs.some((d) => d > 0);
      };
      for (const name of Object.keys(all)) {
        const isBeaten = Object.keys(all).some((other) => beats(other, name));
        expect(front.includes(name)).toBe(!isBeaten);
        if (isBeaten) expect(beats(dominatedBy[name]!, name)).toBe(true);
      }
    },
  );

  test('what has no figure is on no side', () => {
    expect(paretoFront({ a: [1, null], b: [2, 3] }, ['min', 'min'])).toEqual({ front: ['b'], dominatedBy: {} });
  });
});

const RANGES: readonly [Range, Range] = [
  { worst: 200, best: 50, scale: 'linear' },
  { worst: 0, best: 100, scale: 'linear' },
];

describe('weighted utility', () => {
  const WEIGHTS = [0.45, 0.55];
  const over = (alternatives: Readonly<Record<string, readonly number[]>>, ranges: readonly Range[]): Utilities =>
    Object.fromEntries(
      Object.entries(alternatives).map(([name, values]) => [name, values.map((v, c) => utility(v, ranges[c]!))]),
    );
  const present = (alternatives: Readonly<Record<string, readonly number[]>>): Range[] =>
    [0, 1].map((c) => {
      const values = Object.values(alternatives).map((row) => row[c]!);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return c === 0 ? { worst: high, best: low, scale: 'linear' } : { worst: low, best: high, scale: 'linear' };
    });
  const base = { A: [100, 60], B: [140, 90] };
  const more = { ...base, C: [100, 10] };

  test('X04: ranges taken from the alternatives at hand let a dominated one turn the ranking round', () => {
    const scores = (all: typeof base) =>
      Object.fromEntries(ranking(over(all, present(all)), WEIGHTS).map(({ name, score }) => [name, score]));
    expect(scores(base)).toEqual({ A: expect.closeTo(0.45, 12), B: expect.closeTo(0.55, 12) });
    expect(scores(more)).toEqual({
      A: expect.closeTo(0.79375, 12),
      B: expect.closeTo(0.55, 12),
      C: expect.closeTo(0.45, 12),
    });
    expect([
      winner(over(base, present(base)), WEIGHTS)!.name,
      winner(over(more, present(more)), WEIGHTS)!.name,
    ]).toEqual(['B', 'A']);
  });

  test('X04: ranges that somebody has set do not', () => {
    expect(
      ranking(over(more, RANGES), WEIGHTS)
        .filter(({ name }) => name !== 'C')
        .map(({ name }) => name),
    ).toEqual(ranking(over(base, RANGES), WEIGHTS).map(({ name }) => name));
  });

  test('unavailability on a log scale: each nine is worth as much as the last', () => {
    const nines: Range = { worst: 1e-2, best: 1e-5, scale: 'log' };
    expect([1e-2, 1e-3, 1e-4, 1e-5].map((u) => utility(u, nines))).toEqual(
      [0, 1 / 3, 2 / 3, 1].map((u) => expect.closeTo(u, 12)),
    );
    expect([utility(1, nines), utility(0, nines)]).toEqual([0, 1]);
  });

  test('swing weights add up to one, whatever the points', () => {
    expect(swingWeights([100, 50, 50])).toEqual([0.5, 0.25, 0.25]);
    expect(swingWeights([0, 0])).toEqual([0.5, 0.5]);
  });
});

describe('X03: six designs, utilities linear between the worst and the best of them', () => {
  const ranges: readonly Range[] = [
    { worst: 99.9, best: 99.99, scale: 'linear' },
    { worst: 260, best: 120, scale: 'linear' },
    { worst: 3900, best: 700, scale: 'linear' },
  ];
  const utilities = Object.fromEntries(
    Object.entries(SIX).map(([name, values]) => [name, values.map((value, c) => utility(value, ranges[c]!))]),
  );

  test('over all plausible weights the monolith wins 40 %, two regions 37 %, serverless 18 %, cells 5 %', () => {
    const shares = winShares(utilities);
    const percent = (name: string) => Math.round(shares[name]! * 100);
    expect(['mono', 'multi_region', 'serverless', 'cell', 'dominated'].map(percent)).toEqual([40, 37, 18, 5, 0]);
  });

  test('with p99 and cost as 60 to 40 the winner changes twice with the weight of availability', () => {
    // Scores at availability w: mono 0.975 (1 − w), cell c (1 − w) + 7/9 w, two regions r (1 − w) + w.
    const [mono, cell, regions] = [0.6 + 0.4 * (15 / 16), 0.6 * (11 / 14) + 0.4 * (13 / 32), 0.6 * (6 / 7)] as const;
    const found = flips(utilities, [0.4, 0.36, 0.24], 0);
    expect(found).toEqual([
      { weight: expect.closeTo((mono - cell) / (mono - cell + 7 / 9), 12), from: 'mono', to: 'cell' },
      { weight: expect.closeTo((cell - regions) / (cell - regions + 2 / 9), 12), from: 'cell', to: 'multi_region' },
    ]);
    // The published figures are the first steps of a sweep in ten-thousandths at which the new winner leads.
    expect(found.map(({ weight }) => Math.ceil(weight * 1e4) / 1e4)).toEqual([0.3049, 0.35]);
  });
});

describe('how sure the winner is', () => {
  const two: Utilities = { cheap: [1, 0], fast: [0, 0.6] };

  test('two designs on two criteria: the ranking flips where both are worth the same', () => {
    // cheap scores w, fast 0.6 (1 − w): equal at w = 0.6 / 1.6.
    expect(flips(two, [0.5, 0.5], 0)).toEqual([{ weight: expect.closeTo(0.375, 12), from: 'fast', to: 'cheap' }]);
  });

  test('each wins as often as the weights on its side of the flip', () => {
    const shares = winShares(two);
    expect(shares['fast']).toBeCloseTo(0.375, 3);
    expect(shares['cheap']! + shares['fast']!).toBeCloseTo(1, 12);
  });

  test('three designs that are each best in one thing win a third each', () => {
    const shares = winShares({ a: [1, 0, 0], b: [0, 1, 0], c: [0, 0, 1] });
    for (const name of ['a', 'b', 'c']) expect(shares[name]).toBeCloseTo(1 / 3, 2);
  });

  test('a dominated design never wins, and a single one always does', () => {
    expect(winShares({ a: [0.5, 0.5], b: [0.4, 0.5] })['b']).toBeCloseTo(0, 2);
    expect(winShares({ a: [0.1] })).toEqual({ a: 1 });
  });

  test.each([1, 2, 3, 4])('flips are where a fine sweep sees the winner change, seed %d', (seed) => {
    const dice = random(seed);
    const all: Utilities = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`d${i}`, [dice(), dice(), dice()]]));
    const weights = [0.2, 0.5, 0.3];
    const found = flips(all, weights, 0);
    const at = (w: number) => winner(all, [w, (1 - w) * (0.5 / 0.8), (1 - w) * (0.3 / 0.8)])!.name;
    const expected: { weight: number; from: string; to: string }[] = [];
    for (let i = 0; i < 20_000; i++) {
      const [a, b] = [at(i / 20_000), at((i + 1) / 20_000)];
      if (a !== b) expected.push({ weight: expect.closeTo((i + 0.5) / 20_000, 4) as number, from: a, to: b });
    }
    expect(found).toEqual(expected);
  });
});
