import { analyze } from '../../analysis';
import { lookAt } from '../look';
import type { Profile } from '../profile';
import type { Tactic } from '../tactic';
import { proposals } from '../tactics';
import { memoryOf, type Search } from './repair';
import { next, type State } from './state';

const MOST_STEPS = 25;
/** A step must make the worst journey better by at least this factor (a tenth of an order of magnitude is 26%). */
const LEAST_GAIN = 0.02;

/** The figure to lower, on a logarithmic scale, weighted by how often each journey is made; undefined where there is none. */
function loss(profile: Profile, goal: 'availability' | 'latency'): number | undefined {
  const journeys = Object.values(profile.journeys);
  const all = journeys.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  let sum = 0;
  for (const { unavailability, p99Ms, ratePerSecond } of journeys) {
    const value = goal === 'availability' ? unavailability : p99Ms;
    if (value === null) return undefined;
    sum += (all > 0 ? ratePerSecond / all : 1 / journeys.length) * Math.log10(Math.max(value, 1e-12));
  }
  return sum;
}

/**
 * One step after the other, each the one that gains most for its money and still fits into the budget, until none gains
 * anything worth a step. What is met stays met.
 */
export function* climb(
  from: State,
  search: Search,
  goal: 'availability' | 'latency',
  tactics: readonly Tactic[],
): Generator<State, { readonly state: State; readonly isMet: boolean; readonly isProved: boolean }> {
  let at = from;
  for (let step = 0; step < MOST_STEPS; step++) {
    const before = loss(at.profile, goal);
    let best: { readonly state: State; readonly score: number } | undefined;
    const look = lookAt(at.design, analyze(at.design, { maxCutSetOrder: 2 }));
    const memory = memoryOf(at);
    for (const proposal of proposals(look, tactics)) {
      if (!search.hasTime()) break;
      const state = next(at, proposal, search.limits, memory);
      yield state;
      const after = loss(state.profile, goal);
      if (
        after === undefined ||
        state.shortfall > at.shortfall + 1e-12 ||
        state.profile.costPerMonth > search.budgetPerMonth
      )
        continue;
      const gain = before === undefined ? 1 : before - after;
      const score = gain / Math.max(state.profile.costPerMonth - at.profile.costPerMonth, 0.01);
      if (gain >= LEAST_GAIN && (best === undefined || score > best.score)) best = { state, score };
    }
    if (best === undefined) break;
    at = best.state;
  }
  return { state: at, isMet: at.shortfall === 0, isProved: false };
}
