import { secondsFor, Simulation, whyNot } from '@shared/simulation';
import type { Answer, Pace, Question, RunOptions } from './protocol';

/** So long the worker is deaf to what the page asks. */
const BURST_MS = 25;
const EVENTS_AT_ONCE = 20_000;
/** How often the page hears of progress, and of figures, which take longer to make. */
const TELL_EVERY_MS = 100;
const FIGURES_EVERY_MS = 700;
/** Enough for a p99 to about a percent at a moderate load, in a second or two. */
const EVENTS_FOR_FIGURES = 4_000_000;

type Surroundings = {
  readonly answer: (message: Answer) => void;
  readonly nowMs: () => number;
  readonly later: (run: () => void, afterMs: number) => void;
};

/** Plays one simulation at a time: in bursts, so that it can be paused, stepped, slowed down and stopped. */
export class Player {
  readonly #surroundings: Surroundings;
  #simulation: Simulation | undefined;
  #run = 0;
  #isPaused = false;
  #isScheduled = false;
  #pace: Pace = 'full';
  /** Where a paced run began or was last resumed: on the clock, and in simulated time. */
  #since = { clockMs: 0, simulatedSeconds: 0 };
  #toldAtMs = 0;
  #figuresAtMs = 0;
  #points = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  ask(question: Question): void {
    switch (question.type) {
      case 'start':
        return this.#start(question);
      case 'pause':
        this.#isPaused = true;
        return this.#tell(true);
      case 'resume':
        this.#isPaused = false;
        this.#resetClock();
        return this.#schedule(0);
      case 'step':
        return this.#step();
      case 'pace':
        this.#pace = question.pace;
        return this.#resetClock();
      case 'stop':
        this.#simulation = undefined;
        return undefined;
      default:
        return question satisfies never;
    }
  }

  #start({ run, design, options, pace, isPaused }: Extract<Question, { type: 'start' }>): void {
    this.#run = run;
    this.#simulation = undefined;
    const reason = whyNot(design);
    if (reason !== undefined) return this.#surroundings.answer({ type: 'failed', run, reason });
    this.#guarded(() => {
      const durationSeconds = options.durationSeconds ?? secondsFor(design, EVENTS_FOR_FIGURES);
      this.#simulation = new Simulation(design, { ...(options satisfies RunOptions), durationSeconds });
    });
    this.#pace = pace;
    this.#isPaused = isPaused;
    this.#points = 0;
    this.#figuresAtMs = this.#surroundings.nowMs();
    this.#resetClock();
    this.#tell(true);
    this.#schedule(0);
  }

  /** To the end of the present slice, and stop there. */
  #step(): void {
    const simulation = this.#simulation;
    if (simulation === undefined) return;
    this.#isPaused = true;
    this.#guarded(() => simulation.stepSlice(Number.MAX_SAFE_INTEGER));
    this.#tell(true);
    this.#tellFigures();
  }

  #resetClock(): void {
    const simulatedSeconds = this.#simulation?.progress().simulatedSeconds ?? 0;
    this.#since = { clockMs: this.#surroundings.nowMs(), simulatedSeconds };
  }

  #schedule(afterMs: number): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#surroundings.later(() => {
      this.#isScheduled = false;
      this.#burst();
    }, afterMs);
  }

  #burst(): void {
    const simulation = this.#simulation;
    if (simulation === undefined || this.#isPaused || simulation.progress().outcome !== 'running') return;
    const { nowMs } = this.#surroundings;
    const start = nowMs();
    const target =
      this.#pace === 'full'
        ? Infinity
        : this.#since.simulatedSeconds + ((start - this.#since.clockMs) / 1000) * this.#pace;
    this.#guarded(() => {
      let before = -1;
      let progress = simulation.progress();
      // Up to where it should be by now, but never so long that a pause would be heard late.
      while (progress.outcome === 'running' && progress.events !== before && nowMs() - start < BURST_MS) {
        before = progress.events;
        progress = simulation.stepUntil(target, EVENTS_AT_ONCE);
      }
    });
    const isOver = this.#simulation?.progress().outcome !== 'running';
    this.#tell(isOver);
    if (isOver || nowMs() - this.#figuresAtMs > FIGURES_EVERY_MS) this.#tellFigures();
    if (!isOver) this.#schedule(this.#pace === 'full' ? 0 : 15);
  }

  #tell(isDue: boolean): void {
    const simulation = this.#simulation;
    const now = this.#surroundings.nowMs();
    if (simulation === undefined || (!isDue && now - this.#toldAtMs < TELL_EVERY_MS)) return;
    this.#toldAtMs = now;
    const points = simulation.timeline(this.#points);
    this.#points += points.length;
    const [run, isPaused] = [this.#run, this.#isPaused];
    this.#surroundings.answer({ type: 'progress', run, progress: simulation.progress(), points, isPaused });
  }

  #tellFigures(): void {
    const simulation = this.#simulation;
    if (simulation === undefined) return;
    this.#guarded(() => {
      const { timeline: _, ...results } = simulation.results();
      this.#surroundings.answer({ type: 'results', run: this.#run, results: { ...results, timeline: [] } });
    });
    this.#figuresAtMs = this.#surroundings.nowMs();
  }

  /** A bug of the kernel ends this run and says so; the next one starts anew. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#simulation = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      this.#surroundings.answer({ type: 'failed', run: this.#run, reason });
    }
  }
}
