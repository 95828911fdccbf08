import { Agenda } from '@shared/simulation/agenda';
import { Histogram, merged, quantile } from '@shared/simulation/histogram';
import { Dice } from '@shared/simulation/random';
import {
  batchesOf,
  byBatches,
  errorOfProbability,
  quantileRanks,
  runLength,
  samplesForTail,
  studentQuantile,
  trialsForProbability,
  warmupOf,
} from '@shared/simulation/statistics';
import { describe, expect, test } from 'vitest';
import { random } from '../../support/design';

describe('how long and how sure', () => {
  test('X06: a single server at 90 % needs 650 000 service times for 5 %', () => {
    const { asymptoticVariance, serviceTimes } = runLength({ utilization: 0.9, relativeError: 0.05 });
    expect(asymptoticVariance).toBeCloseTo((2 * 0.9 * 1.9) / 0.1 ** 4, 6);
    expect(asymptoticVariance / 34200.00000000003).toBeCloseTo(1, 9);
    expect(serviceTimes / 648779.7119394524).toBeCloseTo(1, 9);
    expect((0.9 * serviceTimes) / 583901.7407455072).toBeCloseTo(1, 9);
  });

  test('X07: Student’s t for 10, 20 and 30 batches', () => {
    expect(studentQuantile(0.975, 9) / 2.262157162798205).toBeCloseTo(1, 9);
    expect(studentQuantile(0.975, 19) / 2.0930240544083087).toBeCloseTo(1, 9);
    expect(studentQuantile(0.975, 29) / 2.045229642132703).toBeCloseTo(1, 9);
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12);
    expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 9);
    expect(studentQuantile(0.025, 2)).toBeCloseTo(-4.302652729911275, 9);
  });

  test('X08: ranks that hold the p99 of 100 000 observations, and how many a tail needs', () => {
    expect(quantileRanks(100_000, 0.99)).toEqual({ low: 98938, high: 99061 });
    expect(samplesForTail(0.99, 0.1) * 0.01).toBeCloseTo(384.14588206941244, 7);
    expect(samplesForTail(0.99, 0.1)).toBeCloseTo(38414.58820694124, 5);
    expect(samplesForTail(0.999, 0.1)).toBeCloseTo(384145.88206941244, 4);
  });

  test('X09: four nines take four million trials to measure to a tenth', () => {
    expect(trialsForProbability(1e-4, 0.1) / 3841074.6748120547).toBeCloseTo(1, 9);
    expect(errorOfProbability(1e-4, 1e6)).toBeCloseTo(0.19598659838907495, 9);
  });

  test('what is still filling is cut off', () => {
    const dice = random(3);
    const series = Array.from({ length: 100 }, (_, i) => (i < 20 ? i : 20) + dice());
    expect(warmupOf(series)).toBeGreaterThanOrEqual(17);
    expect(warmupOf(series)).toBeLessThanOrEqual(25);
    expect(warmupOf(Array.from({ length: 100 }, (_, i) => i))).toBeLessThanOrEqual(50);
  });

  test('batches are equal and at the end', () => {
    expect(batchesOf(10, 3)).toEqual([
      [1, 4],
      [4, 7],
      [7, 10],
    ]);
  });

  test('independent values get the interval of a t-test', () => {
    const dice = new Dice(5);
    const values = Array.from({ length: 30 }, () => dice.exponential());
    const mean = (from: number, to: number) => values.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
    const { value, halfWidth } = byBatches(30, mean)!;
    const variance = values.reduce((sum, v) => sum + (v - value) ** 2, 0) / 29;
    expect(value).toBeCloseTo(mean(0, 30), 12);
    expect(halfWidth).toBeCloseTo(studentQuantile(0.975, 29) * Math.sqrt(variance / 30), 9);
  });

  test('neighbours that resemble each other are put into longer batches, and few slices leave the interval open', () => {
    const waves = Array.from({ length: 60 }, (_, i) => Math.sin(i / 6));
    const mean = (from: number, to: number) => waves.slice(from, to).reduce((a, b) => a + b, 0) / (to - from);
    const apart = batchesOf(60, 30).map(([from, to]) => mean(from, to));
    const centre = apart.reduce((a, b) => a + b, 0) / 30;
    const variance = apart.reduce((sum, v) => sum + (v - centre) ** 2, 0) / 29;
    const naive = studentQuantile(0.975, 29) * Math.sqrt(variance / 30);
    expect(byBatches(60, mean)!.halfWidth).not.toBeCloseTo(naive, 3);
    expect(byBatches(9, mean)!.halfWidth).toBeNull();
    expect(byBatches(9, () => undefined)).toBeUndefined();
  });
});

