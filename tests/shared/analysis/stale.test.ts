import { analyze, resilience } from '@shared/analysis';
import { type Component, type Design, printQuantity } from '@shared/model';
import { simulate } from '@shared/simulation';
import { heldOfHits, heldShare, rescuedShare } from '@shared/stochastic';
import { expect, test, vi } from 'vitest';
import { design } from '../../support/design';

vi.setConfig({ testTimeout: 120_000 });

const HOUR = 3600;
const popularity = { objects: 300, skew: 1 };

function withAttributes(text: string, of: Readonly<Record<string, Partial<Component>>>): Design {
  const drawn = design(text);
  const components = Object.fromEntries(
    Object.entries(drawn.components).map(([id, component]) => [id, { ...component, ...of[id] }]),
  );
  return { ...drawn, components };
}

/** Fails every `mtbf` seconds and is repaired within `mttr` seconds, in the mean. */
const failing = (mtbf: number, mttr: number) => ({ mtbfHours: mtbf / HOUR, mttrHours: mttr / HOUR });

const availabilityOf = (drawn: Design): number => Object.values(analyze(drawn).report.journeys)[0]!.availability!;

/** P(age of the copy + time since the outage began ≤ T + S), by summing over both in small steps. */
function heldByHand(asked: number, ttl: number, stale: number, outage: number): number {
  const [steps, cycle] = [4000, ttl + 1 / asked];
  const ageBelow = (x: number) =>
    x <= 0 ? 0 : x <= ttl ? x / cycle : (ttl + (1 - Math.exp(-asked * (x - ttl))) / asked) / cycle;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const since = -outage * Math.log(1 - (i + 0.5) / steps);
    sum += ageBelow(ttl + stale - since) / steps;
  }
  return sum;
}

test.each([
  [0.5, 5, 30, 20],
  [2, 60, 10, 3600],
  [0.001, 60, 86400, 300],
  [0.05, 10, 20, 20],
])(
  'asked %f times a second, fresh for %f s, stale for %f s, outages of %f s: the share that has a copy',
  (rate, ttl, stale, outage) => {
    const copies = { objects: 1, skew: 0, ratePerSecond: rate, ttlSeconds: ttl };
    expect(heldShare(copies, stale, outage)).toBeCloseTo(heldByHand(rate, ttl, stale, outage), 3);
    // At the first moment: fresh, or expired for less than the limit.
    const first = (rate * ttl + 1 - Math.exp(-rate * stale)) / (rate * ttl + 1);
    expect(heldShare(copies, stale, 0)).toBeCloseTo(first, 12);
    expect(heldShare(copies, stale, Infinity)).toBe(0);
  },
);

test('of a stated hit ratio: what was fresh stays good for the limit, and for the rest of its time', () => {
  expect(heldOfHits(0.9, HOUR, undefined, HOUR)).toBeCloseTo(0.9 * (1 - Math.exp(-1)), 12);
  const steps = 10_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += (0.9 * (1 - Math.exp(-1 - (i + 0.5) / steps))) / steps;
  expect(heldOfHits(0.9, HOUR, HOUR, HOUR)).toBeCloseTo(sum, 6);
});

test('without permission to serve stale, every read needs what its misses need', () => {
  const drawn = withAttributes('client[rate=10] > cdn[hit=90% a=99.9%] > db[a=99%]', {});
  expect(availabilityOf(drawn)).toBeCloseTo(0.999 * 0.99, 12);
});

/** Every state of the components, with its probability. */
function states(of: Readonly<Record<string, number>>): { readonly up: ReadonlySet<string>; readonly p: number }[] {
  return Object.entries(of).reduce<{ up: Set<string>; p: number }[]>(
    (all, [id, a]) =>
      all.flatMap(({ up, p }) => [
        { up: new Set([...up, id]), p: p * a },
        { up, p: p * (1 - a) },
      ]),
    [{ up: new Set(), p: 1 }],
  );
}

test('in every state of a cache before a store: hits with a copy outlast the store', () => {
  const drawn = withAttributes('client[rate=10] > cdn[hit=90% a=99.9% stale=1h] > app[a=99.5%] > db[a=99%]', {
    app: failing(199 * HOUR, HOUR),
    db: failing(99 * HOUR, HOUR),
  });
  const held = 0.9 * (1 - Math.exp(-1));
  const expected = states({ cdn: 0.999, app: 0.995, db: 0.99 }).reduce(
    (sum, { up, p }) => sum + p * (up.has('cdn') ? (up.has('app') && up.has('db') ? 1 : held) : 0),
    0,
  );
  expect(availabilityOf(drawn)).toBeCloseTo(expected, 12);
});

test('a cache beside its store: a copy helps while the cache works; writes need the store', () => {
  const text = `client[rate=10 reads=75%] > api
    api >[operations=reads stage=1] cache[hit=80% a=99.8% stale=2h]
    api >[operations=reads stage=2 missOf=cache] db[a=99%]
    api >[operations=writes stage=2] db`;
  const drawn = withAttributes(text, { db: failing(99 * HOUR, HOUR) });
  const held = 0.8 * (1 - Math.exp(-2));
  const reads = states({ cache: 0.998, db: 0.99 }).reduce(
    (sum, { up, p }) => sum + p * (up.has('db') ? 1 : up.has('cache') ? held : 0),
    0,
  );
  expect(availabilityOf(drawn)).toBeCloseTo(0.75 * reads + 0.25 * 0.99, 12);
});

