import { type Component, type Connector, type Design, type Journey, likely } from '../model';
import { digraph } from '../graph';
import { compile, type CompiledJourney, type System, UNPLACED } from './system';

/** Records of a design that are others than in the one before, by their numbers, which are the same in both. */
export type Touched = { readonly components: readonly number[]; readonly connectors: readonly number[] };

export type Recompiled = { readonly system: System; readonly touched: Touched };

/**
 * The system of a changed design from that of the design before: what its records say is compiled, the rest taken over. Lists
 * in which nothing has changed are the very same, so that whoever compares them sees it at once. undefined where more
 * than components and connectors has changed, ids have come or gone, or rates follow from answers: compile it whole.
 */
export function recompile(before: System, design: Design): Recompiled | undefined {
  const was = before.design;
  if (design === was) return { system: before, touched: { components: [], connectors: [] } };
  if (design.boundaries !== was.boundaries || design.journeys !== was.journeys) return undefined;
  if (design.assumptions !== was.assumptions || !isPlain(before)) return undefined;
  const components = changedIn(before.components, was.components, design.components);
  const connectors = changedIn(before.connectors, was.connectors, design.connectors);
  if (components === undefined || connectors === undefined) return undefined;
  const touched = { components, connectors };
  const part = partOf(before, design, touched);
  const compiled = compile(part);
  if (!isPlain(compiled)) return undefined;
  const areAlike = areClassesAlike(before, touched, compiled);
  if (areAlike === undefined) return undefined;
  return { system: { ...before, ...patched(before, touched, compiled, areAlike), design }, touched };
}

/** Nothing in it follows from rates or answers but the rates and answers themselves. */
export const isPlain = (system: System): boolean =>
  system.closedWaits === undefined &&
  system.forgetful.length === 0 &&
  system.staleSeconds.size === 0 &&
  system.journeys.every(({ population }) => population === undefined);

/** The numbers of records that are others now; undefined where some have come or gone. */
function changedIn<T>(
  ids: readonly string[],
  was: Readonly<Record<string, T>>,
  is: Readonly<Record<string, T>>,
): number[] | undefined {
  if (was === is) return [];
  if (Object.keys(is).length !== ids.length) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const now = is[ids[i]!];
    if (now === undefined) return undefined;
    if (now !== was[ids[i]!]) changed.push(i);
  }
  return changed;
}

/** The design with the touched records and what is compiled with regard to them: all calls of their callers. */
function partOf(before: System, design: Design, { components, connectors }: Touched): Design {
  const kept: Record<string, Component> = {};
  const calls: Record<string, Connector> = {};
  const keep = (id: string) => {
    kept[id] = design.components[id]!;
  };
  const call = (id: string): void => {
    if (Object.hasOwn(calls, id)) return;
    const connector = design.connectors[id]!;
    calls[id] = connector;
    keep(connector.from);
    keep(connector.to);
    if (connector.missOf !== undefined) keep(connector.missOf);
    if (connector.fallbackFor !== undefined) callAll(placeIn(before.connectors, connector.fallbackFor));
  };
  const callAll = (e: number) => {
    for (const sibling of callsAround(before, design, e)) call(sibling);
  };
  for (const v of components) keep(before.components[v]!);
  for (const e of connectors) callAll(e);
  return { ...design, components: kept, connectors: calls, journeys: PROBES };
}

/** A journey of reads and writes that enters nowhere: it tells whether they are told apart. */
const PROBES: Readonly<Record<string, Journey>> = { probe: { readShare: 0.5 } };

/** All calls of the component that made the call, and of the one that makes it now. */
function callsAround({ graph, from, connectors, indexOf }: System, design: Design, e: number): string[] {
  const around = [connectors[e]!];
  for (const caller of new Set([from[e]!, indexOf.get(design.connectors[connectors[e]!]!.from)!]))
    for (let i = graph.start[caller]!; i < graph.start[caller + 1]!; i++) around.push(connectors[graph.arc[i]!]!);
  return around;
}

/** Are reads and writes alike in the whole? undefined: only a look at all of it can tell. */
function areClassesAlike(before: System, touched: Touched, part: System): boolean | undefined {
  const isAlike = ({ journeys }: System) => journeys[0]!.readShare === 1;
  const mixed = before.journeys.find(({ journey }) => journey.readShare !== undefined && journey.readShare !== 1);
  if (mixed === undefined) return true;
  const wereAlike = mixed.readShare === 1;
  if (wereAlike) return isAlike(part);
  return !isAlike(part) || isAlike(compile(partOf(before, before.design, touched))) ? false : undefined;
}

