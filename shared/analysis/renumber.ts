import type { Basis } from './basis';
import { isPlain } from './recompile';
import type { Load } from './settle';
import type { System } from './system';

/** A basis in the numbers of a design that has other components or connectors. */
export type Renumbered = {
  readonly basis: Basis;
  /** Components that are in both, with another record. */
  readonly touched: readonly number[];
  /** Components that are new, and callers that call something else, or otherwise. */
  readonly callsChangedAt: ReadonlySet<number>;
  /** The same without callers whose only news is a fallback: nobody asks it while nothing fails. */
  readonly waitsChangedAt: ReadonlySet<number>;
};

/**
 * The basis as if it had been found in the numbers of `system`; what it does not have is there what it is in `system`.
 * Precondition: `load` is that of `system`. undefined where more than components, connectors and calls of journeys differ.
 */
export function renumbered(basis: Basis, system: System, load: Load): Renumbered | undefined {
  const { system: before } = basis;
  const [was, is] = [before.design, system.design];
  const hasSameJourneys =
    before.journeys.length === system.journeys.length &&
    before.journeys.every(({ id }, j) => id === system.journeys[j]!.id);
  if (was.boundaries !== is.boundaries || was.assumptions !== is.assumptions || !hasSameJourneys) return undefined;
  if (!isPlain(before) || !isPlain(system)) return undefined;
  const components = numbersIn(before.components, system.components);
  const connectors = numbersIn(before.connectors, system.connectors);
  const touched = system.components.flatMap((id, v) =>
    components[v] !== -1 && was.components[id] !== is.components[id] ? [v] : [],
  );
  return {
    basis: { ...basis, ...inNumbersOf(basis, system, load, components, connectors, touched) },
    touched,
    ...callersChanged(before, system, load, components, connectors),
  };
}

/** For each of these ids its place among those before, or −1. Both are in order. O(both). */
function numbersIn(before: readonly string[], ids: readonly string[]): Int32Array {
  const numbers = new Int32Array(ids.length).fill(-1);
  for (let i = 0, k = 0; i < ids.length; i++) {
    while (k < before.length && before[k]! < ids[i]!) k++;
    if (before[k] === ids[i]) numbers[i] = k;
  }
  return numbers;
}

function inNumbersOf(
  basis: Basis,
  system: System,
  load: Load,
  components: Int32Array,
  connectors: Int32Array,
  touched: readonly number[],
): Pick<Basis, 'system' | 'load' | 'reached'> {
  const { system: before, load: found } = basis;
  const onTouched = <T extends Float64Array | Uint8Array>(now: T, then: T): T => {
    const column = now.slice() as T;
    for (const v of touched) column[v] = then[components[v]!]!;
    return column;
  };
  const onConnectors = (then: Float64Array) =>
    Float64Array.from(connectors, (number) => (number === -1 ? 0 : then[number]!));
  const attributes = system.attributes.slice();
  for (const v of touched) attributes[v] = before.attributes[components[v]!]!;
  const { state } = found;
  return {
    system: {
      ...system,
      design: before.design,
      attributes,
      hitRatio: onTouched(system.hitRatio, before.hitRatio),
      routes: onTouched(system.routes, before.routes),
      journeys: before.journeys,
    },
    load: {
      ...found,
      stations: load.stations.map((station, v) => (components[v] === -1 ? station : found.stations[components[v]!]!)),
      traffic: { ...found.traffic, attempts: onConnectors(found.traffic.attempts) },
      state: state && {
        ...state,
        poolWaitMs: onConnectors(state.poolWaitMs),
        poolProbability: onConnectors(state.poolProbability),
      },
    },
    reached: basis.reached.map((reached) =>
      Uint8Array.from(components, (number) => (number === -1 ? 0 : reached[number]!)),
    ),
  };
}

function callersChanged(
  before: System,
  system: System,
  load: Load,
  components: Int32Array,
  connectors: Int32Array,
): Pick<Renumbered, 'callsChangedAt' | 'waitsChangedAt'> {
  const calls = new Set<number>();
  const waits = new Set<number>();
  const add = (v: number | undefined, onlyNeeds = false) => {
    if (v === undefined) return;
    calls.add(v);
    if (!onlyNeeds) waits.add(v);
  };
  components.forEach((number, v) => {
    if (number === -1) add(v);
  });
  const isKept = new Uint8Array(before.connectors.length);
  connectors.forEach((number, e) => {
    const id = system.connectors[e]!;
    if (number === -1) return add(system.from[e], system.fallbackFor[e] !== -1 && load.state === undefined);
    isKept[number] = 1;
    const was = before.design.connectors[id]!;
    if (was === system.design.connectors[id]) return;
    add(system.from[e]);
    add(system.indexOf.get(was.from));
  });
  isKept.forEach((kept, e) => {
    if (kept === 0) add(system.indexOf.get(before.components[before.from[e]!]!));
  });
  return { callsChangedAt: calls, waitsChangedAt: waits };
}
