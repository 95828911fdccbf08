import { useDocument } from '@renderer/state/document';
import { closeTab, goHome, newDesign, openFiles, showTabBeside } from '../open';
import { exportAs, saveToFile } from '../save';
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
];
