const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What a label of HTML says, line by line. */
export function linesOf(html: string): readonly string[] {
  return html
    .replaceAll(/<(?:br|\/div|\/p|\/h\d|\/li|\/tr|hr)\b[^>]*>/gi, '\n')
    .replaceAll(/<(?:div|p|h\d|li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]{0,10000}>/g, '')
    .replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, decoded)
    .split('\n')
    .map((line) => line.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((line) => line !== '');
}

function decoded(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD';
}

export const wordsOf = (html: string): string => linesOf(html).join(' ');
