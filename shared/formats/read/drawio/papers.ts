import type { Cell } from './file';
import type { Places } from './places';
import { linesOf } from './words';

/**
 * A note, free text or stroke that we have drawn, with what somebody has changed since: its words, its place, and its size
 * where it is not the one that it was drawn with.
 */
export function paperOf(
  cell: Cell,
  fields: Readonly<Record<string, unknown>>,
  places: Places,
): Readonly<Record<string, unknown>> | undefined {
  if (cell.isEdge) return strokeOf(cell, fields, places);
  const { x, y, width, height } = places.box(cell);
  const isResized = cell.style.get('plumblineSize') !== `${width}x${height}`;
  return {
    ...fields,
    text: wordsOf(cell.label, fields['text']),
    position: { x, y },
    ...(isResized && fields['kind'] === 'note' ? { size: { width, height } } : {}),
  };
}

/** As they were, blanks and all, unless somebody has written others. */
function wordsOf(label: string, before: unknown): string {
  const words = label
    .split(/<br\s*\/?>/i)
    .map((line) => linesOf(line).join(' '))
    .join('\n');
  const isSame = typeof before === 'string' && before.split('\n').map(squeezed).join('\n') === words;
  return isSame ? before : words;
}

const squeezed = (line: string): string => line.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

function strokeOf(cell: Cell, fields: Readonly<Record<string, unknown>>, places: Places) {
  const [start, end] = [places.loose(cell, 'start'), places.loose(cell, 'end')];
  if (start === undefined || end === undefined) return undefined;
  const points = [start, ...places.bends(cell), end];
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return {
    ...fields,
    position: { x: tenth(left), y: tenth(top) },
    points: points.flatMap(({ x, y }) => [tenth(x - left), tenth(y - top)]),
  };
}
