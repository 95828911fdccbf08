import type { JourneyAvailability } from './availability';
import type { Cost } from './cost';
import type { Retries } from './critical';
import type { Latency } from './latency';
import type { Load } from './settle';
import type { Station } from './stations';
import type { System } from './system';
import type { Traffic } from './traffic';

/** Everything the passes found out about one revision: what the report is made from and what explains its figures. */
export type Analysis = {
  readonly system: System;
  /** Load and stations in agreement; `traffic` and `stations` are its own. */
  readonly load: Load;
  /** undefined where nothing is ever repeated. */
  readonly retries: Retries | undefined;
  readonly traffic: Traffic;
  readonly stations: readonly Station[];
  readonly latencies: readonly (Latency | undefined)[];
  readonly availabilities: readonly (JourneyAvailability | undefined)[];
  /** Probability that each component works at peak. */
  readonly works: Float64Array;
  readonly cost: Cost;
};
