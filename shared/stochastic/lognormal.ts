import type { Given } from './duration';

/** The 99th percentile of the standard normal distribution. */
const Z99 = 2.326_347_874_040_841;

/** The lognormal duration with the given median and 99th percentile: how answer times are usually stated. */
export function lognormal(p50Ms: number, p99Ms: number): Given {
  const mu = Math.log(p50Ms);
  const sigma = Math.log(p99Ms / p50Ms) / Z99;
  const meanMs = Math.exp(mu + sigma ** 2 / 2);
  return {
    meanMs,
    variance: meanMs ** 2 * Math.expm1(sigma ** 2),
    shiftMs: 0,
    below: (ms) => (ms <= 0 ? 0 : normalBelow((Math.log(ms) - mu) / sigma)),
  };
}

/** Squared coefficient of variation of the lognormal duration with this median and 99th percentile. */
export const scvOfPercentiles = (p50Ms: number, p99Ms: number): number =>
  Math.expm1((Math.log(p99Ms / p50Ms) / Z99) ** 2);

/** P(standard normal ≤ z), to about 1e-15: series near 0, continued fraction far out (Marsaglia 2004; Lentz 1976). */
export function normalBelow(z: number): number {
  if (z < -38) return 0;
  if (z > 9) return 1;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(z) < 5) {
    let sum = z;
    let term = z;
    for (let i = 3; Math.abs(term) > Math.abs(sum) * 1e-17; i += 2) sum += term *= (z * z) / i;
    return 0.5 + sum * density;
  }
  const x = Math.abs(z);
  let fraction = 0;
  for (let i = 60; i >= 1; i--) fraction = i / (x + fraction);
  const tail = density / (x + fraction);
  return z < 0 ? tail : 1 - tail;
}
