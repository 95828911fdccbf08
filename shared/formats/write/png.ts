import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fail, ok, type Result } from '../../result';

export type PngOptions = {
  /** The bytes of `@resvg/resvg-wasm/index_bg.wasm`: where they lie, only the caller knows. */
  readonly wasm: Uint8Array;
  /** Inter as TTF, at least the weights 400 and 600: nothing of the system is used, so that a picture is the same anywhere. */
  readonly fonts: readonly Uint8Array[];
  /** Pixels per unit of the drawing: 1 to 4. */
  readonly scale?: number;
};

/** The largest side that viewers and browsers open. */
export const LONGEST_SIDE = 16_384;

let ready: Promise<void> | undefined;

/** The picture that an SVG file of ours shows, as the bytes of a PNG file. */
export async function writePng(svg: string, options: PngOptions): Promise<Result<Uint8Array>> {
  const scale = options.scale ?? 1;
  const size = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (size === null) return fail('expected an SVG with a width and a height');
  const [width, height] = [Math.ceil(Number(size[1]) * scale), Math.ceil(Number(size[2]) * scale)];
  if (Math.max(width, height) > LONGEST_SIDE) {
    const fitting = LONGEST_SIDE / Math.max(Number(size[1]), Number(size[2]));
    return fail(
      `expected at most ${LONGEST_SIDE} pixels a side, got ${width} × ${height}; a scale of ${Math.floor(fitting * 100) / 100} fits`,
    );
  }
  try {
    await (ready ??= initWasm(options.wasm));
  } catch (error) {
    ready = undefined;
    return fail(`expected the program that draws pictures, got something else (${messageOf(error)})`);
  }
  try {
    const font = { fontBuffers: [...options.fonts], defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' };
    const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font });
    const rendered = image.render();
    const bytes = rendered.asPng();
    rendered.free();
    image.free();
    return ok(bytes);
  } catch (error) {
    return fail(`the picture could not be drawn (${messageOf(error)})`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
