import type PptxGenJS from 'pptxgenjs';
import type { Box } from '../../../layout';
import type { Part, Tone } from '../../deck';
import { bulletSize, CELL, rowHeight, tableSize } from './overflow';
import { INCH, inches } from './page';

type Slide = PptxGenJS.Slide;
type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;

const TONES: Readonly<Record<Tone, string>> = { plain: 'accent1', ok: 'accent2', warn: 'accent3', bad: 'accent4' };
const FACE = { fontFace: '+mn-lt' } as const;

export function addBullets(slide: Slide, { items }: PartOf<'bullets'>, box: Box): void {
  const fontSize = bulletSize(items, box);
  const lines = items.map(({ text, isHead, tone }, i) => ({
    text,
    options: {
      breakLine: i < items.length - 1,
      bold: isHead === true,
      color: tone === undefined || tone === 'plain' ? 'tx1' : TONES[tone],
      paraSpaceBefore: isHead ? (i === 0 ? 0 : 8) : 4,
      ...(isHead ? {} : { bullet: { indent: 14 } }),
    },
  }));
  slide.addText(lines, { ...inches(box), ...FACE, margin: 0, fontSize, valign: 'top', align: 'left' });
}

export function addTable(slide: Slide, { columns, rows }: PartOf<'table'>, box: Box): void {
  const fontSize = tableSize({ columns, rows }, box);
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const rule = (pt: number, color: string) => ({ type: 'solid' as const, pt, color });
  const none = { type: 'none' as const };
  const cell = (text: string, i: number, isHead: boolean) => ({
    text,
    options: {
      bold: isHead,
      color: isHead ? 'tx2' : 'tx1',
      align: columns[i]?.align ?? ('left' as const),
      border: [none, none, rule(isHead ? 1 : 0.5, 'accent6'), none] as [object, object, object, object],
    },
  });
  const written = [columns.map(({ title }) => title), ...rows].map((row, r) =>
    row.map((text, i) => cell(text, i, r === 0)),
  );
  const heights = [columns.map(({ title }) => title), ...rows].map(
    (row) => rowHeight(row, columns, box.width, fontSize) / INCH,
  );
  slide.addTable(written, {
    ...inches({ ...box, height: heights.reduce((sum, height) => sum + height, 0) * INCH }),
    ...FACE,
    fontSize,
    colW: columns.map(({ share }) => (box.width * share) / total / INCH),
    rowH: heights,
    // Points: the library takes numbers of a cell's margin for points.
    margin: [CELL.top * 0.75, CELL.side * 0.75, CELL.top * 0.75, CELL.side * 0.75],
    valign: 'middle',
  });
}

/** What the library has to know of a chart: its place and its spreadsheet. How it looks is ours (chart.ts). */
export function addBars(slide: Slide, { title, bars }: PartOf<'bars'>, box: Box): void {
  // A bar chart counts from below.
  const shown = [...bars].reverse();
  const data = [{ name: title, labels: shown.map(({ label }) => label), values: shown.map(({ value }) => value) }];
  slide.addChart('bar', data, {
    ...inches({ ...box, height: Math.min(box.height, 70 + bars.length * 44) }),
    altText: `${title}: ${bars.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  });
}
