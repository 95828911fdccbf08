import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Hint, Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import styles from './DragHandle.module.css';
import { openExportOfSelection, pictureToDrag } from './exporting';
import { useDragOut } from './useDragOut';

const LABEL = 'Drag out as a picture, or click to export it';

/** Stands beside the selection: dragged out of the window it is a picture of it, clicked it opens the export. */
export function DragHandle(): ReactElement {
  const revision = useDocument((state) => state.revision);
  const selection = useSession((state) => state.selection);
  // Both are new where either is.
  const dragOut = useDragOut(`${revision} ${keyOf(selection)}`, () => pictureToDrag(true));
  return (
    // Above: below it the hint would cover what is selected.
    <Hint label={LABEL} side="top">
      <button
        type="button"
        {...dragOut}
        className={styles.handle}
        aria-label={LABEL}
        onClick={() => void openExportOfSelection()}
      >
        <Icon name="export" size={14} />
      </button>
    </Hint>
  );
}

const keyOf = (selection: object): string =>
  Object.values(selection)
    .map((ids: ReadonlySet<string>) => [...ids].join(' '))
    .join('|');
