import { analyze, emptyMemory, measure, type Memory } from '../../analysis';
import { lookAt } from '../look';
import type { Look, Proposal, Tactic } from '../tactic';
import { proposals } from '../tactics';
import { type Limit, shortfallOf } from './limits';
import { byCost, next, type State } from './state';

export type Search = {
  readonly limits: readonly Limit[];
  readonly tactics: readonly Tactic[];
  readonly budgetPerMonth: number;
  readonly hasTime: () => boolean;
};

/** Designs that are followed at once: the most promising of each round. */
const BEAM = 3;
const MOST_ROUNDS = 40;
/** A step that brings the targets less than this much nearer is no progress. */
const LEAST_GAIN = 1e-6;
/** Nor is one that takes less than this share off what is missing of every target: it costs money and leads nowhere. */
const LEAST_SHARE = 0.01;
/** A cent a month: what costs nothing is worth its gain divided by next to nothing. */
const NEXT_TO_NOTHING = 0.01;

/** What a proposal is about must be on the way of a journey that misses something; a zone or region is on every way. */
function isRelevant(look: Look, proposal: Proposal, journeys: ReadonlySet<number>): boolean {
  const { system, traffic } = look.analysis;
  return proposal.about.some((id) => {
    const v = system.indexOf.get(id);
    if (v === undefined) return look.design.boundaries[id] !== undefined;
    return [...journeys].some((j) => traffic.rates[j]![0][v]! + traffic.rates[j]![1][v]! !== 0);
  });
}

/**
 * From a design that misses targets towards one that meets them: in each round every relevant proposal on each of the few
 * most promising designs is analysed; kept are those that bring the targets nearest for the least money. Yields each
 * design that it has seen; ends with the cheapest that meets everything, and with the one that came nearest.
 */
export function* repair(
  base: State,
  search: Search,
): Generator<State, { readonly met: State | undefined; readonly nearest: State }> {
  let beam: readonly State[] = [base];
  let met: State | undefined = base.shortfall === 0 ? base : undefined;
  let nearest = base;
  const seen = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS && beam.length > 0; round++) {
    const found: { readonly state: State; readonly score: number }[] = [];
    for (const from of beam) {
      if (from.shortfall === 0) continue;
      const memory = memoryOf(from);
      for (const proposal of relevantProposals(from, search)) {
        if (!search.hasTime()) return { met, nearest };
        const key = keyOf(from, proposal);
        if (seen.has(key)) continue;
        seen.add(key);
        const state = next(from, proposal, search.limits, memory);
        yield state;
        const gain = from.shortfall - state.shortfall;
        const price = state.profile.costPerMonth - from.profile.costPerMonth;
        if (gain < LEAST_GAIN || !isProgress(from, state, search)) continue;
        if (state.profile.costPerMonth > search.budgetPerMonth) continue;
        if (state.shortfall < nearest.shortfall) nearest = state;
        if (state.shortfall === 0 && (met === undefined || byCost(state, met) < 0)) met = state;
        found.push({ state, score: gain / Math.max(price, NEXT_TO_NOTHING) });
      }
    }
    // What already costs more than a design that meets everything cannot become the cheapest by adding to it.
    const open = found.filter(
      ({ state }) =>
        state.shortfall > 0 && (met === undefined || state.profile.costPerMonth < met.profile.costPerMonth),
    );
    beam = mostPromising(open);
  }
  return { met, nearest };
}

const isProgress = (from: State, to: State, { limits }: Search): boolean =>
  limits.some((limit) => {
    const missing = shortfallOf(from.profile, limit);
    return missing > 0 && missing - shortfallOf(to.profile, limit) >= LEAST_SHARE * missing;
  });

/** What proposals on a design leave as it is. */
export function memoryOf({ design }: State): Memory {
  const memory = emptyMemory();
  measure(design, memory);
  return memory;
}

/** The best by gain for the money, and of the rest the one that came nearest: cheap steps alone may lead nowhere. */
function mostPromising(found: readonly { readonly state: State; readonly score: number }[]): readonly State[] {
  const byScore = found.toSorted((a, b) => b.score - a.score || byCost(a.state, b.state)).slice(0, BEAM - 1);
  const near = found.toSorted((a, b) => a.state.shortfall - b.state.shortfall || byCost(a.state, b.state))[0];
  return [...new Set([...byScore, ...(near === undefined ? [] : [near])].map(({ state }) => state))];
}

function relevantProposals(from: State, search: Search): readonly Proposal[] {
  const look = lookAt(from.design, analyze(from.design, { maxCutSetOrder: 2 }));
  const missed = new Set(
    search.limits.filter((limit) => shortfallOf(from.profile, limit) > 0).map(({ journey }) => journey),
  );
  const journeys = new Set(look.analysis.system.journeys.flatMap(({ id }, j) => (missed.has(id) ? [j] : [])));
  return proposals(look, search.tactics).filter((proposal) => isRelevant(look, proposal, journeys));
}

/** The same steps in another order lead to the same design. */
const keyOf = (from: State, proposal: Proposal): string =>
  [...from.steps.map(({ label }) => label), proposal.label].sort().join('\n');

/** Machines of a quarter of the size are to be had; what is smaller still is another machine, with another price. */
const MOST_HALVINGS = 2;

const isHalvedEnough = ({ steps }: State, { tactic, about }: Proposal): boolean =>
  tactic === 'scale-down' &&
  steps.filter((step) => step.tactic === tactic && step.about[0] === about[0]).length >= MOST_HALVINGS;

/**
 * Takes away what the targets do not need: every step, and every proposal that saves money, as long as everything is
 * still met. The largest saving first, until none is left.
 */
export function* trim(
  from: State,
  search: Search,
  savings: readonly Tactic[],
  rebuild: (steps: State['steps']) => State | undefined,
): Generator<State, State> {
  let best = from;
  for (;;) {
    const cheaper: State[] = [];
    const look = lookAt(best.design, analyze(best.design, { maxCutSetOrder: 2 }));
    const memory = memoryOf(best);
    for (const proposal of proposals(look, savings)) {
      if (!search.hasTime()) return best;
      if (isHalvedEnough(best, proposal)) continue;
      const state = next(best, proposal, search.limits, memory);
      yield state;
      if (state.shortfall === 0 && byCost(state, best) < 0) cheaper.push(state);
    }
    for (let i = 0; i < best.steps.length && search.hasTime(); i++) {
      const state = rebuild(best.steps.filter((_, at) => at !== i));
      if (state === undefined) continue;
      yield state;
      if (state.shortfall === 0 && byCost(state, best) < 0) cheaper.push(state);
    }
    const [cheapest] = cheaper.sort(byCost);
    if (cheapest === undefined) return best;
    best = cheapest;
  }
}
