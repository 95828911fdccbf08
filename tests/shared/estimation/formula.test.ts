import { evaluate, printAmount } from '@shared/estimation';
import { fail } from '@shared/result';
import { describe, expect, test } from 'vitest';

const read = (text: string) => evaluate(text, (name) => fail(`expected the name of a line, got “${name}”`));
const valueOf = (text: string): number => {
  const found = read(text);
  if (!found.ok) throw new Error(found.error);
  return found.value.likely;
};
const shown = (text: string): string => {
  const found = read(text);
  return found.ok ? printAmount(found.value) : found.error;
};

describe('a formula', () => {
  test.each([
    ['2 + 3 * 4', 2 + 3 * 4],
    ['(2 + 3) * 4', 20],
    ['2 ^ 3 ^ 2', 2 ** 9],
    ['-2 + 5', 3],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 5', 2],
    ['86 400', 86_400],
    ['86,400 + 1', 86_401],
    ['1.5e3', 1500],
    ['100M', 1e8],
    ['12B', 12e9],
    ['12 billion', 12e9],
    ['12 B', 12],
    ['20%', 0.2],
    ['62^7', 62 ** 7],
    ['ceil(30 TB / 72 GB)', 417],
    ['max(3, 7, 5) + min(3, 7, 5)', 10],
    ['1 KiB', 1024],
    ['3 · 4 ÷ 6', 2],
  ])('%s', (text, is) => expect(valueOf(text)).toBeCloseTo(is, 9));

  test.each([
    ['1B / day', '11.6k/s'],
    ['1 GB / s', '1 GB/s'],
    ['500 B * 12B', '6 TB'],
    ['100 MB * 1B / day', '1.16 TB/s'],
    ['300 MB * $0.02 / 1 GB', '$0.006'],
    ['1830 PB', '1.83 EB'],
    ['10 per second', '10/s'],
    ['40..80 kB', '40 kB..60 kB..80 kB'],
    ['2 * 40..50..80', '80..100..160'],
  ])('%s is %s', (text, is) => expect(shown(text)).toBe(is));

  test.each([
    ['500 B + 3', 'expected two of the same unit, got bytes and a count'],
    ['3 *', 'expected a number or a name at the end'],
    ['2 $ 3', 'expected an operator at character 3, got “$”'],
    ['unknown * 2', 'expected the name of a line, got “unknown”'],
    ['1 / (2 - 2)', 'expected a divisor that cannot be zero'],
    ['(1 + 2', 'expected a closing parenthesis'],
    ['2 # 3', 'expected a number, a name or a sign at character 3, got “#”'],
    ['80..40', 'expected low ≤ likely ≤ high in a range'],
    ['10^400', 'expected a power that can be written down, got one too large'],
    ['2^(3 s)', 'expected an exponent without a unit, got seconds'],
    ['', 'expected a formula, got nothing'],
    ['x'.repeat(501), 'expected at most 500 characters, got 501'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'expected fewer parentheses'],
  ])('%s is refused', (text, why) => {
    const found = read(text);
    expect(found.ok ? 'read' : found.error).toBe(why);
  });

  test('a range holds what any of its numbers gives', () => {
    for (const x of [40, 47, 50, 80]) {
      for (const y of [2, 3, 9]) {
        const range = read('40..50..80 / 2..3..9');
        const one = read(`${x} / ${y}`);
        if (!range.ok || !one.ok) throw new Error('unread');
        expect(one.value.likely).toBeGreaterThanOrEqual(range.value.low);
        expect(one.value.likely).toBeLessThanOrEqual(range.value.high);
      }
    }
  });

  test('minus turns a range around', () => {
    const found = read('10 - 1..2..3');
    expect(found.ok && [found.value.low, found.value.likely, found.value.high]).toEqual([7, 8, 9]);
  });

  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'rubbish of seed %i is refused or a number, never thrown',
    (seed) => {
      const alphabet = '0123456789.()*/+-^ kMB%$,sday€xµ"\\\n';
      let state = seed * 7919 + 1;
      const text = Array.from({ length: 60 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return alphabet[state % alphabet.length];
      }).join('');
      const found = read(text);
      expect(found.ok ? Number.isFinite(found.value.likely) : found.error.length > 0).toBe(true);
    },
  );
});
