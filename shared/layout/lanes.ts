import type { Connector, Position } from '../model';

/** Between connectors of the same two components. */
const LANE = 14;

/**
 * How far each connector stands beside the common way of its two components, so that none lies on another: a call and the
 * call back, or several of the same direction. Those that have a way of their own (`hasWay`) stay on it. Connectors that are
 * not in the answer have the common way for themselves.
 */
export function lanesOf(connectors: Connectors, hasWay: (id: string) => boolean): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  for (const ids of togetherIn(connectors)) {
    const free = ids.filter((id) => !hasWay(id)).sort();
    // Beside a way that is there already, not on it: the middle is taken.
    const places = free.length < ids.length ? beside(free.length) : spread(free.length);
    free.forEach((id, i) => lanes.set(id, places[i]! * LANE));
  }
  return lanes;
}

type Connectors = Readonly<Record<string, Pick<Connector, 'from' | 'to'>>>;

const known = new WeakMap<Connectors, readonly (readonly string[])[]>();

/** Connectors that share both ends; worked out once for a table, since a drag asks sixty times a second. */
function togetherIn(connectors: Connectors): readonly (readonly string[])[] {
  let groups = known.get(connectors);
  if (groups === undefined) {
    const byEnds = new Map<string, string[]>();
    for (const [id, { from, to }] of Object.entries(connectors)) {
      const key = from < to ? `${from}\n${to}` : `${to}\n${from}`;
      const others = byEnds.get(key);
      if (others === undefined) byEnds.set(key, [id]);
      else others.push(id);
    }
    groups = [...byEnds.values()].filter(({ length }) => length > 1);
    known.set(connectors, groups);
  }
  return groups;
}

const spread = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i - (count - 1) / 2);
/** 1, -1, 2, -2 … */
const beside = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1) * (Math.floor(i / 2) + 1));

/** An orthogonal way moved to its left by a distance, every segment beside its old place, corners where they meet. */
export function besideWay(points: readonly Position[], by: number): readonly Position[] {
  if (by === 0 || points.length < 2) return points;
  const sides = points.slice(1).map((at, i) => {
    const before = points[i]!;
    const length = Math.hypot(at.x - before.x, at.y - before.y) || 1;
    return { x: ((at.y - before.y) / length) * by, y: (-(at.x - before.x) / length) * by };
  });
  return points.map(({ x, y }, i) => {
    const [arriving, leaving] = [sides[i - 1], sides[i]];
    // At a corner one segment moves it on one axis and the other on the other; at an end there is but one.
    if (arriving === undefined || leaving === undefined) {
      const side = (arriving ?? leaving)!;
      return { x: x + side.x, y: y + side.y };
    }
    const isStraight = arriving.x === leaving.x && arriving.y === leaving.y;
    return isStraight
      ? { x: x + arriving.x, y: y + arriving.y }
      : { x: x + arriving.x + leaving.x, y: y + arriving.y + leaving.y };
  });
}
