import { analyze } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design, random, reportOf } from '../../support/design';

const journey = (text: string, more = {}) => reportOf(text, more).journeys['client']!;
const near = (actual: number | null, expected: number, tolerance = 1e-6) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected).toBeLessThan(tolerance);
};

test('Q01 M/M/1 at three quarters', () => {
  const { meanMs, p99Ms } = journey('client[rate=75] > a[service=10ms]');
  near(meanMs, 40, 1e-12);
  near(p99Ms, 40 * Math.log(100));
});

test('Q02 M/M/3', () => {
  near(reportOf('client[rate=2] > a[service=1s replicas=3]').components['a']!.meanMs, 1444.4444444444443, 1e-12);
  // Three replicas with one worker and one replica with three workers share one queue either way.
  near(reportOf('client[rate=2] > a[service=1s concurrency=3]').components['a']!.meanMs, 1444.4444444444443, 1e-12);
});

test('Q03 the mail filters near saturation', () => {
  near(reportOf('client[rate=0.66] > a[service=6s replicas=4]').components['a']!.meanMs, 152_685.7764139714, 1e-9);
});

test('Q07 three devices visited 16, 7 and 8 times', () => {
  const { meanMs } = journey(
    'client[rate=3] > *16 cpu[service=10ms] \n client > *7 a[service=20ms] \n client > *8 b[service=30ms]',
  );
  near(meanMs, 1406.2144751799923, 1e-9);
});

test('Q19 a gateway', () => {
  near(reportOf('client[rate=125] > gw[service=2ms]').components['gw']!.meanMs, 2.6666666666666666, 1e-12);
});

test('Q26 Pollaczek and Khinchine: the mean wait grows with the variance of the service', () => {
  for (const [scv, waitS] of [
    [0, 2],
    [0.5, 3],
    [1, 4],
    [4, 10],
    [20, 42],
  ] as const) {
    near(reportOf(`client[rate=0.8] > a[service=1s scv=${scv}]`).components['a']!.meanMs, 1000 * (waitS + 1), 1e-12);
  }
});

test('calls of one caller run one after the other, in the order of their ids or stages', () => {
  const { meanMs } = journey('client[rate=1] > a[service=5ms] > b[service=12ms], c[service=3ms]');
  const wait = (ms: number) => ms / (1 - ms / 1000);
  near(meanMs, wait(5) + wait(12) + wait(3), 1e-12);
});

test('L04 a hundred parallel calls take as long as the slowest', () => {
  const { meanMs, p99Ms } = journey('client[rate=0.000001] >[calls=100 parallel] leaf[service=10ms replicas=1000]');
  near(meanMs, 51.8737751763962, 5e-5);
  near(p99Ms, 92.05369664023067, 5e-5);
});

test('equal stages run side by side, later ones wait', () => {
  const text =
    'client[rate=0.000001] > a \n a >[stage=1] b[service=10ms] \n a >[stage=1] c[service=40ms] \n a >[stage=2] d[service=20ms]';
  near(journey(text).meanMs, 50 - 1 / (1 / 10 + 1 / 40) + 20, 5e-5);
});

test('L08 three calls in sequence: percentiles come from the sum, not from sums', () => {
  const { p50Ms, p95Ms, p99Ms } = journey('client[rate=0.000001] > *3 a[service=10ms]');
  near(p50Ms, 26.740603137235603);
  near(p95Ms, 62.957936218719894);
  near(p99Ms, 84.05946914885466);
});

test('L10 a cache in front of its store', () => {
  const { meanMs, p50Ms, p99Ms } = journey('client[rate=0.000001] > cache[service=1ms hit=0.9] > db[service=50ms]');
  near(meanMs, 6);
  near(p50Ms, 0.8096649366475522);
  near(p99Ms, 116.13939001557826);
});

test('a cache beside its store waits for it only when it has no answer', () => {
  const beside = journey(
    'client[rate=0.000001] > api > cache[service=1ms hit=0.9] \n api >[missOf=cache] db[service=50ms]',
  );
  near(beside.meanMs, 6);
  near(beside.p99Ms, 116.13939001557826);
});

test('two stores behind one cache are missed together', () => {
  // Either both are asked or none: mean as if apart, but the tail is that of the sum.
  const { meanMs, p99Ms } = journey(`client[rate=0.000001] > api > cache[hit=0.99]
    api >[missOf=cache] a[service=10ms]
    api >[missOf=cache] b[service=10ms]`);
  near(meanMs, 0.01 * 20);
  expect(p99Ms).toBeLessThan(1e-3);
});

