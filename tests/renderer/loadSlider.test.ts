import { STEPS, toMultiple, toStep } from '@renderer/performance/loadScale';
import { expect, test } from 'vitest';

test('every step of the load slider is another load, from a tenth to a hundred times', () => {
  expect(toMultiple(0)).toBe(0.1);
  expect(toMultiple(STEPS)).toBe(100);
  for (let step = 0; step <= STEPS; step++) expect(toStep(toMultiple(step))).toBe(step);
});
