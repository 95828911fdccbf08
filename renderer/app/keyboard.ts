import { GRID } from '@shared/layout';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { ACTIONS, nudge, perform } from './actions';

const isMac = /Mac/.test(navigator.platform);

/** `Mod+Shift+Z` for what was pressed; a letter is named by its key, whatever Shift makes of it. */
export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key =
    event.key === '?'
      ? '?'
      : (digit ??
        (event.altKey || isMod ? letter : undefined) ??
        (event.key.length === 1 ? event.key.toUpperCase() : event.key));
  const shift = event.shiftKey && key !== '?' ? 'Shift+' : '';
  return `${isMod ? 'Mod+' : ''}${shift}${event.altKey ? 'Alt+' : ''}${key}`;
}

const normalized = (keys: string): string => {
  const parts = keys.split('+');
  const key = keys.endsWith('++') ? '+' : parts.at(-1)!;
  const has = (modifier: string) => (parts.includes(modifier) ? `${modifier}+` : '');
  return `${has('Mod')}${has('Shift')}${has('Alt')}${key}`;
};

const BY_KEYS = new Map(
  ACTIONS.flatMap((action) => (action.keys ?? []).map((keys) => [normalized(keys), action] as const)),
);

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Is something being typed, so that letters and Delete belong to a field? */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** A button that has the focus answers Enter and Space itself; an open sheet or menu keeps its keys. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null;

export function listenToKeyboard(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isElsewhere(event.target)) return;
    const keys = keysOf(event);
    if (keys === 'Enter' && event.target instanceof HTMLElement && event.target.matches('button, a, summary')) return;
    const arrow = ARROWS[event.key];
    if (
      arrow !== undefined &&
      !isField(event.target) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      useDocument.getState().isOpen &&
      useSession.getState().selection.components.size > 0
    ) {
      event.preventDefault();
      const by = event.shiftKey ? GRID : 1;
      nudge(arrow[0] * by, arrow[1] * by);
      return;
    }
    const action = BY_KEYS.get(keys);
    if (action === undefined || (action.yieldsToFields && isField(event.target))) return;
    if (action.needsDesign && !useDocument.getState().isOpen) return;
    // The browser's own copy, cut and paste come with the clipboard: their events do the work.
    if (['copy', 'cut', 'paste'].includes(action.id)) return;
    event.preventDefault();
    perform(action);
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
