import { type Design, likely } from '../model';

/** How many replicas stand in which failure domain: a zone, else a region, else nowhere in particular. */
export type Placed = { readonly boundary: string | undefined; readonly count: number };

/** Replicas over the zones as evenly as possible, in the order given: 5 over 2 zones are 3 and 2. */
export function placementOf(design: Design, component: string, replicas?: number): readonly Placed[] {
  const { zones, boundary, replicas: own } = design.components[component]!;
  const count = replicas ?? likely(own ?? 1);
  if (zones === undefined || zones.length === 0) return [{ boundary: domainOf(design, boundary), count }];
  const each = Math.floor(count / zones.length);
  const more = count % zones.length;
  return zones
    .map((zone, i) => ({ boundary: zone, count: each + (i < more ? 1 : 0) }))
    .filter((placed) => placed.count > 0);
}

/** The innermost zone, else region, around a boundary or the boundary itself. */
export function domainOf(design: Design, boundary: string | undefined): string | undefined {
  for (let at = boundary; at !== undefined; at = design.boundaries[at]!.parent) {
    const { kind } = design.boundaries[at]!;
    if (kind === 'zone' || kind === 'region') return at;
  }
  return undefined;
}

export function regionOf(design: Design, boundary: string): string | undefined {
  for (let at: string | undefined = boundary; at !== undefined; at = design.boundaries[at]!.parent) {
    if (design.boundaries[at]!.kind === 'region') return at;
  }
  return undefined;
}