describe('the agenda', () => {
  test.each([1, 2, 3])('hands out what was added in the order of time, seed %i', (seed) => {
    const dice = random(seed);
    const agenda = new Agenda(4);
    const waiting: number[] = [];
    let now = 0;
    for (let i = 0; i < 3000; i++) {
      if (waiting.length === 0 || dice() < 0.52) {
        const time = now + dice();
        waiting.push(time);
        agenda.add(time, i);
        continue;
      }
      waiting.sort((a, b) => a - b);
      expect(agenda.peek()).toBe(waiting[0]);
      agenda.take();
      now = waiting.shift()!;
      expect(agenda.time).toBe(now);
    }
    expect(agenda.size).toBe(waiting.length);
  });
});

describe('the dice', () => {
  test('the same seed gives the same numbers, another seed or stream others', () => {
    const draw = (seed: number, stream: number) => {
      const dice = new Dice(seed, stream);
      return Array.from({ length: 5 }, () => dice.uniform());
    };
    expect(draw(7, 1)).toEqual(draw(7, 1));
    expect(draw(7, 1)).not.toEqual(draw(8, 1));
    expect(draw(7, 1)).not.toEqual(draw(7, 2));
    expect(draw(7 + 2 ** 32, 1)).not.toEqual(draw(7, 1));
  });

  const N = 400_000;
  const moments = (draw: () => number) => {
    let [sum, squares] = [0, 0];
    for (let i = 0; i < N; i++) {
      const x = draw();
      sum += x;
      squares += x * x;
    }
    return { mean: sum / N, variance: squares / N - (sum / N) ** 2 };
  };

  test('exponential: mean 1, variance 1, and e^−x beyond x, the tail of the ziggurat included', () => {
    const dice = new Dice(11);
    const beyond = [0.01, 0.5, 1, 3, 5, 7.7, 9].map((x) => ({ x, count: 0 }));
    const { mean, variance } = moments(() => {
      const x = dice.exponential();
      for (const b of beyond) if (x > b.x) b.count++;
      return x;
    });
    expect(Math.abs(mean - 1)).toBeLessThan(5 / Math.sqrt(N));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(8 / N));
    for (const { x, count } of beyond) {
      const p = Math.exp(-x);
      expect(Math.abs(count / N - p), `beyond ${x}`).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / N));
    }
  });

  test('normal and gamma have the moments of their names', () => {
    const dice = new Dice(12);
    const normal = moments(() => dice.normal());
    expect(Math.abs(normal.mean)).toBeLessThan(5 / Math.sqrt(N));
    expect(Math.abs(normal.variance - 1)).toBeLessThan(5 * Math.sqrt(2 / N));
    const shape = 2.5;
    const gamma = moments(() => dice.gamma(shape));
    expect(Math.abs(gamma.mean - shape)).toBeLessThan(5 * Math.sqrt(shape / N));
    expect(gamma.variance / shape).toBeCloseTo(1, 1);
  });
});

describe('the histogram', () => {
  test('reads percentiles to a fifth of a percent over nine decades', () => {
    const histogram = new Histogram();
    const dice = random(9);
    const values = Array.from({ length: 20_000 }, () => 10 ** (9 * dice() - 4));
    values.forEach((value) => histogram.add(value));
    const tally = histogram.empty();
    values.sort((a, b) => a - b);
    for (const q of [0.01, 0.1, 0.5, 0.9, 0.99, 0.999])
      expect(quantile(tally, q)! / values[Math.ceil(q * values.length) - 1]!).toBeCloseTo(1, 2);
    expect(histogram.empty().bins).toHaveLength(0);
  });

  test('parts merge into the whole', () => {
    const [all, first, second] = [new Histogram(), new Histogram(), new Histogram()];
    for (let i = 0; i < 1000; i++) {
      all.add(i);
      (i % 3 === 0 ? first : second).add(i);
    }
    expect(merged([first.empty(), second.empty()])).toEqual(all.empty());
    expect(quantile(first.empty(), 0.5)).toBeUndefined();
  });
});
