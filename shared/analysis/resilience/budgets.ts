import { likely } from '../../model';
import type { Analysis } from '../results';

/** Downtime and, where there is a target, what it allows (Beyer et al., Site Reliability Engineering, 2016, ch. 3). */
export type Budgets = {
  readonly downtimeMinutes: { readonly year: number; readonly month: number; readonly week: number };
  readonly failedRequestsPerMonth: number;
  readonly target: {
    readonly availability: number;
    readonly budgetMinutes: { readonly year: number; readonly month: number; readonly week: number };
    readonly budgetRequestsPerMonth: number;
    /** Unavailability by what the target allows: above 1 the budget does not last. */
    readonly burnRate: number;
    /** Days until a month's budget is used up; null where it lasts. */
    readonly lastsDays: number | null;
  } | null;
};

const DAYS_PER_MONTH = 30;

/** A month has 30 days here, as in error budgets everywhere; the year is the one of the assumptions. */
export function budgets(analysis: Analysis, j: number, unavailability: number): Budgets {
  const { system } = analysis;
  const { ratePerSecond, averageRatio, journey } = system.journeys[j]!;
  const spread = (share: number) => ({
    year: share * system.assumptions.daysPerYear * 1440,
    month: share * DAYS_PER_MONTH * 1440,
    week: share * 7 * 1440,
  });
  const requests = ratePerSecond * averageRatio * DAYS_PER_MONTH * 86_400;
  const wanted = journey.targets?.availability;
  const allowed = wanted === undefined ? undefined : 1 - likely(wanted);
  const burnRate = allowed === undefined ? undefined : allowed > 0 ? unavailability / allowed : Infinity;
  return {
    downtimeMinutes: spread(unavailability),
    failedRequestsPerMonth: requests * unavailability,
    target:
      allowed === undefined
        ? null
        : {
            availability: 1 - allowed,
            budgetMinutes: spread(allowed),
            budgetRequestsPerMonth: requests * allowed,
            burnRate: burnRate!,
            lastsDays: burnRate! > 1 ? DAYS_PER_MONTH / burnRate! : null,
          },
  };
}
