import { printQuantity } from '@shared/model';
import { printMoney, printTimes, type Profile, type Range, utility } from '@shared/tradeoff';
import type { Criterion } from './state';

/** The criteria of a choice: which way is better, how it is read and written, and over which range it counts at first. */
export const CRITERION: Readonly<
  Record<
    Criterion,
    {
      readonly label: string;
      readonly sense: 'min' | 'max';
      readonly print: (value: number, currency?: string) => string;
      readonly scale: Range['scale'];
    }
  >
> = {
  p99: { label: 'p99', sense: 'min', print: (ms) => printQuantity(ms, 'duration'), scale: 'linear' },
  downtime: { label: 'Down a year', sense: 'min', print: (hours) => printQuantity(hours, 'hours'), scale: 'log' },
  load: {
    label: 'Load carried',
    sense: 'max',
    print: (times) => (times >= NO_LIMIT ? 'no limit' : printTimes(times)),
    scale: 'log',
  },
  cost: {
    label: 'Cost a month',
    sense: 'min',
    print: (amount, currency) => printMoney(amount, currency),
    scale: 'linear',
  },
};

/** What stands for a load without a limit on an axis. */
const NO_LIMIT = 1e6;
/** Less than a second in thirty years nobody can measure; a logarithm needs some number. */
const LEAST_HOURS = 1e-5;

export type Figures = Readonly<Record<Criterion, number | null>>;

/** A design by its worst journey in each criterion: what nobody may be left with. */
export function figuresOf(profile: Profile): Figures {
  const journeys = Object.values(profile.journeys);
  const worst = (values: readonly (number | null)[]): number | null =>
    values.length === 0 || values.includes(null) ? null : Math.max(...(values as number[]));
  const loads = journeys.map(({ bottleneck, maxLoad }) => (bottleneck === null ? NO_LIMIT : maxLoad));
  return {
    p99: worst(journeys.map(({ p99Ms }) => p99Ms)),
    downtime: worst(journeys.map(({ downtimeHoursPerYear }) => downtimeHoursPerYear)),
    load: loads.length === 0 || loads.includes(null) ? null : Math.min(...(loads as number[])),
    cost: profile.costPerMonth,
  };
}

/**
 * Ranges to begin with, anchored at the design as it is and not at the alternatives: one more alternative must not turn
 * the ranking of the others round.
 */
export function usualRange(criterion: Criterion, base: Figures): Range {
  const at = base[criterion];
  switch (criterion) {
    case 'p99':
      return { worst: 2 * (at ?? 500), best: (at ?? 500) / 2, scale: 'linear' };
    case 'downtime':
      return {
        worst: Math.max(LEAST_HOURS * 10, (at ?? 10) * 3),
        best: Math.max(LEAST_HOURS, (at ?? 10) / 100),
        scale: 'log',
      };
    case 'load':
      return { worst: 1, best: 10, scale: 'log' };
    case 'cost':
      return { worst: Math.max(100, 2 * (at ?? 1000)), best: (at ?? 1000) / 2, scale: 'linear' };
    default:
      return criterion satisfies never;
  }
}

export const utilityOf = (figures: Figures, criterion: Criterion, range: Range): number | null => {
  const value = figures[criterion];
  return value === null ? null : utility(criterion === 'downtime' ? Math.max(value, LEAST_HOURS) : value, range);
};
