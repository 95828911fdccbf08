import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import type { Cell, Page } from './file';
import type { Places } from './places';
import type { Sorted } from './vertices';
import { wordsOf } from './words';

export type Link = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** From what it was concluded where the file does not say it. */
  readonly inferred?: string;
};

export type Links = {
  readonly links: readonly Link[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
};

/** How far from a shape a loose end may lie and still mean it. */
const REACH = 16;

export function linksOf(page: Page, places: Places, vertices: Sorted): Links {
  const links: Link[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  const labels = labelsOf(page);
  for (const cell of page.cells.filter(({ isEdge }) => isEdge)) {
    const label = [wordsOf(cell.label), ...(labels.get(cell.id) ?? [])].filter((words) => words !== '').join(' ');
    const from = endOf(cell, 'start', places, vertices);
    const to = endOf(cell, 'end', places, vertices);
    const name = label || cell.id;
    if (from === undefined || to === undefined) {
      leftOut.push({ name, reason: `the line ${ends(from, to)} at no component` });
      continue;
    }
    if (from.id === to.id) {
      leftOut.push({ name, reason: 'the line begins and ends at the same component' });
      continue;
    }
    const isReversed = hasHead(cell, 'start') && !hasHead(cell, 'end');
    const [first, last] = isReversed ? [to, from] : [from, to];
    const why = from.isNear || to.isNear ? 'an end of the line that lies near the component' : undefined;
    links.push({ id: cell.id, from: first.id, to: last.id, label, ...(why === undefined ? {} : { inferred: why }) });
  }
  return { links, leftOut };
}

const ends = (from: unknown, to: unknown): string =>
  from === undefined ? (to === undefined ? 'begins and ends' : 'begins') : 'ends';

/** Words on a line are cells of their own in this format. */
function labelsOf(page: Page): ReadonlyMap<string, readonly string[]> {
  const edges = new Set(page.cells.filter(({ isEdge }) => isEdge).map(({ id }) => id));
  const labels = new Map<string, string[]>();
  for (const { parent, label, isVertex } of page.cells) {
    if (isVertex && parent !== undefined && edges.has(parent)) {
      labels.set(parent, [...(labels.get(parent) ?? []), wordsOf(label)]);
    }
  }
  return labels;
}

/** Lines have a head at their end unless their style says otherwise. */
const hasHead = ({ style }: Cell, end: 'start' | 'end'): boolean =>
  (style.get(`${end}Arrow`) ?? (end === 'end' ? 'classic' : 'none')) !== 'none';

function endOf(
  cell: Cell,
  end: 'start' | 'end',
  places: Places,
  vertices: Sorted,
): { readonly id: string; readonly isNear: boolean } | undefined {
  const glued = vertices.ownerOf(end === 'start' ? cell.source : cell.target);
  if (glued !== undefined) return { id: glued, isNear: false };
  const at = places.loose(cell, end);
  if (at === undefined) return undefined;
  let best: { id: string; distance: number } | undefined;
  for (const [id, { box }] of vertices.components) {
    const distance = distanceTo(box, at);
    if (distance <= REACH && (best === undefined || distance < best.distance)) best = { id, distance };
  }
  return best && { id: best.id, isNear: true };
}

const distanceTo = ({ x, y, width, height }: Box, at: Position): number =>
  Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height));
