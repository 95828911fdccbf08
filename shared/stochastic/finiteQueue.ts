import { erlangB, type Station, variabilityFactor } from './erlang';
import type { Law, Vector } from './law';

/** A station that refuses whoever finds all waiting places taken. */
export type FiniteQueue = {
  /** Share of arrivals that is refused. */
  readonly refused: number;
  /** Of those that are let in: the share that waits, and the mean wait of all of them. */
  readonly probability: number;
  readonly meanMs: number;
  /** Mean number of requests that are being served. */
  readonly busyServers: number;
  readonly meanInSystem: number;
  readonly law: Law;
};

/**
 * M/M/c/K with K = servers + places, exact (birth and death chain), at any load. For other service times the chain
 * has the tail of M/G/c instead: its mean wait is that of Kimura's M/G/c as places grow, and what is carried plus what is
 * refused is what arrives. Rates a second, times in milliseconds. Precondition: serviceMs > 0, servers a whole number ≥ 1,
 * places a whole number ≥ 0. Source: Kleinrock 1975, ch. 3; Tijms 2003, ch. 9.
 */
export function finiteQueue(station: Station, places: number): FiniteQueue {
  const { ratePerSecond, servers, serviceMs, scv } = station;
  const load = (ratePerSecond * serviceMs) / 1000;
  if (load === 0)
    return { refused: 0, probability: 0, meanMs: 0, busyServers: 0, meanInSystem: 0, law: geometricWait(0, 0, 1, 1) };
  const rho = load / servers;
  const factor = variabilityFactor(servers, load, scv);
  const spread = rho * factor + 1 - rho;
  // Less variable than exponential and far above capacity: the queue is always full.
  const tail = spread > 1e-12 ? (rho * factor) / spread : Infinity;
  const chain = tail < 1e12 ? chainOf(servers, load, tail, 1 / spread, places) : fullChain(rho);
  const busyServers = Math.min(servers, load * (1 - chain.refused));
  const admitted = (ratePerSecond / 1000) * (1 - chain.refused);
  const meanMs = admitted > 0 ? chain.queueLength / admitted : 0;
  const isFull = !Number.isFinite(chain.queueLength);
  const wait = isFull ? (places * serviceMs) / servers : meanMs;
  return {
    refused: chain.refused,
    probability: chain.waits,
    meanMs: wait,
    busyServers,
    meanInSystem: isFull ? servers + places : chain.queueLength + busyServers,
    law: geometricWait(chain.waits, wait, tail, places),
  };
}

type Chain = { readonly refused: number; readonly waits: number; readonly queueLength: number };

const fullChain = (rho: number): Chain => ({ refused: 1 - 1 / rho, waits: 1, queueLength: Infinity });

/**
 * Weights relative to the state in which exactly all servers are busy: `head` for fewer, then first · tail^k for k waiting.
 * They are divided by tail^places where the tail grows, so that nothing overflows.
 */
function chainOf(servers: number, load: number, tail: number, first: number, places: number): Chain {
  const rho = load / servers;
  const blocked = erlangB(servers, load);
  // With load far below the number of servers nobody is ever refused, and 1 / blocked overflows.
  if (blocked < 1e-290) return { refused: 0, waits: 0, queueLength: 0 };
  const scale = tail > 1 ? tail ** -places : 1;
  const head = (1 / blocked - 1) * scale;
  let sum = 0;
  let queue = 0;
  const grows = tail > 1;
  // From the heaviest state on; what is left out is below the last digit.
  let weight = first;
  for (let i = 0; i <= places; i++) {
    const waiting = grows ? places - i : i;
    sum += weight;
    queue += waiting * weight;
    weight *= grows ? 1 / tail : tail;
    if (weight < sum * 1e-18 && i > 2) break;
  }
  const total = head + sum;
  const last = grows ? 1 : tail ** places;
  const refused = Math.min(1, (last * tail) / (rho * total));
  const full = first * last;
  const waits = total - full > 0 ? Math.max(0, sum - full) / (total - full) : 0;
  return { refused, waits: places === 0 ? 0 : waits, queueLength: queue / total };
}

