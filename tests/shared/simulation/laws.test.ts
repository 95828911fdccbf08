import { type Component, type Connector, type Design, emptyDesign } from '@shared/model';
import { type ScriptLine, Simulation } from '@shared/simulation';
import { describe, expect, test, vi } from 'vitest';
import { random } from '../../support/design';

// Millions of events: on a machine that others use as well they take their time.
vi.setConfig({ testTimeout: 120_000 });

/** Anything at once: every policy, discipline, limit and fault that a design and a drill can state. */
function anything(seed: number): { readonly design: Design; readonly script: readonly ScriptLine[] } {
  const dice = random(seed);
  const pick = <T>(...of: readonly T[]): T => of[Math.floor(dice() * of.length)]!;
  const sometimes = <T extends object>(share: number, fields: T): T | object => (dice() < share ? fields : {});
  const size = 3 + Math.floor(dice() * 6);
  const id = (i: number) => `n${i}`;
  const components: Record<string, Component> = {};
  const connectors: Record<string, Connector> = {};
  for (let i = 0; i < size; i++) {
    components[id(i)] = {
      kind: 'component',
      replicas: pick(1, 2, 3),
      ...sometimes(0.85, { serviceMs: pick(0.5, 2, 8), serviceScv: pick(0, 0.5, 1, 3), concurrency: pick(1, 2, 50) }),
      ...sometimes(0.15, { capacityRps: pick(50, 300) }),
      ...sometimes(0.2, { discipline: 'processor-sharing' as const }),
      ...sometimes(0.2, { queueLimit: pick(0, 3, 20) }),
      ...sometimes(0.2, { threads: pick(1, 4, 20) }),
      ...sometimes(0.2, { hitRatio: pick(0.3, 0.9) }),
      ...sometimes(0.2, { dispatch: 'one' as const }),
      ...sometimes(0.2, { shards: 3, hottestShare: 0.5 }),
      ...sometimes(0.2, { redundancy: 'passive' as const, failoverSeconds: pick(0, 1), failoverSuccess: pick(0.5, 1) }),
      ...sometimes(0.2, { mtbfHours: 0.002, mttrHours: 0.0005 }),
      ...sometimes(0.15, { autoscale: { min: 1, max: 4, targetUtilization: 0.6, lagSeconds: pick(0, 3) } }),
      ...sometimes(0.4, { zones: ['za', 'zb'] }),
    };
  }
  for (let i = 1; i < size; i++) {
    for (const caller of new Set([Math.floor(dice() * i), Math.floor(dice() * i)]))
      connectors[`c${caller}-${i}`] = {
        from: id(caller),
        to: id(i),
        ...sometimes(0.3, { calls: pick(0.5, 2, 3) }),
        ...sometimes(0.3, { parallel: true, quorum: pick(1, 2) }),
        ...sometimes(0.3, { stage: pick(0, 1) }),
        ...sometimes(0.15, { mode: 'async' as const }),
        ...sometimes(0.2, { required: false }),
        ...sometimes(0.4, { timeoutMs: pick(1, 10, 60), cancelOnTimeout: dice() < 0.5 }),
        ...sometimes(0.4, { maxAttempts: pick(2, 3), backoffMs: pick(0, 5) }),
        ...sometimes(0.2, { retryBudget: 0.1 }),
        ...sometimes(0.2, { circuitBreaker: { requests: 10, openSeconds: 1 } }),
        ...sometimes(0.2, { errorRatio: 0.2 }),
        ...sometimes(0.2, { hedgeMs: pick(1, 5) }),
        ...sometimes(0.2, { connections: pick(1, 3) }),
        ...sometimes(0.3, { networkMs: pick(0, 1, 3) }),
      };
  }
  const [first, ...others] = Object.keys(connectors);
  for (const other of others) {
    if (connectors[other]!.from !== connectors[first!]!.from || dice() < 0.6) continue;
    connectors[other] = { ...connectors[other]!, ...pick({ fallbackFor: first! }, { missOf: connectors[first!]!.to }) };
  }
  const script: ScriptLine[] = [
    { atSeconds: 2, do: 'kill', component: pick(...Object.keys(components)), replicas: 1 },
    { atSeconds: 3, do: 'kill-boundary', boundary: 'za' },
    { atSeconds: 4, do: 'revive-boundary', boundary: 'za' },
    { atSeconds: 5, do: 'kill', component: pick(...Object.keys(components)) },
    { atSeconds: 6, do: 'revive', component: id(size - 1) },
    { atSeconds: 6, do: 'lose-cache', component: id(0), refillSeconds: 2 },
    { atSeconds: 7, do: 'load', factor: 3, rampSeconds: 1 },
    { atSeconds: 8, do: 'slow', component: id(1), factor: 4 },
    { atSeconds: 10, do: 'load', factor: 0 },
    ...Object.keys(components).map((component) => ({ atSeconds: 11, do: 'revive' as const, component })),
    ...Object.keys(components).map((component) => ({ atSeconds: 60, do: 'revive' as const, component })),
  ];
  const design: Design = {
    ...emptyDesign({ id: `anything-${seed}`, name: `Seed ${seed}` }),
    assumptions: { network: { sameZoneMs: 0, crossZoneMs: 1 } },
    boundaries: { za: { kind: 'zone' }, zb: { kind: 'zone' } },
    components,
    connectors,
    journeys: {
      a: { entry: id(0), ratePerSecond: pick(20, 100), readShare: pick(0.5, 1) },
      b: { entry: id(1), ratePerSecond: 10 },
    },
  };
  return { design, script };
}

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

describe('whatever is stated and whatever happens', () => {
  test.each(SEEDS)('every request ends exactly once, and nothing is left behind, seed %i', (seed) => {
    const { design, script } = anything(seed);
    const simulation = new Simulation(design, {
      seed,
      durationSeconds: 4000,
      warmupSeconds: 0,
      script,
      ...(seed % 2 === 0 ? { failuresSpeed: 1 } : {}),
    });
    for (let steps = 0; steps < 200 && simulation.progress().outcome === 'running'; steps++) simulation.step(200_000);
    const { outcome, inProgress, journeys, components, connectors } = simulation.results();
    expect(outcome).toBe('done');
    expect(inProgress).toBe(0);
    for (const { offeredRps, servedRps, failedShare, reasons, served } of Object.values(journeys)) {
      const offered = Math.round(offeredRps.value * 4000);
      const failed = failedShare === null ? 0 : Math.round(failedShare.value * offered);
      expect(Math.round(servedRps.value * 4000)).toBe(served);
      expect(served + failed).toBe(offered);
      const named = Object.values(reasons).reduce((sum, share) => sum + share, 0);
      expect(named).toBeCloseTo(failedShare?.value ?? 0, 9);
    }
    for (const { utilization, waiting, waitMs } of Object.values(components)) {
      if (utilization !== null) {
        expect(utilization.value).toBeGreaterThanOrEqual(0);
        expect(utilization.value).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(waiting.value).toBeGreaterThanOrEqual(0);
      expect(waitMs?.value ?? 0).toBeGreaterThanOrEqual(-1e-6);
    }
    for (const [id, { attemptsPerCall }] of Object.entries(connectors)) {
      const { maxAttempts, hedgeMs } = design.connectors[id]!;
      const most = (typeof maxAttempts === 'number' ? maxAttempts : 1) * (hedgeMs === undefined ? 1 : 2);
      expect(attemptsPerCall?.value ?? 0).toBeLessThanOrEqual(most + 1e-9);
    }
  });
});
