import type { ExportInput } from '@shared/report';
import { ExportDialog, useChoices } from '@renderer/export';
import { useDocument } from '@renderer/state/document';
import { isNothing, useSession } from '@renderer/state/session';
import { type ReactElement, useEffect, useState } from 'react';
import { copyAsPicture, exportChosen, inputFor, pictureToDrag } from './exporting';
import { notify } from './messages';
import { useDragOut } from './useDragOut';

/** The export of the open design; loaded when it is first opened. */
export default function ExportSheet(): ReactElement {
  const revision = useDocument((state) => state.revision);
  const selection = useSession((state) => state.selection);
  const { settings, isSelectionOnly } = useChoices();
  const [input, setInput] = useState<ExportInput>();
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const next = await inputFor(settings, isSelectionOnly);
      if (isCurrent) setInput(next);
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [settings, isSelectionOnly, revision, selection]);
  useEffect(dateOfToday, []);
  const dragOut = useDragOut(input, () => pictureToDrag(isSelectionOnly));
  return (
    <ExportDialog
      isOpen
      onClose={() => notify({ isExportOpen: false })}
      input={input}
      dragOut={dragOut}
      hasSelection={!isNothing(selection)}
      onExport={() => exportChosen()}
      onCopy={copyAsPicture}
    />
  );
}

/** A new export is of today; who wants another day says so. */
function dateOfToday(): void {
  const { settings } = useChoices.getState();
  if (settings.date !== undefined) return;
  const now = new Date();
  const two = (value: number) => `${value}`.padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  useChoices.setState({ settings: { ...settings, date } });
}
