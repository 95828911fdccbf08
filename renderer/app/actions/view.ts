import { LENSES } from '@renderer/canvas';
import {
  frame,
  setTheme,
  showLeftPanel,
  showPage,
  toggleFocus,
  toggleLens,
  toggleMinimap,
  togglePalette,
  togglePanel,
  useSession,
} from '@renderer/state/session';
import { DRAWING, PAGES } from '../pages';
import { type Action, hasSelection } from './action';

const isDark = () => document.documentElement.dataset['theme'] === 'dark';

export const VIEW: readonly Action[] = [
  ...[DRAWING, ...PAGES].map(
    ({ id, label, keys }): Action => ({
      id: `page-${id}`,
      label,
      menu: 'View',
      group: 0,
      keys: [keys],
      needsDesign: true,
      isChecked: () => useSession.getState().page === id,
      run: () => showPage(id),
    }),
  ),
  ...LENSES.map(
    ({ id, label }): Action => ({
      id: `lens-${id}`,
      label: `Lens: ${label}`,
      menu: 'View',
      group: 1,
      needsDesign: true,
      isChecked: () => useSession.getState().lens === id,
      run: () => toggleLens(id),
    }),
  ),
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
    id: 'outline',
    label: 'Outline',
    menu: 'View',
    group: 2,
    keys: ['Mod+Shift+O'],
    needsDesign: true,
    isChecked: () => useSession.getState().isPaletteOpen && useSession.getState().leftPanel === 'outline',
    run: () => showLeftPanel(useSession.getState().leftPanel === 'outline' ? 'palette' : 'outline'),
  },
  {
    id: 'grid',
    label: 'Grid',
    menu: 'View',
    group: 3,
    keys: ["Mod+'"],
    needsDesign: true,
    isChecked: () => useSession.getState().isGridShown,
    run: () => useSession.setState(({ isGridShown }) => ({ isGridShown: !isGridShown })),
  },
  {
    id: 'snapping',
    label: 'Snapping',
    menu: 'View',
    group: 3,
    keys: ["Mod+Shift+'"],
    needsDesign: true,
    isChecked: () => useSession.getState().isSnapping,
    run: () => useSession.setState(({ isSnapping }) => ({ isSnapping: !isSnapping })),
  },
  {
    id: 'focus',
    label: 'Focus on the drawing',
    menu: 'View',
    group: 4,
    keys: ['Mod+.'],
    needsDesign: true,
    isChecked: () => useSession.getState().isFocused,
    run: toggleFocus,
  },
  {
    id: 'fullscreen',
    label: 'Full screen',
    menu: 'View',
    group: 4,
    keys: ['F11'],
    run: toggleFullscreen,
  },
  {
    id: 'theme',
    label: 'Light or dark',
    menu: 'View',
    group: 5,
    keys: ['Shift+Alt+D'],
    run: () => setTheme(isDark() ? 'light' : 'dark'),
  },
];

/** Where the page may not fill the screen nothing happens: the window can still be made larger. */
async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused by the browser.
  }
}
