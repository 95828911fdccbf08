import {
  type Change,
  EMPTY_HISTORY,
  type History,
  isEmpty,
  perform,
  redo,
  settle,
  type Step,
  undo,
} from '@shared/edit';
import { type Design, emptyDesign } from '@shared/model';
import { create } from 'zustand';

/** Where a design lives besides the library: a file that the person opened or saved. */
export type FileLink = {
  readonly path: string;
  readonly name: string;
  readonly modifiedAtMs: number;
  /** The revision that the file holds; behind `revision` there are changes that it does not have. */
  readonly revision: number;
};

type DocumentState = {
  readonly design: Design;
  readonly history: History;
  /** Grows with every change of the design: who has seen a revision need not look again. */
  readonly revision: number;
  /** Undefined until a design is open. */
  readonly isOpen: boolean;
  readonly file: FileLink | undefined;
};

const NOTHING_OPEN: DocumentState = {
  design: emptyDesign({ id: 'none', name: '' }),
  history: EMPTY_HISTORY,
  revision: 0,
  isOpen: false,
  file: undefined,
};

/** The open design: the one place where a Change becomes the present. */
export const useDocument = create<DocumentState>()(() => NOTHING_OPEN);

const { getState: get, setState: set } = useDocument;

export function openDocument(design: Design, file?: Omit<FileLink, 'revision'>): void {
  const revision = get().revision + 1;
  set({ design, history: EMPTY_HISTORY, revision, isOpen: true, file: file && { ...file, revision } });
}

/** A document that was put aside: with what can be undone, and whether its file has all of it. */
export type Parked = Pick<DocumentState, 'design' | 'history' | 'file'> & { readonly isFileBehind: boolean };

export function parkDocument(): Parked | undefined {
  const { design, history, file, revision, isOpen } = get();
  return isOpen ? { design, history, file, isFileBehind: file !== undefined && file.revision !== revision } : undefined;
}

export function resumeDocument({ design, history, file, isFileBehind }: Parked): void {
  const revision = get().revision + 1;
  const link = file && { ...file, revision: isFileBehind ? -1 : revision };
  set({ design, history: settle(history), revision, isOpen: true, file: link });
}

export const closeDocument = (): void => set({ ...NOTHING_OPEN, revision: get().revision + 1 });

/** Applies and records a change. Changes of one `gesture` in a row are one step of undo. */
export function run(change: Change, gesture?: string): void {
  if (isEmpty(change)) return;
  step((current) => perform(current, change, gesture));
}

export const undoLast = (): void => step(undo);
export const redoLast = (): void => step(redo);
/** The next change begins a new step of undo. */
export const endGesture = (): void => set({ history: settle(get().history) });

export const linkFile = (file: FileLink): void => set({ file });
export const unlinkFile = (): void => set({ file: undefined });

function step(next: (current: Step) => Step): void {
  const { design, history, revision } = get();
  const after = next({ design, history });
  if (after.design === design) return;
  set({ ...after, revision: revision + 1 });
}

/** What the next undo and redo would do, for menus and tooltips. */
export const undoLabel = (state: DocumentState): string | undefined => state.history.past.at(-1)?.label;
export const redoLabel = (state: DocumentState): string | undefined => state.history.future.at(-1)?.label;
