import type { Box } from '../../../layout';
import type { Cell, Page } from './file';
import type { Places } from './places';
import { linesOf, wordsOf } from './words';

/** What a vertex of a foreign drawing is taken for. */
export type Sorted = {
  /** Cells that are components, with their names. */
  readonly components: ReadonlyMap<string, { readonly cell: Cell; readonly name: string; readonly box: Box }>;
  /** Cells that go around others, the larger first. */
  readonly frames: readonly { readonly cell: Cell; readonly title: string; readonly box: Box }[];
  /** The component that a cell belongs to: itself, or the one that it is drawn on. */
  readonly ownerOf: (id: string | undefined) => string | undefined;
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
};

/** A card this small holds one thing and its words; anything larger may be a frame. */
const CARD = { width: 320, height: 130 };

export function sorted(page: Page, places: Places): Sorted {
  const byId = new Map(page.cells.map((cell) => [cell.id, cell]));
  const vertices = page.cells.filter(
    (cell) => cell.isVertex && !isOnEdge(cell, byId) && !cell.style.has('plumblineSign'),
  );
  const connected = new Set(
    page.cells.filter(({ isEdge }) => isEdge).flatMap(({ source, target }) => [source, target]),
  );
  const boxes = new Map(vertices.map((cell) => [cell.id, places.box(cell)]));
  const texts = vertices.filter((cell) => isText(cell) && !connected.has(cell.id));
  const shapes = vertices.filter((cell) => !texts.includes(cell));
  const children = childrenOf(vertices);
  const isFrame = (cell: Cell) => goesAround(cell, shapes, boxes, connected);
  const frames = shapes.filter(isFrame);
  const owner = new Map<string, string>();
  const components = new Map<string, { cell: Cell; name: string; box: Box }>();
  const leftOut: { name: string; reason: string }[] = [];
  const usedTexts = new Set<string>();
  for (const cell of shapes) {
    if (frames.includes(cell) || cardOf(cell, byId, frames) !== undefined) continue;
    const box = boxes.get(cell.id)!;
    const own = wordsOf(cell.label);
    const inside = own === '' ? nameFromChildren(cell, children) : undefined;
    const below = own === '' && inside === undefined ? textBelow(box, texts, boxes, usedTexts) : undefined;
    const name = own || inside || (below && wordsOf(below.label)) || '';
    if (name === '' && !connected.has(cell.id) && !descendants(cell, children).some(({ id }) => connected.has(id))) {
      leftOut.push({ name: cell.id, reason: 'it has no words and no connector' });
      continue;
    }
    if (/^\d{1,2}$/.test(name) && !connected.has(cell.id)) {
      leftOut.push({ name, reason: 'it is the number of a step' });
      continue;
    }
    if (below !== undefined) usedTexts.add(below.id);
    components.set(cell.id, { cell, name: shortName(cell, name), box });
    for (const part of [cell, ...descendants(cell, children)]) owner.set(part.id, cell.id);
  }
  for (const text of texts) {
    const words = wordsOf(text.label);
    if (words !== '' && !usedTexts.has(text.id) && !owner.has(text.id))
      leftOut.push({ name: words.slice(0, 60), reason: 'it is a text that belongs to nothing' });
  }
  return {
    components,
    frames: frames
      .map((cell) => ({ cell, title: titleOf(cell, texts, boxes), box: boxes.get(cell.id)! }))
      .sort((a, b) => area(b.box) - area(a.box)),
    ownerOf: (id) => (id === undefined ? undefined : owner.get(id)),
    leftOut,
  };
}

const isOnEdge = ({ parent }: Cell, byId: ReadonlyMap<string, Cell>): boolean =>
  parent !== undefined && byId.get(parent)?.isEdge === true;

const isText = ({ style }: Cell): boolean =>
  style.has('text') || style.get('shape') === 'text' || style.has('edgeLabel');

