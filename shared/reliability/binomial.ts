/**
 * Probability that fewer than `needed` of `count` independent parts work, each failing with probability `q`: a sum of
 * positive terms, so that 1e-12 keeps all its digits. Terms are built by their ratio, without factorials.
 */
export function tooFewWork(count: number, needed: number, q: number): number {
  if (needed <= 0) return 0;
  if (needed > count) return 1;
  if (q === 0) return 0;
  if (q === 1) return 1;
  return tail(count, count - needed + 1, q);
}

/** Probability that at least `failures` of `count` independent parts fail, each with probability `q`. */
export const atLeastFail = (count: number, failures: number, q: number): number =>
  tooFewWork(count, count - failures + 1, q);

/** Probability that at least `needed` of `count` work, again a sum of positive terms: never one minus something. */
export const enoughWork = (count: number, needed: number, q: number): number =>
  needed <= 0 ? 1 : needed > count ? 0 : tooFewWork(count, count - needed + 1, 1 - q);

/** Probability that exactly `failures` of `count` fail. */
export function exactly(count: number, failures: number, q: number): number {
  if (failures < 0 || failures > count) return 0;
  if (q === 0 || q === 1) return failures === count * q ? 1 : 0;
  return count <= 64 ? term(count, failures, q) : Math.exp(logTerm(count, failures, q));
}

/** P(X ≥ from), X ~ Bin(count, p), 0 < p < 1. Starts at the largest term of the tail, which cannot underflow where it matters. */
function tail(count: number, from: number, p: number): number {
  const mode = Math.min(count, Math.max(from, Math.floor((count + 1) * p)));
  const peak = count <= 64 ? term(count, mode, p) : Math.exp(logTerm(count, mode, p));
  const odds = p / (1 - p);
  let sum = peak;
  let next = peak;
  for (let j = mode; j < count && next > sum * 1e-18; j++) {
    next *= ((count - j) / (j + 1)) * odds;
    sum += next;
  }
  next = peak;
  for (let j = mode; j > from && next > sum * 1e-18; j--) {
    next *= j / ((count - j + 1) * odds);
    sum += next;
  }
  return Math.min(1, sum);
}

/** C(count, j) pʲ (1 − p)^(count − j), multiplied out: all digits, but only for few. */
function term(count: number, j: number, p: number): number {
  const few = Math.min(j, count - j);
  let choose = 1;
  for (let i = 1; i <= few; i++) choose = (choose * (count - few + i)) / i;
  return choose * p ** j * (1 - p) ** (count - j);
}

function logTerm(count: number, j: number, p: number): number {
  let log = 0;
  const few = Math.min(j, count - j);
  for (let i = 1; i <= few; i++) log += Math.log((count - few + i) / i);
  return log + j * Math.log(p) + (count - j) * Math.log1p(-p);
}
