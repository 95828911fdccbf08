import type { Connector, Position } from '../model';
import { bent } from './bends';
import type { Box } from './size';

/** From left to right is how drawings are read: sideways wherever there is this much room for it. */
const LEAST_GAP = 24;
/** A straight stub in front of each end, so that an arrowhead never touches a corner. */
const STUB = 16;

/** What a connector says of its way: bends that a person made, a route that a layout gave it. */
export type Drawn = Pick<Connector, 'route' | 'bends'>;

/** The way that a connector has of its own: through its bends, else its route while both its ends still touch their boxes. */
export function ownWay(from: Box, to: Box, { bends, route: stored }: Drawn): readonly Position[] | undefined {
  if (bends !== undefined && bends.length > 0) return bent(from, to, bends);
  const fits = stored !== undefined && stored.length >= 2 && touches(from, stored[0]!) && touches(to, stored.at(-1)!);
  return fits ? stored : undefined;
}

/**
 * The points of a connector, from the edge of one box to the edge of the other, all segments horizontal or vertical: its
 * own way where it has one, else an elbow between the sides that face each other.
 */
export function route(from: Box, to: Box, drawn: Drawn = {}): readonly Position[] {
  const own = ownWay(from, to, drawn);
  if (own !== undefined) return own;
  return from === to || overlaps(from, to) ? loop(from) : elbow(from, to);
}

const TOLERANCE = 1.5;

/** On the edge of the box, give or take a rounding. */
export function touches(box: Box, { x, y }: Position): boolean {
  const insideX = x >= box.x - TOLERANCE && x <= box.x + box.width + TOLERANCE;
  const insideY = y >= box.y - TOLERANCE && y <= box.y + box.height + TOLERANCE;
  const onX = Math.abs(x - box.x) <= TOLERANCE || Math.abs(x - box.x - box.width) <= TOLERANCE;
  const onY = Math.abs(y - box.y) <= TOLERANCE || Math.abs(y - box.y - box.height) <= TOLERANCE;
  return insideX && insideY && (onX || onY);
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const centre = ({ x, y, width, height }: Box): Position => ({ x: x + width / 2, y: y + height / 2 });

function elbow(from: Box, to: Box): Position[] {
  const a = centre(from);
  const b = centre(to);
  const gapX = Math.max(to.x - from.x - from.width, from.x - to.x - to.width);
  const gapY = Math.max(to.y - from.y - from.height, from.y - to.y - to.height);
  if (gapX >= LEAST_GAP || gapX >= gapY) {
    const sign = b.x >= a.x ? 1 : -1;
    const start = { x: a.x + (sign * from.width) / 2, y: a.y };
    const end = { x: b.x - (sign * to.width) / 2, y: b.y };
    if (Math.abs(start.y - end.y) < 1) return [start, end];
    const middle = (start.x + end.x) / 2;
    return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
  }
  const sign = b.y >= a.y ? 1 : -1;
  const start = { x: a.x, y: a.y + (sign * from.height) / 2 };
  const end = { x: b.x, y: b.y - (sign * to.height) / 2 };
  if (Math.abs(start.x - end.x) < 1) return [start, end];
  const middle = (start.y + end.y) / 2;
  return [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end];
}

/** From a component to itself, or to one that lies on it: round the upper right corner. */
function loop({ x, y, width, height }: Box): Position[] {
  const right = x + width;
  return [
    { x: right, y: y + height / 2 },
    { x: right + STUB, y: y + height / 2 },
    { x: right + STUB, y: y - STUB },
    { x: x + width * 0.75, y: y - STUB },
    { x: x + width * 0.75, y },
  ];
}

/** Half way along the points: where a label goes. */
export function middleOf(points: readonly Position[]): Position {
  const lengths = points.slice(1).map((p, i) => Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y));
  let rest = lengths.reduce((sum, each) => sum + each, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (rest <= length && length > 0) {
      const a = points[i]!;
      const b = points[i + 1]!;
      return { x: a.x + ((b.x - a.x) * rest) / length, y: a.y + ((b.y - a.y) * rest) / length };
    }
    rest -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

/** An SVG path with rounded corners through the points. */
export function roundedPath(points: readonly Position[], radius = 8): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${show(first.x)} ${show(first.y)}`];
  rest.forEach((at, i) => {
    const next = rest[i + 1];
    if (next === undefined) {
      parts.push(`L${show(at.x)} ${show(at.y)}`);
      return;
    }
    const before = i === 0 ? first : rest[i - 1]!;
    const r = Math.min(radius, distance(before, at) / 2, distance(at, next) / 2);
    const enter = towards(at, before, r);
    const leave = towards(at, next, r);
    parts.push(`L${show(enter.x)} ${show(enter.y)}`, `Q${show(at.x)} ${show(at.y)} ${show(leave.x)} ${show(leave.y)}`);
  });
  return parts.join('');
}

const distance = (a: Position, b: Position): number => Math.hypot(a.x - b.x, a.y - b.y);

function towards(from: Position, to: Position, by: number): Position {
  const length = distance(from, to);
  return length === 0
    ? from
    : { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

/** Two decimals are a hundredth of a pixel; more only make files larger. */
const show = (value: number): string => String(Math.round(value * 100) / 100);
