/** Numbers in [0, 1) that depend on the seed alone: mulberry32, enough for thousands of draws, not for simulation. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The value below which a triangular distribution has the share p; low ≤ likely ≤ high. */
export function triangular(low: number, likely: number, high: number, p: number): number {
  if (high <= low) return likely;
  const peak = (likely - low) / (high - low);
  return p < peak
    ? low + Math.sqrt(p * (high - low) * (likely - low))
    : high - Math.sqrt((1 - p) * (high - low) * (high - likely));
}

/** The empirical p-quantile of values, between neighbours on a straight line. */
export function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const from = sorted[low]!;
  const to = sorted[Math.min(sorted.length - 1, low + 1)]!;
  return from === to ? from : from + (to - from) * (at - low);
}
