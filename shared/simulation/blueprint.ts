import { compile, isUsed, READ, shareOf, type System, WRITE } from '../analysis';
import { type Connector, type Design, likely, type Quantity } from '../model';
import type { Forgets } from './forgetting';
import { type Law, lawOf } from './laws';
import { networkOf, type Network, type Placement, placementsOf } from './network';

/** What stands between an arriving request and its work: nothing, workers, a ceiling on starts, or shared processors. */
export const FREE = 0;
export const WORKERS = 1;
export const CEILING = 2;
export const SHARED = 3;
export type StationType = typeof FREE | typeof WORKERS | typeof CEILING | typeof SHARED;

export type StationPlan = {
  readonly type: StationType;
  /** Own work of reads and of writes. */
  readonly work: readonly [Law, Law];
  /** How long a start keeps the next one waiting at a ceiling. */
  readonly door: Law;
  /** Requests at once per replica: workers, or 1 at a ceiling. */
  readonly perReplica: number;
  readonly replicas: number;
  readonly threads: number | undefined;
  readonly queueLimit: number;
  readonly shards: number;
  readonly hottestShare: number;
  readonly hitRatio: number;
  /** Objects that are forgotten a while after they were fetched; then there is no hit ratio. */
  readonly forgets: Forgets | undefined;
  readonly isRouter: boolean;
  readonly autoscale:
    | { readonly min: number; readonly max: number; readonly targetUtilization: number; readonly lagMs: number }
    | undefined;
  /** One serves and the rest stand by. */
  /** Universal Scalability Law: waiting for each other, agreeing with each other. */
  readonly usl: { readonly contention: number; readonly coherency: number } | undefined;
  readonly standby: { readonly failoverMs: number; readonly success: number } | undefined;
  readonly failures: { readonly mtbfMs: number; readonly mttrMs: number } | undefined;
};

export type Breaker = { readonly requests: number; readonly failureShare: number; readonly openMs: number };

export type CallPlan = {
  readonly from: number;
  readonly to: number;
  readonly isAsync: boolean;
  readonly isParallel: boolean;
  readonly isRequired: boolean;
  readonly weight: number;
  /** Index of the cache component whose misses use it, or −1. */
  readonly missOf: number;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  /** Repeated attempts per first attempt; Infinity where nothing limits them. */
  readonly retryBudget: number;
  readonly breaker: Breaker | undefined;
  readonly cancels: boolean;
  /** Share of attempts that fail for passing reasons. */
  readonly errorRatio: number;
  /** After so long without an answer the request goes out once more. */
  readonly hedgeMs: number;
  /** Of parallel calls, answers that are enough. */
  readonly quorum: number;
  /** Per replica of the caller. */
  readonly connections: number;
  readonly network: Network;
  /** The callee is a cache whose misses the caller sends elsewhere: what it answered is remembered. */
  readonly isAsked: boolean;
  /** Nothing to remember, to time, to repeat or to break: the way of most calls. */
  readonly isPlain: boolean;
};

/** What one class of requests of one journey does after its own work at a component. */
export type Step = { readonly stages: readonly Stage[]; readonly missedCaches: readonly number[] };

/** Connectors that are used at the same time, and the mean number of calls over each. */
export type Stage = { readonly connectors: Int32Array; readonly times: Float64Array };

export type Source = {
  readonly journey: number;
  readonly entry: number;
  readonly readShare: number;
  readonly ratePerMs: number;
  /** A closed group instead of a stream: so many clients, each thinking for `thinkMs` on average between requests. */
  readonly clients: { readonly population: number; readonly thinkMs: number } | undefined;
};

/** A design as the simulation walks through it. Shares the meaning of the fields with the analysis, and no formula. */
export type Blueprint = {
  readonly system: System;
  readonly stations: readonly StationPlan[];
  readonly calls: readonly CallPlan[];
  readonly placements: readonly Placement[];
  /** `steps[flow · components + component]` with flow = 2 · journey + class; undefined where nothing is called. */
  readonly steps: readonly (Step | undefined)[];
  /** `fallbacks[2 · journey + class]`: connector → the one that stands in for it. */
  readonly fallbacks: readonly ReadonlyMap<number, number>[];
  readonly sources: readonly Source[];
};

