import type { Report } from '../analysis';
import type { Design } from '../model';
import type { Block, Column } from './blocks';
import { documentOf } from './document';

/** The report as a document in Markdown, as GitHub and most editors show it. */
export function markdownReport(design: Design, report: Report): string {
  return markdownOf(documentOf(design, report));
}

/** Any document in Markdown. */
export const markdownOf = (blocks: readonly Block[]): string => `${blocks.map(written).join('\n\n')}\n`;

function written(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'facts':
      return table(
        [{ title: '' }, { title: '' }],
        block.rows.map(([name, value]) => [name, value]),
      );
    case 'table':
      return table(block.columns, block.rows);
    case 'list':
      return block.items
        .map(({ text, under }) =>
          [`- ${escaped(text)}`, ...(under ?? []).map((line) => `  ${escaped(line)}`)].join('  \n'),
        )
        .join('\n');
    default:
      return block satisfies never;
  }
}

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : ':---'))),
    ...rows.map((cells) => line(cells.map(escaped))),
  ].join('\n');
}

/** Names are text, never markup: what a person called a component must not start a table, a link or a tag. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>|~]/g, (char) => (char === '<' ? '&lt;' : char === '>' ? '&gt;' : `\\${char}`))
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2');
