import type { Counts } from './counts';
import { Histogram, type Tally } from './histogram';
import type { Pools } from './pools';

/** Everything counted until one moment. Differences of two are what happened in between. */
export type Snapshot = {
  readonly atMs: number;
  readonly arrivals: Float64Array;
  readonly refusals: Float64Array;
  readonly ended: Float64Array;
  readonly waitMs: Float64Array;
  readonly ownMs: Float64Array;
  readonly calls: Float64Array;
  readonly attempts: Float64Array;
  readonly timeouts: Float64Array;
  readonly failures: Float64Array;
  readonly offered: Float64Array;
  readonly responseMs: Float64Array;
  readonly endings: Float64Array;
  /** Per component, over time: places taken and places there, of the hottest shard where there are several; visits waiting. */
  readonly busyArea: Float64Array;
  readonly capacityArea: Float64Array;
  readonly waitingArea: Float64Array;
};

/** Which pools are a component's: of all its shards, and of the one that gets most. From, to. */
export type OwnPools = {
  readonly all: readonly (readonly [number, number])[];
  readonly hottest: readonly (readonly [number, number])[];
};

/** The run in slices of equal length: a snapshot at each end, and the response times of each slice by journey. */
export class History {
  readonly snapshots: Snapshot[] = [];
  /** `tallies[slice][journey]`, of served requests. */
  readonly tallies: (readonly Tally[])[] = [];
  readonly #histograms: readonly Histogram[];

  constructor(journeys: number) {
    this.#histograms = Array.from({ length: journeys }, () => new Histogram());
  }

  /** A request was served. */
  served(journey: number, responseMs: number): void {
    this.#histograms[journey]!.add(responseMs);
  }

  begin(atMs: number, counts: Counts, pools: Pools, ownPools: OwnPools): void {
    this.snapshots.push(snapshot(atMs, counts, pools, ownPools));
  }

  /** Ends a slice, and with it begins the next. */
  endSlice(atMs: number, counts: Counts, pools: Pools, ownPools: OwnPools): void {
    this.snapshots.push(snapshot(atMs, counts, pools, ownPools));
    this.tallies.push(this.#histograms.map((histogram) => histogram.empty()));
  }
}

function snapshot(atMs: number, counts: Counts, pools: Pools, ownPools: OwnPools): Snapshot {
  for (let pool = 0; pool < pools.capacity.length; pool++) pools.settle(pool, atMs);
  const sums = (areas: Float64Array, of: keyof OwnPools): Float64Array =>
    Float64Array.from(ownPools[of], ([first, end]) => {
      let sum = 0;
      for (let pool = first; pool < end; pool++) sum += areas[pool]!;
      return sum;
    });
  return {
    atMs,
    arrivals: counts.arrivals.slice(),
    refusals: counts.refusals.slice(),
    ended: counts.ended.slice(),
    waitMs: counts.waitMs.slice(),
    ownMs: counts.ownMs.slice(),
    calls: counts.calls.slice(),
    attempts: counts.attempts.slice(),
    timeouts: counts.timeouts.slice(),
    failures: counts.failures.slice(),
    offered: counts.offered.slice(),
    responseMs: counts.responseMs.slice(),
    endings: counts.endings.slice(),
    busyArea: sums(pools.busyArea, 'hottest'),
    capacityArea: sums(pools.capacityArea, 'hottest'),
    waitingArea: sums(pools.waitingArea, 'all'),
  };
}
