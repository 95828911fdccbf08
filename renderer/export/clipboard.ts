import { fail, ok, type Result } from '@shared/result';
import { pngOf } from './picture';

/**
 * The drawing as PNG and SVG and the components as text, all at once: pasting into a slide gives a picture, pasting into
 * Plumbline gives components. What the system's clipboard does not take is left out; a PNG it always takes.
 */
export async function copyPicture(
  svg: string,
  text: string,
  clipboard: Clipboard = navigator.clipboard,
): Promise<Result<readonly string[]>> {
  const png = await pngOf(svg, 2);
  if (!png.ok) return png;
  const parts = {
    'image/png': new Blob([png.value as BlobPart], { type: 'image/png' }),
    'text/plain': new Blob([text], { type: 'text/plain' }),
    ...(ClipboardItem.supports?.('image/svg+xml')
      ? { 'image/svg+xml': new Blob([svg], { type: 'image/svg+xml' }) }
      : {}),
  };
  try {
    await clipboard.write([new ClipboardItem(parts)]);
    return ok(Object.keys(parts));
  } catch (error) {
    return fail(`The clipboard did not take it (${error instanceof Error ? error.message : String(error)}).`);
  }
}
