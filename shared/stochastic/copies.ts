import { ranks } from './zipf';

/** What is asked of a cache with room for everything, and how long a copy counts as fresh. */
export type Copies = {
  readonly objects: number;
  /** Exponent of their Zipf popularity. */
  readonly skew: number;
  readonly ratePerSecond: number;
  readonly ttlSeconds: number;
};

/**
 * Share of reads for which a copy at most `staleSeconds` past its time to live is held, in the mean over the time of
 * outages of exponential length during which nothing is fetched: Σ pᵢ P(age + time since the outage began ≤ T + S). Asked at
 * rate λ, an object is fetched every T + 1/λ, so that its copy is younger than T all but evenly, and older with what is
 * left of an exponential time (renewal theory: Cox 1962; stale-if-error: RFC 5861). A mean of 0: at the first moment.
 */
export function heldShare(copies: Copies, staleSeconds: number, meanOutageSeconds: number): number {
  if (meanOutageSeconds === Infinity) return 0;
  const { ttlSeconds: T, ratePerSecond } = copies;
  const S = staleSeconds;
  const over = meanOutageSeconds === 0 ? Infinity : 1 / meanOutageSeconds;
  const early = over === Infinity ? 0 : Math.exp(-over * S);
  // ∫ over the ages below T of e^(−ν (T + S − age)).
  const youngLate = over === Infinity ? 0 : (early * -Math.expm1(-over * T)) / over;
  return sumOver(copies, (share) => {
    const asked = share * ratePerSecond;
    const grown = Math.exp(-asked * S);
    const near = Math.abs(over - asked) * S < 1e-6;
    // The same over the ages between T and T + S, which thin out with the rate at which the object is asked for.
    const oldLate = over === Infinity ? 0 : near ? S * early : (grown - early) / (over - asked);
    const held = (asked * T + 1 - grown - asked * (youngLate + oldLate)) / (asked * T + 1);
    return share * held;
  });
}

/**
 * Of the reads that find no fresh copy and whose fetch fails, the share that a copy at most `staleSeconds` past its time
 * answers, where each fetch fails with probability `failed` by itself: after the end of a copy, fetches succeed at rate
 * λ (1 − failed).
 */
export function rescuedShare(copies: Copies, staleSeconds: number, failed: number): number {
  const { ratePerSecond, ttlSeconds } = copies;
  const succeeds = 1 - failed;
  const missed = (share: number) => share / (1 + share * ratePerSecond * succeeds * ttlSeconds);
  const all = sumOver(copies, missed);
  const rescued = sumOver(
    copies,
    (share) => missed(share) * -Math.expm1(-share * ratePerSecond * succeeds * staleSeconds),
  );
  return all > 0 ? rescued / all : 0;
}

/**
 * The least that is known where only a hit ratio is: copies that are fresh when an outage begins are good for `staleSeconds`
 * more, and for the rest of their time to live, of which any part is as likely, where that is known.
 */
export function heldOfHits(
  hitRatio: number,
  staleSeconds: number,
  ttlSeconds: number | undefined,
  meanOutageSeconds: number,
): number {
  if (meanOutageSeconds === 0) return hitRatio;
  if (meanOutageSeconds === Infinity) return 0;
  const rest = ttlSeconds === undefined ? 0 : ttlSeconds / meanOutageSeconds;
  const lasts = rest === 0 ? 1 : -Math.expm1(-rest) / rest;
  return hitRatio * (1 - Math.exp(-staleSeconds / meanOutageSeconds) * lasts);
}

/** The same copies are asked about again and again while load and attempts settle. */
const known = new WeakMap<Copies, ReturnType<typeof ranks>>();

function sumOver(copies: Copies, of: (share: number) => number): number {
  const found = known.get(copies) ?? ranks(copies.objects, copies.skew);
  known.set(copies, found);
  const { rate, weight } = found;
  let total = 0;
  for (let i = weight.length - 1; i >= 0; i--) total += weight[i]! * of(rate[i]!);
  return total;
}
