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

test('a time to live beside limited room is not part of the hit ratio: it is named, with the hit ratio that it allows', () => {
  const popularity = { objects: 10_000, skew: 1 };
  const found = timeToLive({ popularity, ttlSeconds: 60, cachedObjects: 9000 })!;
  expect(found.about).toEqual(['cache']);
  expect(found.evidence['withTimeToLive']).toBe(ttlHitRatio(10_000, 1, 100, 60));
  expect(found.code).toBe('model.not-computed');
});

test('nothing is said of a hit ratio that is stated, nor of entries that are dropped before they grow old', () => {
  const popularity = { objects: 10_000, skew: 1 };
  expect(timeToLive({ popularity, ttlSeconds: 60, hitRatio: 0.5 })).toBeUndefined();
  expect(timeToLive({ popularity, ttlSeconds: 1e9, cachedObjects: 100 })).toBeUndefined();
  expect(timeToLive({ ttlSeconds: 60 })).toBeUndefined();
});

const contradictions = (text: string, more: Readonly<Record<string, unknown>> = {}, at = 'a') => {
  const drawn = design(text);
  const a = { ...drawn.components[at]!, ...more };
  const { report } = analyze({ ...drawn, components: { ...drawn.components, [at]: a } });
  return report.findings.filter(({ code }) => code === 'model.contradiction').map(({ message }) => message);
};

test.each([
  ['required replicas', { required: 3, replicas: 2 }, { required: 2, replicas: 2 }],
  [
    'the most that autoscaling may start',
    { required: 3, autoscale: { min: 1, max: 2, targetUtilization: 0.5 } },
    { required: 2, autoscale: { min: 1, max: 2, targetUtilization: 0.5 } },
  ],
  [
    'the limits of autoscaling',
    { autoscale: { min: 3, max: 1, targetUtilization: 0.5 } },
    { autoscale: { min: 1, max: 1, targetUtilization: 0.5 } },
  ],
  ['failures without repairs', { mtbfHours: 100 }, { mtbfHours: 100, mttrHours: 1 }],
  ['the hottest shard', { shards: 4, hottestShare: 0.1 }, { shards: 4, hottestShare: 0.25 }],
  ['a quorum', { replicas: 3, data: { writeQuorum: 4 } }, { replicas: 3, data: { writeQuorum: 2 } }],
])('what cannot be true together is said: %s', (_, wrong, right) => {
  expect(contradictions('client[rate=1] > a[service=1ms]', wrong)).toHaveLength(1);
  expect(contradictions('client[rate=1] > a[service=1ms]', right)).toEqual([]);
});

test('connectors that stand in for each other only are never used, and that is said', () => {
  const drawn = design('client[rate=1] > a, b');
  const [first, second] = Object.keys(drawn.connectors) as [string, string];
  const found = (fallbacks: Readonly<Record<string, string>>) => {
    const connectors = { ...drawn.connectors };
    for (const [id, fallbackFor] of Object.entries(fallbacks)) connectors[id] = { ...connectors[id]!, fallbackFor };
    return analyze({ ...drawn, connectors }).report.findings.filter(({ code }) => code === 'model.contradiction');
  };
  expect(found({ [first]: second, [second]: first }).map(({ about }) => about)).toEqual([[first, second]]);
  expect(found({ [second]: first })).toEqual([]);
});

test('times that are not computed are never left out without a word', () => {
  const drawn = design('a[service=1ms] >[calls=0.4 network=50ms] b[service=1ms] >[calls=0.3] a');
  const { report } = analyze({ ...drawn, journeys: { j: { entry: 'a', ratePerSecond: 10 } } });
  expect(report.journeys['j']!.p99Ms).toBeNull();
  expect(report.findings.find(({ code }) => code === 'model.not-computed')?.about).toEqual(['j']);
});

test('a journey whose calls return without end has no availability, nor has one that shares a component with it', () => {
  const drawn = design('a > b > a; c > b');
  const journeys = { j: { entry: 'a', ratePerSecond: 1 }, k: { entry: 'c', ratePerSecond: 1 } };
  const { report } = analyze({ ...drawn, journeys });
  for (const id of ['j', 'k']) {
    expect(report.journeys[id]!.availability).toBeNull();
    expect(report.journeys[id]!.downtimeMinutesPerYear).toBeNull();
  }
});
