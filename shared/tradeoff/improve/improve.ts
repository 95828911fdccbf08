import { apply, type Change, compose, NOTHING } from '../../edit';
import { type Design, readDesign } from '../../model';
import { effectsOf } from '../effects';
import { nameIn } from '../name';
import type { Profile } from '../profile';
import { sentenceOf } from '../sentence';
import type { Tactic } from '../tactic';
import { TACTICS } from '../tactics';
import { climb } from './climb';
import { cheapestSizes } from './knobs';
import { isMet, type Limit, limitsOf } from './limits';
import { type Obstacle, obstaclesOf } from './obstacles';
import { ordered } from './order';
import { repair, type Search, trim } from './repair';
import { type State, stateOf, type Taken } from './state';

export type Goal = 'targets' | 'cost' | 'availability' | 'latency';

export type ImproveOptions = {
  readonly goal?: Goal;
  /** The whole design must not cost more than this a month. */
  readonly budgetPerMonth?: number;
  /** A clock in milliseconds and how long the search may take by it; without a clock it takes as long as it needs. */
  readonly now?: () => number;
  readonly timeMs?: number;
  readonly tactics?: readonly Tactic[];
};

/** A step of the result, with its price and its gain over the step before. */
export type ImproveStep = Taken & {
  readonly sentence: string;
  readonly costPerMonth: number;
  /** What only a person can know or allow; missing where nothing. */
  readonly judgement?: string;
};

export type Improvement = {
  readonly goal: Goal;
  readonly isMet: boolean;
  /** It costs no more than the budget, where there is one. */
  readonly isAffordable: boolean;
  /** The design that is meant; the base plus the change. The base itself is as it was. */
  readonly change: Change;
  readonly steps: readonly ImproveStep[];
  /** So many of the first steps reach the goal; those behind them only save money. */
  readonly needed: number;
  /** The change of the needed steps alone. */
  readonly neededChange: Change;
  readonly before: Profile;
  readonly after: Profile;
  readonly obstacles: readonly Obstacle[];
  /** Designs analysed. */
  readonly tried: number;
  /** No other choice of replicas and zones meets the targets for less: all of them were examined or excluded. */
  readonly isProvedCheapest: boolean;
  /** The clock ended the search, so that there may be something better. */
  readonly isOutOfTime: boolean;
};

export type ImproveProgress = {
  readonly tried: number;
  readonly phase: Phase;
  readonly bestCostPerMonth: number | undefined;
};
type Phase = 'repair' | 'trim' | 'prove';

/** Cheaper ways of doing the same; they are tried after the targets are met. */
const SAVINGS = new Set(['remove-replica', 'scale-down', 'autoscale']);
/** Steps that a person must agree with, tried only where the others do not suffice. */
const ON_APPROVAL = new Set([
  'cache-aside',
  'bigger-cache',
  'read-replica',
  'parallel-calls',
  'shard',
  'second-supplier',
]);

/**
 * Searches for the cheapest design that meets every target (or, for the other goals, for the best within the budget), by
 * tactics only; a design at each step, so that whoever runs it shows how far it is and stops when it takes too long. First
 * a beam search for some design that meets the targets, then everything superfluous is taken away, then branch and bound
 * over all replicas and zones either finds a cheaper one or proves that there is none. Steps that need a person's judgement
 * are taken only if the others do not suffice, and say so.
 */
export function* improve(design: Design, options: ImproveOptions = {}): Generator<ImproveProgress, Improvement> {
  const goal = options.goal ?? 'targets';
  const deadline =
    options.now === undefined || options.timeMs === undefined ? Infinity : options.now() + options.timeMs;
  const hasTime = () => options.now === undefined || options.now() < deadline;
  const start = stateOf(design, [], []);
  const limits = limitsOf(start.profile);
  const from: State = stateOf(design, [], limits);
  const all = options.tactics ?? TACTICS;
  // A price that is too high is brought down by what saves money; everything else by what costs some.
  const isTooDear = limits.some((limit) => limit.name === 'costPerMillion' && !isMet(start.profile, [limit]));
  const plain = all.filter(
    ({ id, judgement }) => judgement === undefined && (!SAVINGS.has(id) || (isTooDear && id !== 'autoscale')),
  );
  const search: Search = { limits, tactics: plain, budgetPerMonth: options.budgetPerMonth ?? Infinity, hasTime };
  const counter = new Counter();
  const found =
    goal === 'availability' || goal === 'latency'
      ? yield* counter.follow(
          'repair',
          climb(
            from,
            search,
            goal,
            all.filter(({ id, judgement }) => judgement === undefined || ON_APPROVAL.has(id)),
          ),
        )
      : yield* cheapest(from, search, all, counter, goal);
  return report(from, found, { goal, limits, counter, hasTime, budgetPerMonth: search.budgetPerMonth });
}

type Found = { readonly state: State; readonly isMet: boolean; readonly isProved: boolean };

