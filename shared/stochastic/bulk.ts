import type { Waiting } from './erlang';
import { constant, type Law, mixtureOf, serviceLaw, sumOf, type Vector } from './law';
import { singleServerWait } from './pollaczek';

/** A station at which customers come in bursts. */
export type BulkArrivals = {
  /** Bursts of k customers per second, at index k; index 0 is not used. Poisson. */
  readonly burstsPerSecond: readonly number[];
  readonly servers: number;
  /** Exponential, but for one server: there it has this squared coefficient of variation. */
  readonly serviceMs: number;
  readonly scv: number;
};

/** Waiting in a station with bursts; positions are counted from 1 within a burst, served in this order. */
export type BulkQueue = {
  /** Wait of a customer that has position j with probability `positions[j]`, behind others with this work. */
  readonly waitAt: (positions: readonly number[], work: Law) => { readonly waiting: Waiting; readonly law: Law };
  /** From the arrival of a burst of this size and with this work each until all of it is done. */
  readonly allOf: (size: number, work: Law) => Law;
};

/**
 * M^[X]/M/c and M^[X]/G/1, exactly. One server: the burst is one customer whose work is that of all (Pollaczek, Khinchine),
 * and those before in the burst are waited for besides. More: the numbers that a burst finds there by cuts of the chain (see
 * `numbersFound`), then departures at the rate of all servers (Gross, Harris 1974, ch. 3.1; Chaudhry, Templeton 1983).
 * Undefined where there is no equilibrium. Precondition: with more than one server scv is 1,
 * and the work of those asked about is that of all.
 */
export function bulkQueue(arrivals: BulkArrivals): BulkQueue | undefined {
  const { burstsPerSecond, servers, serviceMs } = arrivals;
  const load = (burstsPerSecond.reduce((sum, rate, size) => sum + size * rate, 0) * serviceMs) / 1000;
  if (!(load > 0) || load >= servers) return undefined;
  return servers === 1 ? oneServer(arrivals) : severalServers(arrivals);
}

function oneServer({ burstsPerSecond, serviceMs, scv }: BulkArrivals): BulkQueue {
  const work = serviceLaw(serviceMs, scv);
  const sizes = burstsPerSecond.flatMap((rate, size) => (size > 0 && rate > 0 ? [size] : []));
  const rate = sizes.reduce((sum, size) => sum + burstsPerSecond[size]!, 0);
  const works = mixtureOf(
    sizes.map((size) => timesOf(work, size)),
    sizes.map((size) => burstsPerSecond[size]! / rate),
  );
  const wait = singleServerWait(rate, works);
  return {
    waitAt: (positions, own) => {
      const at = positions.flatMap((p, position) => (p > 0 ? [position] : []));
      const before = mixtureOf(
        at.map((position) => timesOf(own, position - 1)),
        at.map((position) => positions[position]!),
      );
      const law = sumOf(wait, before);
      return { waiting: { probability: 1 - (positions[1] ?? 0) * wait.atom, meanMs: law.meanMs }, law };
    },
    allOf: (size, own) => sumOf(wait, timesOf(own, size)),
  };
}

/** Several of the same law, one after the other. */
function timesOf(law: Law, count: number): Law {
  if (count === 0) return constant(0);
  if (count === 1) return law;
  return {
    meanMs: count * law.meanMs,
    variance: count * law.variance,
    shiftMs: count * law.shiftMs,
    atom: law.atom ** count,
    transform: (s, out) => {
      law.transform(s, out);
      for (let k = 0; k < out.re.length; k++) {
        const size = Math.hypot(out.re[k]!, out.im[k]!) ** count;
        const angle = Math.atan2(out.im[k]!, out.re[k]!) * count;
        out.re[k] = size * Math.cos(angle);
        out.im[k] = size * Math.sin(angle);
      }
    },
  };
}

/** Probabilities 0 … of a number; beyond the last, each is `ratio` times the one before. */
type Numbers = { readonly head: Float64Array; readonly ratio: number };

const MOST_NUMBERS = 200_000;
const LARGEST = 1e200;
/** So many times rarer than the likeliest number, it shows in no figure. */
const NEVER_FOUND = 1e-22;
/** The ratio of neighbours is taken to be what it will be. */
const SETTLED = 1e-11;

