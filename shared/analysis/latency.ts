import { type Duration, type DurationFigures, durationFigures, planOf } from '../stochastic';
import { areSameWaits, type Memory, recalled } from './memory';
import { responses } from './responses';
import type { Load } from './settle';
import type { System } from './system';

export type Latency = {
  /** Of requests that are served. */
  readonly figures: DurationFigures | undefined;
  /** Share of requests that are refused, time out or fail under load while everything works. */
  readonly refusedShare: number;
  /** Components on the way without equilibrium. */
  readonly blockedBy: readonly number[];
  /** Connectors on the way for which no connection is ever free. */
  readonly blockedPools: readonly number[];
};

export const PERCENTILES = [0.5, 0.95, 0.99, 0.999] as const;

export type LatencyOptions = {
  readonly memory?: Memory;
  /** Those of PERCENTILES that are asked for; the others are NaN. */
  readonly percentiles?: readonly number[];
};

/** What the client of a journey waits for. Undefined figures: some of it has no equilibrium, or nothing is ever served. */
export function latency(system: System, load: Load, j: number, options: LatencyOptions = {}): Latency {
  const { stations, state, policies } = load;
  const asked = options.percentiles ?? PERCENTILES;
  const { durations, root, of } = responses({ system, stations, policies, state, cut: 'exact' }, j);
  const isWaitedFor = new Set(planOf(durations, root.at).order);
  const blockedBy = [
    ...new Set(
      of.flatMap((byComponent) =>
        [...byComponent]
          .filter(([v, { own }]) => isWaitedFor.has(own) && stations[v]!.waiting === undefined)
          .map(([v]) => v),
      ),
    ),
  ].sort((a, b) => a - b);
  const blockedPools = state === undefined ? [] : blockedConnectors(system, state.poolWaitMs, of);
  const isServed = root.ok > 1e-12 && blockedBy.length === 0 && blockedPools.length === 0;
  return {
    figures: isServed
      ? recalled(
          options.memory?.waits,
          `${system.journeys[j]!.id} ${asked.join()}`,
          { durations, root: root.at },
          areSameWaits,
          () => figuresOf(durations, root.at, asked),
        )
      : undefined,
    refusedShare: blockedBy.length > 0 || blockedPools.length > 0 ? Number.NaN : Math.min(1, Math.max(0, 1 - root.ok)),
    blockedBy,
    blockedPools,
  };
}

function figuresOf(
  durations: readonly Duration[],
  root: number,
  asked: readonly number[],
): DurationFigures | undefined {
  const found = durationFigures(durations, root, asked);
  return (
    found && { ...found, percentilesMs: PERCENTILES.map((p) => found.percentilesMs[asked.indexOf(p)] ?? Number.NaN) }
  );
}

function blockedConnectors(
  system: System,
  poolWaitMs: Float64Array,
  of: ReturnType<typeof responses>['of'],
): readonly number[] {
  return system.connectors
    .map((_, e) => e)
    .filter((e) => poolWaitMs[e] === Infinity && of.some((responsesOf) => responsesOf.has(system.from[e]!)));
}
