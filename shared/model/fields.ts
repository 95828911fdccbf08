import { z } from 'zod';
import type { Quantity } from './quantity';

type Bound = { readonly whole?: boolean; readonly openLow?: boolean };

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function isRangeOf(value: unknown, accepts: (number: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { low, likely, high } = value as Record<string, unknown>;
  return (
    accepts(low) &&
    accepts(likely) &&
    accepts(high) &&
    (low as number) <= (likely as number) &&
    (likely as number) <= (high as number)
  );
}

function quantity(expected: string, accepts: (number: number) => boolean) {
  const acceptsNumber = (value: unknown) => isFiniteNumber(value) && accepts(value);
  return z.custom<Quantity>((value) => acceptsNumber(value) || isRangeOf(value, acceptsNumber), {
    error: `expected ${expected}`,
  });
}

/** A quantity of at least `low`. */
export const atLeast = (low: number, bound: Bound = {}) =>
  quantity(
    `${bound.whole ? 'a whole number' : 'a number'} ≥ ${low}`,
    (n) => n >= low && (!bound.whole || Number.isInteger(n)),
  );

/** A quantity from `low` to `high`. */
export const between = (low: number, high: number, bound: Bound = {}) =>
  quantity(
    `a number ${bound.openLow ? `above ${low}` : `from ${low}`} to ${high}`,
    (n) => n <= high && (bound.openLow ? n > low : n >= low),
  );

export const nonNegative = atLeast(0);
export const positive = quantity('a number above 0', (n) => n > 0);
export const count = atLeast(1, { whole: true });
export const probability = between(0, 1);
