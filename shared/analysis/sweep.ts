import type { Design } from '../model';
import { prepare, scaledLoad } from './closed';
import { retriesOf } from './critical';
import { latency } from './latency';
import { settle } from './settle';
import type { System } from './system';

export type LatencyPoint = {
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
};

export type SweepPoint = {
  readonly multiple: number;
  /** By component; null without a figure. */
  readonly utilization: Readonly<Record<string, number | null>>;
  readonly arrivalRps: Readonly<Record<string, number | null>>;
  /** By journey: null where some of it has no equilibrium. */
  readonly latency: Readonly<Record<string, LatencyPoint | null>>;
  readonly refusedShare: Readonly<Record<string, number | null>>;
};

export type Sweep = {
  readonly points: readonly SweepPoint[];
  /** Where each component gives in, first to last. */
  readonly givesIn: readonly { readonly component: string; readonly at: number }[];
};

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * The same design under other loads: all journeys at each of the `multiples` of today's rate, from below, so that a state
 * that repetition alone keeps up is not entered. Cost: a settled load and the latencies for each multiple.
 */
export function sweep(design: Design, multiples: readonly number[]): Sweep {
  const system = prepare(design);
  const points = multiples.map((multiple): SweepPoint => {
    const at = scaledLoad(system, multiple);
    const load = settle(at);
    const latencies = at.journeys.map(({ entry }, j) => (entry === -1 ? undefined : latency(at, load, j)));
    const byJourney = <T>(of: (found: (typeof latencies)[number]) => T) =>
      Object.fromEntries(at.journeys.map(({ id }, j) => [id, of(latencies[j])]));
    const byComponent = (of: (v: number) => number) =>
      Object.fromEntries(system.components.map((id, v) => [id, orNull(of(v))]));
    return {
      multiple,
      utilization: byComponent((v) => load.stations[v]!.utilization),
      arrivalRps: byComponent((v) => load.stations[v]!.arrivalRps),
      latency: byJourney((found) => pointOf(found?.figures)),
      refusedShare: byJourney((found) => (found === undefined ? null : orNull(found.refusedShare))),
    };
  });
  return { points, givesIn: givesInOf(system) };
}

function pointOf(figures: ReturnType<typeof latency>['figures']): LatencyPoint | null {
  if (figures === undefined) return null;
  const [p50Ms, p95Ms, p99Ms, p999Ms] = figures.percentilesMs;
  return { meanMs: figures.meanMs, p50Ms: p50Ms!, p95Ms: p95Ms!, p99Ms: p99Ms!, p999Ms: p999Ms! };
}

function givesInOf(system: System): Sweep['givesIn'] {
  const load = settle(system);
  const retries = retriesOf(system, load);
  return load.stations
    .flatMap(({ saturatesAt }, v) => {
      const critical = retries?.criticalMultiple ?? null;
      if (saturatesAt === null) return [];
      const at =
        critical === null ? saturatesAt : retries!.gives.includes(v) ? critical : Math.max(saturatesAt, critical);
      return [{ component: system.components[v]!, at }];
    })
    .sort((a, b) => a.at - b.at || (a.component < b.component ? -1 : 1));
}

/** Multiples for a curve: even on a logarithmic scale, and closer to where components give in, below them. */
export function multiplesFor(
  range: { readonly from: number; readonly to: number },
  count: number,
  knees: readonly number[] = [],
): number[] {
  const even = Array.from({ length: count }, (_, i) => range.from * (range.to / range.from) ** (i / (count - 1)));
  const near = knees.flatMap((knee) =>
    [0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999].map((share) => share * knee),
  );
  return [...new Set([...even, ...near])]
    .filter((multiple) => multiple >= range.from && multiple <= range.to)
    .sort((a, b) => a - b);
}
