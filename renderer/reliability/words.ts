import type { CutSet, Failure, Importance, Loss, Outages, Resilience } from '@shared/analysis';
import { percent } from '@shared/formats';
import { boundaryTitle, type Design, printQuantity } from '@shared/model';

export const nameOf = (design: Design, id: string): string =>
  design.components[id]?.name ?? (design.boundaries[id] === undefined ? id : boundaryTitle(design, id));

export const failureName = (design: Design, failure: Failure): string =>
  failure.type === 'replicas'
    ? `${nameOf(design, failure.component)}${failure.count > 1 ? ` ×${failure.count}` : ''}`
    : boundaryTitle(design, failure.boundary);

export const cutSetNames = (design: Design, { failures }: CutSet): string =>
  failures.map((failure) => failureName(design, failure)).join(' and ');

/** Whom to select on the drawing for a set of failures. */
export const aboutOf = (failures: readonly Failure[]): string[] =>
  failures.map((failure) => (failure.type === 'replicas' ? failure.component : failure.boundary));

/** "14 h", "3.2 min", "0.4 s": a time of the year that something is down. */
export const minutes = (value: number): string =>
  value === 0 ? 'none' : value < 1e-6 ? 'under 0.1 ms' : printQuantity(value * 60_000, 'duration');

/** "about 9.6 outages a year, of 1.5 h each". */
export function outageSentence({ perYear, meanMinutes, isAlwaysDown }: Outages): string {
  if (isAlwaysDown) return 'It is overloaded at peak: no failure is needed to take it down.';
  if (perYear === 0 || meanMinutes === null) return 'Nothing that can fail takes it down.';
  const each = `of ${minutes(meanMinutes)} each`;
  if (perYear >= 1) return `About ${Number(perYear.toPrecision(2))} outages a year, ${each}.`;
  const years = 1 / perYear;
  if (Number(years.toPrecision(2)) === 1) return `One outage a year, of ${minutes(meanMinutes)}.`;
  return `One outage in ${years >= 1000 ? 'more than a thousand' : Number(years.toPrecision(2))} years, ${each}.`;
}

/** What a further replica buys, and for how much. */
export function replicaWords({ replica }: Importance, currency: (amount: number) => string): string {
  if (replica === null) return '–';
  if (replica.minutesPerYear <= 0) return 'nothing';
  const price = replica.costPerMonth === null ? '' : ` for ${currency(replica.costPerMonth)} a month`;
  return `${minutes(replica.minutesPerYear)} a year${price}`;
}

/** Minutes of downtime that a dollar a month for one more replica saves a year; undefined where nothing is known or gained. */
export const perDollar = ({ replica }: Importance): number | undefined =>
  replica === null || replica.costPerMonth === null || replica.costPerMonth <= 0 || replica.minutesPerYear <= 0
    ? undefined
    : replica.minutesPerYear / replica.costPerMonth;

/** The part whose further replica buys most for its price. */
export function bestBuy(importance: readonly Importance[]): Importance | undefined {
  return importance
    .filter((part) => perDollar(part) !== undefined)
    .toSorted((a, b) => perDollar(b)! - perDollar(a)!)[0];
}

/** The part without a known price whose further replica saves more than the best buy does: the price is worth asking for. */
export function worthAsking(importance: readonly Importance[]): Importance | undefined {
  const saved = (part: Importance | undefined): number => part?.replica?.minutesPerYear ?? 0;
  const [most] = importance.filter((part) => perDollar(part) === undefined).toSorted((a, b) => saved(b) - saved(a));
  return saved(most) > saved(bestBuy(importance)) ? most : undefined;
}

export function lossTitle(design: Design, { failure, isWhole }: Loss): string {
  if (failure.type !== 'replicas') return `Without ${boundaryTitle(design, failure.boundary)}`;
  const name = nameOf(design, failure.component);
  return isWhole ? `Without ${name}` : `With one replica of ${name} less`;
}

export const lossWords = (design: Design, { overloads }: Loss): string =>
  overloads
    .map(
      ({ component, arrivalRps, capacityRps, utilizationBefore }) =>
        `${nameOf(design, component)} is asked for ${printQuantity(arrivalRps, 'rate')} and can do ${printQuantity(capacityRps, 'rate')} (before: ${percent(Number(utilizationBefore.toPrecision(2)))} busy)`,
    )
    .join('; ');

/** How the budget of the target fares. */
export function budgetSentence({ target }: Resilience['budgets']): string {
  if (target === null) return 'No target for availability: state one, and there is a budget to keep.';
  const { burnRate, lastsDays } = target;
  if (burnRate === Infinity) return 'The target allows nothing to fail.';
  const rate = Number(burnRate.toPrecision(2));
  return lastsDays === null
    ? `Uses ${percent(rate)} of what its target allows.`
    : `Burns ${rate} times what its target allows: a month’s budget lasts ${Number(lastsDays.toPrecision(2))} days.`;
}
