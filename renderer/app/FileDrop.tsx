import { readDropped } from '@renderer/files';
import { type ReactElement, useEffect, useState } from 'react';
import styles from './FileDrop.module.css';
import { tell } from './messages';
import { receive } from './open';
import { wasDraggedOut } from './useDragOut';

/** Files dropped anywhere on the window are opened as from the dialog; a sign says so while they hang over it. */
export function FileDrop(): ReactElement | null {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => listenToDrops(setIsOver), []);
  return isOver ? (
    <div className={styles.sign}>
      <output>Drop to open</output>
    </div>
  ) : null;
}

function listenToDrops(show: (isOver: boolean) => void): () => void {
  // A picture of the page counts as a file to the browser; only what comes from outside is opened.
  let isOurs = false;
  const isForeign = ({ dataTransfer }: DragEvent) => !isOurs && dataTransfer?.types.includes('Files') === true;
  const listeners = {
    // One that is prevented goes on as the system's own, and the page hears no end of it.
    dragstart: ({ defaultPrevented }: DragEvent) => (isOurs = !defaultPrevented),
    dragend: () => (isOurs = false),
    dragover: (event: DragEvent) => {
      if (!isForeign(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
      show(true);
    },
    // Leaving for another element of the page is no leaving.
    dragleave: ({ relatedTarget }: DragEvent) => relatedTarget === null && show(false),
    drop: (event: DragEvent) => {
      show(false);
      if (!isForeign(event)) return;
      event.preventDefault();
      const files = [...event.dataTransfer!.files].filter((file) => !wasDraggedOut(file));
      if (files.length > 0) void open(files);
    },
  };
  for (const [type, listener] of Object.entries(listeners)) document.addEventListener(type, listener as EventListener);
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      document.removeEventListener(type, listener as EventListener);
  };
}

async function open(files: readonly File[]): Promise<void> {
  const read = await readDropped(files);
  if (read.ok) await receive(read.value, { isReachable: false });
  else tell({ title: 'The file could not be opened', text: read.error.message });
}
