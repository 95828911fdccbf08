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
  // By state, built a location at a time: what the states so far are, with it down and with it up.
  const probability = new Float64Array(2 ** failing.length);
  probability[0] = 1;
  for (let i = 0; i < failing.length; i++) {
    const q = locations[failing[i]!]!.unavailability;
    for (let state = (1 << i) - 1; state >= 0; state--) {
      probability[state | (1 << i)] = (1 - q) * probability[state]!;
      probability[state] = q * probability[state]!;
    }
  }
  const known: number[] = [];
  let own = 0;
  for (let isUp = 0; isUp < probability.length; isUp++) {
    let alive = 0;
    for (let i = 0; i < needed.length; i++) {
      if ((needed[i]! & isUp) === needed[i]!) alive += group.placement[i]!.count;
    }
    own += probability[isUp]! * (known[alive] ??= tooFewParts(group, alive, required));
  }
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
