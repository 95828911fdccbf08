import { analyze } from '@shared/analysis';
import { coverageOf, scene, strangeLetters, writePdf, writePng } from '@shared/formats';
import type { Design } from '@shared/model';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';
import { has, made } from '../../support/tools';
import { plumbline } from '../../main/commandLine';
import { fontBytes } from './inter';

const inter = fontBytes(400);
const fonts = { regular: inter, semiBold: fontBytes(600) };
const wasm = readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'));

const base = design('client[rate=10] > api');
const named = (name: string): Design => ({
  ...base,
  components: { ...base.components, api: { ...base.components['api']!, name } },
});

describe('the letters of a typeface', () => {
  test('Inter has Latin, Greek and Cyrillic, and neither Chinese nor Hebrew', () => {
    expect(strangeLetters('Größe Ωμέγα Ссылка ≤ → ×2 Việt', [coverageOf(inter)])).toEqual([]);
    expect(strangeLetters('缓存 שלום 缓', [coverageOf(inter)])).toEqual(Array.from('缓存שלום'));
  });

  test('what only changes the letter before it is no letter', () => {
    expect(strangeLetters('e\u0301 a\u200Db \uFE0F', [coverageOf(inter)])).toEqual([]);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('no font at all, only some words that are long enough')],
    ['a font that ends early', inter.slice(0, 400)],
  ])('%s covers nothing and does no harm', (_, bytes) => {
    expect(coverageOf(bytes)(65)).toBe(false);
  });
});

describe('PDF', () => {
  const drawings: string[] = [];
  const pdf = (given: Design) =>
    writePdf([{ type: 'drawing', scene: scene(given, { report: analyze(given).report }), mermaid: '' }], {
      title: 'x',
      fonts,
      pictureOf: (svg, scale) => {
        drawings.push(svg);
        return writePng(svg, { wasm, fonts: [fonts.regular, fonts.semiBold], scale });
      },
    });
  const images = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Subtype \/Image/g) ?? [];

  test('a name in letters that Inter does not have is a picture of these letters, everything else is text', async () => {
    const bytes = await pdf(named('缓存'));
    expect(drawings).toHaveLength(1);
    expect(drawings[0]).toContain('>缓存</text>');
    // The picture and its mask.
    expect(images(bytes)).toHaveLength(2);
    if (!has('pdftotext')) return;
    const { out } = made('a.pdf', bytes, (path) => ['pdftotext', path, '-']);
    expect(out).toContain('client');
    // Found and copied as what it says, though it is a picture.
    expect(out).toContain('缓存');
    expect(out).not.toMatch(/nn/);
  });

  test.each(['שלום', '😀 queue', 'Größe 缓存'])('%s: what is drawn is found as it was written', async (name) => {
    if (!has('pdftotext')) return;
    const { out } = made('a.pdf', await pdf(named(name)), (path) => ['pdftotext', path, '-']);
    const found = out.replaceAll(/[\u202A-\u202E\u200E\u200F]/gu, '');
    expect([name, Array.from(name).reverse().join('')].some((each) => found.includes(each))).toBe(true);
  });

  test('in letters that it has, there is no picture', async () => {
    expect(images(await pdf(named('Ссылка')))).toEqual([]);
  });
});

describe('the command', () => {
  const given = JSON.stringify(named('缓存'));
  const run = (more = {}) =>
    plumbline(['export', 'a.plumb', '--to', 'png', '--output', 'a.png'], { 'a.plumb': given }, more);

  test('says which letters no typeface of the machine has', async () => {
    const { status, err } = await run();
    expect(status).toBe(0);
    expect(err).toContain('No typeface of this machine has these letters, so they are not to be read: 缓 存');
  });

  test('looks for a typeface that has them, and no further', async () => {
    let asked = 0;
    const { err } = await run({
      async *typefaces() {
        asked += 1;
        yield inter;
        yield covering('缓存');
        asked += 1;
        yield inter;
      },
    });
    expect(err).not.toContain('No typeface');
    expect(asked).toBe(1);
  });

  test('does not look at all where ours has them', async () => {
    let asked = 0;
    await plumbline(
      ['export', 'a.plumb', '--to', 'png', '--output', 'a.png'],
      { 'a.plumb': JSON.stringify(named('Ω')) },
      {
        // oxlint-disable-next-line require-yield
        async *typefaces() {
          asked += 1;
        },
      },
    );
    expect(asked).toBe(0);
  });
});

/** A font of nothing but a table of these letters, in format 12. */
function covering(letters: string): Uint8Array {
  const codes = Array.from(letters).map((letter) => letter.codePointAt(0)!);
  const bytes = new DataView(new ArrayBuffer(28 + 12 + 16 + 12 * codes.length));
  bytes.setUint32(0, 0x00_01_00_00);
  bytes.setUint16(4, 1);
  Array.from('cmap').forEach((letter, i) => bytes.setUint8(12 + i, letter.charCodeAt(0)));
  const cmap = 28;
  bytes.setUint32(20, cmap);
  bytes.setUint16(cmap + 2, 1);
  bytes.setUint32(cmap + 8, 12);
  bytes.setUint16(cmap + 12, 12);
  bytes.setUint32(cmap + 24, codes.length);
  codes.forEach((code, i) => {
    bytes.setUint32(cmap + 28 + 12 * i, code);
    bytes.setUint32(cmap + 32 + 12 * i, code);
  });
  return new Uint8Array(bytes.buffer);
}
