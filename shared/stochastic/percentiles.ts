import { type Duration, type Plan, planOf } from './duration';
import { type Moments, momentsOf } from './durations';
import { EulerTail } from './euler';
import { type Cumulative, Lattice } from './lattice';
import { findRoot } from './root';
import { ringsUntil, Shifts } from './shifts';

export type DurationFigures = {
  readonly meanMs: number;
  /** In the order of the probabilities asked for. */
  readonly percentilesMs: readonly number[];
  readonly method: 'inversion' | 'lattice';
};

/**
 * Mean and percentiles of a duration. Without joins: transform inversion, relative error below 1e-6 (1e-4 beyond 2 000
 * parts, where speed matters more). With joins: a grid of 512 to 4 096 steps over the range that matters, and shorter ones
 * for low percentiles: about 1e-4, 2e-3 where times of very different scales meet.
 * Undefined where a join lies in a circle: neither method covers that.
 */
export function durationFigures(
  durations: readonly Duration[],
  root: number,
  probabilities: readonly number[],
): DurationFigures | undefined {
  const plan = planOf(durations, root);
  if (plan.joins.length > 0) {
    return plan.circular ? undefined : onLattice(durations, root, probabilities);
  }
  const moments = momentsOf(durations, plan);
  const order = plan.order.length > 2000 ? 8 : 12;
  const percentilesOf = (tail: Tail) => inverted(tail, moments, root, probabilities, order > 8 ? 1e-9 : 1e-6);
  const figures = (percentilesMs: readonly number[]): DurationFigures => ({
    meanMs: moments.meanMs[root]!,
    percentilesMs,
    method: 'inversion',
  });
  const percentilesMs = percentilesOf(new EulerTail(durations, plan, moments, root, order));
  const ringsUntilMs = ringsUntil(durations, plan, moments);
  const restMs = percentilesMs.map((ms) => ms - moments.shiftMs[root]!);
  if (restMs.every((ms) => ms <= 0 || ms > ringsUntilMs)) return figures(percentilesMs);
  // Where nothing rings, an inversion of higher order sees the same tail at each percentile.
  const better = new EulerTail(durations, plan, moments, root, order + 4);
  const agree = probabilities.every((p, i) => {
    const mayDiffer = order > 8 ? 1e-4 * (1 - p) + 1e-6 : 3e-3 * (1 - p) + 1e-5;
    return restMs[i]! <= 0 || Math.abs(better.at(restMs[i]!) - (1 - p)) < mayDiffer;
  });
  if (agree) return figures(percentilesMs);
  const apart = Shifts.of(durations, plan, moments, root);
  if (apart !== undefined) return figures(percentilesOf(apart));
  return plan.circular ? undefined : onLattice(durations, root, probabilities);
}

type Tail = { at(t: number): number };

function inverted(
  tail: Tail,
  moments: Moments,
  root: number,
  probabilities: readonly number[],
  tolerance: number,
): number[] {
  const shift = moments.shiftMs[root]!;
  const alive = 1 - moments.atom[root]!;
  const known: Known = [];
  return probabilities.map((p) => {
    const q = 1 - p;
    if (q >= alive || moments.variance[root] === 0) return shift;
    return shift + findTail((t) => tail.at(t), q, alive, (moments.meanMs[root]! - shift) / alive, known, tolerance);
  });
}

type Known = { readonly t: number; readonly q: number }[];

/**
 * The t at which the tail falls to q. On a logarithmic scale tails are nearly straight, which is what the root finder likes.
 * `known` is shared by all percentiles of one duration, so that they bracket each other.
 */
function findTail(
  tail: (t: number) => number,
  q: number,
  alive: number,
  scaleMs: number,
  known: Known,
  tolerance: number,
): number {
  // Far out the inversion may return noise around 0: that is as good as "below q".
  const excess = (t: number): number => {
    const value = Math.max(tail(t), 1e-300);
    known.push({ t, q: value });
    return Math.log(value / q);
  };
  let low = { t: 0, excess: Math.log(alive / q) };
  let high = { t: Infinity, excess: -1 };
  for (const point of known) {
    const at = { t: point.t, excess: Math.log(point.q / q) };
    if (at.excess > 0 && at.t > low.t) low = at;
    if (at.excess <= 0 && at.t < high.t) high = at;
  }
  // A first guess as if it were exponential, then outwards until the tail is below q.
  for (let t = Math.max(scaleMs * Math.log(alive / q), low.t * 1.5); high.t === Infinity; t *= 2) {
    const at = { t, excess: excess(t) };
    if (at.excess <= 0) high = at;
    else low = at;
  }
  return findRoot(excess, low.t, low.excess, high.t, high.excess, tolerance);
}

