import type { Design } from '@shared/model';
import type { SimulationOptions, SimulationProgress, SimulationResults, TimelinePoint } from '@shared/simulation';

/** Simulated seconds per second, or as fast as the machine can. */
export type Pace = number | 'full';

export type RunOptions = Omit<SimulationOptions, 'durationSeconds'> & {
  /** Undefined: long enough for firm figures, found from a short trial. */
  readonly durationSeconds: number | undefined;
};

/** What the page asks of the simulation worker. A new `start` ends the run before it. */
export type Question =
  | {
      readonly type: 'start';
      readonly run: number;
      readonly design: Design;
      readonly options: RunOptions;
      readonly pace: Pace;
      readonly isPaused: boolean;
    }
  | { readonly type: 'pause' | 'resume' | 'step' | 'stop' }
  | { readonly type: 'pace'; readonly pace: Pace };

/** `points`: what has been added to the timeline since the last answer of the same run. */
export type Answer =
  | {
      readonly type: 'progress';
      readonly run: number;
      readonly progress: SimulationProgress;
      readonly points: readonly TimelinePoint[];
      readonly isPaused: boolean;
    }
  /** Figures so far; of the whole run when its outcome is no longer `running`. */
  | { readonly type: 'results'; readonly run: number; readonly results: SimulationResults }
  | { readonly type: 'failed'; readonly run: number; readonly reason: string };
