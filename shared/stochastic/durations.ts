import type { Duration, Join, Plan } from './duration';
import { shiftOf } from './joins';
import { delay, fillOne, multiply, type Vector } from './law';

/** What is known of each duration without inverting anything. `shiftMs` and `atom` as in Law. */
export type Moments = {
  readonly meanMs: Float64Array;
  readonly variance: Float64Array;
  readonly shiftMs: Float64Array;
  readonly atom: Float64Array;
};

const PASSES = 20_000;

/**
 * Moments of all parts of the plan. A circle (a call tree that may return to a component) is solved from below; its gain is
 * below 1 or the caller would not ask. The moments of a join are those that `known` holds, else an upper bound: the sum.
 */
export function momentsOf(durations: readonly Duration[], plan: Plan, known?: Moments): Moments {
  const size = durations.length;
  const make = () => new Float64Array(size);
  const moments = { meanMs: make(), variance: make(), shiftMs: make(), atom: make() };
  for (let pass = 0; pass < PASSES; pass++) {
    let change = 0;
    for (const at of plan.order) {
      const before = moments.meanMs[at]!;
      const variance = moments.variance[at]!;
      setMoments(durations, at, moments, known);
      change = Math.max(change, relative(before, moments.meanMs[at]!), relative(variance, moments.variance[at]!));
    }
    if (!plan.circular || change < 1e-13) break;
  }
  return moments;
}

const relative = (before: number, after: number): number =>
  before === after ? 0 : Math.abs(after - before) / Math.abs(after);

export function setMoments(
  durations: readonly Duration[],
  at: number,
  moments: Moments,
  known: Moments | undefined,
): void {
  const { meanMs, variance, shiftMs, atom } = moments;
  const duration = durations[at]!;
  switch (duration.type) {
    case 'law': {
      const { law } = duration;
      meanMs[at] = law.meanMs;
      variance[at] = law.variance;
      shiftMs[at] = law.shiftMs;
      atom[at] = law.atom;
      return;
    }
    case 'sequence':
      meanMs[at] = sum(duration.of, meanMs);
      variance[at] = sum(duration.of, variance);
      shiftMs[at] = sum(duration.of, shiftMs);
      atom[at] = duration.of.reduce((p, part) => p * atom[part]!, 1);
      return;
    case 'choice': {
      const { of, share } = duration;
      const nothing = Math.max(0, 1 - share.reduce((a, b) => a + b, 0));
      const shift = of.reduce(
        (least, part, i) => (share[i]! > 0 ? Math.min(least, shiftMs[part]!) : least),
        nothing > 1e-15 ? 0 : Infinity,
      );
      let mean = 0;
      let square = 0;
      let atShift = shift === 0 ? nothing : 0;
      of.forEach((part, i) => {
        // Nothing of what may be infinite is nothing.
        if (share[i] === 0) return;
        mean += share[i]! * meanMs[part]!;
        square += share[i]! * (variance[part]! + meanMs[part]! ** 2);
        if (shiftMs[part] === shift) atShift += share[i]! * atom[part]!;
      });
      meanMs[at] = mean;
      variance[at] = Math.max(0, square - mean ** 2);
      shiftMs[at] = Number.isFinite(shift) ? shift : 0;
      atom[at] = atShift;
      return;
    }
    case 'repeat': {
      const { of, times } = duration;
      const whole = Math.floor(times);
      const more = times - whole;
      meanMs[at] = times * meanMs[of]!;
      variance[at] = times * variance[of]! + more * (1 - more) * meanMs[of]! ** 2;
      shiftMs[at] = whole * shiftMs[of]!;
      atom[at] = atom[of]! ** whole * (1 - more + (shiftMs[of] === 0 ? more * atom[of]! : 0));
      return;
    }
    case 'slowest':
    case 'ranked':
    case 'hedged':
    case 'within':
    case 'given': {
      shiftMs[at] = shiftOf(duration, shiftMs);
      meanMs[at] = known?.meanMs[at] ?? (duration.type === 'given' ? duration.given.meanMs : boundOf(duration, meanMs));
      variance[at] =
        known?.variance[at] ?? (duration.type === 'given' ? duration.given.variance : boundOf(duration, variance));
      atom[at] = known?.atom[at] ?? 0;
      return;
    }
    default:
      duration satisfies never;
  }
}

