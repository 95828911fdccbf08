import { editText, fromNines, parseQuantity, printQuantity, type Dimension } from '@shared/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

const read = (text: string, dimension: Dimension) => {
  const result = parseQuantity(text, dimension);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('what people write becomes the canonical unit', () => {
  test.each([
    ['10k', 'count', 10_000],
    ['1_000', 'count', 1000],
    ['2M/day', 'rate', 2e6 / 86_400],
    ['2M per day', 'rate', 2e6 / 86_400],
    ['4000', 'rate', 4000],
    ['4k rps', 'rate', 4000],
    ['600/min', 'rate', 10],
    ['100M/month', 'rate', 100e6 / 2_592_000],
    ['150 ms', 'duration', 150],
    ['2s', 'duration', 2000],
    ['250us', 'duration', 0.25],
    ['5 min', 'seconds', 300],
    ['30 d', 'hours', 720],
    ['1.5 GB', 'bytes', 1.5e9],
    ['4 KiB', 'bytes', 4096],
    ['2 TB', 'gigabytes', 2000],
    ['99.95%', 'probability', 0.9995],
    ['0.9995', 'probability', 0.9995],
    ['3 nines', 'probability', 0.999],
    ['$1.2k', 'money', 1200],
    ['0.07', 'duration', 0.07],
  ] as const)('%s as %s', (text, dimension, expected) => {
    expect(read(text, dimension)).toBeCloseTo(expected, 9);
  });

  test('a range has a low, a likely and a high value', () => {
    expect(read('40..80', 'count')).toEqual({ low: 40, likely: 60, high: 80 });
    expect(read('40..50..80 ms', 'duration')).toEqual({ low: 40, likely: 50, high: 80 });
    expect(read('1k – 2k rps', 'rate')).toEqual({ low: 1000, likely: 1500, high: 2000 });
    expect(read('99% .. 99.9%', 'probability')).toEqual({ low: 0.99, likely: 0.9945, high: 0.999 });
  });

  test.each([
    ['fast', 'duration'],
    ['10 parsecs', 'duration'],
    ['', 'count'],
    ['3 nines', 'rate'],
    ['120%', 'probability'],
    ['5..1', 'count'],
    ['1..2..3..4', 'count'],
    ['10kk', 'count'],
  ] as const)('%s is refused as %s, with an example', (text, dimension) => {
    const result = parseQuantity(text, dimension);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error).toMatch(/expected .*, got "/);
  });
});

describe('figures are printed with three significant digits and a unit that fits', () => {
  test.each([
    [4000, 'rate', '4k rps'],
    [999.6, 'rate', '1k rps'],
    [23.1481, 'rate', '23.1 rps'],
    [0.25, 'duration', '250 µs'],
    [1234, 'duration', '1.23 s'],
    [0, 'duration', '0 ms'],
    [90_000, 'duration', '1.5 min'],
    [1.5e9, 'bytes', '1.5 GB'],
    [36_500, 'gigabytes', '36.5 TB'],
    [0.9995, 'probability', '99.95%'],
    [0.99999, 'probability', '99.999%'],
    [0.999_912_34, 'probability', '99.9912%'],
    [1, 'probability', '100%'],
    [0.9899, 'probability', '98.99%'],
    [0.12345, 'probability', '12.3%'],
    [7.2635 * 24, 'hours', '7.26 d'],
    [1_234_567, 'money', '1.23M'],
  ] as const)('%d as %s is %s', (value, dimension, expected) => {
    expect(printQuantity(value, dimension)).toBe(expected);
  });

  test('a probability below one never prints as 100%', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1 - 1e-9, noNaN: true }), (p) => printQuantity(p, 'probability') !== '100%'),
    );
  });
});

test('the text in a field reads back as the very same number', () => {
  const dimension = fc.constantFrom<Dimension>(
    'count',
    'rate',
    'duration',
    'seconds',
    'hours',
    'bytes',
    'gigabytes',
    'money',
  );
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), dimension, (value, d) => {
      expect(read(editText(value, d), d)).toBe(value === 0 ? 0 : value);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      expect(read(editText(p, 'probability'), 'probability')).toBe(p);
    }),
  );
});

test('nines are leading nines', () => {
  expect(fromNines(3)).toBe(0.999);
  expect(fromNines(3.3)).toBeCloseTo(1 - 10 ** -3.3, 15);
});

test.each([
  [12, 'rate', { rates: '/day' }, '1.0368M/day'],
  [0.5, 'rate', { rates: '/min' }, '30/min'],
  [500, 'rate', { rates: '/s' }, '500 rps'],
  [1536, 'bytes', { sizes: 'KiB' }, '1.5 KiB'],
  [2 * 1.073741824, 'gigabytes', { sizes: 'KiB' }, '2 GiB'],
  [1.5e6, 'bytes', { sizes: 'kB' }, '1.5 MB'],
] as const)('%d of %s for who thinks in %o is %s, and is read back as it was', (value, dimension, choice, text) => {
  expect(editText(value, dimension, choice)).toBe(text);
  expect(parseQuantity(text, dimension)).toEqual({ ok: true, value });
});

test.each([1, 2, 3])('whatever the unit that was chosen, nothing is rounded away (seed %i)', (seed) => {
  const dice = random(seed);
  for (let i = 0; i < 200; i++) {
    const value = Number((10 ** (dice() * 12 - 3)).toPrecision(1 + Math.floor(dice() * 15)));
    for (const rates of ['/s', '/min', '/day'] as const) {
      const read = parseQuantity(editText(value, 'rate', { rates }), 'rate');
      expect(read).toEqual({ ok: true, value });
    }
    expect(parseQuantity(editText(value, 'bytes', { sizes: 'KiB' }), 'bytes')).toEqual({ ok: true, value });
  }
});
