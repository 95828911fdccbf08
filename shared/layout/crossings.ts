import type { Position } from '../model';

type Span = { readonly of: number; readonly at: number; readonly low: number; readonly high: number };

/** How often orthogonal ways cross each other. Where two only touch or run along each other they do not cross. */
export function crossings(ways: readonly (readonly Position[])[]): number {
  const [level, upright]: [Span[], Span[]] = [[], []];
  ways.forEach((way, of) => {
    way.forEach((q, i) => {
      const p = way[i - 1];
      if (p === undefined) return;
      if (p.y === q.y) level.push({ of, at: p.y, low: Math.min(p.x, q.x), high: Math.max(p.x, q.x) });
      else upright.push({ of, at: p.x, low: Math.min(p.y, q.y), high: Math.max(p.y, q.y) });
    });
  });
  let count = 0;
  for (const a of level) {
    for (const b of upright) {
      if (a.of !== b.of && b.at > a.low && b.at < a.high && a.at > b.low && a.at < b.high) count += 1;
    }
  }
  return count;
}
