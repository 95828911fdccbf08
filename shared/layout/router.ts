import type { Position } from '../model';
import { cuts, detour } from './detour';
import { besideWay } from './lanes';
import { type Drawn, ownWay, route } from './route';
import { type Box, CAPTION_HEIGHT } from './size';

/** The way of a connector between two boxes that are on the drawing, by their ids. */
export type Router = (
  ends: { readonly from: string; readonly to: string; readonly fromBox: Box; readonly toBox: Box },
  drawn?: Drawn,
  /** How far beside the common way of the two boxes; only for a connector that has no way of its own. */
  lane?: number,
) => readonly Position[];

type Ends = Parameters<Router>[0];

/** Boxes this far beside the two ends may be gone round; farther ones are never in the way of a good one. */
const REACH = 220;
const CELL = 320;
/** Between so many boxes a detour would be searched for too long, and nobody would see that it is one. */
const MOST_WALLS = 48;

/** Ways that were searched before, by their ends: while nothing near has moved they are still right. */
export type Detours = Map<string, { readonly signature: string; readonly points: readonly Position[] | undefined }>;

/**
 * Connectors that keep clear of components: through the bends that a person made, else the stored way while it fits, the
 * plain elbow while nothing is in its way, else a way round. `boxes` is everything that is drawn as a box; asking again for the same places gives the same way.
 */
export function createRouter(boxes: Readonly<Record<string, Box>>, known: Detours = new Map()): Router {
  const grid = new Map<number, string[]>();
  for (const id in boxes) {
    for (const cell of cellsOf(boxes[id]!)) {
      const there = grid.get(cell);
      if (there === undefined) grid.set(cell, [id]);
      else there.push(id);
    }
  }
  const within = (area: Box): ReadonlySet<string> => new Set(cellsOf(area).flatMap((cell) => grid.get(cell) ?? []));
  const wayOf = ({ from, to, fromBox, toBox }: Ends): readonly Position[] => {
    const plain = route(fromBox, toBox);
    if (from === to) return plain;
    const others: Box[] = [];
    for (const id of within(around(plain, 0))) if (id !== from && id !== to) others.push(boxes[id]!);
    if (!isBlocked(plain, others)) return plain;
    const walls = [...within(around([...plain, ...corners(fromBox), ...corners(toBox)], REACH))]
      .sort()
      .flatMap((id) => (id === from || id === to ? [] : [boxes[id]!]));
    if (walls.length > MOST_WALLS) return plain;
    const signature = [fromBox, toBox, ...walls]
      .map(({ x, y, width, height }) => `${x} ${y} ${width} ${height}`)
      .join();
    const key = `${from} ${to}`;
    const before = known.get(key);
    const points = before?.signature === signature ? before.points : detour(fromBox, toBox, walls);
    known.set(key, { signature, points });
    return points ?? plain;
  };
  return (ends, drawn, lane = 0) => {
    const { from, to, fromBox, toBox } = ends;
    const own = drawn && ownWay(fromBox, toBox, drawn);
    if (own !== undefined) return own;
    if (lane === 0 || from === to) return wayOf(ends);
    // Both directions go beside one and the same way, or they would cross each other.
    const isForth = from < to;
    const common = isForth ? wayOf(ends) : wayOf({ from: to, to: from, fromBox: toBox, toBox: fromBox });
    const way = besideWay(common, lane);
    return isForth ? way : [...way].reverse();
  };
}

const SLACK = 3;

const isBlocked = (points: readonly Position[], others: readonly Box[]): boolean =>
  others.some((box) => {
    const inner = {
      x: box.x + SLACK,
      y: box.y + SLACK,
      width: box.width - 2 * SLACK,
      height: box.height + CAPTION_HEIGHT / 2 - 2 * SLACK,
    };
    return points.some((at, i) => i > 0 && cuts(points[i - 1]!, at, inner));
  });

const corners = ({ x, y, width, height }: Box): readonly Position[] => [
  { x, y },
  { x: x + width, y: y + height },
];

function around(points: readonly Position[], by: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs) - by, Math.min(...ys) - by];
  return { x: left, y: top, width: Math.max(...xs) + by - left, height: Math.max(...ys) + by - top };
}

function cellsOf({ x, y, width, height }: Box): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column++) {
    for (let line = Math.floor(y / CELL); line <= Math.floor((y + height) / CELL); line++)
      cells.push(column * 1_000_003 + line);
  }
  return cells;
}
