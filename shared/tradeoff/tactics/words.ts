import type { Place } from '../tactic';

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

/** "Second", "Tenth", "11th". */
export function ordinal(n: number): string {
  if (n <= ORDINALS.length) return ORDINALS[n - 1]!;
  const end = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${end}`;
}

/** One's own: people and other companies' systems cannot be given replicas. */
export const isOwn = (place: Place): boolean => place.group !== 'people' && place.group !== 'external';

/** Software of one's own that answers requests and can be run more often. */
export const isCompute = (place: Place): boolean =>
  isOwn(place) && place.group !== 'data' && place.group !== 'messaging' && place.group !== 'edge' && !place.isStateful;

export const isStore = (place: Place): boolean => place.group === 'data' && place.component.kind !== 'cache';
