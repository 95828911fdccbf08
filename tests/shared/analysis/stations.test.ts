import { analyze, queueFigures } from '@shared/analysis';
import { finiteQueue, lruHitRatio, waiting } from '@shared/stochastic';
import { expect, test } from 'vitest';
import { design, reportOf } from '../../support/design';

const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / Math.abs(expected)).toBeLessThan(tolerance);
};
const codes = (text: string) => reportOf(text).findings.map(({ code }) => code);
type Component = ReturnType<typeof design>['components'][string];
const withFields = (text: string, id: string, fields: Partial<Component>) => {
  const made = design(text);
  return { ...made, components: { ...made.components, [id]: { ...made.components[id]!, ...fields } } };
};

test('Q11 waiting places: what is refused, what is carried on, how long the rest takes', () => {
  const { components, journeys, findings } = reportOf(
    `client[rate=40] > a[service=33.333333333333336ms replicas=3 queue=4] > db[service=1ms]`,
  );
  near(components['a']!.refusedShare, 0.003931315238981448);
  near(components['a']!.meanMs, 36.517007943287424);
  near(components['db']!.arrivalRps, 39.84274739044074);
  near(journeys['client']!.refusedShare, 0.003931315238981448);
  expect(findings.map(({ code }) => code)).toContain('load.refused');
});

test('a limited queue has figures beyond capacity, and says how much it refuses', () => {
  const { components, journeys } = reportOf('client[rate=200] > a[service=10ms queue=10]');
  const found = finiteQueue({ ratePerSecond: 200, servers: 1, serviceMs: 10, scv: 1 }, 10);
  near(journeys['client']!.refusedShare, found.refused);
  near(components['a']!.meanMs, found.meanMs + 10);
  expect(journeys['client']!.p99Ms).toBeGreaterThan(100);
});

test('processor sharing does not ask how work is distributed, only how much there is', () => {
  for (const scv of [0, 1, 10]) {
    const { components, journeys } = reportOf(
      `client[rate=80] > a[service=10ms scv=${scv} discipline=processor-sharing]`,
    );
    near(components['a']!.meanMs, 10 / (1 - 0.8), 1e-12);
    near(journeys['client']!.meanMs, 50, 1e-12);
  }
});

test('a CPU limit caps what a replica does and stretches no request', () => {
  const report = reportOf('client[rate=1] > a[service=2.3ms concurrency=8 cpuLimit=0.6]');
  near(report.components['a']!.saturatesAt, 600 / 2.3, 1e-12);
  expect(report.components['a']!.meanMs).toBeLessThan(2.4);
});

test('Q25 the scalability law: replicas beyond its peak lower what is carried', () => {
  const carried = (replicas: number) =>
    analyze(
      withFields(`client[rate=1] > a[service=1s replicas=${replicas}]`, 'a', {
        usl: { contention: 0.001, coherency: 1e-5 },
      }),
    ).report.components['a']!.saturatesAt!;
  const peak = Math.sqrt((1 - 0.001) / 1e-5);
  near(peak, 316.06961258558215);
  expect(carried(316)).toBeGreaterThan(carried(315));
  expect(carried(316)).toBeGreaterThan(carried(318));
  near(carried(100), 100 / (1 + 0.001 * 99 + 1e-5 * 100 * 99), 1e-12);
});

test('each of several shards has its own queue; the hottest waits longest', () => {
  const { components } = reportOf('client[rate=300] > db[service=10ms replicas=4 shards=4 hottestShare=0.31]');
  const at = (share: number) => waiting({ ratePerSecond: 300 * share, servers: 1, serviceMs: 10, scv: 1 })!.meanMs;
  near(components['db']!.meanMs, 10 + 0.31 * at(0.31) + 0.69 * at(0.23));
  near(components['db']!.utilization, (300 * 0.31) / 100);
});

test('popularity makes a hit ratio and a hottest shard where none is stated', () => {
  const popularity = { objects: 1e6, skew: 1 };
  const cached = analyze(
    withFields('client[rate=100] > cache > db', 'cache', { popularity, cachedObjects: 10_000 }),
  ).report;
  near(cached.components['db']!.arrivalRps, 100 * (1 - lruHitRatio(1e6, 1, 10_000)));
  const sharded = analyze(
    withFields('client[rate=100] > db[service=1ms replicas=16 shards=16]', 'db', { popularity }),
  ).report;
  near(sharded.components['db']!.saturatesAt, 160 * 0.4896696675531322);
});

test('T13 an empty cache at peak is twenty times the load, and it is said', () => {
  const { findings } = reportOf('client[rate=50000] > api > cache[hit=95%] ; api >[missOf=cache] db[service=0.24ms]');
  const found = findings.find(({ code }) => code === 'cache.cold-start')!;
  near(found.evidence['multiple'] as number, 20);
  near(found.evidence['utilization'] as number, 12);
});

test('threads held by slow calls run out while the machine idles', () => {
  const text = (threads: number) =>
    `client[rate=50] > app[service=2ms concurrency=4 threads=${threads}] > slow[service=200ms replicas=100]`;
  const short = reportOf(text(8));
  expect(short.findings.map(({ code }) => code)).toContain('load.pool-exhausted');
  expect(short.components['app']!.utilization).toBeLessThan(0.03);
  expect(short.journeys['client']!.p99Ms).toBeNull();
  // 8 threads of 202 ms each do 39.6 a second.
  near(short.components['app']!.saturatesAt, 8 / 0.202 / 50, 1e-4);
  const enough = reportOf(text(200));
  near(enough.journeys['client']!.meanMs, 202, 1e-4);
  near(enough.components['app']!.threadUtilization, (50 * 0.202) / 200, 1e-3);
});

