import { type Design, papersOf } from '../../../model';
import type { Palette } from '../../palette';
import {
  NOTE_PADDING,
  type SceneNote,
  type ScenePapers,
  type SceneStroke,
  sheetOf,
  TONE_INK,
  wordsAt,
} from '../../papers';
import { element, text } from '../svgText';
import { cellOf, data, LAYER } from './cell';
import { attributesOf } from './data';
import { style } from './style';

/** What the geometry of a cell says. */
const VIEW = new Set(['position', 'points']);

/** Notes and free text as shapes of words, strokes as lines that end at nothing. */
export function paperCells(design: Design, { notes, strokes }: ScenePapers, palette: Palette): readonly string[] {
  const papers = papersOf(design);
  const written = (id: string, label: string, cell: string) =>
    data({ id: cellOf.paper(id), label, ...attributesOf(papers[id]!, VIEW) }, cell);
  return [
    ...notes.map((note) => written(note.id, labelOf(note.text), noteCell(note, palette))),
    ...strokes.map((stroke) => written(stroke.id, '', strokeCell(stroke, palette))),
  ];
}

const labelOf = (words: string): string => words.split('\n').map(text).join('<br>');

function noteCell(note: SceneNote, palette: Palette): string {
  const { x, y, width, height, kind, tone } = note;
  const { fill, edge } = sheetOf(tone, palette);
  const { font } = wordsAt(note);
  const look = style({
    html: 1,
    align: 'left',
    verticalAlign: kind === 'note' ? 'top' : 'middle',
    whiteSpace: kind === 'note' ? 'wrap' : 'nowrap',
    spacingLeft: kind === 'note' ? NOTE_PADDING.x - 4 : 4,
    spacingTop: kind === 'note' ? NOTE_PADDING.y - 4 : 0,
    fontSize: font.size,
    fontStyle: font.weight === 600 ? 1 : 0,
    fontColor: palette.text,
    fillColor: kind === 'note' ? fill : 'none',
    strokeColor: kind === 'note' ? edge : 'none',
    // A size that nobody has changed since says nothing: the words made it.
    plumblineSize: `${width}x${height}`,
  });
  return element('mxCell', { style: look, vertex: 1, parent: LAYER }, geometry({ x, y, width, height }));
}

function strokeCell({ points, tone }: SceneStroke, palette: Palette): string {
  const look = style({ html: 1, rounded: 1, endArrow: 'none', strokeWidth: 2.5, strokeColor: palette[TONE_INK[tone]] });
  const [start, end] = [points[0]!, points.at(-1)!];
  const inner = points.slice(1, -1).map(({ x, y }) => element('mxPoint', { x, y }));
  const way =
    element('mxPoint', { ...start, as: 'sourcePoint' }) +
    element('mxPoint', { ...end, as: 'targetPoint' }) +
    (inner.length === 0 ? '' : element('Array', { as: 'points' }, inner.join('')));
  return element('mxCell', { style: look, edge: 1, parent: LAYER }, geometry({ relative: 1 }, way));
}

const geometry = (attributes: Readonly<Record<string, number>>, way?: string): string =>
  element('mxGeometry', { ...attributes, as: 'geometry' }, way);
