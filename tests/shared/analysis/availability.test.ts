import { analyze, type CutSet, type Failure } from '@shared/analysis';
import type { Component, Design } from '@shared/model';
import { expect, test } from 'vitest';
import { design, reportOf } from '../../support/design';

const journey = (text: string, more: Partial<Design> = {}, db = (component: Component) => component) => {
  const drawn = design(text, more);
  const components = Object.fromEntries(
    Object.entries(drawn.components).map(([id, component]) => [id, id === 'db' ? db(component) : component]),
  );
  return analyze({ ...drawn, components }).report.journeys['client']!;
};
const show = (failure: Failure) =>
  failure.type === 'replicas'
    ? `${failure.component}${failure.count > 1 ? `×${failure.count}` : ''}`
    : failure.boundary;
const sets = (cutSets: readonly CutSet[]) => cutSets.map(({ failures }) => failures.map(show).sort().join('+')).sort();
const near = (actual: number | null, expected: number, tolerance = 1e-12) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected).toBeLessThan(tolerance);
};

test('A01 hard dependencies multiply', () => {
  const { availability, downtimeMinutesPerYear } = journey(
    'client[rate=1] > app[a=0.9999] > b[a=0.9999] \n app > c[a=0.9999]',
  );
  near(availability, 0.9999 ** 3);
  near(downtimeMinutesPerYear, (1 - 0.9999 ** 3) * 365 * 1440, 1e-9);
});

test('A02 replicas are alternatives to each other', () => {
  near(journey('client[rate=1] > a[a=0.999 replicas=2]').failureProbability, 1e-6);
  near(journey('client[rate=1] > a[a=0.99 replicas=3]').failureProbability, 1e-6);
});

test('A03 two services in series', () =>
  near(journey('client[rate=1] > web[a=0.9995] > sql[a=0.9999]').availability, 0.99940005));

test('A04 a queue as a fallback for the database', () => {
  near(
    journey('client[rate=1] > web[a=0.9995] > sql[a=0.9999] \n web >[fallback=sql] queue[a=0.999]').availability,
    0.99949990005,
  );
});

test('A06 two regions share what they share: once', () => {
  const chain = [
    '.9999',
    '.9995',
    '.9999',
    '.999',
    '.9999',
    '.99995',
    '.9999',
    '.999',
    '.9999',
    '.9999',
    '.9999',
    '.999',
    '.9999',
  ];
  const region = (r: string) => chain.map((a, i) => `${r}${i}[a=${a}]`).join(' > ');
  const { availability } = journey(`
    client[rate=1] > door[a=0.9999 dispatch=one] > e0, w0
    ${region('e')}
    ${region('w')}
    e12, w12 > entra[a=0.9999]`);
  near(availability, 0.9997811589612854, 1e-13);
});

test('A11 in sequence and in parallel', () => {
  near(journey('client[rate=1] > foo[a=0.999] > bar[a=0.999]').availability, 0.998001);
  near(journey('client[rate=1] > lb[dispatch=one] > foo[a=0.999], bar[a=0.999]').availability, 0.999999);
});

test('A12 a majority of an even number is worse than of one less', () => {
  const majority = (n: number, a: number) =>
    journey(`client[rate=1] > db[replicas=${n} required=${Math.floor(n / 2) + 1} a=${a}]`).availability;
  near(majority(3, 0.9), 0.972);
  near(majority(5, 0.9), 0.99144);
  near(majority(7, 0.9), 0.997272);
  near(majority(3, 0.99), 0.999702);
  near(majority(7, 0.99), 0.9999996583302);
  near(majority(4, 0.99), 0.99940797);
  expect(majority(4, 0.99)).toBeLessThan(majority(3, 0.99)!);
});

