import { fail, ok, type Result } from '../result';
import { asNetwork } from './asNetwork';
import { evaluate } from './evaluation';
import { disconnection } from './network';
import { tooFewParts } from './parts';
import { type Group, type Location, normalize, type Structure } from './structure';
import { failingLocations, MAX_LOCATIONS } from './variables';

/**
 * The probability that the root does not work, exactly: by a decision diagram, or, where alternatives lean on each other
 * in circles, which is too much for one, as a network of vertices that fail. Fails beyond the budget.
 */
export function unavailability(structure: Structure, root: number, budget?: number): Result<number, 'too-large'> {
  const network = asNetwork(structure, normalize(structure, root));
  if (network !== undefined) return disconnection(network);
  const solved = evaluate(structure, root, budget);
  return solved.ok ? ok(solved.value.unavailability) : solved;
}

/**
 * Probability that fewer than `required` parts of one group work, over all states of the locations that it stands in.
 * Fails where these are too many to go through.
 */
export function groupUnavailability(
  locations: readonly Location[],
  group: Group,
  required: number,
): Result<number, 'too-large'> {
  const failing = failingLocations(locations, group);
  if (failing.length > MAX_LOCATIONS) return fail('too-large');
  // The state of the locations as bits, and for each place of the group those that have to be up.
  const needed = group.placement.map(({ location }) => bitsOf(locations, failing, location));
  const known: number[] = [];
  const lost = (isUp: number): number => {
    let alive = 0;
    group.placement.forEach(({ count }, i) => {
      if ((needed[i]! & isUp) === needed[i]!) alive += count;
    });
    return (known[alive] ??= tooFewParts(group, alive, required));
  };
  const visit = (i: number, isUp: number): number => {
    if (i === failing.length) return lost(isUp);
    const q = locations[failing[i]!]!.unavailability;
    return q * visit(i + 1, isUp) + (1 - q) * visit(i + 1, isUp | (1 << i));
  };
  const own = visit(0, 0);
  const common = required > 0 ? (group.common ?? 0) : 0;
  return ok(own + (1 - own) * common);
}

/** The location and those around it, as bits in the list of those that can fail. */
function bitsOf(locations: readonly Location[], failing: readonly number[], location: number): number {
  let bits = 0;
  for (let at = location; at !== -1; at = locations[at]!.parent) {
    const i = failing.indexOf(at);
    if (i !== -1) bits |= 1 << i;
  }
  return bits;
}
