import type { Design, Position } from '../model';
import { type Box, boxOf, CAPTION_HEIGHT, COMPONENT, GRID } from './size';

/** Between a component and the next, so that a connector and its label have room. */
const GAP = 72;

/**
 * Where a component stands that is put between two others near a point, and who gives way: where there is no room between
 * them, everything from the second onwards moves on, as little as it takes. Pinned components stay.
 */
export function between(
  design: Design,
  { from, to }: { readonly from: string; readonly to: string },
  wish: Position,
): { readonly position: Position; readonly moves: Readonly<Record<string, Position>> } {
  const [a, b] = [boxOf(design.components[from]!), boxOf(design.components[to]!)];
  const axis = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y) ? 'x' : 'y';
  const sign = b[axis] >= a[axis] ? 1 : -1;
  if (!isNear(wish, a) && !isNear(wish, b)) return { position: wish, moves: {} };
  const step = (axis === 'x' ? COMPONENT.width : COMPONENT.height + CAPTION_HEIGHT) + (axis === 'x' ? GAP : GAP / 2);
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  const least = a[axis] + sign * step;
  // Not before the first one has let go of it, and not farther than there is room.
  const at = sign * (b[axis] - sign * step - least) > 0 ? b[axis] - sign * step : least;
  const position = axis === 'x' ? { x: onGrid(at), y: onGrid(a.y) } : { x: onGrid(a.x), y: onGrid(at) };
  const missing = sign * (position[axis] + sign * step - b[axis]);
  if (missing <= 0) return { position, moves: {} };
  const moves: Record<string, Position> = {};
  for (const [id, component] of Object.entries(design.components)) {
    const { x, y } = boxOf(component);
    const isBehind = sign * ((axis === 'x' ? x : y) - b[axis]) >= 0;
    if (!isBehind || id === from || component.pinned === true) continue;
    moves[id] = axis === 'x' ? { x: x + sign * missing, y } : { x, y: y + sign * missing };
  }
  return { position, moves };
}

const MARGIN = 12;

/** Would a component there stand on the box, or touch it? */
const isNear = (at: Position, box: Box): boolean =>
  Math.abs(at.x - box.x) < COMPONENT.width + MARGIN &&
  Math.abs(at.y - box.y) < COMPONENT.height + CAPTION_HEIGHT + MARGIN;
