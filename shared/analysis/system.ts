import { type Attributes, attributesOf } from '../catalogue';
import { type Digraph, digraph } from '../graph';
import { type Component, type Design, type Journey, likely, type Quantity } from '../model';
import { type Copies, hottestShardShare, lruHitRatio, type Waiting } from '../stochastic';

/** Which requests of a journey: the two are traced apart, because a connector may carry only one of them. */
export const READ = 0;
export const WRITE = 1;
export type Class = typeof READ | typeof WRITE;

/**
 * A design compiled to integers and typed arrays; components and connectors are numbered in the order of their ids, so
 * that the lists below, and every tie, are the same whatever order the file has.
 */
export type System = {
  readonly design: Design;
  readonly components: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly attributes: readonly Attributes[];
  /** Stated, or what popularity and size of the cache make it. */
  readonly hitRatio: Float64Array;
  /** Caches that forget after a while: their hit ratio follows from how often they are asked. See `withTimeToLive`. */
  readonly forgetful: readonly number[];
  /** Caches that may answer with what has expired while what lies behind them fails, and for how long past its time. */
  readonly staleSeconds: ReadonlyMap<number, number>;
  /** What those of them are asked that forget. */
  readonly copies?: ReadonlyMap<number, Copies>;
  /** Share of the load on the hottest shard: stated, by popularity, or even. */
  readonly hottestShare: Float64Array;
  readonly routes: Uint8Array;
  readonly connectors: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly calls: Float64Array;
  readonly weight: Float64Array;
  readonly carries: readonly [Uint8Array, Uint8Array];
  readonly isSync: Uint8Array;
  readonly isParallel: Uint8Array;
  readonly stage: Float64Array;
  /** Component index of the cache whose misses use this connector, or −1. */
  readonly missOf: Int32Array;
  /** Index of the connector that this one stands in for, or −1. */
  readonly fallbackFor: Int32Array;
  /** Does a failure of the callee fail the request at the caller. */
  readonly isRequired: Uint8Array;
  readonly graph: Digraph;
  readonly journeys: readonly CompiledJourney[];
  readonly assumptions: Assumptions;
  /** Waiting at components that closed populations circle through. */
  readonly closedWaits?: ReadonlyMap<number, Waiting>;
};

export type CompiledJourney = {
  readonly id: string;
  readonly journey: Journey;
  /** Component index, or −1. */
  readonly entry: number;
  readonly ratePerSecond: number;
  /** Users who wait, think and ask again: the rate follows from them. */
  readonly population?: number;
  readonly thinkMs: number;
  /** 1 as well where the design treats reads and writes alike. */
  readonly readShare: number;
  readonly averageRatio: number;
  /** Calls of each connector in this journey, its own overrides applied. */
  readonly calls: Float64Array;
};

export type Assumptions = {
  readonly maxUtilization: number;
  readonly clientMs: number;
  readonly sameZoneMs: number;
  readonly crossZoneMs: number;
  readonly crossRegionMs: number;
  readonly hoursPerMonth: number;
  readonly daysPerYear: number;
};

