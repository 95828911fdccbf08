import { exportFormat, type ExportInput } from '@shared/report';
import { type DragEvent, type ReactElement, useEffect, useState } from 'react';
import styles from './ExportDialog.module.css';
import { withFonts } from './picture';

type Picture = { readonly url: string; readonly data: string; readonly name: string };

/** What the drawing will look like; it can be dragged out of the window as a file. */
export function Preview({ input }: { readonly input: ExportInput | undefined }): ReactElement {
  const [picture, setPicture] = useState<Picture>();
  const key = input && JSON.stringify(input.settings);
  const design = input?.design;
  const report = input?.report;
  useEffect(() => {
    if (input === undefined) return undefined;
    let url: string | undefined;
    let isCurrent = true;
    const show = async () => {
      const made = await drawn(input);
      if (!isCurrent || made === undefined) return;
      url = URL.createObjectURL(new Blob([made.shown], { type: 'image/svg+xml' }));
      setPicture({ url, data: made.data, name: made.name });
    };
    void show();
    return () => {
      isCurrent = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the input is a new object each time; these say whether it differs
  }, [key, design, report]);
  const onDragStart = (event: DragEvent) => {
    if (picture === undefined) return;
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('DownloadURL', `image/svg+xml:${picture.name}:${picture.data}`);
  };
  return (
    <div className={styles.preview} data-theme={input?.settings.theme} data-transparent={input?.settings.isTransparent}>
      {picture && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging out is one more way to what the button does
        <img
          src={picture.url}
          alt="The drawing as it will be exported"
          title="Drag it out of the window to get it as a file"
          draggable
          onDragStart={onDragStart}
        />
      )}
    </div>
  );
}

async function drawn(input: ExportInput) {
  const made = await exportFormat('svg')!.make(input);
  if (!made.ok || typeof made.value !== 'string') return undefined;
  const data = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.value)}`;
  const name = `${input.design.name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'design'}.svg`;
  return { shown: await withFonts(made.value), data, name };
}
