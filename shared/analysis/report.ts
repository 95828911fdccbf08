/** One statement of the engine about a design. The code is stable: others filter and suppress by it. */
export type Finding = {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Ids of the components, connectors, boundaries or journeys that it is about, most important first. */
  readonly about: readonly string[];
  readonly message: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** What to do about it. */
  readonly fix: string;
  /** On whose word: a definition of the contract, a book, a paper. */
  readonly source: string;
};

export type Failure =
  | { readonly type: 'replicas'; readonly component: string; readonly count: number }
  | { readonly type: 'zone' | 'region'; readonly boundary: string };

export type CutSet = { readonly order: number; readonly failures: readonly Failure[]; readonly probability: number };

export type ComponentFigures = {
  readonly arrivalRps: number | null;
  readonly utilization: number | null;
  readonly replicas: number;
  /** Replicas that keep utilisation at or below `assumptions.maxUtilization`. */
  readonly replicasNeeded: number | null;
  /** The multiple of today's load of all journeys at which utilisation reaches 1; null where nothing limits. */
  readonly saturatesAt: number | null;
  /** Share of arrivals that finds all waiting places taken. */
  readonly refusedShare: number | null;
  /** Busy threads of all; null without a pool of threads. */
  readonly threadUtilization: number | null;
  /** Mean time at the component itself: waiting and own work, calls excluded; null where it has no steady state. */
  readonly meanMs: number | null;
  /** Probability that the replicas required at peak work, zones and regions included. */
  readonly availability: number;
  readonly costPerMonth: number;
};

export type ConnectorFigures = {
  /** Calls begun per second, repeated attempts excluded. */
  readonly callsPerSecond: number | null;
  /** Mean attempts per call, hedges included. */
  readonly attemptsPerCall: number | null;
  /** Share of calls that fails after the last attempt while everything works: refused, too late, or by passing errors. */
  readonly failedShare: number | null;
  /** Mean wait for a free connection of the caller's pool; null where none is ever free. */
  readonly waitForConnectionMs: number | null;
};

export type TargetFigures = {
  readonly name: 'p99Ms' | 'p95Ms' | 'p50Ms' | 'availability' | 'costPerMillion';
  readonly target: number;
  readonly value: number | null;
  /** null where the value could not be computed. */
  readonly met: boolean | null;
};

/** What of a journey's mean time is spent where, on the way that decides it. */
export type Hop = {
  readonly component: string;
  /** Mean visits of a request that count for its time. */
  readonly visits: number;
  readonly waitMs: number;
  readonly workMs: number;
};

export type LatencyBudget = {
  /** Longest first. */
  readonly hops: readonly Hop[];
  /** Wire, lost attempts and pauses, and what the slowest of parallel calls takes longer than the slowest on average. */
  readonly otherMs: number;
  readonly meanMs: number;
};

export type JourneyFigures = {
  readonly ratePerSecond: number;
  readonly maxRatePerSecond: number | null;
  readonly bottleneck: string | null;
  readonly breaks: readonly { readonly component: string; readonly at: number }[];
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly p999Ms: number | null;
  /** Share of requests that is refused, too late or fails under load at peak while everything works; percentiles are of the rest. */
  readonly refusedShare: number | null;
  /** Probability that a request fails at peak, whatever the reason. */
  readonly failureProbability: number | null;
  readonly availability: number | null;
  readonly structuralAvailability: number | null;
  readonly downtimeMinutesPerYear: number | null;
  readonly cutSets: readonly CutSet[];
  readonly cutSetsComplete: boolean;
  readonly costPerMonth: number;
  readonly costPerMillion: number | null;
  readonly targets: readonly TargetFigures[];
  /** Found out after the rest, and missing until then; null without a latency. */
  readonly latencyBudget?: LatencyBudget | null;
};

/** All figures and findings of one revision of a design; `analyze --format json` prints it as it is. */
export type Report = {
  readonly format: 'plumbline-report';
  readonly version: 1;
  readonly design: { readonly id: string; readonly name: string };
  readonly components: Readonly<Record<string, ComponentFigures>>;
  readonly connectors: Readonly<Record<string, ConnectorFigures>>;
  readonly journeys: Readonly<Record<string, JourneyFigures>>;
  readonly singlePointsOfFailure: readonly { readonly failure: Failure; readonly journeys: readonly string[] }[];
  readonly cost: { readonly perMonth: number };
  readonly findings: readonly Finding[];
  readonly tradeoffs: readonly never[];
  readonly method: Readonly<Record<string, string>>;
};
