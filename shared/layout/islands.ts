import type { Design } from '../model';

/** Components that connectors hold together, and the innermost boundary around all of them; undefined is the canvas. */
export type Island = { readonly components: readonly string[]; readonly home: string | undefined };

/** A component or a boundary, seen from the boundary (or canvas) right around it. */
export type Unit = { readonly type: 'component' | 'boundary'; readonly id: string };

/** Who stands in whom, and who is connected with whom; all lists in the order of `rank`. */
export type Territory = {
  readonly unitsOf: (home: string | undefined) => readonly Unit[];
  readonly islandsOf: (home: string | undefined) => readonly Island[];
  /** The unit right inside `home` that the component is, or stands in; undefined if it stands elsewhere. */
  readonly unitOf: (component: string, home: string | undefined) => string | undefined;
};

/** Precondition: `rank` numbers all components. Boundaries without a component in them take no part. */
export function territoryOf(design: Design, rank: ReadonlyMap<string, number>): Territory {
  const ids = [...rank.keys()].sort((a, b) => rank.get(a)! - rank.get(b)!);
  const ways = new Map(ids.map((id) => [id, wayTo(design, id)]));
  const units = new Map<string | undefined, Map<string, Unit>>();
  for (const id of ids) {
    const way = ways.get(id)!;
    way.forEach((home, depth) => {
      const unit: Unit = depth + 1 < way.length ? boundary(way[depth + 1]!) : { type: 'component', id };
      const inside = units.get(home) ?? new Map<string, Unit>();
      units.set(home, inside.set(keyOf(unit), unit));
    });
  }
  const islands = new Map<string | undefined, Island[]>();
  for (const components of connected(design, ids)) {
    const home = commonHome(components.map((id) => ways.get(id)!));
    islands.set(home, [...(islands.get(home) ?? []), { components, home }]);
  }
  return {
    unitsOf: (home) => [...(units.get(home)?.values() ?? [])],
    islandsOf: (home) => islands.get(home) ?? [],
    unitOf: (component, home) => {
      const way = ways.get(component)!;
      const depth = way.indexOf(home);
      if (depth === -1) return undefined;
      const next = way[depth + 1];
      return keyOf(next === undefined ? { type: 'component', id: component } : boundary(next));
    },
  };
}

/** A component and a boundary may have the same id. */
export const keyOf = (unit: Unit): string => `${unit.type}:${unit.id}`;

const boundary = (id: string): Unit => ({ type: 'boundary', id });

/** The boundaries around a component from the canvas inwards; the canvas is undefined. */
function wayTo(design: Design, component: string): readonly (string | undefined)[] {
  const way: string[] = [];
  for (let at = design.components[component]!.boundary; at !== undefined; at = design.boundaries[at]?.parent) {
    if (design.boundaries[at] !== undefined) way.unshift(at);
  }
  return [undefined, ...way];
}

function commonHome(ways: readonly (readonly (string | undefined)[])[]): string | undefined {
  const first = ways[0]!;
  let depth = 0;
  while (depth + 1 < first.length && ways.every((way) => way[depth + 1] === first[depth + 1])) depth += 1;
  return first[depth];
}

function connected(design: Design, ids: readonly string[]): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of Object.values(design.connectors)) {
    neighbours.get(from)!.push(to);
    neighbours.get(to)!.push(from);
  }
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const start of ids) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const id of group) {
      for (const other of neighbours.get(id)!) {
        if (seen.has(other)) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}
