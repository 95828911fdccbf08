import type { Report } from '../analysis';
import { scene, writeHtml, writeMermaid } from '../formats';
import type { Design } from '../model';
import type { Block } from './blocks';
import { documentOf } from './document';
import { cardsOf } from './exports/cards';

/** The report as one HTML file: the drawing answers to pointing at it, findings lead to what they are about. */
export function htmlReport(design: Design, report: Report): string {
  const blocks = documentOf(design, report);
  const drawing: Block = { type: 'drawing', scene: scene(design, { report }), mermaid: writeMermaid(design, report) };
  const hasPlaces = Object.values(design.components).every(({ position }) => position !== undefined);
  const title = design.name || 'Untitled';
  // Without places everything would lie on one heap.
  return writeHtml(hasPlaces ? [...blocks, drawing] : blocks, { title, cards: cardsOf(design, report) });
}
