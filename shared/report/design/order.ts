import type { Design } from '../../model';

/** Components as a reader meets them: along the connectors from where journeys enter, then those that nobody reaches. */
export function componentsInOrder(design: Design): readonly string[] {
  const leaving = new Map<string, string[]>();
  for (const id of Object.keys(design.connectors).sort()) {
    const { from, to } = design.connectors[id]!;
    leaving.set(from, [...(leaving.get(from) ?? []), to]);
  }
  const entries = Object.values(design.journeys).flatMap(({ entry }) => entry ?? []);
  const called = new Set(Object.values(design.connectors).map(({ to }) => to));
  const all = Object.keys(design.components).sort();
  const order = new Set<string>();
  // Who calls and is never called begins as well as who is named; what is left stands in circles.
  for (const start of [...entries, ...all.filter((id) => !called.has(id) && leaving.has(id)), ...all]) {
    if (design.components[start] === undefined || order.has(start)) continue;
    const waiting = [start];
    for (const id of waiting) {
      if (order.has(id) || design.components[id] === undefined) continue;
      order.add(id);
      waiting.push(...(leaving.get(id) ?? []));
    }
  }
  return [...order];
}

/** Connectors by who calls, then by who is called, in the same order. */
export function connectorsInOrder(design: Design): readonly string[] {
  const rank = new Map(componentsInOrder(design).map((id, i) => [id, i]));
  const key = (id: string) => {
    const { from, to } = design.connectors[id]!;
    return [rank.get(from) ?? rank.size, rank.get(to) ?? rank.size] as const;
  };
  return Object.keys(design.connectors).sort((a, b) => {
    const [[fromA, toA], [fromB, toB]] = [key(a), key(b)];
    return fromA - fromB || toA - toB || (a < b ? -1 : 1);
  });
}
