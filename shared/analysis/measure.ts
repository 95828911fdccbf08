import type { Design } from '../model';
import { journeyFigures, type Measurable, singlePoints } from './assemble';
import { journeyAvailability } from './availability';
import { prepare } from './closed';
import { cost } from './cost';
import { limitByRetries } from './critical';
import { latency } from './latency';
import type { Memory } from './memory';
import type { Report } from './report';
import type { Analysis } from './results';
import { settle } from './settle';
import type { CompiledJourney } from './system';

/**
 * What designs are compared by: the same figures of journeys, cost and single points of failure as in a whole analysis,
 * and no others. Percentiles that no target names are null, but for p99; cut sets end at order 1, and the structure
 * apart from the load is left out.
 */
export type Measured = {
  readonly analysis: Pick<Analysis, 'system' | 'traffic'>;
  readonly report: Pick<Report, 'journeys' | 'singlePointsOfFailure' | 'cost'>;
};

/** Postcondition: its figures are those of `analyze`, whatever the memory holds. About a third of its work, and less with a memory. */
export function measure(design: Design, memory?: Memory): Measured {
  const system = prepare(design);
  const load = settle(system);
  const { traffic, stations } = load;
  const remembering = memory && { memory };
  const analysis: Measurable = {
    system,
    traffic,
    stations,
    retries: limitByRetries(system, load),
    latencies: system.journeys.map((journey, j) =>
      journey.entry === -1
        ? undefined
        : latency(system, load, j, { ...remembering, percentiles: percentilesOf(journey) }),
    ),
    availabilities: system.journeys.map((journey) =>
      journey.entry === -1
        ? undefined
        : journeyAvailability(system, traffic, stations, journey, { ...remembering, maxOrder: 1, onlyAtPeak: true }),
    ),
    cost: cost(system, traffic, stations),
  };
  const journeys = Object.fromEntries(system.journeys.map(({ id }, j) => [id, journeyFigures(analysis, j)]));
  return {
    analysis,
    report: { journeys, singlePointsOfFailure: singlePoints(journeys), cost: { perMonth: analysis.cost.perMonth } },
  };
}

function percentilesOf({ journey: { targets } }: CompiledJourney): readonly number[] {
  return [...(targets?.p50Ms === undefined ? [] : [0.5]), ...(targets?.p95Ms === undefined ? [] : [0.95]), 0.99];
}
