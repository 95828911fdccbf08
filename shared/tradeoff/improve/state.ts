import { type Measured, measure, type Memory } from '../../analysis';
import { apply, type Change, compose, NOTHING } from '../../edit';
import type { Design } from '../../model';
import { type Profile, profileOf } from '../profile';
import type { Proposal } from '../tactic';
import { type Limit, totalShortfall } from './limits';

/** A step on the way from the base to a better design. */
export type Taken = Pick<Proposal, 'label' | 'change' | 'about' | 'assumes'> & { readonly tactic: string };

/** A design that the search has seen, with the way to it. */
export type State = {
  readonly design: Design;
  readonly steps: readonly Taken[];
  readonly change: Change;
  readonly profile: Profile;
  readonly shortfall: number;
  readonly measured: Measured;
};

export function stateOf(design: Design, steps: readonly Taken[], limits: readonly Limit[], memory?: Memory): State {
  const measured = measure(design, memory);
  const profile = profileOf(measured);
  const change = steps.reduce((whole, step) => compose(whole, step.change), NOTHING);
  return { design, steps, change, profile, shortfall: totalShortfall(profile, limits), measured };
}

export const next = (state: State, step: Taken, limits: readonly Limit[], memory?: Memory): State =>
  stateOf(apply(state.design, step.change), [...state.steps, step], limits, memory);

/** Cheaper first; at the same price, fewer components, then fewer steps. */
export const byCost = (a: State, b: State): number =>
  a.profile.costPerMonth - b.profile.costPerMonth ||
  a.profile.components - b.profile.components ||
  a.steps.length - b.steps.length;
