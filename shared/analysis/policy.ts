import { likely } from '../model';
import { type AttemptLimits, worstAttempts } from '../stochastic';
import type { System } from './system';

/** What the caller does about calls that are slow or fail. */
export type Policy = AttemptLimits & {
  readonly timeoutMs: number | undefined;
  readonly backoffMs: number;
  readonly errorRatio: number;
  readonly hedgeMs: number | undefined;
  readonly quorum: number | undefined;
  readonly connections: number | undefined;
  readonly hasBreaker: boolean;
  readonly cancels: boolean;
};

/** Where half of the attempts fail a circuit breaker opens: no more attempts are made than at that share. */
export const BREAKER_OPENS_AT = 0.5;

const NONE: Policy = {
  maxAttempts: 1,
  budget: undefined,
  timeoutMs: undefined,
  backoffMs: 0,
  errorRatio: 0,
  hedgeMs: undefined,
  quorum: undefined,
  connections: undefined,
  hasBreaker: false,
  cancels: false,
};

/** Nobody waits behind an asynchronous connector: only errors and repetitions are left of its policy. */
export const policiesOf = (system: System): readonly Policy[] => system.connectors.map((_, e) => policyOf(system, e));

/** Of one connector, by its number. */
export function policyOf(system: System, e: number): Policy {
  const stated = system.design.connectors[system.connectors[e]!]!;
  // Most connectors say nothing: on a large design that is most of the work.
  if (isPlain(stated)) return NONE;
  const isSync = system.isSync[e] === 1;
  const maxAttempts = stated.maxAttempts === undefined ? 1 : likely(stated.maxAttempts);
  const waits = isSync
    ? {
        timeoutMs: stated.timeoutMs === undefined ? undefined : likely(stated.timeoutMs),
        hedgeMs: stated.hedgeMs === undefined ? undefined : likely(stated.hedgeMs),
        quorum: stated.quorum === undefined ? undefined : likely(stated.quorum),
        connections: stated.connections === undefined ? undefined : likely(stated.connections),
        cancels: stated.cancelOnTimeout === true,
      }
    : {};
  const errorRatio = stated.errorRatio === undefined ? 0 : likely(stated.errorRatio);
  const hasBreaker = stated.circuitBreaker !== undefined && stated.circuitBreaker !== false;
  return {
    ...NONE,
    ...waits,
    maxAttempts,
    errorRatio,
    hasBreaker,
    budget: budgetOf(
      maxAttempts,
      stated.retryBudget === undefined ? undefined : likely(stated.retryBudget),
      hasBreaker,
    ),
    backoffMs: stated.backoffMs === undefined ? 0 : likely(stated.backoffMs),
  };
}

const isPlain = (stated: System['design']['connectors'][string]): boolean =>
  stated.timeoutMs === undefined &&
  stated.maxAttempts === undefined &&
  stated.errorRatio === undefined &&
  stated.hedgeMs === undefined &&
  stated.quorum === undefined &&
  stated.connections === undefined &&
  stated.circuitBreaker === undefined;

/** An open breaker lets nothing through: repetitions end where half of the attempts fail. */
function budgetOf(maxAttempts: number, budget: number | undefined, hasBreaker: boolean): number | undefined {
  if (!hasBreaker || maxAttempts === 1) return budget;
  const atOpening = (1 - BREAKER_OPENS_AT ** maxAttempts) / (1 - BREAKER_OPENS_AT) - 1;
  return Math.min(budget ?? Infinity, atOpening);
}

/** Do attempts, refusals or held threads make load depend on itself? Without them one pass gives the answer. */
export const feedsBack = (system: System, policies: readonly Policy[]): boolean =>
  policies.some(callsBack) || system.components.some((_, v) => waitsBack(system, v));

/** The part of a call in that: how long it takes decides how often it is made. */
export const callsBack = (policy: Policy): boolean =>
  mayFail(policy) || policy.hedgeMs !== undefined || policy.connections !== undefined;

/** One attempt, which succeeds if the callee does and is waited for as long as it takes. */
export const isPlainCall = (policy: Policy): boolean => policy.maxAttempts === 1 && !callsBack(policy);

/** The part of a component: it turns away, or its threads are held while it waits for others. */
export function waitsBack({ design, components }: System, v: number): boolean {
  const { queueLimit, threads } = design.components[components[v]!]!;
  return queueLimit !== undefined || threads !== undefined;
}

export const mayFail = (policy: Policy): boolean => policy.timeoutMs !== undefined || policy.errorRatio > 0;

/** Attempts per call where every attempt fails, the hedge of each included. */
export const mostAttempts = (policy: Policy): number => worstAttempts(policy) * (policy.hedgeMs === undefined ? 1 : 2);
