import { useSession, takeTool, type Tool } from '@renderer/state/session';
import { openConnect } from '../connect';
import { openQuickAdd, openQuickAddBeside } from '../quickAdd';
import type { Action } from './action';

const SIDES = [
  ['right', 'Add to the right, connected', 'Mod+ArrowRight'],
  ['left', 'Add to the left, connected', 'Mod+ArrowLeft'],
  ['up', 'Add above, connected', 'Mod+ArrowUp'],
  ['down', 'Add below, connected', 'Mod+ArrowDown'],
] as const;

const TOOLS: readonly (readonly [Tool, string, string])[] = [
  ['select', 'Select', 'V'],
  ['hand', 'Pan', 'H'],
  ['boundary', 'Draw a boundary', 'F'],
  ['note', 'Note', 'N'],
  ['text', 'Text', 'T'],
  ['pencil', 'Freehand', 'P'],
  ['eraser', 'Eraser', 'E'],
];

const hasComponent = (): boolean => useSession.getState().selection.components.size > 0;

export const INSERT: readonly Action[] = [
  {
    id: 'quick-add',
    label: 'Quick add …',
    menu: 'Insert',
    group: 1,
    keys: ['/'],
    needsDesign: true,
    yieldsToFields: true,
    run: openQuickAdd,
  },
  ...SIDES.map(
    ([side, label, keys]): Action => ({
      id: `add-${side}`,
      label,
      menu: 'Insert',
      group: 1,
      keys: [keys],
      needsDesign: true,
      yieldsToFields: true,
      isEnabled: hasComponent,
      run: () => openQuickAddBeside(side),
    }),
  ),
  {
    id: 'connect',
    label: 'Connect …',
    menu: 'Insert',
    group: 2,
    keys: ['A'],
    needsDesign: true,
    yieldsToFields: true,
    isChecked: () => useSession.getState().tool === 'connect',
    run: () => {
      if (hasComponent()) openConnect();
      else takeTool(useSession.getState().tool === 'connect' ? 'select' : 'connect');
    },
  },
  ...TOOLS.map(
    ([tool, label, keys]): Action => ({
      id: `tool-${tool}`,
      label,
      menu: 'Insert',
      group: 3,
      keys: [keys],
      needsDesign: true,
      yieldsToFields: true,
      isChecked: () => useSession.getState().tool === tool,
      run: () => takeTool(useSession.getState().tool === tool ? 'select' : tool),
    }),
  ),
];
