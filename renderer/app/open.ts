import type { OpenedFile } from '@shared/bridge';
import { designInPicture, type Imported, importFiles } from '@shared/formats';
import { apply, commands } from '@shared/edit';
import { type Design, emptyDesign, formatIssues, parseDesign } from '@shared/model';
import { OPENABLE } from '@renderer/files';
import { closeDocument, openDocument, resumeDocument, run, useDocument } from '@renderer/state/document';
import { frame, select, showJourney, workIn } from '@renderer/state/session';
import { useSettings } from '@renderer/state/settings';
import { nanoid } from 'nanoid';
import { notify, type Trouble, tell } from './messages';
import { analysis, autosave, bridge, layout, library } from './services';
import { addTab, type Aside, dropTab, park, tabBeside, takeParked } from './tabs';

/** Shows a design. What was open before is stored first: opening never loses anything. */
export async function show(
  design: Design,
  file?: { readonly path: string; readonly name: string; readonly modifiedAtMs: number },
  options: { readonly isStored?: boolean } = {},
): Promise<void> {
  await autosave.flush();
  if (useDocument.getState().design.id !== design.id) putAside();
  openDocument(design, file);
  addTab(design.id, design.name);
  const { revision } = useDocument.getState();
  if (options.isStored) autosave.reset(revision);
  else autosave.touch();
  begin();
}

function begin(): void {
  const { design, revision } = useDocument.getState();
  select({});
  workIn(undefined);
  showJourney(undefined);
  analysis.analyze(design, revision);
  requestAnimationFrame(() => frame({ what: 'all', isAtOnce: true }));
}

export function newDesign(): Promise<void> {
  const { currency } = useSettings.getState();
  const design = emptyDesign({ id: nanoid(), name: 'Untitled' });
  return show(currency === 'USD' ? design : { ...design, assumptions: { currency } });
}

/** Shows the design of another tab. */
export async function showTab(id: string): Promise<void> {
  const { design, isOpen } = useDocument.getState();
  if (!isOpen || design.id !== id) await openFromLibrary(id);
}

/** Closes a tab; the design stays in the library. */
export async function closeTab(id: string): Promise<void> {
  const { design, isOpen } = useDocument.getState();
  const next = tabBeside(id, 1);
  if (!isOpen || design.id !== id) return dropTab(id);
  await autosave.flush();
  if (next === undefined || next === id) await goHome();
  else await showTab(next);
  dropTab(id);
}

export async function showTabBeside(step: 1 | -1): Promise<void> {
  const next = tabBeside(useDocument.getState().design.id, step);
  if (next !== undefined) await showTab(next);
}

/** A copy under an id of its own: a template, or a duplicate. */
export const showCopy = (design: Design, name = design.name): Promise<void> => show({ ...design, id: nanoid(), name });

/** With its undo, where it was open in this window and nobody has changed it since. */
export async function openFromLibrary(id: string): Promise<void> {
  await autosave.flush();
  const aside = takeParked(id);
  const entry = await library.load(id);
  if (aside !== undefined && !aside.isSaved) return resume(aside);
  if (entry === undefined) {
    dropTab(id);
    return tell({ title: 'This design is not in the library any more', text: '' });
  }
  const isSame = aside !== undefined && JSON.stringify(aside.design) === JSON.stringify(entry.design);
  if (isSame) return resume(aside);
  await show({ ...entry.design, id }, entry.file, { isStored: true });
}

function resume(aside: Aside): void {
  putAside();
  resumeDocument(aside);
  const { design, revision } = useDocument.getState();
  addTab(design.id, design.name);
  // What could not be stored before is tried again.
  if (aside.isSaved) autosave.reset(revision);
  else autosave.touch();
  begin();
}

const putAside = (): void => park(autosave.useSaveState.getState().state === 'saved');

export async function goHome(): Promise<void> {
  await autosave.flush();
  putAside();
  closeDocument();
}

/** Asks for files and opens them: a design as it is, anything else by way of an import. */
export async function openFiles(): Promise<void> {
  const opened = await bridge.openFiles({ title: 'Open', filters: OPENABLE, several: true });
  if (!opened.ok) return tell({ title: 'The file could not be opened', text: opened.error.message });
  if (opened.value !== undefined) await receive(opened.value);
}

/**
 * Files from a dialog, the system or a drop. What cannot be read says why and leaves the open design alone. A design stays
 * linked to its file, unless the file cannot be reached again.
 */
export async function receive(files: readonly OpenedFile[], { isReachable = true } = {}): Promise<void> {
  const picture = files.find(({ name }) => /\.(?:png|svg)$/i.test(name));
  if (picture !== undefined) return receivePicture(picture);
  const design = files.find(isDesign);
  if (design === undefined) return receiveImport(files);
  const read = parseDesign(design.text);
  if (!read.ok) return tell(troubleWith(design.name, formatIssues(read.error)));
  await show(read.value, isReachable ? design : undefined);
  if (Object.values(read.value.components).some(({ position }) => position === undefined)) await tidy();
}

/** A picture that was exported with its design: a design of its own, not linked to the picture. */
async function receivePicture({ name, text, picture }: OpenedFile): Promise<void> {
  const read = designInPicture(picture ?? text);
  if (read === undefined) return tell(troubleWith(name, 'This picture carries no design.'));
  if (!read.ok) return tell(troubleWith(name, formatIssues(read.error)));
  await show({ ...read.value, id: nanoid() });
}

/** JSON is ours where it says so; it may as well be a contract of an API. */
const isDesign = ({ name, text }: OpenedFile): boolean =>
  /\.plumb$/i.test(name) || (/\.json$/i.test(name) && /"format"\s*:\s*"plumbline"/.test(text));

async function receiveImport(files: readonly OpenedFile[]): Promise<void> {
  const read = importFiles(
    files.map(({ name, text }) => ({ path: name, text })),
    { id: nanoid() },
  );
  if (!read.ok) return tell(troubleWith(files.map(({ name }) => name).join(', '), formatIssues(read.error)));
  const { design, account, isPlaced } = read.value;
  const placed = isPlaced ? design : apply(design, commands.arrange(design, await layout.arrange(design)));
  notify({ imported: { design: placed, account } satisfies Imported });
}

const troubleWith = (name: string, text: string): Trouble => ({
  title: `${name} could not be read`,
  text,
  note: 'The design that is open was not touched.',
});

/** Lays the open design out anew: one step of undo. */
export async function tidy(direction: 'right' | 'down' | 'auto' = 'auto'): Promise<void> {
  const { design, revision } = useDocument.getState();
  if (Object.keys(design.components).length === 0) return;
  const arrangement = await layout.arrange(design, direction);
  // Somebody went on drawing meanwhile: a layout of what was would undo what is.
  if (useDocument.getState().revision !== revision) return;
  notify({ isArranging: true });
  run(commands.arrange(design, arrangement));
  frame({ what: 'all' });
  setTimeout(() => notify({ isArranging: false }), GLIDE_MS);
}

const GLIDE_MS = 240;
