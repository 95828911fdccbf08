import { createAutosave } from '@renderer/persistence';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Written = { readonly revision: number; readonly value: string };

/** A document that changes, and a disk that can be slow or broken. */
function desk() {
  const state = { revision: 1, isOpen: true, isBroken: false, writes: [] as Written[], inFlight: 0, most: 0 };
  const autosave = createAutosave<string>({
    current: () => (state.isOpen ? { revision: state.revision, value: `text ${state.revision}` } : undefined),
    write: async (value, revision) => {
      state.inFlight++;
      state.most = Math.max(state.most, state.inFlight);
      await new Promise((resolve) => setTimeout(resolve, 50));
      state.inFlight--;
      if (state.isBroken) throw new Error('disk full');
      state.writes.push({ revision, value });
    },
    delayMs: 100,
    retryMs: 1000,
  });
  const edit = () => {
    state.revision++;
    autosave.touch();
  };
  return { state, autosave, edit, saved: () => autosave.useSaveState.getState() };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is shown as saved has been written', async () => {
  const { state, autosave, edit, saved } = desk();
  autosave.reset(1);
  edit();
  expect(saved().state).toBe('dirty');
  await vi.advanceTimersByTimeAsync(100);
  expect(saved().state).toBe('saving');
  await vi.advanceTimersByTimeAsync(50);
  expect(saved()).toEqual({ state: 'saved', revision: 2 });
  expect(state.writes).toEqual([{ revision: 2, value: 'text 2' }]);
});

test('a change during a write is not called saved, and is written next', async () => {
  const { state, autosave, edit, saved } = desk();
  autosave.reset(1);
  edit();
  await vi.advanceTimersByTimeAsync(120);
  edit();
  await vi.advanceTimersByTimeAsync(30);
  expect(saved().state).not.toBe('saved');
  await vi.advanceTimersByTimeAsync(500);
  expect(saved()).toEqual({ state: 'saved', revision: 3 });
  expect(state.writes.map(({ revision }) => revision)).toEqual([2, 3]);
  expect(state.most).toBe(1);
});

test('a hundred quick changes are a few writes, the last of them the last', async () => {
  const { state, autosave, edit } = desk();
  autosave.reset(1);
  for (let i = 0; i < 100; i++) {
    edit();
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.writes.length).toBeLessThan(10);
  expect(state.writes.at(-1)!.revision).toBe(101);
});

test('a failure is told, tried again, and forgotten when it works', async () => {
  const { state, autosave, edit, saved } = desk();
  autosave.reset(1);
  state.isBroken = true;
  edit();
  await vi.advanceTimersByTimeAsync(200);
  expect(saved()).toEqual({ state: 'failed', reason: 'disk full' });
  state.isBroken = false;
  await vi.advanceTimersByTimeAsync(1200);
  expect(saved()).toEqual({ state: 'saved', revision: 2 });
});

test('a flush waits until everything is stored, and gives up on a broken disk', async () => {
  const { state, autosave, edit, saved } = desk();
  autosave.reset(1);
  edit();
  const done = autosave.flush();
  edit();
  await vi.advanceTimersByTimeAsync(300);
  await done;
  expect(saved()).toEqual({ state: 'saved', revision: 3 });
  state.isBroken = true;
  edit();
  const failed = autosave.flush();
  await vi.advanceTimersByTimeAsync(300);
  await failed;
  expect(saved().state).toBe('failed');
});

test('before a document was loaded nothing is written', async () => {
  const { state, autosave } = desk();
  state.isOpen = false;
  autosave.touch();
  await autosave.flush();
  await vi.advanceTimersByTimeAsync(500);
  expect(state.writes).toEqual([]);
});
