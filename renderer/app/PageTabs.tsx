import { showPage, useSession } from '@renderer/state/session';
import { Hint } from '@renderer/ui';
import type { ReactElement } from 'react';
import { DRAWING, PAGES } from './pages';
import styles from './Workspace.module.css';

/** The drawing and the pages beside it. */
export function PageTabs(): ReactElement | null {
  const page = useSession((state) => state.page);
  if (PAGES.length === 0) return null;
  return (
    <nav className={styles.pages} aria-label="Pages">
      {[DRAWING, ...PAGES].map(({ id, label, keys }) => (
        <Hint key={id} label={label} keys={keys}>
          <button type="button" aria-current={id === page ? 'page' : undefined} onClick={() => showPage(id)}>
            {label}
          </button>
        </Hint>
      ))}
    </nav>
  );
}
