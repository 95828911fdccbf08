import { exportFormat, type ExportInput } from '@shared/report';
import { type DragEventHandler, type ReactElement, useEffect, useState } from 'react';
import styles from './ExportDialog.module.css';
import { withFonts } from './picture';

/** What makes something a handle by which a picture is dragged out of the window. */
export type DragOut = {
  readonly draggable: boolean;
  readonly onPointerEnter: () => void;
  readonly onDragStart: DragEventHandler;
};

/** What the drawing will look like; it can be dragged out of the window as a file. */
export function Preview({
  input,
  dragOut,
}: {
  readonly input: ExportInput | undefined;
  readonly dragOut: DragOut;
}): ReactElement {
  const [picture, setPicture] = useState<string>();
  const key = input && JSON.stringify(input.settings);
  const design = input?.design;
  const report = input?.report;
  useEffect(() => {
    if (input === undefined) return undefined;
    let url: string | undefined;
    let isCurrent = true;
    const show = async () => {
      const made = await exportFormat('svg')!.make(input);
      if (!made.ok || typeof made.value !== 'string') return;
      const shown = await withFonts(made.value);
      if (!isCurrent) return;
      url = URL.createObjectURL(new Blob([shown], { type: 'image/svg+xml' }));
      setPicture(url);
    };
    void show();
    return () => {
      isCurrent = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the input is a new object each time; these say whether it differs
  }, [key, design, report]);
  return (
    <div className={styles.preview} data-theme={input?.settings.theme} data-transparent={input?.settings.isTransparent}>
      {picture && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging out is one more way to what the button does
        <img
          src={picture}
          alt="The drawing as it will be exported"
          title="Drag it out of the window to get it as a file"
          {...dragOut}
        />
      )}
    </div>
  );
}
