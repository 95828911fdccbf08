import type { Outcome } from './engine';
import type { Estimate } from './statistics';

/** What was seen at a component. null: nothing of the kind happened, or there is nothing to measure. */
export type ComponentSimulated = {
  readonly arrivalRps: Estimate;
  /** Own work finished per second. */
  readonly throughputRps: Estimate;
  /** Of the hottest shard where there are several. */
  readonly utilization: Estimate | null;
  /** Waiting for a thread, a worker or a ceiling. */
  readonly waitMs: Estimate | null;
  /** Waiting and own work, calls excluded. */
  readonly meanMs: Estimate | null;
  /** Requests waiting, on average over time. */
  readonly waiting: Estimate;
  /** Of the requests that arrived: a full queue, or no replica. */
  readonly refusedShare: Estimate | null;
};

export type ConnectorSimulated = {
  readonly callsPerSecond: Estimate;
  readonly attemptsPerCall: Estimate | null;
  readonly timeoutShare: Estimate | null;
  readonly failedShare: Estimate | null;
};

export type JourneySimulated = {
  readonly offeredRps: Estimate;
  readonly servedRps: Estimate;
  /** Times of served requests only; what failed stands beside, in `failedShare`. */
  readonly meanMs: Estimate | null;
  readonly p50Ms: Estimate | null;
  readonly p95Ms: Estimate | null;
  readonly p99Ms: Estimate | null;
  readonly p999Ms: Estimate | null;
  readonly failedShare: Estimate | null;
  /** Shares of all requests that ended: what the first failure on the way was. */
  readonly reasons: {
    readonly refused: number;
    readonly down: number;
    readonly timedOut: number;
    readonly breakerOpen: number;
    readonly erred: number;
  };
  readonly served: number;
};

/** One moment of the run as a chart shows it; times at the end of the slice. null: no request ended in it. */
export type TimelinePoint = {
  readonly atSeconds: number;
  readonly journeys: Readonly<
    Record<
      string,
      {
        readonly offeredRps: number;
        readonly servedRps: number;
        readonly failedShare: number | null;
        readonly p50Ms: number | null;
        readonly p99Ms: number | null;
      }
    >
  >;
  readonly components: Readonly<
    Record<string, { readonly utilization: number | null; readonly waiting: number; readonly refusedPerSecond: number }>
  >;
};

export type SimulationProgress = {
  readonly outcome: Outcome;
  readonly simulatedSeconds: number;
  readonly durationSeconds: number;
  readonly events: number;
  /** Visits in progress. */
  readonly inProgress: number;
};

export type SimulationResults = SimulationProgress & {
  readonly seed: number;
  /** What was cut off at the beginning, because the system was still filling. */
  readonly warmupSeconds: number;
  readonly components: Readonly<Record<string, ComponentSimulated>>;
  readonly connectors: Readonly<Record<string, ConnectorSimulated>>;
  readonly journeys: Readonly<Record<string, JourneySimulated>>;
  readonly timeline: readonly TimelinePoint[];
};