/** Precondition: every id that the design names exists (the parser has seen to it). O(components + connectors). */
export function compile(design: Design): System {
  const components = Object.keys(design.components).sort();
  const indexOf = new Map(components.map((id, index) => [id, index]));
  const connectors = Object.keys(design.connectors).sort();
  const connectorOf = new Map(connectors.map((id, index) => [id, index]));
  const attributes = components.map((id) => resolved(design.components[id]!));
  const m = connectors.length;
  const system = {
    from: new Int32Array(m),
    to: new Int32Array(m),
    calls: new Float64Array(m),
    weight: new Float64Array(m),
    carries: [new Uint8Array(m), new Uint8Array(m)] as const,
    isSync: new Uint8Array(m),
    isParallel: new Uint8Array(m),
    stage: new Float64Array(m),
    missOf: new Int32Array(m).fill(-1),
    fallbackFor: new Int32Array(m).fill(-1),
    isRequired: new Uint8Array(m),
  };
  connectors.forEach((id, i) => {
    const connector = design.connectors[id]!;
    const isSync = connector.mode !== 'async';
    system.from[i] = indexOf.get(connector.from)!;
    system.to[i] = indexOf.get(connector.to)!;
    system.calls[i] = valueOf(connector.calls, 1);
    system.weight[i] = valueOf(connector.weight, 1);
    system.carries[READ][i] = connector.operations === 'writes' ? 0 : 1;
    system.carries[WRITE][i] = connector.operations === 'reads' ? 0 : 1;
    system.isSync[i] = isSync ? 1 : 0;
    system.isParallel[i] = connector.parallel ? 1 : 0;
    // Without a stage each connector has its own, in the order of the ids, after those that were placed by hand.
    system.stage[i] = connector.stage ?? UNPLACED + i;
    if (connector.missOf !== undefined) system.missOf[i] = indexOf.get(connector.missOf)!;
    if (connector.fallbackFor !== undefined) system.fallbackFor[i] = connectorOf.get(connector.fallbackFor)!;
  });
  const graph = digraph(components.length, system.from, system.to);
  connectors.forEach((id, i) => {
    const { required } = design.connectors[id]!;
    const isDefault = system.isSync[i] === 1 && !isCacheBeside(system, graph, i);
    system.isRequired[i] = (required ?? isDefault) ? 1 : 0;
  });
  const hitRatio = Float64Array.from(components, (id) => hitRatioOf(design.components[id]!));
  const forgetful = components.flatMap((id, v) => (forgets(design.components[id]!) ? [v] : []));
  const areClassesAlike =
    forgetful.length === 0 &&
    hitRatio.every((h) => h === 0) &&
    system.missOf.every((cache) => cache === -1) &&
    system.carries.every((carries) => carries.every((carried) => carried === 1)) &&
    attributes.every((a) => a.writeServiceMs?.value === a.serviceMs?.value) &&
    components.every((id) => {
      const { data } = design.components[id]!;
      return valueOf(data?.readQuorum, 1) === valueOf(data?.writeQuorum, 1);
    });
  return {
    design,
    components,
    indexOf,
    attributes,
    hitRatio,
    forgetful,
    staleSeconds: staleOf(design, components),
    hottestShare: Float64Array.from(components, (id) => hottestShareOf(design.components[id]!)),
    routes: Uint8Array.from(attributes, (a) => (a.dispatch.value === 'one' ? 1 : 0)),
    connectors,
    ...system,
    graph,
    journeys: Object.keys(design.journeys)
      .sort()
      .map((id) => compileJourney(design, id, indexOf, connectorOf, system.calls))
      // Where nothing tells reads from writes, tracing them apart would find everything twice.
      .map((journey) => (areClassesAlike ? { ...journey, readShare: 1 } : journey)),
    assumptions: assumptionsOf(design),
  };
}

const attributesByComponent = new WeakMap<Component, Attributes>();

/** Records are never changed in place, so that one that stays has the attributes that it had. */
function resolved(component: Component): Attributes {
  const known = attributesByComponent.get(component);
  if (known !== undefined) return known;
  const attributes = attributesOf(component);
  attributesByComponent.set(component, attributes);
  return attributes;
}

/** Greater than any stage that a person writes. */
export const UNPLACED = 1e9;

const valueOf = (quantity: Quantity | undefined, otherwise: number): number =>
  quantity === undefined ? otherwise : likely(quantity);

/** What is stated, else what an LRU cache of that size answers of requests with that popularity. */
function hitRatioOf({ hitRatio, popularity, cachedObjects }: Component): number {
  if (hitRatio !== undefined || popularity === undefined || cachedObjects === undefined) return valueOf(hitRatio, 0);
  return lruHitRatio(likely(popularity.objects), likely(popularity.skew), likely(cachedObjects));
}

/** Popularity and a time to live, and room for everything. */
const forgets = ({ hitRatio, popularity, cachedObjects, ttlSeconds }: Component): boolean =>
  hitRatio === undefined && popularity !== undefined && cachedObjects === undefined && ttlSeconds !== undefined;

function staleOf(design: Design, components: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  components.forEach((id, v) => {
    const { staleIfErrorSeconds } = design.components[id]!;
    if (staleIfErrorSeconds !== undefined) found.set(v, likely(staleIfErrorSeconds));
  });
  return found;
}

