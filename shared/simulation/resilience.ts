import type { CallPlan } from './blueprint';
import type { Dice } from './random';

/** Saved-up repeats: a client that has been quiet may not repeat without limit. */
const MOST_TOKENS = 10;

/** What each connector remembers of its calls: tokens of its retry budget, and the state of its circuit breaker. */
export class Resilience {
  readonly #plans: readonly CallPlan[];
  readonly #tokens: Float64Array;
  readonly #openUntil: Float64Array;
  /** The last outcomes of each breaker, in a ring: 1 failed. */
  readonly #recent: readonly (Uint8Array | undefined)[];
  readonly #seen: Int32Array;
  readonly #failed: Int32Array;
  readonly #isProbing: Uint8Array;

  constructor(plans: readonly CallPlan[]) {
    this.#plans = plans;
    this.#tokens = new Float64Array(plans.length).fill(MOST_TOKENS);
    this.#openUntil = new Float64Array(plans.length).fill(-Infinity);
    this.#recent = plans.map(({ breaker }) => breaker && new Uint8Array(breaker.requests));
    this.#seen = new Int32Array(plans.length);
    this.#failed = new Int32Array(plans.length);
    this.#isProbing = new Uint8Array(plans.length);
  }

  /** A first attempt earns part of a token. */
  firstAttempt(connector: number): void {
    const { retryBudget } = this.#plans[connector]!;
    if (retryBudget === Infinity) return;
    this.#tokens[connector] = Math.min(MOST_TOKENS, this.#tokens[connector]! + retryBudget);
  }

  /** May a failed attempt be repeated? A token bucket, as in Google SRE ch. 22 and the AWS SDKs. */
  mayRetry(connector: number, attempt: number): boolean {
    const { retryBudget, maxAttempts } = this.#plans[connector]!;
    if (attempt >= maxAttempts) return false;
    if (retryBudget === Infinity) return true;
    if (this.#tokens[connector]! < 1) return false;
    this.#tokens[connector] = this.#tokens[connector]! - 1;
    return true;
  }

  /** Before each further attempt: what is stated, as the analysis reads it. */
  backoffMs(connector: number): number {
    return this.#plans[connector]!.backoffMs;
  }

  /** May an attempt go out? An open breaker lets one through when its time is over (Nygard, Release It!, ch. 5). */
  lets(connector: number, now: number): boolean {
    if (this.#recent[connector] === undefined || this.#openUntil[connector] === -Infinity) return true;
    if (now < this.#openUntil[connector]! || this.#isProbing[connector] === 1) return false;
    this.#isProbing[connector] = 1;
    return true;
  }

  attempted(connector: number, hasFailed: boolean, now: number): void {
    const recent = this.#recent[connector];
    if (recent === undefined) return;
    const { requests, failureShare, openMs } = this.#plans[connector]!.breaker!;
    if (this.#openUntil[connector] !== -Infinity) {
      // What comes back late while it is open says nothing new; the probe decides.
      if (this.#isProbing[connector] === 0) return;
      this.#isProbing[connector] = 0;
      if (hasFailed) this.#openUntil[connector] = now + openMs;
      else this.#close(connector, recent);
      return;
    }
    const at = this.#seen[connector]! % requests;
    this.#failed[connector] = this.#failed[connector]! + (hasFailed ? 1 : 0) - recent[at]!;
    recent[at] = hasFailed ? 1 : 0;
    this.#seen[connector] = this.#seen[connector]! + 1;
    if (this.#seen[connector] >= requests && this.#failed[connector] >= failureShare * requests)
      this.#openUntil[connector] = now + openMs;
  }

  #close(connector: number, recent: Uint8Array): void {
    this.#openUntil[connector] = -Infinity;
    this.#seen[connector] = 0;
    this.#failed[connector] = 0;
    recent.fill(0);
  }
}

/** How many calls a request makes where `times` is their mean: the whole part, and one more with the rest as probability. */
export function callsOf(times: number, dice: Dice): number {
  const whole = Math.floor(times);
  const rest = times - whole;
  return rest === 0 || dice.uniform() >= rest ? whole : whole + 1;
}
