import { notify } from '../messages';
import type { Action } from './action';

export const HELP: readonly Action[] = [
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
