import { useDocument } from '@renderer/state/document';
import { closeTab, goHome, newDesign, openFiles, showTabBeside } from '../open';
import { copyPictureByKey, openExport, repeatExport } from '../exporting';
import { notify } from '../messages';
import { saveToFile } from '../save';
import type { Action } from './action';

export const FILE: readonly Action[] = [
  { id: 'new', label: 'New design', menu: 'File', group: 1, keys: ['Mod+Alt+N'], run: newDesign },
  { id: 'open', label: 'Open or import …', menu: 'File', group: 1, keys: ['Mod+O'], run: openFiles },
  { id: 'home', label: 'Library', menu: 'File', group: 1, keys: ['Mod+Shift+H'], needsDesign: true, run: goHome },
  {
    id: 'next-design',
    label: 'Next open design',
    menu: 'File',
    group: 1,
    keys: ['Alt+PageDown'],
    needsDesign: true,
    run: () => showTabBeside(1),
  },
  {
    id: 'previous-design',
    label: 'Previous open design',
    menu: 'File',
    group: 1,
    keys: ['Alt+PageUp'],
    needsDesign: true,
    run: () => showTabBeside(-1),
  },
  {
    id: 'close-design',
    label: 'Close this design',
    menu: 'File',
    group: 1,
    keys: ['Mod+Alt+W'],
    needsDesign: true,
    run: () => closeTab(useDocument.getState().design.id),
  },
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
    id: 'versions',
    label: 'Versions …',
    menu: 'File',
    group: 2,
    keys: ['Mod+Alt+S'],
    needsDesign: true,
    run: () => notify({ isVersionsOpen: true }),
  },
  {
    id: 'export',
    label: 'Export …',
    menu: 'File',
    group: 3,
    keys: ['Mod+Shift+E'],
    needsDesign: true,
    run: openExport,
  },
  {
    id: 'export-again',
    label: 'Repeat the last export',
    menu: 'File',
    group: 3,
    keys: ['Mod+Alt+E'],
    needsDesign: true,
    run: repeatExport,
  },
  {
    id: 'copy-picture',
    label: 'Copy as picture',
    menu: 'Edit',
    group: 2,
    keys: ['Mod+Shift+C'],
    needsDesign: true,
    yieldsToFields: true,
    run: copyPictureByKey,
  },
];
