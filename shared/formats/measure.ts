import { INTER_WIDTHS, type Weight } from './interWidths';

export type Font = { readonly size: number; readonly weight: Weight };

/** Wider than almost every letter that the table does not list, so that a text never runs out of its box. */
const UNLISTED = 700;
const FULL = 1000;

/** How wide a text is in Inter, kerning not counted: nothing here can ask a screen. */
export function textWidth(text: string, { size, weight }: Font): number {
  let width = 0;
  for (const char of text) width += charWidth(char, weight);
  return (width * size) / 1000;
}

function charWidth(char: string, weight: Weight): number {
  const { ascii, others } = INTER_WIDTHS[weight];
  const code = char.codePointAt(0)!;
  const known = ascii[code - 32] ?? others[char];
  if (known !== undefined) return known;
  if (/\p{M}/u.test(char)) return 0;
  const [base] = char.normalize('NFD');
  if (base !== char && base !== undefined) return charWidth(base, weight);
  // East Asian scripts and pictures are square.
  return code >= 0x1100 && (code >= 0x2e80 || code <= 0x11ff) ? FULL : UNLISTED;
}

/** The text as it is, or cut short with an ellipsis; empty where not even that has room. */
export function shortened(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const chars = Array.from(text);
  while (chars.length > 0) {
    chars.pop();
    const cut = `${chars.join('').trimEnd()}…`;
    if (textWidth(cut, font) <= width) return chars.length === 0 ? '' : cut;
  }
  return '';
}

/** A name on at most two lines, broken where a reader would break it: at a blank, behind a hyphen, at a hump. */
export function twoLines(name: string, width: number, font: Font): readonly string[] {
  const text = name.replaceAll(/\s+/g, ' ').trim();
  if (textWidth(text, font) <= width) return [text];
  const breaks = [...text.matchAll(/(?<=[-_./:,;)\s])(?=\S)|(?<=\p{Ll})(?=\p{Lu})/gu)].map(({ index }) => index);
  const fitting = breaks.filter((at) => textWidth(text.slice(0, at).trimEnd(), font) <= width);
  const at = fitting.at(-1) ?? hardBreak(text, width, font);
  return [text.slice(0, at).trimEnd(), shortened(text.slice(at).trimStart(), width, font)].filter(
    (line) => line !== '',
  );
}

function hardBreak(text: string, width: number, font: Font): number {
  let at = 0;
  for (const char of text) {
    if (textWidth(text.slice(0, at + char.length), font) > width) break;
    at += char.length;
  }
  return at;
}
