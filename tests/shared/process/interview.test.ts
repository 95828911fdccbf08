import { leftAt, LENGTHS, moveTo, phasesOf, spentAt, startInterview, togglePause } from '@shared/process';
import { describe, expect, test } from 'vitest';

const MINUTE = 60_000;

describe.each(LENGTHS)('an interview of %i minutes', (length) => {
  test('has seven phases that fill it', () => {
    const phases = phasesOf(length);
    expect(phases.map(({ id }) => id)).toEqual(['clarify', 'estimate', 'api', 'data', 'design', 'dive', 'wrap-up']);
    expect(phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(length);
  });
});

describe('the clock', () => {
  const start = startInterview(45, 0);
  test('runs in one phase at a time', () => {
    const second = moveTo(start, 1, 3 * MINUTE);
    expect(spentAt(second, 5 * MINUTE).slice(0, 2)).toEqual([3 * MINUTE, 2 * MINUTE]);
    expect(leftAt(second, 5 * MINUTE)).toEqual({ phaseMs: (5 - 2) * MINUTE, totalMs: (45 - 5) * MINUTE });
  });
  test('goes on where it was when a phase is taken up again', () => {
    const back = moveTo(moveTo(start, 1, 3 * MINUTE), 0, 4 * MINUTE);
    expect(spentAt(back, 6 * MINUTE)[0]).toBe((3 + 2) * MINUTE);
  });
  test('stands still in a pause', () => {
    const paused = togglePause(start, 2 * MINUTE);
    expect(spentAt(paused, 60 * MINUTE)[0]).toBe(2 * MINUTE);
    expect(spentAt(togglePause(paused, 60 * MINUTE), 61 * MINUTE)[0]).toBe(3 * MINUTE);
    expect(spentAt(moveTo(paused, 1, 30 * MINUTE), 60 * MINUTE)[1]).toBe(0);
  });
  test('says how far over it is', () => expect(leftAt(start, 7 * MINUTE).phaseMs).toBe(-2 * MINUTE));
  test('ends after the last phase, and then stands', () => {
    const over = moveTo(start, 7, 9 * MINUTE);
    expect(over.isOver).toBe(true);
    expect(spentAt(over, 99 * MINUTE)[0]).toBe(9 * MINUTE);
    expect(moveTo(over, 2, 100 * MINUTE)).toBe(over);
  });
  test('does not go before the first', () => expect(moveTo(start, -1, 1)).toBe(start));
});
