import { type Duration, partsOf, type Plan } from './duration';
import type { Moments } from './durations';
import { fillOne, multiply, type Vector } from './law';

/**
 * Parts of a plan that are evaluated within the one sequence that they belong to, so that they need no vector and no pass
 * of their own: laws, and parts that take place with some probability. Most of a large design is of these.
 */
export type Fused = {
  readonly isFused: Uint8Array;
  /** By part: its place in the order from which on nothing asks for it; the roots are asked for after all. */
  readonly lastUse: Int32Array;
};

export function fusedIn(durations: readonly Duration[], plan: Plan, moments: Moments): Fused {
  const isFused = new Uint8Array(durations.length);
  const uses = new Int32Array(durations.length);
  const lastUse = new Int32Array(durations.length).fill(-1);
  for (const at of plan.order) for (const part of partsOf(durations[at]!)) uses[part] = uses[part]! + 1;
  for (const root of plan.roots) uses[root] = uses[root]! + 1;
  const { order } = plan;
  for (let i = 0; i < order.length; i++) {
    const duration = durations[order[i]!]!;
    for (const part of partsOf(duration)) {
      // In a circle a part is read before it is evaluated.
      const isWithin =
        !plan.circular &&
        duration.type === 'sequence' &&
        uses[part] === 1 &&
        isSimple(durations[part]!, moments.shiftMs, moments.shiftMs[part]!);
      if (isWithin) {
        isFused[part] = 1;
        for (const inner of partsOf(durations[part]!)) lastUse[inner] = i;
      } else lastUse[part] = i;
    }
  }
  for (const root of plan.roots) lastUse[root] = order.length;
  return { isFused, lastUse };
}

function isSimple(duration: Duration, shiftMs: Float64Array, shift: number): boolean {
  if (duration.type === 'repeat') return duration.times < 1 && shiftMs[duration.of] === 0;
  if (duration.type === 'choice') return duration.of.length === 1 && shiftMs[duration.of[0]!] === shift;
  return duration.type === 'law';
}

/** The product of the transforms of all parts of a sequence that are not constant. */
export function sequenceTransform(
  parts: readonly number[],
  { isFused }: Fused,
  durations: readonly Duration[],
  atom: Float64Array,
  s: Vector,
  of: (part: number) => Vector,
  out: Vector,
  scratch: Vector,
): void {
  let isFirst = true;
  for (const part of parts) {
    if (atom[part] === 1) continue;
    const within = isFused[part] === 1 ? durations[part]! : undefined;
    if (within?.type === 'law') {
      within.law.transform(s, isFirst ? out : scratch);
      if (!isFirst) multiply(out, scratch, out);
    } else {
      const inner = within === undefined ? part : partsOf(within)[0]!;
      const share = within?.type === 'repeat' ? within.times : within?.type === 'choice' ? within.share[0]! : 1;
      if (isFirst) set(out, of(inner), share);
      else if (share === 1) multiply(out, of(inner), out);
      else multiplyBy(out, of(inner), share);
    }
    isFirst = false;
  }
  if (isFirst) fillOne(out);
}

/** out = 1 − share + share · value */
function set(out: Vector, value: Vector, share: number): void {
  const { re, im } = value;
  for (let k = 0; k < re.length; k++) {
    out.re[k] = 1 - share + share * re[k]!;
    out.im[k] = share * im[k]!;
  }
}

/** out ·= 1 − share + share · value */
function multiplyBy(out: Vector, value: Vector, share: number): void {
  const { re: aRe, im: aIm } = out;
  const { re, im } = value;
  for (let k = 0; k < re.length; k++) {
    const bRe = 1 - share + share * re[k]!;
    const bIm = share * im[k]!;
    const x = aRe[k]!;
    const y = aIm[k]!;
    aRe[k] = x * bRe - y * bIm;
    aIm[k] = x * bIm + y * bRe;
  }
}
