import { rangesOf, uncertainty } from '@shared/analysis';
import { triangular } from '@shared/stochastic';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

const ranged = () => {
  const text = design('client[rate=50] > a[service=10ms] > b[service=8ms]');
  return {
    ...text,
    components: {
      ...text.components,
      a: { ...text.components['a']!, serviceMs: { low: 5, likely: 10, high: 12 } },
      b: { ...text.components['b']!, serviceMs: { low: 4, likely: 8, high: 16 } },
    },
  };
};

test('ranges are found wherever they are stated', () => {
  expect(rangesOf(ranged()).map(({ path }) => path)).toEqual(['components.a.serviceMs', 'components.b.serviceMs']);
});

test('the same seed gives the same answer, another one nearly the same', () => {
  const once = uncertainty(ranged(), { draws: 200, seed: 1 });
  expect(uncertainty(ranged(), { draws: 200, seed: 1 })).toEqual(once);
  const other = uncertainty(ranged(), { draws: 200, seed: 2 }).journeys['client']!.maxRatePerSecond!;
  expect(other.likely / once.journeys['client']!.maxRatePerSecond!.likely).toBeCloseTo(1, 1);
});

test('the highest rate of one component is one over its service time, quantile by quantile', () => {
  const text = design('client[rate=50] > a[service=10ms]');
  const components = {
    ...text.components,
    a: { ...text.components['a']!, serviceMs: { low: 5, likely: 10, high: 12 } },
  };
  const { journeys, isAssumed } = uncertainty({ ...text, components }, { draws: 400, seed: 7 });
  expect(isAssumed).toBe(false);
  const { low, likely, high } = journeys['client']!.maxRatePerSecond!;
  expect(low / (1000 / triangular(5, 10, 12, 0.95))).toBeCloseTo(1, 2);
  expect(likely / (1000 / triangular(5, 10, 12, 0.5))).toBeCloseTo(1, 2);
  expect(high / (1000 / triangular(5, 10, 12, 0.05))).toBeCloseTo(1, 2);
});

test('who is the bottleneck in how many draws, and what each input alone does', () => {
  const { bottlenecks, tornado } = uncertainty(ranged(), { draws: 300, seed: 3 });
  const shares = bottlenecks['client']!;
  expect(shares['a']! + shares['b']!).toBeCloseTo(1, 12);
  expect(shares['a']).toBeGreaterThan(0.2);
  expect(shares['b']).toBeGreaterThan(0.2);
  const [first, second] = tornado['client']!.maxRatePerSecond;
  // b at its best leaves a's 100 a second, at its worst 62.5; a reaches from 83.3 to b's 125.
  expect(first).toEqual({ path: 'components.a.serviceMs', atLow: 125, atHigh: 1000 / 12 });
  expect(second).toEqual({ path: 'components.b.serviceMs', atLow: 100, atHigh: 62.5 });
});

test('a design without ranges gets a fifth up and down, and it is said', () => {
  const found = uncertainty(design('client[rate=50] > a[service=10ms]'), { draws: 50, seed: 1 });
  expect(found.isAssumed).toBe(true);
  expect(found.inputs.map(({ path, low, high }) => [path, low, high])).toEqual([
    ['journeys.client.ratePerSecond', 40, 60],
    ['components.a.serviceMs', 8, 12],
  ]);
  const p99 = found.journeys['client']!.p99Ms!;
  expect(p99.low).toBeLessThan(p99.likely);
  expect(p99.likely).toBeLessThan(p99.high);
});

test('what is not known of failures shows in the availability, end by end', () => {
  const text = design('client[rate=50] > a[service=10ms a=99.9%] > b[service=2ms]');
  const b = { ...text.components['b']!, mtbfHours: { low: 99, likely: 999, high: 9999 }, mttrHours: 1 };
  const found = uncertainty({ ...text, components: { ...text.components, b } }, { draws: 100, seed: 1 });
  const [swing] = found.tornado['client']!.availability;
  expect(swing!.path).toBe('components.b.mtbfHours');
  expect(swing!.atLow).toBeCloseTo(0.999 * 0.99, 12);
  expect(swing!.atHigh).toBeCloseTo(0.999 * 0.9999, 12);
  const { low, high } = found.journeys['client']!.availability!;
  expect(low).toBeGreaterThan(0.999 * 0.99);
  expect(high).toBeLessThan(0.999 * 0.9999);
});

test('where longer work needs both replicas, the availability is that of both', () => {
  const text = design('client[rate=50] > a[service=10ms replicas=2 a=99%]');
  const a = { ...text.components['a']!, serviceMs: { low: 10, likely: 18, high: 38 } };
  const found = uncertainty({ ...text, components: { ...text.components, a } }, { draws: 100, seed: 1 });
  const [swing] = found.tornado['client']!.availability;
  expect(swing!.atLow).toBeCloseTo(1 - 0.01 ** 2, 12);
  expect(swing!.atHigh).toBeCloseTo(0.99 ** 2, 12);
});
