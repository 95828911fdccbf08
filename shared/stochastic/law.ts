import type { Waiting } from './erlang';

/** Points of the complex plane, and values there. Vectors, because a graph of durations is evaluated point by point for all nodes. */
export type Vector = { readonly re: Float64Array; readonly im: Float64Array };

export const vector = (count: number): Vector => ({ re: new Float64Array(count), im: new Float64Array(count) });

/**
 * The distribution of a duration in milliseconds, as a fixed shift plus a rest that is 0 with probability `atom`.
 * Shifts and the atom are kept apart because numerical inversion blurs them.
 */
export type Law = {
  readonly meanMs: number;
  readonly variance: number;
  readonly shiftMs: number;
  readonly atom: number;
  /** Writes E[e^{−s·rest}] at each point s. */
  readonly transform: (s: Vector, out: Vector) => void;
};

/** Always the same time. */
export const constant = (ms: number): Law => ({
  meanMs: ms,
  variance: 0,
  shiftMs: ms,
  atom: 1,
  transform: (_, out) => fillOne(out),
});

/** 0 with probability 1 − `probability`, else exponential: waiting at a station in equilibrium. */
export function waitingLaw({ probability, meanMs }: Waiting): Law {
  if (probability === 0 || meanMs === 0) return constant(0);
  const tailMs = meanMs / probability;
  return {
    meanMs,
    variance: 2 * probability * tailMs ** 2 - meanMs ** 2,
    shiftMs: 0,
    atom: 1 - probability,
    transform: (s, out) => {
      for (let k = 0; k < s.re.length; k++) {
        // (1 − C) + C / (1 + s m)
        const re = 1 + s.re[k]! * tailMs;
        const im = s.im[k]! * tailMs;
        const size = probability / (re * re + im * im);
        out.re[k] = 1 - probability + re * size;
        out.im[k] = -im * size;
      }
    },
  };
}

/**
 * Own work with the given mean and squared coefficient of variation: constant at 0, exponential at 1, gamma below 1,
 * hyperexponential with balanced means above (Whitt 1982): the customary law for two moments in each range.
 */
export function serviceLaw(meanMs: number, scv: number): Law {
  if (meanMs === 0 || scv === 0) return constant(meanMs);
  if (scv === 1) return waitingLaw({ probability: 1, meanMs });
  return scv < 1 ? gamma(meanMs, scv) : hyperexponential(meanMs, scv);
}

function gamma(meanMs: number, scv: number): Law {
  const scale = meanMs * scv;
  return {
    meanMs,
    variance: scv * meanMs ** 2,
    shiftMs: 0,
    atom: 0,
    transform: (s, out) => {
      for (let k = 0; k < s.re.length; k++) {
        // (1 + s·scale)^(−1/scv)
        const re = 1 + s.re[k]! * scale;
        const im = s.im[k]! * scale;
        const size = (re * re + im * im) ** (-0.5 / scv);
        const angle = -Math.atan2(im, re) / scv;
        out.re[k] = size * Math.cos(angle);
        out.im[k] = size * Math.sin(angle);
      }
    },
  };
}

