import type { Position } from '../model';
import type { Box } from './size';
import { withoutIdlePoints } from './straighten';

/** As near to a corner of a box as a connector may touch it. */
const INSET = 8;
/** The straight piece in front of a box when its side is too short for where a segment was dragged. */
const STUB = 20;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const onX = ({ x, width }: Box, value: number): number => clamp(value, x + INSET, x + width - INSET);
const onY = ({ y, height }: Box, value: number): number => clamp(value, y + INSET, y + height - INSET);
const spansX = (box: Box, value: number): boolean => onX(box, value) === value;
const spansY = (box: Box, value: number): boolean => onY(box, value) === value;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 0.5;

/**
 * The points of a connector that a person bent: through its bends, from the side of one box to the side of the other. The
 * bends stay where they were put; when a box moves only the corner next to it follows, along its own line.
 */
export function bent(from: Box, to: Box, bends: readonly Position[]): readonly Position[] {
  if (bends.length === 1) return aroundOne(from, to, bends[0]!);
  const start = leaving(from, bends[0]!, bends[1]!);
  const end = leaving(to, bends.at(-1)!, bends.at(-2)!);
  // With two bends both ends move the same line: each its own corner of it.
  return withoutIdlePoints([...start, ...bends.slice(1, -1), ...[...end].reverse()]);
}

/** From the side of the box to a corner; the segment that follows says on which axis the corner may move. */
function leaving(box: Box, corner: Position, next: Position): readonly Position[] {
  const isNextUpright = isSame(corner.x, next.x);
  // Over the box itself there is no way out sideways: straight up or down to what follows.
  const isOver = isNextUpright ? spansX(box, corner.x) : spansY(box, corner.y);
  if (isNextUpright !== isOver) {
    const y = onY(box, corner.y);
    return [
      { x: sideX(box, isOver ? next.x : corner.x), y },
      { x: corner.x, y },
    ];
  }
  const x = onX(box, corner.x);
  return [
    { x, y: sideY(box, isOver ? next.y : corner.y) },
    { x, y: corner.y },
  ];
}

const sideX = ({ x, width }: Box, towards: number): number => (towards < x + width / 2 ? x : x + width);
const sideY = ({ y, height }: Box, towards: number): number => (towards < y + height / 2 ? y : y + height);

function aroundOne(from: Box, to: Box, bend: Position): readonly Position[] {
  if (spansY(from, bend.y) && spansY(to, bend.y))
    return [
      { x: sideX(from, to.x), y: bend.y },
      { x: sideX(to, from.x), y: bend.y },
    ];
  if (spansX(from, bend.x) && spansX(to, bend.x))
    return [
      { x: bend.x, y: sideY(from, to.y) },
      { x: bend.x, y: sideY(to, from.y) },
    ];
  const isAcrossFirst = spansY(from, bend.y) || spansX(to, bend.x);
  const at = isAcrossFirst
    ? { x: onX(to, bend.x), y: onY(from, bend.y) }
    : { x: onX(from, bend.x), y: onY(to, bend.y) };
  const across = (box: Box) => ({ x: sideX(box, at.x), y: at.y });
  const along = (box: Box) => ({ x: at.x, y: sideY(box, at.y) });
  return isAcrossFirst ? [across(from), at, along(to)] : [along(from), at, across(to)];
}

/**
 * The bends after the segment from `points[segment]` to the next is dragged beside itself to a place. A segment at a box
 * slides along its side; beyond the side it leaves the box by a short straight piece and a corner.
 */
export function dragged(
  points: readonly Position[],
  segment: number,
  at: Position,
  { from, to }: { readonly from: Box; readonly to: Box },
): readonly Position[] {
  const [a, b] = [points[segment]!, points[segment + 1]!];
  const isUpright = isSame(a.x, b.x);
  const moved = (p: Position): Position => (isUpright ? { x: at.x, y: p.y } : { x: p.x, y: at.y });
  const slides = (box: Box): boolean => (isUpright ? spansX(box, at.x) : spansY(box, at.y));
  const isFirst = segment === 0;
  const isLast = segment + 2 === points.length;
  const way = withoutIdlePoints([
    ...points.slice(0, segment),
    ...(isFirst && !slides(from) ? stubbed(a, b, moved) : [moved(a)]),
    ...(isLast && !slides(to) ? [...stubbed(b, a, moved)].reverse() : [moved(b)]),
    ...points.slice(segment + 2),
  ]);
  const corners = way.slice(1, -1);
  // A straight line has no corner: its middle says where it runs.
  return corners.length > 0 ? corners : [moved({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })];
}

function stubbed(end: Position, other: Position, moved: (p: Position) => Position): readonly Position[] {
  const length = Math.hypot(other.x - end.x, other.y - end.y) || 1;
  const share = Math.min(STUB, length / 3) / length;
  const out = { x: end.x + (other.x - end.x) * share, y: end.y + (other.y - end.y) * share };
  return [end, out, moved(out)];
}

/** The longest segment that moves along an axis: what an arrow key moves. Undefined where no segment does. */
export function segmentAcross(points: readonly Position[], axis: 'x' | 'y'): number | undefined {
  let longest: number | undefined;
  let most = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i]!, points[i + 1]!];
    const length = axis === 'x' ? Math.abs(b.y - a.y) : Math.abs(b.x - a.x);
    const isAcross = isSame(a[axis], b[axis]);
    if (isAcross && length > most) [longest, most] = [i, length];
  }
  return longest;
}
