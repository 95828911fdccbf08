import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { icns, ico } from './containers.mjs';

const require = createRequire(import.meta.url);
let ready;

/** The application's icon as the bytes of a square PNG. Up to 32 pixels a simpler drawing keeps its edges sharp. */
export async function renderIcon(size) {
  await (ready ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const name = size <= 32 ? 'small.svg' : 'icon.svg';
  const svg = readFileSync(new URL(name, import.meta.url), 'utf8');
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: size } });
  const image = drawing.render();
  const png = Buffer.from(image.asPng());
  image.free();
  drawing.free();
  return png;
}

/** Everything that the packages of the three systems want, in one folder. */
export async function renderIcons(folder) {
  mkdirSync(folder, { recursive: true });
  const images = [];
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) images.push({ size, png: await renderIcon(size) });
  for (const { size, png } of images) writeFileSync(join(folder, `${size}x${size}.png`), png);
  writeFileSync(join(folder, 'icon.ico'), ico(images.filter(({ size }) => size <= 256)));
  writeFileSync(join(folder, 'icon.icns'), icns(images));
}
