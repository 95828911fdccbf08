import { fail, ok, type Result, unreachable } from '../result';
import { type Design, type EstimateAction, estimateOf } from '../model';
import { type Amount, amount, amountOf, BYTES, COUNT, PER_SECOND, SECONDS, times } from './amount';
import { copiesOf, type Given, type Settings, settingsOf, storedBytesOf } from './settings';

/** What one action comes to. All rates are of today; null: what it would need is not stated. */
export type ActionFigures = {
  readonly action: EstimateAction;
  readonly averageRps: Amount;
  readonly peakRps: Amount;
  readonly peakFactor: Given;
  readonly incoming: Amount | null;
  readonly outgoing: Amount | null;
  /** Bytes per second that stay, copies included. */
  readonly stored: Amount | null;
  readonly storedBytes: Given | undefined;
  readonly copies: Given;
  /** What is kept at the end of the horizon: growth, retention and copies included. */
  readonly storage: Amount | null;
};

/** Figures of every action in the order of the sheet, or why it has none. */
export function actionFigures(design: Design): readonly (readonly [EstimateAction, Result<ActionFigures>])[] {
  const { actions } = estimateOf(design);
  const settings = settingsOf(design);
  const byId = new Map(actions.map((action) => [action.id, action]));
  return actions.map((action) => [action, figuresOf(design, settings, action, byId)]);
}

function figuresOf(
  design: Design,
  settings: Settings,
  action: EstimateAction,
  byId: ReadonlyMap<string, EstimateAction>,
): Result<ActionFigures> {
  const average = averageOf(settings, action, byId, new Set());
  if (!average.ok) return average;
  const peakFactor: Given =
    action.peakFactor === undefined ? settings.peakFactor : { value: action.peakFactor, origin: 'stated' };
  const averageRps = average.value;
  const carried = (bytes: EstimateAction['requestBytes']) =>
    bytes === undefined ? null : times(averageRps, amountOf(bytes, BYTES));
  const storedBytes = storedBytesOf(design, action);
  const copies = copiesOf(design, estimateOf(design), action);
  const stored =
    storedBytes === undefined
      ? null
      : times(times(averageRps, amountOf(storedBytes.value, BYTES)), amountOf(copies.value));
  return ok({
    action,
    averageRps,
    peakRps: times(averageRps, amountOf(peakFactor.value)),
    peakFactor,
    incoming: carried(action.requestBytes),
    outgoing: carried(action.responseBytes),
    stored,
    storedBytes,
    copies,
    storage: stored === null ? null : storageAt(settings, action, stored, amountOf(settings.years.value)),
  });
}

const DAY = 86_400;

/** Requests per second on average; a month is 30 days. */
function averageOf(
  settings: Settings,
  action: EstimateAction,
  byId: ReadonlyMap<string, EstimateAction>,
  seen: ReadonlySet<string>,
): Result<Amount> {
  if (action.times === undefined) return fail('say how often');
  const often = amountOf(action.times);
  const day = amountOf(settings.secondsPerDay.value, SECONDS);
  const daily = (count: Amount): Amount => ({ ...each2(count, day, (x, y) => x / y), dims: PER_SECOND });
  const per = action.per ?? 'day';
  switch (per) {
    case 'second':
      return ok({ ...often, dims: PER_SECOND });
    case 'day':
      return ok(daily(often));
    case 'month':
      return ok(daily(times(often, amount(1 / 30))));
    case 'user-day':
      return settings.dailyUsers === undefined
        ? fail('say how many people use it on a day')
        : ok(daily(times(often, amountOf(settings.dailyUsers.value))));
    case 'action': {
      const other = action.of === undefined ? undefined : byId.get(action.of);
      if (other === undefined) return fail('say which action it follows');
      if (other.id === action.id || seen.has(other.id))
        return fail('it follows itself: say how often one of them happens');
      const rate = averageOf(settings, other, byId, new Set([...seen, action.id]));
      return rate.ok ? ok(times(often, rate.value)) : fail(`${other.name ?? other.id}: ${rate.error}`);
    }
    default:
      return unreachable(per);
  }
}

/** Low with high, high with low: for what falls in its second argument. */
const each2 = (a: Amount, b: Amount, of: (x: number, y: number) => number): Amount => ({
  low: of(a.low, b.high),
  likely: of(a.likely, b.likely),
  high: of(a.high, b.low),
  dims: COUNT,
});

/** The multiple of today's rate after some years of growth. */
export const growthAfter = (settings: Settings, years: Amount): Amount => {
  const growth = amountOf(settings.growthPerYear.value);
  const at = (g: number, y: number) => (1 + g) ** y;
  return {
    low: at(growth.low, years.low),
    likely: at(growth.likely, years.likely),
    high: at(growth.high, years.high),
    dims: COUNT,
  };
};

/**
 * What is there after `years`: each year adds 365 days at the rate of that year (growth at the turn of the year), and
 * what is older than the retention is gone. Rises in every argument, so the ends of ranges are met at the ends.
 */
export function storageAt(settings: Settings, action: EstimateAction, stored: Amount, years: Amount): Amount {
  const growth = amountOf(settings.growthPerYear.value);
  const kept = action.retentionYears === undefined ? undefined : amountOf(action.retentionYears);
  const perYear = 365 * DAY;
  // With 100 000 seconds to the day a year has as many of them, or what is kept would shrink by rounding a day up.
  const day = amountOf(settings.secondsPerDay.value);
  const sum = (rate: number, g: number, until: number, retention: number, seconds: number): number => {
    let total = 0;
    for (let year = 0; year < until && year < 1000; year++) {
      const from = Math.max(year, until - retention);
      const to = Math.min(year + 1, until);
      if (to > from) total += rate * (perYear / DAY) * seconds * (1 + g) ** year * (to - from);
    }
    return total;
  };
  const end = (which: 'low' | 'likely' | 'high', seconds: number) =>
    sum(stored[which], growth[which], years[which], kept?.[which] ?? Infinity, seconds);
  return {
    low: end('low', day.high),
    likely: end('likely', day.likely),
    high: end('high', day.low),
    dims: BYTES,
  };
}
