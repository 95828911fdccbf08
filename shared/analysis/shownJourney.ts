import type { Report } from './report';

/** The journey that is asked for, else the busiest; undefined where there is none. */
export function shownJourney({ journeys }: Report, chosen?: string): string | undefined {
  if (chosen !== undefined && journeys[chosen] !== undefined) return chosen;
  const ids = Object.keys(journeys);
  return ids.toSorted((a, b) => journeys[b]!.ratePerSecond - journeys[a]!.ratePerSecond)[0];
}
