import { create, type StoreApi, type UseBoundStore } from 'zustand';

export type SaveState =
  | { readonly state: 'saved'; readonly revision: number }
  | { readonly state: 'dirty' | 'saving' }
  | { readonly state: 'failed'; readonly reason: string };

export type Autosave = {
  readonly useSaveState: UseBoundStore<StoreApi<SaveState>>;
  /** There is a newer revision. Written soon, and never two at once. */
  readonly touch: () => void;
  /** A document was opened whose revision is stored already. */
  readonly reset: (revision: number) => void;
  /** Writes now; resolves when everything that was there at the call is stored, or has failed. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
};

type Options<T> = {
  /** What is to be written now; undefined while nothing is open. */
  readonly current: () => { readonly revision: number; readonly value: T } | undefined;
  readonly write: (value: T, revision: number) => Promise<unknown>;
  readonly delayMs?: number;
  readonly retryMs?: number;
};

/**
 * Keeps the stored document behind the open one by at most `delayMs`. One write is in flight at a time; what changes
 * meanwhile is written next; a failed write is told and tried again. "Saved" is only said of the revision that is stored.
 */
export function createAutosave<T>({ current, write, delayMs = 250, retryMs = 3000 }: Options<T>): Autosave {
  const useSaveState = create<SaveState>()(() => ({ state: 'saved', revision: 0 }));
  let stored = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: Promise<void> | undefined;

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  const save = (): Promise<void> => {
    clearTimeout(timer);
    inFlight ??= writeOnce().finally(() => {
      inFlight = undefined;
      if (isBehind() && useSaveState.getState().state !== 'failed') schedule(0);
    });
    return inFlight;
  };
  const isBehind = () => {
    const now = current();
    return now !== undefined && now.revision !== stored;
  };
  const writeOnce = async (): Promise<void> => {
    const now = current();
    if (now === undefined || now.revision === stored) return;
    useSaveState.setState({ state: 'saving' }, true);
    try {
      await write(now.value, now.revision);
      stored = now.revision;
      // Only the revision that was written is saved: a newer one is already waiting.
      useSaveState.setState(isBehind() ? { state: 'dirty' } : { state: 'saved', revision: stored }, true);
    } catch (error) {
      useSaveState.setState({ state: 'failed', reason: error instanceof Error ? error.message : String(error) }, true);
      schedule(retryMs);
    }
  };
  return {
    useSaveState,
    touch: () => {
      if (!isBehind()) return;
      if (useSaveState.getState().state !== 'saving') useSaveState.setState({ state: 'dirty' }, true);
      schedule(delayMs);
    },
    reset: (revision) => {
      clearTimeout(timer);
      stored = revision;
      useSaveState.setState({ state: 'saved', revision }, true);
    },
    flush: async () => {
      while (isBehind()) {
        await save();
        if (useSaveState.getState().state === 'failed') return;
      }
    },
    stop: () => clearTimeout(timer),
  };
}
