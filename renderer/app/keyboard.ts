import { GRID } from '@shared/layout';
import { useDocument } from '@renderer/state/document';
import { editName, isNothing, useSession } from '@renderer/state/session';
import { useSettings } from '@renderer/state/settings';
import { ACTIONS, type Action, nudge, perform } from './actions';
import { enterInspector } from './editAttributes';
import { keysFor } from './keyPresets';

const isMac = /Mac/.test(navigator.platform);

/** With a modifier a sign is named by its key: Shift would make another one of it. */
const SIGNS: Readonly<Record<string, string>> = { Quote: "'", Period: '.', Slash: '/', Comma: ',' };

/** These have a meaning of their own; on many keyboards they need Shift (German `/`) or AltGr (German `]`). */
const SINGLE_SIGNS: ReadonlySet<string> = new Set(['?', '/', '[', ']']);

/** `Mod+Shift+Z` for what was pressed; a letter is named by its key, whatever Shift makes of it. */
export function keysOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  // Where a sign needs AltGr or Shift on this keyboard, it is still that sign.
  if (SINGLE_SIGNS.has(event.key) && (event.ctrlKey === event.altKey || isMac) && !event.metaKey) return event.key;
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const sign = isMod ? SIGNS[event.code] : undefined;
  const key =
    digit ??
    sign ??
    (event.altKey || isMod ? letter : undefined) ??
    (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return `${isMod ? 'Mod+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.altKey ? 'Alt+' : ''}${key}`;
}

const normalized = (keys: string): string => {
  const parts = keys.split('+');
  const key = keys.endsWith('++') ? '+' : parts.at(-1)!;
  const has = (modifier: string) => (parts.includes(modifier) ? `${modifier}+` : '');
  return `${has('Mod')}${has('Shift')}${has('Alt')}${key}`;
};

const byKeys = (): ReadonlyMap<string, Action> =>
  new Map(ACTIONS.flatMap((action) => keysFor(action).map((keys) => [normalized(keys), action] as const)));

let table = byKeys();
useSettings.subscribe(() => {
  table = byKeys();
});

/**
 * The component whose name a letter begins: one that was just added, whatever the letter; else one that is selected, with
 * a capital, or a letter that does nothing else. In draw.io's way every letter names what is selected.
 */
function namedBy(event: KeyboardEvent, action: Action | undefined): string | undefined {
  const { fresh, selection } = useSession.getState();
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[\p{L}\p{N}]$/u.test(event.key)) return undefined;
  const [only] = selection.components;
  if (only === undefined || selection.components.size !== 1 || selection.connectors.size > 0) return undefined;
  if (fresh === only || useSettings.getState().keys === 'drawio') return only;
  const isCapital = event.shiftKey && /\p{Lu}/u.test(event.key);
  return isCapital || (action === undefined && /\p{L}/u.test(event.key)) ? only : undefined;
}

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

/** Is the focus on the drawing itself, with something selected? */
const isOnDrawing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('body') || (target.closest('.react-flow') !== null && !target.matches('button, a, summary'))) &&
  useDocument.getState().isOpen &&
  !isNothing(useSession.getState().selection);

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
      !isNothing(useSession.getState().selection)
    ) {
      event.preventDefault();
      const by = event.shiftKey ? GRID : 1;
      nudge(arrow[0] * by, arrow[1] * by);
      return;
    }
    // From what is selected on the drawing to its fields.
    if (keys === 'Tab' && isOnDrawing(event.target) && enterInspector()) return event.preventDefault();
    const action = table.get(keys);
    const named = isField(event.target) || !useDocument.getState().isOpen ? undefined : namedBy(event, action);
    if (named !== undefined) {
      event.preventDefault();
      return editName(named, event.key);
    }
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
