import { type Block, type Column, contentsOf, type Item } from '../../blocks';
import type { Theme } from '../../palette';
import type { Scene } from '../../sceneTypes';
import { writeSvg } from '../svg';
import { element, text } from '../svgText';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** What stands beside the drawing when one points at a component. */
export type Card = { readonly title: string; readonly rows: readonly (readonly [name: string, value: string])[] };

export type HtmlOptions = {
  readonly title: string;
  /** Figures of components by their ids. */
  readonly cards: Readonly<Record<string, Card>>;
  readonly theme?: Theme;
};

/**
 * A document as one file that needs nothing else: the drawing answers to pointing at it, zooms and moves, findings lead to
 * what they are about; light and dark. No part of it is fetched, and the policy in its head forbids to try.
 */
export function writeHtml(blocks: readonly Block[], { title, cards, theme }: HtmlOptions): string {
  const body = drawingFirst(blocks)
    .map((block) => written(block, blocks))
    .join('\n');
  // `<` could end the script early, whatever stands in the data.
  const data = JSON.stringify({ cards, connectors: connectorsOf(blocks) }).replaceAll('<', '\\u003c');
  return [
    '<!doctype html>',
    `<html lang="en"${theme === undefined ? '' : ` data-theme="${theme}"`}>`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">`,
    `<title>${text(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<button id="theme" type="button" aria-label="Light or dark">◐</button>',
    `<main>${body}</main>`,
    '<aside id="card" hidden></aside>',
    `<script type="application/json" id="data">${data}</script>`,
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** On a screen the drawing comes first: behind the heading and what is said below it. */
function drawingFirst(blocks: readonly Block[]): readonly Block[] {
  const drawing = blocks.find(({ type }) => type === 'drawing');
  const at = blocks.findIndex(({ type }) => type !== 'heading' && type !== 'paragraph');
  if (drawing === undefined || at < 0) return blocks;
  const rest = blocks.filter((block) => block !== drawing);
  return [...rest.slice(0, at), drawing, ...rest.slice(at)];
}

const connectorsOf = (blocks: readonly Block[]) =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      block.type === 'drawing' ? block.scene.connectors.map(({ id, from, to }) => [id, [from, to]] as const) : [],
    ),
  );

const anchorOf = (title: string): string => `h-${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;

function written(block: Block, all: readonly Block[]): string {
  switch (block.type) {
    case 'heading':
      // Only sections are led to; what stands below them may be called alike.
      return element(`h${block.level}`, { id: block.level === 2 ? anchorOf(block.text) : undefined }, text(block.text));
    case 'paragraph':
      return element('p', {}, text(block.text));
    case 'facts': {
      const rows = block.rows.map(([name, value]) => element('dt', {}, text(name)) + element('dd', {}, text(value)));
      return element('dl', {}, rows.join(''));
    }
    case 'table':
      return table(block.columns, block.rows, block.about);
    case 'list':
      return element('ul', {}, block.items.map(item).join(''));
    case 'drawing':
      return drawing(block.scene);
    case 'contents':
      return element(
        'nav',
        { 'aria-label': 'Contents' },
        element(
          'ol',
          {},
          contentsOf(all)
            .map((title) => element('li', {}, link(title)))
            .join(''),
        ),
      );
    default:
      return block satisfies never;
  }
}

const link = (title: string): string => element('a', { href: `#${anchorOf(title)}` }, text(title));

/** Both themes are in the file: switching costs nothing and prints right. */
function drawing(scene: Scene): string {
  const one = (theme: Theme) =>
    element(
      'div',
      { class: `picture ${theme}` },
      // Ids would stand twice in one page.
      writeSvg(scene, { theme, transparent: true })
        .replaceAll(/ id="(?:title|desc)"/g, '')
        .replace(' aria-labelledby="title desc"', ''),
    );
  return element('figure', { class: 'drawing' }, one('light') + one('dark'));
}

function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  about: readonly (string | undefined)[] = [],
): string {
  const align = (i: number) => (columns[i]?.align === 'right' ? 'right' : undefined);
  const head = columns.map(({ title }, i) => element('th', { class: align(i) }, text(title))).join('');
  const body = rows.map((row, r) =>
    element(
      'tr',
      { 'data-about': about[r] },
      row.map((cell, i) => element('td', { class: align(i) }, text(cell))).join(''),
    ),
  );
  return element(
    'div',
    { class: 'table' },
    element('table', {}, element('thead', {}, element('tr', {}, head)) + element('tbody', {}, body.join(''))),
  );
}

const item = ({ text: words, under = [], about = [] }: Item): string =>
  element(
    'li',
    { 'data-about': about.length === 0 ? undefined : about.join(' ') },
    text(words) + under.map((line) => element('small', {}, text(line))).join(''),
  );
