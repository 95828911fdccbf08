import { likely } from '../model';
import { placementOf, regionOf } from './placement';
import type { System } from './system';

export type NetworkTime = { readonly ms: number; readonly share: number };

/**
 * The time on the wire of one call, there and back: the connector's own, else by where its ends stand. Ends that are
 * spread over zones meet in the same zone as often as their replicas do, so that there can be several times with a share each.
 */
export function networkTimes(system: System, connector: number): readonly NetworkTime[] {
  const { design, assumptions } = system;
  const own = design.connectors[system.connectors[connector]!]!.networkMs;
  if (own !== undefined) return [{ ms: likely(own), share: 1 }];
  const from = system.from[connector]!;
  const to = system.to[connector]!;
  if (system.attributes[from]!.kind?.group === 'people') return [{ ms: assumptions.clientMs, share: 1 }];
  const { sameZoneMs, crossZoneMs, crossRegionMs } = assumptions;
  if (sameZoneMs === crossZoneMs && crossZoneMs === crossRegionMs) return [{ ms: sameZoneMs, share: 1 }];
  const shares = new Map<number, number>();
  const callers = placementOf(design, system.components[from]!);
  const callees = placementOf(design, system.components[to]!);
  const pairs = sumOf(callers) * sumOf(callees);
  for (const caller of callers) {
    for (const callee of callees) {
      const ms = timeBetween(system, caller.boundary, callee.boundary);
      shares.set(ms, (shares.get(ms) ?? 0) + (caller.count * callee.count) / pairs);
    }
  }
  return [...shares].map(([ms, share]) => ({ ms, share }));
}

const sumOf = (placement: readonly { readonly count: number }[]): number =>
  placement.reduce((sum, { count }) => sum + count, 0);

/** An end that stands nowhere in particular is taken to be near. */
function timeBetween(system: System, a: string | undefined, b: string | undefined): number {
  const { sameZoneMs, crossZoneMs, crossRegionMs } = system.assumptions;
  if (a === undefined || b === undefined || a === b) return sameZoneMs;
  const regionA = regionOf(system.design, a);
  const regionB = regionOf(system.design, b);
  if (regionA !== undefined && regionB !== undefined && regionA !== regionB) return crossRegionMs;
  const bothZones = system.design.boundaries[a]!.kind === 'zone' && system.design.boundaries[b]!.kind === 'zone';
  return bothZones ? crossZoneMs : sameZoneMs;
}