/**
 * How many customers a burst finds there. Across the cut between n and n + 1 as many go up as down, p(n+1) μ min(n+1, c) =
 * Σ p(i) · rate of bursts larger than n − i: all terms positive, nothing cancels. Far out the ratio of neighbours is the
 * dominant root of the generating function; once it no longer changes, the rest is a geometric series.
 */
function numbersFound({ burstsPerSecond, servers, serviceMs }: BulkArrivals): Numbers {
  const longest = burstsPerSecond.length - 1;
  const larger = new Float64Array(longest + 1);
  for (let size = longest; size > 0; size--) larger[size - 1] = larger[size]! + burstsPerSecond[size]!;
  let p = [1];
  let ratio = 0;
  let still = 0;
  let likeliest = 1;
  let rare = 0;
  for (let n = 0; n < MOST_NUMBERS && still <= longest + 2; n++) {
    let up = 0;
    for (let i = Math.max(0, n - longest + 1); i <= n; i++) up += p[i]! * larger[n - i]!;
    const next = (up * serviceMs) / 1000 / Math.min(n + 1, servers);
    const now = next / p[n]!;
    still = n > servers && Math.abs(now - ratio) <= SETTLED * now ? still + 1 : 0;
    ratio = now;
    p.push(next);
    likeliest = Math.max(likeliest, next);
    rare = next < NEVER_FOUND * likeliest ? rare + 1 : 0;
    // With next to no load, or more servers than anybody needs, the ratio need not settle before nothing is left.
    if (rare > longest) return { head: shared(p), ratio: 0 };
    if (next < LARGEST) continue;
    p = p.map((value) => value / LARGEST);
    likeliest /= LARGEST;
  }
  return { head: shared(p, (p.at(-1)! * ratio) / (1 - ratio)), ratio };
}

/** Scaled so that all of them and the rest add up to 1. */
function shared(p: readonly number[], rest = 0): Float64Array {
  const sum = p.reduce((total, value) => total + value, rest);
  return Float64Array.from(p, (value) => value / sum);
}

const probabilityOf =
  ({ head, ratio }: Numbers) =>
  (n: number): number =>
    n < head.length ? head[n]! : head.at(-1)! * ratio ** (n - head.length + 1);

function severalServers(arrivals: BulkArrivals): BulkQueue {
  const { servers, serviceMs } = arrivals;
  const found = numbersFound(arrivals);
  return {
    waitAt: (positions) => waitOf(departuresBefore(found, positions, servers), serviceMs / servers),
    allOf: (size) => finishOf(found, size, servers, serviceMs),
  };
}

/** Departures that a customer waits for: of those before it, all but servers − 1. Positions as likely as their neighbours count at once. */
function departuresBefore(found: Numbers, positions: readonly number[], servers: number): Numbers {
  const probability = probabilityOf(found);
  const last = positions.findLastIndex((p) => p > 0);
  // From here on all that is counted lies in the geometric part.
  const count = Math.max(1, found.head.length - servers + last);
  const departures = new Float64Array(count);
  // Σ p(n), n < i.
  const below = new Float64Array(servers + count + 1);
  const most = found.ratio === 0 ? Math.min(found.head.length, below.length - 1) : below.length - 1;
  for (let n = 0; n < most; n++) below[n + 1] = below[n]! + probability(n);
  below.fill(below[most]!, most + 1);
  const upTo = (n: number) => below[Math.max(0, Math.min(n + 1, below.length - 1))]!;
  for (let first = 1; first <= last; ) {
    const share = positions[first]!;
    let end = first;
    while (end < last && positions[end + 1] === share) end++;
    for (let j = first; j <= end; j++) departures[0] = departures[0]! + share * upTo(servers - j);
    for (let d = 1; d < count; d++) {
      const between = upTo(servers + d - first) - upTo(servers + d - end - 1);
      departures[d] = departures[d]! + share * Math.max(0, between);
    }
    first = end + 1;
  }
  return { head: departures, ratio: found.ratio };
}

