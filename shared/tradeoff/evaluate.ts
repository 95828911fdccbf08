import { analyze, emptyMemory, measure, type Memory } from '../analysis';
import { apply } from '../edit';
import type { Design } from '../model';
import { type Effect, effectsOf } from './effects';
import { lookAt } from './look';
import { nameIn } from './name';
import { type Profile, profileOf } from './profile';
import { byPromise } from './promise';
import { sentenceOf } from './sentence';
import type { Look, Proposal, Tactic } from './tactic';
import { proposals } from './tactics';

/** A proposal after it has been tried: the difference of two complete analyses. */
export type Trial = {
  readonly proposal: Proposal;
  readonly profile: Profile;
  readonly effects: readonly Effect[];
  /** "8.7 h less downtime a year for 300 USD a month; p99 unchanged; …" */
  readonly sentence: string;
};

export type Trials = { readonly base: Profile; readonly trials: readonly Trial[] };
export type TrialProgress = { readonly done: number; readonly total: number; readonly latest: Trial };

export type Share = { readonly index: number; readonly of: number };

export type TryOptions = {
  /** All of them unless said otherwise. */
  readonly tactics?: readonly Tactic[];
  /** Only proposals about one of these ids. */
  readonly about?: ReadonlySet<string>;
  /** Every `of`-th proposal from number `index` on: several workers between them try them all. */
  readonly share?: Share;
  /** Tells whether there is time for another one; without it there is. */
  readonly hasTime?: () => boolean;
};

/**
 * Tries every place where a tactic applies, one at each step, so that whoever runs it can show how far it is. The base
 * design is never changed. Each trial is analysed whole, with cut sets of order 1, which are the single points of failure.
 */
export function* tryTactics(design: Design, options: TryOptions = {}): Generator<TrialProgress, Trials> {
  const look = lookAt(design, analyze(design, { maxCutSetOrder: 2 }));
  return yield* tryFrom(look, options);
}

/** The same from a design that has been looked at already. */
export function* tryFrom(look: Look, options: TryOptions = {}): Generator<TrialProgress, Trials> {
  const base = profileOf(look);
  const { about, share = { index: 0, of: 1 } } = options;
  const mine = proposals(look, options.tactics).filter(
    (p) => about === undefined || p.about.some((id) => about.has(id)),
  );
  const all = byPromise(look, mine).filter((_, i) => i % share.of === share.index);
  const trials: Trial[] = [];
  // The design itself first: what a change leaves as it was is taken over from there.
  const memory = emptyMemory();
  measure(look.design, memory);
  for (const proposal of all) {
    if (options.hasTime?.() === false) break;
    const latest = trial(look.design, base, proposal, memory);
    trials.push(latest);
    yield { done: trials.length, total: all.length, latest };
  }
  return { base, trials };
}

/** One proposal, tried. */
export function trial(design: Design, base: Profile, proposal: Proposal, memory?: Memory): Trial {
  const changed = apply(design, proposal.change);
  const profile = profileOf(measure(changed, memory));
  const effects = effectsOf(base, profile);
  const sentence = sentenceOf(base, profile, effects, nameIn(changed, design), design.assumptions?.currency);
  return { proposal, profile, effects, sentence };
}

/** Runs a generator to its end, for those who wait. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
