import { printQuantity } from '../model';
import { type Amount, isExact, unitName } from './amount';

export type Rounding = 'exact' | 'envelope';

/**
 * As on the back of an envelope: two significant digits, upwards, because what is planned must carry what comes
 * (11 574 a second are written as 12 000, 416.7 machines as 420).
 */
export function envelope(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const exponent = Math.floor(Math.log10(Math.abs(value))) - 1;
  // Twelve digits first: 6.000000000001 is 6, and a power of ten is divided by rather than multiplied with its inverse.
  const scaled = Number((exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent).toPrecision(12));
  return Number(`${Math.ceil(scaled)}e${exponent}`);
}

export const rounded = (amount: Amount, rounding: Rounding): Amount => {
  const round = rounding === 'envelope' ? envelope : (value: number) => Number(value.toPrecision(12));
  return { ...amount, low: round(amount.low), likely: round(amount.likely), high: round(amount.high) };
};

export type PrintOptions = { readonly rounding?: Rounding /** Rates are said per day. */; readonly perDay?: boolean };

/** `12k/s`, `1B/day`, `35 GB`, `59 MB/s`, `40..50..80`: three significant digits, or as on an envelope. */
export function printAmount(amount: Amount, { rounding = 'exact', perDay = false }: PrintOptions = {}): string {
  const shown = perDay ? scaled(amount, 86_400) : amount;
  const { low, likely, high } = rounded(shown, rounding);
  const one = (value: number) => printOne(value, amount, perDay);
  return isExact(amount) ? one(likely) : `${one(low)}..${one(likely)}..${one(high)}`;
}

const scaled = (amount: Amount, by: number): Amount => ({
  ...amount,
  low: amount.low * by,
  likely: amount.likely * by,
  high: amount.high * by,
});

function printOne(value: number, { dims }: Amount, perDay: boolean): string {
  const { bytes, seconds, money } = dims;
  const shape = `${bytes},${seconds},${money}`;
  const count = printQuantity(value, 'count');
  switch (shape) {
    case '0,0,0':
      return count;
    case '1,0,0':
      return printBytes(value);
    case '0,1,0':
      return value >= 2 * 365 * 86_400
        ? `${printQuantity(value / (365 * 86_400), 'count')} years`
        : printQuantity(value, 'seconds');
    case '0,-1,0':
      return `${count}/${perDay ? 'day' : 's'}`;
    case '1,-1,0':
      return `${printBytes(value)}/${perDay ? 'day' : 's'}`;
    case '0,0,1':
      return `$${count}`;
    case '0,-1,1':
      return `$${count}/${perDay ? 'day' : 's'}`;
    default:
      return `${count} ${unitName(dims)}`;
  }
}

/** Exabytes and on are not in the model's ladder, but on envelopes. */
const printBytes = (value: number): string =>
  value >= 999.5e15 ? `${printQuantity(value / 1e18, 'count')} EB` : printQuantity(value, 'bytes');
