import { useDocument } from '@renderer/state/document';
import type { Action } from './action';
import { ARRANGE } from './arrange';
import { DESIGN } from './design';
import { EDIT } from './edit';
import { FILE } from './file';
import { HELP } from './help';
import { INSERT } from './insert';
import { PROCESS } from './process';
import { VIEW } from './view';

export { type Action, type MenuName, MENUS } from './action';
export { showNewJourney } from './design';
export { nudge } from './nudge';

/** Everything that a person can do by menu, toolbar or key, in the order of the menus. */
export const ACTIONS: readonly Action[] = [
  ...FILE,
  ...EDIT,
  ...INSERT,
  ...ARRANGE,
  ...VIEW,
  ...DESIGN,
  ...PROCESS,
  ...HELP,
];

export const actionOf = (id: string): Action => ACTIONS.find((action) => action.id === id)!;

/** Runs an action if it can be run now. */
export function perform(action: Action): void {
  if (action.needsDesign && !useDocument.getState().isOpen) return;
  if (action.isEnabled?.() === false) return;
  void action.run();
}