test('A14 six replicas over three zones fail with their zones', () => {
  const boundaries = {
    x: { kind: 'zone', availability: 0.9995 },
    y: { kind: 'zone', availability: 0.9995 },
    z: { kind: 'zone', availability: 0.9995 },
  } as const;
  const text = 'client[rate=35] > db[service=100ms replicas=6 a=0.995 zones=x+y+z]';
  const zoned = journey(text, { boundaries });
  // 35 requests a second of 100 ms need 4 of 6.
  near(zoned.failureProbability, 3.296401197379065e-5, 1e-11);
  // Folding the zone into each replica as if it failed alone understates it ten times.
  near(
    journey('client[rate=35] > db[service=100ms replicas=6 a=0.9945025]').failureProbability,
    3.2820420623248037e-6,
    1e-9,
  );
  expect(sets(zoned.cutSets)).toEqual(['db+x', 'db+y', 'db+z', 'db×3', 'x+y', 'x+z', 'y+z']);
});

test('A15 three and three over two zones with four needed: each zone is a single point of failure', () => {
  const report = reportOf('client[rate=35] > db[service=100ms replicas=6 a=0.995 zones=x+y]');
  expect(report.singlePointsOfFailure.map(({ failure }) => show(failure))).toEqual(['x', 'y']);
  expect(
    report.findings.filter(({ code }) => code === 'availability.single-point-at-peak').map(({ about }) => about[0]),
  ).toEqual(['x', 'y']);
});

test('A21 what two alternatives share counts once', () => {
  const report = reportOf('client[rate=1] > a[a=0.999 dispatch=one] > b[a=0.999], c[a=0.999] > d[a=0.99]');
  near(report.journeys['client']!.availability, 0.98900901099, 1e-13);
  expect(report.singlePointsOfFailure.map(({ failure }) => show(failure))).toEqual(['a', 'd']);
});

test('a client, a load balancer, two servers and a database: the balancer and the database, and nothing else', () => {
  const report = reportOf('client[rate=10] > lb[dispatch=one a=0.9999] > app1[a=0.99], app2[a=0.99] > db[a=0.999]');
  expect(report.singlePointsOfFailure.map(({ failure }) => show(failure))).toEqual(['db', 'lb']);
  near(report.journeys['client']!.availability, 0.9999 * (1 - 0.01 ** 2) * 0.999);
  expect(sets(report.journeys['client']!.cutSets)).toEqual(['app1+app2', 'db', 'lb']);
});

test('two servers that need each other at peak are single points, at peak only', () => {
  const report = reportOf(
    'client[rate=150] > lb[dispatch=one a=0.9999] > app1[a=0.99 service=10ms], app2[a=0.99 service=10ms]',
  );
  expect(report.singlePointsOfFailure.map(({ failure }) => show(failure))).toEqual(['app1', 'app2', 'lb']);
  const code = (id: string) =>
    report.findings.find(({ code, about }) => code.startsWith('availability.single') && about[0] === id)!.code;
  expect(code('app1')).toBe('availability.single-point-at-peak');
  expect(code('lb')).toBe('availability.single-point-of-failure');
  near(report.journeys['client']!.availability, 0.9999 * 0.99 ** 2);
  near(report.journeys['client']!.structuralAvailability, 0.9999 * (1 - 0.01 ** 2));
});

test('alternatives of different size: the small one cannot stand in for the large one', () => {
  const text = 'client[rate=90] > lb[dispatch=one a=1] > large[a=0.99 service=10ms], small[a=0.98 service=20ms]';
  const { availability, cutSets } = journey(text);
  // large alone carries 90 of 100, small alone has room for 50: large must work, small need not.
  near(availability, 0.99);
  expect(sets(cutSets)).toEqual(['large', 'lb']);
});

test('a replica that the load needs is no spare', () => {
  const { availability, structuralAvailability, cutSets } = journey(
    'client[rate=150] > app[service=10ms replicas=3 a=0.99]',
  );
  near(availability, 0.99 ** 3 + 3 * 0.01 * 0.99 ** 2);
  near(structuralAvailability, 1 - 0.01 ** 3);
  expect(sets(cutSets)).toEqual(['app×2']);
});

