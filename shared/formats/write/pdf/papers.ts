import { papersIn, type SceneNote, type ScenePapers, type SceneStroke, sheetOf, TONE_INK, wordsAt } from '../../papers';
import type { Paper } from './paper';
import { rounded, type View } from './view';

/** Notes, free text and strokes: those over everything else, or those that were sent behind it. */
export function drawPapers(papers: ScenePapers, where: 'front' | 'behind', view: View, paper: Paper): void {
  const { notes, strokes } = papersIn(papers, where);
  for (const note of notes) drawNote(note, view, paper);
  for (const stroke of strokes) drawStroke(stroke, view, paper);
}

function drawNote(note: SceneNote, view: View, paper: Paper): void {
  const { doc, palette } = paper;
  if (note.kind === 'note') {
    const { fill, edge } = sheetOf(note.tone, palette);
    doc.setFillColor(fill);
    doc.setDrawColor(edge);
    doc.setLineWidth(view.scale);
    rounded(note, 3, view, paper, 'FD');
  }
  const at = wordsAt(note);
  note.lines.forEach((line, i) =>
    paper.write(line, view.x(at.x), view.y(at.y + i * at.line), {
      size: at.font.size * view.scale,
      isBold: at.font.weight === 600,
    }),
  );
}

function drawStroke({ points, tone }: SceneStroke, view: View, paper: Paper): void {
  const { doc, palette } = paper;
  doc.setDrawColor(palette[TONE_INK[tone]]);
  doc.setLineWidth(2.5 * view.scale);
  doc.setLineCap('round');
  doc.setLineJoin('round');
  points.forEach(({ x, y }, i) => (i === 0 ? doc.moveTo(view.x(x), view.y(y)) : doc.lineTo(view.x(x), view.y(y))));
  doc.stroke();
  doc.setLineCap('butt');
  doc.setLineJoin('miter');
}