function hottestShareOf({ shards, hottestShare, popularity }: Component): number {
  const count = valueOf(shards, 1);
  if (hottestShare !== undefined) return likely(hottestShare);
  return popularity === undefined || count <= 1
    ? 1 / count
    : hottestShardShare(likely(popularity.objects), likely(popularity.skew), count);
}

/** Losing a cache that stands beside its store sends every read to the store: the request does not fail. */
function isCacheBeside(system: Pick<System, 'from' | 'to' | 'missOf'>, graph: Digraph, connector: number): boolean {
  const caller = system.from[connector]!;
  for (let i = graph.start[caller]!; i < graph.start[caller + 1]!; i++) {
    if (system.missOf[graph.arc[i]!] === system.to[connector]) return true;
  }
  return false;
}

function compileJourney(
  design: Design,
  id: string,
  indexOf: ReadonlyMap<string, number>,
  connectorOf: ReadonlyMap<string, number>,
  calls: Float64Array,
): CompiledJourney {
  const journey = design.journeys[id]!;
  const own = Object.entries(journey.calls ?? {});
  const overridden = own.length === 0 ? calls : calls.slice();
  for (const [connector, quantity] of own) overridden[connectorOf.get(connector)!] = likely(quantity);
  return {
    id,
    journey,
    entry: journey.entry === undefined ? -1 : indexOf.get(journey.entry)!,
    ratePerSecond: valueOf(journey.ratePerSecond, 0),
    ...(journey.population === undefined ? {} : { population: likely(journey.population) }),
    thinkMs: valueOf(journey.thinkMs, 0),
    readShare: valueOf(journey.readShare, 1),
    averageRatio: valueOf(journey.averageRatio, 1),
    calls: overridden,
  };
}

function assumptionsOf(design: Design): Assumptions {
  const { assumptions } = design;
  const network = assumptions?.network;
  return {
    maxUtilization: valueOf(assumptions?.maxUtilization, 0.7),
    clientMs: valueOf(network?.clientMs, 0),
    sameZoneMs: valueOf(network?.sameZoneMs, 0),
    crossZoneMs: valueOf(network?.crossZoneMs, 0),
    crossRegionMs: valueOf(network?.crossRegionMs, 0),
    hoursPerMonth: valueOf(assumptions?.hoursPerMonth, 730),
    daysPerYear: valueOf(assumptions?.daysPerYear, 365),
  };
}

/** Share of the requests of a class: a class without a share is not traced. */
export const shareOf = (journey: CompiledJourney, c: Class): number =>
  c === READ ? journey.readShare : 1 - journey.readShare;

/**
 * How many calls a request of class `c` at the caller makes over each connector of this journey, a vertex at a time.
 * 0 for a connector that it does not use: another class, `calls` 0, a fallback, a cache that answers everything.
 */
export function callsPerRequest(
  system: System,
  journey: CompiledJourney,
  c: Class,
  component: number,
  into: Float64Array,
): void {
  const { graph, routes, hitRatio, missOf } = system;
  const from = graph.start[component]!;
  const to = graph.start[component + 1]!;
  const passed = c === READ ? 1 - hitRatio[component]! : 1;
  let weights = 0;
  for (let i = from; i < to; i++)
    if (isUsed(system, journey, c, graph.arc[i]!)) weights += system.weight[graph.arc[i]!]!;
  for (let i = from; i < to; i++) {
    const e = graph.arc[i]!;
    if (!isUsed(system, journey, c, e)) {
      into[e] = 0;
      continue;
    }
    const share = routes[component] === 1 ? (weights > 0 ? system.weight[e]! / weights : 0) : 1;
    const missed = missOf[e] === -1 ? 1 : 1 - hitRatio[missOf[e]!]!;
    into[e] = passed * share * missed * journey.calls[e]!;
  }
}

/** Does this class use the connector while nothing has failed? A write never uses what serves a cache's misses. */
export function isUsed(system: System, journey: CompiledJourney, c: Class, connector: number): boolean {
  return (
    system.carries[c][connector] === 1 &&
    journey.calls[connector]! > 0 &&
    system.fallbackFor[connector] === -1 &&
    (c === READ || system.missOf[connector] === -1)
  );
}
