import type { Finding } from '@shared/analysis';
import { showPanel, useSession } from '@renderer/state/session';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import styles from './Workspace.module.css';

/** What the right side shows; the report carries the number of what is wrong. */
export function PanelTabs({ findings }: { readonly findings: readonly Finding[] }): ReactElement {
  const rightPanel = useSession((state) => state.rightPanel);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <>
      <h2 className="visually-hidden">{rightPanel === 'report' ? 'Report' : 'Inspector'}</h2>
      <div className={styles.tabs} role="tablist" aria-label="Panels">
        <button
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={rightPanel === 'inspector'}
          onClick={() => showPanel('inspector')}
        >
          Inspector
        </button>
        <button
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={rightPanel === 'report'}
          onClick={() => showPanel('report')}
        >
          Report
          {errors > 0 && (
            <span className={styles.badge} data-tone="bad">
              <Icon name="error" size={11} />
              {errors}
              <span className="visually-hidden"> broken</span>
            </span>
          )}
          {warnings > 0 && (
            <span className={styles.badge} data-tone="warn">
              <Icon name="warning" size={11} />
              {warnings}
              <span className="visually-hidden"> risky</span>
            </span>
          )}
        </button>
      </div>
    </>
  );
}
