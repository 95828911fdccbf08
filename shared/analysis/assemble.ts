import { likely } from '../model';
import type { DurationFigures } from '../stochastic';
import type { Retries } from './critical';
import type { Analysis } from './results';
import { keyOf } from './availability';
import type {
  ComponentFigures,
  ConnectorFigures,
  CutSet,
  Failure,
  Finding,
  JourneyFigures,
  Report,
  TargetFigures,
} from './report';
import { replicasNeeded } from './stations';
import { READ, WRITE } from './system';

const MINUTES_PER_DAY = 1440;

export type Figures = Pick<Report, 'components' | 'connectors' | 'journeys' | 'singlePointsOfFailure'>;

/** What the passes found, in the design's ids and with null where there is no figure. */
export function figuresOf(analysis: Analysis): Figures {
  const { system } = analysis;
  const journeys = Object.fromEntries(system.journeys.map(({ id }, j) => [id, journeyFigures(analysis, j)]));
  return {
    components: Object.fromEntries(system.components.map((id, v) => [id, componentFigures(analysis, v)])),
    connectors: Object.fromEntries(system.connectors.map((id, e) => [id, connectorFigures(analysis, e)])),
    journeys,
    singlePointsOfFailure: singlePoints(journeys),
  };
}

export function assemble(analysis: Analysis, figures: Figures, findings: readonly Finding[]): Report {
  const { design } = analysis.system;
  return {
    format: 'plumbline-report',
    version: 1,
    design: { id: design.id, name: design.name },
    ...figures,
    cost: { perMonth: analysis.cost.perMonth },
    findings,
    tradeoffs: [],
    method: METHOD,
  };
}

const METHOD = {
  load: 'traffic equations per journey and class, exact; attempts, refusals and pools by a monotone fixed point from below, relative change below 1e-10',
  waiting:
    'exact: M/M/c, M/M/c/K, M/G/1, calls at once (M[X]/M/c, M[X]/G/1), processor sharing, one closed population; approximate: M/G/c (Kimura, Cosmetatos), threads and connections held during calls, CPU limits, several populations',
  latency:
    'percentiles of served requests from distributions: transform inversion, relative error below 1e-6; with parallel calls, hedges or answers cut off by a timeout on a grid, about 1e-4, 2e-3 where scales differ',
  availability: 'exact: decision diagram over unique replicas, zones and regions',
  cutSets: 'complete up to order 3 unless marked otherwise',
};

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function componentFigures(analysis: Analysis, v: number): ComponentFigures {
  const station = analysis.stations[v]!;
  return {
    arrivalRps: orNull(station.arrivalRps),
    utilization: orNull(station.utilization),
    replicas: station.replicas,
    replicasNeeded: replicasNeeded(analysis.system, v, station),
    saturatesAt: saturationOf(analysis, v),
    refusedShare: orNull(station.refused),
    threadUtilization: station.pool === undefined ? null : station.pool.busyThreads / station.pool.threads,
    meanMs: station.waiting === undefined ? null : station.waiting.meanMs + station.serviceMs,
    availability: analysis.works[v]!,
    costPerMonth: analysis.cost.perComponent[v]!,
  };
}

function connectorFigures({ system, traffic, load }: Analysis, e: number): ConnectorFigures {
  const calls = traffic.calls[e]!;
  const attempts = traffic.attempts[e]!;
  return {
    callsPerSecond: orNull(calls),
    attemptsPerCall: Number.isFinite(calls) ? (calls > 0 ? attempts / calls : 1) : null,
    failedShare: Number.isFinite(calls) ? failedShare(load, system.from[e]!, e) : null,
    waitForConnectionMs: load.state === undefined ? 0 : orNull(load.state.poolWaitMs[e]!),
  };
}

/** Of the calls over a connector, all journeys together, the share that fails after its last attempt. */
function failedShare({ state, traffic }: Analysis['load'], from: number, e: number): number {
  if (state === undefined) return 0;
  let failed = 0;
  let calls = 0;
  state.calls.forEach((classes, j) => {
    for (const c of [READ, WRITE] as const) {
      const failure = classes[c]?.failure[e] ?? 0;
      const share = traffic.rates[j]![c][from]! * traffic.callsOf[j]![c][e]!;
      failed += failure * share;
      calls += share;
    }
  });
  return calls > 0 ? failed / calls : 0;
}

/** The multiple of today's load at which a component gives in; repeated attempts may bring it nearer than capacity says. */
export function saturationOf(
  { stations, retries }: Pick<Measurable, 'stations' | 'retries'>,
  v: number,
): number | null {
  const { saturatesAt } = stations[v]!;
  const critical = retries?.criticalMultiple ?? null;
  if (saturatesAt === null || critical === null) return saturatesAt;
  return retries!.gives.includes(v) ? critical : Math.max(saturatesAt, critical);
}

