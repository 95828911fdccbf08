import type { Basis } from './basis';
import { areAlike, areSameLaws } from './memory';
import type { Policy } from './policy';
import { groupOf, locationsOf } from './places';
import type { Recompiled } from './recompile';
import { ownFailures } from './repair';
import { quorumOf, requiredReplicas } from './required';
import type { Load } from './settle';
import type { Station } from './stations';
import { READ, type System, WRITE } from './system';

/**
 * Components at which a request waits for something else than in the basis: at the component itself, or for what it calls.
 * A journey that reaches none of them takes as long as it did; what it does not reach has no part in it.
 */
export function waitsChangedAt(basis: Basis, { system, touched }: Recompiled, load: Load): ReadonlySet<number> {
  const { system: before, load: was } = basis;
  const changed = new Set<number>();
  const hasSameTraffic = load.traffic === was.traffic;
  load.stations.forEach((station, v) => {
    const other = was.stations[v]!;
    // Where loads have moved most laws are others, and to compare them costs more than it saves.
    if (station !== other && !(hasSameTraffic && areSameWaits(station, other))) changed.add(v);
  });
  const isFarther = !areAllNear(system);
  for (const v of touched.components) {
    if (before.attributes[v]!.kind !== system.attributes[v]!.kind || before.routes[v] !== system.routes[v])
      changed.add(v);
    if (before.hitRatio[v] !== system.hitRatio[v]) for (const at of askersOfMisses(system, v)) changed.add(at);
    if (isFarther && hasMoved(before, system, v)) for (const at of neighbours(system, v)) changed.add(at);
  }
  for (const e of touched.connectors) {
    if (isSameCall(before, system, e) && isSameWait(basis, system, load.policies[e]!, e)) continue;
    changed.add(before.from[e]!);
    changed.add(system.from[e]!);
  }
  for (const e of poolsChanged(was, load)) changed.add(system.from[e]!);
  return changed;
}

function areSameWaits(a: Station, b: Station): boolean {
  if ((a.waiting === undefined) !== (b.waiting === undefined) || a.refused !== b.refused) return false;
  if (a.together !== b.together) return false;
  return ([READ, WRITE] as const).every((c) => areSameLaws(a.own(c), b.own(c)));
}

const areAllNear = ({ assumptions: { sameZoneMs, crossZoneMs, crossRegionMs } }: System): boolean =>
  sameZoneMs === crossZoneMs && crossZoneMs === crossRegionMs;

/** Stands somewhere else, or as many replicas do. */
function hasMoved(before: System, system: System, v: number): boolean {
  const [was, is] = [before, system].map(({ design, components }) => design.components[components[v]!]!);
  return was!.zones !== is!.zones || was!.boundary !== is!.boundary || was!.replicas !== is!.replicas;
}

function neighbours({ from, to }: System, v: number): readonly number[] {
  const found = [v];
  for (let e = 0; e < to.length; e++) if (to[e] === v) found.push(from[e]!);
  return found;
}

/** The cache, and whoever calls because it had no answer. */
function askersOfMisses({ from, missOf }: System, cache: number): readonly number[] {
  const found = [cache];
  for (let e = 0; e < missOf.length; e++) if (missOf[e] === cache) found.push(from[e]!);
  return found;
}

/** The same call, as far as load and time are concerned. */
const isSameCall = (a: System, b: System, e: number): boolean =>
  isSameNeed(a, b, e) &&
  a.calls[e] === b.calls[e] &&
  a.isSync[e] === b.isSync[e] &&
  a.isParallel[e] === b.isParallel[e] &&
  a.stage[e] === b.stage[e];

function isSameWait(basis: Basis, system: System, policy: Policy, e: number): boolean {
  const [was, is] = [basis.system, system].map(({ design, connectors }) => design.connectors[connectors[e]!]!);
  if (was!.networkMs !== is!.networkMs || !areAlike(basis.load.policies[e], policy)) return false;
  // Whether a call is required shows in its time only where it may fail.
  return basis.load.state === undefined && isNothing(policy)
    ? true
    : basis.system.isRequired[e] === system.isRequired[e];
}

const isNothing = ({ timeoutMs, errorRatio }: Policy): boolean => timeoutMs === undefined && errorRatio === 0;

/** Connectors for whose pools the wait is another one; journeys share them. */
function poolsChanged(was: Load, is: Load): readonly number[] {
  const [a, b] = [was.state, is.state];
  const found: number[] = [];
  const count = is.policies.length;
  if (a === undefined && b === undefined) return found;
  for (let e = 0; e < count; e++) {
    if ((a?.poolWaitMs[e] ?? 0) !== (b?.poolWaitMs[e] ?? 0)) found.push(e);
    else if ((a?.poolProbability[e] ?? 0) !== (b?.poolProbability[e] ?? 0)) found.push(e);
  }
  return found;
}

