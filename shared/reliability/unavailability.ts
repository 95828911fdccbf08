import { fail, ok, type Result } from '../result';
import { asNetwork } from './asNetwork';
import { evaluate } from './evaluation';
import { disconnection } from './network';
import { tooFewParts } from './parts';
import { type Group, type Location, normalize, type Structure } from './structure';
import { alive, failingLocations, MAX_LOCATIONS } from './variables';

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
  const isUp = new Set<number>();
  const visit = (i: number): number => {
    if (i === failing.length) return tooFewParts(group, alive(locations, group, isUp), required);
    const location = failing[i]!;
    const q = locations[location]!.unavailability;
    const down = visit(i + 1);
    isUp.add(location);
    const up = visit(i + 1);
    isUp.delete(location);
    return q * down + (1 - q) * up;
  };
  const own = visit(0);
  const common = required > 0 ? (group.common ?? 0) : 0;
  return ok(own + (1 - own) * common);
}