/**
 * 0 with probability 1 − `probability`; else as many exponential steps as there are requests ahead, whose number is
 * geometric with ratio `tail`, cut off at `places`. The length of a step is such that the mean is `meanMs`.
 */
function geometricWait(probability: number, meanMs: number, tail: number, places: number): Law {
  if (probability === 0 || meanMs === 0 || places === 0) return NO_WAIT;
  const { steps, squares } = stepsOf(tail, places);
  const stepMs = meanMs / (probability * steps);
  return {
    meanMs,
    variance: Math.max(0, probability * (squares + steps) * stepMs ** 2 - meanMs ** 2),
    shiftMs: 0,
    atom: 1 - probability,
    transform: (s, out) => {
      for (let k = 0; k < s.re.length; k++) {
        const [re, im] = steppedAt(s.re[k]! * stepMs, s.im[k]! * stepMs, tail, places);
        out.re[k] = 1 - probability + probability * re;
        out.im[k] = probability * im;
      }
    },
  };
}

const NO_WAIT: Law = {
  meanMs: 0,
  variance: 0,
  shiftMs: 0,
  atom: 1,
  transform: (_: Vector, out: Vector) => {
    out.re.fill(1);
    out.im.fill(0);
  },
};

/** Moments of the number of steps, 1 to `places`, with weights tail^(steps − 1). */
function stepsOf(tail: number, places: number): { readonly steps: number; readonly squares: number } {
  if (!Number.isFinite(tail)) return { steps: places, squares: places * places };
  const grows = tail > 1;
  let weight = 1;
  let sum = 0;
  let steps = 0;
  let squares = 0;
  for (let i = 0; i < places; i++) {
    const n = grows ? places - i : i + 1;
    sum += weight;
    steps += weight * n;
    squares += weight * n * n;
    weight *= grows ? 1 / tail : tail;
    if (weight < sum * 1e-18) break;
  }
  return { steps: steps / sum, squares: squares / sum };
}

/** Σ tail^(n−1) zⁿ / Σ tail^(n−1), n = 1 … places, at z = 1 / (1 + s). */
function steppedAt(sRe: number, sIm: number, tail: number, places: number): readonly [number, number] {
  const size = (1 + sRe) ** 2 + sIm ** 2;
  const zRe = (1 + sRe) / size;
  const zIm = -sIm / size;
  const angle = Math.atan2(zIm, zRe);
  const logSize = -0.5 * Math.log(size);
  const power = (n: number, factorLog: number): readonly [number, number] => {
    const r = Math.exp(n * logSize + factorLog);
    return [r * Math.cos(n * angle), r * Math.sin(n * angle)];
  };
  if (!Number.isFinite(tail)) return power(places, 0);
  // Divided by the heaviest weight, tail^(places − 1) where it grows.
  const logTail = Math.log(tail);
  const scale = tail > 1 ? -(places - 1) * logTail : 0;
  const [pRe, pIm] = power(places, places * logTail + scale);
  const first = Math.exp(scale);
  // z · (1 − (tail z)^places) / (1 − tail z)
  const dRe = 1 - tail * zRe;
  const dIm = -tail * zIm;
  const d = dRe * dRe + dIm * dIm;
  const weight = tail === 1 ? places : (first - Math.exp(places * logTail + scale)) / (1 - tail);
  if (d < 1e-20) return [zRe * (places / weight) * first, zIm * (places / weight) * first];
  const nRe = (first - pRe) / d;
  const nIm = -pIm / d;
  const qRe = nRe * dRe + nIm * dIm;
  const qIm = nIm * dRe - nRe * dIm;
  return [(zRe * qRe - zIm * qIm) / weight, (zRe * qIm + zIm * qRe) / weight];
}
