import { evaluate } from '../../reliability';
import { isUsed, READ, shareOf, WRITE } from '../system';
import { dependencies } from '../dependencies';
import type { Analysis } from '../results';
import { ownFailures } from '../repair';
import { heldCopies } from '../stale';
import type { Solved } from './solved';

export type Degradation = {
  /**
   * Of the requests that succeed, the share that has everything: each optional part in use adds the probability that it
   * works, all with the same weight. 1 where nothing is optional.
   */
  readonly quality: number;
  readonly optional: readonly { readonly connector: string; readonly works: number }[];
  /** Failures that a client hides by trying again once a switch-over is over; the rest outlast any retry. */
  readonly hiddenByRetry: number;
};

/** What is lost without failing, and what a client can do about the rest. */
export function degradation(analysis: Analysis, j: number, solved: Solved): Degradation {
  const optional = optionalParts(analysis, j);
  const total = solved.unavailability;
  // Without the time of switch-overs: a common cause stays.
  const withoutSwitch = solved.components().reduce((least, v) => {
    const own = ownFailures(analysis.system, v, analysis.stations[v]!.replicas);
    if (own.switchOver === 0) return least;
    const shared = ((own.common ?? 0) - own.switchOver) / (1 - own.switchOver);
    return least - (total - solved.withComponent(v, (as) => ({ ...as, common: shared })));
  }, total);
  return {
    quality: optional.length === 0 ? 1 : optional.reduce((sum, { works }) => sum + works, 0) / optional.length,
    optional,
    hiddenByRetry: total > 0 ? Math.min(1, Math.max(0, (total - withoutSwitch) / total)) : 0,
  };
}

/** P(an optional part works | the request succeeds), by class, for the connectors that the journey may do without. */
function optionalParts(analysis: Analysis, j: number): Degradation['optional'] {
  const { system, traffic, stations } = analysis;
  const journey = system.journeys[j]!;
  const copies = heldCopies(system, traffic, stations, journey);
  const found = new Map<number, { sum: number; share: number }>();
  for (const c of [READ, WRITE] as const) {
    const share = shareOf(journey, c);
    if (share === 0) continue;
    const whole = dependencies(system, traffic, stations, journey, c, 'peak', { copies });
    const needed = evaluate(whole.structure, whole.root);
    if (!needed.ok || needed.value.unavailability === 1) continue;
    const succeeds = 1 - needed.value.unavailability;
    const reached = new Set(whole.componentOfGroup);
    for (const [e, from] of system.from.entries()) {
      if (system.isRequired[e] === 1 || !isUsed(system, journey, c, e)) continue;
      if (from !== journey.entry && !reached.has(from)) continue;
      const both = dependencies(system, traffic, stations, journey, c, 'peak', { also: system.to[e]!, copies });
      const together = evaluate(both.structure, both.root);
      if (!together.ok) continue;
      const one = found.get(e) ?? { sum: 0, share: 0 };
      one.sum += (share * (1 - together.value.unavailability)) / succeeds;
      one.share += share;
      found.set(e, one);
    }
  }
  return [...found].map(([e, { sum, share }]) => ({ connector: system.connectors[e]!, works: sum / share }));
}
