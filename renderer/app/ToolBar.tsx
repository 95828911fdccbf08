import { useSession } from '@renderer/state/session';
import { useSettings } from '@renderer/state/settings';
import { IconButton, type IconName } from '@renderer/ui';
import type { ReactElement } from 'react';
import { actionOf, perform } from './actions';
import { keysFor } from './keyPresets';
import styles from './ToolBar.module.css';

const TOOLS: readonly (readonly [string, string, IconName])[] = [
  ['tool-select', 'select', 'pointer'],
  ['tool-hand', 'hand', 'hand'],
  ['quick-add', '', 'plus'],
  ['connect', 'connect', 'connect'],
  ['tool-boundary', 'boundary', 'boundary'],
  ['tool-note', 'note', 'note'],
  ['tool-text', 'text', 'text'],
  ['tool-pencil', 'pencil', 'pencil'],
  ['tool-eraser', 'eraser', 'eraser'],
];

/** What the pointer does next, with the key that does the same. */
export function ToolBar(): ReactElement {
  const tool = useSession((state) => state.tool);
  useSettings((state) => state.keys);
  return (
    <div className={styles.bar} role="toolbar" aria-label="Tools">
      {TOOLS.map(([id, takes, icon]) => {
        const action = actionOf(id);
        return (
          <IconButton
            key={id}
            icon={icon}
            label={action.label}
            keys={keysFor(action)[0]}
            {...(takes === '' ? {} : { isPressed: tool === takes })}
            onClick={() => perform(action)}
          />
        );
      })}
    </div>
  );
}
