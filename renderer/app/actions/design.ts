import { addJourney } from '@renderer/inspector';
import { select, useSession } from '@renderer/state/session';
import { tidy } from '../open';
import type { Action } from './action';

export const DESIGN: readonly Action[] = [
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
    id: 'tidy-right',
    label: 'Tidy up, to the right',
    menu: 'Design',
    group: 1,
    needsDesign: true,
    run: () => tidy('right'),
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
];

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
