/** Bins per doubling: a bin is 0.4% wide, so that a value read in its middle is off by at most 0.2%. */
const MANTISSA_BITS = 8;
const FROM_EXPONENT = 1023 - 20; // about a nanosecond, in milliseconds
const TO_EXPONENT = 1023 + 36; // about two years
const OFFSET = FROM_EXPONENT << MANTISSA_BITS;
const BINS = (TO_EXPONENT - FROM_EXPONENT) << MANTISSA_BITS;

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Durations in bins that grow with them: the leading bits of the number itself are its bin (as in HdrHistogram, Tene 2013). */
export class Histogram {
  readonly #counts = new Uint32Array(BINS);
  #low = BINS;
  #high = -1;

  add(ms: number): void {
    value[0] = ms;
    const bin = Math.max(0, Math.min(BINS - 1, (words[HIGH]! >>> (20 - MANTISSA_BITS)) - OFFSET));
    this.#counts[bin] = this.#counts[bin]! + 1;
    if (bin < this.#low) this.#low = bin;
    if (bin > this.#high) this.#high = bin;
  }

  /** What is in it; it is empty afterwards. */
  empty(): Tally {
    const bins: number[] = [];
    const counts: number[] = [];
    for (let bin = this.#low; bin <= this.#high; bin++) {
      if (this.#counts[bin] === 0) continue;
      bins.push(bin);
      counts.push(this.#counts[bin]!);
    }
    if (this.#high >= 0) this.#counts.fill(0, this.#low, this.#high + 1);
    this.#low = BINS;
    this.#high = -1;
    return { bins: Uint16Array.from(bins), counts: Uint32Array.from(counts) };
  }
}

/** A histogram to keep: the bins that are not empty, ascending. */
export type Tally = { readonly bins: Uint16Array; readonly counts: Uint32Array };

export const countOf = ({ counts }: Tally): number => counts.reduce((sum, count) => sum + count, 0);

export function merged(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0]!;
  const dense = new Float64Array(BINS);
  for (const { bins, counts } of tallies) bins.forEach((bin, i) => (dense[bin] = dense[bin]! + counts[i]!));
  const bins: number[] = [];
  dense.forEach((count, bin) => count > 0 && bins.push(bin));
  return { bins: Uint16Array.from(bins), counts: Uint32Array.from(bins, (bin) => dense[bin]!) };
}

/** The q-quantile, taken to lie evenly within its bin; undefined for an empty tally. */
export function quantile({ bins, counts }: Tally, q: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let left = q * total;
  for (let i = 0; i < bins.length; i++) {
    const count = counts[i]!;
    if (left <= count) return edge(bins[i]!) + (left / count) * (edge(bins[i]! + 1) - edge(bins[i]!));
    left -= count;
  }
  return undefined;
}

function edge(bin: number): number {
  if (bin === 0) return 0;
  words[1 - HIGH] = 0;
  words[HIGH] = ((bin + OFFSET) << (20 - MANTISSA_BITS)) >>> 0;
  return value[0]!;
}
