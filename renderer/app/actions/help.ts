import { openPalette } from '../paletteMode';
import { notify } from '../messages';
import { startTour } from '../tour';
import type { Action } from './action';

export const HELP: readonly Action[] = [
  {
    id: 'commands',
    label: 'Do anything …',
    menu: 'Help',
    group: 1,
    keys: ['Mod+K', 'Mod+/'],
    run: () => openPalette('commands'),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    menu: 'Help',
    group: 1,
    keys: ['?'],
    yieldsToFields: true,
    run: () => notify({ isShortcutSheetOpen: true }),
  },
  {
    id: 'settings',
    label: 'Settings …',
    menu: 'Help',
    group: 2,
    keys: ['Mod+,'],
    run: () => notify({ isSettingsOpen: true }),
  },
  { id: 'tour', label: 'The 60-second tour', menu: 'Help', group: 2, run: startTour },
];
