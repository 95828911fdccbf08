import type { Box } from '../layout';
import { type Design, orderOf, papersOf, type Position, type Tone } from '../model';
import { type Font, textWidth } from './measure';
import { mixed, type Palette } from './palette';

/** A note or free text, its lines broken to its width. */
export type SceneNote = Box & {
  readonly id: string;
  readonly kind: 'note' | 'text';
  readonly tone: Tone;
  /** As it was written, not yet broken into lines. */
  readonly text: string;
  readonly lines: readonly string[];
  /** Sent behind the components. */
  readonly isBehind: boolean;
};

/** A stroke drawn by hand. */
export type SceneStroke = {
  readonly id: string;
  readonly tone: Tone;
  readonly points: readonly Position[];
  readonly isBehind: boolean;
};

export type ScenePapers = { readonly notes: readonly SceneNote[]; readonly strokes: readonly SceneStroke[] };

export const NO_PAPERS: ScenePapers = { notes: [], strokes: [] };

export const NOTE_FONT: Font = { size: 13, weight: 400 };
export const TEXT_FONT: Font = { size: 15, weight: 600 };
export const NOTE_PADDING = { x: 12, y: 10 };
export const NOTE_LINE = 19;
export const TEXT_LINE = 22;
const NOTE = { width: 176, height: 120 };

/** Where the words of a note or free text begin, on their baseline, and how far it is from line to line. */
export const wordsAt = ({ kind, x, y }: SceneNote): Position & { readonly font: Font; readonly line: number } =>
  kind === 'note'
    ? { x: x + NOTE_PADDING.x, y: y + NOTE_PADDING.y + 14, font: NOTE_FONT, line: NOTE_LINE }
    : { x: x + 6, y: y + 19, font: TEXT_FONT, line: TEXT_LINE };

/** The slot of the palette that a tone stands for. */
export const TONE_INK = {
  yellow: 'warn',
  blue: 'accent',
  green: 'ok',
  red: 'bad',
  grey: 'muted',
} as const satisfies Record<Tone, keyof Palette>;

/** How much of its tone the sheet of a note has, and how much its edge. */
export const SHEET = { fill: 0.16, edge: 0.45 };

/** The colours of a note's sheet. */
export function sheetOf(tone: Tone, palette: Palette): { readonly fill: string; readonly edge: string } {
  const hue = palette[TONE_INK[tone]];
  return { fill: mixed(palette.surface, hue, SHEET.fill), edge: mixed(palette.surface, hue, SHEET.edge) };
}

/** Those that lie over everything else, or those that were sent behind it. */
export function papersIn({ notes, strokes }: ScenePapers, where: 'front' | 'behind'): ScenePapers {
  const isHere = ({ isBehind }: { readonly isBehind: boolean }) => isBehind === (where === 'behind');
  return { notes: notes.filter(isHere), strokes: strokes.filter(isHere) };
}

/** What lies beside the system as the drawing shows it. A note grows where its words need more than the room it was given. */
export function scenePapers(design: Design): ScenePapers {
  const notes: SceneNote[] = [];
  const strokes: SceneStroke[] = [];
  const papers = Object.entries(papersOf(design)).sort(
    ([a, one], [b, other]) => orderOf(one) - orderOf(other) || (a < b ? -1 : 1),
  );
  for (const [id, paper] of papers) {
    const isBehind = orderOf(paper) < 0;
    const { x, y } = paper.position;
    if (paper.kind === 'ink') {
      const points = paper.points.flatMap((at, i) => (i % 2 === 1 ? [{ x: x + paper.points[i - 1]!, y: y + at }] : []));
      strokes.push({ id, tone: paper.tone ?? 'grey', points, isBehind });
    } else if (paper.kind === 'text') {
      const lines = paper.text.split('\n');
      const width = Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, TEXT_FONT)))) + 12;
      notes.push({
        id,
        kind: 'text',
        tone: 'grey',
        x,
        y,
        width,
        height: lines.length * TEXT_LINE + 6,
        text: paper.text,
        lines,
        isBehind,
      });
    } else {
      const { width, height: wished } = paper.size ?? NOTE;
      const lines = broken(paper.text, width - 2 * NOTE_PADDING.x);
      const height = Math.max(wished, lines.length * NOTE_LINE + 2 * NOTE_PADDING.y);
      notes.push({
        id,
        kind: 'note',
        tone: paper.tone ?? 'yellow',
        x,
        y,
        width,
        height,
        text: paper.text,
        lines,
        isBehind,
      });
    }
  }
  return { notes, strokes };
}

/** Lines of words no wider than there is room; a word that is wider by itself is cut. */
function broken(text: string, width: number): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, NOTE_FONT) <= width;
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(' ').flatMap((each) => pieces(each, fits))) {
      const last = lines.at(-1)!;
      const longer = last === '' ? word : `${last} ${word}`;
      if (fits(longer) || last === '') lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

function pieces(word: string, fits: (text: string) => boolean): readonly string[] {
  const found = [''];
  for (const letter of word) {
    const last = found.at(-1)!;
    if (last === '' || fits(last + letter)) found[found.length - 1] = last + letter;
    else found.push(letter);
  }
  return found;
}
