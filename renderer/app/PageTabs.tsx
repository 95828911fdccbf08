import { showPage, useSession } from '@renderer/state/session';
import { Hint, Icon, Menu } from '@renderer/ui';
import type { ReactElement } from 'react';
import { useNarrow } from './narrow';
import { DRAWING, PAGES } from './pages';
import styles from './Workspace.module.css';

const ALL = [DRAWING, ...PAGES];

/** The drawing and the pages beside it; a list of them where there is no room for tabs. */
export function PageTabs(): ReactElement {
  const page = useSession((state) => state.page);
  const isNarrow = useNarrow();
  const shown = ALL.find(({ id }) => id === page) ?? DRAWING;
  return (
    <nav className={styles.pages} aria-label="Pages">
      {isNarrow ? (
        <Menu
          trigger={
            <button type="button" aria-label={`${shown.label}, choose another page`} aria-current="page">
              {shown.label} <Icon name="chevronDown" size={14} />
            </button>
          }
          entries={ALL.map(({ id, label, keys }) => ({
            id,
            label,
            keys,
            isChecked: id === page,
            run: () => showPage(id),
          }))}
        />
      ) : (
        ALL.map(({ id, label, keys }) => (
          <Hint key={id} label={label} keys={keys}>
            <button type="button" aria-current={id === page ? 'page' : undefined} onClick={() => showPage(id)}>
              {label}
            </button>
          </Hint>
        ))
      )}
    </nav>
  );
}
