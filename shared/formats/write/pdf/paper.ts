import type { jsPDF } from 'jspdf';
import type { Box, Size } from '../../../layout';
import type { Position } from '../../../model';
import { textWidth } from '../../measure';
import { type Palette, PALETTES, type Theme } from '../../palette';
import { brokenLines, type Letters } from './letters';
import type { Text } from './text';

type Target = { readonly page: number; readonly y: number };

/** The pages under the pen: what is written where, and what leads where. Points, from the upper left corner. */
export class Paper {
  readonly doc: jsPDF;
  readonly palette: Palette;
  readonly isDark: boolean;
  size: Size;
  readonly #letters: Letters;
  readonly #targets = new Map<string, Target>();
  readonly #links: { readonly page: number; readonly box: Box; readonly target: string }[] = [];

  constructor(doc: jsPDF, { size, theme, letters }: { size: Size; theme: Theme; letters: Letters }) {
    this.doc = doc;
    this.#letters = letters;
    this.size = size;
    this.palette = PALETTES[theme];
    this.isDark = theme === 'dark';
    this.#ground();
  }

  get page(): number {
    return this.doc.getCurrentPageInfo().pageNumber;
  }

  turn(size: Size): void {
    this.size = size;
    this.doc.addPage([size.width, size.height], size.width > size.height ? 'landscape' : 'portrait');
    this.#ground();
  }

  #ground(): void {
    if (!this.isDark) return;
    this.doc.setFillColor(this.palette.canvas);
    this.doc.rect(0, 0, this.size.width, this.size.height, 'F');
  }

  font({ size, isBold }: Text): void {
    this.doc.setFont('Inter', isBold ? 'bold' : 'normal');
    this.doc.setFontSize(size);
  }

  write(words: string, x: number, y: number, text: Text): void {
    const ink = text.ink ?? this.palette.text;
    const line = printable(words);
    const picture = this.#letters.areStrange(line) ? this.#letters.pictureOf({ words: line, text, ink }) : undefined;
    if (picture !== undefined) {
      const { png, left, top, width, height } = picture;
      this.#standingFor(line, () => {
        this.doc.addImage(png, 'PNG', x + left, y + top, width, height, undefined, 'FAST');
        this.#unseen(line, { x, y }, text);
      });
      return;
    }
    this.font(text);
    this.doc.setTextColor(ink);
    this.doc.text(line, x, y, { align: text.align ?? 'left', baseline: 'alphabetic' });
  }

  /** What is drawn within is read, found and copied as these words. ISO 32000, 14.9.4. */
  #standingFor(words: string, draw: () => void): void {
    const units = Array.from({ length: words.length }, (_, i) => words.charCodeAt(i).toString(16).padStart(4, '0'));
    const write = contentOf(this.doc);
    write(`/Span <</ActualText <FEFF${units.join('').toUpperCase()}>>> BDC`);
    draw();
    write('EMC');
  }

  /** Letters of ours, invisible and about as wide as the words: readers mark what they have found by letters. */
  #unseen(words: string, at: Position, text: Text): void {
    this.font(text);
    const count = Math.max(1, Math.round(this.widthOf(words, text) / this.doc.getTextWidth('n')));
    const options = { align: text.align ?? 'left', baseline: 'alphabetic', renderingMode: 'invisible' } as const;
    this.font(text);
    this.doc.text('n'.repeat(count), at.x, at.y, options);
  }

  lines(words: string, width: number, text: Text): readonly string[] {
    const line = printable(words);
    if (this.#letters.areStrange(line)) return brokenLines(line, width, text);
    this.font(text);
    return this.doc.splitTextToSize(line, width) as string[];
  }

  widthOf(words: string, text: Text): number {
    const line = printable(words);
    if (this.#letters.areStrange(line)) return textWidth(line, { size: text.size, weight: text.isBold ? 600 : 400 });
    this.font(text);
    return this.doc.getTextWidth(line);
  }

  rule(x: number, y: number, width: number, ink: string, thickness = 0.5): void {
    this.doc.setDrawColor(ink);
    this.doc.setLineWidth(thickness);
    this.doc.line(x, y, x + width, y);
  }

  /** Here is what others lead to. */
  target(name: string, y: number): void {
    if (!this.#targets.has(name)) this.#targets.set(name, { page: this.page, y });
  }

  link(box: Box, target: string): void {
    this.#links.push({ page: this.page, box, target });
  }

  /** Links can be made only when it is known where everything has come to stand. */
  finish(): void {
    for (const { page, box, target } of this.#links) {
      const to = this.#targets.get(target);
      if (to === undefined) continue;
      this.doc.setPage(page);
      this.doc.link(box.x, box.y, box.width, box.height, {
        pageNumber: to.page,
        magFactor: 'XYZ',
        top: Math.max(0, to.y - 12),
        left: 0,
      });
    }
  }
}

const printable = (words: string): string => words.replaceAll(/\p{Cc}/gu, ' ');

/** Operators for the page as it is being written. jsPDF has the function and no type for it: another version may have neither. */
function contentOf({ internal }: jsPDF): (operator: string) => void {
  if (!('write' in internal) || typeof internal.write !== 'function') {
    throw new Error('expected jsPDF to write operators of its own; this version cannot');
  }
  const { write } = internal;
  return (operator) => void write(operator);
}
