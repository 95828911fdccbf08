import { kindOf } from '../catalogue';
import { type Design, unique } from '../model';

/** How the records of a second design were told to be those of a first one. */
export type Matching =
  | { readonly by: 'id' }
  | {
      readonly by: 'name';
      /** Ids in the second file and, where they were matched, those in the first, by which they go in the comparison. */
      readonly ids: Readonly<Record<Table, Readonly<Record<string, string>>>>;
      readonly matched: number;
      /** Components of the second. */
      readonly of: number;
    };

type Table = 'boundaries' | 'components' | 'connectors' | 'journeys';
type Ids = ReadonlyMap<string, string>;

/**
 * The second design as it is compared with the first. Two versions of one file know each other by their ids; files that
 * have no component id in common, two imports say, by name and kind, connectors by their ends: then the second one's
 * records take the ids of those that they are.
 */
export function matched(first: Design, second: Design): { readonly design: Design; readonly matching: Matching } {
  const of = Object.keys(second.components).length;
  const isKnown = (id: string) => Object.hasOwn(first.components, id);
  if (of === 0 || Object.keys(first.components).length === 0 || Object.keys(second.components).some(isKnown))
    return { design: second, matching: { by: 'id' } };
  const boundaries = pairs(first.boundaries, second.boundaries, [
    ({ kind, name }, id) => `${kind} ${plain(name ?? id)}`,
  ]);
  const components = pairs(first.components, second.components, [
    ({ kind, name }, id) => `${kind} ${plain(name ?? kindOf(kind)?.name ?? id)}`,
    // Readers of different formats see different kinds in the same box.
    ({ kind, name }, id) => plain(name ?? kindOf(kind)?.name ?? id),
  ]);
  const inFirst = (id: string) => components.get(id);
  const connectors = pairs(first.connectors, second.connectors, [({ from, to }) => `${from} ${to}`], ({ from, to }) =>
    inFirst(from) && inFirst(to) ? `${inFirst(from)} ${inFirst(to)}` : undefined,
  );
  const journeys = pairs(first.journeys, second.journeys, [({ name }, id) => plain(name ?? id)]);
  const ids = { boundaries, components, connectors, journeys };
  return {
    design: renamed(second, ids, first),
    matching: {
      by: 'name',
      ids: Object.fromEntries(Object.entries(ids).map(([table, map]) => [table, Object.fromEntries(map)])) as Record<
        Table,
        Record<string, string>
      >,
      matched: components.size,
      of,
    },
  };
}

/** "Links DB", "links-db" and "links_db" are one name. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Ids of the second for which there is one of the first with the same key; of several alike, the first with the first, if there are as many. */
function pairs<T>(
  first: Readonly<Record<string, T>>,
  second: Readonly<Record<string, T>>,
  keys: readonly ((record: T, id: string) => string)[],
  keyInSecond?: (record: T, id: string) => string | undefined,
): Ids {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const key of keys) {
    const mine = grouped(first, key, (id) => !taken.has(id));
    for (const [name, theirs] of grouped(second, keyInSecond ?? key, (id) => !found.has(id))) {
      const same = mine.get(name);
      if (same?.length !== theirs.length) continue;
      theirs.forEach((id, i) => {
        found.set(id, same[i]!);
        taken.add(same[i]!);
      });
    }
  }
  return found;
}

function grouped<T>(
  records: Readonly<Record<string, T>>,
  key: (record: T, id: string) => string | undefined,
  isOpen: (id: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const id of Object.keys(records).sort()) {
    const name = isOpen(id) ? key(records[id]!, id) : undefined;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), id]);
  }
  return groups;
}

/** The same design under other ids. What is not matched keeps its own, unless the first design calls something else so. */
function renamed(design: Design, ids: Readonly<Record<Table, Ids>>, first: Design): Design {
  const names = (table: Table): Ids => {
    const taken: Record<string, unknown> = { ...first[table] };
    return new Map(
      Object.keys(design[table])
        .sort()
        .map((id) => {
          const name = ids[table].get(id) ?? unique(id, taken);
          taken[name] = true;
          return [id, name];
        }),
    );
  };
  const [boundaries, components, connectors, journeys] = (
    ['boundaries', 'components', 'connectors', 'journeys'] as const
  ).map(names) as [Ids, Ids, Ids, Ids];
  return {
    ...design,
    boundaries: each(design.boundaries, boundaries, (boundary) => ({
      ...boundary,
      ...link('parent', boundary.parent, boundaries),
    })),
    components: each(design.components, components, (component) => ({
      ...component,
      ...link('boundary', component.boundary, boundaries),
      ...(component.zones === undefined ? {} : { zones: component.zones.map((zone) => boundaries.get(zone)!) }),
    })),
    connectors: each(design.connectors, connectors, (connector) => ({
      ...connector,
      from: components.get(connector.from)!,
      to: components.get(connector.to)!,
      ...link('missOf', connector.missOf, components),
      ...link('fallbackFor', connector.fallbackFor, connectors),
    })),
    journeys: each(design.journeys, journeys, (journey) => ({
      ...journey,
      ...link('entry', journey.entry, components),
      ...(journey.calls === undefined ? {} : { calls: each(journey.calls, connectors, (calls) => calls) }),
    })),
  };
}

const each = <T>(records: Readonly<Record<string, T>>, ids: Ids, write: (record: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(records).map(([id, record]) => [ids.get(id)!, write(record)]));

const link = <K extends string>(field: K, id: string | undefined, ids: Ids): { readonly [k in K]?: string } =>
  (id === undefined ? {} : { [field]: ids.get(id)! }) as { readonly [k in K]?: string };

/** What a reader must know of how two designs were matched; undefined where it goes without saying. */
export function matchingText(matching: Matching): string | undefined {
  if (matching.by === 'id') return undefined;
  const { matched: count, of } = matching;
  return `The files have no ids in common. Their records were matched by name and kind, connectors by their ends: ${count} of ${of} component${of === 1 ? '' : 's'} found in the other design.`;
}
