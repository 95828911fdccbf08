import type { ScriptLine } from './script';

export type EngineOptions = {
  readonly seed: number;
  readonly durationMs: number;
  readonly slices: number;
  readonly script: readonly ScriptLine[];
  /** How much faster than stated replicas fail and are repaired; undefined: they do not fail by themselves. */
  readonly failuresSpeed: number | undefined;
  /** Visits in progress at which the run stops: a queue grows without end. */
  readonly mostVisits: number;
};
