import { useDocument } from '@renderer/state/document';
import { Icon, IconButton } from '@renderer/ui';
import type { ReactElement } from 'react';
import { actionOf } from './actions';
import { closeTab, newDesign, showTab } from './open';
import styles from './TabStrip.module.css';
import { useTabs } from './tabs';

/** The designs that are open, once there is more than one. */
export function TabStrip(): ReactElement | null {
  const tabs = useTabs((state) => state.tabs);
  const shown = useDocument((state) => state.design.id);
  if (tabs.length < 2) return null;
  return (
    <nav className={styles.strip} aria-label="Open designs">
      {tabs.map(({ id, name }) => (
        <span key={id} className={styles.tab} data-shown={id === shown || undefined}>
          <button
            type="button"
            className={styles.name}
            aria-current={id === shown ? 'page' : undefined}
            title={name}
            onClick={() => void showTab(id)}
            onAuxClick={(event) => event.button === 1 && void closeTab(id)}
          >
            {name || 'Untitled'}
          </button>
          <button
            type="button"
            className={styles.close}
            aria-label={`Close ${name || 'Untitled'}`}
            onClick={() => void closeTab(id)}
          >
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
      <IconButton
        icon="plus"
        label={actionOf('new').label}
        keys="Mod+Alt+N"
        size={13}
        onClick={() => void newDesign()}
      />
    </nav>
  );
}
