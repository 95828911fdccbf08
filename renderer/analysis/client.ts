import type { Explanation, Report } from '@shared/analysis';
import type { Design } from '@shared/model';
import { create } from 'zustand';
import type { Answer, Question, ResilienceAnswer } from './protocol';

export type AnalysisState = {
  /** The newest report; it may be of an older revision than the open design, and is then stale. */
  readonly report: Report | undefined;
  readonly revision: number;
  readonly failure: string | undefined;
  readonly tookMs: number;
};

type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/** Keeps one analysis running at a time; what came meanwhile is analysed next, and of that only the newest. */
export function createAnalysisClient(startWorker: () => Port) {
  const useAnalysis = create<AnalysisState>()(() => ({
    report: undefined,
    revision: -1,
    failure: undefined,
    tookMs: 0,
  }));
  let worker: Port | undefined;
  let isBusy = false;
  let waiting: Extract<Question, { type: 'analyze' }> | undefined;
  let nextId = 0;
  const examining = new Map<number, (answer: ResilienceAnswer | undefined) => void>();
  const explaining = new Map<number, (explanation: Explanation | undefined) => void>();

  const ask = (question: Question) => {
    worker ??= listen(startWorker());
    worker.postMessage(question);
  };
  const proceed = () => {
    isBusy = false;
    const next = waiting;
    waiting = undefined;
    if (next !== undefined) analyze(next.design, next.revision);
  };
  const listen = (port: Port): Port => {
    port.addEventListener('message', (event) => receive((event as MessageEvent<Answer>).data));
    port.addEventListener('error', (event) => {
      // A worker that died answers no more: a new one begins with what is waiting.
      port.terminate();
      worker = undefined;
      for (const resolve of explaining.values()) resolve(undefined);
      explaining.clear();
      for (const resolve of examining.values()) resolve(undefined);
      examining.clear();
      useAnalysis.setState({ failure: event.message || 'the analysis stopped' });
      proceed();
    });
    return port;
  };
  const receive = (answer: Answer) => {
    switch (answer.type) {
      case 'report':
        useAnalysis.setState({
          report: answer.report,
          revision: answer.revision,
          failure: undefined,
          tookMs: answer.tookMs,
        });
        return proceed();
      case 'more':
        if (answer.revision === useAnalysis.getState().revision) useAnalysis.setState({ report: answer.report });
        return undefined;
      case 'failed':
        useAnalysis.setState({ revision: answer.revision, failure: answer.reason });
        return proceed();
      case 'explanation':
        explaining.get(answer.id)?.(answer.explanation);
        explaining.delete(answer.id);
        return undefined;
      case 'resilience':
        examining.get(answer.id)?.(answer);
        examining.delete(answer.id);
        return undefined;
      default:
        return answer satisfies never;
    }
  };
  const analyze = (design: Design, revision: number): void => {
    if (isBusy) {
      waiting = { type: 'analyze', design, revision };
      return;
    }
    isBusy = true;
    ask({ type: 'analyze', design, revision });
  };
  return {
    useAnalysis,
    analyze,
    /** How a figure of the newest report was made. */
    explain: (figure: string): Promise<Explanation | undefined> =>
      new Promise((resolve) => {
        const id = nextId++;
        explaining.set(id, resolve);
        ask({ type: 'explain', id, figure });
      }),
    /** How a journey of the newest report fails; undefined where the analysis stopped meanwhile. */
    resilience: (journey: string): Promise<ResilienceAnswer | undefined> =>
      new Promise((resolve) => {
        const id = nextId++;
        examining.set(id, resolve);
        ask({ type: 'resilience', id, journey });
      }),
    stop: (): void => worker?.terminate(),
  };
}

export type AnalysisClient = ReturnType<typeof createAnalysisClient>;