test('the store stays a single point of failure, and the load never decides what a copy is', () => {
  const drawn = withAttributes('client[rate=10] > cdn[hit=90% a=99.9% stale=1h] > db[a=99%]', {});
  const { report } = analyze(drawn);
  expect(report.singlePointsOfFailure.map(({ failure }) => failure)).toEqual([
    { type: 'replicas', component: 'cdn', count: 1 },
    { type: 'replicas', component: 'db', count: 1 },
  ]);
});

test.each([
  ['mostly short outages', 5, 60, 400, 20],
  ['outages longer than the limit', 5, 10, 400, 60],
  ['rarely asked objects', 2, 30, 600, 30],
])('%s: failed reads as the simulation plays them, object by object', (_, ttl, stale, mtbf, mttr) => {
  const drawn = withAttributes('client[rate=40] > cdn[service=0.1ms] > db[service=0.1ms]', {
    cdn: { popularity, ttlSeconds: ttl, staleIfErrorSeconds: stale },
    db: failing(mtbf, mttr),
  });
  const seen = Object.values(simulate(drawn, { seed: 11, durationSeconds: 30_000, failuresSpeed: 1 }).journeys)[0]!
    .failedShare!;
  const without = mttr / (mtbf + mttr);
  const failed = 1 - availabilityOf(drawn);
  expect(failed).toBeLessThan(0.9 * without);
  expect(Math.abs(seen.value - failed)).toBeLessThan(2 * seen.halfWidth! + 0.03 * failed);
});

test('a fetch that fails in passing is answered by what has expired, after the time that the failure took', () => {
  const drawn = withAttributes('client[rate=40] > cdn[service=0.1ms] >[errors=1%] db[service=5ms]', {
    cdn: { popularity, ttlSeconds: 2, staleIfErrorSeconds: 20 },
  });
  const [computed] = Object.values(analyze(drawn).report.journeys);
  const [seen] = Object.values(simulate(drawn, { seed: 5, durationSeconds: 20_000 }).journeys);
  const { staleIfErrorSeconds: _, ...plain } = drawn.components['cdn']!;
  const never = { ...drawn, components: { ...drawn.components, cdn: plain } };
  const [without] = Object.values(analyze(never).report.journeys);
  expect(computed!.failureProbability).toBeLessThan(without!.failureProbability! / 2);
  const { value, halfWidth } = seen!.failedShare!;
  expect(Math.abs(computed!.failureProbability! - value)).toBeLessThan(2 * halfWidth! + 0.08 * value);
  expect(Math.abs(computed!.meanMs! / seen!.meanMs!.value - 1)).toBeLessThan(0.03);
});

test('of the reads whose fetch fails, those of popular objects are rescued', () => {
  const copies = { objects: 1, skew: 0, ratePerSecond: 2, ttlSeconds: 10 };
  expect(rescuedShare(copies, 3, 0)).toBeCloseTo(1 - Math.exp(-6), 12);
  expect(rescuedShare(copies, 3, 0.5)).toBeCloseTo(1 - Math.exp(-3), 12);
});

const findingOf = (drawn: Design, code: string) => analyze(drawn).report.findings.find((found) => found.code === code);

test('the finding says what is served, for how long and how old', () => {
  const drawn = withAttributes('client[rate=10] > cdn[hit=90% ttl=5min stale=1h] > db[a=99%]', {
    db: failing(99 * HOUR, HOUR),
  });
  const { evidence, message } = findingOf(drawn, 'cache.serves-stale')!;
  expect(evidence['servedAtOnce']).toBe(0.9);
  expect(evidence['servedInOutage']).toBeCloseTo(heldOfHits(0.9, HOUR, 300, HOUR), 12);
  expect(evidence['oldestSeconds']).toBe(300 + HOUR);
  expect(message).toContain('at least 90%');
  expect(message).toContain(printQuantity(300 + HOUR, 'seconds'));
});

test('a single point whose loss copies outlast says so; the cache itself, and what comes before it, do not', () => {
  const drawn = withAttributes('client[rate=10] > lb[a=99.9%] > cdn[hit=90% a=99.9% stale=1h] > db[a=99%]', {});
  const message = (id: string) =>
    analyze(drawn).report.findings.find(
      ({ code, about }) => code === 'availability.single-point-of-failure' && about[0] === id,
    )!.message;
  expect(message('db')).toContain('but for reads of which a cache has a copy');
  for (const id of ['lb', 'cdn']) expect(message(id)).not.toContain('copy');
});

test('a cache of which nobody says what it answers has nothing to serve', () => {
  const drawn = design('client[rate=10] > cdn[stale=1h] > db[a=99%]');
  expect(findingOf(drawn, 'cache.nothing-to-serve')!.about).toEqual(['cdn']);
  expect(availabilityOf(drawn)).toBeCloseTo(0.99, 12);
});

test('what the parts of a journey are to blame for adds up with copies as well', () => {
  const drawn = withAttributes('client[rate=10] > cdn[hit=90% a=100% stale=1h] > db[a=99%]', {
    db: failing(99 * HOUR, HOUR),
  });
  const { analysis } = analyze(drawn);
  const { importance, outages } = resilience(analysis, 'client')!;
  const held = heldOfHits(0.9, HOUR, undefined, HOUR);
  expect(importance.find(({ part }) => part.id === 'db')!.minutesPerYear).toBeCloseTo(
    0.01 * (1 - held) * 365 * 1440,
    6,
  );
  expect(outages.meanMinutes).toBeCloseTo(60, 6);
});
