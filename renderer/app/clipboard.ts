import { commands, records } from '@shared/edit';
import { boxOf, unite } from '@shared/layout';
import { type Position, readDesign } from '@shared/model';
import { type Cutting, cutting, duplicateAt, insertFragment, viewport } from '@renderer/canvas';
import { run, useDocument } from '@renderer/state/document';
import { frame, isNothing, select, useSession } from '@renderer/state/session';
import { pasteForeign } from './pasteForeign';
import { pasteSvg, pastePictureFile, pictureIn } from './pastePicture';
import { bridge } from './services';

const MARK = 'plumbline-fragment';

/** The selection as text: it pastes into another design, another window, or an editor. */
export function selectionText(): string | undefined {
  if (isNothing(useSession.getState().selection)) return undefined;
  return JSON.stringify({ format: MARK, version: 1, ...cutting() }, null, 2);
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
  const { selection } = useSession.getState();
  if (isNothing(selection)) return;
  const { design } = useDocument.getState();
  const { components, connectors, boundaries, notes } = selection;
  const removed = commands.remove(design, {
    components: [...components],
    connectors: [...connectors],
    boundaries: [...boundaries],
  });
  const papers = [...notes].flatMap((id) => records.removeRecord(design, 'notes', id).touched);
  const label = removed.touched.length > 0 ? removed.label : `Delete ${notes.size === 1 ? 'note' : 'notes'}`;
  run({ label, touched: [...removed.touched, ...papers] });
  select({});
}

export const duplicateSelection = (): void => duplicateAt({ x: 24, y: 24 });

/** Inserts what can be drawn: a fragment of ours, a sketch, a file of another tool as text. Returns whether it was one. */
export function pasteText(text: string): boolean {
  const fragment = parseFragment(text);
  if (fragment !== undefined) {
    insertFragment(fragment, { offset: offsetOf(fragment) });
    frame({ what: 'reveal', components: [...useSession.getState().selection.components] });
    return true;
  }
  return pasteSvg(text) || pasteForeign(text);
}

/** Beside where it was copied in the same design; in the middle of the view in another. */
function offsetOf(fragment: Cutting): Position {
  const { design } = useDocument.getState();
  const isHere = Object.keys(fragment.components).some((id) => design.components[id] !== undefined);
  const boxes = Object.values(fragment.components).map(boxOf);
  if (isHere || boxes.length === 0) return { x: 24, y: 24 };
  const box = unite(boxes);
  const { x, y } = viewport.centre();
  return { x: Math.round(x - box.x - box.width / 2), y: Math.round(y - box.y - box.height / 2) };
}

/** By the menu: the desktop is asked to paste, since its page may not read the clipboard; a browser asks the person. */
export async function pasteFromClipboard(): Promise<void> {
  if (bridge.host === 'electron') return bridge.paste();
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
    if (!isOurs(event)) return;
    if (pasteText(event.clipboardData?.getData('text/plain') ?? '')) return event.preventDefault();
    const picture = pictureIn(event.clipboardData?.files ?? []);
    if (picture === undefined) return;
    event.preventDefault();
    void pastePictureFile(picture);
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

/** Text from the clipboard may be anything: it is read as strictly as a file. */
function parseFragment(text: string): Cutting | undefined {
  if (text.length > 10_000_000 || !text.includes(MARK)) return undefined;
  try {
    const { components = {}, connectors = {}, boundaries = {}, notes = {} } = JSON.parse(text) as Partial<Cutting>;
    // Whatever stood around it is not here: a fragment may name a boundary, a cache or a connector that stayed behind.
    const read = readDesign({
      format: 'plumbline',
      version: 1,
      id: 'fragment',
      name: '',
      components: without(components, ['boundary', 'zones']),
      connectors: without(connectors, ['missOf', 'fallbackFor']),
      boundaries: without(boundaries, ['parent']),
      notes,
    });
    return read.ok ? { components, connectors, boundaries, notes } : undefined;
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
