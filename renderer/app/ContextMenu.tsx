import { isNothing, useSession } from '@renderer/state/session';
import { MenuAt, type MenuEntry } from '@renderer/ui';
import type { Position } from '@shared/model';
import type { ReactElement } from 'react';
import { create } from 'zustand';
import { actionOf, perform } from './actions';
import { keysFor } from './keyPresets';

const useContextMenu = create<{ readonly at: Position | undefined }>()(() => ({ at: undefined }));

export const openContextMenu = (at: Position): void => useContextMenu.setState({ at });

/** Ids of actions, with a line between groups. */
const menu = (...groups: readonly string[]): readonly string[] => groups.join(' - ').split(' ');

const COMPONENT = menu(
  'rename connect add-right',
  'cut copy duplicate copy-attributes paste-attributes',
  'group ungroup pin to-front to-back',
  'delete',
);
const SEVERAL = menu(
  'cut copy duplicate paste-attributes',
  'align-left align-right align-top align-bottom distribute-x distribute-y',
  'group ungroup pin to-front to-back',
  'delete',
);
const BOUNDARY = menu(
  'enter-boundary rename fold fit-boundary',
  'copy duplicate',
  'to-front to-back',
  'ungroup delete',
);
const REST = menu('rename straighten', 'cut copy duplicate', 'to-front to-back', 'delete');
const CANVAS = menu('quick-add paste', 'select-all fit tidy', 'tool-boundary tool-note add-journey');

/** What can be done with what was clicked, by the same table as everything else. */
export function ContextMenu(): ReactElement | null {
  const at = useContextMenu((state) => state.at);
  const selection = useSession((state) => state.selection);
  if (at === undefined) return null;
  const ids = isNothing(selection)
    ? CANVAS
    : selection.components.size > 1
      ? SEVERAL
      : selection.components.size === 1
        ? COMPONENT
        : selection.boundaries.size > 0
          ? BOUNDARY
          : REST;
  return (
    <MenuAt
      key={`${at.x} ${at.y}`}
      at={at}
      entries={ids.map(entryOf)}
      onClose={() => useContextMenu.setState({ at: undefined })}
    />
  );
}

function entryOf(id: string): MenuEntry {
  if (id === '-') return 'separator';
  const action = actionOf(id);
  return {
    id,
    label: action.label,
    keys: keysFor(action)[0],
    isEnabled: action.isEnabled?.() ?? true,
    isChecked: action.isChecked?.() ?? false,
    isDangerous: id === 'delete',
    run: () => perform(action),
  };
}
