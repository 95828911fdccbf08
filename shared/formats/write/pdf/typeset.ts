import type { Block, Item } from '../../blocks';
import { drawScene } from './drawing';
import { Flow, MARGIN, UPRIGHT } from './flow';
import type { Paper } from './paper';
import type { Text } from './text';
import { setTable } from './table';

/** A4 in points, lying for large drawings. */
const LYING = { width: 841.89, height: 595.28 };

const BODY: Text = { size: 9.5 };
const HEADINGS: Readonly<Record<1 | 2 | 3 | 4, Text & { readonly above: number; readonly below: number }>> = {
  1: { size: 24, isBold: true, above: 0, below: 10 },
  2: { size: 15, isBold: true, above: 22, below: 6 },
  3: { size: 12, isBold: true, above: 14, below: 4 },
  4: { size: 10, isBold: true, above: 10, below: 3 },
};

export function typeset(blocks: readonly Block[], paper: Paper, contents: readonly string[]): void {
  const flow = new Flow(paper);
  for (const block of blocks) setBlock(block, flow, contents);
  numberPages(paper);
}

function setBlock(block: Block, flow: Flow, contents: readonly string[]): void {
  const { paper } = flow;
  switch (block.type) {
    case 'heading': {
      const { above, below, ...text } = HEADINGS[block.level];
      // A heading stays with what it heads.
      flow.need(above + text.size * 1.3 + below + 48);
      flow.y += flow.y > MARGIN ? above : 0;
      if (block.level < 3) paper.target(`heading ${block.text}`, flow.y);
      if (block.level === 2) paper.doc.outline.add(null, block.text, { pageNumber: paper.page });
      flow.text(block.text, text, { leading: 1.25 });
      flow.y += below;
      return;
    }
    case 'paragraph':
      flow.text(block.text, BODY);
      flow.y += 6;
      return;
    case 'facts':
      setFacts(block.rows, flow);
      return;
    case 'table':
      setTable(block, flow);
      return;
    case 'list':
      for (const item of block.items) setItem(item, flow);
      flow.y += 4;
      return;
    case 'drawing': {
      const isFirst = paper.page === 1 && flow.y < UPRIGHT.height / 2;
      const { width, height } = block.scene.bounds;
      const room = UPRIGHT.height - MARGIN * 2 - flow.y;
      // A small drawing stands within the text; a large one has a page of its own, lying or upright as it is.
      if (isFirst && (height / width) * flow.width < room && width * 0.42 < flow.width) {
        const high = Math.min(room, (height / width) * flow.width);
        drawScene(block.scene, { x: MARGIN, y: flow.y + 8, width: flow.width, height: high }, paper);
        flow.y += high + 20;
        return;
      }
      const page = height > width ? UPRIGHT : LYING;
      paper.turn(page);
      drawScene(block.scene, { x: 28, y: 28, width: page.width - 56, height: page.height - 70 }, paper);
      paper.turn(UPRIGHT);
      flow.y = MARGIN;
      return;
    }
    case 'contents':
      for (const title of contents) {
        flow.need(16);
        flow.y += 15;
        paper.write(title, MARGIN, flow.y, { ...BODY, ink: paper.palette.accent });
        const width = paper.widthOf(title, BODY);
        paper.link({ x: MARGIN, y: flow.y - 11, width, height: 14 }, `heading ${title}`);
      }
      flow.y += 12;
      return;
    default:
      block satisfies never;
  }
}

function setFacts(rows: readonly (readonly [string, string])[], flow: Flow): void {
  const names = rows.map(([name]) => flow.paper.widthOf(name, BODY));
  const left = Math.min(150, Math.max(0, ...names)) + 16;
  for (const [name, value] of rows) {
    flow.need(16);
    const start = flow.y;
    flow.text(value, BODY, { indent: left });
    const first = flow.y >= start ? start : MARGIN;
    flow.paper.write(name, MARGIN, first + BODY.size * 1.4, { ...BODY, ink: flow.paper.palette.muted });
  }
  flow.y += 6;
}

function setItem({ text, under = [], about = [] }: Item, flow: Flow): void {
  const { paper } = flow;
  flow.need(BODY.size * 1.4 + 3);
  flow.y += 3;
  const [start, page] = [flow.y, paper.page];
  paper.write('•', MARGIN, start + BODY.size * 1.4, BODY);
  flow.text(text, BODY, { indent: 12 });
  for (const line of under) flow.text(line, { size: 8.5, ink: paper.palette.muted }, { indent: 12 });
  const [first] = about;
  if (first !== undefined && paper.page === page) {
    paper.link({ x: MARGIN, y: start, width: flow.width, height: flow.y - start }, `drawn ${first}`);
  }
}

function numberPages({ doc, palette }: Paper): void {
  const pages = doc.getNumberOfPages();
  for (let page = 1; page <= pages; page++) {
    doc.setPage(page);
    const { width, height } = doc.internal.pageSize;
    doc.setFont('Inter', 'normal');
    doc.setFontSize(8);
    doc.setTextColor(palette.muted);
    doc.text(`${page} / ${pages}`, width - MARGIN, height - 26, { align: 'right' });
  }
}
