import { frame } from '@renderer/state/session';
import { IconButton } from '@renderer/ui';
import { Panel, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './ZoomControl.module.css';

const STEP = 1.25;

/** How large the drawing is shown, and larger or smaller by a click; a click on the figure is back at 100%. */
export function ZoomControl(): ReactElement {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className={styles.panel}>
      <div className={styles.zoom} role="toolbar" aria-label="Zoom">
        <IconButton icon="minus" label="Zoom out" keys="Mod+-" onClick={() => frame({ what: 'zoom', by: 1 / STEP })} />
        <button
          type="button"
          className={`${styles.figure} figures`}
          aria-label={`Zoom ${percent}%, back to 100%`}
          onClick={() => frame({ what: 'zoom', by: 'reset' })}
        >
          {percent}%
        </button>
        <IconButton icon="plus" label="Zoom in" keys="Mod+=" onClick={() => frame({ what: 'zoom', by: STEP })} />
      </div>
    </Panel>
  );
}
