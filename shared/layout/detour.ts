import type { Position } from '../model';
import { type Box, CAPTION_HEIGHT } from './size';

/** A connector keeps this distance from components, and begins and ends with a straight piece of that length. */
const CLEARANCE = 14;
const STUB = 18;
/** What a corner is worth, in pixels of way: nobody wants a shortcut with four corners. */
const BEND = 60;
/** Leaving to the left, or by top and bottom, costs a little: drawings are read to the right. */
const SIDES = [
  { dx: 1, dy: 0, cost: 0 },
  { dx: 0, dy: 1, cost: 30 },
  { dx: 0, dy: -1, cost: 30 },
  { dx: -1, dy: 0, cost: 60 },
] as const;

type Port = { readonly at: Position; readonly out: Position; readonly cost: number; readonly axis: 0 | 1 };

/** The middles of the four sides, and the points straight out of them. `sign` −1 for the end: arriving is leaving backwards. */
function portsOf({ x, y, width, height }: Box, sign: 1 | -1): readonly Port[] {
  return SIDES.map(({ dx, dy, cost }) => {
    const [sx, sy] = [dx * sign, dy * sign];
    const at = { x: x + width / 2 + (sx * width) / 2, y: y + height / 2 + (sy * height) / 2 };
    // Below a component stands its caption: the way out leads through it.
    const length = STUB + (sy > 0 ? CAPTION_HEIGHT : 0);
    return { at, out: { x: at.x + sx * length, y: at.y + sy * length }, cost, axis: dx === 0 ? 1 : 0 };
  });
}

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - CLEARANCE + 1,
  y: y - CLEARANCE + 1,
  width: width + 2 * CLEARANCE - 2,
  height: height + CAPTION_HEIGHT + 2 * CLEARANCE - 2,
});

/**
 * An orthogonal way from one box to another round the boxes between them, with few corners; undefined where there is none.
 * A* over the lines along the boxes' sides (the sparse form of Lee's maze router; Wybrow, Marriott, Stuckey 2009).
 */
export function detour(from: Box, to: Box, between: readonly Box[]): readonly Position[] | undefined {
  const walls = [...between, from, to].map(grown);
  const starts = portsOf(from, 1).filter(({ out }) => isFree(out, walls, [walls.length - 2]));
  const ends = portsOf(to, -1).filter(({ out }) => isFree(out, walls, [walls.length - 1]));
  if (starts.length === 0 || ends.length === 0) return undefined;
  const outs = [...starts, ...ends].map(({ out }) => out);
  const xs = lines([...outs.map(({ x }) => x), ...walls.flatMap(({ x, width }) => [x - 1, x + width + 1])]);
  const ys = lines([...outs.map(({ y }) => y), ...walls.flatMap(({ y, height }) => [y - 1, y + height + 1])]);
  const found = search({ xs, ys, walls, starts, ends });
  if (found === undefined) return undefined;
  return simplified([found.start.at, ...found.path, found.end.at]);
}

const isFree = ({ x, y }: Position, walls: readonly Box[], except: readonly number[]): boolean =>
  walls.every((w, i) => except.includes(i) || !(x > w.x && x < w.x + w.width && y > w.y && y < w.y + w.height));

const lines = (values: readonly number[]): readonly number[] =>
  [...new Set(values.map((v) => Math.round(v * 2) / 2))].sort((a, b) => a - b);

type Maze = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly walls: readonly Box[];
  readonly starts: readonly Port[];
  readonly ends: readonly Port[];
};
type Found = { readonly start: Port; readonly end: Port; readonly path: readonly Position[] };

