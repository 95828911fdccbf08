import { useDocument } from '@renderer/state/document';
import type { Design } from '@shared/model';
import type { Profile, Trial } from '@shared/tradeoff';
import { useEffect } from 'react';
import { create } from 'zustand';
import { type Running, tradeoffWorkers } from './client';
import type { Progress, Results } from './tasks';

export const TRIAL_TIME_MS = 10_000;

/** How often the page says how far it is: to draw the list for every slice of every worker takes a core that they need. */
const TELL_MS = 1000;

export type Tried = {
  readonly trials: readonly Trial[];
  readonly base: Profile | undefined;
  readonly progress: Progress | undefined;
  readonly failure: string | undefined;
  /** Places where a tactic applies, tried or not. */
  readonly total: number;
};

const NOTHING: Tried = { trials: [], base: undefined, progress: undefined, failure: undefined, total: 0 };

const useStore = create<Tried>()(() => NOTHING);
let tried: Design | undefined;
let running: readonly Running<Results['try']>[] = [];

/** Several workers have a share each; what they found is put together in the order of the proposals. */
function begin(design: Design): void {
  if (tried === design) return;
  tried = design;
  for (const each of running) each.cancel();
  const workers = tradeoffWorkers(navigator.hardwareConcurrency);
  const shares = workers.map((): { trials: Trial[]; total: number } => ({ trials: [], total: 0 }));
  const soFar = () => ({ trials: dealtBack(shares), total: shares.reduce((sum, { total }) => sum + total, 0) });
  useStore.setState({ ...NOTHING, progress: { done: 0, total: undefined } });
  let toldMs = -Infinity;
  running = workers.map((worker, index) => {
    const share = shares[index]!;
    const task = { type: 'try', design, timeMs: TRIAL_TIME_MS, share: { index, of: workers.length } } as const;
    return worker.run(task, ({ trials = [], total }) => {
      share.trials.push(...trials);
      share.total = total ?? 0;
      const nowMs = performance.now();
      if (tried !== design || nowMs - toldMs < TELL_MS) return;
      toldMs = nowMs;
      const found = soFar();
      useStore.setState({ ...found, progress: { done: found.trials.length, total: found.total } });
    });
  });
  Promise.all(running.map(({ result }) => result)).then(
    (results) => {
      if (tried !== design) return;
      results.forEach((result, index) => {
        if (result !== undefined) shares[index] = { trials: [...result.trials], total: result.total };
      });
      useStore.setState({ ...NOTHING, ...soFar(), base: results[0]?.base });
    },
    (reason: unknown) => {
      if (tried !== design) return;
      for (const each of running) each.cancel();
      useStore.setState({ ...NOTHING, failure: reason instanceof Error ? reason.message : String(reason) });
    },
  );
}

/** One from each share in turn, as they were dealt. */
export function dealtBack<T>(shares: readonly { readonly trials: readonly T[] }[]): T[] {
  const rounds = Math.max(...shares.map(({ trials }) => trials.length));
  return Array.from({ length: rounds }, (_, round) =>
    shares.flatMap(({ trials }) => (round < trials.length ? [trials[round]!] : [])),
  ).flat();
}

/** Every tactic tried on the open design: begun when somebody looks, and again when it has changed. */
export function useTrials(): Tried {
  const design = useDocument((state) => state.design);
  useEffect(() => begin(design), [design]);
  return useStore();
}
