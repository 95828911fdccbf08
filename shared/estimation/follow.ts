import { attributesOf } from '../catalogue';
import { type Change, commands, compose, NOTHING } from '../edit';
import { type Design, type Quantity } from '../model';
import { growthAfter } from './actions';
import { type Amount, amount, amountOf, isExact, over, plus, times } from './amount';
import { envelope, type Rounding } from './print';
import { estimateSheet, type Sheet } from './sheet';

export type JourneyEstimate = {
  readonly ratePerSecond: Quantity;
  readonly averageRatio: number;
  readonly readShare: number;
  readonly actions: readonly string[];
};

export type StoreEstimate = { readonly storageGb: Quantity; readonly actions: readonly string[] };

export type Estimated = {
  readonly journeys: Readonly<Record<string, JourneyEstimate>>;
  readonly stores: Readonly<Record<string, StoreEstimate>>;
};

/** What goes into the design: an estimate has no more than four digits, or two and upwards as on an envelope. */
function quantityOf(value: Amount, rounding: Rounding): Quantity {
  const round = rounding === 'envelope' ? envelope : (exact: number) => Number(exact.toPrecision(4));
  const [low, likely, high] = [round(value.low), round(value.likely), round(value.high)];
  return isExact(value) ? likely : { low, likely, high };
}

const total = (all: readonly Amount[]): Amount =>
  all.slice(1).reduce((sum, one) => {
    const next = plus(sum, one);
    if (!next.ok) throw new Error(next.error);
    return next.value;
  }, all[0]!);

function grouped<T>(all: readonly T[], key: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const at = key(one);
    if (at !== undefined) groups.set(at, [...(groups.get(at) ?? []), one]);
  }
  return groups;
}

/** What the sheet says of the journeys' rates at the year that is designed for, and of the stores' sizes at the horizon. */
export function estimatedBy(design: Design, sheet: Sheet = estimateSheet(design)): Estimated {
  const growth = growthAfter(sheet.settings, amountOf(sheet.settings.designYear.value));
  const journeys: Record<string, JourneyEstimate> = {};
  for (const [id, all] of grouped(sheet.actions, ({ action }) => action.journey)) {
    if (!Object.hasOwn(design.journeys, id)) continue;
    const peak = total(all.map(({ peakRps }) => peakRps));
    const average = total(all.map(({ averageRps }) => averageRps));
    const reads = all.filter(({ action }) => (action.operation ?? 'read') === 'read');
    const share = (part: number) => (peak.likely === 0 ? 1 : Number((part / peak.likely).toPrecision(4)));
    journeys[id] = {
      ratePerSecond: quantityOf(times(peak, growth), sheet.rounding),
      averageRatio: share(average.likely),
      readShare: share(reads.reduce((sum, { peakRps }) => sum + peakRps.likely, 0)),
      actions: all.map(({ action }) => action.id),
    };
  }
  const stores: Record<string, StoreEstimate> = {};
  for (const [id, all] of grouped(sheet.actions, ({ action, storage }) =>
    storage === null ? undefined : action.store,
  )) {
    if (!Object.hasOwn(design.components, id)) continue;
    const bytes = total(all.map(({ storage }) => storage!));
    const gigabytes = over(bytes, amount(1e9));
    if (!gigabytes.ok) throw new Error(gigabytes.error);
    stores[id] = {
      storageGb: quantityOf(gigabytes.value, sheet.rounding),
      actions: all.map(({ action }) => action.id),
    };
  }
  return { journeys, stores };
}

/** Half a per cent apart is rounding, and prints as the same number. */
function isClose(is: Quantity | undefined, estimated: Quantity): boolean {
  if (is === undefined) return false;
  const [a, b] = [amountOf(is), amountOf(estimated)];
  return (['low', 'likely', 'high'] as const).every((end) => Math.abs(a[end] - b[end]) <= 0.005 * Math.abs(b[end]));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The change that brings journeys and stores to what the estimate says; nothing where they are there already. A store
 * without a price of its own keeps the catalogue's beside its new size. `except`: ids that somebody set by hand and keeps.
 */
export function followEstimate(
  design: Design,
  { except = new Set() }: { readonly except?: ReadonlySet<string> } = {},
): Change {
  const { journeys, stores } = estimatedBy(design);
  let change: Change = NOTHING;
  for (const [id, { ratePerSecond, averageRatio, readShare }] of Object.entries(journeys)) {
    if (except.has(id)) continue;
    const journey = design.journeys[id]!;
    const wanted = { ratePerSecond, averageRatio, readShare };
    const is = {
      ratePerSecond: journey.ratePerSecond,
      averageRatio: journey.averageRatio ?? 1,
      readShare: journey.readShare ?? 1,
    };
    if (!same(wanted, is)) change = compose(change, commands.setJourney(design, id, wanted));
  }
  for (const [id, { storageGb }] of Object.entries(stores)) {
    const component = design.components[id]!;
    if (except.has(id)) continue;
    if (same(component.cost?.storageGb, storageGb)) continue;
    const cost = { ...(component.cost ?? attributesOf(component).cost?.value), storageGb };
    change = compose(change, commands.setComponents(design, [id], { cost }));
  }
  return { ...change, label: change.touched.length === 0 ? '' : 'Follow the estimate' };
}

/** Where the design says otherwise than the estimate, because somebody changed it by hand. */
export function differences(
  design: Design,
): readonly { readonly id: string; readonly is: Quantity | undefined; readonly estimated: Quantity }[] {
  const { journeys, stores } = estimatedBy(design);
  return [
    ...Object.entries(journeys).map(([id, { ratePerSecond }]) => ({
      id,
      is: design.journeys[id]!.ratePerSecond,
      estimated: ratePerSecond,
    })),
    ...Object.entries(stores).map(([id, { storageGb }]) => ({
      id,
      is: design.components[id]!.cost?.storageGb,
      estimated: storageGb,
    })),
  ].filter(({ is, estimated }) => !isClose(is, estimated));
}