test('an overloaded component fails at peak with all its replicas up; its structure is still told', () => {
  const { availability, structuralAvailability, cutSets } = journey(
    'client[rate=150] > app[service=10ms a=0.99] > db[a=0.999]',
  );
  expect(availability).toBe(0);
  near(structuralAvailability, 0.99 * 0.999);
  expect(sets(cutSets)).toEqual(['app', 'db']);
});

test('optional and asynchronous dependencies do not fail a request', () => {
  near(journey('client[rate=1] > app[a=0.99] >[required=no] ads[a=0.5] \n app ~> queue[a=0.9]').availability, 0.99);
});

test('a cache beside its store is optional, a cache in front of it is not', () => {
  near(journey('client[rate=1] > api > cache[hit=0.9 a=0.9] \n api >[missOf=cache] db[a=0.999]').availability, 0.999);
  near(journey('client[rate=1] > api > cache[hit=0.9 a=0.9] > db[a=0.999]').availability, 0.9 * 0.999);
});

test('reads and writes that need different parts fail in proportion, and each part can fail the journey', () => {
  const { availability, cutSets } = journey(
    'client[rate=1 reads=0.9] > api \n api >[ops=reads] replica[a=0.99] \n api >[ops=writes] leader[a=0.9]',
  );
  near(availability, 0.9 * 0.99 + 0.1 * 0.9);
  expect(sets(cutSets)).toEqual(['api', 'leader', 'replica']);
});

test('a region takes its zones with it', () => {
  const boundaries = {
    eu: { kind: 'region', availability: 0.999 },
    a: { kind: 'zone', parent: 'eu', availability: 0.99 },
    b: { kind: 'zone', parent: 'eu', availability: 0.99 },
  } as const;
  const { availability, cutSets } = journey('client[rate=1] > app[zones=a+b replicas=2 a=0.9]', { boundaries });
  near(availability, 0.999 * (1 - (1 - 0.99 * 0.9) ** 2));
  expect(sets(cutSets)).toEqual(
    ['a+app', 'a+b', 'app×2', 'b+app', 'eu'].map((set) => set.split('+').sort().join('+')).sort(),
  );
});

test('components that call each other are a series, not a perpetual motion', () => {
  near(journey('client[rate=1] > a[a=0.99] >[calls=0.5] b[a=0.98] >[calls=0.5] a').availability, 0.99 * 0.98);
});

test('alternatives that only lean on each other serve nobody', () => {
  // a routes to b or c; b only calls a back. Without c there is no end.
  near(
    journey('client[rate=1] > a[dispatch=one a=0.9] > b[a=0.9], c[a=0.8] \n b >[calls=0.5] a').availability,
    0.9 * 0.8,
  );
});

test('MTBF and MTTR stand for an availability', () => {
  near(journey('client[rate=1] > a[mtbf=1000h mttr=1h]').availability, 1000 / 1001);
});

test('a small unavailability keeps its digits', () => {
  near(journey('client[rate=1] > a[replicas=5 a=0.99]').failureProbability, 1e-10, 1e-12);
});

test('a standby that takes over at once is a second replica, as long as one carries the load', () => {
  near(journey('client[rate=1] > a[replicas=2 redundancy=passive a=0.99]').failureProbability, 1e-4);
  // 150 rps are too much for the one that serves.
  expect(journey('client[rate=150] > a[service=10ms replicas=2 redundancy=passive a=0.99]').availability).toBe(0);
});

