import { useCallback, useEffect, useRef, useState } from 'react';
import { tradeoff } from './client';
import type { Progress, Results, Task } from './tasks';

export type TaskState<T extends Task> = {
  readonly result: Results[T['type']] | undefined;
  readonly progress: Progress | undefined;
  readonly failure: string | undefined;
  readonly isRunning: boolean;
};

const IDLE = { result: undefined, progress: undefined, failure: undefined, isRunning: false };

/** Runs one task at a time; a new one replaces the one before, and leaving the page ends it. */
export function useTask<T extends Task>(): TaskState<T> & {
  readonly start: (task: T) => void;
  readonly stop: () => void;
} {
  const [state, setState] = useState<TaskState<T>>(IDLE);
  const current = useRef<(() => void) | undefined>(undefined);
  const stop = useCallback(() => {
    current.current?.();
    current.current = undefined;
    setState((before) => ({ ...before, isRunning: false, progress: undefined }));
  }, []);
  const start = useCallback((task: T) => {
    current.current?.();
    setState((before) => ({ ...before, progress: undefined, failure: undefined, isRunning: true }));
    const running = tradeoff.run(task, (progress) => setState((before) => ({ ...before, progress })));
    let isCurrent = true;
    current.current = () => {
      isCurrent = false;
      running.cancel();
    };
    running.result.then(
      (result) => {
        if (isCurrent && result !== undefined) setState({ ...IDLE, result });
      },
      (reason: unknown) => {
        if (isCurrent) setState({ ...IDLE, failure: reason instanceof Error ? reason.message : String(reason) });
      },
    );
  }, []);
  useEffect(() => () => current.current?.(), []);
  return { ...state, start, stop };
}

/** Runs a task as soon as it is there, and again whenever it is another one: the caller keeps it as long as it is the same. */
export function useTaskFor<T extends Task>(task: T | undefined): TaskState<T> {
  const { start, stop, ...state } = useTask<T>();
  useEffect(() => {
    if (task !== undefined) start(task);
    else stop();
  }, [task, start, stop]);
  return state;
}
