import { useEffect, useState } from 'react';
import { performanceWorker } from './client';
import type { Answers, Question } from './protocol';

export type Answered<T> = {
  /** The newest answer; it stays until there is a newer one. */
  readonly answer: T | undefined;
  readonly isRunning: boolean;
  readonly progress: number;
  readonly failure: string | undefined;
};

/** Edits come in bursts: the question waits for the hand to rest. */
const REST_MS = 150;

/**
 * Asks when the question is there and again when it changes. The question's identity counts: it comes from useMemo.
 */
export function useAnswer<Q extends Question>(question: Q | undefined, restMs = REST_MS): Answered<Answers[Q['type']]> {
  const [state, setState] = useState<Answered<Answers[Q['type']]>>({
    answer: undefined,
    isRunning: false,
    progress: 0,
    failure: undefined,
  });
  useEffect(() => {
    if (question === undefined) return undefined;
    let isCurrent = true;
    let cancel = () => {};
    const timer = setTimeout(() => {
      setState((before) => ({ ...before, isRunning: true, progress: 0 }));
      const running = performanceWorker.ask(question, (progress) => isCurrent && setState((s) => ({ ...s, progress })));
      cancel = running.cancel;
      running.result.then(
        (answer) => {
          if (isCurrent && answer !== undefined)
            setState({ answer, isRunning: false, progress: 1, failure: undefined });
        },
        (reason: unknown) => {
          if (isCurrent)
            setState((s) => ({
              ...s,
              isRunning: false,
              failure: reason instanceof Error ? reason.message : String(reason),
            }));
        },
      );
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      cancel();
    };
  }, [question, restMs]);
  return state;
}
