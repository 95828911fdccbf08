import type { Report } from '../analysis';
import type { Design } from '../model';
import type { Block, Column } from './blocks';
import { documentOf } from './document';

/** How wide prose runs on a terminal; tables are as wide as they are. */
const WIDTH = 100;

/** The report for a terminal: aligned columns, no colour codes. */
export function textReport(design: Design, report: Report): string {
  return textOf(documentOf(design, report));
}

/** Any document for a terminal. */
export const textOf = (blocks: readonly Block[]): string => `${blocks.map(written).join('\n\n')}\n`;

/** The same as lines without any layout: what somebody says, or reads in the notes of a slide. */
export const plainText = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return [oneLine(block.text)];
      case 'facts':
        return block.rows.map(([name, value]) => oneLine(`${name}: ${value}`));
      case 'table':
        return block.rows.map((row) => oneLine(row.join(' | ')));
      case 'list':
        return block.items.flatMap(({ text, under = [] }) => [oneLine(`• ${text}`), ...under.map(oneLine)]);
      case 'drawing':
      case 'contents':
        return [];
      default:
        return block satisfies never;
    }
  });

function written(block: Block): string {
  switch (block.type) {
    case 'heading': {
      const rule = { 1: '═', 2: '─', 3: '', 4: '' }[block.level];
      const text = oneLine(block.text);
      return rule === '' ? text : `${text}\n${rule.repeat(Math.min(WIDTH, lengthOf(text)))}`;
    }
    case 'paragraph':
      return wrapped(block.text, '').join('\n');
    case 'facts': {
      const width = Math.max(0, ...block.rows.map(([name]) => lengthOf(name)));
      return block.rows
        .map(([name, value]) => wrapped(value, ' '.repeat(width + 2), padded(name, width) + '  ').join('\n'))
        .join('\n');
    }
    case 'table':
      return table(block.columns, block.rows);
    case 'list':
      return block.items
        .map(({ text, under }) =>
          [...wrapped(text, '  ', '• '), ...(under ?? []).flatMap((line) => wrapped(line, '    ', '  '))].join('\n'),
        )
        .join('\n');
    case 'drawing':
      return wrapped(`[Drawing: ${block.scene.description}]`, '').join('\n');
    case 'contents':
      return '';
    default:
      return block satisfies never;
  }
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const all = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(oneLine));
  const widths = columns.map((_, i) => Math.max(...all.map((cells) => lengthOf(cells[i] ?? ''))));
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => padded(cells[i] ?? '', widths[i]!, align))
      .join('  ')
      .trimEnd();
  const [head, ...body] = all as [string[], ...string[][]];
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

export const padded = (text: string, width: number, align?: 'right'): string => {
  const gap = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return align === 'right' ? gap + text : text + gap;
};

/** As a terminal counts: marks take no place, East Asian characters take two. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const char of text) length += /\p{M}/u.test(char) ? 0 : isWide(char.codePointAt(0)!) ? 2 : 1;
  return length;
}

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff60) ||
  code >= 0x1f300;

const oneLine = (text: string): string => text.replaceAll(/\s*[\n\r]\s*/g, ' ').replaceAll(/\p{Cc}/gu, '');

/** Lines of at most the width, the first begun with `first`, the others with `rest`. */
function wrapped(text: string, rest: string, first = rest): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of oneLine(text).split(' ')) {
    if (!isEmpty && lengthOf(line) + 1 + lengthOf(word) > WIDTH) {
      lines.push(line);
      [line, isEmpty] = [rest, true];
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
