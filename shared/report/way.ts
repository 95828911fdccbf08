import { type Design, likely } from '../model';

export type Way = { readonly components: ReadonlySet<string>; readonly connectors: ReadonlySet<string> };

/** What requests of a journey reach: from its entry along every connector that they may use. */
export function wayOf(design: Design, journeyId: string): Way {
  const journey = design.journeys[journeyId];
  const components = new Set<string>();
  const connectors = new Set<string>();
  if (journey?.entry === undefined) return { components, connectors };
  const reads = journey.readShare === undefined ? 1 : likely(journey.readShare);
  const isUsed = (id: string): boolean => {
    const { operations, calls, weight } = design.connectors[id]!;
    if (likely(journey.calls?.[id] ?? calls ?? 1) === 0 || likely(weight ?? 1) === 0) return false;
    return operations === 'reads' ? reads > 0 : operations === 'writes' ? reads < 1 : true;
  };
  const leaving = new Map<string, string[]>();
  for (const [id, { from }] of Object.entries(design.connectors)) leaving.set(from, [...(leaving.get(from) ?? []), id]);
  const waiting = [journey.entry];
  while (waiting.length > 0) {
    const at = waiting.pop()!;
    if (components.has(at)) continue;
    components.add(at);
    for (const id of leaving.get(at) ?? []) {
      if (!isUsed(id)) continue;
      connectors.add(id);
      waiting.push(design.connectors[id]!.to);
    }
  }
  return { components, connectors };
}
