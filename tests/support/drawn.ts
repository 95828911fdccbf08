import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
const file = (name: string) => new Uint8Array(readFileSync(require.resolve(name)));
let ready: Promise<void> | undefined;

/** What the command draws of an SVG, as a PNG. */
export async function drawn(svg: string, scale: number): Promise<Uint8Array> {
  await (ready ??= initWasm(file('@resvg/resvg-wasm/index_bg.wasm')));
  const fontBuffers = [
    file('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    file('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  ];
  const font = { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng();
}
