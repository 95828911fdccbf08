/** Something to be put in order, and the column of a tidy drawing that suits it: people 0, stores 5. */
export type Ranked = { readonly key: string; readonly tier: number };

/** From caller to callee, by key; as often as there are connectors. */
export type Arc = readonly [from: string, to: string];

/**
 * All keys, callers before callees as far as circles allow. Where arcs leave a choice the smaller tier goes first, then
 * the smaller key. Kahn 1962; a circle is entered where most arcs leave it (Eades, Lin, Smyth 1993).
 */
export function flowOrder(items: readonly Ranked[], arcs: readonly Arc[]): readonly string[] {
  const sorted = [...items].sort((a, b) => a.tier - b.tier || (a.key < b.key ? -1 : 1));
  const callees = new Map<string, string[]>(sorted.map(({ key }) => [key, []]));
  const callers = new Map<string, number>(sorted.map(({ key }) => [key, 0]));
  for (const [from, to] of arcs) {
    if (from === to) continue;
    callees.get(from)!.push(to);
    callers.set(to, callers.get(to)! + 1);
  }
  const calledBefore = new Map<string, number>();
  const left = new Map(sorted.map((item) => [item.key, item]));
  const order: string[] = [];
  while (left.size > 0) {
    const next = firstFree(left.keys(), callers) ?? entryOfCircle(left, { callees, callers, calledBefore });
    left.delete(next);
    order.push(next);
    for (const callee of callees.get(next)!) {
      callers.set(callee, callers.get(callee)! - 1);
      calledBefore.set(callee, (calledBefore.get(callee) ?? 0) + 1);
    }
  }
  return order;
}

function firstFree(keys: Iterable<string>, callers: ReadonlyMap<string, number>): string | undefined {
  for (const key of keys) if (callers.get(key) === 0) return key;
  return undefined;
}

type Open = {
  readonly callees: ReadonlyMap<string, readonly string[]>;
  /** Arcs from those that are left. */
  readonly callers: ReadonlyMap<string, number>;
  /** Arcs from those that have their place. */
  readonly calledBefore: ReadonlyMap<string, number>;
};

/** The one whose arcs to the others most outnumber those from the others; of equals the one that is called from before. */
function entryOfCircle(left: ReadonlyMap<string, Ranked>, { callees, callers, calledBefore }: Open): string {
  let best: string | undefined;
  let most: readonly [number, number] = [-Infinity, -Infinity];
  for (const key of left.keys()) {
    const leaving = callees.get(key)!.filter((to) => left.has(to)).length;
    const surplus = leaving === 0 ? -Infinity : leaving - callers.get(key)!;
    const before = calledBefore.get(key) ?? 0;
    if (best !== undefined && (surplus < most[0] || (surplus === most[0] && before <= most[1]))) continue;
    [best, most] = [key, [surplus, before]];
  }
  return best!;
}
