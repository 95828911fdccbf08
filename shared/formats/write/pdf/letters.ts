import type { Result } from '../../../result';
import { type Coverage, strangeLetters } from '../../coverage';
import { textWidth } from '../../measure';
import { element, text as escaped } from '../svgText';
import type { Text } from './text';

/** A line of words with letters that our typeface does not have. */
type Line = { readonly words: string; readonly text: Text; readonly ink: string };
/** The picture of such a line: where it begins from the point that the line is aligned to, in points. */
export type LinePicture = {
  readonly png: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type PictureOf = (svg: string, scale: number) => Promise<Result<Uint8Array>>;

/** Pixels to a point: print shops ask for 300 to an inch. */
const FINE = 300 / 72;

/**
 * Words in letters that our typeface does not have (Chinese, Arabic, emoji …) are drawn by whoever draws pictures, in the
 * typefaces that there are. Nobody can wait in the middle of a page, so the document is set twice: the first time says
 * which lines are wanted, the second time they are there.
 */
export class Letters {
  readonly #faces: readonly Coverage[];
  readonly #wanted = new Map<string, Line>();
  readonly #pictures = new Map<string, LinePicture>();

  /** What our typeface covers. */
  constructor(face: Coverage) {
    this.#faces = [face];
  }

  areStrange(words: string): boolean {
    return strangeLetters(words, this.#faces).length > 0;
  }

  /** The picture of a line, or a note that it is wanted. */
  pictureOf(line: Line): LinePicture | undefined {
    const key = JSON.stringify(line);
    this.#wanted.set(key, line);
    return this.#pictures.get(key);
  }

  get areMissing(): boolean {
    return this.#wanted.size > this.#pictures.size;
  }

  /** Draws what was wanted. A line that could not be drawn stays as it is. */
  async draw(pictureOf: PictureOf): Promise<void> {
    for (const [key, line] of this.#wanted) {
      const { svg, ...place } = drawingOf(line);
      const png = await pictureOf(svg, FINE);
      if (png.ok) this.#pictures.set(key, { ...place, png: png.value });
    }
  }
}

function drawingOf({ words, text, ink }: Line) {
  const { size, isBold, align = 'left' } = text;
  // Nobody knows how wide these letters are in the typeface that will be found.
  const room = textWidth(words, { size, weight: isBold ? 600 : 400 }) * 1.5 + 2 * size;
  const [width, height] = [Math.ceil(room), Math.ceil(size * 1.8)];
  const at = { left: 0, center: width / 2, right: width }[align];
  const attributes = {
    x: at,
    y: size * 1.2,
    'text-anchor': { left: 'start', center: 'middle', right: 'end' }[align],
    'font-family': 'Inter, system-ui, sans-serif',
    'font-size': size,
    'font-weight': isBold ? 600 : 400,
    fill: ink,
  };
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    element('text', attributes, escaped(words)),
  );
  return { svg, width, height, left: -at, top: -size * 1.2 };
}

/** Lines no wider than there is room: at blanks, or where there are none between any two letters. */
export function brokenLines(words: string, width: number, { size, isBold }: Text): readonly string[] {
  const fits = (line: string) => textWidth(line, { size, weight: isBold ? 600 : 400 }) <= width;
  const lines = [''];
  // Chinese and Japanese have no blanks; other scripts keep their words together.
  for (const piece of words.match(
    /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]|[^\s\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]+\s*|\s+/gu,
  ) ?? []) {
    const last = lines.at(-1)!;
    if (last === '' || fits((last + piece).trimEnd())) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}