/**
 * Components that fail in another way than in the basis, that need more or fewer of their replicas, or that need other
 * components. A journey that reaches none of them fails as it did.
 */
export function needsChangedAt(basis: Basis, { system, touched }: Recompiled, load: Load): ReadonlySet<number> {
  const { system: before, load: was } = basis;
  const changed = new Set<number>();
  const isTouched = new Set(touched.components);
  const routers = routersOver(system);
  load.stations.forEach((station, v) => {
    const other = was.stations[v]!;
    if (station === other && !isTouched.has(v)) return;
    if (!requiresSame(before, system, v, other, station)) changed.add(v);
    // A router asks what each alternative carries when the others are gone.
    if (!carriesSame(other, station)) for (const router of routers.get(v) ?? []) changed.add(router);
  });
  const { indexOf } = locationsOf(system);
  for (const v of touched.components) {
    const replicas = [was.stations[v]!.replicas, load.stations[v]!.replicas];
    const [a, b] = [before, system].map((each, i) => unitOf(each, v, replicas[i]!, indexOf));
    if (!areAlike(a, b)) for (const at of [v, ...(routers.get(v) ?? [])]) changed.add(at);
    if (before.hitRatio[v] !== system.hitRatio[v]) for (const at of askersOfMisses(system, v)) changed.add(at);
    if (before.routes[v] !== system.routes[v]) changed.add(v);
  }
  for (const e of touched.connectors) {
    if (
      isSameNeed(before, system, e) &&
      before.isRequired[e] === system.isRequired[e] &&
      isAskedAsBefore(before, system, e)
    )
      continue;
    changed.add(before.from[e]!);
    changed.add(system.from[e]!);
  }
  // What a router's alternatives get over it; what they get from others shows in what arrives there.
  if (load.traffic !== was.traffic)
    system.from.forEach((caller, e) => {
      if (system.routes[caller] === 1 && load.traffic.attempts[e] !== was.traffic.attempts[e]) changed.add(caller);
    });
  return changed;
}

/** By component: routers that call it. */
function routersOver({ routes, from, to }: System): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (let e = 0; e < from.length; e++) {
    if (routes[from[e]!] === 0) continue;
    const known = found.get(to[e]!);
    if (known === undefined) found.set(to[e]!, [from[e]!]);
    else known.push(from[e]!);
  }
  return found;
}

/** As many replicas at its ordinary load, for each class and whatever is demanded. */
function requiresSame(before: System, system: System, v: number, was: Station, is: Station): boolean {
  if (was.replicas !== is.replicas) return false;
  return (['peak', 'within', 'structural'] as const).every((demand) =>
    ([READ, WRITE] as const).every(
      (c) =>
        requiredReplicas(before, v, demand, was.arrivalRps / was.replicaRps, c) ===
        requiredReplicas(system, v, demand, is.arrivalRps / is.replicaRps, c),
    ),
  );
}

const carriesSame = (a: Station, b: Station): boolean =>
  a.replicas === b.replicas && a.replicaRps === b.replicaRps && a.arrivalRps === b.arrivalRps;

/** All that decides how a component fails by itself. */
function unitOf(system: System, v: number, replicas: number, indexOf: ReadonlyMap<string, number>) {
  const { kind, availability } = system.attributes[v]!;
  const own = ownFailures(system, v, replicas);
  const { required } = system.design.components[system.components[v]!]!;
  return {
    own,
    group: groupOf(system, v, replicas, indexOf, own),
    quorums: [quorumOf(system, v, READ), quorumOf(system, v, WRITE), quorumOf(system, v)],
    isByLoad: required === undefined || required === 'load',
    kind: kind?.group,
    availability: availability.value,
  };
}

/** The same two components, and under the same circumstances. */
const isSameNeed = (a: System, b: System, e: number): boolean =>
  a.from[e] === b.from[e] &&
  a.to[e] === b.to[e] &&
  a.weight[e] === b.weight[e] &&
  a.carries[0][e] === b.carries[0][e] &&
  a.carries[1][e] === b.carries[1][e] &&
  a.missOf[e] === b.missOf[e] &&
  a.fallbackFor[e] === b.fallbackFor[e];

/** A router tells alternatives apart by their calls; else it only matters that there are any. */
const isAskedAsBefore = (a: System, b: System, e: number): boolean =>
  a.journeys.every(({ calls }, j) => {
    const [was, is] = [calls[e]!, b.journeys[j]!.calls[e]!];
    return was === is || (b.routes[b.from[e]!] === 0 && was > 0 === is > 0);
  });
