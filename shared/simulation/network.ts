import { placementOf, regionOf, type System } from '../analysis';
import { likely } from '../model';

/** Where replicas stand: boundary (a zone, else a region, else nowhere in particular) and how many. */
export type Place = { readonly boundary: string | undefined; readonly count: number };
export type Placement = readonly Place[];

/** One time, or a time for each pair of places of caller and callee: `ms[callerPlace · calleePlaces + calleePlace]`. */
export type Network =
  | { readonly type: 'same'; readonly ms: number }
  | { readonly type: 'by-place'; readonly ms: Float64Array; readonly calleePlaces: number };

/** Of each component; a zone that gets no replica is a place all the same, because more may come. */
export const placementsOf = (system: System): readonly Placement[] =>
  system.components.map((_, v) => placesOf(system, v));

function placesOf(system: System, v: number): Placement {
  const id = system.components[v]!;
  const { zones, replicas } = system.design.components[id]!;
  if (zones === undefined || zones.length === 0) return placementOf(system.design, id);
  return spread(replicas === undefined ? 1 : likely(replicas), zones.length).map((count, i) => ({
    boundary: zones[i],
    count,
  }));
}

/** As evenly as possible, the first get more: 5 over 2 are 3 and 2. */
export const spread = (count: number, over: number): number[] =>
  Array.from({ length: over }, (_, i) => Math.floor(count / over) + (i < count % over ? 1 : 0));

/** The time on the wire of one call, there and back, by the contract: the connector's own, else by where its ends stand. */
export function networkOf(system: System, connector: number): Network {
  const { design, assumptions } = system;
  const own = design.connectors[system.connectors[connector]!]!.networkMs;
  if (own !== undefined) return { type: 'same', ms: likely(own) };
  const from = system.from[connector]!;
  if (system.attributes[from]!.kind?.group === 'people') return { type: 'same', ms: assumptions.clientMs };
  const callers = placesOf(system, from);
  const callees = placesOf(system, system.to[connector]!);
  const ms = new Float64Array(callers.length * callees.length);
  callers.forEach((caller, i) =>
    callees.forEach((callee, k) => {
      ms[i * callees.length + k] = msBetween(system, caller.boundary, callee.boundary);
    }),
  );
  return ms.every((each) => each === ms[0])
    ? { type: 'same', ms: ms[0] ?? assumptions.sameZoneMs }
    : { type: 'by-place', ms, calleePlaces: callees.length };
}

function msBetween(system: System, from: string | undefined, to: string | undefined): number {
  const { design, assumptions } = system;
  if (from === undefined || to === undefined || from === to) return assumptions.sameZoneMs;
  const regions = [from, to].map((boundary) => regionOf(design, boundary));
  if (regions[0] !== undefined && regions[1] !== undefined && regions[0] !== regions[1])
    return assumptions.crossRegionMs;
  const areZones = [from, to].every((boundary) => design.boundaries[boundary]!.kind === 'zone');
  return areZones ? assumptions.crossZoneMs : assumptions.sameZoneMs;
}
