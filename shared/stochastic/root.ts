/**
 * A zero of a continuous function between two points where its signs differ. Brent 1973, "Algorithms for Minimization
 * without Derivatives", ch. 4: inverse quadratic steps where they help, halving where they do not.
 * Precondition: fa = f(a) and fb = f(b) have different signs, or one of them is 0.
 */
export function findRoot(
  f: (x: number) => number,
  a: number,
  fa: number,
  b: number,
  fb: number,
  relativeTolerance: number,
): number {
  let best = b;
  let fBest = fb;
  let other = a;
  let fOther = fa;
  let previous = a;
  let fPrevious = fa;
  let step = b - a;
  let stepBefore = step;
  for (let i = 0; i < 200; i++) {
    if (fBest > 0 === fOther > 0) {
      other = previous;
      fOther = fPrevious;
      step = stepBefore = best - previous;
    }
    if (Math.abs(fOther) < Math.abs(fBest)) {
      previous = best;
      best = other;
      other = previous;
      fPrevious = fBest;
      fBest = fOther;
      fOther = fPrevious;
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + 0.5 * relativeTolerance * Math.abs(best);
    const middle = 0.5 * (other - best);
    if (Math.abs(middle) <= tolerance || fBest === 0) return best;
    if (Math.abs(stepBefore) >= tolerance && Math.abs(fPrevious) > Math.abs(fBest)) {
      const s = fBest / fPrevious;
      let p: number;
      let q: number;
      if (previous === other) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const u = fPrevious / fOther;
        const r = fBest / fOther;
        p = s * (2 * middle * u * (u - r) - (best - previous) * (r - 1));
        q = (u - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(tolerance * q), Math.abs(stepBefore * q))) {
        stepBefore = step;
        step = p / q;
      } else step = stepBefore = middle;
    } else step = stepBefore = middle;
    previous = best;
    fPrevious = fBest;
    best += Math.abs(step) > tolerance ? step : Math.sign(middle) * tolerance;
    fBest = f(best);
  }
  return best;
}