export function blueprintOf(design: Design): Blueprint {
  const system = compile(design);
  const classes = system.journeys.flatMap((journey) => ([READ, WRITE] as const).map((c) => ({ journey, class: c })));
  return {
    system,
    stations: system.components.map((_, v) => stationOf(system, v)),
    calls: system.connectors.map((_, e) => callOf(system, e)),
    placements: placementsOf(system),
    steps: classes.flatMap(({ journey, class: c }) =>
      system.components.map((_, v) =>
        journey.entry === -1 || shareOf(journey, c) === 0 ? undefined : stepOf(system, journey, c, v),
      ),
    ),
    fallbacks: classes.map(({ journey, class: c }) => fallbacksOf(system, journey, c)),
    sources: system.journeys.flatMap((compiled, journey) => sourceOf(compiled, journey)),
  };
}

const valueOf = (quantity: Quantity | undefined, otherwise: number): number =>
  quantity === undefined ? otherwise : likely(quantity);

function sourceOf({ journey, entry, readShare, ratePerSecond }: CompiledJourney, index: number): Source[] {
  const { population, thinkMs } = journey;
  if (entry === -1 || (ratePerSecond === 0 && population === undefined)) return [];
  const clients =
    population === undefined ? undefined : { population: likely(population), thinkMs: valueOf(thinkMs, 0) };
  return [{ journey: index, entry, readShare, ratePerMs: ratePerSecond / 1000, clients }];
}

const HOUR_MS = 3_600_000;

function stationOf(system: System, v: number): StationPlan {
  const component = system.design.components[system.components[v]!]!;
  const attributes = system.attributes[v]!;
  const readMs = attributes.serviceMs?.value ?? 0;
  const writeMs = attributes.writeServiceMs?.value ?? readMs;
  const scv = attributes.serviceScv.value;
  // Cores that may be used cap the rate of starts: a CPU limit throttles, it does not lengthen the work.
  const byCpu =
    component.cpuLimit !== undefined && readMs > 0 ? (likely(component.cpuLimit) * 1000) / readMs : Infinity;
  const ceiling = Math.min(attributes.capacityRps?.value ?? Infinity, byCpu);
  const { mtbfHours, mttrHours, autoscale } = component;
  const type = stationType(system, readMs, writeMs, attributes.concurrency.value, ceiling, attributes.discipline.value);
  return {
    type,
    work: [lawOf(readMs, scv), lawOf(writeMs, scv)],
    door: lawOf(1000 / ceiling, scv),
    perReplica: type === CEILING ? 1 : attributes.concurrency.value,
    replicas: autoscale === undefined ? attributes.replicas.value : likely(autoscale.min),
    threads: component.threads === undefined ? undefined : likely(component.threads),
    queueLimit: valueOf(component.queueLimit, Infinity),
    shards: valueOf(component.shards, 1),
    hottestShare: system.hottestShare[v]!,
    hitRatio: system.hitRatio[v]!,
    forgets: system.forgetful.includes(v)
      ? {
          objects: likely(component.popularity!.objects),
          skew: likely(component.popularity!.skew),
          ttlMs: 1000 * likely(component.ttlSeconds!),
          staleMs: 1000 * valueOf(component.staleIfErrorSeconds, 0),
        }
      : undefined,
    isRouter: system.routes[v] === 1,
    autoscale: autoscale && {
      min: likely(autoscale.min),
      max: likely(autoscale.max),
      targetUtilization: likely(autoscale.targetUtilization),
      lagMs: 1000 * valueOf(autoscale.lagSeconds, 0),
    },
    usl: component.usl && {
      contention: likely(component.usl.contention),
      coherency: likely(component.usl.coherency),
    },
    standby:
      component.redundancy === 'passive'
        ? { failoverMs: 1000 * valueOf(component.failoverSeconds, 0), success: valueOf(component.failoverSuccess, 1) }
        : undefined,
    failures:
      mtbfHours === undefined || mttrHours === undefined
        ? undefined
        : { mtbfMs: HOUR_MS * likely(mtbfHours), mttrMs: HOUR_MS * likely(mttrHours) },
  };
}

/** The lesser of the two limits is the one that requests wait for, by the contract's capacity of a replica. */
function stationType(
  system: System,
  readMs: number,
  writeMs: number,
  concurrency: number,
  ceiling: number,
  discipline: 'fifo' | 'processor-sharing',
): StationType {
  const reads = system.journeys.reduce((sum, { ratePerSecond, readShare }) => sum + ratePerSecond * readShare, 0);
  const all = system.journeys.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  const readShare = all === 0 ? 1 : reads / all;
  const serviceMs = readShare * readMs + (1 - readShare) * writeMs;
  const byWork = serviceMs === 0 ? Infinity : (concurrency * 1000) / serviceMs;
  if (ceiling < byWork) return CEILING;
  if (byWork === Infinity) return FREE;
  return discipline === 'processor-sharing' ? SHARED : WORKERS;
}