test('L16 nobody waits for what is behind an asynchronous connector', () => {
  const { meanMs, p99Ms } = journey(
    'client[rate=0.00008] > producer[service=5ms] > broker[service=2ms] ~> consumer[service=10ms]',
  );
  near(meanMs, 7, 1e-6);
  near(p99Ms, 25.57904918697579, 1e-5);
});

test('an overloaded consumer behind a queue does not keep the client waiting', () => {
  const report = reportOf('client[rate=10] > api[service=1ms] ~> worker[service=200ms]');
  expect(report.journeys['client']!.p99Ms).not.toBeNull();
  expect(report.components['worker']!.meanMs).toBeNull();
});

test('an overloaded component on the way leaves no latency', () => {
  const { meanMs, p50Ms, p95Ms, p99Ms, bottleneck } = journey('client[rate=100] > a[service=10ms] > b[service=1ms]');
  expect([meanMs, p50Ms, p95Ms, p99Ms]).toEqual([null, null, null, null]);
  expect(bottleneck).toBe('a');
});

test('the wire costs a fixed time for each call, by where the ends stand', () => {
  const network = { clientMs: 30, sameZoneMs: 0.5, crossZoneMs: 1, crossRegionMs: 80 };
  const text = 'client[rate=0.000001] > lb > a[zones=x+y replicas=2] > *2 db[zone=x]';
  const { meanMs, p50Ms } = journey(text, { assumptions: { network } });
  // lb stands nowhere: near. a is in x or y with equal probability, db in x: two calls of ½ · 0.5 + ½ · 1 each.
  near(meanMs, 30 + 0.5 + 2 * 0.75, 1e-12);
  expect(p50Ms).toBeGreaterThan(31.5 - 1e-6);
  near(journey('client[rate=0.000001] >[network=7ms] a', { assumptions: { network } }).p99Ms, 7, 1e-12);
});

test('reads and writes are waited for in proportion', () => {
  const { meanMs } = journey(
    'client[rate=0.000001 reads=0.75] > api \n api >[ops=reads] cache[service=1ms] \n api >[ops=writes] db[service=9ms]',
  );
  near(meanMs, 0.75 * 1 + 0.25 * 9, 1e-6);
});

test('a circle of calls is waited for as often as it goes round', () => {
  // user and graph call each other: mean = (10 + 0.5 · 20) / (1 − 0.5 · 0.4) at each entry of the circle.
  const { meanMs } = journey(
    'client[rate=0.000001] > user[service=10ms] >[calls=0.5] graph[service=20ms] >[calls=0.4] user',
  );
  near(meanMs, (10 + 0.5 * 20) / (1 - 0.5 * 0.4), 1e-6);
});

test('percentiles rise, and lie around the mean, in a hundred random designs', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const dice = random(seed);
    const ms = () => (0.1 + 20 * dice()).toFixed(3);
    const text = `client[rate=${(1 + 30 * dice()).toFixed(2)} reads=${dice().toFixed(2)}] > lb[dispatch=one] > a[service=${ms()}ms], b[service=${ms()}ms]
      a > cache[service=${ms()}ms hit=${dice().toFixed(2)}] > db[service=${ms()}ms]
      b >[calls=${(3 * dice()).toFixed(2)}] db
      a >[stage=${dice() < 0.5 ? 9 : 8}] x[service=${ms()}ms]
      a >[stage=9] y[service=${ms()}ms scv=${(4 * dice()).toFixed(2)}]`;
    const { p50Ms, p95Ms, p99Ms, meanMs } = analyze(design(text)).report.journeys['client']!;
    if (meanMs === null) continue;
    expect(p50Ms, `seed ${seed}`).toBeLessThan(p95Ms!);
    expect(p95Ms, `seed ${seed}`).toBeLessThan(p99Ms!);
    expect(meanMs, `seed ${seed}`).toBeLessThan(p99Ms!);
  }
});

test('a missed latency points at where a request spends its time, not at an overloaded worker nobody waits for', () => {
  const report = reportOf(
    'client[rate=100 target.p99=10ms] > api[service=5ms concurrency=8] > db[service=9ms concurrency=4] ; api ~> worker[service=200ms]',
  );
  const missed = report.findings.find(({ code }) => code === 'target.missed')!;
  expect(missed.fix).toMatch(/^Begin with db/);
});
