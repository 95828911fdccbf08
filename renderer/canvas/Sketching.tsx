import { ViewportPortal, useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './Sketching.module.css';
import { strokePath } from './stroke';
import type { Sketching as State } from './useTools';

/** What a drawing tool is just drawing. */
export function Sketching({ sketching }: { readonly sketching: State }): ReactElement | null {
  const zoom = useStore((state) => state.transform[2]);
  if (sketching === undefined) return null;
  return (
    <ViewportPortal>
      <svg className={styles.sketch} aria-hidden="true">
        {sketching.type === 'box' ? (
          <rect {...sketching.box} rx={10} className={styles.box} style={{ strokeWidth: 1.5 / zoom }} />
        ) : (
          <path d={strokePath(sketching.points)} className={styles.ink} />
        )}
      </svg>
    </ViewportPortal>
  );
}
