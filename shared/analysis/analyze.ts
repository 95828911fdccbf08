import type { Design } from '../model';
import { prepare } from './closed';
import { assemble, figuresOf } from './assemble';
import { componentAvailability, journeyAvailability } from './availability';
import { cost } from './cost';
import { retriesOf } from './critical';
import { locationsOf } from './places';
import { findings } from './findings';
import { latency } from './latency';
import type { Report } from './report';
import type { Analysis } from './results';
import { settle } from './settle';

export type AnalyzeOptions = {
  /** Cut sets up to this order. The search is most of the work on large designs: 1 is enough for single points of failure. */
  readonly maxCutSetOrder?: 1 | 2 | 3;
};

/** The passes, in order; each reads what the ones before it found and nothing else. */
export function analyze(
  design: Design,
  options: AnalyzeOptions = {},
): { readonly analysis: Analysis; readonly report: Report } {
  const system = prepare(design);
  const load = settle(system);
  const { traffic: flows, stations: stationsOf } = load;
  const locations = locationsOf(system);
  const maxOrder = options.maxCutSetOrder ?? 3;
  const analysis: Analysis = {
    system,
    load,
    retries: retriesOf(system, load),
    traffic: flows,
    stations: stationsOf,
    latencies: system.journeys.map(({ entry }, j) => (entry === -1 ? undefined : latency(system, load, j))),
    availabilities: system.journeys.map((journey) =>
      journey.entry === -1
        ? undefined
        : journeyAvailability(system, flows, stationsOf, journey, {
            maxOrder,
          }),
    ),
    works: Float64Array.from(system.components, (_, v) => componentAvailability(system, stationsOf, v, locations)),
    cost: cost(system, flows, stationsOf),
  };
  const figures = figuresOf(analysis);
  return { analysis, report: assemble(analysis, figures, findings(analysis, figures)) };
}
