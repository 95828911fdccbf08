import { type Duration, type Moments, type Plan, partsOf, transformOf } from './durations';
import { fourier } from './fourier';
import { type Vector, vector } from './law';

/** e^−DAMPING is what remains of a tail that reaches beyond the range and would be folded back into it. */
const DAMPING = 8;
/** Standard deviation, in steps, of the bell with which a distribution is smoothed so that its spectrum ends within the grid. */
const BELL = 2;
/** The last part of the period holds what the bell has spread to times below 0. */
const NEGATIVE = 16;

/** The distribution of a rest on a grid: `below[j]` = P(rest ≤ (j + ½) step), `atom` = P(rest = 0). */
export type Cumulative = { readonly stepMs: number; readonly below: Float64Array; readonly atom: number };

/**
 * Distributions of a plan with joins. Everything but a join stays in the transform domain, on one damped Fourier grid; a
 * join goes to the time domain, multiplies the distribution functions of its parts there, and comes back. On the way into
 * the time domain a law is smoothed by a bell of two steps, which adds 4 · step² to its variance and nothing to its mean;
 * atoms are exempt. A join costs one transform for each part.
 * Precondition: the plan has no circles. Postcondition: `moments` of the joins are filled in.
 */
export class Lattice {
  readonly #durations: readonly Duration[];
  readonly #plan: Plan;
  readonly #moments: Moments;
  readonly #size: number;
  readonly #stepMs: number;
  readonly #s: Vector;
  readonly #kernel: Vector;
  readonly #free: Vector[] = [];

  constructor(durations: readonly Duration[], plan: Plan, moments: Moments, size: number, rangeMs: number) {
    this.#durations = durations;
    this.#plan = plan;
    this.#moments = moments;
    this.#size = size;
    this.#stepMs = rangeMs / size;
    const half = size / 2 + 1;
    this.#s = vector(half);
    this.#kernel = vector(half);
    for (let k = 0; k < half; k++) {
      this.#s.re[k] = DAMPING / rangeMs;
      this.#s.im[k] = (2 * Math.PI * k) / rangeMs;
      const a = BELL * this.#stepMs * this.#s.re[k]!;
      const b = BELL * this.#stepMs * this.#s.im[k]!;
      const scale = Math.exp((a * a - b * b) / 2);
      this.#kernel.re[k] = scale * Math.cos(a * b);
      this.#kernel.im[k] = scale * Math.sin(a * b);
    }
  }

  cumulative(root: number): Cumulative {
    const values = new Map<number, Vector>();
    const lastUse = new Map<number, number>();
    this.#plan.order.forEach((at, i) => {
      for (const part of partsOf(this.#durations[at]!)) lastUse.set(part, i);
    });
    lastUse.set(root, this.#plan.order.length);
    const scratch = this.#take();
    const of = (part: number) => values.get(part)!;
    this.#plan.order.forEach((at, i) => {
      const duration = this.#durations[at]!;
      const out = this.#take();
      if (duration.type === 'slowest') this.#join(at, duration, of, out);
      else transformOf(duration, this.#moments.shiftMs[at]!, this.#moments, this.#s, of, out, scratch);
      values.set(at, out);
      for (const part of partsOf(duration)) {
        if (lastUse.get(part) !== i || !values.has(part)) continue;
        this.#free.push(of(part));
        values.delete(part);
      }
    });
    return { stepMs: this.#stepMs, below: running(this.#masses(root, of(root))), atom: this.#moments.atom[root]! };
  }

  #take(): Vector {
    return this.#free.pop() ?? vector(this.#s.re.length);
  }

  /** The probability of each grid point: the inverse of a smoothed transform, its atom put back where it belongs. */
  #masses(at: number, value: Vector): Float64Array {
    const size = this.#size;
    const atom = this.#moments.atom[at]!;
    const spectrum = vector(size);
    for (let k = 0; k <= size / 2; k++) {
      const re = value.re[k]! - atom;
      const im = value.im[k]!;
      spectrum.re[k] = re * this.#kernel.re[k]! - im * this.#kernel.im[k]!;
      spectrum.im[k] = re * this.#kernel.im[k]! + im * this.#kernel.re[k]!;
      if (k > 0 && k < size / 2) {
        spectrum.re[size - k] = spectrum.re[k]!;
        spectrum.im[size - k] = -spectrum.im[k]!;
      }
    }
    fourier(spectrum, 1);
    const masses = new Float64Array(size);
    let total = 0;
    for (let j = 0; j < size; j++) {
      const isNegative = j >= size - size / NEGATIVE;
      const mass = Math.max(0, (spectrum.re[j]! / size) * Math.exp((DAMPING * (isNegative ? j - size : j)) / size));
      const to = isNegative ? 0 : j;
      masses[to] = masses[to]! + mass;
      total += mass;
    }
    const scale = total > 0 ? (1 - atom) / total : 0;
    for (let j = 0; j < size; j++) masses[j] = masses[j]! * scale;
    masses[0] = masses[0]! + atom;
    return masses;
  }

  #join(at: number, duration: Extract<Duration, { type: 'slowest' }>, of: (part: number) => Vector, out: Vector): void {
    const size = this.#size;
    const { shiftMs, atom, meanMs, variance } = this.#moments;
    const below = new Float64Array(size).fill(1);
    let atShift = 1;
    duration.of.forEach((part, i) => {
      const times = duration.times[i]!;
      const whole = Math.floor(times);
      const more = times - whole;
      const lead = (shiftMs[at]! - shiftMs[part]!) / this.#stepMs;
      const own = running(this.#masses(part, of(part)));
      for (let j = 0; j < size; j++) {
        const f = read(own, j + lead);
        below[j] = below[j]! * f ** whole * (1 - more + more * f);
      }
      const f = lead === 0 ? atom[part]! : read(own, lead);
      atShift *= f ** whole * (1 - more + more * f);
    });
    const spectrum = vector(size);
    let mean = 0;
    let square = 0;
    for (let j = 0; j < size; j++) {
      const mass = j === 0 ? below[0]! : j === size - 1 ? 1 - below[j - 1]! : below[j]! - below[j - 1]!;
      const t = j * this.#stepMs;
      mean += mass * t;
      square += mass * t * t;
      spectrum.re[j] = mass * Math.exp((-DAMPING * j) / size);
    }
    fourier(spectrum, -1);
    out.re.set(spectrum.re.subarray(0, out.re.length));
    out.im.set(spectrum.im.subarray(0, out.im.length));
    meanMs[at] = shiftMs[at]! + mean;
    variance[at] = Math.max(0, square - mean * mean);
    atom[at] = Math.min(atShift, below[0]!);
  }
}

function running(masses: Float64Array): Float64Array {
  for (let j = 1; j < masses.length; j++) masses[j] = Math.min(1, masses[j]! + masses[j - 1]!);
  return masses;
}

/** Between grid points on a straight line; beyond the grid, all of it. */
function read(below: Float64Array, index: number): number {
  const j = Math.floor(index);
  if (j >= below.length - 1) return 1;
  const left = below[j]!;
  return left + (below[j + 1]! - left) * (index - j);
}
