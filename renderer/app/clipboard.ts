import { commands, type Fragment } from '@shared/edit';
import { readDesign, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { isNothing, select, useSession } from '@renderer/state/session';

const MARK = 'plumbline-fragment';

const selectedIds = () => {
  const { components, connectors, boundaries } = useSession.getState().selection;
  return { components: [...components], connectors: [...connectors], boundaries: [...boundaries] };
};

/** The selection as text: it pastes into another design, another window, or an editor. */
function selectionText(): string | undefined {
  if (isNothing(useSession.getState().selection)) return undefined;
  const fragment = commands.copy(useDocument.getState().design, selectedIds());
  return JSON.stringify({ format: MARK, version: 1, ...fragment }, null, 2);
}

export async function copySelection(): Promise<void> {
  const text = selectionText();
  if (text !== undefined) await navigator.clipboard.writeText(text);
}

export async function cutSelection(): Promise<void> {
  await copySelection();
  deleteSelection();
}

export function deleteSelection(): void {
  if (isNothing(useSession.getState().selection)) return;
  run(commands.remove(useDocument.getState().design, selectedIds()));
  select({});
}

export function duplicateSelection(): void {
  const { design } = useDocument.getState();
  insert(commands.copy(design, selectedIds()), 24);
}

/** Inserts what is text of ours; anything else is none of our business. Returns whether it was. */
export function pasteText(text: string): boolean {
  const fragment = parseFragment(text);
  if (fragment === undefined) return false;
  insert(fragment, 24);
  return true;
}

export async function pasteFromClipboard(): Promise<void> {
  pasteText(await navigator.clipboard.readText());
}

/** Ctrl+C, X and V by the browser's own events: they come with the clipboard, and need nobody's permission. */
export function listenToClipboard(): () => void {
  const isOurs = (event: ClipboardEvent) =>
    useDocument.getState().isOpen &&
    !(event.target instanceof HTMLElement && event.target.matches('input, textarea, select'));
  const onCopy = (event: ClipboardEvent) => {
    const text = isOurs(event) ? selectionText() : undefined;
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    if (event.type === 'cut') deleteSelection();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isOurs(event) && pasteText(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCopy);
    document.removeEventListener('paste', onPaste);
  };
}

function insert(fragment: Fragment, offset: number): void {
  const { design } = useDocument.getState();
  const taken: Record<string, true> = {};
  const mint = (old: string): string => {
    const id = unique(old, { ...design.components, ...design.connectors, ...design.boundaries, ...taken });
    taken[id] = true;
    return id;
  };
  const { change, components } = commands.paste(design, fragment, { offset: { x: offset, y: offset }, mint });
  run(change);
  select({ components });
}

/** Text from the clipboard may be anything: it is read as strictly as a file. */
function parseFragment(text: string): Fragment | undefined {
  if (text.length > 10_000_000 || !text.includes(MARK)) return undefined;
  try {
    const { components = {}, connectors = {}, boundaries = {} } = JSON.parse(text) as Partial<Fragment>;
    // Whatever stood around it is not here: a fragment may name a boundary, a cache or a connector that stayed behind.
    const read = readDesign({
      format: 'plumbline',
      version: 1,
      id: 'fragment',
      name: '',
      components: without(components, ['boundary', 'zones']),
      connectors: without(connectors, ['missOf', 'fallbackFor']),
      boundaries: without(boundaries, ['parent']),
    });
    return read.ok ? { components, connectors, boundaries } : undefined;
  } catch {
    return undefined;
  }
}

const without = (table: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(table).map(([id, record]) => [
      id,
      Object.fromEntries(Object.entries(record as object).filter(([key]) => !fields.includes(key))),
    ]),
  );
