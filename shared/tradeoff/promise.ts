import type { Look, Proposal } from './tactic';

/** Below so many all are tried in a moment, and the order does not matter. */
const MANY = 500;

/**
 * Many proposals in the order in which they promise most, so that a search that runs out of time has tried the best:
 * first those about what fails journeys most often or is closest to its limit.
 */
export function byPromise(look: Look, all: readonly Proposal[]): readonly Proposal[] {
  if (all.length < MANY) return all;
  const weight = new Map<string, number>();
  const add = (id: string, more: number) => weight.set(id, (weight.get(id) ?? 0) + more);
  for (const { cutSets } of Object.values(look.report.journeys)) {
    for (const { order, failures, probability } of cutSets) {
      if (order > 2) break;
      for (const failure of failures)
        add(failure.type === 'replicas' ? failure.component : failure.boundary, probability);
    }
  }
  // A component at its limit counts as much as one that fails once in a thousand requests.
  for (const [id, { utilization }] of Object.entries(look.report.components))
    add(id, 1e-3 * Math.max(0, (utilization ?? 1) - 0.5));
  const promise = new Map(
    all.map((proposal) => [proposal, Math.max(0, ...proposal.about.map((id) => weight.get(id) ?? 0))]),
  );
  return all.toSorted((a, b) => promise.get(b)! - promise.get(a)!);
}
