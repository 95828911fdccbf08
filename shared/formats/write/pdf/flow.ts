import type { Paper } from './paper';
import type { Text } from './text';

/** A4 in points. */
export const UPRIGHT = { width: 595.28, height: 841.89 };
export const MARGIN = 54;
const FOOT = 40;

/** The place where the next line goes. */
export class Flow {
  readonly paper: Paper;
  y = MARGIN;
  constructor(paper: Paper) {
    this.paper = paper;
  }

  get width(): number {
    return this.paper.size.width - 2 * MARGIN;
  }

  /** Turns the page where so much has no room any more. */
  need(height: number): void {
    if (this.y + height <= this.paper.size.height - MARGIN - FOOT / 2) return;
    this.paper.turn(UPRIGHT);
    this.y = MARGIN;
  }

  text(words: string, text: Text, { indent = 0, leading = 1.4 } = {}): void {
    for (const line of this.paper.lines(words, this.width - indent, text)) {
      this.need(text.size * leading);
      this.y += text.size * leading;
      this.paper.write(line, MARGIN + indent, this.y, text);
    }
  }
}