test('a switch-over costs its time, and the repair where it does not succeed', () => {
  const [mtbf, mttr, seconds, success] = [1000, 4, 120, 0.9];
  const text = `client[rate=1] > db[replicas=2 redundancy=passive mtbfHours=${mtbf} mttrHours=${mttr} failoverSeconds=${seconds} failoverSuccess=${success}]`;
  const both = (mttr / (mtbf + mttr)) ** 2;
  const { failureProbability } = journey(text);
  const firstOrder = (success * seconds) / 3600 / mtbf + ((1 - success) * mttr) / mtbf + both;
  expect(Math.abs(failureProbability! - firstOrder) / firstOrder).toBeLessThan(0.02);
});

test('a switch-over without a stated repair time says what it assumes', () => {
  const codes = (text: string) => reportOf(text).findings.map(({ code }) => code);
  const pair = 'client[rate=1] > db[replicas=2 redundancy=passive a=0.99 failoverSeconds=60';
  expect(codes(`${pair}]`)).toContain('model.assumed-repair-time');
  expect(codes(`${pair} mttrHours=2]`)).not.toContain('model.assumed-repair-time');
});

test('a common cause takes its share of the unavailability from redundancy', () => {
  const [q, beta] = [0.01, 0.1];
  near(
    journey('client[rate=1] > a[replicas=2 commonCause=0.1 a=0.99]').failureProbability,
    1 - (1 - ((1 - beta) * q) ** 2) * (1 - beta * q),
    1e-10,
  );
  // One replica has nobody to have anything in common with.
  near(journey('client[rate=1] > a[commonCause=0.1 a=0.99]').failureProbability, q, 1e-10);
});

test('A19 one repair crew for two replicas', () => {
  near(
    journey('client[rate=1] > db[replicas=2 mtbfHours=100 mttrHours=1]', {}, (db) => ({ ...db, repairCrews: 1 }))
      .failureProbability,
    0.0001960399921584002,
    1e-9,
  );
});

test('A12 a majority of the copies must work: four are worse than three', () => {
  const majority = (n: number, a: number) =>
    journey(`client[rate=1] > db[replicas=${n} a=${a}]`, {}, (db) => ({
      ...db,
      data: { readQuorum: Math.floor(n / 2) + 1, writeQuorum: Math.floor(n / 2) + 1 },
    })).availability;
  near(majority(3, 0.9), 0.972);
  near(majority(5, 0.9), 0.99144);
  near(majority(7, 0.9), 0.997272);
  near(majority(3, 0.99), 0.999702);
  near(majority(4, 0.99), 0.99940797);
});

test('reads and writes of a quorum store differ: six copies over three zones, three to read, four to write', () => {
  const [zone, one] = [0.9995, 0.999];
  const store = (readShare: number) =>
    journey(
      `client[rate=1] > db[replicas=6 a=${one}]`,
      {
        boundaries: Object.fromEntries(['z1', 'z2', 'z3'].map((id) => [id, { kind: 'zone', availability: zone }])),
        journeys: { client: { entry: 'client', ratePerSecond: 1, readShare } },
      },
      (db) => ({ ...db, zones: ['z1', 'z2', 'z3'], data: { copies: 6, readQuorum: 3, writeQuorum: 4 } }),
    ).availability;
  // Conditioning on the number of zones that are up: each brings two copies.
  const atLeast = (k: number, n: number) => {
    let sum = 0;
    for (let w = k; w <= n; w++) sum += choose(n, w) * one ** w * (1 - one) ** (n - w);
    return sum;
  };
  const expected = (k: number) =>
    [0, 1, 2, 3].reduce((sum, up) => sum + choose(3, up) * zone ** up * (1 - zone) ** (3 - up) * atLeast(k, 2 * up), 0);
  near(store(1), expected(3));
  near(store(0), expected(4));
  near(store(0.75), 0.75 * expected(3) + 0.25 * expected(4));
});

test('a record that stands on three of twelve replicas needs two of those three', () => {
  const { availability } = journey('client[rate=1] > db[replicas=12 a=0.9]', {}, (db) => ({
    ...db,
    data: { copies: 3, readQuorum: 2, writeQuorum: 2 },
  }));
  near(availability, 3 * 0.9 ** 2 * 0.1 + 0.9 ** 3);
});

