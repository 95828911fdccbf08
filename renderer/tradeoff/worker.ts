import type { Trial } from '@shared/tradeoff';
import type { Answer, Question } from './protocol';
import { type Progress, steps } from './tasks';

/** How long the worker works before it listens again: a task that nobody wants any more ends within this. */
const SLICE_MS = 40;

const running = new Map<number, ReturnType<typeof steps>>();
const answer = (message: Answer): void => self.postMessage(message);
const now = (): number => performance.now();

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if (data.type === 'cancel') {
    running.delete(data.id);
    return;
  }
  running.set(data.id, steps(data.task, now));
  setTimeout(() => work(data.id));
});

/** One slice of one task; tasks take turns. What was found in a slice is told at its end. */
function work(id: number): void {
  const task = running.get(id);
  if (task === undefined) return;
  let last: Progress | undefined;
  const trials: Trial[] = [];
  const until = now() + SLICE_MS;
  try {
    while (now() < until) {
      const step = task.next();
      if (step.done) {
        running.delete(id);
        answer({ type: 'done', id, result: step.value });
        return;
      }
      last = step.value;
      trials.push(...(last.trials ?? []));
    }
  } catch (error) {
    running.delete(id);
    answer({ type: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
    return;
  }
  if (last !== undefined) answer({ type: 'progress', id, progress: trials.length > 0 ? { ...last, trials } : last });
  setTimeout(() => work(id));
}
