import { likely } from '../model';
import { placementOf, regionOf } from './placement';
import type { System } from './system';

export type NetworkTime = { readonly ms: number; readonly share: number };
export type Distance = 'sameZone' | 'crossZone' | 'crossRegion';

/**
 * The time on the wire of one call, there and back: the connector's own, else by where its ends stand. Ends that are
 * spread over zones meet in the same zone as often as their replicas do, so that there can be several times with a share each.
 */
export function networkTimes(system: System, connector: number): readonly NetworkTime[] {
  const { design, assumptions } = system;
  const own = design.connectors[system.connectors[connector]!]!.networkMs;
  if (own !== undefined) return [{ ms: likely(own), share: 1 }];
  if (isByPeople(system, connector)) return [{ ms: assumptions.clientMs, share: 1 }];
  const { sameZoneMs, crossZoneMs, crossRegionMs } = assumptions;
  if (sameZoneMs === crossZoneMs && crossZoneMs === crossRegionMs) return [{ ms: sameZoneMs, share: 1 }];
  const times = { sameZone: sameZoneMs, crossZone: crossZoneMs, crossRegion: crossRegionMs };
  const shares = new Map<number, number>();
  for (const { distance, share } of distances(system, connector)) {
    shares.set(times[distance], (shares.get(times[distance]) ?? 0) + share);
  }
  return [...shares].map(([ms, share]) => ({ ms, share }));
}

export const isByPeople = (system: System, connector: number): boolean =>
  system.attributes[system.from[connector]!]!.kind?.group === 'people';

/** How far apart the two ends of a call stand, and how often. */
export function distances(
  system: System,
  connector: number,
): readonly { readonly distance: Distance; readonly share: number }[] {
  const { design, components } = system;
  const callers = placementOf(design, components[system.from[connector]!]!);
  const callees = placementOf(design, components[system.to[connector]!]!);
  const pairs = sumOf(callers) * sumOf(callees);
  return callers.flatMap((caller) =>
    callees.map((callee) => ({
      distance: distanceBetween(system, caller.boundary, callee.boundary),
      share: (caller.count * callee.count) / pairs,
    })),
  );
}

const sumOf = (placement: readonly { readonly count: number }[]): number =>
  placement.reduce((sum, { count }) => sum + count, 0);

/** An end that stands nowhere in particular is taken to be near. */
function distanceBetween(system: System, a: string | undefined, b: string | undefined): Distance {
  if (a === undefined || b === undefined || a === b) return 'sameZone';
  const regionA = regionOf(system.design, a);
  const regionB = regionOf(system.design, b);
  if (regionA !== undefined && regionB !== undefined && regionA !== regionB) return 'crossRegion';
  const bothZones = system.design.boundaries[a]!.kind === 'zone' && system.design.boundaries[b]!.kind === 'zone';
  return bothZones ? 'crossZone' : 'sameZone';
}
