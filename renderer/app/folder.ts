import type { KeptDesign } from '@shared/bridge';
import { serializeDesign } from '@shared/model';
import { createAutosave } from '@renderer/persistence';
import { useDocument } from '@renderer/state/document';
import { toast } from 'sonner';
import { create } from 'zustand';
import { bridge, library } from './services';

/** The folder in which every design is kept as a file besides the library; undefined where there is none. */
export const useFolder = create<{ readonly path: string | undefined }>()(() => ({ path: undefined }));

/** Files are written less often than the library: whoever watches the folder is not woken at each key. */
const DELAY_MS = 1000;
const RETRY_MS = 10_000;

const keeping = createAutosave<KeptDesign>({
  current: () => {
    const { design, revision, isOpen } = useDocument.getState();
    if (!isOpen || useFolder.getState().path === undefined) return undefined;
    return { revision, value: { id: design.id, name: design.name, contents: serializeDesign(design) } };
  },
  write: keep,
  delayMs: DELAY_MS,
  retryMs: RETRY_MS,
});

/** Whether the folder has what the window shows. */
export const useFolderState = keeping.useSaveState;
export const flushFolder = (): Promise<void> => keeping.flush();

async function keep(design: KeptDesign): Promise<void> {
  const kept = await bridge.folder?.keep(design);
  if (kept === undefined) return;
  if (!kept.ok) {
    toast.error('The folder could not be written to', { id: 'folder', description: kept.error.message });
    throw new Error(kept.error.message);
  }
  if (kept.value.asidePath !== undefined)
    toast.warning('A file in your folder was changed elsewhere', { description: `It is now ${kept.value.asidePath}` });
}

/** Follows the document; answers with what stops it. */
export function connectFolder(): () => void {
  void bridge.folder?.where().then((where) => {
    if (where.ok) useFolder.setState({ path: where.value });
  });
  return useDocument.subscribe((state, before) => {
    if (useFolder.getState().path === undefined) return;
    // A design that is left is written before the next one takes its place.
    const isLeft = before.isOpen && (!state.isOpen || state.design.id !== before.design.id);
    if (isLeft && keeping.useSaveState.getState().state !== 'saved')
      void keep({ id: before.design.id, name: before.design.name, contents: serializeDesign(before.design) }).catch(
        () => undefined,
      );
    if (!state.isOpen) return;
    if (state.design.id !== before.design.id) keeping.reset(state.revision);
    else if (state.revision !== before.revision) keeping.touch();
  });
}

/** Asks for a folder and writes the whole library there. */
export async function chooseFolder(): Promise<void> {
  const chosen = await bridge.folder?.choose();
  if (chosen === undefined || (chosen.ok && chosen.value === undefined)) return;
  if (!chosen.ok) {
    toast.error('The folder could not be chosen', { description: chosen.error.message });
    return;
  }
  useFolder.setState({ path: chosen.value });
  const entries = await library.list();
  try {
    for (const { id, name, design } of entries) await keep({ id, name, contents: serializeDesign(design) });
    toast.success(`${entries.length} ${entries.length === 1 ? 'design is' : 'designs are'} in the folder`);
  } catch {
    // Said already, with the reason.
  }
}

/** What is there stays. */
export async function leaveFolder(): Promise<void> {
  const left = await bridge.folder?.leave();
  if (left?.ok === true) useFolder.setState({ path: undefined });
  else if (left !== undefined) toast.error('The choice could not be taken back', { description: left.error.message });
}
