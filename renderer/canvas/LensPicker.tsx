import { toggleLens, useSession } from '@renderer/state/session';
import { Hint, Icon } from '@renderer/ui';
import { Panel } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './LensPicker.module.css';
import { LENSES, type LensView } from './lenses';

/** The questions that can colour the canvas, and what the colours then mean. */
export function LensPicker({ view }: { readonly view: LensView | undefined }): ReactElement {
  const chosen = useSession((state) => state.lens);
  return (
    <Panel position="top-left" className={styles.panel}>
      <div className={styles.lenses} role="toolbar" aria-label="Lenses">
        {LENSES.map(({ id, label, question }) => (
          <Hint key={id} label={question} side="bottom">
            <button type="button" className={styles.lens} aria-pressed={id === chosen} onClick={() => toggleLens(id)}>
              {label}
            </button>
          </Hint>
        ))}
      </div>
      {view && (
        <ul className={styles.legend}>
          {view.legend.map(({ tone, label }) => (
            <li key={label} data-tone={tone}>
              {tone === 'critical' && <Icon name="error" size={11} />}
              {tone === 'high' && <Icon name="warning" size={11} />}
              {label}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
