import { showLeftPanel, useSession } from '@renderer/state/session';
import type { ReactElement } from 'react';
import styles from './Workspace.module.css';

const PANELS = [
  ['palette', 'Palette'],
  ['outline', 'Outline'],
] as const;

/** What the left side shows: what to draw with, or what is drawn. */
export function LeftTabs(): ReactElement {
  const leftPanel = useSession((state) => state.leftPanel);
  return (
    <section aria-label="Left panel">
      <div className={styles.tabs} role="tablist" aria-label="Palette or outline">
        {PANELS.map(([panel, label]) => (
          <button
            key={panel}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={leftPanel === panel}
            onClick={() => showLeftPanel(panel)}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
