import type { Position } from '../model';
import { type Box, CAPTION_HEIGHT } from './size';

type Route = readonly Position[];
type Scene = { readonly boxes: readonly Box[]; readonly routes: ReadonlyMap<string, Route> };

/** A step aside that is shorter than this was not worth making. */
const SHORTEST_STEP = 12;
/** What moves keeps this distance from what runs beside it, and from the corners of its component. */
const CLEARANCE = 6;

/** Segments that lean by less than a pixel, as ELK leaves a few, stand upright or lie level. */
export function upright(points: Route): Route {
  const result: Position[] = [];
  points.forEach((at, i) => {
    const [before, last] = [points[i - 1], result[i - 1]];
    if (before === undefined || last === undefined) result.push(at);
    else if (Math.abs(at.y - before.y) < 1) result.push({ x: at.x, y: last.y });
    else if (Math.abs(at.x - before.x) < 1) result.push({ x: last.x, y: at.y });
    else result.push(at);
  });
  return result;
}

/** Without points that lie on the way between their neighbours. */
export function withoutIdlePoints(points: Route): Route {
  const kept: Position[] = [];
  for (const at of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === at.x && last.y === at.y) continue;
    if (before !== undefined && last !== undefined && isStraight(before, last, at)) kept.pop();
    kept.push(at);
  }
  return kept;
}

const isStraight = (a: Position, b: Position, c: Position): boolean =>
  (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);

/**
 * Takes small steps aside out of routes, where the straight way is free. A step on which the end of a connector depends
 * moves that end along its side of the component. Precondition: routes are orthogonal and without idle points.
 */
export function straightened(
  routes: Readonly<Record<string, Route>>,
  boxes: readonly Box[],
): Readonly<Record<string, Route>> {
  const tall = boxes.map((box) => ({ ...box, height: box.height + CAPTION_HEIGHT }));
  const scene = { boxes: tall, routes: new Map(Object.entries(routes).sort(([a], [b]) => (a < b ? -1 : 1))) };
  for (const [id, before] of scene.routes) {
    let route = before;
    for (let i = 1; i + 2 < route.length; i++) {
      const straight = withoutStep(route, i, { id, scene, ends: boxes });
      if (straight === undefined) continue;
      route = withoutIdlePoints(straight);
      scene.routes.set(id, route);
      i = 0;
    }
  }
  return Object.fromEntries(scene.routes);
}

type Surroundings = { readonly id: string; readonly scene: Scene; readonly ends: readonly Box[] };

/** The route without the step between point i and the next, or undefined where the step has a reason. */
function withoutStep(route: Route, i: number, around: Surroundings): Route | undefined {
  const [a, b, c, d] = [route[i - 1]!, route[i]!, route[i + 1]!, route[i + 2]!];
  const axis = a.y === b.y ? 'y' : 'x';
  const along = axis === 'y' ? 'x' : 'y';
  const isStep = c[axis] === d[axis] && Math.abs(b[axis] - c[axis]) <= SHORTEST_STEP;
  if (!isStep || Math.sign(b[along] - a[along]) !== Math.sign(d[along] - c[along])) return undefined;
  const moves = [
    { from: i - 1, to: i, level: c[axis] },
    { from: i + 1, to: i + 2, level: b[axis] },
  ];
  for (const { from, to, level } of moves) {
    const isFree =
      endMayMove(route, from, { axis, level }, around) &&
      endMayMove(route, to, { axis, level }, around) &&
      isClear(route, [from, to], { axis, level }, around);
    if (isFree) return route.map((at, k) => (k === from || k === to ? { ...at, [axis]: level } : at));
  }
  return undefined;
}

type Move = { readonly axis: 'x' | 'y'; readonly level: number };

/** Inner points may always; an end has to stay on its side, off the corners. */
function endMayMove(route: Route, at: number, { axis, level }: Move, { ends }: Surroundings): boolean {
  if (at !== 0 && at !== route.length - 1) return true;
  const size = axis === 'x' ? 'width' : 'height';
  const end = route[at]!;
  return ends.some(
    (box) =>
      end.x >= box.x - 1 &&
      end.x <= box.x + box.width + 1 &&
      end.y >= box.y - 1 &&
      end.y <= box.y + box.height + 1 &&
      level >= box[axis] + CLEARANCE &&
      level <= box[axis] + box[size] - CLEARANCE,
  );
}

/** Nothing lies in the strip that the segment sweeps over: no component, and no connector that runs beside it. */
function isClear(route: Route, [from, to]: readonly [number, number], { axis, level }: Move, around: Surroundings) {
  const along = axis === 'y' ? 'x' : 'y';
  const [p, q] = [route[from]!, route[to]!];
  const strip = {
    low: Math.min(p[axis], level) - CLEARANCE,
    high: Math.max(p[axis], level) + CLEARANCE,
    start: Math.min(p[along], q[along]),
    end: Math.max(p[along], q[along]),
  };
  const size = axis === 'x' ? ('width' as const) : ('height' as const);
  const length = axis === 'x' ? ('height' as const) : ('width' as const);
  const hitsBox = around.scene.boxes.some(
    (box) =>
      box[along] < strip.end - 1 &&
      box[along] + box[length] > strip.start + 1 &&
      box[axis] < strip.high &&
      box[axis] + box[size] > strip.low,
  );
  if (hitsBox) return false;
  for (const [id, other] of around.scene.routes) {
    if (id === around.id) continue;
    for (let k = 1; k < other.length; k++) {
      const [a, b] = [other[k - 1]!, other[k]!];
      if (a[axis] !== b[axis] || a[axis] < strip.low || a[axis] > strip.high) continue;
      if (Math.min(a[along], b[along]) <= strip.end && Math.max(a[along], b[along]) >= strip.start) return false;
    }
  }
  return true;
}
