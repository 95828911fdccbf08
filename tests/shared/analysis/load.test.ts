import { expect, test } from 'vitest';
import { reportOf } from '../../support/design';

test('T01 load of a web journey through CDN, routing, repeated calls, caches and a queue', () => {
  const { components } = reportOf(`
    client[rate=10000] > cdn[hit=85%] > lb > web
    web > auth
    web > *2 svc > *3 cache[hit=80%] > db
    svc ~> *0.5 queue ~> worker > *2 db
  `);
  const rate = (id: string) => components[id]!.arrivalRps;
  expect(rate('cdn')).toBeCloseTo(10_000, 8);
  expect(rate('lb')).toBeCloseTo(10_000 * 0.15, 8);
  expect(rate('web')).toBeCloseTo(1500, 8);
  expect(rate('auth')).toBeCloseTo(1500, 8);
  expect(rate('svc')).toBeCloseTo(3000, 8);
  expect(rate('cache')).toBeCloseTo(9000, 8);
  expect(rate('queue')).toBeCloseTo(1500, 8);
  expect(rate('worker')).toBeCloseTo(1500, 8);
  expect(rate('db')).toBeCloseTo(9000 * 0.2 + 1500 * 2, 8);
});

test('T13 a cache beside its store keeps all but the misses away from it', () => {
  const { components } = reportOf('client[rate=50000] > api > cache[hit=95%] \n api >[missOf=cache] db');
  expect(components['cache']!.arrivalRps).toBeCloseTo(50_000, 8);
  expect(components['db']!.arrivalRps).toBeCloseTo(50_000 * (1 - 0.95), 8);
});

test('T15 writes go to the leader, reads are spread over the followers', () => {
  const { components } = reportOf(`
    client[rate=10000 reads=0.9] > api
    api >[ops=writes] leader
    api >[ops=reads] proxy[dispatch=one] > f1, f2, f3
  `);
  expect(components['leader']!.arrivalRps).toBeCloseTo(1000, 8);
  expect(components['f1']!.arrivalRps).toBeCloseTo(9000 / 3, 8);
});

test('T19 utilisation is rate times service time', () => {
  const { components } = reportOf('client[rate=40] > disk[service=22.5ms]');
  expect(components['disk']!.utilization).toBeCloseTo(40 * 0.0225, 12);
});

test('a router splits by weight, and only over what the request may use', () => {
  const { components } = reportOf(`
    client[rate=100 reads=0.8] > lb[dispatch=one]
    lb >[weight=3] a
    lb >[weight=1] b
    lb >[ops=writes weight=4] c
  `);
  expect(components['a']!.arrivalRps).toBeCloseTo(80 * (3 / 4) + 20 * (3 / 8), 9);
  expect(components['b']!.arrivalRps).toBeCloseTo(80 * (1 / 4) + 20 * (1 / 8), 9);
  expect(components['c']!.arrivalRps).toBeCloseTo(20 * (4 / 8), 9);
});

test('a journey may make other calls than the rest', () => {
  const text = 'client[rate=10] > api > db';
  expect(reportOf(text).components['db']!.arrivalRps).toBeCloseTo(10, 12);
  const { journeys, components } = reportOf(text, {
    journeys: {
      a: { entry: 'client', ratePerSecond: 10, calls: { 'api-db': 3 } },
      b: { entry: 'client', ratePerSecond: 5, calls: { 'api-db': 0 } },
    },
  });
  expect(components['db']!.arrivalRps).toBeCloseTo(30, 12);
  expect(journeys['b']!.breaks).toEqual([]);
});

test('a circle with a gain below one is solved', () => {
  // a = 10 + 0.5 b, b = 0.8 a
  const { components } = reportOf('client[rate=10] > a >[calls=0.8] b >[calls=0.5] a');
  expect(components['a']!.arrivalRps).toBeCloseTo(10 / (1 - 0.4), 9);
  expect(components['b']!.arrivalRps).toBeCloseTo((0.8 * 10) / (1 - 0.4), 9);
});

test('T02 a circle with a gain of one or more is refused and named, with its gain', () => {
  for (const calls of [2, 1.25]) {
    const report = reportOf(`client[rate=10] > a >[calls=0.8] b >[calls=${calls}] a > db`);
    const finding = report.findings.find(({ code }) => code === 'load.unbounded-cycle')!;
    expect([...finding.about].sort()).toEqual(['a', 'b']);
    expect(finding.evidence['gain']).toBeCloseTo(0.8 * calls, 12);
    expect(report.components['a']!.arrivalRps).toBeNull();
    expect(report.components['db']!.arrivalRps).toBeNull();
    expect(report.components['client']!.arrivalRps).toBe(10);
    expect(report.journeys['client']!.meanMs).toBeNull();
  }
});

test('a component that calls itself half the time works twice as much', () => {
  expect(reportOf('client[rate=10] > a >[calls=0.5] a').components['a']!.arrivalRps).toBeCloseTo(20, 9);
});

