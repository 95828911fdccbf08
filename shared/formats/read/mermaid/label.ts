/** Brackets around a label and the shape that they make; the longer ones first. */
export const SHAPES: readonly (readonly [open: string, close: string, shape: string])[] = [
  ['(((', ')))', 'double-circle'],
  ['([', '])', 'stadium'],
  ['[[', ']]', 'subroutine'],
  ['[(', ')]', 'cylinder'],
  ['((', '))', 'circle'],
  ['{{', '}}', 'hexagon'],
  ['[/', '/]', 'lean-right'],
  ['[/', '\\]', 'trapezoid'],
  ['[\\', '\\]', 'lean-left'],
  ['[\\', '/]', 'trapezoid'],
  ['[', ']', 'rectangle'],
  ['(', ')', 'rounded'],
  ['{', '}', 'diamond'],
  ['>', ']', 'flag'],
];

const NAMES: Readonly<Record<string, string>> = {
  quot: '"',
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
  apos: "'",
  num: '#',
};

/** What a label says: without quotes, backticks, markup, icons and codes of characters; lines stay lines. */
export function labelText(raw: string): string {
  const bare = raw
    .trim()
    .replace(/^"([\s\S]*)"$/, '$1')
    .replace(/^`([\s\S]*)`$/, '$1');
  return bare
    .replaceAll(/<br\s*\/?>|\\n/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, '')
    .replaceAll(/\bfa[bsrl]?:fa-[\w-]+/g, '')
    .replaceAll(/[#&](#?x?[\da-z]{1,8});/gi, (whole, name: string) => {
      const code = /^#?\d+$/.test(name)
        ? Number(name.replace('#', ''))
        : /^#?x[\da-f]+$/i.test(name)
          ? Number.parseInt(name.replace(/^#?x/i, ''), 16)
          : NaN;
      if (code > 0 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
      return NAMES[name.toLowerCase()] ?? whole;
    })
    .replaceAll(/(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1/g, '$2')
    .split('\n')
    .map((line) => line.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