function childrenOf(vertices: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const children = new Map<string, Cell[]>();
  for (const cell of vertices) {
    if (cell.parent !== undefined) children.set(cell.parent, [...(children.get(cell.parent) ?? []), cell]);
  }
  return children;
}

function descendants(cell: Cell, children: ReadonlyMap<string, readonly Cell[]>, depth = 0): readonly Cell[] {
  if (depth > 50) return [];
  return (children.get(cell.id) ?? []).flatMap((child) => [child, ...descendants(child, children, depth + 1)]);
}

/** The small card that a cell is part of: an icon on it, its title. */
function cardOf(cell: Cell, byId: ReadonlyMap<string, Cell>, frames: readonly Cell[]): Cell | undefined {
  const parent = cell.parent === undefined ? undefined : byId.get(cell.parent);
  return parent?.isVertex && !frames.includes(parent) ? parent : undefined;
}

const nameFromChildren = (cell: Cell, children: ReadonlyMap<string, readonly Cell[]>): string | undefined =>
  descendants(cell, children)
    .map(({ label }) => wordsOf(label))
    .find((words) => words !== '');

/** Pictures stand above their words. */
function textBelow(
  box: Box,
  texts: readonly Cell[],
  boxes: ReadonlyMap<string, Box>,
  used: ReadonlySet<string>,
): Cell | undefined {
  const middle = box.x + box.width / 2;
  return texts.find((text) => {
    const at = boxes.get(text.id)!;
    const gap = at.y - (box.y + box.height);
    return !used.has(text.id) && gap > -12 && gap < 30 && middle > at.x - 10 && middle < at.x + at.width + 10;
  });
}

/** The first line of a label of several is the name; a single long line is cut. */
function shortName(cell: Cell, words: string): string {
  const [first = words] = linesOf(cell.label).filter((line) => !/^[[(].*[\])]$/.test(line));
  const lines = linesOf(cell.label);
  const whole = lines.length > 1 && words === lines.join(' ') && words.length > 40 ? first : words;
  return whole.length > 80 ? `${whole.slice(0, 79)}…` : whole;
}

/** Drawn as a group, or around the middle of at least two other shapes without a connector of its own. */
function goesAround(
  cell: Cell,
  shapes: readonly Cell[],
  boxes: ReadonlyMap<string, Box>,
  connected: ReadonlySet<string | undefined>,
): boolean {
  const box = boxes.get(cell.id)!;
  const { style } = cell;
  if (style.has('plumblineSign') || (box.width <= CARD.width && box.height <= CARD.height)) {
    return /\.group|swimlane/.test(`${style.get('shape') ?? ''}${style.has('swimlane') ? 'swimlane' : ''}`);
  }
  const inside = shapes.filter((other) => other !== cell && holds(box, boxes.get(other.id)!));
  if (inside.length === 0) return false;
  const isGroup =
    /group/.test(style.get('shape') ?? '') ||
    style.get('container') === '1' ||
    style.has('swimlane') ||
    style.has('group');
  return (
    isGroup ||
    (!connected.has(cell.id) &&
      (inside.length > 1 || wordsOf(cell.label) === '' || style.get('verticalAlign') === 'top'))
  );
}

export const holds = (outer: Box, inner: Box): boolean =>
  area(outer) > area(inner) &&
  inner.x + inner.width / 2 > outer.x &&
  inner.x + inner.width / 2 < outer.x + outer.width &&
  inner.y + inner.height / 2 > outer.y &&
  inner.y + inner.height / 2 < outer.y + outer.height;

const area = ({ width, height }: Box): number => width * height;

function titleOf(cell: Cell, texts: readonly Cell[], boxes: ReadonlyMap<string, Box>): string {
  const own = wordsOf(cell.label);
  if (own !== '') return own;
  const box = boxes.get(cell.id)!;
  const onTop = texts.find((text) => {
    const at = boxes.get(text.id)!;
    return holds(box, at) && at.y - box.y < 40;
  });
  return onTop === undefined ? '' : wordsOf(onTop.label);
}
