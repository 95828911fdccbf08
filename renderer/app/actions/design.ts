import { addJourney } from '@renderer/inspector';
import { select, useSession } from '@renderer/state/session';
import { endDrill, toggleKilled, useDrill } from '@renderer/tradeoff';
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
  {
    id: 'kill',
    label: 'Kill or revive (failure drill)',
    menu: 'Design',
    group: 3,
    keys: ['X'],
    needsDesign: true,
    yieldsToFields: true,
    isEnabled: () => {
      const { components, boundaries } = useSession.getState().selection;
      return components.size + boundaries.size > 0;
    },
    run: () => {
      const { components, boundaries } = useSession.getState().selection;
      toggleKilled([...components], [...boundaries]);
    },
  },
  {
    id: 'end-drill',
    label: 'End the drill',
    menu: 'Design',
    group: 3,
    needsDesign: true,
    isEnabled: () => useDrill.getState().strikes.length > 0,
    run: endDrill,
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
