import { ttlHitRatio } from '@shared/stochastic';
import { expect, test } from 'vitest';
import { design } from '../../support/design';
import { analyze } from '@shared/analysis';

function timeToLive(attributes: Readonly<Record<string, unknown>>) {
  const drawn = design('client[rate=100] > cache > db');
  const cache = { ...drawn.components['cache']!, ...attributes };
  const { report } = analyze({ ...drawn, components: { ...drawn.components, cache } });
  return report.findings.find(({ evidence }) => evidence['attribute'] === 'ttlSeconds');
}

test('a time to live that the hit ratio does not know of is named, with the hit ratio that it allows', () => {
  const popularity = { objects: 10_000, skew: 1 };
  const found = timeToLive({ popularity, ttlSeconds: 60 })!;
  expect(found.about).toEqual(['cache']);
  expect(found.evidence['withTimeToLive']).toBe(ttlHitRatio(10_000, 1, 100, 60));
  expect(timeToLive({ popularity, ttlSeconds: 60, cachedObjects: 9000 })).toBeDefined();
});

test('nothing is said of a hit ratio that is stated, nor of entries that are dropped before they grow old', () => {
  const popularity = { objects: 10_000, skew: 1 };
  expect(timeToLive({ popularity, ttlSeconds: 60, hitRatio: 0.5 })).toBeUndefined();
  expect(timeToLive({ popularity, ttlSeconds: 1e9, cachedObjects: 100 })).toBeUndefined();
  expect(timeToLive({ ttlSeconds: 60 })).toBeUndefined();
});
