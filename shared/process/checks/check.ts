import type { Category } from '../../rules';
import type { Subject } from '../subject';

/** One thing that a step should have. */
export type Check = { readonly isMet: boolean; readonly text: string; readonly missing: string };

export const check = (isMet: boolean, text: string, missing: string): Check => ({ isMet, text, missing });

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and 3 more" */
export function named(names: readonly string[], most = 3): string {
  if (names.length === 0) return 'none';
  if (names.length > most) return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "no errors for a and b"; just "no errors" where there is nothing yet that could lack it. */
export const lackOf = (lack: string, names: readonly string[]): string =>
  names.length === 0 ? lack.replace(/(?: for|:)$/, '') : `${lack} ${named(names)}`;

/** All of a list should have something: met when there is one and none lacks it. */
export function all(what: string, names: readonly string[], lacking: readonly string[], lack: string): Check {
  return check(
    names.length > 0 && lacking.length === 0,
    what,
    lackOf(lack.endsWith(' for') ? lack : `${lack}:`, lacking),
  );
}

/** Rules of a category: met when none is broken and no question is open. */
export function rules({ breaches }: Subject, categories: readonly Category[], what: string, topic: string): Check {
  const open = breaches.filter(({ rule, accepted }) => categories.includes(rule.category) && accepted === undefined);
  const broken = open.filter(({ state }) => state === 'broken').length;
  const asked = open.length - broken;
  const missing = [
    broken > 0 ? `${plural(broken, 'rule')} of ${topic} broken` : '',
    asked > 0 ? `${plural(asked, 'open question')} on ${topic}` : '',
  ];
  return check(open.length === 0, what, missing.filter(Boolean).join(', '));
}

export const journeysOf = ({ design }: Subject) => Object.entries(design.journeys);
