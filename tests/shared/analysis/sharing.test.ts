import { simulate } from '@shared/simulation';
import { expect, test, vi } from 'vitest';
import { design, reportOf } from '../../support/design';

vi.setConfig({ testTimeout: 60_000 });

// The bounds are those that the explanation of a percentile states.
test.each([
  [1, 0.5],
  [1, 0.8],
  [4, 0.8],
])(
  'shared processors, %i of them, %f busy, work of SCV 4: percentiles as simulated, within the stated error',
  (count, busy) => {
    const rate = busy * count * 100;
    const text = `client[rate=${rate}] > api[service=10ms scv=4 concurrency=${count} discipline=processor-sharing]`;
    const [computed] = Object.values(reportOf(text).journeys);
    const [seen] = Object.values(simulate(design(text), { seed: 5, durationSeconds: 300_000 / rate }).journeys);
    for (const [figure, error] of [
      ['p50Ms', 0.15],
      ['p95Ms', 0.1],
      ['p99Ms', 0.1],
    ] as const)
      expect(Math.abs(computed![figure]! / seen![figure]!.value - 1), figure).toBeLessThan(error);
  },
);
