import { fail, ok, type Result } from '../result';
import { isRange, type Quantity } from './quantity';

/** What a field measures. Its canonical unit is in the name of the field: `ratePerSecond`, `serviceMs`, `responseBytes`. */
export type Dimension =
  | 'count'
  | 'rate'
  | 'duration'
  | 'seconds'
  | 'hours'
  | 'bytes'
  | 'gigabytes'
  | 'probability'
  | 'money';

type Unit = { readonly symbol: string; readonly factor: number; readonly names: readonly string[] };

const unit = (symbol: string, factor: number, ...names: string[]): Unit => ({
  symbol,
  factor,
  names: [symbol, ...names],
});

const MS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const durations = (canonicalMs: number): Unit[] => [
  unit('ns', 1e-6 / canonicalMs),
  unit('µs', 1e-3 / canonicalMs, 'us', 'μs'),
  unit('ms', 1 / canonicalMs),
  unit('s', MS.second / canonicalMs, 'sec', 'secs', 'second', 'seconds'),
  unit('min', MS.minute / canonicalMs, 'm', 'mins', 'minute', 'minutes'),
  unit('h', MS.hour / canonicalMs, 'hr', 'hrs', 'hour', 'hours'),
  unit('d', MS.day / canonicalMs, 'day', 'days'),
];

const bytes = (canonical: number): Unit[] => [
  unit('B', 1 / canonical, 'byte', 'bytes'),
  unit('kB', 1e3 / canonical, 'KB', 'kb'),
  unit('MB', 1e6 / canonical, 'mb'),
  unit('GB', 1e9 / canonical, 'gb'),
  unit('TB', 1e12 / canonical, 'tb'),
  unit('PB', 1e15 / canonical, 'pb'),
  unit('KiB', 1024 / canonical, 'kib'),
  unit('MiB', 1024 ** 2 / canonical, 'mib'),
  unit('GiB', 1024 ** 3 / canonical, 'gib'),
  unit('TiB', 1024 ** 4 / canonical, 'tib'),
];

/** A month is 30 days here, as on the back of an envelope. */
const RATES: Unit[] = [
  unit('/s', 1, 'rps', 'qps', 'tps', 'per second', '/sec', 'req/s'),
  unit('/min', 1 / 60, '/m', 'rpm', 'per minute', '/minute'),
  unit('/h', 1 / 3600, '/hour', 'per hour'),
  unit('/day', 1 / 86_400, '/d', 'per day', 'a day'),
  unit('/week', 1 / 604_800, 'per week'),
  unit('/month', 1 / 2_592_000, '/mo', 'per month', 'a month'),
];

const UNITS: Readonly<Record<Dimension, readonly Unit[]>> = {
  count: [],
  rate: RATES,
  duration: durations(1),
  seconds: durations(MS.second),
  hours: durations(MS.hour),
  bytes: bytes(1),
  gigabytes: bytes(1e9),
  probability: [unit('%', 0.01, 'percent')],
  money: [unit('USD', 1, '$')],
};

const CANONICAL: Readonly<Record<Dimension, string>> = {
  count: '',
  rate: 'rps',
  duration: 'ms',
  seconds: 's',
  hours: 'h',
  bytes: 'B',
  gigabytes: 'GB',
  probability: '',
  money: 'USD',
};

const EXAMPLE: Readonly<Record<Dimension, string>> = {
  count: '4 or 10k',
  rate: '500, 10k or 2M/day',
  duration: '150 ms or 2 s',
  seconds: '30 s or 5 min',
  hours: '4 h or 30 d',
  bytes: '800 B or 1.5 MB',
  gigabytes: '500 GB or 2 TB',
  probability: '99.95% or 3 nines',
  money: '300 or 1.2k',
};

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12 };

/**
 * Reads `10k`, `2M/day`, `150 ms`, `1.5 GB`, `99.95%`, `3 nines` and ranges such as `40..80` or `40..50..80 ms`
 * into the canonical unit of the dimension. A bare number is in the canonical unit already.
 */
