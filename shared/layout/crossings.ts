import type { Position } from '../model';

type Span = { readonly of: number; readonly at: number; readonly low: number; readonly high: number };

type Ways = readonly (readonly Position[])[];

function spansOf(ways: Ways): { readonly level: readonly Span[]; readonly upright: readonly Span[] } {
  const [level, upright]: [Span[], Span[]] = [[], []];
  ways.forEach((way, of) => {
    way.forEach((q, i) => {
      const p = way[i - 1];
      if (p === undefined) return;
      if (p.y === q.y) level.push({ of, at: p.y, low: Math.min(p.x, q.x), high: Math.max(p.x, q.x) });
      else upright.push({ of, at: p.x, low: Math.min(p.y, q.y), high: Math.max(p.y, q.y) });
    });
  });
  return { level, upright };
}

/** How often orthogonal ways cross each other. Where two only touch or run along each other they do not cross. */
export function crossings(ways: Ways): number {
  const { level, upright } = spansOf(ways);
  let count = 0;
  for (const a of level) {
    for (const b of upright) {
      if (a.of !== b.of && b.at > a.low && b.at < a.high && a.at > b.low && a.at < b.high) count += 1;
    }
  }
  return count;
}

/** Closer than this two lines look like one. */
const NEAR = 4;

/**
 * How many pairs of ways run along each other so closely that nobody can tell them apart; those that begin or end at the same
 * place may share their way there.
 */
export function entangled(ways: Ways): number {
  const { level, upright } = spansOf(ways);
  const isSame = (p: Position | undefined, q: Position | undefined) => p?.x === q?.x && p?.y === q?.y;
  const isFork = (a: number, b: number) => isSame(ways[a]![0], ways[b]![0]) || isSame(ways[a]!.at(-1), ways[b]!.at(-1));
  const pairs = new Set<string>();
  for (const spans of [level, upright]) {
    const sorted = spans.toSorted((a, b) => a.at - b.at);
    sorted.forEach((a, i) => {
      for (let k = i + 1; k < sorted.length && sorted[k]!.at - a.at < NEAR; k++) {
        const b = sorted[k]!;
        const isAlong = Math.min(a.high, b.high) - Math.max(a.low, b.low) > NEAR;
        if (a.of !== b.of && isAlong && !isFork(a.of, b.of))
          pairs.add(`${Math.min(a.of, b.of)} ${Math.max(a.of, b.of)}`);
      }
    });
  }
  return pairs.size;
}
