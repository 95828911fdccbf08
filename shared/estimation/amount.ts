import { fail, ok, type Result } from '../result';
import { isRange, type Quantity } from '../model';

/** Exponents of the units an amount is made of: bytes per second is `{ bytes: 1, seconds: -1, money: 0 }`. */
export type Dims = { readonly bytes: number; readonly seconds: number; readonly money: number };

/** A number with its unit (bytes, seconds, USD) and what it lies between. Postcondition of every operation: low ≤ likely ≤ high. */
export type Amount = {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly dims: Dims;
};

export const COUNT: Dims = { bytes: 0, seconds: 0, money: 0 };
export const BYTES: Dims = { ...COUNT, bytes: 1 };
export const SECONDS: Dims = { ...COUNT, seconds: 1 };
export const PER_SECOND: Dims = { ...COUNT, seconds: -1 };

export const amount = (value: number, dims: Dims = COUNT): Amount => ({ low: value, likely: value, high: value, dims });

export const amountOf = (quantity: Quantity, dims: Dims = COUNT): Amount =>
  isRange(quantity) ? { ...quantity, dims } : amount(quantity, dims);

export const isExact = ({ low, high }: Amount): boolean => low === high;

export const sameDims = (a: Dims, b: Dims): boolean =>
  a.bytes === b.bytes && a.seconds === b.seconds && a.money === b.money;

/** The hull of what the operation gives at the ends; exact for the monotone operations used here. */
function corners(a: Amount, b: Amount, dims: Dims, operation: (a: number, b: number) => number): Amount {
  const all = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => operation(x, y)));
  const likely = operation(a.likely, b.likely);
  return { low: Math.min(likely, ...all), likely, high: Math.max(likely, ...all), dims };
}

const combined = (a: Dims, b: Dims, sign: 1 | -1): Dims => ({
  bytes: a.bytes + sign * b.bytes,
  seconds: a.seconds + sign * b.seconds,
  money: a.money + sign * b.money,
});

export const times = (a: Amount, b: Amount): Amount => corners(a, b, combined(a.dims, b.dims, 1), (x, y) => x * y);

/** Error: the divisor may be zero. */
export function over(a: Amount, b: Amount): Result<Amount> {
  if (b.low <= 0 && b.high >= 0) return fail('expected a divisor that cannot be zero');
  return ok(corners(a, b, combined(a.dims, b.dims, -1), (x, y) => x / y));
}

/** Error: bytes and seconds do not add up. */
export function plus(a: Amount, b: Amount, sign: 1 | -1 = 1): Result<Amount> {
  if (!sameDims(a.dims, b.dims))
    return fail(`expected two of the same unit, got ${unitName(a.dims)} and ${unitName(b.dims)}`);
  return ok(corners(a, b, a.dims, (x, y) => x + sign * y));
}

/** Error: an exponent with a unit, or a base with a unit and an exponent that is not one whole number. */
export function power(a: Amount, b: Amount): Result<Amount> {
  if (!sameDims(b.dims, COUNT)) return fail(`expected an exponent without a unit, got ${unitName(b.dims)}`);
  if (!sameDims(a.dims, COUNT) && !(isExact(b) && Number.isInteger(b.likely)))
    return fail('expected a whole number as the exponent of something with a unit');
  if (a.low < 0) return fail('expected a base that is not negative');
  const n = b.likely;
  const dims = { bytes: a.dims.bytes * n, seconds: a.dims.seconds * n, money: a.dims.money * n };
  const result = corners(a, b, sameDims(a.dims, COUNT) ? COUNT : dims, (x, y) => x ** y);
  return Number.isFinite(result.high)
    ? ok(result)
    : fail('expected a power that can be written down, got one too large');
}

/** The same function of low, likely and high; it must not fall. */
export const each = (a: Amount, of: (value: number) => number): Amount => ({
  ...a,
  low: of(a.low),
  likely: of(a.likely),
  high: of(a.high),
});

export const maximum = (all: readonly Amount[]): Amount => ({
  low: Math.max(...all.map(({ low }) => low)),
  likely: Math.max(...all.map(({ likely }) => likely)),
  high: Math.max(...all.map(({ high }) => high)),
  dims: all[0]?.dims ?? COUNT,
});

/** "bytes per second", "a count": for messages. */
export function unitName({ bytes, seconds, money }: Dims): string {
  const name = (unit: string, n: number) => (Math.abs(n) === 1 ? unit : `${unit}^${Math.abs(n)}`);
  const above = [
    bytes > 0 ? name('bytes', bytes) : '',
    seconds > 0 ? name('seconds', seconds) : '',
    money > 0 ? name('USD', money) : '',
  ];
  const below = [
    bytes < 0 ? name('byte', bytes) : '',
    seconds < 0 ? name('second', seconds) : '',
    money < 0 ? name('USD', money) : '',
  ];
  const top = above.filter(Boolean).join(' · ');
  const bottom = below.filter(Boolean).join(' · ');
  if (top === '' && bottom === '') return 'a count';
  return bottom === '' ? top : `${top === '' ? 'a count' : top} per ${bottom}`;
}
