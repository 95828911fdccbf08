import type { Dice } from './random';

/** How a station's own work varies: always the same, exponential, gamma below, two kinds of requests above. */
export const CONSTANT = 0;
export const EXPONENTIAL = 1;
export const GAMMA = 2;
export const TWO_PHASE = 3;

/**
 * A service time law by mean and squared coefficient of variation, ready to be drawn from. The family is the customary one
 * for two moments (Whitt 1982): gamma below 1, a mixture of two exponentials with balanced means above.
 */
export type Law = {
  readonly type: typeof CONSTANT | typeof EXPONENTIAL | typeof GAMMA | typeof TWO_PHASE;
  readonly meanMs: number;
  readonly scv: number;
};

export function lawOf(meanMs: number, scv: number): Law {
  const type = meanMs === 0 || scv === 0 ? CONSTANT : scv === 1 ? EXPONENTIAL : scv < 1 ? GAMMA : TWO_PHASE;
  return { type, meanMs, scv };
}

export function draw(law: Law, dice: Dice): number {
  switch (law.type) {
    case CONSTANT:
      return law.meanMs;
    case EXPONENTIAL:
      return law.meanMs * dice.exponential();
    case GAMMA:
      return law.meanMs * law.scv * dice.gamma(1 / law.scv);
    case TWO_PHASE: {
      const short = (1 + Math.sqrt((law.scv - 1) / (law.scv + 1))) / 2;
      const share = dice.uniform() < short ? short : 1 - short;
      return (law.meanMs / (2 * share)) * dice.exponential();
    }
    default:
      return law.type satisfies never;
  }
}