function patched(before: System, touched: Touched, part: System, areAlike: boolean): Partial<System> {
  const component = touched.components.map((v) => part.indexOf.get(before.components[v]!)!);
  const numbers = numbersOf(before, part);
  const whole = (v: number) => (v === -1 ? -1 : before.indexOf.get(part.components[v]!)!);
  const onCalls = <T extends Column>(column: T, from: T, as: (value: number, p: number) => number = (value) => value) =>
    written(column, numbers, (p) => as(from[p]!, p));
  const onComponents = <T extends Column>(column: T, from: T) =>
    written(column, touched.components, (i) => from[component[i]!]!);
  const from = onCalls(before.from, part.from, whole);
  const to = onCalls(before.to, part.to, whole);
  const calls = onCalls(before.calls, part.calls);
  const attributes = touched.components.length === 0 ? before.attributes : before.attributes.slice();
  touched.components.forEach((v, i) => {
    (attributes as System['attributes'][number][])[v] = part.attributes[component[i]!]!;
  });
  return {
    attributes,
    hitRatio: onComponents(before.hitRatio, part.hitRatio),
    hottestShare: onComponents(before.hottestShare, part.hottestShare),
    routes: onComponents(before.routes, part.routes),
    from,
    to,
    calls,
    weight: onCalls(before.weight, part.weight),
    carries: carriesOf(
      before,
      onCalls(before.carries[0], part.carries[0]),
      onCalls(before.carries[1], part.carries[1]),
    ),
    isSync: onCalls(before.isSync, part.isSync),
    isParallel: onCalls(before.isParallel, part.isParallel),
    stage: onCalls(before.stage, part.stage, (stage, p) => (stage >= UNPLACED ? UNPLACED + numbers[p]! : stage)),
    missOf: onCalls(before.missOf, part.missOf, whole),
    fallbackFor: onCalls(before.fallbackFor, part.fallbackFor, (f) => (f === -1 ? -1 : numbers[f]!)),
    isRequired: onCalls(before.isRequired, part.isRequired),
    graph: from === before.from && to === before.to ? before.graph : digraph(before.components.length, from, to),
    journeys: journeysOf(before, touched, calls, areAlike),
  };
}

const carriesOf = ({ carries }: System, reads: Uint8Array, writes: Uint8Array): System['carries'] =>
  carries[0] === reads && carries[1] === writes ? carries : [reads, writes];

/** The numbers that the connectors of the part have in the whole. */
function numbersOf(before: System, part: System): readonly number[] {
  const numbers: number[] = [];
  for (const id of part.connectors) numbers.push(placeIn(before.connectors, id));
  return numbers;
}

/** Binary search. Precondition: sorted, and it is there. */
function placeIn(sorted: readonly string[], id: string): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Column = Float64Array | Int32Array | Uint8Array;

/** A copy with some values written; the very same column where they are those that it has. */
function written<T extends Column>(column: T, at: readonly number[], value: (i: number) => number): T {
  let copy: T | undefined;
  for (let i = 0; i < at.length; i++) {
    const now = value(i);
    if (Object.is(column[at[i]!], now)) continue;
    copy ??= column.slice() as T;
    copy[at[i]!] = now;
  }
  return copy ?? column;
}

/** Calls of the journeys, but where a journey has its own; reads and writes together where nothing tells them apart. */
function journeysOf(
  before: System,
  { connectors }: Touched,
  calls: Float64Array,
  areAlike: boolean,
): readonly CompiledJourney[] {
  const journeys = before.journeys.map((compiled): CompiledJourney => {
    const readShare = areAlike ? 1 : statedShare(compiled);
    const isOverridden = compiled.calls !== before.calls;
    const own = isOverridden
      ? written(compiled.calls, connectors, (i) => {
          const e = connectors[i]!;
          return compiled.journey.calls?.[before.connectors[e]!] === undefined ? calls[e]! : compiled.calls[e]!;
        })
      : calls;
    const isSame = readShare === compiled.readShare && own === compiled.calls;
    return isSame ? compiled : { ...compiled, readShare, calls: own };
  });
  return journeys.every((journey, j) => journey === before.journeys[j]) ? before.journeys : journeys;
}

const statedShare = ({ journey: { readShare } }: CompiledJourney): number =>
  readShare === undefined ? 1 : likely(readShare);
