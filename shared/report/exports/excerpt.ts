import type { Design } from '../../model';

export type Selection = { readonly components: ReadonlySet<string>; readonly boundaries: ReadonlySet<string> };

/** What is selected, with what boundaries hold and the connectors among it, where it stands. Journeys stay with the whole. */
export function excerpt(design: Design, { components, boundaries }: Selection): Design {
  const isWithin = (start: string | undefined): boolean => {
    const seen = new Set<string>();
    for (let at = start; at !== undefined && !seen.has(at); at = design.boundaries[at]?.parent) {
      if (boundaries.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  const kept = pick(design.components, (id, { boundary }) => components.has(id) || isWithin(boundary));
  const connectors = pick(
    design.connectors,
    (_, { from, to, fallbackFor, missOf }) =>
      from in kept &&
      to in kept &&
      (missOf === undefined || missOf in kept) &&
      (fallbackFor === undefined || isKept(design, fallbackFor, kept)),
  );
  // An entry or a call that is not in the excerpt would name nothing.
  return { ...design, components: kept, connectors, journeys: {} };
}

function isKept(design: Design, connector: string, kept: Readonly<Record<string, unknown>>): boolean {
  const found = design.connectors[connector];
  return found !== undefined && found.from in kept && found.to in kept;
}

const pick = <T>(records: Readonly<Record<string, T>>, keep: (id: string, record: T) => boolean) =>
  Object.fromEntries(Object.entries(records).filter(([id, record]) => keep(id, record)));
