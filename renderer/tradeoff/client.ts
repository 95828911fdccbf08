import type { Answer, Question } from './protocol';
import type { Progress, Results, Task } from './tasks';

type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export type Running<T> = {
  /** Undefined when it was cancelled; rejects with the reason where the worker failed. */
  readonly result: Promise<T | undefined>;
  readonly cancel: () => void;
};

type Waiting = {
  readonly resolve: (result: Results[Task['type']] | undefined) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: (progress: Progress) => void;
};

/** Runs tasks in a worker that begins with the first of them. A worker that dies fails its tasks; the next begins anew. */
export function createTradeoffClient(startWorker: () => Port) {
  let worker: Port | undefined;
  let nextId = 0;
  const waiting = new Map<number, Waiting>();

  const listen = (port: Port): Port => {
    port.addEventListener('message', (event) => receive((event as MessageEvent<Answer>).data));
    port.addEventListener('error', (event) => {
      port.terminate();
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error(event.message || 'the worker stopped'));
      waiting.clear();
    });
    return port;
  };
  const receive = (message: Answer) => {
    const task = waiting.get(message.id);
    if (task === undefined) return;
    if (message.type === 'progress') {
      task.onProgress(message.progress);
      return;
    }
    waiting.delete(message.id);
    if (message.type === 'done') task.resolve(message.result);
    else task.reject(new Error(message.reason));
  };
  const post = (question: Question) => {
    worker ??= listen(startWorker());
    worker.postMessage(question);
  };
  return {
    run<T extends Task>(task: T, onProgress: (progress: Progress) => void = () => {}): Running<Results[T['type']]> {
      const id = nextId++;
      const result = new Promise<Results[T['type']] | undefined>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress });
      });
      post({ type: 'start', id, task });
      const cancel = () => {
        const task = waiting.get(id);
        if (task === undefined) return;
        waiting.delete(id);
        post({ type: 'cancel', id });
        task.resolve(undefined);
      };
      return { result, cancel };
    },
  };
}

export type TradeoffClient = ReturnType<typeof createTradeoffClient>;

const startWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'tradeoff' });

/** The worker of this window. */
export const tradeoff: TradeoffClient = createTradeoffClient(startWorker);

/** More of them hardly help: each begins by looking at the whole design. */
const MOST_WORKERS = 4;

/** As many as the machine has cores, but one for the page where there are more than two; the first is the worker of this window. */
export function tradeoffWorkers(cores: number): readonly TradeoffClient[] {
  const count = Math.min(MOST_WORKERS, cores <= 2 ? cores : cores - 1);
  while (workers.length < count) workers.push(createTradeoffClient(startWorker));
  return workers.slice(0, Math.max(1, count));
}
const workers: TradeoffClient[] = [tradeoff];
