import { type Analysis, analyze, type Report } from '../../analysis';
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
  readonly known: { readonly analysis: Analysis; readonly report: Report };
};

export function stateOf(
  design: Design,
  steps: readonly Taken[],
  limits: readonly Limit[],
  maxCutSetOrder: 1 | 2 = 1,
): State {
  const known = analyze(design, { maxCutSetOrder });
  const profile = profileOf(known);
  const change = steps.reduce((whole, step) => compose(whole, step.change), NOTHING);
  return { design, steps, change, profile, shortfall: totalShortfall(profile, limits), known };
}

export const next = (state: State, step: Taken, limits: readonly Limit[]): State =>
  stateOf(apply(state.design, step.change), [...state.steps, step], limits);

/** Cheaper first; at the same price, fewer components, then fewer steps. */
export const byCost = (a: State, b: State): number =>
  a.profile.costPerMonth - b.profile.costPerMonth ||
  a.profile.components - b.profile.components ||
  a.steps.length - b.steps.length;
