import {
  constant,
  type Duration,
  durationFigures,
  type Law,
  momentsOf,
  planOf,
  serviceLaw,
  Shifts,
  sumOf,
  waiting,
  waitingLaw,
} from '@shared/stochastic';
import { describe, expect, test } from 'vitest';

const law = (l: Law): Duration => ({ type: 'law', law: l });
const exponential = (meanMs: number): Duration => law(serviceLaw(meanMs, 1));

/** Percentiles of the last duration of the list. */
const figures = (durations: readonly Duration[], ...probabilities: number[]) =>
  durationFigures(durations, durations.length - 1, probabilities)!;

const close = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual - expected) / expected).toBeLessThan(tolerance);

describe('sequences, by transform inversion', () => {
  test('L08 the sum of three exponentials is no sum of percentiles', () => {
    const sum = figures(
      [exponential(10), exponential(10), exponential(10), { type: 'sequence', of: [0, 1, 2] }],
      0.5,
      0.95,
      0.99,
      0.999,
    );
    close(sum.percentilesMs[0]!, 26.740603137235603, 1e-7);
    close(sum.percentilesMs[1]!, 62.957936218719894, 2e-7);
    close(sum.percentilesMs[2]!, 84.05946914885466, 2e-7);
    close(sum.percentilesMs[3]!, 112.28872242412663, 1e-6);
    expect(sum.meanMs).toBeCloseTo(30, 12);
  });

  test('L10 a cache is a mixture, whose p99 no moments show', () => {
    const cache = figures(
      [exponential(1), exponential(50), { type: 'choice', of: [1], share: [0.1] }, { type: 'sequence', of: [0, 2] }],
      0.5,
      0.9,
      0.95,
      0.99,
    );
    expect(cache.meanMs).toBeCloseTo(1 + 0.1 * 50, 12);
    [0.8096649366475522, 4.809816483828875, 35.667494393873525, 116.13939001557826].forEach((expected, i) =>
      close(cache.percentilesMs[i]!, expected, 1e-6),
    );
  });

  test('L13 two independent exponentials', () => {
    close(
      figures([exponential(10), { type: 'repeat', of: 0, times: 2 }], 0.99).percentilesMs[0]!,
      66.38352067993813,
      1e-7,
    );
  });

  test('Q29 the response of M/M/c, its removable singularity included', () => {
    const cases = [
      [1, 0.5, 1.3862943611198906, 5.991464547107982, 9.210340371976184],
      [1, 0.9, 6.931471805599453, 29.95732273553991, 46.051701859880914],
      [4, 0.8, 1.3461990538193103, 4.7380194960365944, 6.893203748883001],
      [16, 0.9, 1.0780097730950005, 3.623543483110446, 5.269834601084462],
    ] as const;
    for (const [servers, rho, ...expected] of cases) {
      const station = { servers, serviceMs: 1, scv: 1, ratePerSecond: 1000 * rho * servers };
      const response = figures([law(sumOf(waitingLaw(waiting(station)!), serviceLaw(1, 1)))], 0.5, 0.95, 0.99);
      expected.forEach((value, i) => close(response.percentilesMs[i]!, value, 1e-7));
    }
  });

  test('L07 thirty reads of a fixed time, one after the other, take exactly thirty times as long', () => {
    const read = law(constant(10 + 256 / 30));
    const serial = figures([read, { type: 'repeat', of: 0, times: 30 }], 0.5, 0.99);
    expect(serial.percentilesMs).toEqual([serial.meanMs, serial.meanMs]);
    expect(serial.meanMs).toBeCloseTo(556, 9);
  });

  test('half a call is a call with probability one half', () => {
    const half = figures([exponential(10), { type: 'repeat', of: 0, times: 0.5 }], 0.25, 0.9);
    expect(half.percentilesMs[0]).toBe(0);
    // P(X > t) = ½ e^{−t/10} = 0.1
    close(half.percentilesMs[1]!, 10 * Math.log(0.5 / 0.1), 1e-7);
  });

  test('a circle of calls is the sum of all its rounds', () => {
    // a takes 10 ms, then with probability ¼ everything again: a geometric sum of exponentials is exponential.
    const circle = figures(
      [exponential(10), { type: 'choice', of: [2], share: [0.25] }, { type: 'sequence', of: [0, 1] }],
      0.5,
      0.99,
    );
    close(circle.meanMs, 10 / 0.75, 1e-9);
    close(circle.percentilesMs[0]!, (10 / 0.75) * Math.LN2, 1e-7);
    close(circle.percentilesMs[1]!, (10 / 0.75) * Math.log(100), 1e-7);
  });

  test('a fixed part is an exact shift', () => {
    const shifted = figures([law(constant(500)), exponential(1), { type: 'sequence', of: [0, 1] }], 0.99);
    close(shifted.percentilesMs[0]!, 500 + Math.log(100), 1e-10);
  });
});