/** Share of the short ones of a hyperexponential law with balanced means. Precondition: scv ≥ 1. */
export const shortShare = (scv: number): number => (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;

function hyperexponential(meanMs: number, scv: number): Law {
  const p = shortShare(scv);
  const fast = waitingLaw({ probability: 1, meanMs: meanMs / (2 * p) });
  const slow = waitingLaw({ probability: 1, meanMs: meanMs / (2 * (1 - p)) });
  return {
    meanMs,
    variance: scv * meanMs ** 2,
    shiftMs: 0,
    atom: 0,
    transform: (s, out) => {
      const other = vector(s.re.length);
      fast.transform(s, out);
      slow.transform(s, other);
      for (let k = 0; k < s.re.length; k++) {
        out.re[k] = p * out.re[k]! + (1 - p) * other.re[k]!;
        out.im[k] = p * out.im[k]! + (1 - p) * other.im[k]!;
      }
    },
  };
}

/** Waiting at a station, then own work there. */
export function responseLaw(waiting: Waiting, meanMs: number, scv: number): Law {
  const wait = waitingLaw(waiting);
  const service = serviceLaw(meanMs, scv);
  if (wait.atom === 1 || service.atom === 1 || scv !== 1) return sumOf(wait, service);
  const { probability } = waiting;
  const tailMs = waiting.meanMs / probability;
  return {
    ...sumOf(wait, service),
    // The product of both in one pass: this is most of the work on a large design.
    transform: (s, out) => {
      const { re: sRe, im: sIm } = s;
      const early = tailMs * (1 - probability);
      for (let k = 0; k < sRe.length; k++) {
        // (1 + s (1 − C) m) / ((1 + s m) (1 + s S)): one division.
        const x = sRe[k]!;
        const y = sIm[k]!;
        const re = 1 + x * early;
        const im = y * early;
        const wRe = 1 + x * tailMs;
        const wIm = y * tailMs;
        const vRe = 1 + x * meanMs;
        const vIm = y * meanMs;
        const bothRe = wRe * vRe - wIm * vIm;
        const bothIm = wRe * vIm + wIm * vRe;
        const scale = 1 / (bothRe * bothRe + bothIm * bothIm);
        out.re[k] = (re * bothRe + im * bothIm) * scale;
        out.im[k] = (im * bothRe - re * bothIm) * scale;
      }
    },
  };
}

/** One after the other, independently. */
export function sumOf(first: Law, second: Law): Law {
  return {
    meanMs: first.meanMs + second.meanMs,
    variance: first.variance + second.variance,
    shiftMs: first.shiftMs + second.shiftMs,
    atom: first.atom * second.atom,
    transform: (s, out) => {
      if (first.atom === 1) return second.transform(s, out);
      first.transform(s, out);
      if (second.atom === 1) return;
      const other = vector(s.re.length);
      second.transform(s, other);
      multiply(out, other, out);
    },
  };
}

export function fillOne(out: Vector): void {
  out.re.fill(1);
  out.im.fill(0);
}

/** out = a · b; out may be a or b. */
export function multiply(a: Vector, b: Vector, out: Vector): void {
  for (let k = 0; k < a.re.length; k++) {
    const re = a.re[k]! * b.re[k]! - a.im[k]! * b.im[k]!;
    out.im[k] = a.re[k]! * b.im[k]! + a.im[k]! * b.re[k]!;
    out.re[k] = re;
  }
}

/** values ·= e^{−s·ms}. */
export function delay(values: Vector, s: Vector, ms: number): void {
  if (ms === 0) return;
  for (let k = 0; k < s.re.length; k++) {
    const size = Math.exp(-s.re[k]! * ms);
    const cos = size * Math.cos(s.im[k]! * ms);
    const sin = -size * Math.sin(s.im[k]! * ms);
    const re = values.re[k]! * cos - values.im[k]! * sin;
    values.im[k] = values.re[k]! * sin + values.im[k]! * cos;
    values.re[k] = re;
  }
}

/** One of several laws, each with its share; shares add up to 1. */
export function mixtureOf(laws: readonly Law[], shares: readonly number[]): Law {
  const [only] = laws;
  if (laws.length === 1 && only !== undefined) return only;
  const weighted = (of: (law: Law) => number) => laws.reduce((sum, law, i) => sum + shares[i]! * of(law), 0);
  const meanMs = weighted((law) => law.meanMs);
  const shiftMs = Math.min(...laws.map((law) => law.shiftMs));
  return {
    meanMs,
    variance: Math.max(0, weighted((law) => law.variance + law.meanMs ** 2) - meanMs ** 2),
    shiftMs,
    atom: weighted((law) => (law.shiftMs === shiftMs ? law.atom : 0)),
    transform: (s, out) => {
      const part = vector(s.re.length);
      const sum = vector(s.re.length);
      laws.forEach((law, i) => {
        law.transform(s, part);
        delay(part, s, law.shiftMs - shiftMs);
        for (let k = 0; k < s.re.length; k++) {
          sum.re[k] = sum.re[k]! + shares[i]! * part.re[k]!;
          sum.im[k] = sum.im[k]! + shares[i]! * part.im[k]!;
        }
      });
      out.re.set(sum.re);
      out.im.set(sum.im);
    },
  };
}

/** What has no end: a request at a station that gets more than it can do. Whoever waits for it waits for ever. */
export const NEVER: Law = {
  meanMs: Infinity,
  variance: Infinity,
  shiftMs: 0,
  atom: 0,
  transform: (_, out) => {
    out.re.fill(0);
    out.im.fill(0);
  },
};
