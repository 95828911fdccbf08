import { commands } from '@shared/edit';
import { redoLabel, redoLast, run, undoLabel, undoLast, useDocument } from '@renderer/state/document';
import {
  editName,
  frame,
  isNothing,
  select,
  setTheme,
  toggleMinimap,
  togglePalette,
  togglePanel,
  useSession,
} from '@renderer/state/session';
import { addJourney } from '@renderer/inspector';
import { copySelection, cutSelection, deleteSelection, duplicateSelection, pasteFromClipboard } from './clipboard';
import { notify } from './messages';
import { goHome, newDesign, openFiles, tidy } from './open';
import { exportAs, saveToFile } from './save';

export type MenuName = 'File' | 'Edit' | 'View' | 'Design' | 'Help';

/** A row of the table behind menu, toolbar and keyboard. */
export type Action = {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuName;
  /** Rows of one group stand together, with a line between groups. */
  readonly group: number;
  /** `Mod` is Ctrl, and Cmd on a Mac. The first is shown. */
  readonly keys?: readonly string[];
  /** Only while a design is open; others work on the first screen too. */
  readonly needsDesign?: boolean;
  readonly isEnabled?: () => boolean;
  readonly isChecked?: () => boolean;
  /** Typing in a field keeps its own undo, copy and so on. */
  readonly yieldsToFields?: boolean;
  readonly run: () => void | Promise<void>;
};

const hasSelection = () => !isNothing(useSession.getState().selection);
const isDark = () => document.documentElement.dataset['theme'] === 'dark';

export const ACTIONS: readonly Action[] = [
  { id: 'new', label: 'New design', menu: 'File', group: 1, keys: ['Mod+Alt+N'], run: newDesign },
  { id: 'open', label: 'Open or import …', menu: 'File', group: 1, keys: ['Mod+O'], run: openFiles },
  { id: 'home', label: 'Library', menu: 'File', group: 1, keys: ['Mod+Shift+H'], needsDesign: true, run: goHome },
  {
    id: 'save',
    label: 'Save to file',
    menu: 'File',
    group: 2,
    keys: ['Mod+S'],
    needsDesign: true,
    run: () => saveToFile(),
  },
  {
    id: 'save-as',
    label: 'Save as …',
    menu: 'File',
    group: 2,
    keys: ['Mod+Shift+S'],
    needsDesign: true,
    run: () => saveToFile(true),
  },
  {
    id: 'export-svg',
    label: 'Export picture (SVG)',
    menu: 'File',
    group: 3,
    needsDesign: true,
    run: () => exportAs('svg'),
  },
  {
    id: 'export-png',
    label: 'Export picture (PNG)',
    menu: 'File',
    group: 3,
    needsDesign: true,
    run: () => exportAs('png'),
  },
  {
    id: 'export-markdown',
    label: 'Export report (Markdown)',
    menu: 'File',
    group: 3,
    needsDesign: true,
    run: () => exportAs('markdown'),
  },

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

  {
    id: 'zoom-in',
    label: 'Zoom in',
    menu: 'View',
    group: 1,
    keys: ['Mod+=', 'Mod++'],
    needsDesign: true,
    run: () => frame({ what: 'zoom', by: 1.25 }),
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    menu: 'View',
    group: 1,
    keys: ['Mod+-'],
    needsDesign: true,
    run: () => frame({ what: 'zoom', by: 0.8 }),
  },
  {
    id: 'zoom-100',
    label: 'Zoom to 100 %',
    menu: 'View',
    group: 1,
    keys: ['Mod+0'],
    needsDesign: true,
    run: () => frame({ what: 'zoom', by: 'reset' }),
  },
  {
    id: 'fit',
    label: 'Show everything',
    menu: 'View',
    group: 1,
    keys: ['Shift+1'],
    needsDesign: true,
    yieldsToFields: true,
    run: () => frame({ what: 'all' }),
  },
  {
    id: 'fit-selection',
    label: 'Show the selection',
    menu: 'View',
    group: 1,
    keys: ['Shift+2'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: hasSelection,
    run: () => frame({ what: 'selection' }),
  },
  {
    id: 'palette',
    label: 'Palette',
    menu: 'View',
    group: 2,
    keys: ['Mod+Alt+1'],
    needsDesign: true,
    isChecked: () => useSession.getState().isPaletteOpen,
    run: togglePalette,
  },
  {
    id: 'inspector',
    label: 'Inspector',
    menu: 'View',
    group: 2,
    keys: ['Mod+M', 'Mod+Alt+2'],
    needsDesign: true,
    isChecked: () => useSession.getState().rightPanel === 'inspector',
    run: () => togglePanel('inspector'),
  },
  {
    id: 'report',
    label: 'Report',
    menu: 'View',
    group: 2,
    keys: ['Mod+Alt+3'],
    needsDesign: true,
    isChecked: () => useSession.getState().rightPanel === 'report',
    run: () => togglePanel('report'),
  },
  {
    id: 'minimap',
    label: 'Minimap',
    menu: 'View',
    group: 2,
    needsDesign: true,
    isChecked: () => useSession.getState().isMinimapOpen,
    run: toggleMinimap,
  },
  {
    id: 'theme',
    label: 'Light or dark',
    menu: 'View',
    group: 3,
    keys: ['Shift+Alt+D'],
    run: () => setTheme(isDark() ? 'light' : 'dark'),
  },

  {
    id: 'tidy',
    label: 'Tidy up',
    menu: 'Design',
    group: 1,
    keys: ['L', 'Mod+Shift+L'],
    needsDesign: true,
    yieldsToFields: true,
    run: () => tidy(),
  },
  {
    id: 'tidy-down',
    label: 'Tidy up, downwards',
    menu: 'Design',
    group: 1,
    needsDesign: true,
    run: () => tidy('down'),
  },
  { id: 'add-journey', label: 'Add journey', menu: 'Design', group: 2, needsDesign: true, run: showNewJourney },

  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    menu: 'Help',
    group: 1,
    keys: ['?'],
    yieldsToFields: true,
    run: () => notify({ isShortcutSheetOpen: true }),
  },
];

export const actionOf = (id: string): Action => ACTIONS.find((action) => action.id === id)!;

/** Runs an action if it can be run now. */
export function perform(action: Action): void {
  if (action.needsDesign && !useDocument.getState().isOpen) return;
  if (action.isEnabled?.() === false) return;
  void action.run();
}

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

/** The first thing a new journey needs is its rate: the cursor stands there already. */
export function showNewJourney(): void {
  addJourney();
  select({});
  useSession.setState({ rightPanel: 'inspector' });
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('[data-path="ratePerSecond"] input');
    fields[fields.length - 1]?.focus();
  });
}

/** The arrow keys move the selection: by one, with Shift by the grid. */
export function nudge(dx: number, dy: number): void {
  const { design } = useDocument.getState();
  const ids = [...useSession.getState().selection.components];
  const positions = Object.fromEntries(
    ids.map((id) => {
      const { x, y } = design.components[id]?.position ?? { x: 0, y: 0 };
      return [id, { x: x + dx, y: y + dy }];
    }),
  );
  run(commands.moveComponents(design, positions), `nudge ${ids.join()}`);
}
