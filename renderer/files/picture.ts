import { fail, ok, type Result } from '@shared/result';

/** Beyond this a browser gives no picture, and no reason. */
const LARGEST_SIDE = 16_384;

/** A PNG of an SVG drawing, as large as asked for. */
export async function pngOf(svg: string, scale: number): Promise<Result<Uint8Array>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const width = Math.ceil(image.naturalWidth * scale);
    const height = Math.ceil(image.naturalHeight * scale);
    if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
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
