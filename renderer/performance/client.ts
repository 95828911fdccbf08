import type { Answers, Asked, Question, Told } from './protocol';

export type Running<T> = { readonly result: Promise<T | undefined>; readonly cancel: () => void };

type Job = {
  readonly question: Question;
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((share: number) => void) | undefined;
};

const LONG: ReadonlySet<Question['type']> = new Set(['curves', 'uncertainty']);

/**
 * One worker that answers one question after the other, so that a long one does not stand in the way of another page's. What is
 * given up before it began is never asked; what is given up while it runs ends with its worker.
 */
export function createPerformanceClient(startWorker: () => Worker) {
  let worker: Worker | undefined;
  let running: number | undefined;
  let nextId = 0;
  const jobs = new Map<number, Job>();

  const proceed = (): void => {
    if (running !== undefined) return;
    const next = jobs.entries().next().value;
    if (next === undefined) return;
    const [id, { question }] = next;
    running = id;
    worker ??= listen(startWorker());
    worker.postMessage({ id, question } satisfies Asked);
  };
  const end = (id: number): Job | undefined => {
    const job = jobs.get(id);
    jobs.delete(id);
    if (running === id) running = undefined;
    return job;
  };
  const listen = (made: Worker): Worker => {
    made.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (data.type === 'progress') return jobs.get(data.id)?.onProgress?.(data.share);
      const job = end(data.id);
      if (data.type === 'failed') job?.reject(new Error(data.reason));
      else job?.resolve(data.answer as never);
      return proceed();
    });
    made.addEventListener('error', (event) => {
      worker?.terminate();
      worker = undefined;
      if (running !== undefined) end(running)?.reject(new Error(event.message || 'the computation stopped'));
      proceed();
    });
    return made;
  };
  return {
    ask<Q extends Question>(question: Q, onProgress?: (share: number) => void): Running<Answers[Q['type']]> {
      const id = nextId++;
      const result = new Promise<Answers[Q['type']] | undefined>((resolve, reject) => {
        jobs.set(id, { question, resolve, reject, onProgress });
      });
      proceed();
      const cancel = () => {
        if (!jobs.has(id)) return;
        const wasRunning = running === id;
        end(id)?.resolve(undefined as never);
        // A short one is let run: beginning a worker anew would take longer.
        if (!wasRunning || !LONG.has(question.type)) {
          if (wasRunning) running = id;
          return;
        }
        worker?.terminate();
        worker = undefined;
        proceed();
      };
      return { result, cancel };
    },
  };
}

export const performanceWorker = createPerformanceClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'performance' }),
);
