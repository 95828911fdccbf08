import type { Analysis } from '../results';
import { type Budgets, budgets } from './budgets';
import { type Degradation, degradation } from './degradation';
import { type Importance, importance } from './importance';
import { type Outages, outages } from './outages';
import { type Recovery, recovery } from './recovery';
import { solveJourney } from './solved';

export { type Loss, losses, type Overload } from './losses';
export { isWithin, type Losses, lossesIn, type Replicas, withLosses, withoutPlace } from './withLosses';
export { type Recovery, recovery } from './recovery';
export type { Budgets, Degradation, Importance, Outages };

/** How a journey fails, how often and because of whom: more than a report can carry at every keystroke. */
export type Resilience = {
  readonly journey: string;
  /** Availability at these shares of the peak: fewer replicas are needed at night. */
  readonly atLoad: readonly { readonly share: number; readonly availability: number | null }[];
  readonly budgets: Budgets;
  readonly outages: Outages;
  readonly importance: readonly Importance[];
  readonly degradation: Degradation;
  /** Of all stateful components: the same for every journey. */
  readonly recovery: readonly Recovery[];
};

const SHARES = [1, 0.8, 0.5];

/** Undefined where the journey has no entry or its availability is not computed. */
export function resilience(analysis: Analysis, journey: string): Resilience | undefined {
  const j = analysis.system.journeys.findIndex(({ id }) => id === journey);
  if (j === -1) return undefined;
  const solved = solveJourney(analysis, j);
  if (solved === undefined) return undefined;
  return {
    journey,
    atLoad: SHARES.map((share) => {
      const then = share === 1 ? solved : solveJourney(analysis, j, share);
      return { share, availability: then === undefined ? null : 1 - then.unavailability };
    }),
    budgets: budgets(analysis, j, solved.unavailability),
    outages: outages(analysis, solved),
    importance: importance(analysis, solved),
    degradation: degradation(analysis, j, solved),
    recovery: recovery(analysis.system),
  };
}
