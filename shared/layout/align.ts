import type { Position } from '../model';
import type { Box } from './size';

export type Edge = 'left' | 'right' | 'top' | 'bottom' | 'centre' | 'middle';
export type Axis = 'x' | 'y';
type Boxes = Readonly<Record<string, Box>>;
type Places = Readonly<Record<string, Position>>;

/** Brings the boxes to one edge, or one middle line, of the box around them all. */
export function aligned(boxes: Boxes, edge: Edge): Places {
  const all = Object.values(boxes);
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const top = Math.min(...all.map(({ y }) => y));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  return mapped(boxes, ({ x, y, width, height }) => {
    switch (edge) {
      case 'left':
        return { x: left, y };
      case 'right':
        return { x: right - width, y };
      case 'top':
        return { x, y: top };
      case 'bottom':
        return { x, y: bottom - height };
      case 'centre':
        return { x: (left + right - width) / 2, y };
      case 'middle':
        return { x, y: (top + bottom - height) / 2 };
      default:
        return edge satisfies never;
    }
  });
}

const SIZE = { x: 'width', y: 'height' } as const;

/** Makes the gaps between neighbours equal; the outermost two stay. Fewer than three boxes stay as they are. */
export function distributed(boxes: Boxes, axis: Axis): Places {
  const order = Object.keys(boxes).sort((a, b) => boxes[a]![axis] - boxes[b]![axis] || (a < b ? -1 : 1));
  const places: Record<string, Position> = mapped(boxes, ({ x, y }) => ({ x, y }));
  if (order.length < 3) return places;
  const size = SIZE[axis];
  const [first, last] = [boxes[order[0]!]!, boxes[order.at(-1)!]!];
  const inner = order.slice(1, -1).reduce((sum, id) => sum + boxes[id]![size], 0);
  const gap = (last[axis] - first[axis] - first[size] - inner) / (order.length - 1);
  let at = first[axis] + first[size] + gap;
  for (const id of order.slice(1, -1)) {
    places[id] = { ...places[id]!, [axis]: at };
    at += boxes[id]![size] + gap;
  }
  return places;
}

const mapped = (boxes: Boxes, to: (box: Box) => Position): Record<string, Position> =>
  Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, to(box)]));