test('a load for more replicas than the quorum of one record is not computed, and says so', () => {
  const { availability } = journey('client[rate=500] > db[service=10ms replicas=12 a=0.9]', {}, (db) => ({
    ...db,
    data: { copies: 3, readQuorum: 2, writeQuorum: 2 },
  }));
  expect(availability).toBeNull();
});

/** Routers on a grid that pass on to any neighbour, both ways; the last corner answers. */
const mesh = (n: number, isBothWays: boolean): string => {
  const name = (r: number, c: number) => (r === n - 1 && c === n - 1 ? 'db' : `r${r}_${c}`);
  const lines = [`client[rate=1] > ${name(0, 0)}`];
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      if (name(r, c) === 'db') continue;
      const next = [
        ...(r + 1 < n ? [name(r + 1, c)] : []),
        ...(c + 1 < n ? [name(r, c + 1)] : []),
        ...(isBothWays && r > 0 ? [name(r - 1, c)] : []),
        ...(isBothWays && c > 0 ? [name(r, c - 1)] : []),
      ];
      lines.push(`${name(r, c)}[dispatch=one a=0.9] > ${next.join(', ')}`);
    }
  }
  return `${lines.join('\n')}\ndb[a=0.9]`;
};

test('a grid of routers, one way and both ways: more ways never hurt', () => {
  const oneWay = journey(mesh(8, false)).availability!;
  const bothWays = journey(mesh(8, true)).availability!;
  expect(oneWay).toBeGreaterThan(0.5);
  expect(bothWays).toBeGreaterThan(oneWay);
  expect(bothWays).toBeLessThan(0.9 * 0.9);
});

test('a small grid both ways is the same by diagram and by brute force over its vertices', () => {
  const n = 3;
  const { availability } = journey(mesh(n, true));
  let sum = 0;
  for (let bits = 0; bits < 2 ** (n * n); bits++) {
    const isUp = (v: number) => ((bits >> v) & 1) === 1;
    const seen = new Set(isUp(0) ? [0] : []);
    for (const v of seen) {
      const [r, c] = [Math.floor(v / n), v % n];
      for (const [y, x] of [
        [r + 1, c],
        [r - 1, c],
        [r, c + 1],
        [r, c - 1],
      ] as const) {
        if (y >= 0 && y < n && x >= 0 && x < n && isUp(y * n + x)) seen.add(y * n + x);
      }
    }
    if (!seen.has(n * n - 1)) continue;
    const up = Array.from({ length: n * n }, (_, v) => v).filter(isUp).length;
    sum += 0.9 ** up * 0.1 ** (n * n - up);
  }
  near(availability, sum);
});

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

test('three alternatives, each with two replicas, under a load that two of them carry', () => {
  // 300 rps over 3 × 2 replicas of 100: with two alternatives left each gets 150 and needs both replicas.
  const { availability } = journey(
    'client[rate=300] > lb[dispatch=one] > a[service=10ms replicas=2 a=0.9], b[service=10ms replicas=2 a=0.9], c[service=10ms replicas=2 a=0.9]',
  );
  // Ordinary load of 100 each needs one replica of each: either all three have one, or two of them have both.
  const one = 1 - 0.1 ** 2;
  const both = 0.9 ** 2;
  const allOne = one ** 3;
  const twoBoth = 3 * both ** 2 * (1 - both) + both ** 3;
  // both conditions: two have both and the third has at least one
  const together = 3 * both ** 2 * (one - both) + both ** 3;
  near(availability, allOne + twoBoth - together);
});

test('what demands more replicas than there are never works, whatever the load', () => {
  const { availability, structuralAvailability } = journey(
    'client[rate=1] > a[service=10ms replicas=2 required=3 a=0.9]',
  );
  expect(availability).toBe(0);
  expect(structuralAvailability).toBe(0);
});
