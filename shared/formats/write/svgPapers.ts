import type { Palette } from '../palette';
import { papersIn, type SceneNote, type ScenePapers, type SceneStroke, sheetOf, TONE_INK, wordsAt } from '../papers';
import { element, number, text } from './svgText';

/** Notes, free text and strokes: those over everything else as on the canvas, or those that were sent behind it. */
export function drawPapers(
  papers: ScenePapers,
  palette: Palette,
  where: 'front' | 'behind' = 'front',
): readonly string[] {
  const { notes, strokes } = papersIn(papers, where);
  return [...notes.map((note) => drawNote(note, palette)), ...strokes.map((stroke) => drawStroke(stroke, palette))];
}

function drawNote(note: SceneNote, palette: Palette): string {
  const { id, x, y, width, height } = note;
  const at = wordsAt(note);
  const { fill, edge: stroke } = sheetOf(note.tone, palette);
  const words = note.lines.map((line, i) =>
    element('text', { x: at.x, y: at.y + i * at.line, fill: palette.text, 'xml:space': 'preserve' }, text(line)),
  );
  const { size, weight } = at.font;
  return element(
    'g',
    { 'data-note': id, 'font-size': size, ...(weight === 400 ? {} : { 'font-weight': weight }) },
    [...(note.kind === 'note' ? [element('rect', { x, y, width, height, rx: 3, fill, stroke })] : []), ...words].join(
      '',
    ),
  );
}

const drawStroke = ({ id, tone, points }: SceneStroke, palette: Palette): string =>
  element('polyline', {
    'data-stroke': id,
    points: points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' '),
    fill: 'none',
    stroke: palette[TONE_INK[tone]],
    'stroke-width': 2.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