/** Each departure takes an exponential time. */
function waitOf({ head, ratio }: Numbers, eachMs: number): { readonly waiting: Waiting; readonly law: Law } {
  const last = head.length - 1;
  let [mean, square] = [0, 0];
  for (let d = 1; d <= last; d++) {
    mean += head[d]! * d;
    square += head[d]! * d * (d + 1);
  }
  // Of the geometric part, d = last + i: Σ q r^i d and Σ q r^i d (d + 1), i = 1 … ∞.
  const [q, gap] = [last === 0 ? 0 : head[last]!, 1 - ratio];
  const [s0, s1, s2] = [ratio / gap, ratio / gap ** 2, (ratio * (1 + ratio)) / gap ** 3];
  mean += q * (last * s0 + s1);
  square += q * (last * (last + 1) * s0 + (2 * last + 1) * s1 + s2);
  const meanMs = mean * eachMs;
  const law: Law = {
    meanMs,
    variance: square * eachMs ** 2 - meanMs ** 2,
    shiftMs: 0,
    atom: head[0]!,
    transform: (s, out) => departuresTransform(head, ratio, 0, eachMs, s, out),
  };
  return { waiting: { probability: 1 - head[0]!, meanMs }, law };
}

/** Σ head[d] z^(d − from) from `from` on, the geometric rest included, z = 1 / (1 + s · each). */
function departuresTransform(
  head: Float64Array,
  ratio: number,
  from: number,
  eachMs: number,
  s: Vector,
  out: Vector,
): void {
  for (let k = 0; k < s.re.length; k++) {
    const [zRe, zIm] = inverse(1 + s.re[k]! * eachMs, s.im[k]! * eachMs);
    // The last one with all that follows: q / (1 − r z).
    const [tRe, tIm] = inverse(1 - ratio * zRe, -ratio * zIm);
    let re = head.at(-1)! * tRe;
    let im = head.at(-1)! * tIm;
    for (let d = head.length - 2; d >= from; d--) {
      const next = re * zRe - im * zIm + head[d]!;
      im = re * zIm + im * zRe;
      re = next;
    }
    out.re[k] = re;
    out.im[k] = im;
  }
}

function inverse(re: number, im: number): [number, number] {
  const size = re * re + im * im;
  return [re / size, -im / size];
}

/**
 * Until all of a burst is done: D departures until its last customer starts, then the longest of the m of the burst that are
 * in service. Every departure makes room for one of the burst, and is one of the others with the share that they have of the servers.
 */
function finishOf({ head, ratio }: Numbers, size: number, servers: number, serviceMs: number): Law {
  const eachMs = serviceMs / servers;
  const probability = probabilityOf({ head, ratio });
  // By number found: those that find room for all, those that find some, those that find none.
  let atOnce = 0;
  for (let n = 0; n <= Math.min(servers - size, head.length - 1); n++) atOnce += head[n]!;
  const some: { readonly departures: number; readonly p: number; readonly inService: Float64Array }[] = [];
  for (let n = Math.max(0, servers - size + 1); n < servers && probability(n) > 0; n++)
    some.push({
      departures: n + size - servers,
      p: probability(n),
      inService: inServiceAfter(n, n + size - servers, servers),
    });
  const none = inServiceAfter(servers, size, servers);
  const beyond = departuresFrom(head, ratio, servers);
  const moments = new MixedMoments(eachMs, serviceMs);
  moments.add(atOnce, 0, size);
  for (const { departures, p, inService } of some) inService.forEach((q, m) => moments.add(p * q, departures, m));
  // All that find no room, by the mean and the square of how many more departures that takes.
  none.forEach((q, m) => moments.addSpread(q, size, beyond, m));
  return {
    meanMs: moments.meanMs,
    variance: moments.variance,
    shiftMs: 0,
    atom: 0,
    transform: (s, out) => {
      departuresTransform(head, ratio, Math.min(servers, head.length - 1), eachMs, s, out);
      for (let k = 0; k < s.re.length; k++) {
        const longest = longestOf(Math.min(size, servers), s.re[k]! * serviceMs, s.im[k]! * serviceMs);
        const z = inverse(1 + s.re[k]! * eachMs, s.im[k]! * eachMs);
        const powers = powersOf(z, size);
        let sum = times(times([out.re[k]!, out.im[k]!], powers[size]!), mixed(none, longest));
        for (const { departures, p, inService } of some) {
          const part = times(powers[departures]!, mixed(inService, longest));
          sum = [sum[0] + p * part[0], sum[1] + p * part[1]];
        }
        const start = longest[Math.min(size, servers)]!;
        if (atOnce > 0) sum = [sum[0] + atOnce * start[0], sum[1] + atOnce * start[1]];
        [out.re[k], out.im[k]] = sum;
      }
    },
  };
}