/** Components that requests of a journey reach, and at which multiple of today's load each of them gives in, first to last. */
export function breaksOf(
  analysis: Pick<Measurable, 'traffic' | 'stations' | 'retries'>,
  j: number,
): { readonly component: number; readonly at: number }[] {
  const [reads, writes] = analysis.traffic.rates[j]!;
  const found: { component: number; at: number }[] = [];
  analysis.stations.forEach((_, v) => {
    const saturatesAt = saturationOf(analysis, v);
    if (saturatesAt !== null && reads[v]! + writes[v]! > 0) found.push({ component: v, at: saturatesAt });
  });
  // Components are numbered in the order of their ids: a tie goes to the smaller id.
  return found.sort((a, b) => a.at - b.at || a.component - b.component);
}

/** What the figures of a journey rest on. */
export type Measurable = Pick<Analysis, 'system' | 'traffic' | 'stations' | 'latencies' | 'availabilities' | 'cost'> & {
  readonly retries: Pick<Retries, 'criticalMultiple' | 'gives'> | undefined;
};

export function journeyFigures(analysis: Measurable, j: number): JourneyFigures {
  const { system, traffic } = analysis;
  const journey = system.journeys[j]!;
  const times = analysis.latencies[j]?.figures;
  const availability = analysis.availabilities[j];
  const isUnbounded = traffic.unbounded.some((cycle) => cycle.journey === j);
  const breaks = isUnbounded ? [] : breaksOf(analysis, j);
  const first = breaks[0];
  const costPerMonth = analysis.cost.perJourney[j]!;
  const millions = (journey.ratePerSecond * journey.averageRatio * system.assumptions.hoursPerMonth * 3600) / 1e6;
  const failed = hasLoad(analysis, j) ? availability?.unavailability : undefined;
  const refused = analysis.latencies[j]?.refusedShare;
  const refusedShare = refused === undefined ? null : orNull(refused);
  const figures = {
    ratePerSecond: journey.ratePerSecond,
    maxRatePerSecond: first === undefined ? null : journey.ratePerSecond * first.at,
    bottleneck: first === undefined ? null : system.components[first.component]!,
    breaks: breaks.map(({ component, at }) => ({ component: system.components[component]!, at })),
    meanMs: times?.meanMs ?? null,
    p50Ms: percentile(times, 0),
    p95Ms: percentile(times, 1),
    p99Ms: percentile(times, 2),
    p999Ms: percentile(times, 3),
    refusedShare,
    failureProbability: failed === undefined ? null : failed + (1 - failed) * (refusedShare ?? 0),
    availability: failed === undefined ? null : 1 - failed,
    structuralAvailability:
      availability?.structuralUnavailability === undefined ? null : 1 - availability.structuralUnavailability,
    downtimeMinutesPerYear: failed === undefined ? null : failed * system.assumptions.daysPerYear * MINUTES_PER_DAY,
    cutSets: availability?.cutSets ?? [],
    cutSetsComplete: availability?.cutSetsComplete ?? false,
    costPerMonth,
    costPerMillion: millions > 0 ? costPerMonth / millions : null,
  };
  return { ...figures, targets: targetsOf(analysis, j, figures) };
}

/** One that nobody asked for is not there. */
const percentile = (times: DurationFigures | undefined, i: number): number | null =>
  times === undefined ? null : orNull(times.percentilesMs[i]!);

/** Not where a circle without end is on the way, be it of this journey or of another: nobody knows what load to carry. */
function hasLoad({ traffic }: Pick<Analysis, 'traffic'>, j: number): boolean {
  const [reads, writes] = traffic.rates[j]!;
  return traffic.total.every((rate, v) => !Number.isNaN(rate) || (reads[v] === 0 && writes[v] === 0));
}

type Measured = Pick<JourneyFigures, TargetFigures['name']>;

/** A target is met when the figure is on its good side: at least the availability, at most everything else. */
function targetsOf(analysis: Measurable, j: number, figures: Measured): TargetFigures[] {
  const { targets } = analysis.system.journeys[j]!.journey;
  return (['p50Ms', 'p95Ms', 'p99Ms', 'availability', 'costPerMillion'] as const).flatMap((name) => {
    const wanted = targets?.[name];
    if (wanted === undefined) return [];
    const target = likely(wanted);
    const value = figures[name];
    const met = value === null ? null : name === 'availability' ? value >= target : value <= target;
    return [{ name, target, value, met }];
  });
}

export function singlePoints(journeys: Readonly<Record<string, JourneyFigures>>): Report['singlePointsOfFailure'] {
  const points = new Map<string, { readonly failure: Failure; readonly journeys: string[] }>();
  for (const [id, { cutSets }] of Object.entries(journeys)) {
    for (const cut of cutSets.filter(isSingle)) {
      const failure = cut.failures[0]!;
      const point = points.get(keyOf(failure)) ?? { failure, journeys: [] };
      point.journeys.push(id);
      points.set(keyOf(failure), point);
    }
  }
  return [...points].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
}

const isSingle = (cut: CutSet): boolean => cut.order === 1;