function callOf(system: System, e: number): CallPlan {
  const connector = system.design.connectors[system.connectors[e]!]!;
  const { timeoutMs, retryBudget, circuitBreaker, errorRatio, hedgeMs, quorum, connections } = connector;
  const isAsked = system.missOf.some((cache, other) => cache === system.to[e] && system.from[other] === system.from[e]);
  return {
    isAsked,
    isPlain:
      !isAsked &&
      [timeoutMs, retryBudget, circuitBreaker, errorRatio, hedgeMs, quorum, connections].every(
        (field) => field === undefined,
      ),
    from: system.from[e]!,
    to: system.to[e]!,
    isAsync: system.isSync[e] === 0,
    isParallel: system.isParallel[e] === 1,
    isRequired: system.isRequired[e] === 1,
    weight: system.weight[e]!,
    missOf: system.missOf[e]!,
    timeoutMs: valueOf(connector.timeoutMs, Infinity),
    maxAttempts: valueOf(connector.maxAttempts, 1),
    backoffMs: valueOf(connector.backoffMs, 0),
    retryBudget: valueOf(connector.retryBudget, Infinity),
    breaker: breakerOf(connector),
    cancels: connector.cancelOnTimeout === true,
    errorRatio: valueOf(connector.errorRatio, 0),
    hedgeMs: valueOf(connector.hedgeMs, Infinity),
    quorum: valueOf(connector.quorum, Infinity),
    connections: valueOf(connector.connections, Infinity),
    network: networkOf(system, e),
  };
}

/** `true`, or an object; what it leaves out is what common libraries do: half of the last twenty failed, ten seconds. */
function breakerOf({ circuitBreaker }: Connector): Breaker | undefined {
  if (circuitBreaker === undefined || circuitBreaker === false || circuitBreaker === null) return undefined;
  const stated = typeof circuitBreaker === 'object' ? (circuitBreaker as Record<string, unknown>) : {};
  const number = (key: string, otherwise: number): number =>
    typeof stated[key] === 'number' && stated[key] > 0 ? stated[key] : otherwise;
  return {
    requests: number('requests', 20),
    failureShare: Math.min(1, number('failureShare', 0.5)),
    openMs: 1000 * number('openSeconds', 10),
  };
}

type CompiledJourney = System['journeys'][number];
type Class = typeof READ | typeof WRITE;

function stepOf(system: System, journey: CompiledJourney, c: Class, v: number): Step | undefined {
  const { graph } = system;
  const used: number[] = [];
  for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
    if (isUsed(system, journey, c, graph.arc[i]!)) used.push(graph.arc[i]!);
  }
  if (used.length === 0) return undefined;
  const caches = used.map((e) => system.missOf[e]!).filter((cache) => cache !== -1);
  return {
    stages: (system.routes[v] === 1 ? [used] : inStages(system, used)).map((connectors) => ({
      connectors: Int32Array.from(connectors),
      times: Float64Array.from(connectors, (e) => journey.calls[e]!),
    })),
    missedCaches: [...new Set(caches)],
  };
}

function inStages(system: System, connectors: readonly number[]): number[][] {
  const stages = new Map<number, number[]>();
  for (const e of connectors) {
    const stage = system.stage[e]!;
    const together = stages.get(stage);
    if (together === undefined) stages.set(stage, [e]);
    else together.push(e);
  }
  return [...stages].sort(([a], [b]) => a - b).map(([, together]) => together);
}

/** Several that stand in for the same connector follow each other in the order of their ids. */
function fallbacksOf(system: System, journey: CompiledJourney, c: Class): ReadonlyMap<number, number> {
  const next = new Map<number, number>();
  for (let e = 0; e < system.connectors.length; e++) {
    let last = system.fallbackFor[e]!;
    if (last === -1 || system.carries[c][e] === 0 || journey.calls[e] === 0) continue;
    for (let after = next.get(last); after !== undefined; after = next.get(last)) last = after;
    next.set(last, e);
  }
  return next;
}