/** Probability that m of the burst are in service after so many departures, `others` of all servers being busy with others at first. */
function inServiceAfter(others: number, departures: number, servers: number): Float64Array {
  const most = Math.min(others, departures);
  // By how many of the others have left.
  let at = new Float64Array(most + 1);
  at[0] = 1;
  for (let d = 0; d < departures; d++) {
    const next = new Float64Array(most + 1);
    for (let left = 0; left <= most; left++) {
      const o = others - left;
      next[left] = next[left]! + (at[left]! * (servers - o)) / servers;
      if (left < most) next[left + 1] = next[left + 1]! + (at[left]! * o) / servers;
    }
    at = next;
  }
  const found = new Float64Array(servers - others + most + 1);
  found.set(at, servers - others);
  return found;
}

/** P(n ≥ from), and of the number beyond it mean and mean square, all without dividing by that probability. */
function departuresFrom(
  head: Float64Array,
  ratio: number,
  from: number,
): { readonly p: number; readonly mean: number; readonly square: number } {
  let [p, mean, square] = [0, 0, 0];
  for (let n = from; n < head.length; n++) {
    p += head[n]!;
    mean += head[n]! * (n - from);
    square += head[n]! * (n - from) ** 2;
  }
  const [q, last, gap] = [head.at(-1)!, head.length - 1 - from, 1 - ratio];
  const [s0, s1, s2] = [ratio / gap, ratio / gap ** 2, (ratio * (1 + ratio)) / gap ** 3];
  return {
    p: p + q * s0,
    mean: mean + q * (last * s0 + s1),
    square: square + q * (last ** 2 * s0 + 2 * last * s1 + s2),
  };
}

/** Mean and variance of a mixture of D departures followed by the longest of m. */
class MixedMoments {
  meanMs = 0;
  #squareMs2 = 0;
  readonly #eachMs: number;
  readonly #serviceMs: number;

  constructor(eachMs: number, serviceMs: number) {
    this.#eachMs = eachMs;
    this.#serviceMs = serviceMs;
  }

  readonly #longest: [meanMs: number, variance: number][] = [[0, 0]];

  /** Mean and variance of the longest of m exponential times. */
  #longestOf(m: number): readonly [number, number] {
    for (let j = this.#longest.length; j <= m; j++) {
      const [mean, variance] = this.#longest[j - 1]!;
      this.#longest.push([mean + this.#serviceMs / j, variance + (this.#serviceMs / j) ** 2]);
    }
    return this.#longest[m]!;
  }

  get variance(): number {
    return Math.max(0, this.#squareMs2 - this.meanMs ** 2);
  }

  add(p: number, departures: number, m: number): void {
    this.addSpread(p, departures, { p: 1, mean: 0, square: 0 }, m);
  }

  /** `departures` and a number of more with these moments. */
  addSpread(
    share: number,
    departures: number,
    more: { readonly p: number; readonly mean: number; readonly square: number },
    m: number,
  ): void {
    if (share === 0 || more.p === 0) return;
    const [longest, spread] = this.#longestOf(m);
    const count = departures * more.p + more.mean;
    const square = departures ** 2 * more.p + 2 * departures * more.mean + more.square;
    const [each, mean] = [this.#eachMs, count * this.#eachMs + longest * more.p];
    this.meanMs += share * mean;
    this.#squareMs2 +=
      share * (each ** 2 * (square + count) + 2 * each * count * longest + more.p * (spread + longest ** 2));
  }
}

type Complex = readonly [number, number];
const times = (a: Complex, b: Complex): Complex => [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];

/** E[e^(−s · longest of m exponentials)] for m = 0 … most, with x = s · mean: Π j / (j + x). */
function longestOf(most: number, re: number, im: number): Complex[] {
  const found: Complex[] = [[1, 0]];
  for (let j = 1; j <= most; j++) {
    const [a, b] = inverse(1 + re / j, im / j);
    found.push(times(found[j - 1]!, [a, b]));
  }
  return found;
}

function powersOf(z: Complex, most: number): Complex[] {
  const found: Complex[] = [[1, 0]];
  for (let d = 1; d <= most; d++) found.push(times(found[d - 1]!, z));
  return found;
}

function mixed(shares: Float64Array, of: readonly Complex[]): Complex {
  let [re, im] = [0, 0];
  shares.forEach((share, m) => {
    if (share === 0) return;
    re += share * of[m]![0];
    im += share * of[m]![1];
  });
  return [re, im];
}
