import { unreachable } from '../result';
import { type Design, estimateOf, type Quantity } from '../model';
import { type ActionFigures, actionFigures, growthAfter } from './actions';
import { type Amount, amountOf, BYTES, COUNT, PER_SECOND, SECONDS, times } from './amount';
import type { LineInput, SheetLine } from './line';
import { ownLines } from './ownLines';
import { printAmount, type PrintOptions, type Rounding } from './print';
import { type Given, type Settings, settingsOf } from './settings';
import { type Totals, totalsOf, type YearFigures, yearsOf } from './totals';

/** The sheet on the back of the envelope, computed: every line with its formula, its unit and what it rests on. */
export type Sheet = {
  readonly settings: Settings;
  readonly actions: readonly ActionFigures[];
  /** Actions that have no figures, and why. */
  readonly problems: readonly { readonly action: string; readonly name: string; readonly text: string }[];
  readonly totals: Totals;
  readonly years: readonly YearFigures[];
  readonly lines: readonly SheetLine[];
  readonly rounding: Rounding;
};

/** Everything that a design's estimate says. Contract: pure; the same design gives the same sheet. */
export function estimateSheet(design: Design): Sheet {
  const estimate = estimateOf(design);
  const settings = settingsOf(design);
  const rounding = estimate.rounding ?? 'exact';
  const all = actionFigures(design);
  const actions = all.flatMap(([, figures]) => (figures.ok ? [figures.value] : []));
  const problems = all.flatMap(([action, figures]) =>
    figures.ok ? [] : [{ action: action.id, name: action.name ?? action.id, text: figures.error }],
  );
  const totals = totalsOf(design, settings, actions);
  const computed = [
    ...actions.flatMap((figures) => actionLines(settings, figures, rounding)),
    ...totalLines(settings, totals, rounding),
  ];
  return {
    settings,
    actions,
    problems,
    totals,
    years: yearsOf(settings, actions),
    lines: [...computed, ...ownLines(estimate.lines, computed, settings, rounding)],
    rounding,
  };
}

type Draft = {
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  readonly amount: Amount | null | undefined;
  readonly inputs: readonly LineInput[];
  readonly options?: PrintOptions;
};

const lineOf = (group: string, rounding: Rounding, { options, ...draft }: Draft): SheetLine[] =>
  draft.amount === undefined || draft.amount === null
    ? []
    : [{ ...draft, group, amount: draft.amount, text: printAmount(draft.amount, { ...options, rounding }) }];

const text = (quantity: Quantity, dims = COUNT): string => printAmount(amountOf(quantity, dims));

const input = (name: string, given: Given, dims = COUNT): LineInput => ({
  name,
  text: text(given.value, dims),
  origin: given.origin,
  note: given.note,
});

/** 86 400 s, not 86.4k s: everybody knows the number. */
const secondsOf = ({ secondsPerDay: { value } }: Settings): string =>
  typeof value === 'number' ? `${String(value).replace(/(\d)(?=(\d{3})+$)/g, '$1 ')} s` : `${text(value)} s`;

const PER: Readonly<Record<string, string>> = {
  'user-day': 'a person a day',
  day: 'a day',
  month: 'a month',
  second: 'a second',
};

function averageFormula(
  settings: Settings,
  { action }: ActionFigures,
): { readonly formula: string; readonly inputs: readonly LineInput[] } {
  const often = text(action.times ?? 0);
  const per = action.per ?? 'day';
  const day = secondsOf(settings);
  const stated: LineInput = {
    name: 'how often',
    text: `${often} ${PER[per] ?? `for each ${action.of}`}`,
    origin: 'stated',
    note: action.source,
  };
  switch (per) {
    case 'second':
      return { formula: `${often} a second`, inputs: [stated] };
    case 'day':
      return {
        formula: `${often} a day ÷ ${day}`,
        inputs: [stated, input('seconds in a day', settings.secondsPerDay)],
      };
    case 'month':
      return {
        formula: `${often} a month ÷ (30 · ${day})`,
        inputs: [stated, input('seconds in a day', settings.secondsPerDay)],
      };
    case 'user-day':
      return {
        formula: `${text(settings.dailyUsers!.value)} people · ${often} a day ÷ ${day}`,
        inputs: [
          input('people a day', settings.dailyUsers!),
          stated,
          input('seconds in a day', settings.secondsPerDay),
        ],
      };
    case 'action':
      return {
        formula: `${often} · ${action.of}.average`,
        inputs: [stated, { name: 'rate that it follows', text: `${action.of}.average`, origin: 'line' }],
      };
    default:
      return unreachable(per);
  }
}

