import type { Design } from '../model';
import { type Arc, flowOrder } from './order';

/** Components that connectors hold together. */
export type Island = readonly string[];

/** A component or a boundary, seen from the boundary (or canvas) right around it. */
export type Unit = { readonly type: 'component' | 'boundary'; readonly id: string; readonly key: string };

/** A boundary, or the canvas, which is undefined. */
export type Home = string | undefined;

/** Who stands in whom, and who is connected with whom; nothing depends on the order of the design's records. */
export type Territory = {
  /** Callers first. Boundaries without a component in them take no part. */
  readonly unitsOf: (home: Home) => readonly Unit[];
  /** The islands around all of whose components `home` is the innermost. */
  readonly islandsOf: (home: Home) => readonly Island[];
  /** The key of the unit right inside `home` that the component is, or stands in; undefined if it stands elsewhere. */
  readonly unitOf: (component: string, home: Home) => string | undefined;
};

export function territoryOf(design: Design, tierOf: (kind: string) => number): Territory {
  const ids = Object.keys(design.components).sort();
  const ways = new Map(ids.map((id) => [id, wayTo(design, id)]));
  const unitOf = (id: string, home: Home): string | undefined => {
    const way = ways.get(id)!;
    const depth = way.indexOf(home);
    return depth === -1 ? undefined : unitAt(id, way, depth).key;
  };
  const units = new Map<Home, Map<string, Unit & { tiers: number[] }>>();
  for (const id of ids) {
    const way = ways.get(id)!;
    way.forEach((home, depth) => {
      const inside = units.get(home) ?? new Map<string, Unit & { tiers: number[] }>();
      const unit = unitAt(id, way, depth);
      const known = inside.get(unit.key) ?? { ...unit, tiers: [] };
      known.tiers.push(tierOf(design.components[id]!.kind));
      units.set(home, inside.set(unit.key, known));
    });
  }
  const arcs = new Map<Home, Arc[]>();
  for (const { from, to } of Object.values(design.connectors)) {
    const home = commonHome([ways.get(from)!, ways.get(to)!]);
    const arc: Arc = [unitOf(from, home)!, unitOf(to, home)!];
    arcs.set(home, [...(arcs.get(home) ?? []), arc]);
  }
  const ordered = new Map(
    [...units].map(([home, inside]) => {
      const ranked = [...inside.values()].map(({ key, tiers }) => ({ key, tier: mean(tiers) }));
      return [home, flowOrder(ranked, arcs.get(home) ?? []).map((key): Unit => inside.get(key)!)] as const;
    }),
  );
  const islands = new Map<Home, Island[]>();
  for (const island of connected(design, ids)) {
    const home = commonHome(island.map((id) => ways.get(id)!));
    islands.set(home, [...(islands.get(home) ?? []), island]);
  }
  return { unitsOf: (home) => ordered.get(home) ?? [], islandsOf: (home) => islands.get(home) ?? [], unitOf };
}

/** A component and a boundary may have the same id: their keys differ. */
function unitAt(component: string, way: readonly Home[], depth: number): Unit {
  const boundary = way[depth + 1];
  return boundary === undefined
    ? { type: 'component', id: component, key: `component:${component}` }
    : { type: 'boundary', id: boundary, key: `boundary:${boundary}` };
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** The boundaries around a component from the canvas inwards. */
function wayTo(design: Design, component: string): readonly Home[] {
  const way: string[] = [];
  for (let at = design.components[component]!.boundary; at !== undefined; at = design.boundaries[at]?.parent) {
    if (design.boundaries[at] !== undefined) way.unshift(at);
  }
  return [undefined, ...way];
}

function commonHome(ways: readonly (readonly Home[])[]): Home {
  const first = ways[0]!;
  let depth = 0;
  while (depth + 1 < first.length && ways.every((way) => way[depth + 1] === first[depth + 1])) depth += 1;
  return first[depth];
}

function connected(design: Design, ids: readonly string[]): readonly Island[] {
  const neighbours = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of Object.values(design.connectors)) {
    neighbours.get(from)!.push(to);
    neighbours.get(to)!.push(from);
  }
  const seen = new Set<string>();
  const islands: Island[] = [];
  for (const start of ids) {
    if (seen.has(start)) continue;
    const island = [start];
    seen.add(start);
    for (const id of island) {
      for (const other of neighbours.get(id)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        island.push(other);
      }
    }
    islands.push(island);
  }
  return islands;
}
