import { groupUnavailability } from './unavailability';
import { normalize, type Structure } from './structure';

/**
 * What the unavailability of the root lies between, where it is too much to compute: at least that of its likeliest cut
 * set, at most the probability that anything at all that it asks for is missing (Boole). O(literals).
 */
export function bounds(
  structure: Structure,
  root: number,
  likeliestCutSet: number,
): { readonly atLeast: number; readonly atMost: number } {
  const { root: term, gates } = normalize(structure, root);
  const required = new Map<number, number>();
  for (const { literals } of [term, ...gates.flatMap((gate) => gate.of)]) {
    for (const { group, required: count } of literals) {
      required.set(group, Math.max(count, required.get(group) ?? 0));
    }
  }
  let sum = 0;
  for (const [group, count] of required) {
    const missing = groupUnavailability(structure.locations, structure.groups[group]!, count);
    sum += missing.ok ? missing.value : 1;
  }
  return { atLeast: Math.min(1, likeliestCutSet), atMost: Math.min(1, Math.max(sum, likeliestCutSet)) };
}
