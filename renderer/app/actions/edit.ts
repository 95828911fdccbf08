import { connectorNodeId, enteredOf, insideOf, leaveBoundary } from '@renderer/canvas';
import { redoLabel, redoLast, undoLabel, undoLast, useDocument } from '@renderer/state/document';
import { editName, isNothing, select, takeTool, toggleFocus, useSession } from '@renderer/state/session';
import type { Side } from '@shared/layout';
import { papersOf } from '@shared/model';
import { copyAttributes, hasAttributes, pasteAttributes } from '../attributes';
import { copySelection, cutSelection, deleteSelection, duplicateSelection, pasteFromClipboard } from '../clipboard';
import { editAttributes } from '../editAttributes';
import { openPalette } from '../paletteMode';
import { type Action, hasSelection } from './action';
import { walk } from './walk';

const WALKS: readonly (readonly [Side, string, string])[] = [
  ['right', 'Go right', 'Alt+ArrowRight'],
  ['left', 'Go left', 'Alt+ArrowLeft'],
  ['up', 'Go up', 'Alt+ArrowUp'],
  ['down', 'Go down', 'Alt+ArrowDown'],
];

/** Escape lets go of one thing after the other: the tool, the selection, the boundary, the quiet of focus mode. */
function letGo(): void {
  const { tool, selection, isFocused, entered } = useSession.getState();
  if (tool !== 'select') return takeTool('select');
  if (!isNothing(selection)) return select({});
  if (enteredOf(useDocument.getState().design, entered) !== undefined) return leaveBoundary();
  if (isFocused) toggleFocus();
}

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
    isEnabled: () => renamed() !== undefined,
    run: () => editName(renamed()),
  },
  {
    id: 'edit-attributes',
    label: 'Edit attributes',
    menu: 'Edit',
    group: 3,
    keys: ['Mod+M'],
    needsDesign: true,
    run: editAttributes,
  },
  {
    id: 'find',
    label: 'Find …',
    menu: 'Edit',
    group: 3,
    keys: ['Mod+F'],
    needsDesign: true,
    run: () => openPalette('find'),
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
    id: 'select-components',
    label: 'Select components only',
    menu: 'Edit',
    group: 3,
    keys: ['Mod+Shift+I'],
    needsDesign: true,
    run: () => select({ components: Object.keys(useDocument.getState().design.components) }),
  },
  {
    id: 'select-connectors',
    label: 'Select connectors only',
    menu: 'Edit',
    group: 3,
    keys: ['Shift+Alt+E'],
    needsDesign: true,
    run: () => select({ connectors: Object.keys(useDocument.getState().design.connectors) }),
  },
  ...WALKS.map(
    ([side, label, keys]): Action => ({
      id: `walk-${side}`,
      label,
      menu: 'Edit',
      group: 4,
      keys: [keys],
      needsDesign: true,
      yieldsToFields: true,
      run: () => walk(side),
    }),
  ),
  {
    id: 'copy-attributes',
    label: 'Copy attributes',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+Alt+C'],
    needsDesign: true,
    isEnabled: () => useSession.getState().selection.components.size === 1,
    run: copyAttributes,
  },
  {
    id: 'paste-attributes',
    label: 'Paste attributes',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+Alt+V'],
    needsDesign: true,
    isEnabled: () => hasAttributes() && useSession.getState().selection.components.size > 0,
    run: pasteAttributes,
  },
  {
    id: 'select-none',
    label: 'Select nothing',
    menu: 'Edit',
    group: 3,
    keys: ['Escape'],
    needsDesign: true,
    yieldsToFields: true,
    run: letGo,
  },
];

/** What is edited: the name of one component, boundary or note, the label of one connector. */
function renamed(): string | undefined {
  const { components, boundaries, notes, connectors } = useSession.getState().selection;
  const [connector] = connectors;
  if (connector !== undefined && connectors.size === 1 && components.size + boundaries.size + notes.size === 0)
    return connectorNodeId(connector);
  if (components.size + boundaries.size + notes.size !== 1) return undefined;
  const [component] = components;
  const [boundary] = boundaries;
  const [note] = notes;
  return component ?? (boundary === undefined ? `paper:${note}` : `boundary:${boundary}`);
}

/** All of the drawing, or of the boundary that is worked in. */
function selectAll(): void {
  const { design } = useDocument.getState();
  const entered = enteredOf(design, useSession.getState().entered);
  if (entered !== undefined) return select(insideOf(design, entered));
  const { components, connectors, boundaries, notes } = design;
  select({
    notes: Object.keys(papersOf(design)).filter((id) => notes[id] !== undefined),
    components: Object.keys(components),
    connectors: Object.keys(connectors),
    boundaries: Object.keys(boundaries),
  });
}
