import { designInPicture } from '@shared/formats';
import { boxOf, unite } from '@shared/layout';
import { formatIssues } from '@shared/model';
import { LARGEST_FILE_BYTES } from '@shared/bridge';
import { insertFragment, viewport } from '@renderer/canvas';
import { frame } from '@renderer/state/session';
import { toast } from 'sonner';

const isSvg = (text: string): boolean => /^\s*(?:<\?xml[^>]*>\s*)?<svg\b/.test(text);

/** The picture among pasted files; undefined where there is none. */
export const pictureIn = (files: Iterable<File>): File | undefined =>
  [...files].find(({ type }) => type === 'image/png' || type === 'image/svg+xml');

/** Draws the design that a pasted picture carries into the open one; a picture without one says so. */
export async function pastePictureFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE_BYTES) {
    toast.error('The pasted picture is too large to be read');
    return;
  }
  const picture = file.type === 'image/png' ? new Uint8Array(await file.arrayBuffer()) : await file.text();
  if (!pastePicture(picture)) {
    toast.message('The pasted picture carries no design', {
      description: 'Pictures that Plumbline exports with “embed design” do.',
    });
  }
}

/** SVG as text, which an editor puts on the clipboard. Returns whether there was a design, or at least the damaged rest of one. */
export const pasteSvg = (text: string): boolean =>
  text.length <= LARGEST_FILE_BYTES && isSvg(text) && pastePicture(text);

function pastePicture(picture: string | Uint8Array): boolean {
  const read = designInPicture(picture);
  if (read === undefined) return false;
  if (!read.ok) {
    toast.error('The design in the pasted picture could not be read', { description: formatIssues(read.error) });
    return true;
  }
  const design = read.value;
  const boxes = Object.values(design.components).map(boxOf);
  const box = boxes.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : unite(boxes);
  const { x, y } = viewport.centre();
  const offset = { x: Math.round(x - box.x - box.width / 2), y: Math.round(y - box.y - box.height / 2) };
  insertFragment(design, { offset, label: 'Paste', journeys: design.journeys });
  frame({ what: 'selection' });
  return true;
}
