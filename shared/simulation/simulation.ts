import type { Design } from '../model';
import { type Blueprint, blueprintOf } from './blueprint';
import { Engine } from './engine';
import { ENDINGS, hasFailed } from './events';
import type { SimulationProgress, SimulationResults, TimelinePoint } from './figures';
import { quantile } from './histogram';
import { Measure } from './measure';
import type { ScriptLine } from './script';
import { warmupOf } from './statistics';

export type SimulationOptions = {
  readonly seed: number;
  readonly durationSeconds: number;
  /** Cut off at the beginning; found from the run itself unless stated. */
  readonly warmupSeconds?: number;
  readonly script?: readonly ScriptLine[];
  /** How many times faster than stated replicas with MTBF and MTTR break and are repaired; they do not break unless stated. */
  readonly failuresSpeed?: number;
  /** Into how many slices the run is cut, for charts and for confidence intervals. */
  readonly slices?: number;
};

/** Visits in progress beyond which a queue is taken to grow without end. */
const MOST_VISITS = 2_000_000;

/** A run that goes on as far as it is told, so that a worker can show it, stop it, or take it step by step. */
export class Simulation {
  readonly #blueprint: Blueprint;
  readonly #options: SimulationOptions;
  readonly #engine: Engine;

  /** Precondition: the design has a journey with an entry and a rate; the script names what is there (`checkScript`). */
  constructor(design: Design, options: SimulationOptions) {
    this.#blueprint = blueprintOf(design);
    this.#options = options;
    const size = this.#blueprint.stations.length;
    this.#engine = new Engine(this.#blueprint, {
      seed: options.seed,
      durationMs: options.durationSeconds * 1000,
      // A snapshot of a large design is large.
      slices: options.slices ?? (size > 2000 ? 60 : 150),
      script: options.script ?? [],
      failuresSpeed: options.failuresSpeed,
      mostVisits: MOST_VISITS,
    });
  }

  /** Handles up to so many events; fewer if the run ends. */
  step(events: number): SimulationProgress {
    this.#engine.run(events);
    return this.progress();
  }

  /** Goes on to a moment of simulated time, or for so many events. */
  stepUntil(seconds: number, events: number): SimulationProgress {
    this.#engine.run(events, { untilMs: seconds * 1000 });
    return this.progress();
  }

  /** Goes on to the end of the present slice, or for so many events. */
  stepSlice(events: number): SimulationProgress {
    this.#engine.run(events, { untilSliceEnds: true });
    return this.progress();
  }

  progress(): SimulationProgress {
    const { outcome, nowMs, events, visits } = this.#engine;
    const { durationSeconds } = this.#options;
    return { outcome, simulatedSeconds: nowMs / 1000, durationSeconds, events, inProgress: visits.inUse };
  }

  /** The figures of the slices that have ended so far. */
  results(): SimulationResults {
    const { system } = this.#blueprint;
    const { history } = this.#engine;
    const slices = history.tallies.length;
    const from = this.#warmup();
    const measure = new Measure(history, from, slices);
    const record = <T>(ids: readonly string[], of: (index: number) => T): Record<string, T> =>
      Object.fromEntries(ids.map((id, index) => [id, of(index)]));
    return {
      ...this.progress(),
      seed: this.#options.seed,
      warmupSeconds: history.snapshots[from]!.atMs / 1000,
      components: record(system.components, (v) => measure.component(v)),
      connectors: record(system.connectors, (e) => measure.connector(e)),
      journeys: record(
        system.journeys.map(({ id }) => id),
        (j) => measure.journey(j),
      ),
      timeline: this.timeline(0),
    };
  }

  /** The slices that have ended since slice `from`, as points of a chart. */
  timeline(from: number): readonly TimelinePoint[] {
    const { history } = this.#engine;
    return history.tallies.slice(from).map((_, i) => this.#point(from + i));
  }

  #warmup(): number {
    const { snapshots, tallies } = this.#engine.history;
    const { warmupSeconds } = this.#options;
    if (warmupSeconds !== undefined)
      return Math.min(tallies.length, snapshots.findIndex(({ atMs }) => atMs >= warmupSeconds * 1000) >>> 0);
    // How full the system is says more than response times, which lag behind it.
    const present = tallies.map((_, slice) => {
      const before = snapshots[slice]!;
      const after = snapshots[slice + 1]!;
      return before.waitingArea.reduce(
        (sum, area, v) => sum + after.waitingArea[v]! - area + after.busyArea[v]! - before.busyArea[v]!,
        0,
      );
    });
    return Math.min(tallies.length, Math.max(warmupOf(present), Math.ceil(tallies.length / 20)));
  }

  #point(slice: number): TimelinePoint {
    const { system } = this.#blueprint;
    const before = this.#engine.history.snapshots[slice]!;
    const after = this.#engine.history.snapshots[slice + 1]!;
    const seconds = (after.atMs - before.atMs) / 1000;
    const journeys = system.journeys.map(({ id }, j) => {
      let served = 0;
      let failed = 0;
      for (let status = 0; status < ENDINGS; status++) {
        const ended = after.endings[j * ENDINGS + status]! - before.endings[j * ENDINGS + status]!;
        if (hasFailed(status)) failed += ended;
        else served += ended;
      }
      const tally = this.#engine.history.tallies[slice]![j]!;
      return [
        id,
        {
          offeredRps: (after.offered[j]! - before.offered[j]!) / seconds,
          servedRps: served / seconds,
          failedShare: served + failed === 0 ? null : failed / (served + failed),
          p50Ms: quantile(tally, 0.5) ?? null,
          p99Ms: quantile(tally, 0.99) ?? null,
        },
      ] as const;
    });
    const components = system.components.map((id, v) => {
      const capacity = after.capacityArea[v]! - before.capacityArea[v]!;
      return [
        id,
        {
          utilization: capacity === 0 ? null : (after.busyArea[v]! - before.busyArea[v]!) / capacity,
          waiting: (after.waitingArea[v]! - before.waitingArea[v]!) / (after.atMs - before.atMs),
          refusedPerSecond: (after.refusals[v]! - before.refusals[v]!) / seconds,
        },
      ] as const;
    });
    return {
      atSeconds: after.atMs / 1000,
      journeys: Object.fromEntries(journeys),
      components: Object.fromEntries(components),
    };
  }
}

/** A whole run at once. */
export function simulate(design: Design, options: SimulationOptions): SimulationResults {
  const simulation = new Simulation(design, options);
  while (simulation.step(1_000_000).outcome === 'running');
  return simulation.results();
}