/** States are crossings of lines, each once per axis on which it was reached, because a corner costs. */
function search({ xs, ys, walls, starts, ends }: Maze): Found | undefined {
  const columns = xs.length;
  const count = columns * ys.length;
  const cost = new Float64Array(count * 2).fill(Infinity);
  const from = new Int32Array(count * 2).fill(-1);
  const indexOf = ({ x, y }: Position): number => near(ys, y) * columns + near(xs, x);
  const goals = new Map(ends.map((end) => [indexOf(end.out), end]));
  const open = new Heap();
  const first = new Map<number, Port>();
  const guess = (at: number): number => {
    const [x, y] = [xs[at % columns]!, ys[Math.floor(at / columns)]!];
    return Math.min(...ends.map(({ out }) => Math.abs(out.x - x) + Math.abs(out.y - y)));
  };
  for (const start of starts) {
    const state = indexOf(start.out) * 2 + start.axis;
    if (cost[state]! <= start.cost) continue;
    cost[state] = start.cost;
    first.set(state, start);
    open.push(state, start.cost + guess(state >> 1));
  }
  let best: { state: number; end: Port; total: number } | undefined;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const at = state >> 1;
    const axis = state & 1;
    if (best !== undefined && cost[state]! + guess(at) >= best.total) break;
    const end = goals.get(at);
    if (end !== undefined) {
      const total = cost[state]! + end.cost + (end.axis === axis ? 0 : BEND);
      if (best === undefined || total < best.total) best = { state, end, total };
    }
    const [column, line] = [at % columns, Math.floor(at / columns)];
    for (const [dx, dy] of STEPS) {
      const [c, l] = [column + dx, line + dy];
      if (c < 0 || l < 0 || c >= columns || l >= ys.length) continue;
      const [a, b] = [
        { x: xs[column]!, y: ys[line]! },
        { x: xs[c]!, y: ys[l]! },
      ];
      if (walls.some((wall) => cuts(a, b, wall))) continue;
      const next = (l * columns + c) * 2 + (dx === 0 ? 1 : 0);
      const way = cost[state]! + Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + ((dx === 0 ? 1 : 0) === axis ? 0 : BEND);
      if (way >= cost[next]!) continue;
      cost[next] = way;
      from[next] = state;
      open.push(next, way + guess(next >> 1));
    }
  }
  if (best === undefined) return undefined;
  const path: Position[] = [];
  let state = best.state;
  for (;;) {
    path.unshift({ x: xs[(state >> 1) % columns]!, y: ys[Math.floor((state >> 1) / columns)]! });
    if (from[state]! < 0) break;
    state = from[state]!;
  }
  return { start: first.get(state)!, end: best.end, path };
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** The place of a value in sorted values that hold it, give or take a rounding. */
function near(values: readonly number[], value: number): number {
  const rounded = Math.round(value * 2) / 2;
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < rounded) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does an upright or level segment run through the inside of a box? */
export const cuts = (a: Position, b: Position, { x, y, width, height }: Box): boolean =>
  Math.max(a.x, b.x) > x && Math.min(a.x, b.x) < x + width && Math.max(a.y, b.y) > y && Math.min(a.y, b.y) < y + height;

function simplified(points: readonly Position[]): readonly Position[] {
  const kept: Position[] = [];
  for (const at of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && Math.abs(last.x - at.x) < 0.6 && Math.abs(last.y - at.y) < 0.6) continue;
    const isStraight =
      before !== undefined &&
      last !== undefined &&
      ((Math.abs(before.x - last.x) < 0.6 && Math.abs(last.x - at.x) < 0.6) ||
        (Math.abs(before.y - last.y) < 0.6 && Math.abs(last.y - at.y) < 0.6));
    if (isStraight) kept.pop();
    kept.push(at);
  }
  return kept;
}

/** A binary heap of states, the cheapest on top. */
class Heap {
  readonly #states: number[] = [];
  readonly #costs: number[] = [];

  push(state: number, cost: number): void {
    let at = this.#states.length;
    this.#states.push(state);
    this.#costs.push(cost);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (this.#costs[up]! <= cost) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): number | undefined {
    const top = this.#states[0];
    const [state, cost] = [this.#states.pop(), this.#costs.pop()];
    if (top === undefined || state === undefined || cost === undefined || this.#states.length === 0) return top;
    this.#states[0] = state;
    this.#costs[0] = cost;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= this.#states.length) return top;
      const right = left + 1;
      const down = right < this.#states.length && this.#costs[right]! < this.#costs[left]! ? right : left;
      if (this.#costs[down]! >= this.#costs[at]!) return top;
      this.#swap(at, down);
      at = down;
    }
  }

  #swap(a: number, b: number): void {
    [this.#states[a], this.#states[b]] = [this.#states[b]!, this.#states[a]!];
    [this.#costs[a], this.#costs[b]] = [this.#costs[b]!, this.#costs[a]!];
  }
}
