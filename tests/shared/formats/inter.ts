import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../node_modules/@expo-google-fonts/inter');
const FILES = { 400: '400Regular/Inter_400Regular.ttf', 600: '600SemiBold/Inter_600SemiBold.ttf' } as const;

export const fontBytes = (weight: 400 | 600): Uint8Array => readFileSync(resolve(FOLDER, FILES[weight]));

/** Advance widths in thousandths of the size, out of the tables `cmap` (format 4), `hhea`, `hmtx` and `head` of the font. */
export function advanceWidths(weight: 400 | 600): (char: string) => number {
  const bytes = readFileSync(resolve(FOLDER, FILES[weight]));
  const at = new Map<string, number>();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    at.set(bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8));
  }
  const perEm = bytes.readUInt16BE(at.get('head')! + 18);
  const measured = bytes.readUInt16BE(at.get('hhea')! + 34);
  const cmap = at.get('cmap')!;
  const tables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, i) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * i),
  );
  const table = tables.find((offset) => bytes.readUInt16BE(offset) === 4)!;
  const segments = bytes.readUInt16BE(table + 6) / 2;
  const glyphOf = (code: number): number => {
    for (let i = 0; i < segments; i++) {
      if (code > bytes.readUInt16BE(table + 14 + 2 * i)) continue;
      const start = bytes.readUInt16BE(table + 16 + 2 * segments + 2 * i);
      if (code < start) return 0;
      const delta = bytes.readUInt16BE(table + 16 + 4 * segments + 2 * i);
      const range = table + 16 + 6 * segments + 2 * i;
      const offset = bytes.readUInt16BE(range);
      if (offset === 0) return (code + delta) & 0xff_ff;
      const glyph = bytes.readUInt16BE(range + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff;
    }
    return 0;
  };
  return (char) => {
    const glyph = Math.min(glyphOf(char.codePointAt(0)!), measured - 1);
    return (bytes.readUInt16BE(at.get('hmtx')! + 4 * glyph) * 1000) / perEm;
  };
}
