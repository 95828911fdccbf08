import type { Design } from '../model';

/**
 * All components, callers before callees as far as circles allow. Where the connectors leave a choice the smaller tier
 * goes first, then the smaller id: the order in which the file keeps them has no say.
 * Kahn 1962; a circle is entered where most calls leave it (Eades, Lin, Smyth 1993).
 */
export function flowOrder(design: Design, tierOf: (kind: string) => number): ReadonlyMap<string, number> {
  const ids = Object.keys(design.components).sort();
  const tier = new Map(ids.map((id) => [id, tierOf(design.components[id]!.kind)]));
  const callees = new Map<string, string[]>(ids.map((id) => [id, []]));
  const waiting = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const { from, to } of Object.values(design.connectors)) {
    if (from === to) continue;
    callees.get(from)!.push(to);
    waiting.set(to, waiting.get(to)! + 1);
  }
  const before = (a: string, b: string): boolean =>
    tier.get(a)! < tier.get(b)! || (tier.get(a) === tier.get(b) && a < b);
  const rank = new Map<string, number>();
  const left = new Set(ids);
  while (left.size > 0) {
    let next: string | undefined;
    for (const id of left) if (waiting.get(id) === 0 && (next === undefined || before(id, next))) next = id;
    next ??= entryOfCircle(left, { tier, callees, waiting });
    left.delete(next);
    rank.set(next, rank.size);
    for (const callee of callees.get(next)!) waiting.set(callee, waiting.get(callee)! - 1);
  }
  return rank;
}

type Open = {
  readonly tier: ReadonlyMap<string, number>;
  readonly callees: ReadonlyMap<string, readonly string[]>;
  readonly waiting: ReadonlyMap<string, number>;
};

function entryOfCircle(left: ReadonlySet<string>, { tier, callees, waiting }: Open): string {
  let best: string | undefined;
  let most = -Infinity;
  for (const id of left) {
    const surplus = callees.get(id)!.filter((to) => left.has(to)).length - waiting.get(id)!;
    // What stores data is called by somebody of the circle, whatever the numbers say.
    const score = surplus - 4 * tier.get(id)!;
    if (score > most) [best, most] = [id, score];
  }
  return best!;
}
