import { toBase64 } from '@shared/formats';
import { fail, ok, type Result } from '@shared/result';
import { fonts } from './fonts';

/** Beyond this a browser gives no picture, and no reason. */
const LARGEST_SIDE = 16_384;
/** Browsers refuse canvases of more pixels, whatever their sides. */
const MOST_PIXELS = 268_435_456;

/** A PNG of an SVG drawing, as large as asked for, in the same letters everywhere. `size`: pixels per unit, or what they are for a drawing of so many units. */
export async function pngOf(
  svg: string,
  size: number | ((width: number, height: number) => number),
): Promise<Result<Uint8Array>> {
  const url = URL.createObjectURL(new Blob([await withFonts(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = typeof size === 'number' ? size : size(image.naturalWidth, image.naturalHeight);
    const width = Math.ceil(image.naturalWidth * scale);
    const height = Math.ceil(image.naturalHeight * scale);
    if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS) {
      return fail(
        `The picture would be ${width} × ${height} pixels; at most ${LARGEST_SIDE} a side are possible. SVG has no limit.`,
      );
    }
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return ok(new Uint8Array(await blob.arrayBuffer()));
  } catch (error) {
    return fail(`The picture could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    URL.revokeObjectURL(url);
  }
}

let style: string | undefined;

/** A picture within a page sees no typefaces of the page: it gets its own. */
export async function withFonts(svg: string): Promise<string> {
  if (style === undefined) {
    const { regular, semiBold } = await fonts();
    const face = (bytes: Uint8Array, weight: number) =>
      `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${toBase64(bytes)})}`;
    style = `<style>${face(regular, 400)}${face(semiBold, 600)}</style>`;
  }
  const at = svg.indexOf('>', svg.indexOf('<svg')) + 1;
  return svg.slice(0, at) + style + svg.slice(at);
}
