import {
  backlogThrough,
  drainAfterOutage,
  harmonic,
  hottestShardShare,
  lruHitRatio,
  topShare,
} from '@shared/stochastic';
import { expect, test } from 'vitest';

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);

test('T10 the most popular of a million objects', () => {
  const shares: readonly [number, number, number][] = [
    [0.8, 1, 0.013367709890864481],
    [0.8, 1000, 0.20679593725629816],
    [0.8, 10_000, 0.36240722772395273],
    [1, 1, 0.06947953777315177],
    [1, 1000, 0.5200870554054347],
    [1, 10_000, 0.680038343290074],
    [1.2, 1, 0.189533799526078],
    [1.2, 1000, 0.8217739753768095],
    [1.2, 10_000, 0.9095999530587405],
  ];
  for (const [skew, top, share] of shares) near(topShare(1e6, skew, top), share);
});

test('the quick sum is the slow one', () => {
  for (const skew of [0, 0.5, 1, 1.7]) {
    let slow = 0;
    for (let k = 50_000; k >= 1; k--) slow += k ** -skew;
    near(harmonic(50_000, skew), slow, 1e-12);
  }
});

test('T11 what an LRU cache of few objects hits, by Che; within five percent of King’s exact sum', () => {
  const che = [
    [1, 0.17279652535205575, 0.18064971668708338],
    [2, 0.3285773760274856, 0.3368995296034831],
    [3, 0.46572390642673955, 0.47066419001476983],
    [5, 0.683073122709758, 0.6813640734913512],
  ] as const;
  for (const [size, expected, exact] of che) {
    near(lruHitRatio(10, 1, size), expected);
    near(lruHitRatio(10, 1, size), exact, 0.05);
  }
  near(topShare(10, 1, 3), 0.6259314456035767);
});

test('a larger cache hits more, never more than the ideal one', () => {
  let before = 0;
  for (const size of [10, 100, 1000, 10_000, 99_999, 100_000]) {
    const hit = lruHitRatio(100_000, 0.9, size);
    expect(hit).toBeGreaterThan(before);
    expect(hit).toBeLessThanOrEqual(topShare(100_000, 0.9, size) + 1e-9);
    before = hit;
  }
  expect(lruHitRatio(100_000, 0.9, 100_000)).toBe(1);
});

test('groups of ranks change nothing: a million objects against one by one', () => {
  const objects = 20_000;
  const total = harmonic(objects, 1);
  const rates = Array.from({ length: objects }, (_, i) => 1 / (i + 1) / total);
  let low = 0;
  let high = 1e8;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (rates.reduce((sum, p) => sum + 1 - Math.exp(-p * middle), 0) < 500) low = middle;
    else high = middle;
  }
  near(
    lruHitRatio(objects, 1, 500),
    rates.reduce((sum, p) => sum + p * (1 - Math.exp(-p * low)), 0),
    1e-6,
  );
});

test('T14 the shard with the hottest key', () => {
  near(hottestShardShare(1e6, 1, 16), 0.1276370666623298);
  near(1 / (16 * hottestShardShare(1e6, 1, 16)), 0.4896696675531322);
  // However many shards, the hottest key stays on one: 14.4 shards' worth.
  expect(hottestShardShare(1e6, 1, 1e6)).toBeGreaterThan(0.0694);
});

test('T08 half an hour above capacity, then below', () => {
  const found = backlogThrough([{ ratePerSecond: 1000, seconds: 1800 }], 500, 800);
  expect(found.most).toBe(360_000);
  near(found.oldestSeconds, 450, 1e-12);
  near(found.drainSeconds, 1200, 1e-12);
  expect(1800 + found.drainSeconds).toBe(3000);
});

test('at ninety percent an outage takes nine times as long to make up for', () => {
  near(drainAfterOutage(60, 0.9), 540, 1e-12);
  expect(drainAfterOutage(60, 1)).toBe(Infinity);
});
