import { analyze } from '@shared/analysis';
import { type Component, type Design, printQuantity } from '@shared/model';
import { simulate } from '@shared/simulation';
import { ttlHitRatio } from '@shared/stochastic';
import { expect, test, vi } from 'vitest';
import { design } from '../../support/design';

vi.setConfig({ testTimeout: 60_000 });

const OBJECTS = 2000;
const popularity = { objects: OBJECTS, skew: 1 };

/** Hit ratio by its sum, object by object. */
function byHand(objects: number, skew: number, ratePerSecond: number, ttlSeconds: number): number {
  const weights = Array.from({ length: objects }, (_, i) => (i + 1) ** -skew);
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.reduce((sum, weight) => {
    const asked = (weight / total) * ratePerSecond * ttlSeconds;
    return sum + ((weight / total) * asked) / (1 + asked);
  }, 0);
}

function withAttributes(text: string, of: Readonly<Record<string, Partial<Component>>>): Design {
  const drawn = design(text);
  const components = Object.fromEntries(
    Object.entries(drawn.components).map(([id, component]) => [id, { ...component, ...of[id] }]),
  );
  return { ...drawn, components };
}

const rateAt = (drawn: Design, id: string): number => analyze(drawn).report.components[id]!.arrivalRps!;

test('what a cache lets through follows from time to live, popularity and load', () => {
  const cache = { popularity, ttlSeconds: 60 };
  const at = (rate: number) => rateAt(withAttributes(`client[rate=${rate}] > cache > db`, { cache }), 'db');
  for (const rate of [1, 100, 5000]) expect(at(rate)).toBeCloseTo(rate * (1 - byHand(OBJECTS, 1, rate, 60)), 8);
  // More load is answered better: ten times as much makes less than ten times as many misses.
  expect(at(1000)).toBeLessThan(10 * at(100));
});

test('two caches in a row: the second is asked what the first has missed', () => {
  const drawn = withAttributes('client[rate=500] > near > far > db', {
    near: { popularity, ttlSeconds: 5 },
    far: { popularity, ttlSeconds: 600 },
  });
  const missed = 500 * (1 - ttlHitRatio(OBJECTS, 1, 500, 5));
  expect(rateAt(drawn, 'far')).toBeCloseTo(missed, 8);
  expect(rateAt(drawn, 'db')).toBeCloseTo(missed * (1 - ttlHitRatio(OBJECTS, 1, missed, 600)), 8);
});

test('writes go through; what is stated, or limited by room, is not derived', () => {
  const written = withAttributes('client[rate=100 reads=0%] > cache > db', { cache: { popularity, ttlSeconds: 60 } });
  expect(rateAt(written, 'db')).toBeCloseTo(100, 9);
  const stated = { cache: { popularity, ttlSeconds: 60, hitRatio: 0.5 } };
  expect(rateAt(withAttributes('client[rate=100] > cache > db', stated), 'db')).toBeCloseTo(50, 9);
});

test('users who come back and a cache that forgets agree with each other', () => {
  const drawn = withAttributes('client[rate=1] > cache[service=1ms] > db[service=20ms]', {
    cache: { popularity, ttlSeconds: 60 },
  });
  const [id, journey] = Object.entries(drawn.journeys)[0]!;
  const { ratePerSecond: _, ...rest } = journey;
  const closed: Design = { ...drawn, journeys: { [id]: { ...rest, population: 50, thinkMs: 1000 } } };
  const { report } = analyze(closed);
  const [asked, missed] = [report.components['cache']!.arrivalRps!, report.components['db']!.arrivalRps!];
  expect(missed / asked).toBeCloseTo(1 - ttlHitRatio(OBJECTS, 1, asked, 60), 8);
});

test('the finding says what the cache answers and why', () => {
  const drawn = withAttributes('client[rate=100] > cache > db', { cache: { popularity, ttlSeconds: 60 } });
  const found = analyze(drawn).report.findings.find(({ code }) => code === 'cache.derived-hit-ratio')!;
  expect(found.evidence['hitRatio']).toBeCloseTo(byHand(OBJECTS, 1, 100, 60), 10);
  expect(found.message).toContain(printQuantity(60, 'seconds'));
});

test.each([0, 0.7, 1, 1.3])(
  'objects of popularity %f, played one by one, are found as often as the sum says',
  (skew) => {
    const drawn = withAttributes('client[rate=200] > cache[service=0.1ms] > db[service=0.1ms]', {
      cache: { popularity: { objects: OBJECTS, skew }, ttlSeconds: 5 },
    });
    const seen = simulate(drawn, { seed: 3, durationSeconds: 3000, warmupSeconds: 100 }).components;
    const share = seen['db']!.arrivalRps.value / seen['cache']!.arrivalRps.value;
    expect(share).toBeGreaterThan(0);
    expect(Math.abs(share - (1 - byHand(OBJECTS, skew, 200, 5)))).toBeLessThan(0.004);
  },
);
