import { type Duration, isJoin, type Join, type Plan, partsOf } from './duration';
import { type Moments, transformOf } from './durations';
import { fourier } from './fourier';
import { fusedIn, sequenceTransform } from './fused';
import { belowOf } from './joins';
import { type Vector, vector } from './law';

/** e^−DAMPING is what remains of a tail that reaches beyond the range and would be folded back into it. */
const DAMPING = 12;
const E_DAMPING = Math.exp(DAMPING);
/** Standard deviation, in steps, of the bell with which a distribution is smoothed so that its spectrum ends within the grid. */
const BELL = 2;
/** The last part of the period holds what the bell has spread to times below 0. */
const NEGATIVE = 16;

/** The distribution of a rest on a grid: `below[j]` = P(rest ≤ (j + ½) step), `atom` = P(rest = 0). */
export type Cumulative = { readonly stepMs: number; readonly below: Float64Array; readonly atom: number };

/** What depends on the number of steps alone: the points in units of 1/step, the bell there, and what undoes the damping. */
type Grid = {
  readonly s: Vector;
  readonly kernel: Vector;
  readonly growth: Float64Array;
  /** Vectors of that length that nobody uses now: making them anew for every look was a tenth of the work. */
  readonly free: Vector[];
};

/** More are given back to the engine: a design of ten thousand parts would hold them for ever. */
const MOST_FREE = 128;

const grids = new Map<number, Grid>();

function gridOf(size: number): Grid {
  const known = grids.get(size);
  if (known !== undefined) return known;
  const half = size / 2 + 1;
  const s = vector(half);
  const kernel = vector(half);
  for (let k = 0; k < half; k++) {
    s.re[k] = DAMPING / size;
    s.im[k] = (2 * Math.PI * k) / size;
    const a = BELL * s.re[k]!;
    const b = BELL * s.im[k]!;
    const scale = Math.exp((a * a - b * b) / 2);
    kernel.re[k] = scale * Math.cos(a * b);
    kernel.im[k] = scale * Math.sin(a * b);
  }
  const grid = {
    s,
    kernel,
    growth: Float64Array.from({ length: size }, (_, j) => Math.exp((DAMPING * j) / size)),
    free: [],
  };
  grids.set(size, grid);
  return grid;
}

