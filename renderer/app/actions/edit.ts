import { redoLabel, redoLast, undoLabel, undoLast, useDocument } from '@renderer/state/document';
import { editName, select, useSession } from '@renderer/state/session';
import { copySelection, cutSelection, deleteSelection, duplicateSelection, pasteFromClipboard } from '../clipboard';
import { type Action, hasSelection } from './action';

export const EDIT: readonly Action[] = [
  {
    id: 'undo',
    label: 'Undo',
    menu: 'Edit',
    group: 1,
    keys: ['Mod+Z'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: () => undoLabel(useDocument.getState()) !== undefined,
    run: undoLast,
  },
  {
    id: 'redo',
    label: 'Redo',
    menu: 'Edit',
    group: 1,
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: () => redoLabel(useDocument.getState()) !== undefined,
    run: redoLast,
  },
  {
    id: 'cut',
    label: 'Cut',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+X'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: cutSelection,
  },
  {
    id: 'copy',
    label: 'Copy',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+C'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: copySelection,
  },
  {
    id: 'paste',
    label: 'Paste',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+V'],
    needsDesign: true,
    yieldsToFields: true,
    run: pasteFromClipboard,
  },
  {
    id: 'duplicate',
    label: 'Duplicate',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+D'],
    needsDesign: true,
    isEnabled: hasSelection,
    run: duplicateSelection,
  },
  {
    id: 'delete',
    label: 'Delete',
    menu: 'Edit',
    group: 2,
    keys: ['Delete', 'Backspace'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  {
    id: 'rename',
    label: 'Rename',
    menu: 'Edit',
    group: 3,
    keys: ['F2', 'Enter'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: () => useSession.getState().selection.components.size === 1,
    run: renameSelection,
  },
  {
    id: 'select-all',
    label: 'Select all',
    menu: 'Edit',
    group: 3,
    keys: ['Mod+A'],
    needsDesign: true,
    yieldsToFields: true,
    run: selectAll,
  },
  {
    id: 'select-none',
    label: 'Select nothing',
    menu: 'Edit',
    group: 3,
    keys: ['Escape'],
    needsDesign: true,
    yieldsToFields: true,
    run: () => select({}),
  },
];

function renameSelection(): void {
  const [id] = useSession.getState().selection.components;
  editName(id);
}

function selectAll(): void {
  const { components, connectors, boundaries } = useDocument.getState().design;
  select({
    components: Object.keys(components),
    connectors: Object.keys(connectors),
    boundaries: Object.keys(boundaries),
  });
}