test('connections to a database are a queue of their own', () => {
  const mean = (connections: number) =>
    reportOf(`client[rate=40] > app >[connections=${connections}] db[service=50ms replicas=100]`).journeys['client']!
      .meanMs;
  near(mean(3), 50 + waiting({ ratePerSecond: 40, servers: 3, serviceMs: 50, scv: 1 })!.meanMs, 1e-6);
  near(mean(100), 50, 1e-9);
  expect(codes('client[rate=40] > app >[connections=2] db[service=50ms replicas=100]')).toContain(
    'load.pool-exhausted',
  );
});

test('autoscaling stops helping at its maximum', () => {
  const scaled = (rate: number) =>
    analyze(
      withFields(`client[rate=${rate}] > a[service=10ms]`, 'a', {
        autoscale: { min: 2, max: 10, targetUtilization: 0.5 },
      }),
    ).report;
  expect(scaled(10).components['a']!.replicas).toBe(2);
  expect(scaled(300).components['a']!.replicas).toBe(6);
  near(scaled(300).components['a']!.saturatesAt, 1000 / 300, 1e-12);
  const over = scaled(700);
  expect(over.components['a']!.replicas).toBe(10);
  const found = over.findings.find(({ code }) => code === 'load.autoscale-at-max')!;
  near(found.evidence['helpsUntil'] as number, 500 / 700, 1e-12);
});

test('L16 what is behind a queue is as fresh as its consumer is quick', () => {
  const { analysis, report } = analyze(design('client[rate=80] > producer > broker ~> consumer[service=10ms]'));
  const [queue] = queueFigures(analysis, { outageSeconds: 60 });
  near(queue!.freshness!.p99Ms, 230.25850929940458, 1e-6);
  near(queue!.drainSeconds, (60 * 0.8) / 0.2, 1e-12);
  expect([queue!.oldestSeconds, queue!.agesPerSecond]).toEqual([60, 0]);
  expect(queue!.growthPerSecond).toBe(0);
  expect(report.journeys['client']!.p99Ms).toBe(0);
});

test('a consumer that falls behind loses what is kept for too short a time', () => {
  const found = withFields('client[rate=100] > q ~> w[service=20ms]', 'q', { retentionSeconds: 3600 });
  const { analysis, report } = analyze(found);
  const [queue] = queueFigures(analysis, { outageSeconds: 60 });
  expect(queue!.growthPerSecond).toBeCloseTo(50, 9);
  // The oldest message ages half a second a second.
  expect(queue!.agesPerSecond).toBeCloseTo(0.5, 12);
  expect(queueFigures(analysis, { outageSeconds: 7200 })[0]!.oldestSeconds).toBe(3600);
  expect(queue!.lossAfterSeconds).toBeCloseTo(7200, 6);
  expect(report.findings.map(({ code }) => code)).toContain('queue.retention-exceeded');
});

test('a fallback gets what fails, and what it serves counts', () => {
  const { components, journeys } = reportOf(
    'client[rate=100] > api >[errors=10%] a[service=1ms concurrency=100] ; api >[fallback=a] b[service=5ms concurrency=100]',
  );
  near(components['b']!.arrivalRps, 10);
  expect(journeys['client']!.refusedShare).toBeCloseTo(0, 12);
  near(journeys['client']!.meanMs, 0.9 * 1 + 0.1 * 5, 1e-3);
});

test('a timeout that is hardly ever reached changes next to nothing; a short one cuts the tail off', () => {
  const of = (more: string) => reportOf(`client[rate=50] > api >${more} a[service=10ms]`).journeys['client']!;
  const plain = of('');
  near(of('[timeout=2s]').p99Ms, plain.p99Ms!, 1e-9);
  const cut = of('[timeout=50ms]');
  expect(cut.p999Ms).toBeLessThanOrEqual(50 * 1.01);
  near(cut.refusedShare, Math.exp(-50 / 20), 1e-5);
  // Exponential with mean 20, cut off at 50.
  near(cut.p99Ms, -20 * Math.log(1 - 0.99 * (1 - Math.exp(-2.5))), 2e-3);
  near(cut.meanMs, 20 - (50 * Math.exp(-2.5)) / (1 - Math.exp(-2.5)), 2e-3);
});

test('served after a second attempt: the lost time and the pause are part of it', () => {
  const { connectors, journeys } = reportOf(
    'client[rate=0.001] > api >[timeout=10ms attempts=2 backoff=5ms] a[service=10ms]',
  );
  const p = Math.exp(-1);
  near(connectors['api-a']!.attemptsPerCall, 1 + p, 1e-4);
  near(journeys['client']!.refusedShare, p * p, 1e-4);
  const within = 10 - (10 * p) / (1 - p);
  const second = p / (1 + p);
  near(journeys['client']!.meanMs, within + second * 15, 2e-3);
});

test('a quorum of parallel calls waits for so many', () => {
  const text = design('client[rate=0.001] >[calls=3 parallel quorum=2] db[service=10ms replicas=100]');
  near(analyze(text).report.journeys['client']!.meanMs, 10 * (1 / 3 + 1 / 2), 2e-4);
});

test('T15 a quorum store: each write goes to three nodes, each read to two', () => {
  const { components } = reportOf(
    'client[rate=10000 reads=0.9] > api ; api >[ops=reads calls=2] nodes[replicas=6 service=0.1ms] ; api >[ops=writes calls=3 parallel] nodes',
    {},
  );
  expect(components['nodes']!.arrivalRps).toBeCloseTo(9000 * 2 + 1000 * 3, 6);
  expect(components['nodes']!.arrivalRps! / 6).toBeCloseTo(3500, 6);
});