/**
 * Distributions of a plan with joins. Everything but a join stays in the transform domain, on one damped Fourier grid; a
 * join goes to the time domain, multiplies the distribution functions of its parts there, and comes back. On the way into
 * the time domain a law is smoothed by a bell of two steps, because a spectrum that is cut off rings, and sharpened again
 * there; atoms are exempt. A join costs one transform for each part. The range may end before the distribution does: what
 * lies beyond then disturbs the rest by e^−DAMPING of itself.
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
  /** Undoes the damping. */
  readonly #growth: Float64Array;
  readonly #free: Vector[];

  constructor(durations: readonly Duration[], plan: Plan, moments: Moments, size: number, rangeMs: number) {
    this.#durations = durations;
    this.#plan = plan;
    this.#moments = moments;
    this.#size = size;
    this.#stepMs = rangeMs / size;
    const grid = gridOf(size);
    this.#kernel = grid.kernel;
    this.#growth = grid.growth;
    this.#free = grid.free;
    this.#s = { re: grid.s.re.map((re) => re / this.#stepMs), im: grid.s.im.map((im) => im / this.#stepMs) };
  }

  cumulative(root: number): Cumulative {
    const { order } = this.#plan;
    const values: (Vector | undefined)[] = Array.from({ length: this.#durations.length });
    const fused = fusedIn(this.#durations, this.#plan, this.#moments);
    const { isFused, lastUse } = fused;
    const scratch = this.#take();
    const of = (part: number) => values[part]!;
    const release = (part: number, i: number) => {
      const value = values[part];
      if (lastUse[part] !== i || value === undefined) return;
      this.#free.push(value);
      values[part] = undefined;
    };
    for (let i = 0; i < order.length; i++) {
      const at = order[i]!;
      if (isFused[at] === 1) continue;
      const duration = this.#durations[at]!;
      const { atom, shiftMs } = this.#moments;
      const out = this.#take();
      if (isJoin(duration)) this.#join(at, duration, of, out);
      else if (duration.type === 'sequence')
        sequenceTransform(duration.of, fused, this.#durations, atom, this.#s, of, out, scratch);
      else transformOf(duration, shiftMs[at]!, this.#moments, this.#s, of, out, scratch);
      values[at] = out;
      for (const part of partsOf(duration)) {
        release(part, i);
        if (isFused[part] === 1) for (const inner of partsOf(this.#durations[part]!)) release(inner, i);
      }
    }
    const below = this.#below(root, of(root));
    this.#free.push(of(root), scratch);
    if (this.#free.length > MOST_FREE) this.#free.length = MOST_FREE;
    return { stepMs: this.#stepMs, below, atom: this.#moments.atom[root]! };
  }

  #take(): Vector {
    return this.#free.pop() ?? vector(this.#s.re.length);
  }

  /** P(rest ≤ (j + ½) step): the inverse of a smoothed transform, added up and sharpened, its atom put back where it belongs. */
  #below(at: number, value: Vector): Float64Array {
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
    const smooth = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      const isNegative = j >= size - size / NEGATIVE;
      const growth = isNegative ? this.#growth[j]! / E_DAMPING : this.#growth[j]!;
      const to = isNegative ? 0 : j;
      smooth[to] = smooth[to]! + Math.max(0, (spectrum.re[j]! / size) * growth);
    }
    let sum = atom;
    for (let j = 0; j < size; j++) smooth[j] = sum += smooth[j]!;
    return sharpened(smooth, atom);
  }

  #join(at: number, duration: Join, of: (part: number) => Vector, out: Vector): void {
    const size = this.#size;
    const { shiftMs, atom, meanMs, variance } = this.#moments;
    const parts = new Map(partsOf(duration).map((part) => [part, this.#below(part, of(part))]));
    const read = (part: number, ms: number): number =>
      readAt(parts.get(part)!, atom[part]!, (ms - shiftMs[part]!) / this.#stepMs);
    const below = new Float64Array(size).fill(1);
    if (duration.type === 'slowest') {
      duration.of.forEach((part, i) => {
        const fromSteps = (shiftMs[at]! - shiftMs[part]!) / this.#stepMs;
        multiplyBy(below, parts.get(part)!, atom[part]!, fromSteps, duration.times[i]!);
      });
    } else for (let j = 0; j < size; j++) below[j] = belowOf(duration, read, shiftMs[at]! + (j + 0.5) * this.#stepMs);
    const atShift = belowOf(duration, read, shiftMs[at]!);
    const early = Math.max(0, below[0]! - atShift) / 4;
    const spectrum = vector(size);
    let mean = 0;
    let square = 0;
    for (let j = 0; j < size; j++) {
      let mass = j === 0 ? below[0]! : j === size - 1 ? 1 - below[j - 1]! : below[j]! - below[j - 1]!;
      // What lies within the first half step has its mean at a quarter of a step: a quarter of it counts for the next point.
      if (j === 0) mass -= early;
      if (j === 1) mass += early;
      const t = j * this.#stepMs;
      mean += mass * t;
      square += mass * t * t;
      spectrum.re[j] = mass / this.#growth[j]!;
    }
    fourier(spectrum, -1);
    out.re.set(spectrum.re.subarray(0, out.re.length));
    out.im.set(spectrum.im.subarray(0, out.im.length));
    meanMs[at] = shiftMs[at]! + mean;
    variance[at] = Math.max(0, square - mean * mean);
    atom[at] = Math.min(atShift, below[0]!);
  }
}

/**
 * The bell has added half its variance times the second derivative; a second difference takes that away again, which
 * leaves an error of fourth order. Monotone again afterwards.
 */
function sharpened(below: Float64Array, atom: number): Float64Array {
  const sharp = below.slice();
  let before = atom;
  for (let j = 0; j < below.length; j++) {
    const left = j > 0 ? below[j - 1]! : atom;
    const right = j < below.length - 1 ? below[j + 1]! : below[j]!;
    const value = below[j]! - ((BELL * BELL) / 2) * (right - 2 * below[j]! + left);
    sharp[j] = before = Math.min(1, Math.max(before, value));
  }
  return sharp;
}

/** What `belowOf` says of the slowest, one part at a time: most joins are of this type, and it is asked at every step. */
function multiplyBy(product: Float64Array, below: Float64Array, atom: number, fromSteps: number, times: number): void {
  const whole = Math.floor(times);
  const more = times - whole;
  for (let j = 0; j < product.length; j++) {
    const f = readAt(below, atom, fromSteps + j + 0.5);
    product[j] = product[j]! * (times === 1 ? f : f ** whole * (1 - more + more * f));
  }
}

/** At a time in steps: between grid points on a straight line, from the atom at 0 on; beyond the grid, all of it. */
function readAt(below: Float64Array, atom: number, steps: number): number {
  if (steps < -1e-9) return 0;
  if (steps < 0.5) return atom + (below[0]! - atom) * Math.max(0, 2 * steps);
  const index = steps - 0.5;
  const j = Math.floor(index);
  if (j >= below.length - 1) return 1;
  const left = below[j]!;
  return left + (below[j + 1]! - left) * (index - j);
}
