import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scene, writePng, writeSvg } from '@shared/formats';
import { design } from '../../support/design';
import { fontBytes } from './inter';

const wasm = readFileSync(resolve(import.meta.dirname, '../../../node_modules/@resvg/resvg-wasm/index_bg.wasm'));
const fonts = [fontBytes(400), fontBytes(600)];
const svg = writeSvg(scene(design('client > api')));

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

async function drawn(text: string, scale: number): Promise<Uint8Array> {
  const result = await writePng(text, { wasm, fonts, scale });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('a PNG file', () => {
  test('is a picture of the size of the drawing, times the scale', async () => {
    const once = await drawn(svg, 1);
    expect([...once.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    const { width, height } = sizeOf(once);
    expect(sizeOf(await drawn(svg, 2))).toEqual({ width: 2 * width, height: 2 * height });
  });

  test('shows letters: without fonts it is another picture', async () => {
    const without = await writePng(svg, { wasm, fonts: [], scale: 1 });
    expect(without.ok && Buffer.compare(without.value, await drawn(svg, 1)) !== 0).toBe(true);
  });

  test('that would be larger than anything can open is refused, with the scale that fits', async () => {
    const wide = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20000 100" width="20000" height="100"></svg>';
    const result = await writePng(wide, { wasm, fonts, scale: 2 });
    expect(result).toEqual({
      ok: false,
      error: 'expected at most 16384 pixels a side, got 40000 × 200; a scale of 0.81 fits',
    });
  });

  test('of something else is refused, and the next picture is drawn', async () => {
    expect((await writePng('no picture', { wasm, fonts })).ok).toBe(false);
    expect((await writePng('<svg width="10" height="10"><oops', { wasm, fonts })).ok).toBe(false);
    expect((await drawn(svg, 1)).length).toBeGreaterThan(500);
  });
});
