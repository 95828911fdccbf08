import { gammaTail } from './gamma';
import { constant, type Law, serviceLaw, sumOf } from './law';

export type Fit = { readonly meanMs: number; readonly variance: number; readonly shiftMs: number };

/** A law with a given shift, mean and variance: shift + constant, gamma, exponential or hyperexponential rest. */
export function fittedLaw({ meanMs, variance, shiftMs }: Fit): Law {
  const rest = meanMs - shiftMs;
  if (rest <= 1e-12 || variance <= 1e-12 * meanMs ** 2) return constant(meanMs);
  return sumOf(constant(shiftMs), serviceLaw(rest, variance / rest ** 2));
}

/** P(fitted law > t). */
export function fittedTail({ meanMs, variance, shiftMs }: Fit, t: number): number {
  const rest = meanMs - shiftMs;
  const x = t - shiftMs;
  if (rest <= 1e-12 || variance <= 1e-12 * meanMs ** 2) return t < meanMs ? 1 : 0;
  if (x <= 0) return 1;
  const scv = variance / rest ** 2;
  if (scv <= 1) return scv === 1 ? Math.exp(-x / rest) : gammaTail(1 / scv, x / (rest * scv));
  const p = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
  return p * Math.exp((-2 * p * x) / rest) + (1 - p) * Math.exp((-2 * (1 - p) * x) / rest);
}
