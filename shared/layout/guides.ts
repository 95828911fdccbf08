import type { Position } from '../model';
import type { Box } from './size';

/** A line to show while something is dragged: where it lines up, or a gap that equals another. */
export type Guide =
  | { readonly type: 'line'; readonly axis: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }
  | { readonly type: 'gap'; readonly axis: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number };

export type Snap = { readonly by: Position; readonly guides: readonly Guide[] };

type Axis = 'x' | 'y';
const SIZE = { x: 'width', y: 'height' } as const;
const OTHER = { x: 'y', y: 'x' } as const;

/**
 * How far a dragged box has to move to line up with others: edges and middles, and gaps that equal a gap beside it.
 * Each axis by itself, at most `within`; no guides where nothing is near.
 */
export function snap(box: Box, others: readonly Box[], within: number): Snap {
  const x = onAxis(box, others, { axis: 'x', within });
  const y = onAxis(box, others, { axis: 'y', within });
  const moved = { ...box, x: box.x + x, y: box.y + y };
  return { by: { x, y }, guides: [...guidesOf(moved, others, 'x'), ...guidesOf(moved, others, 'y')] };
}

const stops = (box: Box, axis: Axis): readonly [number, number, number] => {
  const size = box[SIZE[axis]];
  return [box[axis], box[axis] + size / 2, box[axis] + size];
};

function onAxis(box: Box, others: readonly Box[], { axis, within }: { axis: Axis; within: number }): number {
  let best = Infinity;
  const take = (by: number) => {
    if (Math.abs(by) < Math.abs(best) - 1e-6) best = by;
  };
  const mine = stops(box, axis);
  for (const other of others) {
    stops(other, axis).forEach((stop, i) => {
      // Middles line up with middles: the middle of one at the edge of another means nothing.
      mine.forEach((own, k) => {
        if ((i === 1) === (k === 1)) take(stop - own);
      });
    });
  }
  for (const place of equalGaps(box, others, axis)) take(place - box[axis]);
  return Math.abs(best) <= within ? best : 0;
}

/** Those in the same row (or column), from one end to the other. */
const row = (box: Box, others: readonly Box[], axis: Axis): readonly Box[] => {
  const across = OTHER[axis];
  return others
    .filter(
      (other) => other[across] < box[across] + box[SIZE[across]] && box[across] < other[across] + other[SIZE[across]],
    )
    .sort((a, b) => a[axis] - b[axis]);
};

/** Where the box would stand with equal gaps: between two, or continuing a row of two. */
function equalGaps(box: Box, others: readonly Box[], axis: Axis): readonly number[] {
  const size = SIZE[axis];
  const line = row(box, others, axis);
  const places: number[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const gap = b[axis] - a[axis] - a[size];
    if (gap < 0) continue;
    places.push(b[axis] + b[size] + gap, a[axis] - gap - box[size]);
    if (gap > box[size]) places.push(a[axis] + a[size] + (gap - box[size]) / 2);
  }
  return places;
}

const NEAR = 0.5;

function guidesOf(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const across = OTHER[axis];
  const guides: Guide[] = [];
  const shown = new Set<number>();
  for (const stop of stops(box, axis)) {
    const on = others.filter((other) => stops(other, axis).some((at) => Math.abs(at - stop) < NEAR));
    if (on.length === 0 || shown.has(Math.round(stop))) continue;
    shown.add(Math.round(stop));
    const all = [box, ...on];
    const from = Math.min(...all.map((b) => b[across]));
    const to = Math.max(...all.map((b) => b[across] + b[SIZE[across]]));
    guides.push({ type: 'line', axis, at: stop, from, to });
  }
  return [...guides, ...gapsOf(box, others, axis)];
}

/** The gap to each neighbour, where it equals another gap of the row. */
function gapsOf(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const size = SIZE[axis];
  const across = OTHER[axis];
  const line = row(box, [...others, box], axis);
  const gaps = line.slice(1).map((b, i) => {
    const a = line[i]!;
    return { from: a[axis] + a[size], to: b[axis], isMine: a === box || b === box };
  });
  const at = box[across] + box[SIZE[across]] / 2;
  const length = (gap: { readonly from: number; readonly to: number }) => gap.to - gap.from;
  const equal = gaps.filter(
    (gap) =>
      length(gap) > 0 &&
      gaps.some(
        (other) => other !== gap && (gap.isMine || other.isMine) && Math.abs(length(other) - length(gap)) < NEAR,
      ),
  );
  return equal.map(({ from, to }) => ({ type: 'gap' as const, axis, at, from, to }));
}
