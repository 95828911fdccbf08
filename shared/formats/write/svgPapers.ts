import type { Tone } from '../../model';
import { mixed, type Palette } from '../palette';
import {
  NOTE_FONT,
  NOTE_LINE,
  NOTE_PADDING,
  type SceneNote,
  type ScenePapers,
  type SceneStroke,
  TEXT_FONT,
  TEXT_LINE,
} from '../papers';
import { element, number, text } from './svgText';

/** Notes, free text and strokes: those over everything else as on the canvas, or those that were sent behind it. */
export const drawPapers = (
  { notes, strokes }: ScenePapers,
  palette: Palette,
  where: 'front' | 'behind' = 'front',
): readonly string[] => {
  const isHere = ({ isBehind }: { readonly isBehind: boolean }) => isBehind === (where === 'behind');
  return [
    ...notes.filter(isHere).map((note) => drawNote(note, palette)),
    ...strokes.filter(isHere).map((stroke) => drawStroke(stroke, palette)),
  ];
};

function drawNote(note: SceneNote, palette: Palette): string {
  const isNote = note.kind === 'note';
  const { x, y, width, height } = note;
  const font = isNote ? NOTE_FONT : TEXT_FONT;
  const [left, top, line] = isNote
    ? [x + NOTE_PADDING.x, y + NOTE_PADDING.y + 14, NOTE_LINE]
    : [x + 6, y + 19, TEXT_LINE];
  const hue = hueOf(note.tone, palette);
  const sheet = { fill: mixed(palette.surface, hue, 0.16), stroke: mixed(palette.surface, hue, 0.45) };
  const words = note.lines.map((words, i) =>
    element('text', { x: left, y: top + i * line, fill: palette.text, 'xml:space': 'preserve' }, text(words)),
  );
  return element(
    'g',
    { 'data-note': note.id, 'font-size': font.size, ...(font.weight === 400 ? {} : { 'font-weight': font.weight }) },
    [...(isNote ? [element('rect', { x, y, width, height, rx: 3, ...sheet })] : []), ...words].join(''),
  );
}

function drawStroke({ id, tone, points }: SceneStroke, palette: Palette): string {
  return element('polyline', {
    'data-stroke': id,
    points: points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' '),
    fill: 'none',
    stroke: tone === 'grey' ? palette.muted : hueOf(tone, palette),
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

function hueOf(tone: Tone, palette: Palette): string {
  switch (tone) {
    case 'yellow':
      return palette.warn;
    case 'blue':
      return palette.accent;
    case 'green':
      return palette.ok;
    case 'red':
      return palette.bad;
    case 'grey':
      return palette.muted;
    default:
      return tone satisfies never;
  }
}
