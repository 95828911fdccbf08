import type { Blueprint, CallPlan } from './blueprint';

const NONE = -1;

/**
 * What visits do after their own work, in a few typed arrays instead of records that lie scattered in memory: with a
 * thousand components, fetching those was most of the time of an event. `way = flow · components + component`.
 */
export class Itinerary {
  /** Stages of a way: from `firstStage[way]` to before `firstStage[way + 1]`. */
  readonly firstStage: Int32Array;
  /** Calls of a stage: from `firstCall[stage]` to before `firstCall[stage + 1]`. */
  readonly firstCall: Int32Array;
  readonly connector: Int32Array;
  /** Mean number of calls over it. */
  readonly times: Float64Array;
  readonly #components: number;

  constructor({ steps, stations }: Pick<Blueprint, 'steps' | 'stations'>) {
    this.#components = stations.length;
    const firstStage: number[] = [];
    const firstCall: number[] = [];
    const connector: number[] = [];
    const times: number[] = [];
    for (const step of steps) {
      firstStage.push(firstCall.length);
      for (const stage of step?.stages ?? []) {
        firstCall.push(connector.length);
        connector.push(...stage.connectors);
        times.push(...stage.times);
      }
    }
    firstStage.push(firstCall.length);
    firstCall.push(connector.length);
    this.firstStage = Int32Array.from(firstStage);
    this.firstCall = Int32Array.from(firstCall);
    this.connector = Int32Array.from(connector);
    this.times = Float64Array.from(times);
  }

  wayOf(flow: number, component: number): number {
    return flow * this.#components + component;
  }

  hasCalls(way: number): boolean {
    return this.firstStage[way]! < this.firstStage[way + 1]!;
  }
}

/** One call after the other that somebody waits for, nothing to remember, to time, to repeat or to break. */
export const isSimple = (plan: CallPlan): boolean =>
  plan.isPlain && !plan.isAsync && !plan.isParallel && plan.missOf === NONE;

/** A yes or no of each, a byte apiece. */
export const flagsOf = <T>(plans: readonly T[], is: (plan: T) => boolean): Uint8Array =>
  Uint8Array.from(plans, (plan) => (is(plan) ? 1 : 0));
