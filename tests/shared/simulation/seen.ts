import type { Estimate } from '@shared/simulation';
import { expect } from 'vitest';

/**
 * The textbook value lies where the simulation says it is: within two and a half half-widths of a 95 % interval (a chance of
 * one in a million to be wrong), and the interval is narrow enough to mean something.
 */
export function expectSeen(
  estimate: Estimate | null,
  expected: number,
  options: { readonly within?: number } = {},
): void {
  expect(estimate).not.toBeNull();
  const { value, halfWidth } = estimate!;
  expect(halfWidth).not.toBeNull();
  expect(halfWidth!, 'half-width').toBeLessThanOrEqual((options.within ?? 0.05) * Math.abs(expected) + 1e-12);
  // Response times are read from bins that are 0.4 % wide.
  expect(Math.abs(value - expected), `${value} ± ${halfWidth} against ${expected}`).toBeLessThanOrEqual(
    2.5 * halfWidth! + 0.002 * Math.abs(expected),
  );
}
