import { frontier, ladder, limitsOf, multiplesFor, sweep } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design, random } from '../../support/design';

test('the ladder raises what gives in by one replica, again and again', () => {
  // Capacities 100, 250 and 1000 a second at 50: 2×, 5×, 20×; each further replica of a adds 2×.
  const found = ladder(design('client[rate=50] > a[service=10ms] > b[service=4ms] > c[service=1ms]'), { steps: 6 });
  expect(found.rungs.map(({ component, replicas }) => `${component} ${replicas}`)).toEqual([
    'a 1',
    'a 2',
    'b 1',
    'a 3',
    'a 4',
    'a 5',
  ]);
  expect(found.rungs.map(({ at }) => Math.round(at * 1e9) / 1e9)).toEqual([2, 4, 5, 6, 8, 10]);
});

test('a tie goes to the smaller id; nothing to limit ends the ladder', () => {
  const tie = ladder(design('client[rate=50] > b[service=10ms] > a[service=10ms]'), { steps: 2 });
  expect(tie.rungs.map(({ component }) => component)).toEqual(['a', 'b']);
  expect(ladder(design('client[rate=50] > a'))).toEqual({ rungs: [], end: 'nothing limits' });
});

test('beyond the peak of the scalability law a further replica harms, and the ladder ends', () => {
  const text = design('client[rate=50] > a[service=10ms]');
  const components = { ...text.components, a: { ...text.components['a']!, usl: { contention: 0.1, coherency: 0.1 } } };
  // √((1 − 0.1) / 0.1) = 3 replicas.
  const found = ladder({ ...text, components });
  expect(found.end).toBe('scaling ends');
  expect(found.rungs.at(-1)!.replicas).toBe(3);
});

const TWO = `a[rate=100 reads=1] > shared[service=1ms], own[service=5ms]
b[rate=50] > shared`;
const two = () => {
  const text = design(TWO);
  return {
    ...text,
    journeys: { a: { entry: 'a', ratePerSecond: 100 }, b: { entry: 'b', ratePerSecond: 50 } },
  };
};

test('each journey alone and all together', () => {
  const { together, alone } = limitsOf(two());
  // own: 100 of 200; shared: 150 of 1000.
  expect(together).toEqual({ at: 2, component: 'own' });
  expect(alone['a']!.ratePerSecond).toBeCloseTo(200, 9);
  expect(alone['b']).toEqual({ ratePerSecond: 1000 - 100, component: 'shared' });
});

test('the frontier between two journeys has a corner where the bottleneck changes', () => {
  expect(frontier(two(), 'a', 'b')).toEqual([
    { x: 0, y: 1000, component: 'shared' },
    { x: 200, y: 800, component: 'own' },
    { x: 200, y: 0, component: null },
  ]);
});

test('the frontier against brute force on fifty random designs', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const dice = random(seed);
    const ms = () => (0.5 + 5 * dice()).toFixed(2);
    const text = design(
      `a[rate=10] > p[service=${ms()}ms], q[service=${ms()}ms] ; a > *${(1 + 3 * dice()).toFixed(1)} r[service=${ms()}ms]
       b[rate=10] > p, q ; b > *${(1 + 3 * dice()).toFixed(1)} r ; c[rate=20] > p`,
    );
    const journeys = Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [id, { entry: id, ratePerSecond: id === 'c' ? 20 : 10 }]),
    );
    const corners = frontier({ ...text, journeys }, 'a', 'b')!;
    const fits = (x: number, y: number) => {
      const at = {
        ...text,
        journeys: { ...journeys, a: { entry: 'a', ratePerSecond: x }, b: { entry: 'b', ratePerSecond: y } },
      };
      return Object.values(sweep(at, [1]).points[0]!.utilization).every((u) => u! <= 1 + 1e-9);
    };
    for (const { x, y } of corners) {
      expect(fits(x * 0.999, y * 0.999), `seed ${seed}`).toBe(true);
      if (x > 0 && y > 0) expect(fits(x * 1.001, y * 1.001), `seed ${seed}`).toBe(false);
    }
    for (let i = 1; i < corners.length; i++) expect(corners[i]!.x).toBeGreaterThanOrEqual(corners[i - 1]!.x);
  }
});

test('the sweep shows the hockey stick: p99 of one server is that of an exponential until it gives in', () => {
  const text = design('client[rate=50] > a[service=10ms]');
  const { points, givesIn } = sweep(text, multiplesFor({ from: 0.1, to: 10 }, 9, [2]));
  expect(givesIn).toEqual([{ component: 'a', at: 2 }]);
  for (const { multiple, latency, utilization } of points) {
    expect(utilization['a']).toBeCloseTo(multiple / 2, 12);
    const found = latency['client']!;
    if (multiple >= 2) expect(found).toBeNull();
    else expect(found.p99Ms / ((Math.log(100) * 10) / (1 - multiple / 2))).toBeCloseTo(1, 5);
  }
});