function* cheapest(
  from: State,
  search: Search,
  all: readonly Tactic[],
  counter: Counter,
  goal: Goal,
): Generator<ImproveProgress, Found> {
  // Saving money must not miss a target that is met; one that is missed already is not this goal's business.
  const kept =
    goal === 'cost' ? { ...search, limits: search.limits.filter((limit) => isMet(from.profile, [limit])) } : search;
  const begin = goal === 'cost' ? stateOf(from.design, [], kept.limits) : from;
  let { met, nearest } = yield* counter.follow('repair', repair(begin, kept));
  if (met === undefined) {
    const sizes = yield* counter.follow('prove', cheapestSizes(begin, undefined, kept));
    met = sizes.best;
  }
  if (met === undefined) {
    const wider = { ...kept, tactics: [...kept.tactics, ...all.filter(({ id }) => ON_APPROVAL.has(id))] };
    const again = yield* counter.follow('repair', repair(nearest, wider));
    met = again.met;
    nearest = again.nearest;
  }
  if (met === undefined) return { state: nearest, isMet: false, isProved: false };
  const savings = all.filter(({ id }) => SAVINGS.has(id) && id !== 'autoscale');
  const rebuilt = (steps: State['steps']) => rebuild(from.design, steps, kept.limits);
  const trimmed = yield* counter.follow('trim', trim(met, kept, savings, rebuilt));
  // Sizes are chosen anew on the base with what is not a size: a cache that was added stays.
  const skeleton = rebuilt(trimmed.steps.filter(({ tactic }) => !SIZES.has(tactic))) ?? trimmed;
  const exact = yield* counter.follow('prove', cheapestSizes(skeleton, trimmed, kept));
  const best = exact.best ?? trimmed;
  if (!exact.isComplete) return { state: best, isMet: true, isProved: false };
  // A cheap component may be worth many more replicas than the load needs: what money buys of each is tried last.
  const until = counter.tried + MOST_WIDE;
  const hasTime = () => kept.hasTime() && counter.tried < until;
  const wide = yield* counter.follow('prove', cheapestSizes(skeleton, best, { ...kept, hasTime }, true));
  return { state: wide.best ?? best, isMet: true, isProved: wide.isComplete && skeleton.steps.length === 0 };
}

/** Designs that are analysed to prove that no number of replicas, however many, is cheaper. */
const MOST_WIDE = 400;

const SIZES = new Set(['add-replica', 'remove-replica', 'scale-out', 'reserve-for-loss', 'spread-zones']);

/** The base with some of the steps; undefined where one of them needs one that is missing. */
function rebuild(design: Design, steps: State['steps'], limits: readonly Limit[]): State | undefined {
  let at = design;
  for (const step of steps) {
    // A step holds whole records: on a base without an earlier step it would bring that one's fields along.
    if (
      step.change.touched.some(
        (touch) => (touch.table === 'design' ? at[touch.id] : at[touch.table][touch.id]) !== touch.from,
      )
    )
      return undefined;
    at = apply(at, step.change);
  }
  return readDesign(at).ok ? stateOf(at, steps, limits) : undefined;
}

/** Counts the designs that the parts of the search analyse, and tells how far it is. */
class Counter {
  tried = 0;
  #best: number | undefined;

  *follow<T>(phase: Phase, steps: Generator<State, T>): Generator<ImproveProgress, T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      this.tried++;
      const { shortfall, profile } = step.value;
      if (shortfall === 0) this.#best = Math.min(this.#best ?? Infinity, profile.costPerMonth);
      yield { tried: this.tried, phase, bestCostPerMonth: this.#best };
    }
  }
}

function report(
  from: State,
  { state, isMet: met, isProved }: Found,
  context: {
    readonly goal: Goal;
    readonly limits: readonly Limit[];
    readonly counter: Counter;
    readonly hasTime: () => boolean;
    readonly budgetPerMonth: number;
  },
): Improvement {
  const { goal, limits, counter, hasTime } = context;
  const { steps, needed } = ordered(state.steps);
  const isAffordable = state.profile.costPerMonth <= context.budgetPerMonth;
  return {
    goal,
    isMet: isAffordable && (goal === 'targets' ? met : isMet(state.profile, limits)),
    isAffordable,
    change: { ...state.change, label: labelOf(goal) },
    steps: told(from, steps),
    needed,
    neededChange: {
      ...steps.slice(0, needed).reduce((whole, { change }) => compose(whole, change), NOTHING),
      label: labelOf(goal),
    },
    before: from.profile,
    after: state.profile,
    obstacles: goal === 'targets' && !met ? obstaclesOf(state, limits) : [],
    tried: counter.tried,
    isProvedCheapest: isProved,
    isOutOfTime: !hasTime(),
  };
}

const labelOf = (goal: Goal): string =>
  ({
    targets: 'Meet the targets at least cost',
    cost: 'Save money',
    availability: 'Raise availability',
    latency: 'Shorten waiting',
  })[goal];

/** Each step with what it changes against the step before. */
function told(from: State, steps: readonly Taken[]): readonly ImproveStep[] {
  let design = from.design;
  let before = from.profile;
  return steps.map((step) => {
    const was = design;
    design = apply(design, step.change);
    const { profile } = stateOf(design, [], []);
    const sentence = sentenceOf(
      before,
      profile,
      effectsOf(before, profile),
      nameIn(design, was),
      design.assumptions?.currency,
    );
    before = profile;
    const judgement = TACTICS.find(({ id }) => id === step.tactic)?.judgement;
    return { ...step, sentence, costPerMonth: profile.costPerMonth, ...(judgement === undefined ? {} : { judgement }) };
  });
}
