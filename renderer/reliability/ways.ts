import type { Design } from '@shared/model';

/** Everything between where a journey enters and a component: each way goes through what follows it. */
export function waysThrough(
  design: Design,
  journey: string,
  component: string,
): { readonly components: readonly string[]; readonly connectors: readonly string[] } {
  const { entry, calls: own } = design.journeys[journey] ?? {};
  const used = Object.entries(design.connectors).filter(([id, { calls }]) => (own?.[id] ?? calls) !== 0);
  const reach = (start: string | undefined, isForward: boolean) => {
    const seen = new Set(start === undefined ? [] : [start]);
    for (const at of seen) {
      for (const [, { from, to }] of used) if ((isForward ? from : to) === at) seen.add(isForward ? to : from);
    }
    return seen;
  };
  const after = reach(entry, true);
  const before = reach(component, false);
  const between = (id: string) => after.has(id) && before.has(id);
  return {
    components: Object.keys(design.components).filter(between),
    connectors: used.filter(([, { from, to }]) => between(from) && between(to)).map(([id]) => id),
  };
}
