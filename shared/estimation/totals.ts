import { type Design, likely } from '../model';
import { type ActionFigures, growthAfter, storageAt } from './actions';
import { type Amount, amount, amountOf, BYTES, COUNT, each, over, PER_SECOND, plus, SECONDS, times } from './amount';
import type { Settings } from './settings';

export type Totals = {
  readonly count: number;
  readonly averageRps: Amount;
  readonly peakRps: Amount;
  readonly readRps: Amount | null;
  readonly writeRps: Amount | null;
  readonly readsPerWrite: Amount | null;
  readonly incoming: Amount | null;
  readonly outgoing: Amount | null;
  readonly storage: Amount | null;
  readonly cache: Amount | null;
  readonly servers: Amount | null;
  readonly maxUtilization: number;
};

const sum = (all: readonly Amount[], dims = PER_SECOND): Amount =>
  all.reduce(
    (total, one) => {
      const next = plus(total, one);
      if (!next.ok) throw new Error(next.error);
      return next.value;
    },
    amount(0, dims),
  );

const sumOrNull = (all: readonly (Amount | null)[], dims: Amount['dims']): Amount | null => {
  const known = all.filter((one) => one !== null);
  return known.length === 0 ? null : sum(known, dims);
};

const FLOW = { ...BYTES, seconds: -1 };

export function totalsOf(design: Design, settings: Settings, actions: readonly ActionFigures[]): Totals {
  const of = (operation: 'read' | 'write') =>
    actions.filter(({ action }) => (action.operation ?? 'read') === operation);
  const [reads, writes] = [of('read'), of('write')];
  const readRps = reads.length === 0 ? null : sum(reads.map(({ averageRps }) => averageRps));
  const writeRps = writes.length === 0 ? null : sum(writes.map(({ averageRps }) => averageRps));
  const ratio = readRps !== null && writeRps !== null ? over(readRps, writeRps) : undefined;
  const peakRps = sum(actions.map((figures) => figures.peakRps));
  const maxUtilization = likely(design.assumptions?.maxUtilization ?? 0.7);
  const readBytes = sumOrNull(
    reads.map(({ outgoing }) => outgoing),
    FLOW,
  );
  const day = amountOf(settings.secondsPerDay.value, SECONDS);
  return {
    count: actions.length,
    averageRps: sum(actions.map((figures) => figures.averageRps)),
    peakRps,
    readRps,
    writeRps,
    readsPerWrite: ratio?.ok ? ratio.value : null,
    incoming: sumOrNull(
      actions.map(({ incoming }) => incoming),
      FLOW,
    ),
    outgoing: sumOrNull(
      actions.map(({ outgoing }) => outgoing),
      FLOW,
    ),
    storage: sumOrNull(
      actions.map(({ storage }) => storage),
      BYTES,
    ),
    cache: readBytes && times(times(readBytes, day), amountOf(settings.cacheShare.value)),
    servers: serversOf(settings, peakRps, maxUtilization),
    maxUtilization,
  };
}

function serversOf(settings: Settings, peakRps: Amount, maxUtilization: number): Amount | null {
  if (settings.serverRps === undefined) return null;
  const capacity = times(amountOf(settings.serverRps.value, PER_SECOND), amount(maxUtilization));
  const needed = over(peakRps, capacity);
  return needed.ok ? { ...each(needed.value, Math.ceil), dims: COUNT } : null;
}

export type YearFigures = {
  readonly year: number;
  readonly averageRps: Amount;
  readonly peakRps: Amount;
  /** What is there at the end of the year. */
  readonly storage: Amount | null;
};

/** Year by year to the end of the horizon, at most thirty. */
export function yearsOf(settings: Settings, actions: readonly ActionFigures[]): readonly YearFigures[] {
  if (actions.length === 0) return [];
  const last = Math.min(30, Math.ceil(amountOf(settings.years.value).likely));
  return Array.from({ length: last }, (_, i) => {
    const year = i + 1;
    const growth = growthAfter(settings, amount(i));
    const kept = actions.map(({ action, stored }) =>
      stored === null ? null : storageAt(settings, action, stored, amount(year)),
    );
    return {
      year,
      averageRps: times(sum(actions.map(({ averageRps }) => averageRps)), growth),
      peakRps: times(sum(actions.map(({ peakRps }) => peakRps)), growth),
      storage: sumOrNull(kept, BYTES),
    };
  });
}
