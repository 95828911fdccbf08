import type { Design } from '@shared/model';
import type { SimulationProgress, SimulationResults, TimelinePoint } from '@shared/simulation';
import { create } from 'zustand';
import type { Answer, Pace, Question, RunOptions } from './protocol';

export type SimulationState = {
  /** What is being played, or was; the design may have changed since. */
  readonly design: Design | undefined;
  readonly options: RunOptions | undefined;
  readonly status: 'none' | 'running' | 'paused' | 'over' | 'failed';
  readonly progress: SimulationProgress | undefined;
  readonly results: SimulationResults | undefined;
  readonly timeline: readonly TimelinePoint[];
  readonly failure: string | undefined;
  readonly pace: Pace;
};

const NOTHING = {
  design: undefined,
  options: undefined,
  status: 'none',
  progress: undefined,
  results: undefined,
  timeline: [],
  failure: undefined,
} as const satisfies Omit<SimulationState, 'pace'>;

type Port = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/** The page's end of the simulation worker: one run at a time, and answers of earlier runs fall on deaf ears. */
export function createSimulationClient(startWorker: () => Port) {
  const useSimulation = create<SimulationState>()(() => ({ ...NOTHING, pace: 'full' }));
  const { getState: get, setState: set } = useSimulation;
  let worker: Port | undefined;
  let run = 0;

  const ask = (question: Question) => {
    worker ??= listen(startWorker());
    worker.postMessage(question);
  };
  const listen = (port: Port): Port => {
    port.addEventListener('message', (event) => receive((event as MessageEvent<Answer>).data));
    port.addEventListener('error', (event) => {
      port.terminate();
      worker = undefined;
      set({ status: 'failed', failure: event.message || 'the simulation stopped' });
    });
    return port;
  };
  const receive = (answer: Answer) => {
    if (answer.run !== run) return undefined;
    switch (answer.type) {
      case 'progress': {
        const { progress, points, isPaused } = answer;
        const status = progress.outcome === 'running' ? (isPaused ? 'paused' : 'running') : 'over';
        return set({
          progress,
          status,
          timeline: points.length === 0 ? get().timeline : [...get().timeline, ...points],
        });
      }
      case 'results':
        return set({ results: answer.results });
      case 'failed':
        return set({ status: 'failed', failure: answer.reason });
      default:
        return answer satisfies never;
    }
  };
  return {
    useSimulation,
    start: (design: Design, options: RunOptions, { isPaused = false } = {}): void => {
      run++;
      set({ ...NOTHING, design, options, status: isPaused ? 'paused' : 'running' });
      ask({ type: 'start', run, design, options, pace: get().pace, isPaused });
    },
    pause: (): void => ask({ type: 'pause' }),
    resume: (): void => {
      set({ status: 'running' });
      ask({ type: 'resume' });
    },
    /** To the end of the present slice. */
    step: (): void => ask({ type: 'step' }),
    setPace: (pace: Pace): void => {
      set({ pace });
      if (get().status !== 'none') ask({ type: 'pace', pace });
    },
    /** Ends the run; what was seen so far stays. */
    stop: (): void => {
      run++;
      set({ status: get().results === undefined ? 'none' : 'over' });
      ask({ type: 'stop' });
    },
    end: (): void => {
      worker?.terminate();
      worker = undefined;
    },
  };
}

export type SimulationClient = ReturnType<typeof createSimulationClient>;

export const simulation = createSimulationClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulation' }),
);
