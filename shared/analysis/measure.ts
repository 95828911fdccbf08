import type { Design } from '../model';
import { journeyFigures, type Measurable, singlePoints } from './assemble';
import { journeyAvailability } from './availability';
import { type Basis, ledgerAfter, reachedIn, reaches, resettle } from './basis';
import { prepare } from './closed';
import { costOf, ledger } from './cost';
import { limitByRetries } from './critical';
import { latency } from './latency';
import { type Memory as Answers, emptyMemory as noAnswers } from './memory';
import { recompile, type Recompiled } from './recompile';
import type { Report } from './report';
import type { Analysis } from './results';
import { type Load, settle } from './settle';
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
  const known = basis && recompile(basis.system, design);
  const found = basis && known ? changed(basis, known, memory.answers) : whole(design, memory?.answers);
  if (memory !== undefined) memory.basis ??= { ...found, reached: reachedIn(found.system) };
  return figuresOf(found);
}

type Found = Omit<Basis, 'reached'>;

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

function whole(design: Design, answers: Answers | undefined): Found {
  const system = prepare(design);
  const load = settle(system);
  return {
    system,
    load,
    latencies: system.journeys.map((_, j) => latencyOf(system, load, j, answers)),
    availabilities: system.journeys.map((_, j) => availabilityOf(system, load, j, answers)),
    ledger: ledger(system, load.traffic, load.stations),
  };
}

/** Only journeys that the change reaches are gone through again. */
function changed(basis: Basis, known: Recompiled, answers: Answers): Found {
  const { system } = known;
  const load = resettle(basis, known);
  const waits = waitsChangedAt(basis, known, load);
  const needs = needsChangedAt(basis, known, load);
  const isUnaffected = (j: number, by: ReadonlySet<number>) =>
    basis.system.journeys[j]!.readShare === system.journeys[j]!.readShare && !reaches(basis.reached[j]!, by);
  return {
    system,
    load,
    latencies: system.journeys.map((_, j) =>
      isUnaffected(j, waits) ? basis.latencies[j] : latencyOf(system, load, j, answers),
    ),
    availabilities: system.journeys.map((_, j) =>
      isUnaffected(j, needs) ? basis.availabilities[j] : availabilityOf(system, load, j, answers),
    ),
    ledger: ledgerAfter(basis, known, load),
  };
}

function latencyOf(system: System, load: Load, j: number, memory: Answers | undefined): Basis['latencies'][number] {
  const journey = system.journeys[j]!;
  if (journey.entry === -1) return undefined;
  return latency(system, load, j, { ...(memory && { memory }), percentiles: percentilesOf(journey) });
}

function availabilityOf(
  system: System,
  { traffic, stations }: Load,
  j: number,
  memory: Answers | undefined,
): Basis['availabilities'][number] {
  const journey = system.journeys[j]!;
  if (journey.entry === -1) return undefined;
  const options = { ...(memory && { memory }), maxOrder: 1, onlyAtPeak: true } as const;
  return journeyAvailability(system, traffic, stations, journey, options);
}

function percentilesOf({ journey: { targets } }: CompiledJourney): readonly number[] {
  return [...(targets?.p50Ms === undefined ? [] : [0.5]), ...(targets?.p95Ms === undefined ? [] : [0.95]), 0.99];
}
