import type { Design } from '../model';
import { componentAvailability, type JourneyAvailability, journeyAvailability } from './availability';
import { type Cost, cost } from './cost';
import { locationsOf } from './dependencies';
import { findings } from './findings';
import { type Latency, latency } from './latency';
import { assemble, figuresOf } from './assemble';
import type { Report } from './report';
import { type Station, stations } from './stations';
import { compile, type System } from './system';
import { type Traffic, traffic } from './traffic';

/** Everything the passes found out about one revision: what the report is made from and what explains its figures. */
export type Analysis = {
  readonly system: System;
  readonly traffic: Traffic;
  readonly stations: readonly Station[];
  readonly latencies: readonly (Latency | undefined)[];
  readonly availabilities: readonly (JourneyAvailability | undefined)[];
  /** Probability that each component works at peak. */
  readonly works: Float64Array;
  readonly cost: Cost;
};

export type AnalyzeOptions = {
  /** Cut sets up to this order. The search is most of the work on large designs: 1 is enough for single points of failure. */
  readonly maxCutSetOrder?: 1 | 2 | 3;
};

/** The passes, in order; each reads what the ones before it found and nothing else. */
export function analyze(
  design: Design,
  options: AnalyzeOptions = {},
): { readonly analysis: Analysis; readonly report: Report } {
  const system = compile(design);
  const flows = traffic(system);
  const stationsOf = stations(system, flows);
  const locations = locationsOf(system);
  const maxOrder = options.maxCutSetOrder ?? 3;
  const analysis: Analysis = {
    system,
    traffic: flows,
    stations: stationsOf,
    latencies: system.journeys.map((journey) =>
      journey.entry === -1 ? undefined : latency(system, stationsOf, journey),
    ),
    availabilities: system.journeys.map((journey) =>
      journey.entry === -1 ? undefined : journeyAvailability(system, flows, stationsOf, journey, { maxOrder }),
    ),
    works: Float64Array.from(system.components, (_, v) => componentAvailability(system, stationsOf, v, locations)),
    cost: cost(system, flows, stationsOf),
  };
  const figures = figuresOf(analysis);
  return { analysis, report: assemble(analysis, figures, findings(analysis, figures)) };
}
