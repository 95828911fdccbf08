import type { DraggedFile } from '@shared/bridge';
import type { Result } from '@shared/result';
import { type DragEvent, useRef, useState } from 'react';
import { toast } from 'sonner';
import { bridge } from './services';

/** A browser reads the file when it is dropped, which may be long after the drag has begun. */
const KEPT_MS = 10 * 60_000;

let last: DraggedFile | undefined;

/** Is this the file that was dragged out last? Where it is dropped on its own window, somebody let go too early. */
export const wasDraggedOut = ({ name, size }: File): boolean =>
  last !== undefined && name === last.name && size === new Blob([last.contents as BlobPart]).size;

/**
 * A handle by which a picture is dragged out of the window as a file. A drag cannot wait for a picture to be drawn, so that
 * happens when the pointer comes near; until then, and when `about` has become something else, it cannot be dragged.
 */
export function useDragOut(about: unknown, draw: () => Promise<Result<DraggedFile>>) {
  const [drawn, setDrawn] = useState<{ readonly about: unknown; readonly file: DraggedFile }>();
  const turn = useRef(0);
  const prepare = async () => {
    turn.current += 1;
    const mine = turn.current;
    const file = await draw();
    if (turn.current !== mine) return;
    if (file.ok) setDrawn({ about, file: file.value });
    else complain(file.error);
  };
  const isReady = drawn !== undefined && drawn.about === about;
  const onDragStart = (event: DragEvent) => {
    if (!isReady) return event.preventDefault();
    last = drawn.file;
    if (bridge.host !== 'electron') return carry(event.dataTransfer, drawn.file);
    // The page's own drag ends here; the system goes on with one of a file.
    event.preventDefault();
    void bridge.dragFile(drawn.file).then((dragged) => {
      if (!dragged.ok) complain(dragged.error.message);
    });
  };
  return { draggable: isReady, onPointerEnter: () => void prepare(), onDragStart };
}

const complain = (description: string) => toast.error('The picture cannot be dragged', { description });

/** What Chromium makes a file of when it is dropped outside; other browsers have nothing like it. */
function carry(data: DataTransfer, { name, contents }: DraggedFile): void {
  const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
  const url = URL.createObjectURL(new Blob([contents as BlobPart], { type }));
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  data.effectAllowed = 'copy';
  data.setData('DownloadURL', `${type}:${name}:${url}`);
}