test('a circle of two hundred is solved too', () => {
  const names = Array.from({ length: 200 }, (_, i) => `n${i}`);
  const ring = `client[rate=1] > ${names.join(' >[calls=0.99] ')} >[calls=0.99] n0`;
  const { components } = reportOf(ring);
  expect(components['n0']!.arrivalRps).toBeCloseTo(1 / (1 - 0.99 ** 200), 9);
  const unbounded = reportOf(ring.replaceAll('calls=0.99', 'calls=1.01'));
  expect(unbounded.findings.some(({ code }) => code === 'load.unbounded-cycle')).toBe(true);
});

test('what breaks first is the smallest multiple; a tie goes to the smaller id', () => {
  const { journeys, components } = reportOf(
    'client[rate=100] > b[service=5ms] > a[service=5ms] > c[service=2ms replicas=2]',
  );
  expect(journeys['client']!.breaks).toEqual([
    { component: 'a', at: 2 },
    { component: 'b', at: 2 },
    { component: 'c', at: 10 },
  ]);
  expect(journeys['client']!.bottleneck).toBe('a');
  expect(journeys['client']!.maxRatePerSecond).toBeCloseTo(200, 9);
  expect(components['a']!.saturatesAt).toBeCloseTo(2, 12);
  expect(components['client']!.saturatesAt).toBeNull();
});

test('a ceiling holds whatever the service time, and a service time whatever the ceiling', () => {
  const { components } = reportOf(
    'client[rate=100] > a[service=10ms concurrency=8 capacity=200] > b[service=10ms capacity=1000 replicas=2]',
  );
  expect(components['a']!.utilization).toBeCloseTo(100 / 200, 12);
  expect(components['b']!.utilization).toBeCloseTo(100 / (2 * 100), 12);
});

test('the replicas needed keep utilisation at the planning limit', () => {
  const needed = (rate: number, more = {}) =>
    reportOf(`client[rate=${rate}] > a[service=10ms]`, more).components['a']!.replicasNeeded;
  expect(needed(70)).toBe(1);
  expect(needed(71)).toBe(2);
  expect(needed(700)).toBe(10);
  expect(needed(100, { assumptions: { maxUtilization: 1 } })).toBe(1);
});

test('writes may take longer: capacity is that of the mix', () => {
  const { components } = reportOf('client[rate=100 reads=0.75] > db[service=2ms write=6ms]');
  expect(components['db']!.utilization).toBeCloseTo(75 * 0.002 + 25 * 0.006, 12);
});

test('T14 a hot shard makes half of the capacity unusable', () => {
  const { components } = reportOf(
    'client[rate=100] > db[service=1ms replicas=16 shards=16 hottestShare=0.1276370666623298]',
  );
  expect(components['db']!.saturatesAt).toBeCloseTo(160 * 0.4896696675531322, 6);
});

test('overload is an error, closeness to it a warning, a growing backlog said in messages an hour', () => {
  const codes = (text: string) =>
    reportOf(text)
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ code, about }) => `${code} ${about[0]}`);
  expect(codes('client[rate=100] > a[service=9ms]')).toContain('load.near-limit a');
  expect(codes('client[rate=100] > a[service=10ms]')).toContain('load.overloaded a');
  expect(codes('client[rate=100] > q ~> w[service=11ms]')).toContain('queue.backlog-grows w');
});

test('Q09 two classes of requests on two stations', () => {
  const { components } = reportOf(
    'a[rate=0.15789473684210525] > cpu[service=100ms] \n a >[calls=9] disk[service=333.3333333333333ms]',
    { connectors: { x: { from: 'a', to: 'cpu', calls: 10 }, y: { from: 'a', to: 'disk', calls: 9 } } },
  );
  expect(components['cpu']!.utilization).toBeCloseTo(0.15789473684210525, 9);
  expect(components['disk']!.utilization).toBeCloseTo((3 / 19) * 3, 9);
});

test('doubling the load doubles every utilisation', () => {
  const text = (rate: number) =>
    `client[rate=${rate} reads=0.9] > lb[dispatch=one] > a[service=3ms], b[service=4ms] > c[service=1ms hit=0.5] > d[service=7ms replicas=3]`;
  const once = reportOf(text(50)).components;
  const twice = reportOf(text(100)).components;
  for (const id of Object.keys(once)) expect(twice[id]!.utilization).toBeCloseTo(2 * once[id]!.utilization!, 12);
});

test('a load that is the whole capacity but for rounding has no rest', () => {
  // 200 a second, of which the hotter of two shards with 60% carries only 200 / 1.2.
  const components = { a: { kind: 'component', serviceMs: 5, shards: 2, hottestShare: 0.6 } };
  const journeys = { j: { entry: 'a', ratePerSecond: 500 / 3 } };
  const report = reportOf('a', { components, journeys });
  expect(report.components['a']!.utilization).toBe(1);
  expect(report.components['a']!.meanMs).toBeNull();
  expect(report.findings.map(({ code }) => code)).toContain('load.overloaded');
});
