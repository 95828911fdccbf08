import { analyze, ladder, sweep } from '@shared/analysis';
import type { Component, Connector, Design } from '@shared/model';
import { emptyDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

/** A small design with everything that decides about load and time. */
function randomLoad(seed: number): Design {
  const dice = random(seed);
  const pick = (n: number) => Math.floor(dice() * n);
  const maybe = <T extends object>(p: number, fields: () => T): Partial<T> => (dice() < p ? fields() : {});
  const size = 2 + pick(5);
  const components: Record<string, Component> = { client: { kind: 'client' } };
  for (let i = 0; i < size; i++) {
    components[`c${i}`] = {
      kind: 'component',
      serviceMs: 0.5 + 15 * dice(),
      replicas: 1 + pick(3),
      concurrency: 1 + pick(4),
      ...maybe(0.3, () => ({ serviceScv: 4 * dice() })),
      ...maybe(0.2, () => ({ writeServiceMs: 20 * dice() })),
      ...maybe(0.2, () => ({ queueLimit: pick(20) })),
      ...maybe(0.2, () => ({ threads: 1 + pick(30) })),
      ...maybe(0.2, () => ({ discipline: 'processor-sharing' as const })),
      ...maybe(0.15, () => ({ shards: 1 + pick(4), hottestShare: 0.3 + 0.5 * dice() })),
      ...maybe(0.15, () => ({ cpuLimit: 0.3 + dice() })),
      ...maybe(0.15, () => ({ capacityRps: 20 + 400 * dice() })),
      ...maybe(0.1, () => ({ usl: { contention: 0.1 * dice(), coherency: 0.01 * dice() } })),
      ...maybe(0.15, () => ({ hitRatio: dice() })),
      ...maybe(0.1, () => ({ dispatch: 'one' as const })),
      ...maybe(0.1, () => ({ autoscale: { min: 1, max: 1 + pick(5), targetUtilization: 0.6 } })),
    };
  }
  const connectors: Record<string, Connector> = { 'client-c0': { from: 'client', to: 'c0' } };
  for (let to = 1; to < size; to++) {
    for (const from of new Set([pick(to), pick(to)])) {
      connectors[`c${from}-c${to}`] = {
        from: `c${from}`,
        to: `c${to}`,
        ...maybe(0.5, () => ({ timeoutMs: 5 + 300 * dice() })),
        ...maybe(0.4, () => ({ maxAttempts: 1 + pick(4) })),
        ...maybe(0.2, () => ({ retryBudget: 0.5 * dice() })),
        ...maybe(0.2, () => ({ errorRatio: 0.2 * dice() })),
        ...maybe(0.2, () => ({ backoffMs: 20 * dice() })),
        ...maybe(0.15, () => ({ hedgeMs: 5 + 50 * dice() })),
        ...maybe(0.15, () => ({ connections: 1 + pick(20) })),
        ...maybe(0.3, () => ({ calls: 3 * dice() })),
        ...maybe(0.2, () => ({ calls: 3, parallel: true, quorum: 1 + pick(3) })),
        ...maybe(0.2, () => ({ stage: pick(2) })),
        ...maybe(0.15, () => ({ mode: 'async' as const })),
        ...maybe(0.15, () => ({ required: false })),
        ...maybe(0.1, () => ({ circuitBreaker: true })),
        ...maybe(0.2, () => ({ networkMs: 3 * dice() })),
        ...maybe(0.2, () => ({ operations: dice() < 0.5 ? ('reads' as const) : ('writes' as const) })),
      };
    }
  }
  return {
    ...emptyDesign({ id: `load-${seed}`, name: `seed ${seed}` }),
    components,
    connectors,
    journeys: { j: { entry: 'client', ratePerSecond: 1 + 80 * dice(), readShare: dice() } },
  };
}

const SEEDS = 40;

describe(`${SEEDS} random designs with attempts, pools, limits and everything else`, () => {
  test.each(Array.from({ length: SEEDS / 20 }, (_, i) => i * 20))('seeds %d to +19 keep the laws', (first) => {
    for (let seed = first; seed < first + 20; seed++) {
      const design = randomLoad(seed);
      const { report, analysis } = analyze(design, { maxCutSetOrder: 1 });
      const at = `seed ${seed}`;
      const text = JSON.stringify(report, (_, value: unknown) => {
        if (typeof value === 'number') expect(Number.isFinite(value), at).toBe(true);
        return value;
      });
      expect(text.length, at).toBeGreaterThan(0);
      for (const figures of Object.values(report.components)) {
        expect(figures.utilization!, at).toBeGreaterThanOrEqual(0);
        expect(figures.refusedShare!, at).toBeGreaterThanOrEqual(0);
        expect(figures.refusedShare!, at).toBeLessThanOrEqual(1);
        if (figures.threadUtilization !== null) expect(figures.threadUtilization, at).toBeLessThanOrEqual(1 + 1e-9);
      }
      for (const [id, { attemptsPerCall, failedShare }] of Object.entries(report.connectors)) {
        const { maxAttempts, hedgeMs } = design.connectors[id]!;
        expect(attemptsPerCall!, `${at} ${id}`).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(attemptsPerCall!, `${at} ${id}`).toBeLessThanOrEqual(
          Number(maxAttempts ?? 1) * (hedgeMs === undefined ? 1 : 2) + 1e-9,
        );
        expect(failedShare!, at).toBeGreaterThanOrEqual(-1e-12);
        expect(failedShare!, at).toBeLessThanOrEqual(1 + 1e-12);
      }
      const { p50Ms, p95Ms, p99Ms, p999Ms, meanMs, refusedShare } = report.journeys['j']!;
      if (meanMs !== null) {
        expect(p50Ms!, at).toBeLessThanOrEqual(p95Ms! * (1 + 1e-6));
        expect(p95Ms!, at).toBeLessThanOrEqual(p99Ms! * (1 + 1e-6));
        expect(p99Ms!, at).toBeLessThanOrEqual(p999Ms! * (1 + 1e-6));
        expect(meanMs, at).toBeGreaterThan(0);
        expect(refusedShare!, at).toBeLessThanOrEqual(1);
      }
      expect(analysis.load.isSettled, at).toBe(true);
    }
  });
});

test('more load never means fewer attempts, nor fewer failures, on ten random designs', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { points } = sweep(randomLoad(seed), [0.25, 0.5, 1]);
    for (let i = 1; i < points.length; i++) {
      for (const [id, rate] of Object.entries(points[i]!.arrivalRps))
        expect(rate!, `seed ${seed} ${id}`).toBeGreaterThanOrEqual(points[i - 1]!.arrivalRps[id]! * (1 - 1e-6));
    }
  }
});

test('the ladder only climbs', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { rungs } = ladder(randomLoad(seed), { steps: 15 });
    for (let i = 1; i < rungs.length; i++)
      expect(rungs[i]!.at, `seed ${seed}`).toBeGreaterThanOrEqual(rungs[i - 1]!.at);
  }
});
