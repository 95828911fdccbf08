import { commands } from '@shared/edit';
import { Mark } from '@renderer/home';
import { endGesture, redoLabel, run, undoLabel, useDocument } from '@renderer/state/document';
import { togglePanel, useSession } from '@renderer/state/session';
import { Hint, Icon, IconButton, Menu, type MenuEntry } from '@renderer/ui';
import type { ReactElement } from 'react';
import { ACTIONS, type Action, actionOf, type MenuName, MENUS, perform } from './actions';
import { PageTabs } from './PageTabs';
import { keysFor } from './keyPresets';
import { autosave, bridge } from './services';
import styles from './Workspace.module.css';

const entry = (action: Action): MenuEntry => ({
  id: action.id,
  label: action.label,
  keys: keysFor(action)[0],
  isEnabled: action.isEnabled?.() ?? true,
  isChecked: action.isChecked?.() ?? false,
  run: () => perform(action),
});

/** The same table that makes the native menu: for the browser, and for those who look for it here. */
function entriesOf(menus: readonly MenuName[]): MenuEntry[] {
  return menus.map((menu) => {
    const actions = ACTIONS.filter((action) => action.menu === menu);
    const entries = actions.flatMap((action, i): readonly MenuEntry[] =>
      i > 0 && actions[i - 1]!.group !== action.group ? ['separator', entry(action)] : [entry(action)],
    );
    return { id: menu, label: menu, entries };
  });
}

export function Header({ isDark }: { readonly isDark: boolean }): ReactElement {
  const name = useDocument((state) => state.design.name);
  const undo = useDocument(undoLabel);
  const redo = useDocument(redoLabel);
  const { isPaletteOpen, rightPanel, isMinimapOpen } = useSession();
  // Menus ask the actions what is possible; looking at the selection makes them ask again.
  useSession((state) => state.selection);
  const rename = (next: string) => run(commands.setPart(useDocument.getState().design, 'name', next), 'name');
  return (
    <header className={styles.header}>
      <Hint label="Library" keys="Mod+Shift+H">
        <button type="button" className={styles.mark} aria-label="Library" onClick={() => perform(actionOf('home'))}>
          <Mark size={24} />
        </button>
      </Hint>
      <input
        className={styles.name}
        aria-label="Name of the design"
        value={name}
        placeholder="Untitled"
        maxLength={200}
        onChange={(event) => rename(event.target.value)}
        onBlur={endGesture}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <SaveState />
      <IconButton
        icon="undo"
        label={undo === undefined ? 'Nothing to undo' : `Undo: ${undo}`}
        keys="Mod+Z"
        disabled={undo === undefined}
        onClick={() => perform(actionOf('undo'))}
      />
      <IconButton
        icon="redo"
        label={redo === undefined ? 'Nothing to redo' : `Redo: ${redo}`}
        keys="Mod+Shift+Z"
        disabled={redo === undefined}
        onClick={() => perform(actionOf('redo'))}
      />
      <span className={styles.divider} data-spare />
      <IconButton icon="tidy" label="Tidy up" keys="L" data-spare onClick={() => perform(actionOf('tidy'))} />
      <IconButton
        icon="fit"
        label="Show everything"
        keys="Shift+1"
        data-spare
        onClick={() => perform(actionOf('fit'))}
      />
      <span className={styles.gap} />
      <PageTabs />
      <span className={styles.gap} />
      <IconButton icon="save" label="Save to file" keys="Mod+S" onClick={() => perform(actionOf('save'))} />
      <IconButton icon="export" label="Export" keys="Mod+Shift+E" onClick={() => perform(actionOf('export'))} />
      <span className={styles.divider} />
      <IconButton icon="left" label="Palette" isPressed={isPaletteOpen} onClick={() => perform(actionOf('palette'))} />
      <IconButton
        icon="map"
        label="Minimap"
        data-spare
        isPressed={isMinimapOpen}
        onClick={() => perform(actionOf('minimap'))}
      />
      <IconButton
        icon="right"
        label="Inspector and report"
        isPressed={rightPanel !== undefined}
        onClick={() => togglePanel(rightPanel ?? 'inspector')}
      />
      <IconButton
        icon={isDark ? 'sun' : 'moon'}
        data-spare
        label="Light or dark"
        keys="Shift+Alt+D"
        onClick={() => perform(actionOf('theme'))}
      />
      <Menu
        align="end"
        trigger={
          <button type="button" className={styles.mark} aria-label="Menu">
            <Icon name="dots" />
          </button>
        }
        entries={entriesOf(MENUS.filter((menu) => bridge.host === 'web' || menu !== 'File'))}
      />
    </header>
  );
}

/** Saved, saving, or not saved and why; and whether the file has all of it. */
function SaveState(): ReactElement {
  const save = autosave.useSaveState();
  const file = useDocument((state) => state.file);
  const revision = useDocument((state) => state.revision);
  const behind = file !== undefined && file.revision !== revision ? ` · ${file.name} not written` : '';
  switch (save.state) {
    case 'saved':
      return (
        <span className={styles.saveState} data-state="saved" data-testid="save-state">
          <Icon name="check" size={13} /> Saved{behind}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.saveState} data-state="failed" data-testid="save-state" role="alert">
          <Icon name="error" size={13} /> Not saved: {save.reason}
        </span>
      );
    case 'dirty':
    case 'saving':
      return (
        <span className={styles.saveState} data-state={save.state} data-testid="save-state">
          Saving …{behind}
        </span>
      );
    default:
      return save satisfies never;
  }
}
