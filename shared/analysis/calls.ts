import { mostAttempts, type Policy } from './policy';
import type { System } from './system';

/** How calls of one journey and class fare; arrays by connector, except the last. */
export type CallState = {
  /** Mean attempts per call, hedges included. */
  readonly attempts: Float64Array;
  /** Probability that a call fails after its last attempt. */
  readonly failure: Float64Array;
  /** Probability that a failed attempt that may be repeated is repeated. */
  readonly again: Float64Array;
  /** Of all attempts: answered well and in time; given up when the time was over. The rest fails sooner. */
  readonly answered: Float64Array;
  readonly timedOut: Float64Array;
  /** Probability that an answer comes later than the timeout. */
  readonly late: Float64Array;
  /** Attempts that come in time: shift, mean and variance. */
  readonly withinShiftMs: Float64Array;
  readonly withinMs: Float64Array;
  readonly withinVariance: Float64Array;
  /** Mean time of an attempt that fails before its timeout, and of a call all of whose attempts fail. */
  readonly quickMs: Float64Array;
  readonly failMs: Float64Array;
  /** By component: mean time of a response that is a failure. */
  readonly responseFailMs: Float64Array;
};

/** Everything that load and time make of each other; what the fixed point is sought for. */
export type State = {
  /** `[journey][class]`; undefined where the class has no requests. */
  readonly calls: readonly (readonly [CallState | undefined, CallState | undefined])[];
  /** By component. */
  readonly admitted: Float64Array;
  readonly heldMs: Float64Array;
  /** By connector with a connection pool: waiting for a connection. Infinity: none is ever free. */
  readonly poolProbability: Float64Array;
  readonly poolWaitMs: Float64Array;
};

/**
 * From below: every call is answered at once. From above: every attempt fails; where a circuit breaker would be open by
 * then, which lets next to nothing through, load begins again from single attempts.
 */
export function initialState(system: System, policies: readonly Policy[], from: 'below' | 'above'): State {
  const n = system.components.length;
  const m = system.connectors.length;
  const callState = (): CallState => {
    const make = (value = 0) => new Float64Array(m).fill(value);
    const isAbove = from === 'above';
    const attempts = isAbove ? Float64Array.from(policies, (p) => (p.hasBreaker ? 1 : mostAttempts(p))) : make(1);
    const fails = Float64Array.from(policies, (p) => (isAbove && p.timeoutMs !== undefined ? 1 : 0));
    return {
      attempts,
      failure: fails,
      again: make(1),
      answered: fails.map((f) => 1 - f),
      timedOut: fails.slice(),
      late: fails.slice(),
      withinShiftMs: make(),
      withinMs: make(),
      withinVariance: make(),
      quickMs: make(),
      failMs: make(),
      responseFailMs: new Float64Array(n),
    };
  };
  return {
    calls: system.journeys.map(({ entry, readShare }) => [
      entry !== -1 && readShare > 0 ? callState() : undefined,
      entry !== -1 && readShare < 1 ? callState() : undefined,
    ]),
    admitted: new Float64Array(n).fill(1),
    heldMs: new Float64Array(n),
    poolProbability: new Float64Array(m),
    poolWaitMs: new Float64Array(m),
  };
}
