import { reachable } from '../graph';
import type { JourneyAvailability } from './availability';
import { type Ledger, ledger, ledgerFrom } from './cost';
import type { Latency } from './latency';
import { callsBack, policyOf, type Policy, waitsBack } from './policy';
import type { Recompiled, Touched } from './recompile';
import { type Load, settle } from './settle';
import { momentsOf } from './bursts';
import { stationAt, type Station, stations } from './stations';
import type { System } from './system';
import { type Traffic, traffic } from './traffic';

/** A design that changes are tried on, with what was found out about it. */
export type Basis = {
  readonly system: System;
  readonly load: Load;
  readonly latencies: readonly (Latency | undefined)[];
  readonly availabilities: readonly (JourneyAvailability | undefined)[];
  readonly ledger: Ledger;
  /** By journey: 1 for each component to which any way leads from the entry, be it used or not. */
  readonly reached: readonly Uint8Array[];
};

export const reachedIn = (system: System): readonly Uint8Array[] =>
  system.journeys.map(({ entry }) => reachable(system.graph, entry === -1 ? [] : [entry]));

/** Postcondition: what `settle` finds. What the change cannot reach is taken over, and is then the very same. */
export function resettle(basis: Basis, { system, touched }: Recompiled): Load {
  const { system: before, load } = basis;
  const policies = policiesFrom(load.policies, system, touched);
  const feedsBack =
    touched.connectors.some((e) => callsBack(policies[e]!)) || touched.components.some((v) => waitsBack(system, v));
  // A load that depends on itself is sought from the beginning, whatever it came to before.
  if (load.state !== undefined) return withSameRates(load, settle(system, { policies }));
  const flows = haveSameFlows(before, system) ? load.traffic : traffic(system);
  const unhindered = { traffic: flows, stations: stationsFrom(basis, system, touched, flows) };
  if (!feedsBack) return { ...load, ...unhindered, policies };
  return withSameRates(load, settle(system, { policies, unhindered }));
}

/** The traffic of before where it has come to the same, so that whoever asks sees it at once. */
const withSameRates = ({ traffic: before }: Load, found: Load): Load =>
  areSameRates(before, found.traffic) ? { ...found, traffic: before } : found;

function policiesFrom(before: readonly Policy[], system: System, { connectors }: Touched): readonly Policy[] {
  if (connectors.length === 0) return before;
  const policies = before.slice();
  for (const e of connectors) policies[e] = policyOf(system, e);
  return policies;
}

/** Everything that the traffic equations are made from is as it was. */
const haveSameFlows = (a: System, b: System): boolean =>
  a.graph === b.graph &&
  a.calls === b.calls &&
  a.weight === b.weight &&
  a.carries === b.carries &&
  a.missOf === b.missOf &&
  a.fallbackFor === b.fallbackFor &&
  a.hitRatio === b.hitRatio &&
  a.routes === b.routes &&
  a.journeys === b.journeys;

/** To the last digit: the iteration that came to the same load may have gone another way. */
function areSameRates(a: Traffic, b: Traffic): boolean {
  return (
    a.unbounded.length === 0 &&
    b.unbounded.length === 0 &&
    areSame(a.reads, b.reads) &&
    areSame(a.writes, b.writes) &&
    areSame(a.calls, b.calls) &&
    areSame(a.attempts, b.attempts) &&
    a.rates.every((rates, j) => rates.every((of, c) => areSame(of, b.rates[j]![c]!))) &&
    a.callsOf.every((calls, j) => calls.every((of, c) => areSame(of, b.callsOf[j]![c]!)))
  );
}

function areSame(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Precondition: nothing is held, as where load does not depend on itself. */
function stationsFrom(
  { system: before, load }: Basis,
  system: System,
  touched: Touched,
  flows: Traffic,
): readonly Station[] {
  // Who comes together with whom is decided by the callers.
  if (momentsOf(before).size > 0 || momentsOf(system).size > 0) return stations(system, flows);
  const at = load.stations.slice();
  for (const v of touched.components) at[v] = stationAt(system, flows, v);
  if (flows === load.traffic) return at;
  const { reads, writes } = load.traffic;
  for (let v = 0; v < at.length; v++)
    if (reads[v] !== flows.reads[v] || writes[v] !== flows.writes[v]) at[v] = stationAt(system, flows, v);
  return at;
}

/** Postcondition: what `ledger` writes. Entries of components that serve and stand as they did are taken over. */
export function ledgerAfter(
  { system: before, load: was, ledger: entries }: Basis,
  { system, touched }: Recompiled,
  { traffic: flows, stations }: Load,
): Ledger {
  const isAsBefore =
    flows === was.traffic &&
    before.journeys.length === system.journeys.length &&
    touched.connectors.every((e) => sendsSame(before, system, e)) &&
    (entries.sent.isFree || touched.components.length === 0);
  if (!isAsBefore) return ledger(system, flows, stations);
  const others = new Set(touched.components);
  stations.forEach((station, v) => {
    if (station !== was.stations[v]) others.add(v);
  });
  return ledgerFrom(entries, system, flows, stations, [...others]);
}

function sendsSame(a: System, b: System, e: number): boolean {
  const [was, is] = [a, b].map(({ design, connectors }) => design.connectors[connectors[e]!]!);
  const isSame = a.from[e] === b.from[e] && a.to[e] === b.to[e];
  return isSame && was!.requestBytes === is!.requestBytes && was!.responseBytes === is!.responseBytes;
}

/** Is one of these components on some way of the journey? Precondition: a way that is new begins at one of them. */
export const reaches = (reached: Uint8Array, components: Iterable<number>): boolean => {
  for (const v of components) if (reached[v] === 1) return true;
  return false;
};
