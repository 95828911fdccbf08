import { useSettings } from '@renderer/state/settings';
import type { Action } from './actions';

/** Keys by which people who come from draw.io do the same; what is not listed keeps its own. */
const DRAWIO: Readonly<Record<string, readonly string[]>> = {
  'quick-add': ['/', 'D'],
  'add-right': ['Shift+Alt+ArrowRight', 'Mod+ArrowRight'],
  'add-left': ['Shift+Alt+ArrowLeft', 'Mod+ArrowLeft'],
  'add-up': ['Shift+Alt+ArrowUp', 'Mod+ArrowUp'],
  'add-down': ['Shift+Alt+ArrowDown', 'Mod+ArrowDown'],
  connect: ['C'],
  'tool-text': ['A'],
  'tool-note': ['S'],
  'tool-pencil': ['X'],
  fit: ['Mod+Shift+H', 'Shift+1'],
  home: [],
  ungroup: ['Mod+Shift+U'],
  outline: ['Mod+Shift+O'],
  grid: ['Mod+Shift+G'],
  'select-connectors': ['Mod+Shift+E'],
  'to-front': ['Mod+Shift+F', ']'],
  'to-back': ['Mod+Shift+B', '['],
  export: ['Mod+Shift+Alt+E'],
  'align-left': [],
  'align-right': [],
  'align-top': [],
  'align-bottom': [],
  kill: [],
};

/** The keys of an action in the preset that the person chose. */
export function keysFor(action: Pick<Action, 'id' | 'keys'>): readonly string[] {
  const { keys } = useSettings.getState();
  return (keys === 'drawio' ? DRAWIO[action.id] : undefined) ?? action.keys ?? [];
}
