/** Which letters a typeface has. */
export type Coverage = (codePoint: number) => boolean;

const NONE: Coverage = () => false;

/**
 * Reads the table of letters of a TrueType or OpenType font, or of the first font of a collection; formats 4 and 12 of
 * `cmap`, which every font of today has. What is no font covers nothing. OpenType 1.9, cmap.
 */
export function coverageOf(font: Uint8Array): Coverage {
  try {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    const start = tag(view, 0) === 'ttcf' ? view.getUint32(12) : 0;
    const tables = view.getUint16(start + 4);
    for (let i = 0; i < tables; i++) {
      const entry = start + 12 + 16 * i;
      if (tag(view, entry) === 'cmap') return coverageIn(view, view.getUint32(entry + 8));
    }
    return NONE;
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) return NONE;
    throw error;
  }
}

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

type Range = readonly [first: number, last: number];

function coverageIn(view: DataView, cmap: number): Coverage {
  const count = view.getUint16(cmap + 2);
  const ranges: Range[] = [];
  for (let i = 0; i < count; i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(at);
    if (format === 4) ranges.push(...segments(view, at));
    if (format === 12) ranges.push(...groups(view, at));
  }
  return (code) => ranges.some(([first, last]) => code >= first && code <= last);
}

/** Segments of letters that follow each other; the last one, of 0xFFFF alone, closes the list. */
function segments(view: DataView, at: number): Range[] {
  const bytes = view.getUint16(at + 6);
  const found: Range[] = [];
  for (let i = 0; i < bytes; i += 2) {
    const last = view.getUint16(at + 14 + i);
    const first = view.getUint16(at + 16 + bytes + i);
    if (first <= last && first !== 0xff_ff) found.push([first, last]);
  }
  return found;
}

function groups(view: DataView, at: number): Range[] {
  const count = view.getUint32(at + 12);
  const found: Range[] = [];
  for (let i = 0; i < count; i++) found.push([view.getUint32(at + 16 + 12 * i), view.getUint32(at + 20 + 12 * i)]);
  return found;
}

/** Blanks, controls, and what only joins or changes the letters beside it, need no shape of their own. */
const IS_SHAPELESS = /[\s\p{C}\p{M}]/u;

/** The letters of a text that none of the typefaces has, each once, in the order of the text. */
export function strangeLetters(text: string, faces: readonly Coverage[]): readonly string[] {
  const strange = Array.from(text.normalize('NFC')).filter((letter) => {
    if (letter < '\u0100' || IS_SHAPELESS.test(letter)) return false;
    return !faces.some((covers) => covers(letter.codePointAt(0)!));
  });
  return [...new Set(strange)];
}
