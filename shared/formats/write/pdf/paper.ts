import type { jsPDF } from 'jspdf';
import type { Box, Size } from '../../../layout';
import { type Palette, PALETTES, type Theme } from '../../palette';

export type Text = {
  readonly size: number;
  readonly ink?: string;
  readonly isBold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
};

type Target = { readonly page: number; readonly y: number };

/** The pages under the pen: what is written where, and what leads where. Points, from the upper left corner. */
export class Paper {
  readonly doc: jsPDF;
  readonly palette: Palette;
  readonly isDark: boolean;
  size: Size;
  readonly #targets = new Map<string, Target>();
  readonly #links: { readonly page: number; readonly box: Box; readonly target: string }[] = [];

  constructor(doc: jsPDF, size: Size, theme: Theme) {
    this.doc = doc;
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
    this.font(text);
    this.doc.setTextColor(text.ink ?? this.palette.text);
    this.doc.text(printable(words), x, y, { align: text.align ?? 'left', baseline: 'alphabetic' });
  }

  lines(words: string, width: number, text: Text): readonly string[] {
    this.font(text);
    return this.doc.splitTextToSize(printable(words), width) as string[];
  }

  widthOf(words: string, text: Text): number {
    this.font(text);
    return this.doc.getTextWidth(printable(words));
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
