import { TEMPLATES } from '@shared/catalogue/templates';
import { designInPicture, isPng, pngWithDesign, scene, svgWithDesign, writePng, writeSvg } from '@shared/formats';
import type { Design } from '@shared/model';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

const require = createRequire(import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(require.resolve(name)));
const [{ design: urls }] = TEMPLATES as [(typeof TEMPLATES)[0]];
const hostile: Design = { ...urls, name: ']]></metadata><script>&amp;#39;"\'', summary: '漢字 \u{1F600} </svg>' };
const svg = writeSvg(scene(urls));
const drawn = await writePng(svg, { wasm: file('@resvg/resvg-wasm/index_bg.wasm'), fonts: [] });
if (!drawn.ok) throw new Error(drawn.error);
const png = drawn.value;

describe.each([
  ['SVG', (design: Design) => svgWithDesign(svg, design)],
  ['PNG', (design: Design) => pngWithDesign(png, design)],
] as const)('a design in %s', (_, embed) => {
  test.each(TEMPLATES.map(({ id, design }) => [id, design] as const))('%s opens again as it was', (__, design) => {
    expect(designInPicture(embed(design))).toEqual({ ok: true, value: design });
  });

  test('survives names that are markup', () => {
    expect(designInPicture(embed(hostile))).toEqual({ ok: true, value: hostile });
  });

  test.each(Array.from({ length: 40 }, (__, i) => i))('a damaged picture ends in words (seed %i)', (seed) => {
    const next = random(seed);
    const whole = embed(urls);
    const at = Math.floor(next() * whole.length);
    const damaged = typeof whole === 'string' ? whole.slice(0, at) : whole.with(at, Math.floor(next() * 256));
    const read = designInPicture(damaged);
    expect(read === undefined || typeof read.ok === 'boolean').toBe(true);
  });
});

test('the picture is still one, and the same', async () => {
  const { Resvg } = await import('@resvg/resvg-wasm');
  const carrier = pngWithDesign(png, urls);
  expect(isPng(carrier)).toBe(true);
  const pixels = (bytes: Uint8Array) => {
    const data = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><image width="300" height="100" href="${data}"/></svg>`;
    return new Resvg(page).render().pixels;
  };
  expect(Buffer.compare(pixels(carrier), pixels(png))).toBe(0);
  expect(pixels(png).some((value) => value !== 0)).toBe(true);
});

test('a picture without a design carries none', () => {
  expect(designInPicture(svg)).toBeUndefined();
  expect(designInPicture(png)).toBeUndefined();
  expect(designInPicture(new Uint8Array([1, 2, 3]))).toBeUndefined();
});
