import {
  constant,
  type Duration,
  durationFigures,
  lognormal,
  populationInPool,
  serviceLaw,
  sharingLaw,
  singleServerWait,
  stretch,
  waitingLaw,
} from '@shared/stochastic';
import { expect, test } from 'vitest';

const near = (actual: number, expected: number, tolerance = 1e-6) =>
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);

const P = [0.5, 0.95, 0.99, 0.999];
const figures = (durations: readonly Duration[], root = durations.length - 1) => durationFigures(durations, root, P)!;
const exponential = (ms: number): Duration => ({ type: 'law', law: serviceLaw(ms, 1) });

test('Q28 M/H2/1: the wait for one server is that of its transform, not an exponential with the right mean', () => {
  // p = 0.9 with rate 1.8, p = 0.1 with rate 0.2: balanced means at a squared coefficient of variation of 41/9.
  const scv = 41 / 9;
  const wait = singleServerWait(0.8, serviceLaw(1000, scv));
  near(wait.meanMs / 1000, 11.11111111111111, 1e-12);
  near(1 - wait.atom, 0.8, 1e-12);
  const { percentilesMs } = figures([{ type: 'law', law: wait }]);
  [5.27788225794465, 41.620566707487114, 67.02859123699795].forEach((s, i) => near(percentilesMs[i]! / 1000, s));
});

test('M/D/1 waits half as long as M/M/1 on average, and far less than half as long at the 99th percentile', () => {
  const wait = singleServerWait(0.8, constant(1000));
  near(wait.meanMs, 2000, 1e-12);
  near(figures([{ type: 'law', law: wait }]).percentilesMs[2]!, 10_400, 0.01);
});

test('processor sharing: the mean does not ask for the distribution, the variance is the known one', () => {
  near(stretch(1, 0.8), 5, 1e-12);
  const law = sharingLaw(1, 0.5, 10, 1, true);
  near(law.meanMs, 20, 1e-12);
  // The transform itself against its moments: (1 − X(s)) / s → mean, and the percentile rises.
  const found = figures([{ type: 'law', law }]);
  expect(found.percentilesMs[2]!).toBeGreaterThan(20 * Math.log(100));
  const s = { re: Float64Array.from([1e-6]), im: Float64Array.from([0]) };
  const out = { re: new Float64Array(1), im: new Float64Array(1) };
  law.transform(s, out);
  near((1 - out.re[0]!) / 1e-6, 20, 1e-3);
  const second = 2 * ((out.re[0]! - 1) / 1e-6 + 20) * 1e6;
  near(second - 400, (400 * 2.5) / 1.5, 2e-2);
});

test('L05 a quorum waits for the second fastest of three', () => {
  const found = figures([exponential(10), { type: 'ranked', of: 0, times: 3, rank: 2 }]);
  near(found.meanMs, 10 * (1 / 3 + 1 / 2), 1e-4);
  near(found.percentilesMs[2]!, 28.31860950723147, 1e-4);
  near(figures([exponential(10)]).percentilesMs[2]!, 46.051701859880914);
});

test('L06 a second attempt after the 95th percentile shortens the tail for five percent more load', () => {
  // Exp(1): after ln 20 the tail falls twice as fast: e^−t · e^−(t − ln 20) = 0.001.
  const afterMs = Math.log(20);
  const found = figures([exponential(1), { type: 'hedged', of: 0, afterMs }]);
  near(found.percentilesMs[3]!, (Math.log(1000) + afterMs) / 2, 1e-3);
  near(found.percentilesMs[3]!, 4.95, 1e-3);
  near(Math.exp(-afterMs), 0.05, 1e-12);
});

test('L12 three lognormal durations in a row, by their medians and 99th percentiles', () => {
  const parts = [
    [10, 100],
    [20, 60],
    [5, 50],
  ].map(([p50, p99]): Duration => ({ type: 'given', given: lognormal(p50!, p99!) }));
  const found = figures([...parts, { type: 'sequence', of: [0, 1, 2] }]);
  near(found.meanMs, 46.840040062742595, 0.002);
  [41.010951604992044, 91.72794360610149, 140.50172960726977, 251.82314780046352].forEach((ms, i) =>
    near(found.percentilesMs[i]!, ms, 0.002),
  );
});

test('L14 a lognormal with the mean and variance of a cache mixture misses its percentiles', () => {
  const mixture: Duration[] = [
    exponential(1),
    exponential(50),
    { type: 'choice', of: [1], share: [0.1] },
    { type: 'sequence', of: [0, 2] },
  ];
  const found = figures(mixture);
  near(found.meanMs, 6);
  const variance = 1 + 0.1 * 2 * 50 ** 2 - 25;
  near(variance, 476, 1e-12);
  const sigma2 = Math.log(1 + variance / 36);
  const p99 = Math.exp(Math.log(6) - sigma2 / 2 + 2.326347874040841 * Math.sqrt(sigma2));
  near(p99, 70.44335109949962);
  expect(p99 / found.percentilesMs[2]!).toBeLessThan(0.62);
});

test('what is within a limit is the distribution cut off there', () => {
  const found = figures([exponential(10), { type: 'within', of: 0, limitMs: 15 }]);
  const all = 1 - Math.exp(-1.5);
  P.forEach((p, i) => near(found.percentilesMs[i]!, -10 * Math.log(1 - p * all), 2e-3));
});

test('Q32 ten users, three threads, one database: the states give the exact answer', () => {
  const ms = (serviceMs: number, servers = Number.POSITIVE_INFINITY) => ({ serviceMs, servers });
  const found = populationInPool(10, 1000, 3, [ms(10), ms(40, 1), ms(10)]);
  near(found.throughputRps, 9.269929822589928, 1e-8);
  near(found.responseMs, 78.75681816176883, 1e-8);
  near(found.threadWaitMs, 1.96905395665537, 1e-8);
  near(found.heldMs, 76.7877642051141, 1e-8);
});

test('L01 and L03 one slow leaf in a hundred makes two requests in three slow', () => {
  // Each leaf is slow with 1 %: 0 or 1 ms.
  const leaf: Duration = { type: 'choice', of: [0], share: [0.01] };
  const durations: Duration[] = [{ type: 'law', law: constant(1) }, leaf, { type: 'slowest', of: [1], times: [100] }];
  near(figures(durations).meanMs, 1 - 0.99 ** 100, 1e-3);
  for (const n of [1, 10, 100, 1000]) {
    // The leaf's quantile at q^(1/n) is the 99th percentile of all of them.
    const at = durationFigures([exponential(10), { type: 'slowest', of: [0], times: [n] }], 1, [0.99])!
      .percentilesMs[0]!;
    near(at, -10 * Math.log1p(-(0.99 ** (1 / n))), 2e-4);
  }
});

test('waiting is nothing, or exponential', () => {
  const found = figures([{ type: 'law', law: waitingLaw({ probability: 0.2, meanMs: 4 }) }]);
  expect(found.percentilesMs[0]).toBe(0);
  near(found.percentilesMs[2]!, 20 * Math.log(20));
});
