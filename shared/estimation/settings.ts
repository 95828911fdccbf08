import { attributesOf } from '../catalogue';
import { type Design, type Estimate, type EstimateAction, entitiesOf, estimateOf, type Quantity } from '../model';
import { rowBytes } from './rowSize';

/** A number that a line rests on, and on whose word. */
export type Given = {
  readonly value: Quantity;
  readonly origin: 'stated' | 'design' | 'default';
  /** Where it comes from, if not from the person. */
  readonly note?: string;
};

const stated = (value: Quantity): Given => ({ value, origin: 'stated' });
const byDefault = (value: Quantity, note: string): Given => ({ value, origin: 'default', note });

export type Settings = {
  readonly dailyUsers: Given | undefined;
  readonly peakFactor: Given;
  readonly growthPerYear: Given;
  readonly years: Given;
  readonly designYear: Given;
  readonly cacheShare: Given;
  readonly secondsPerDay: Given;
  readonly serverRps: Given | undefined;
};

/** What the whole sheet assumes; every default says where it is from. */
export function settingsOf(design: Design): Settings {
  const { dailyUsers, peakFactor, growthPerYear, years, designYear, cacheShare, secondsPerDay, serverRps } =
    estimateOf(design);
  const or = (value: Quantity | undefined, otherwise: Given) => (value === undefined ? otherwise : stated(value));
  return {
    dailyUsers: dailyUsers === undefined ? undefined : stated(dailyUsers),
    peakFactor: or(
      peakFactor,
      byDefault(3, 'the usual daily peak is two to three times the average; AWS measured 3 : 1 for Cognito'),
    ),
    growthPerYear: or(growthPerYear, byDefault(0, 'no growth unless stated')),
    years: or(years, byDefault(5, 'five years unless stated')),
    designYear: or(designYear, byDefault(0, 'today unless stated')),
    cacheShare: or(
      cacheShare,
      byDefault(0.2, 'a fifth of the objects takes four fifths of the reads, by the rule of thumb'),
    ),
    secondsPerDay: or(secondsPerDay, byDefault(86_400, '24 · 3 600 s')),
    serverRps: serverRps === undefined ? undefined : stated(serverRps),
  };
}

/** Copies of what an action leaves behind: its own word, else the sheet's, else the store's, else one. */
export function copiesOf(design: Design, estimate: Estimate, action: EstimateAction): Given {
  const own = action.copies ?? estimate.copies;
  if (own !== undefined) return stated(own);
  const store = action.store === undefined ? undefined : design.components[action.store];
  const copies = store && attributesOf(store).data?.value.copies;
  if (copies !== undefined) return { value: copies, origin: 'design', note: 'copies of the store' };
  return byDefault(1, 'one copy unless stated');
}

/** What one action leaves behind: its own word, else the size of a row of its entity. */
export function storedBytesOf(design: Design, action: EstimateAction): Given | undefined {
  if (action.storedBytes !== undefined) return stated(action.storedBytes);
  const entity = action.entity === undefined ? undefined : entitiesOf(design)[action.entity];
  if (entity === undefined || entity.fields.length === 0) return undefined;
  return { value: rowBytes(entity).total, origin: 'design', note: `a row of ${entity.name ?? action.entity}` };
}
