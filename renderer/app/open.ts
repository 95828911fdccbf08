import type { OpenedFile } from '@shared/bridge';
import { type Imported, importFiles } from '@shared/formats';
import { apply, commands } from '@shared/edit';
import { type Design, emptyDesign, formatIssues, parseDesign } from '@shared/model';
import { OPENABLE } from '@renderer/files';
import { closeDocument, openDocument, run, useDocument } from '@renderer/state/document';
import { frame, select, showJourney } from '@renderer/state/session';
import { nanoid } from 'nanoid';
import { notify, type Trouble, tell } from './messages';
import { analysis, autosave, bridge, layout, library } from './services';

/** Shows a design. What was open before is stored first: opening never loses anything. */
export async function show(
  design: Design,
  file?: { readonly path: string; readonly name: string; readonly modifiedAtMs: number },
  options: { readonly isStored?: boolean } = {},
): Promise<void> {
  await autosave.flush();
  openDocument(design, file);
  const { revision } = useDocument.getState();
  if (options.isStored) autosave.reset(revision);
  else autosave.touch();
  select({});
  showJourney(undefined);
  analysis.analyze(design, revision);
  requestAnimationFrame(() => frame({ what: 'all' }));
}

export const newDesign = (): Promise<void> => show(emptyDesign({ id: nanoid(), name: 'Untitled' }));

/** A copy under an id of its own: a template, or a duplicate. */
export const showCopy = (design: Design, name = design.name): Promise<void> => show({ ...design, id: nanoid(), name });

export async function openFromLibrary(id: string): Promise<void> {
  const entry = await library.load(id);
  if (entry === undefined) return tell({ title: 'This design is not in the library any more', text: '' });
  await show({ ...entry.design, id }, entry.file, { isStored: true });
}

export async function goHome(): Promise<void> {
  await autosave.flush();
  closeDocument();
}

/** Asks for files and opens them: a design as it is, anything else by way of an import. */
export async function openFiles(): Promise<void> {
  const opened = await bridge.openFiles({ title: 'Open', filters: OPENABLE, several: true });
  if (!opened.ok) return tell({ title: 'The file could not be opened', text: opened.error.message });
  if (opened.value !== undefined) await receive(opened.value);
}

/** Files from a dialog, the system or a drop. What cannot be read says why and leaves the open design alone. */
export async function receive(files: readonly OpenedFile[]): Promise<void> {
  const design = files.find(({ name }) => /\.(?:plumb|json)$/i.test(name));
  if (design === undefined) return receiveImport(files);
  const read = parseDesign(design.text);
  if (!read.ok) return tell(troubleWith(design.name, formatIssues(read.error)));
  await show(read.value, design);
  if (Object.values(read.value.components).some(({ position }) => position === undefined)) await tidy();
}

async function receiveImport(files: readonly OpenedFile[]): Promise<void> {
  const read = importFiles(
    files.map(({ name, text }) => ({ path: name, text })),
    { id: nanoid() },
  );
  if (!read.ok) return tell(troubleWith(files.map(({ name }) => name).join(', '), formatIssues(read.error)));
  const { design, account } = read.value;
  const placed = apply(design, commands.arrange(design, await layout.arrange(design)));
  notify({ imported: { design: placed, account } satisfies Imported });
}

const troubleWith = (name: string, text: string): Trouble => ({
  title: `${name} could not be read`,
  text,
  note: 'The design that is open was not touched.',
});

/** Lays the open design out anew: one step of undo. */
export async function tidy(direction: 'right' | 'down' = 'right'): Promise<void> {
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
