import type { Design } from '../model';
import { journeyFigures, type Measurable, singlePoints } from './assemble';
import { type JourneyAvailability, journeyAvailability } from './availability';
import { type Basis, ledgerAfter, reachedIn, reaches, resettle } from './basis';
import { prepare } from './closed';
import { costOf, ledger } from './cost';
import { limitByRetries } from './critical';
import { type Latency, latency } from './latency';
import { type Memory as Answers, emptyMemory as noAnswers } from './memory';
import { recompile } from './recompile';
import { renumbered } from './renumber';
import type { Report } from './report';
import type { Analysis } from './results';
import { settle } from './settle';
import type { CompiledJourney, System } from './system';
import { needsChangedAt, waitsChangedAt } from './unaffected';

/**
 * What designs are compared by: the same figures of journeys, cost and single points of failure as in a whole analysis,
 * and no others. Percentiles that no target names are null, but for p99; cut sets end at order 1, and the structure
 * apart from the load is left out.
 */
export type Measured = {
  readonly analysis: Pick<Analysis, 'system' | 'traffic'>;
  readonly report: Pick<Report, 'journeys' | 'singlePointsOfFailure' | 'cost'>;
};

/**
 * What is known of the first design that was measured with it, which is best the one that changes are tried on, and
 * answers to questions that come back.
 */
export type Memory = { readonly answers: Answers; basis: Basis | undefined };

export const emptyMemory = (): Memory => ({ answers: noAnswers(), basis: undefined });

/** Postcondition: its figures are those of `analyze`, whatever the memory holds. About a third of its work, and much less with a memory. */
export function measure(design: Design, memory?: Memory): Measured {
  const basis = memory?.basis;
  if (basis !== undefined) return figuresOf(measuredFrom(basis, design, memory!.answers));
  const found = goneThrough(settled(prepare(design)), memory?.answers);
  if (memory !== undefined) memory.basis = { ...found, reached: reachedIn(found.system) };
  return figuresOf(found);
}

type Found = Omit<Basis, 'reached'>;
type Settled = Pick<Found, 'system' | 'load' | 'ledger'>;

function figuresOf({ system, load, latencies, availabilities, ledger: entries }: Found): Measured {
  const { traffic, stations } = load;
  const retries = limitByRetries(system, load);
  const cost = costOf(system, entries);
  const analysis: Measurable = { system, traffic, stations, retries, latencies, availabilities, cost };
  const journeys = Object.fromEntries(system.journeys.map(({ id }, j) => [id, journeyFigures(analysis, j)]));
  return {
    analysis,
    report: { journeys, singlePointsOfFailure: singlePoints(journeys), cost: { perMonth: cost.perMonth } },
  };
}

function settled(system: System): Settled {
  const load = settle(system);
  return { system, load, ledger: ledger(system, load.traffic, load.stations) };
}

/** Only journeys that the change reaches are gone through again. */
function measuredFrom(basis: Basis, design: Design, answers: Answers): Found {
  const known = recompile(basis.system, design);
  if (known !== undefined) {
    const load = resettle(basis, known);
    const [waits, needs] = [waitsChangedAt(basis, known, load), needsChangedAt(basis, known, load)];
    const found = { system: known.system, load, ledger: ledgerAfter(basis, known, load) };
    return goneThrough(found, answers, unaffected(basis, known.system, waits, needs));
  }
  const found = settled(prepare(design));
  const { system, load } = found;
  const moved = renumbered(basis, system, load);
  if (moved === undefined) return goneThrough(found, answers);
  const changed = { system, touched: { components: moved.touched, connectors: [] } };
  const waits = [...waitsChangedAt(moved.basis, changed, load), ...moved.waitsChangedAt];
  const needs = [...needsChangedAt(moved.basis, changed, load), ...moved.callsChangedAt];
  const { latency: lasts, availability: works } = unaffected(moved.basis, system, waits, needs);
  return goneThrough(found, answers, {
    // Numbers of components in them are those of the other design.
    latency: (j) => namesNobody(lasts(j)),
    availability: (j) => (works(j)?.uncomputed.length === 0 ? works(j) : undefined),
  });
}

const namesNobody = (latency: Latency | undefined): Latency | undefined =>
  latency?.blockedBy.length === 0 && latency.blockedPools.length === 0 ? latency : undefined;

/** What may be taken over, by journey; undefined where it has to be found. */
type Unaffected = {
  readonly latency: (j: number) => Latency | undefined;
  readonly availability: (j: number) => JourneyAvailability | undefined;
};

function unaffected(basis: Basis, system: System, waits: Iterable<number>, needs: Iterable<number>): Unaffected {
  const isReached = (j: number, changed: Iterable<number>): boolean => {
    const [was, is] = [basis.system.journeys[j]!, system.journeys[j]!];
    return was.journey !== is.journey || was.readShare !== is.readShare || reaches(basis.reached[j]!, changed);
  };
  return {
    latency: (j) => (isReached(j, waits) ? undefined : basis.latencies[j]),
    availability: (j) => (isReached(j, needs) ? undefined : basis.availabilities[j]),
  };
}

const goneThrough = (found: Settled, answers: Answers | undefined, known?: Unaffected): Found => ({
  ...found,
  latencies: found.system.journeys.map((_, j) => known?.latency(j) ?? latencyOf(found, j, answers)),
  availabilities: found.system.journeys.map((_, j) => known?.availability(j) ?? availabilityOf(found, j, answers)),
});

function latencyOf({ system, load }: Settled, j: number, memory: Answers | undefined): Latency | undefined {
  const journey = system.journeys[j]!;
  if (journey.entry === -1) return undefined;
  return latency(system, load, j, { ...(memory && { memory }), percentiles: percentilesOf(journey) });
}

function availabilityOf(
  { system, load }: Settled,
  j: number,
  memory: Answers | undefined,
): JourneyAvailability | undefined {
  const { traffic, stations } = load;
  const journey = system.journeys[j]!;
  if (journey.entry === -1) return undefined;
  const options = { ...(memory && { memory }), maxOrder: 1, onlyAtPeak: true } as const;
  return journeyAvailability(system, traffic, stations, journey, options);
}

function percentilesOf({ journey: { targets } }: CompiledJourney): readonly number[] {
  return [...(targets?.p50Ms === undefined ? [] : [0.5]), ...(targets?.p95Ms === undefined ? [] : [0.95]), 0.99];
}
