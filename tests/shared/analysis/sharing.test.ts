import { simulate } from '@shared/simulation';
import { durationFigures, sharingLaw } from '@shared/stochastic';
import { expect, test, vi } from 'vitest';
import { design, reportOf } from '../../support/design';

vi.setConfig({ testTimeout: 60_000 });

/** Computed and simulated response of shared processors with work of 10 ms. */
function bothOf(servers: number, busy: number, scv: number, requests: number) {
  const rate = busy * servers * 100;
  const text = `client[rate=${rate}] > api[service=10ms scv=${scv} concurrency=${servers} discipline=processor-sharing]`;
  const [computed] = Object.values(reportOf(text).journeys);
  const [seen] = Object.values(simulate(design(text), { seed: 5, durationSeconds: requests / rate }).journeys);
  return { computed: computed!, seen: seen! };
}

// The bounds are those that the explanation of a percentile states.
test.each([
  [1, 0.5, 4],
  [1, 0.8, 4],
  [1, 0.6, 0.25],
  [1, 0.8, 0.5],
  [2, 0.6, 0.5],
  [4, 0.8, 0],
  [4, 0.8, 0.25],
  [4, 0.8, 1],
  [4, 0.8, 4],
  [8, 0.6, 0],
  [8, 0.8, 2],
])(
  'shared processors, %i of them, %f busy, work of SCV %f: percentiles as simulated, within the stated error',
  (servers, busy, scv) => {
    const { computed, seen } = bothOf(servers, busy, scv, 600_000);
    for (const [figure, error] of [
      ['p50Ms', 0.08],
      ['p95Ms', 0.1],
      ['p99Ms', 0.14],
      ['p999Ms', 0.19],
    ] as const)
      expect(Math.abs(computed[figure]! / seen[figure]!.value - 1), figure).toBeLessThan(error);
  },
);

test.each([
  [2, 0.3, 0, 0.24],
  [2, 0.8, 4, 0.24],
  [4, 0.6, 0, 0.24],
  [2, 0.5, 0.25, 0.09],
  [2, 0.7, 2, 0.09],
  [8, 0.8, 2, 0.09],
])(
  'first come, first served, %i servers, %f busy, work of SCV %f: percentiles as simulated, p99.9 within %f as stated',
  (servers, busy, scv, ofTail) => {
    const rate = busy * servers * 100;
    const text = `client[rate=${rate}] > api[service=10ms scv=${scv} concurrency=${servers}]`;
    const [computed] = Object.values(reportOf(text).journeys);
    const [seen] = Object.values(simulate(design(text), { seed: 8, durationSeconds: 600_000 / rate }).journeys);
    const isNear = ofTail < 0.1;
    for (const [figure, error] of [
      ['p50Ms', isNear ? 0.08 : 0.24],
      ['p95Ms', isNear ? 0.04 : 0.1],
      ['p99Ms', isNear ? 0.06 : 0.13],
      ['p999Ms', ofTail],
    ] as const)
      expect(Math.abs(computed![figure]! / seen![figure]!.value - 1), figure).toBeLessThan(error);
  },
);

test.each([0.3, 0.6, 0.8])('one shared processor, %f busy, constant work: exact, as simulated', (busy) => {
  const { computed, seen } = bothOf(1, busy, 0, 600_000);
  for (const figure of ['p50Ms', 'p95Ms', 'p99Ms', 'p999Ms'] as const) {
    const { value, halfWidth } = seen[figure]!;
    expect(Math.abs(computed[figure]! - value), figure).toBeLessThan(0.003 * value + 1.5 * halfWidth!);
  }
});

test('constant work: nothing is added where nobody is there and nobody comes; moments are those of the transform', () => {
  const rho = 0.6;
  const law = sharingLaw(1, rho, 10, 0, true);
  expect(law.shiftMs).toBe(10);
  expect(law.atom).toBeCloseTo((1 - rho) * Math.exp(-rho), 12);
  expect(law.meanMs).toBeCloseTo(10 / (1 - rho), 12);
  // E[e^(−s·rest)] = 1 − s m + s² (v + m²) / 2 − …, by central differences.
  const at = (x: number): number => {
    const out = { re: new Float64Array(1), im: new Float64Array(1) };
    law.transform({ re: Float64Array.of(x), im: Float64Array.of(0) }, out);
    return out.re[0]!;
  };
  const h = 1e-4;
  const mean = (at(-h) - at(h)) / (2 * h);
  const square = (at(h) - 2 + at(-h)) / h ** 2;
  expect(mean).toBeCloseTo(law.meanMs - 10, 3);
  expect(square - mean ** 2).toBeCloseTo(law.variance, 1);
});

test('shared processors at any load: a mean and percentiles, at least those of the work alone', () => {
  for (const servers of [1, 3, 64]) {
    for (const busy of [1e-12, 1e-6, 1e-3, 0.1, 0.5, 0.99]) {
      for (const scv of [0, 0.3, 1, 3]) {
        const law = sharingLaw(servers, busy * servers, 10, scv, false);
        const alone = 10 * (1 - 1e-6);
        expect(law.meanMs, `${servers} ${busy} ${scv}`).toBeGreaterThan(alone);
        expect(law.variance).toBeGreaterThanOrEqual(100 * scv * (1 - 1e-6));
        const found = durationFigures([{ type: 'law', law }], 0, [0.5, 0.99, 0.999])!.percentilesMs;
        expect(found.every(Number.isFinite)).toBe(true);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }
    }
  }
});