export function parseQuantity(text: string, dimension: Dimension): Result<Quantity> {
  const parts = text.trim().split(/\s*(?:\.\.\.?|…|–|—)\s*/);
  if (parts.length > 3) return fail(`expected at most three values (low..likely..high), got "${text.trim()}"`);
  if (parts.length === 1) return parseNumber(text, dimension);
  // In `40..80 ms` the unit stands behind the last value and holds for all that have none of their own.
  const shared = /^[\d.,\s]*[kKMBGT]?(?<unit>.*)$/u.exec(parts.at(-1)!)?.groups?.['unit'] ?? '';
  const values: number[] = [];
  for (const part of parts) {
    const value = parseNumber(/^[-+\d.,\s]*[kKMBGT]?$/u.test(part) ? part + shared : part, dimension);
    if (!value.ok) return value;
    values.push(value.value);
  }
  const low = values[0]!;
  const high = values.at(-1)!;
  const middle = values.length === 3 ? values[1]! : Number(((low + high) / 2).toPrecision(15));
  if (!(low <= middle && middle <= high)) return fail(`expected low ≤ likely ≤ high, got "${text.trim()}"`);
  return ok({ low, likely: middle, high });
}

function parseNumber(text: string, dimension: Dimension): Result<number> {
  const refuse = () => fail(`expected a value such as ${EXAMPLE[dimension]}, got "${text.trim()}"`);
  const nines = /^(\d+(?:\.\d+)?)\s*nines?$/i.exec(text.trim());
  if (nines && dimension === 'probability') return ok(fromNines(Number(nines[1])));
  const match =
    /^(?<prefix>\$)?\s*(?<number>[-+]?(?:\d[\d_,']*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(?<rest>.*)$/u.exec(
      text.trim(),
    );
  if (!match?.groups) return refuse();
  const number = Number(match.groups['number']!.replaceAll(/[_,']/g, ''));
  const factor = factorOf(match.groups['rest']!.trim(), dimension);
  if (factor === undefined || !Number.isFinite(number)) return refuse();
  // 0.07 * 100 is not 7: multiplying by a power of ten is done in decimal.
  const value = factor === 1 ? number : Number((number * factor).toPrecision(15));
  if (dimension === 'probability' && (value < 0 || value > 1)) return fail(`expected 0% to 100%, got "${text.trim()}"`);
  return ok(value);
}

function factorOf(rest: string, dimension: Dimension): number | undefined {
  if (rest === '') return 1;
  const exact = findUnit(rest, dimension);
  if (exact !== undefined) return exact;
  const multiplier = MULTIPLIERS[rest[0]!];
  if (multiplier === undefined) return undefined;
  const suffix = rest.slice(1).trim();
  const unitFactor = suffix === '' ? 1 : findUnit(suffix, dimension);
  return unitFactor === undefined ? undefined : multiplier * unitFactor;
}

function findUnit(name: string, dimension: Dimension): number | undefined {
  const units = UNITS[dimension];
  const found = units.find((u) => u.names.includes(name)) ?? units.find((u) => u.names.includes(name.toLowerCase()));
  return found?.factor;
}

/** `3` → 0.999: as many leading nines as the number says; a fraction continues on a logarithmic scale. */
export const fromNines = (nines: number): number => Number((1 - 10 ** -nines).toPrecision(15));

/** The text that a person reads and `parseQuantity` understands: three significant digits, an adaptive unit. */
export function printQuantity(quantity: Quantity, dimension: Dimension): string {
  if (!isRange(quantity)) return printNumber(quantity, dimension);
  return `${printNumber(quantity.low, dimension)}..${printNumber(quantity.likely, dimension)}..${printNumber(quantity.high, dimension)}`;
}

/** The units in which a person thinks: rates in a second, a minute or a day; sizes in steps of 1000 or of 1024. */
export type UnitChoice = { readonly rates?: '/s' | '/min' | '/day'; readonly sizes?: 'kB' | 'KiB' };

/**
 * The same for editing: nothing is rounded away, in the units that the person chose where they say it exactly.
 * `parseQuantity(editText(q, d, u), d)` is q.
 */
export function editText(quantity: Quantity, dimension: Dimension, choice: UnitChoice = {}): string {
  const exact = (value: number) => {
    const texts = [inChoice(value, dimension, choice), printNumber(value, dimension, 15)];
    const isExact = (text: string) => {
      const read = parseNumber(text, dimension);
      return read.ok && read.value === value;
    };
    return texts.find((text) => text !== undefined && isExact(text)) ?? `${value} ${CANONICAL[dimension]}`.trim();
  };
  return isRange(quantity)
    ? `${exact(quantity.low)}..${exact(quantity.likely)}..${exact(quantity.high)}`
    : exact(quantity);
}

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

function inChoice(value: number, dimension: Dimension, { rates, sizes }: UnitChoice): string | undefined {
  const factorOf = (symbol: string) => UNITS[dimension].find((each) => each.symbol === symbol)!.factor;
  if (dimension === 'rate' && rates !== undefined && rates !== '/s' && value !== 0)
    return `${scaled(Number((value / factorOf(rates)).toPrecision(15)), 15)}${rates}`;
  if ((dimension !== 'bytes' && dimension !== 'gigabytes') || sizes !== 'KiB' || value === 0) return undefined;
  const symbol = BINARY.filter((each) => Math.abs(value) >= factorOf(each)).at(-1) ?? 'B';
  return `${decimal(value / factorOf(symbol), 15)} ${symbol}`;
}

function printNumber(value: number, dimension: Dimension, digits = 3): string {
  switch (dimension) {
    case 'probability':
      return printProbability(value, digits);
    case 'count':
    case 'money':
      return scaled(value, digits);
    case 'rate':
      return `${scaled(value, digits)} rps`;
    case 'duration':
    case 'seconds':
    case 'hours':
    case 'bytes':
    case 'gigabytes':
      return printWithUnit(value, dimension, digits);
    default:
      return dimension satisfies never;
  }
}

/** 99.95%: as many digits as tell it from 100%, so that 99.999% never prints as 100%. */
function printProbability(value: number, digits: number): string {
  if (digits > 3) return `${trim((value * 100).toPrecision(15))}%`;
  const missing = 1 - value;
  if (missing <= 0) return '100%';
  const decimals = value < 0.9 ? 1 : Math.max(2, Math.ceil(-Math.log10(missing * 100)) + 1);
  return `${trim((value * 100).toFixed(Math.min(decimals, 12)))}%`;
}

const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

function scaled(value: number, digits: number): string {
  // Rounded first: 999.6 is 1k, not 1000.
  const rounded = Number(value.toPrecision(digits));
  const scale = SCALES.find(([factor]) => Math.abs(rounded) >= factor);
  return scale ? `${decimal(value / scale[0], digits)}${scale[1]}` : decimal(value, digits);
}

const LADDERS: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  duration: ['µs', 'ms', 's', 'min', 'h', 'd'],
  seconds: ['ms', 's', 'min', 'h', 'd'],
  hours: ['s', 'min', 'h', 'd'],
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  gigabytes: ['MB', 'GB', 'TB', 'PB'],
};

function printWithUnit(value: number, dimension: Dimension, digits: number): string {
  if (value === 0) return `0 ${CANONICAL[dimension]}`;
  const ladder = (LADDERS[dimension] ?? []).map((symbol) => UNITS[dimension].find((u) => u.symbol === symbol)!);
  const rounded = Number(value.toPrecision(digits));
  const chosen = ladder.filter((u) => Math.abs(rounded / u.factor) >= 0.999_999).at(-1) ?? ladder[0]!;
  return `${decimal(value / chosen.factor, digits)} ${chosen.symbol}`;
}

const decimal = (value: number, digits: number): string => String(Number(value.toPrecision(digits)));

const trim = (text: string): string => (text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text);
