/** A figure that was measured, and the half-width of its 95% confidence interval; null where the run is too short for one. */
export type Estimate = { readonly value: number; readonly halfWidth: number | null };

/** Tried in this order until neighbouring batches no longer resemble each other (Law and Kelton, Simulation Modeling, 9.5.3). */
const BATCHES = [30, 20, 10] as const;
const MOST_CORRELATION = 0.2;

/**
 * The p-quantile of Student's t with a whole number of degrees of freedom: the exact finite series of its distribution
 * (Abramowitz and Stegun 26.7.3 and 26.7.4), inverted by bisection to the last digit.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  let low = 0;
  let high = 1;
  while (studentProbability(high, degrees) < p) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (studentProbability(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function studentProbability(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cos2 = Math.cos(angle) ** 2;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k;
    sum += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return 0.5 + within / 2;
}

/** z of the normal distribution for a two-sided 95%. */
export const Z95 = 1.959963984540054;

/** From where on a series looks like its end: the least standard error of what remains. MSER, White 1997; at most half is cut. */
export function warmupOf(series: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  let best = 0;
  let least = Infinity;
  for (let from = series.length - 1; from >= 0; from--) {
    sum += series[from]!;
    squares += series[from]! ** 2;
    const count = series.length - from;
    const error = (squares - sum ** 2 / count) / count ** 2;
    if (from <= series.length / 2 && error <= least) {
      least = error;
      best = from;
    }
  }
  return best;
}

/** Contiguous batches of equal length at the end of `count` slices. */
export function batchesOf(count: number, batches: number): readonly (readonly [number, number])[] {
  const each = Math.floor(count / batches);
  const first = count - each * batches;
  return Array.from({ length: batches }, (_, i) => [first + i * each, first + (i + 1) * each] as const);
}

/**
 * A mean by batches: `valueOf(from, to)` is the figure of the slices from `from` to before `to`, undefined where there is
 * none. Few slices, or batches without a value, leave the interval open.
 */
export function byBatches(
  slices: number,
  valueOf: (from: number, to: number) => number | undefined,
): Estimate | undefined {
  const value = valueOf(0, slices);
  if (value === undefined) return undefined;
  let halfWidth: number | null = null;
  for (const batches of BATCHES) {
    if (slices < batches) continue;
    const values = batchesOf(slices, batches).map(([from, to]) => valueOf(from, to));
    if (values.some((each) => each === undefined)) continue;
    const { width, correlation } = interval(values as number[]);
    // Neighbours that still resemble each other count for less than they are: the variance of an AR(1) mean.
    const resemblance = Math.min(0.9, Math.max(0, correlation));
    halfWidth = width * Math.sqrt((1 + resemblance) / (1 - resemblance));
    if (correlation <= MOST_CORRELATION) break;
  }
  return { value, halfWidth };
}

function interval(values: readonly number[]): { readonly width: number; readonly correlation: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  let products = 0;
  for (let i = 1; i < n; i++) products += (values[i]! - mean) * (values[i - 1]! - mean);
  return {
    width: studentQuantile(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n),
    correlation: squares === 0 ? 0 : products / squares,
  };
}

/**
 * Between which ranks of n independent observations the q-quantile lies with 95% confidence, whatever their distribution:
 * the 2.5% and 97.5% quantiles of the binomial distribution with n and q.
 */
export function quantileRanks(n: number, q: number): { readonly low: number; readonly high: number } {
  const mode = Math.min(n, Math.floor((n + 1) * q));
  // Relative to the mode, so that nothing underflows where it matters.
  const reach = Math.min(n, Math.ceil(12 * Math.sqrt(n * q * (1 - q))) + 20);
  const from = Math.max(0, mode - reach);
  const to = Math.min(n, mode + reach);
  const weights = new Float64Array(to - from + 1);
  weights[mode - from] = 1;
  for (let k = mode; k > from; k--) weights[k - 1 - from] = weights[k - from]! * ((k * (1 - q)) / ((n - k + 1) * q));
  for (let k = mode; k < to; k++) weights[k + 1 - from] = weights[k - from]! * (((n - k) * q) / ((k + 1) * (1 - q)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rankAt = (p: number): number => {
    let sum = 0;
    for (let k = from; k <= to; k++) {
      sum += weights[k - from]! / total;
      if (sum >= p) return k;
    }
    return to;
  };
  return { low: rankAt(0.025), high: rankAt(0.975) };
}

/** Independent observations that bring the tail beyond the q-quantile to the given relative error at 95%. */
export const samplesForTail = (q: number, relativeError: number): number => (Z95 / relativeError) ** 2 / (1 - q);

/** Independent trials that measure a probability to the given relative error at 95%: why rare failures are computed, not simulated. */
export const trialsForProbability = (probability: number, relativeError: number): number =>
  ((Z95 / relativeError) ** 2 * (1 - probability)) / probability;

/** Relative error at 95% of a probability measured in so many independent trials. */
export const errorOfProbability = (probability: number, trials: number): number =>
  Z95 * Math.sqrt((1 - probability) / (probability * trials));

/**
 * How many service times a run needs to measure the mean number at a single server to the given relative error at 95%.
 * Asymptotic variance 2ρ(1 + ρ) / (1 − ρ)⁴: Whitt, Planning queueing simulations, Management Science 35 (1989).
 */
export function runLength(options: { readonly utilization: number; readonly relativeError: number }): {
  readonly asymptoticVariance: number;
  readonly serviceTimes: number;
} {
  const { utilization: rho, relativeError } = options;
  const asymptoticVariance = (2 * rho * (1 + rho)) / (1 - rho) ** 4;
  const mean = rho / (1 - rho);
  return { asymptoticVariance, serviceTimes: (Z95 / (relativeError * mean)) ** 2 * asymptoticVariance };
}
