import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import type { Cell, Page } from './file';

/** Where cells are on their page. */
export type Places = {
  readonly box: (cell: Cell) => Box;
  readonly at: (cell: Cell) => Position;
  /** The points of a line whose ends are glued to shapes, ends included; undefined where one of them is not. */
  readonly way: (cell: Cell) => readonly Position[] | undefined;
  /** The points of a line between its ends. */
  readonly bends: (cell: Cell) => readonly Position[];
  /** Where a line that is not glued begins or ends. */
  readonly loose: (cell: Cell, end: 'start' | 'end') => Position | undefined;
};

export function placesOf({ cells }: Page): Places {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const known = new Map<string, Position>();
  const origin = (cell: Cell, depth: number): Position => {
    const before = known.get(cell.id);
    if (before !== undefined) return before;
    const { geometry } = cell;
    const parent = cell.parent === undefined ? undefined : byId.get(cell.parent);
    const base = parent === undefined || depth > 100 || !parent.isVertex ? { x: 0, y: 0 } : origin(parent, depth + 1);
    // A place in shares of the parent: of its size.
    const shares = geometry?.isRelative && parent?.geometry ? parent.geometry : { width: 1, height: 1 };
    const at = {
      x: base.x + (geometry?.x ?? 0) * shares.width,
      y: base.y + (geometry?.y ?? 0) * shares.height,
    };
    known.set(cell.id, at);
    return at;
  };
  const at = (cell: Cell) => origin(cell, 0);
  const box = (cell: Cell): Box => ({
    ...at(cell),
    width: cell.geometry?.width ?? 0,
    height: cell.geometry?.height ?? 0,
  });
  const base = (cell: Cell): Position => {
    const parent = cell.parent === undefined ? undefined : byId.get(cell.parent);
    return parent?.isVertex ? at(parent) : { x: 0, y: 0 };
  };
  const moved = (cell: Cell, point: Position): Position => {
    const { x, y } = base(cell);
    return { x: point.x + x, y: point.y + y };
  };
  const glued = (cell: Cell, id: string | undefined, end: 'exit' | 'entry'): Position | undefined => {
    const shape = id === undefined ? undefined : byId.get(id);
    const [x, y] = [cell.style.get(`${end}X`), cell.style.get(`${end}Y`)];
    if (shape === undefined || x === undefined || y === undefined) return undefined;
    const frame = box(shape);
    return { x: Math.round(frame.x + Number(x) * frame.width), y: Math.round(frame.y + Number(y) * frame.height) };
  };
  const bends = (cell: Cell) => (cell.geometry?.points ?? []).map((point) => moved(cell, point));
  return {
    box,
    at,
    bends,
    way: (cell) => {
      const [start, end] = [glued(cell, cell.source, 'exit'), glued(cell, cell.target, 'entry')];
      if (start === undefined || end === undefined) return undefined;
      return [start, ...bends(cell), end];
    },
    loose: (cell, end) => {
      const point = end === 'start' ? cell.geometry?.start : cell.geometry?.end;
      return point && moved(cell, point);
    },
  };
}
