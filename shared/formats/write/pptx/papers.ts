import { type Box, unite } from '../../../layout';
import {
  NOTE_PADDING,
  papersIn,
  type SceneNote,
  type ScenePapers,
  type SceneStroke,
  SHEET,
  TONE_INK,
  wordsAt,
} from '../../papers';
import type { Step } from '../path';
import { customGeometry } from './geometry';
import type { Placing } from './placing';
import { group, type Run, shape } from './shape';

/** Notes, free text and strokes: those over everything else, or those that were sent behind it. */
export function paperShapes(papers: ScenePapers, where: 'front' | 'behind', placing: Placing): string {
  const { notes, strokes } = papersIn(papers, where);
  return [
    ...notes.map((note) => (note.kind === 'note' ? noteShapes(note, placing) : wordsShape(note, placing))),
    ...strokes.map((stroke) => strokeShape(stroke, placing)),
  ].join('');
}

/** Colours of the theme can only be thinned: a sheet in the colour of the slide keeps what lies behind from showing. */
function noteShapes(note: SceneNote, placing: Placing): string {
  const box = placing.box(note);
  const geometry = { preset: 'rect' };
  const ink = TONE_INK[note.tone];
  const back = shape({ ...box, id: placing.nextId(), name: 'sheet', geometry, fill: { ink: 'canvas' } });
  const [left, top] = [NOTE_PADDING.x * placing.scale, NOTE_PADDING.y * placing.scale];
  const front = shape({
    ...box,
    id: placing.nextId(),
    name: `note ${note.id}`,
    geometry,
    fill: { ink, opacity: SHEET.fill },
    stroke: { ink, opacity: SHEET.edge, width: placing.scale },
    words: { paragraphs: paragraphsOf(note, placing), align: 'l', anchor: 't', insets: [left, top, left, top] },
  });
  return group(box, { id: placing.nextId(), name: `note ${note.id}`, description: note.text }, back + front);
}

const wordsShape = (note: SceneNote, placing: Placing): string =>
  shape({
    ...placing.box(note),
    id: placing.nextId(),
    name: `text ${note.id}`,
    geometry: { preset: 'rect' },
    isTextBox: true,
    words: {
      paragraphs: paragraphsOf(note, placing),
      align: 'l',
      wraps: false,
      insets: [6 * placing.scale, 0, 6 * placing.scale, 0],
    },
  });

/** One for each line that somebody has written; the slide breaks them anew where they are changed. */
function paragraphsOf(note: SceneNote, placing: Placing): readonly (readonly (readonly Run[])[])[] {
  const { size, weight } = wordsAt(note).font;
  return note.text
    .split('\n')
    .map((text) => [[{ text, size: placing.points(size), ink: 'text' as const, isBold: weight === 600 }]]);
}

function strokeShape({ id, tone, points }: SceneStroke, placing: Placing): string {
  const around: Box = unite(points.map((at) => ({ ...at, width: 0, height: 0 })));
  // A shape of no width is none to some programs.
  const box = { ...around, width: Math.max(1, around.width), height: Math.max(1, around.height) };
  const steps = points.map(({ x, y }, i): Step => ({ type: i === 0 ? 'move' : 'line', x: x - box.x, y: y - box.y }));
  return shape({
    ...placing.box(box),
    id: placing.nextId(),
    name: `stroke ${id}`,
    geometry: { custom: customGeometry(box.width, box.height, steps, { isFilled: false }) },
    stroke: { ink: TONE_INK[tone], width: 2.5 * placing.scale, isRound: true },
  });
}
