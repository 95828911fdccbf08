/** A diagram in a file, and on which line of the file it begins (from 0). */
export type Block = { readonly text: string; readonly line: number; readonly type: string };

/** The Mermaid diagrams of a file: the file itself, or the fenced blocks of Markdown and HTML. */
export function blocksOf(text: string): readonly Block[] {
  const fenced = [...text.matchAll(/^(?<fence>`{3,}|~{3,})[ \t]*mermaid[^\n]*\n(?<body>[\s\S]*?)^\k<fence>/gm)].map(
    (match) => blockAt(text, match.groups!['body']!, match.index + match[0].indexOf('\n') + 1),
  );
  const tagged = [...text.matchAll(/<pre[^>]*class="[^"]*\bmermaid\b[^"]*"[^>]*>(?<body>[\s\S]*?)<\/pre>/gi)].map(
    (match) => blockAt(text, match.groups!['body']!, match.index + match[0].indexOf('>') + 1),
  );
  const found = [...fenced, ...tagged];
  return found.length > 0 ? found : [blockAt(text, text, 0)];
}

function blockAt(whole: string, body: string, index: number): Block {
  const line = whole.slice(0, index).split('\n').length - 1;
  return { text: body, line, type: typeOf(body) };
}

/** The first word that is no comment, no directive and no heading of settings. */
function typeOf(body: string): string {
  const bare = withoutFrontMatter(body);
  for (const line of bare.split('\n')) {
    const text = line.trim();
    if (text !== '' && !text.startsWith('%%')) return /^[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';
  }
  return '';
}

/** Settings between lines of dashes are blanked, so that numbers of lines stay what they are. */
export const withoutFrontMatter = (body: string): string =>
  body.replace(/^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*(?=\n|$)/, (head) => head.replaceAll(/[^\n]/g, ''));
