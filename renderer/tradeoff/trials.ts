import { useDocument } from '@renderer/state/document';
import type { Design } from '@shared/model';
import type { Profile, Trial } from '@shared/tradeoff';
import { useEffect } from 'react';
import { create } from 'zustand';
import { type Running, tradeoff } from './client';
import type { Progress, Results } from './tasks';

export const TRIAL_TIME_MS = 10_000;

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
let running: Running<Results['try']> | undefined;

function begin(design: Design): void {
  if (tried === design) return;
  tried = design;
  running?.cancel();
  const trials: Trial[] = [];
  useStore.setState({ ...NOTHING, progress: { done: 0, total: undefined } });
  running = tradeoff.run({ type: 'try', design, timeMs: TRIAL_TIME_MS }, (progress) => {
    trials.push(...(progress.trials ?? []));
    if (tried === design) useStore.setState({ trials: [...trials], progress, total: progress.total ?? 0 });
  });
  running.result.then(
    (result) => {
      if (result !== undefined && tried === design)
        useStore.setState({ ...NOTHING, trials: result.trials, base: result.base, total: result.total });
    },
    (reason: unknown) => {
      if (tried === design)
        useStore.setState({ ...NOTHING, failure: reason instanceof Error ? reason.message : String(reason) });
    },
  );
}

/** Every tactic tried on the open design: begun when somebody looks, and again when it has changed. */
export function useTrials(): Tried {
  const design = useDocument((state) => state.design);
  useEffect(() => begin(design), [design]);
  return useStore();
}
