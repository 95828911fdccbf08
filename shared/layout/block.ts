import type { Position } from '../model';
import { CAPTION_HEIGHT, COMPONENT, PADDING } from './size';

/** A part of the drawing that is done: how large it is, and where things are within it. */
export type Block = {
  readonly width: number;
  readonly height: number;
  readonly positions: Readonly<Record<string, Position>>;
  readonly routes: Readonly<Record<string, readonly Position[]>>;
};

/** One component with room for its caption. */
export const componentBlock = (id: string): Block => ({
  width: COMPONENT.width,
  height: COMPONENT.height + CAPTION_HEIGHT,
  positions: { [id]: { x: 0, y: 0 } },
  routes: {},
});

/** The block with a frame around it. */
export const framed = (content: Block): Block => ({
  ...moved(content, { x: PADDING.side, y: PADDING.top }),
  width: content.width + 2 * PADDING.side,
  height: content.height + PADDING.top + PADDING.bottom,
});

export function moved(block: Block, by: Position): Block {
  const shift = ({ x, y }: Position): Position => ({ x: x + by.x, y: y + by.y });
  return {
    ...block,
    positions: mapped(block.positions, shift),
    routes: mapped(block.routes, (points) => points.map(shift)),
  };
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

const GAP = 40;
/** As wide as a slide is to its height. */
const ASPECT = 16 / 9;

/** Puts blocks into rows, tall ones first: next-fit decreasing height into a strip of the width that suits their area. */
export function packed(blocks: readonly Block[]): Block {
  const area = blocks.reduce((sum, block) => sum + (block.width + GAP) * (block.height + GAP), 0);
  const strip = Math.max(...blocks.map(({ width }) => width), Math.sqrt(area * ASPECT));
  // Sorting is stable: equals stay in the order in which requests flow.
  const tallFirst = [...blocks].sort((a, b) => b.height - a.height);
  let [x, y, row, width] = [0, 0, 0, 0];
  const placed = tallFirst.map((block) => {
    if (x > 0 && x + block.width > strip) [x, y, row] = [0, y + row + GAP, 0];
    const at = moved(block, { x, y });
    x += block.width + GAP;
    row = Math.max(row, block.height);
    width = Math.max(width, x - GAP);
    return at;
  });
  return {
    width,
    height: y + row,
    positions: Object.assign({}, ...placed.map(({ positions }) => positions)) as Block['positions'],
    routes: Object.assign({}, ...placed.map(({ routes }) => routes)) as Block['routes'],
  };
}
