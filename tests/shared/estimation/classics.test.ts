import { envelope, estimateSheet } from '@shared/estimation';
import { emptyDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { PROBLEMS } from './problems';

const sheetOf = (estimate: Record<string, unknown>) =>
  estimateSheet({ ...emptyDesign({ id: 'p', name: 'Problem' }), estimate });

/** What somebody may write down for a number: one to four digits, up, down or to the nearest, on the way or at the end. */
function writings(value: number): number[] {
  const digits = [1, 2, 3, 4];
  const exponent = Math.floor(Math.log10(value));
  return digits.flatMap((n) => {
    const scale = 10 ** (exponent - n + 1);
    const scaled = Number((value / scale).toPrecision(12));
    return [Math.ceil(scaled), Math.floor(scaled), Math.round(scaled)].map((whole) => whole * scale);
  });
}

const isWritingOf = (published: number, value: number, within = 1e-9) =>
  writings(value).some((written) => Math.abs(written - published) <= within * Math.abs(published));

describe.each(PROBLEMS)('$name ($source)', ({ estimate, figures }) => {
  const sheet = sheetOf(estimate);
  test.each(figures)('$line', ({ line, is, published, error }) => {
    const found = sheet.lines.find(({ id }) => id === line);
    expect(found?.problem).toBeUndefined();
    expect(found!.amount!.likely / is).toBeCloseTo(1, 9);
    if (published === undefined) return;
    // 40 a second is a writing of 38.58; and what follows from 40 instead of 38.58 is within a tenth.
    const isClose = isWritingOf(published, is) || Math.abs(published - is) <= 0.1 * is;
    const isRoundedUp = published === 3 && envelope(is) < 3;
    expect(isClose || isRoundedUp).toBe(error === undefined);
  });
});

test('rounding as on an envelope gives most published loads to the digit', () => {
  const loads: readonly (readonly [number, number])[] = [
    [1e9 / 86_400, 12_000],
    [1e8 / 86_400, 1200],
    [2e9 / 86_400, 24_000],
    [20e6 / 86_400, 240],
    [30e12 / 72e9, 420],
    [5.1e12 / 86_400, 60e6],
    [10.2e12 / 86_400, 120e6],
    [10.2e12 * 3650, 38e15],
    [5.1e12 * 3650, 19e15],
    [6e12, 6e12],
  ];
  expect(loads.map(([value]) => envelope(value))).toEqual(loads.map(([, published]) => published));
});

test('no sheet has an action that it cannot compute', () => {
  expect(PROBLEMS.flatMap(({ estimate }) => sheetOf(estimate).problems)).toEqual([]);
});
