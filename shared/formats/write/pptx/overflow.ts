import type { Bullet, ContentSlide, Part, SlideColumn } from '../../deck';
import { textWidth } from '../../measure';
import type { Page } from './page';

/** Sizes in points, the best first; the last one where even that does not fit, and the slide goes on with the next. */
const TABLE_SIZES = [14, 12, 11];
const BULLET_SIZES = [18, 16, 14];
/** Slides are set in Arial, which is narrower than the typeface that is measured. */
const NARROWER = 0.94;
/** A point is four thirds of a pixel. */
const PIXELS = 4 / 3;
export const CELL = { side: 7, top: 5 };

/** How many lines a text takes in so much room: words that are longer than a line are broken. */
export function linesOf(text: string, width: number, points: number, weight: 400 | 600 = 400): number {
  const font = { size: points * PIXELS * NARROWER, weight };
  const blank = textWidth(' ', font);
  return text.split('\n').reduce((total, paragraph) => {
    let lines = 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const wide = textWidth(word, font);
      if (used > 0 && used + wide > width) {
        lines += 1;
        used = 0;
      }
      lines += Math.floor(wide / width);
      used += (wide % width) + blank;
    }
    return total + lines;
  }, 0);
}

export function rowHeight(
  row: readonly string[],
  columns: readonly SlideColumn[],
  width: number,
  points: number,
): number {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const lines = row.map((cell, i) => {
    const room = (width * (columns[i]?.share ?? 1)) / total - 2 * CELL.side;
    return linesOf(cell, room, points);
  });
  return Math.max(1, ...lines) * points * PIXELS * 1.2 + 2 * CELL.top;
}

type Table = Pick<Extract<Part, { type: 'table' }>, 'columns' | 'rows'>;
type Room = { readonly width: number; readonly height: number };

const headOf = ({ columns }: Table) => columns.map(({ title }) => title);

/** Head and rows together. */
export const tableHeight = (table: Table, width: number, points = TABLE_SIZES.at(-1)!): number =>
  [headOf(table), ...table.rows].reduce((sum, row) => sum + rowHeight(row, table.columns, width, points), 0);

/** How high a table stands beside other parts: in the largest letters that leave enough for them. */
export const tableHeightWithin = (table: Table, width: number, most: number): number =>
  TABLE_SIZES.map((points) => tableHeight(table, width, points)).find((height) => height <= most) ??
  tableHeight(table, width);

/** The largest size at which everything has room. */
export const tableSize = (table: Table, { width, height }: Room): number =>
  TABLE_SIZES.find((points) => tableHeight(table, width, points) <= height) ?? TABLE_SIZES.at(-1)!;

export const bulletSize = (items: readonly Bullet[], { width, height }: Room): number =>
  BULLET_SIZES.find((points) => items.reduce((sum, item) => sum + bulletHeight(item, width, points), 0) <= height) ??
  BULLET_SIZES.at(-1)!;

const bulletHeight = ({ text, isHead }: Bullet, width: number, points: number): number =>
  linesOf(text, width - (isHead ? 0 : 22), points, isHead ? 600 : 400) * points * PIXELS * 1.2 + (isHead ? 16 : 8);

/** What does not fit on one slide goes on with the next, under the same title. */
export function paged(slide: ContentSlide, page: Page): readonly ContentSlide[] {
  const [part] = slide.parts;
  if (slide.parts.length !== 1 || part === undefined) return [slide];
  const { width, height } = page.body(slide.lead !== undefined);
  const pieces = split(part, width, height);
  return pieces.map((piece, i) => ({
    ...slide,
    title: pieces.length === 1 ? slide.title : `${slide.title} (${i + 1} of ${pieces.length})`,
    parts: [piece],
  }));
}

function split(part: Part, width: number, height: number): readonly Part[] {
  if (part.type === 'table') {
    const points = tableSize(part, { width, height });
    const heights = part.rows.map((row) => rowHeight(row, part.columns, width, points));
    const room = height - rowHeight(headOf(part), part.columns, width, points);
    return cut(part.rows, heights, room).map((rows) => ({ ...part, rows }));
  }
  if (part.type !== 'bullets') return [part];
  const points = bulletSize(part.items, { width, height });
  const heights = part.items.map((item) => bulletHeight(item, width, points));
  return cut(part.items, heights, height, ({ isHead }) => isHead === true).map((items) => ({ ...part, items }));
}

/** Runs of things that fit; one that heads others is not left alone at the end of a run. */
function cut<T>(
  things: readonly T[],
  heights: readonly number[],
  room: number,
  isHead: (thing: T) => boolean = () => false,
): readonly (readonly T[])[] {
  const runs: T[][] = [];
  let run: T[] = [];
  let used = 0;
  things.forEach((thing, i) => {
    const needed = heights[i]! + (isHead(thing) ? (heights[i + 1] ?? 0) : 0);
    if (run.length > 0 && used + needed > room) {
      runs.push(run);
      [run, used] = [[], 0];
    }
    run.push(thing);
    used += heights[i]!;
  });
  return run.length > 0 || runs.length === 0 ? [...runs, run] : runs;
}
