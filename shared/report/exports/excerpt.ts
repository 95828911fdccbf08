import type { Design } from '../../model';

/** Ids of the design. */
export type Selection = {
  readonly components: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly boundaries: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
};

/**
 * What is selected, where it stands: with what boundaries hold and what is around them, with the ends of connectors and the
 * connectors among it all. Journeys stay with the whole.
 */
export function excerpt(design: Design, selection: Selection): Design {
  const around = (start: string | undefined): readonly string[] => {
    const seen = new Set<string>();
    for (let at = start; at !== undefined && !seen.has(at); at = design.boundaries[at]?.parent) seen.add(at);
    return [...seen];
  };
  const isWithin = (start: string | undefined): boolean => around(start).some((id) => selection.boundaries.has(id));
  const ends = new Set(
    [...selection.connectors].flatMap((id) => {
      const connector = design.connectors[id];
      return connector === undefined ? [] : [connector.from, connector.to];
    }),
  );
  const kept = pick(
    design.components,
    (id, { boundary }) => selection.components.has(id) || ends.has(id) || isWithin(boundary),
  );
  const homes = new Set(
    Object.values(kept).flatMap(({ boundary, zones = [] }) => [boundary, ...zones].flatMap(around)),
  );
  const connectors = pick(
    design.connectors,
    (_, { from, to, fallbackFor, missOf }) =>
      from in kept &&
      to in kept &&
      (missOf === undefined || missOf in kept) &&
      (fallbackFor === undefined || isKept(design, fallbackFor, kept)),
  );
  // An entry or a call that is not in the excerpt would name nothing.
  return {
    ...design,
    components: kept,
    connectors,
    boundaries: pick(design.boundaries, (id) => homes.has(id) || isWithin(id)),
    notes: pick(design.notes, (id) => selection.notes.has(id)),
    journeys: {},
  };
}

function isKept(design: Design, connector: string, kept: Readonly<Record<string, unknown>>): boolean {
  const found = design.connectors[connector];
  return found !== undefined && found.from in kept && found.to in kept;
}

const pick = <T>(records: Readonly<Record<string, T>>, keep: (id: string, record: T) => boolean) =>
  Object.fromEntries(Object.entries(records).filter(([id, record]) => keep(id, record)));
