/** How often a call may be begun again. */
export type AttemptLimits = {
  /** First attempt included; a whole number ≥ 1. */
  readonly maxAttempts: number;
  /** Repeated attempts that are allowed per first attempt; undefined: as many as `maxAttempts` says. */
  readonly budget?: number | undefined;
};

export type Attempts = {
  /** Mean attempts per call. */
  readonly attempts: number;
  /** Probability that the last attempt that was made has failed too. */
  readonly failure: number;
  /** Probability that a failed attempt that may be repeated is repeated: below 1 where the budget is used up. */
  readonly again: number;
};

/**
 * Attempts of a call whose attempts fail with probability `failure`, independently: Σ fᵏ, k < maxAttempts, and fᵐᵃˣ is what
 * remains. A budget lets each repetition through with a probability that keeps the mean within it.
 */
export function attemptsOf(failure: number, { maxAttempts, budget }: AttemptLimits): Attempts {
  const whole = sumOfPowers(failure, maxAttempts);
  if (budget === undefined || whole <= 1 + budget) {
    return { attempts: whole, failure: failure ** maxAttempts, again: 1 };
  }
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (sumOfPowers(failure * middle, maxAttempts) > 1 + budget) high = middle;
    else low = middle;
  }
  const attempts = sumOfPowers(failure * low, maxAttempts);
  return { attempts, failure: Math.max(0, 1 - (1 - failure) * attempts), again: low };
}

/** Attempts per call where every attempt fails. */
export const worstAttempts = ({ maxAttempts, budget }: AttemptLimits): number =>
  budget === undefined ? maxAttempts : Math.min(maxAttempts, 1 + budget);

/** 1 + x + … + x^(count − 1); by adding up, so that nothing cancels near 1. */
function sumOfPowers(x: number, count: number): number {
  let sum = 0;
  let power = 1;
  for (let k = 0; k < count; k++) {
    sum += power;
    power *= x;
    if (power < 1e-18) break;
  }
  return sum;
}
