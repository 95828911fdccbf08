import type { Join } from './duration';
import { type Fit, fittedTail } from './fitted';

/** P(join ≤ ms) from those of its parts, which are independent. */
export function belowOf(join: Join, below: (part: number, ms: number) => number, ms: number): number {
  switch (join.type) {
    case 'slowest':
      return join.of.reduce((product, part, i) => {
        const f = below(part, ms);
        const whole = Math.floor(join.times[i]!);
        const more = join.times[i]! - whole;
        return product * f ** whole * (1 - more + more * f);
      }, 1);
    case 'ranked':
      return atLeast(join.rank, join.times, below(join.of, ms));
    case 'hedged': {
      const second = ms < join.afterMs ? 0 : below(join.of, ms - join.afterMs);
      return 1 - (1 - below(join.of, ms)) * (1 - second);
    }
    case 'within': {
      const all = below(join.of, join.limitMs);
      return ms >= join.limitMs || all <= 0 ? 1 : Math.min(1, below(join.of, ms) / all);
    }
    case 'given':
      return join.given.below(ms);
    default:
      return join satisfies never;
  }
}

/** The least time that a join can take, where it is known of its parts. */
export function shiftOf(join: Join, shiftMs: Float64Array): number {
  if (join.type === 'given') return join.given.shiftMs;
  return join.type === 'slowest'
    ? join.of.reduce((most, part, i) => (join.times[i]! >= 1 ? Math.max(most, shiftMs[part]!) : most), 0)
    : shiftMs[join.of]!;
}

/** P(at least `rank` of `times` independent events of probability p). */
function atLeast(rank: number, times: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const odds = p / (1 - p);
  let term = (1 - p) ** times;
  let sum = rank <= 0 ? term : 0;
  for (let i = 1; i <= times; i++) {
    term *= ((times - i + 1) / i) * odds;
    if (i >= rank) sum += term;
  }
  return Math.min(1, sum);
}

const STEPS = 60;

/** Mean and variance of a join whose parts are known by fits of their own: good to a few percent. */
export function fitOfJoin(join: Join, fit: (part: number) => Fit): Fit {
  if (join.type === 'given') return join.given;
  const parts = join.type === 'slowest' ? join.of : [join.of];
  const shiftMs =
    join.type === 'slowest'
      ? join.of.reduce((most, part, i) => (join.times[i]! >= 1 ? Math.max(most, fit(part).shiftMs) : most), 0)
      : fit(join.of).shiftMs;
  const times = join.type === 'slowest' ? Math.max(...join.times) : join.type === 'ranked' ? join.times : 1;
  const reach = parts.reduce((most, part) => {
    const { meanMs, variance } = fit(part);
    return Math.max(most, meanMs + (8 + 3 * Math.log(Math.max(1, times))) * Math.sqrt(variance));
  }, shiftMs);
  if (!(reach > shiftMs)) return { meanMs: shiftMs, variance: 0, shiftMs };
  if (!Number.isFinite(reach)) return { meanMs: Infinity, variance: Infinity, shiftMs };
  // Steps that grow, because the interesting part may be a hundredth of the reach.
  let meanMs = shiftMs;
  let square = shiftMs ** 2;
  let before = shiftMs;
  for (let k = 1; k <= STEPS; k++) {
    const at = shiftMs + (reach - shiftMs) * (k / STEPS) ** 2;
    const t = (before + at) / 2;
    const above = 1 - belowOf(join, (part, ms) => 1 - fittedTail(fit(part), ms), t);
    meanMs += above * (at - before);
    square += 2 * t * above * (at - before);
    before = at;
  }
  return { meanMs, variance: Math.max(0, square - meanMs ** 2), shiftMs };
}