function actionLines(settings: Settings, figures: ActionFigures, rounding: Rounding): SheetLine[] {
  const { action, averageRps, peakRps, peakFactor, incoming, outgoing, stored, storedBytes, copies, storage } = figures;
  const name = action.name ?? action.id;
  const average = printAmount(averageRps, { rounding });
  const line = (draft: Draft) => lineOf(action.id, rounding, { ...draft, id: `${action.id}.${draft.id}` });
  const fromAverage: LineInput = { name: 'average', text: average, origin: 'line' };
  const bytes = (label: string, value: Quantity): LineInput => ({
    name: label,
    text: text(value, BYTES),
    origin: 'stated',
  });
  const inputs = [fromAverage];
  return [
    ...line({
      id: 'daily',
      name: `${name} a day`,
      formula: `${average} · ${secondsOf(settings)}`,
      amount: daily(settings, averageRps),
      inputs,
    }),
    ...line({ id: 'average', name: `${name}, average`, amount: averageRps, ...averageFormula(settings, figures) }),
    ...line({
      id: 'peak',
      name: `${name}, peak`,
      formula: `${average} · ${text(peakFactor.value)}`,
      amount: peakRps,
      inputs: [fromAverage, input('peak factor', peakFactor)],
    }),
    ...line({
      id: 'in',
      name: `${name}, incoming`,
      formula: `${average} · ${text(action.requestBytes ?? 0, BYTES)}`,
      amount: incoming,
      inputs: [fromAverage, bytes('request', action.requestBytes ?? 0)],
    }),
    ...line({
      id: 'out',
      name: `${name}, outgoing`,
      formula: `${average} · ${text(action.responseBytes ?? 0, BYTES)}`,
      amount: outgoing,
      inputs: [fromAverage, bytes('response', action.responseBytes ?? 0)],
    }),
    ...(stored === null || storedBytes === undefined
      ? []
      : [
          ...line({
            id: 'stored',
            name: `${name}, kept a day`,
            formula: `${average} · ${secondsOf(settings)} · ${text(storedBytes.value, BYTES)}${copyText(copies)}`,
            amount: daily(settings, stored),
            inputs: [fromAverage, input('kept of each', storedBytes, BYTES), input('copies', copies)],
          }),
          ...line({
            id: 'storage',
            name: `${name}, storage in ${text(settings.years.value)} years`,
            formula: storageFormula(settings, figures, rounding),
            amount: storage,
            inputs: [input('years', settings.years), input('growth a year', settings.growthPerYear)],
          }),
        ]),
  ];
}

const daily = (settings: Settings, rate: Amount): Amount =>
  times(rate, amountOf(settings.secondsPerDay.value, SECONDS));

const copyText = (copies: Given): string => (copies.value === 1 ? '' : ` · ${text(copies.value)} copies`);

function storageFormula(settings: Settings, { action, stored }: ActionFigures, rounding: Rounding): string {
  const aDay = printAmount(daily(settings, stored!), { rounding });
  const growth = amountOf(settings.growthPerYear.value);
  const kept = action.retentionYears;
  const years =
    kept === undefined ? text(settings.years.value) : `min(${text(settings.years.value)}, ${text(kept)} kept)`;
  return growth.high === 0
    ? `${aDay} · 365 · ${years}`
    : `${aDay} · 365 · the sum over ${years} years of (1 + ${text(settings.growthPerYear.value)})^year`;
}

function totalLines(settings: Settings, totals: Totals, rounding: Rounding): SheetLine[] {
  const line = (draft: Draft) => lineOf('totals', rounding, draft);
  const sum: readonly LineInput[] = [{ name: 'actions', text: `${totals.count}`, origin: 'line' }];
  const peak = printAmount(totals.peakRps, { rounding });
  return [
    ...line({
      id: 'average',
      name: 'Requests, average',
      formula: 'sum over all actions',
      amount: totals.count === 0 ? null : totals.averageRps,
      inputs: sum,
    }),
    ...line({
      id: 'peak',
      name: 'Requests, peak',
      formula: 'sum of the peaks',
      amount: totals.count === 0 ? null : totals.peakRps,
      inputs: sum,
    }),
    ...line({
      id: 'reads',
      name: 'Reads, average',
      formula: 'sum over the reads',
      amount: totals.readRps,
      inputs: sum,
    }),
    ...line({
      id: 'writes',
      name: 'Writes, average',
      formula: 'sum over the writes',
      amount: totals.writeRps,
      inputs: sum,
    }),
    ...line({
      id: 'ratio',
      name: 'Reads for each write',
      formula: 'reads ÷ writes',
      amount: totals.readsPerWrite,
      inputs: sum,
    }),
    ...line({
      id: 'incoming',
      name: 'Bandwidth in, average',
      formula: 'sum of the incoming',
      amount: totals.incoming,
      inputs: sum,
    }),
    ...line({
      id: 'outgoing',
      name: 'Bandwidth out, average',
      formula: 'sum of the outgoing',
      amount: totals.outgoing,
      inputs: sum,
    }),
    ...line({
      id: 'storage',
      name: `Storage in ${text(settings.years.value)} years`,
      formula: 'sum of what is kept',
      amount: totals.storage,
      inputs: sum,
    }),
    ...line({
      id: 'cache',
      name: 'Cache memory',
      formula: `${text(settings.cacheShare.value)} · a day of reads · their answers`,
      amount: totals.cache,
      inputs: [input('share that is asked again', settings.cacheShare)],
    }),
    ...(settings.serverRps === undefined
      ? []
      : line({
          id: 'servers',
          name: 'Servers',
          formula: `${peak} ÷ (${text(settings.serverRps.value)}/s · ${text(totals.maxUtilization)}), rounded up`,
          amount: totals.servers,
          inputs: [
            input('one server carries', settings.serverRps, PER_SECOND),
            { name: 'planned utilisation', text: text(totals.maxUtilization), origin: 'design' },
          ],
        })),
    ...grown(settings, totals, rounding),
  ];
}

function grown(settings: Settings, totals: Totals, rounding: Rounding): SheetLine[] {
  const years = amountOf(settings.years.value);
  if (amountOf(settings.growthPerYear.value).high === 0 || totals.count === 0) return [];
  return lineOf('totals', rounding, {
    id: 'later',
    name: `Requests in ${text(settings.years.value)} years, peak`,
    formula: `${printAmount(totals.peakRps, { rounding })} · (1 + ${text(settings.growthPerYear.value)})^${text(settings.years.value)}`,
    amount: times(totals.peakRps, growthAfter(settings, years)),
    inputs: [input('growth a year', settings.growthPerYear), input('years', settings.years)],
  });
}