/** As if everything ran one after the other: an upper bound, good enough to begin a search with. */
function boundOf(join: Exclude<Join, { type: 'given' }>, values: Float64Array): number {
  switch (join.type) {
    case 'slowest':
      return join.of.reduce((total, part, i) => total + join.times[i]! * values[part]!, 0);
    case 'ranked':
      return join.times * values[join.of]!;
    case 'hedged':
    case 'within':
      return values[join.of]!;
    default:
      return join satisfies never;
  }
}

const sum = (of: readonly number[], values: Float64Array): number =>
  of.reduce((total, part) => total + values[part]!, 0);

/**
 * Writes the transform of the rest (the duration without its shift) of one duration at the points s, from those of its
 * parts; of a sequence, see `sequenceTransform`. Joins have no transform in closed form: whoever evaluates a plan with joins
 * provides theirs.
 */
export function transformOf(
  duration: Exclude<Duration, Join | { type: 'sequence' }>,
  shift: number,
  moments: Moments,
  s: Vector,
  of: (part: number) => Vector,
  out: Vector,
  scratch: Vector,
): void {
  switch (duration.type) {
    case 'law':
      duration.law.transform(s, out);
      return;
    case 'choice': {
      const { of: parts, share } = duration;
      out.re.fill(Math.max(0, 1 - share.reduce((a, b) => a + b, 0)));
      out.im.fill(0);
      parts.forEach((part, i) => {
        const ms = moments.shiftMs[part]! - shift;
        if (ms !== 0) {
          copy(of(part), scratch);
          delay(scratch, s, ms);
        }
        addTo(out, ms === 0 ? of(part) : scratch, share[i]!);
      });
      return;
    }
    case 'repeat': {
      const { of: part, times } = duration;
      const whole = Math.floor(times);
      const more = times - whole;
      if (whole === 0 && moments.shiftMs[part] === 0) {
        const once = of(part);
        for (let k = 0; k < s.re.length; k++) {
          out.re[k] = 1 - more + more * once.re[k]!;
          out.im[k] = more * once.im[k]!;
        }
        return;
      }
      power(of(part), whole, out, scratch);
      if (more === 0) return;
      copy(of(part), scratch);
      delay(scratch, s, moments.shiftMs[part]!);
      for (let k = 0; k < s.re.length; k++) {
        scratch.re[k] = 1 - more + more * scratch.re[k]!;
        scratch.im[k] = more * scratch.im[k]!;
      }
      multiply(out, scratch, out);
      return;
    }
    default:
      duration satisfies never;
  }
}

/** out += weight · value */
function addTo(out: Vector, value: Vector, weight: number): void {
  for (let k = 0; k < out.re.length; k++) {
    out.re[k] = out.re[k]! + weight * value.re[k]!;
    out.im[k] = out.im[k]! + weight * value.im[k]!;
  }
}

function copy(from: Vector, to: Vector): void {
  to.re.set(from.re);
  to.im.set(from.im);
}

/** By squaring: a hundred calls cost seven multiplications. */
function power(base: Vector, exponent: number, out: Vector, scratch: Vector): void {
  fillOne(out);
  if (exponent === 0) return;
  copy(base, scratch);
  for (let rest = exponent; ; ) {
    if (rest % 2 === 1) multiply(out, scratch, out);
    rest = Math.floor(rest / 2);
    if (rest === 0) return;
    multiply(scratch, scratch, scratch);
  }
}
