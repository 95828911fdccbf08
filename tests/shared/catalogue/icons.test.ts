import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { ICONS, KINDS } from '@shared/catalogue';
import { beforeAll, describe, expect, test } from 'vitest';

const SCALE = 10;

/** The first and last pixels with ink, in units of the grid: left, top, right, bottom. */
function inkOf(paths: readonly string[]): readonly [number, number, number, number] {
  const drawing = paths.map((d) => `<path d="${d}"/>`).join('');
  const stroke = 'fill="none" stroke="#000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"';
  const { pixels, width, height } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${24 * SCALE}" height="${24 * SCALE}" viewBox="0 0 24 24"><g ${stroke}>${drawing}</g></svg>`,
  ).render();
  const xs: number[] = [];
  const ys: number[] = [];
  for (let at = 0; at < width * height; at += 1) {
    if (pixels[at * 4 + 3]! < 64) continue;
    xs.push(at % width);
    ys.push(Math.floor(at / width));
  }
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b)) / SCALE;
  const most = (values: readonly number[]) => (values.reduce((a, b) => Math.max(a, b)) + 1) / SCALE;
  return [least(xs), least(ys), most(xs), most(ys)];
}

beforeAll(() => initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))));

test('every kind has an icon, and no icon is without a kind', () => {
  expect(Object.keys(ICONS).sort()).toEqual(KINDS.map((kind) => kind.id).sort());
});

test('no two kinds look the same', () => {
  const drawings = Object.values(ICONS).map((paths) => paths.join());
  expect(new Set(drawings).size).toBe(drawings.length);
});

describe.each(Object.entries(ICONS))('the icon of %s', (_, paths) => {
  test('is nothing but path data', () => {
    for (const d of paths) expect(d).toMatch(/^M[\d.\sMmLlHhVvAaCcSsZz-]+$/);
  });

  test('keeps the margin, reaches it in one direction and stands in the middle', () => {
    const [left, top, right, bottom] = inkOf(paths);
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(1.9);
    expect(Math.max(right, bottom)).toBeLessThanOrEqual(22.1);
    expect(Math.max(right - left, bottom - top)).toBeGreaterThanOrEqual(18);
    expect(Math.abs((left + right) / 2 - 12)).toBeLessThan(0.8);
    expect(Math.abs((top + bottom) / 2 - 12)).toBeLessThan(0.8);
  });
});
