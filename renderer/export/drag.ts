import type { DraggedFile } from '@shared/bridge';
import { exportFormat, type ExportInput } from '@shared/report';
import { fail, ok, type Result } from '@shared/result';
import { fileTitle } from './make';
import { pngOf } from './picture';

/** What hangs at the pointer is no larger than this. */
const THUMBNAIL = 192;

/**
 * A picture to be dragged out of the window: PNG, which every program takes, unless the person's choice of formats has SVG
 * and no PNG.
 */
export async function pictureToDrag(formats: readonly string[], input: ExportInput): Promise<Result<DraggedFile>> {
  const id = formats.includes('svg') && !formats.includes('png') ? 'svg' : 'png';
  const format = exportFormat(id)!;
  const made = await format.make(input);
  if (!made.ok) return fail(`${format.name}: ${made.error}`);
  const plain = await exportFormat('svg')!.make({ ...input, settings: { ...input.settings, carriesDesign: false } });
  if (!plain.ok || typeof plain.value !== 'string') return fail('The drawing is not text.');
  const thumbnail = await pngOf(plain.value, (width, height) => Math.min(1, THUMBNAIL / Math.max(width, height)));
  if (!thumbnail.ok) return thumbnail;
  const name = `${fileTitle(input.design.name)}.${format.extension}`;
  return ok({ name, contents: made.value, thumbnail: thumbnail.value });
}
