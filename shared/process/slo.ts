import { likely, printQuantity } from '../model';
import { journeyName, type Subject } from './subject';

export type BurnAlert = {
  readonly action: 'page' | 'ticket';
  readonly burnRate: number;
  readonly long: string;
  readonly short: string;
  /** The share of bad requests over both windows at which it fires. */
  readonly threshold: number;
  /** The share of the 30-day budget that is gone when the long window is full of it. */
  readonly budgetUsed: number;
};

export type Objective = {
  readonly journey: string;
  readonly name: string;
  readonly indicator: string;
  readonly objective: number;
  /** Bad requests, or minutes, that 30 days allow. */
  readonly budgetMinutes: number;
  readonly budgetRequests: number;
  readonly predicted: number | null;
  readonly alerts: readonly BurnAlert[];
};

const DAYS = 30;
const HOURS = DAYS * 24;

/** The multi-window, multi-burn-rate alerts of The Site Reliability Workbook, chapter 5, table 5-8. */
const WINDOWS = [
  { action: 'page', burnRate: 14.4, hours: 1, long: '1 h', short: '5 min' },
  { action: 'page', burnRate: 6, hours: 6, long: '6 h', short: '30 min' },
  { action: 'ticket', burnRate: 1, hours: 72, long: '3 d', short: '6 h' },
] as const;

export const SLO_SOURCE = 'The Site Reliability Workbook, chapter 5, multiwindow multi-burn-rate alerts';

/** Alerts for an objective: a burn rate above 1 / budget could never be reached and is left out. */
export function burnAlerts(objective: number): readonly BurnAlert[] {
  const budget = 1 - objective;
  return WINDOWS.filter(({ burnRate }) => budget > 0 && burnRate * budget < 1).map(({ hours, ...alert }) => ({
    ...alert,
    threshold: alert.burnRate * budget,
    budgetUsed: (alert.burnRate * hours) / HOURS,
  }));
}

/** An objective for each target: availability as it is; a percentile as "that share is faster than". */
export function objectivesOf({ design, report }: Subject): readonly Objective[] {
  return Object.entries(design.journeys).flatMap(([id, { targets, ratePerSecond, averageRatio }]) => {
    const name = journeyName(design, id);
    const requests = likely(ratePerSecond ?? 0) * likely(averageRatio ?? 1) * DAYS * 86_400;
    const figures = report.journeys[id];
    const objective = (indicator: string, goal: number, predicted: number | null): Objective => ({
      journey: id,
      name,
      indicator,
      objective: goal,
      budgetMinutes: (1 - goal) * DAYS * 24 * 60,
      budgetRequests: (1 - goal) * requests,
      predicted,
      alerts: burnAlerts(goal),
    });
    const within = (key: 'p99Ms' | 'p95Ms' | 'p50Ms', goal: number): Objective[] => {
      const limit = targets?.[key];
      return limit === undefined
        ? []
        : [objective(`requests answered within ${printQuantity(limit, 'duration')}`, goal, null)];
    };
    return [
      ...(targets?.availability === undefined
        ? []
        : [objective('requests that succeed', likely(targets.availability), figures?.availability ?? null)]),
      ...within('p99Ms', 0.99),
      ...within('p95Ms', 0.95),
      ...within('p50Ms', 0.5),
    ];
  });
}
