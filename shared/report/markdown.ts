import type { Report } from '../analysis';
import type { Design } from '../model';
import { contentsOf } from '../formats';
import type { Block, Column } from './blocks';
import { documentOf } from './document';

/** The report as a document in Markdown, as GitHub and most editors show it. */
export function markdownReport(design: Design, report: Report): string {
  return markdownOf(documentOf(design, report));
}

/** Any document in Markdown. */
export const markdownOf = (blocks: readonly Block[]): string =>
  `${blocks.map((block) => written(block, blocks)).join('\n\n')}\n`;

function written(block: Block, all: readonly Block[]): string {
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
    case 'drawing':
      return `\`\`\`mermaid\n${block.mermaid.trimEnd()}\n\`\`\``;
    case 'contents':
      return contentsOf(all)
        .map((title) => `- [${escaped(title)}](#${anchor(title)})`)
        .join('\n');
    default:
      return block satisfies never;
  }
}

/** As GitHub makes it of a heading: lower case, blanks to dashes, nothing but letters and digits. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

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