describe('joins, on a lattice', () => {
  test('L04 the slowest of a hundred exponentials', () => {
    const slowest = figures([exponential(10), { type: 'slowest', of: [0], times: [100] }], 0.5, 0.95, 0.99);
    close(slowest.meanMs, 51.8737751763962, 2e-5);
    [49.75146840585799, 75.75621890539685, 92.05369664023067].forEach((expected, i) =>
      close(slowest.percentilesMs[i]!, expected, 2e-5),
    );
  });

  test('L07 thirty parallel reads of a fixed time take that time', () => {
    const parallel = figures([law(constant(10 + 256 / 30)), { type: 'slowest', of: [0], times: [30] }], 0.99);
    close(parallel.percentilesMs[0]!, 10 + 256 / 30, 1e-12);
  });

  test('the slower of two different exponentials, then a third', () => {
    // P(max ≤ t) = (1 − e^{−t/10}) (1 − e^{−t/40}); mean = 10 + 40 − 1 / (1/10 + 1/40)
    const joined = figures(
      [
        exponential(10),
        exponential(40),
        { type: 'slowest', of: [0, 1], times: [1, 1] },
        exponential(20),
        { type: 'sequence', of: [2, 3] },
      ],
      0.5,
    );
    close(joined.meanMs, 50 - 1 / (1 / 10 + 1 / 40) + 20, 5e-5);
  });

  test('parts on very different scales do not disturb each other', () => {
    const joined = figures(
      [exponential(0.01), exponential(100), { type: 'slowest', of: [0, 1], times: [1, 1] }],
      0.5,
      0.99,
    );
    close(joined.percentilesMs[0]!, 100 * Math.LN2, 1e-4);
    close(joined.percentilesMs[1]!, 100 * Math.log(100), 1e-4);
  });

  test('a fixed part is waited for however short the random one is', () => {
    const joined = figures(
      [law(constant(50)), exponential(1), { type: 'slowest', of: [0, 1], times: [1, 1] }],
      0.5,
      0.99,
    );
    close(joined.percentilesMs[0]!, 50, 1e-9);
    close(joined.percentilesMs[1]!, 50, 1e-9);
  });

  test('a join of one part is that part, on either road', () => {
    const parts: Duration[] = [
      exponential(3),
      exponential(8),
      { type: 'choice', of: [1], share: [0.3] },
      { type: 'sequence', of: [0, 2] },
    ];
    const direct = figures(parts, 0.5, 0.95, 0.99);
    const joined = figures([...parts, { type: 'slowest', of: [3], times: [1] }], 0.5, 0.95, 0.99);
    close(joined.meanMs, direct.meanMs, 1e-3);
    direct.percentilesMs.forEach((expected, i) => close(joined.percentilesMs[i]!, expected, 1e-4));
  });
});

describe('alternatives that begin at different times', () => {
  /** 1 ms of work, one time in `oneIn` after 40 ms on the wire. */
  const farOneIn = (oneIn: number): Duration[] => [
    exponential(1),
    law(constant(40)),
    { type: 'sequence', of: [1, 0] },
    { type: 'choice', of: [0, 2], share: [1 - 1 / oneIn, 1 / oneIn] },
  ];

  test('a call that is far away one time in five has the p95 and p99 of that one time', () => {
    const { percentilesMs } = figures(farOneIn(5), 0.5, 0.95, 0.99);
    close(percentilesMs[0]!, Math.log(0.8 / (0.5 - 0.2)), 1e-6);
    close(percentilesMs[1]!, 40 + Math.log(0.2 / 0.05), 1e-6);
    close(percentilesMs[2]!, 40 + Math.log(0.2 / 0.01), 1e-6);
  });

  test('two such calls in a row begin at three times', () => {
    const parts = farOneIn(5);
    const { percentilesMs, meanMs } = figures([...parts, { type: 'repeat', of: 3, times: 2 }], 0.99);
    expect(meanMs).toBeCloseTo(2 * (1 + 40 / 5), 12);
    // Both are far one time in 25; that rest has the tail (1 + t) e^−t.
    const rest = percentilesMs[0]! - 80;
    close((1 + rest) * Math.exp(-rest), 0.01 * 25, 1e-6);
  });

  test('nothing is late that cannot be: the tail far out is no noise of the inversion', () => {
    const durations = farOneIn(2);
    const plan = planOf(durations, 3);
    const tail = Shifts.of(durations, plan, momentsOf(durations, plan), 3)!;
    for (const t of [41, 45, 60]) expect(tail.at(t)).toBeCloseTo(0.5 * (Math.exp(-t) + Math.exp(40 - t)), 8);
    expect(tail.at(39.9)).toBeCloseTo(0.5 + 0.5 * Math.exp(-39.9), 9);
  });
});