function onLattice(durations: readonly Duration[], root: number, probabilities: readonly number[]): DurationFigures {
  const plan = planOf(durations, root);
  const bound = momentsOf(durations, plan);
  // First a coarse look at how far it reaches: the bound takes a join for a sum, which may be a hundred times too far.
  let rangeMs = reach(bound.meanMs[root]! - bound.shiftMs[root]!, bound.variance[root]!);
  let known = bound;
  if (rangeMs === 0)
    return {
      meanMs: bound.meanMs[root]!,
      percentilesMs: probabilities.map(() => bound.shiftMs[root]!),
      method: 'lattice',
    };
  for (let look = 0; look < 8; look++) {
    const coarse = new Lattice(durations, plan, known, COARSE, rangeMs).cumulative(root);
    known = momentsOf(durations, plan, known);
    // A look that is much too wide sees next to nothing, so it narrows by degrees and may widen again.
    const needed = Math.max(1.6 * quantile(coarse, 0.9999), rangeMs / 12);
    const isSettled = needed > rangeMs / 2 && needed < rangeMs * 1.1;
    rangeMs = needed;
    if (isSettled) break;
  }
  const size = stepsFor(plan.order.length);
  const fine = new Lattice(durations, plan, known, size, rangeMs).cumulative(root);
  const moments = momentsOf(durations, plan, known);
  const percentilesMs = probabilities.map(
    (p) => moments.shiftMs[root]! + closerLook(durations, plan, moments, root, fine, p),
  );
  return { meanMs: moments.meanMs[root]!, percentilesMs, method: 'lattice' };
}

/** Fewer steps where there is more to do at each: small designs can afford to be right to another digit. */
const stepsFor = (parts: number): number => (parts <= 100 ? 4096 : parts <= 4000 ? 1024 : 512);

/** Enough to see how far a distribution reaches. */
const COARSE = 128;

/** A percentile this many steps from the start is right to about 1e-4. */
const FEW_STEPS = 30;

/** Steps of a shorter grid that is laid around one percentile: eight times as far as it, so that it lies in good distance. */
const CLOSER = 256;

/** Where times of different scales meet, a low percentile lies within the first steps of the grid: a shorter grid finds it. */
function closerLook(
  durations: readonly Duration[],
  plan: Plan,
  moments: Moments,
  root: number,
  first: Cumulative,
  p: number,
): number {
  let at = first;
  for (let look = 0; look < 12; look++) {
    const rest = quantile(at, p);
    if (rest === 0 || rest >= FEW_STEPS * at.stepMs) return rest;
    const rangeMs = Math.max(8 * rest, 2 * FEW_STEPS * at.stepMs);
    // Its own copy: on a range that ends before the distribution does, the moments of joins are none.
    const copy = {
      ...moments,
      meanMs: moments.meanMs.slice(),
      variance: moments.variance.slice(),
      atom: moments.atom.slice(),
    };
    at = new Lattice(durations, plan, copy, CLOSER, rangeMs).cumulative(root);
  }
  return quantile(at, p);
}

/** Far enough that next to nothing lies beyond, were it the sum of everything. */
const reach = (meanMs: number, variance: number): number => (meanMs + 16 * Math.sqrt(variance)) * 1.1;

function quantile({ stepMs, below, atom }: Cumulative, p: number): number {
  if (p <= atom) return 0;
  let low = 0;
  let high = below.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below[middle]! >= p) high = middle;
    else low = middle + 1;
  }
  const from = low === 0 ? atom : below[low - 1]!;
  const to = below[low]!;
  const within = to > from ? (p - from) / (to - from) : 1;
  return low === 0 ? within * 0.5 * stepMs : (low - 0.5 + within) * stepMs;
}
