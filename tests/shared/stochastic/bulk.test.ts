import { bulkQueue, durationFigures, erlangC, serviceLaw } from '@shared/stochastic';
import { expect, test } from 'vitest';

const at = (burstsPerSecond: readonly number[], servers: number, serviceMs: number, scv = 1) =>
  bulkQueue({ burstsPerSecond, servers, serviceMs, scv })!;
/** Positions of all customers of bursts of one size. */
const evenly = (size: number) => [0, ...Array.from({ length: size }, () => 1 / size)];

test('bursts of one are M/M/c', () => {
  for (const servers of [1, 2, 5, 40]) {
    const [rate, serviceMs] = [80 * servers, 10];
    const load = (rate * serviceMs) / 1000;
    const work = serviceLaw(serviceMs, 1);
    const { waiting, law } = at([0, rate], servers, serviceMs).waitAt([0, 1], work);
    expect(waiting.probability).toBeCloseTo(erlangC(servers, load), 10);
    expect(waiting.meanMs).toBeCloseTo((erlangC(servers, load) * serviceMs) / (servers - load), 8);
    const tail = waiting.meanMs / waiting.probability;
    expect(law.variance).toBeCloseTo(2 * waiting.probability * tail ** 2 - waiting.meanMs ** 2, 6);
  }
});

test('one server: the wait is longer by S (E[X²] / E[X] − 1) / (2 (1 − ρ))', () => {
  const bursts = [0, 10, 0, 0, 5, 0, 2];
  const [customers, squares] = [10 + 20 + 12, 10 + 80 + 72];
  const rho = (customers * 5) / 1000;
  const positions = bursts.map((_, j) =>
    j === 0 ? 0 : bursts.reduce((sum, r, size) => sum + (size >= j ? r : 0), 0) / customers,
  );
  const { waiting } = at(bursts, 1, 5).waitAt(positions, serviceLaw(5, 1));
  expect(waiting.meanMs).toBeCloseTo((5 * rho) / (1 - rho) + (5 * (squares / customers - 1)) / (2 * (1 - rho)), 9);
});

/** Numbers found by bursts, by the whole chain cut off far out: the balance of every state. */
function byChain(rate: number, size: number, servers: number, serviceMs: number): number[] {
  const states = 400;
  const mu = 1000 / serviceMs;
  let p = Array.from({ length: states }, () => 1 / states);
  // Uniformised, round after round until nothing moves.
  const fastest = rate + servers * mu;
  for (let round = 0; round < 40_000; round++) {
    const next = p.map((v, n) => (v * (servers - Math.min(n, servers)) * mu) / fastest);
    p.forEach((v, n) => {
      const up = Math.min(states - 1, n + size);
      next[up] = next[up]! + (v * rate) / fastest;
      if (n > 0) next[n - 1] = next[n - 1]! + (v * Math.min(n, servers) * mu) / fastest;
    });
    p = next;
  }
  return p;
}

test.each([
  [3, 4, 20, 20],
  [6, 3, 30, 20],
  [2, 10, 4, 20],
])('%i servers, bursts of %i: mean waits by the whole chain', (servers, size, rate, serviceMs) => {
  const p = byChain(rate, size, servers, serviceMs);
  let expected = 0;
  let finish = 0;
  p.forEach((v, n) => {
    for (let j = 1; j <= size; j++) expected += ((v / size) * Math.max(0, n + j - servers) * serviceMs) / servers;
    finish += v * meanFinish(n, size, servers, serviceMs);
  });
  const bursts = [...Array.from({ length: size }, () => 0), rate];
  const queue = at(bursts, servers, serviceMs);
  const work = serviceLaw(serviceMs, 1);
  expect(queue.waitAt(evenly(size), work).waiting.meanMs).toBeCloseTo(expected, 5);
  expect(queue.allOf(size, work).meanMs).toBeCloseTo(finish, 5);
});

/** Mean time until all of a burst are done that finds n there, step by step: others in service, own in service, own waiting. */
function meanFinish(n: number, size: number, servers: number, serviceMs: number): number {
  const mu = 1 / serviceMs;
  const known = new Map<string, number>();
  const from = (ahead: number, others: number, own: number, waiting: number): number => {
    if (ahead === 0 && own === 0 && waiting === 0) return 0;
    const key = [ahead, others, own, waiting].join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const busy = others + own;
    let mean = 1 / (busy * mu);
    const fill = (o: number, w: number): number => {
      if (ahead > 0) return from(ahead - 1, o + 1, w, waiting);
      if (waiting > 0) return from(0, o, w + 1, waiting - 1);
      return from(0, o, w, 0);
    };
    if (others > 0) mean += (others / busy) * fill(others - 1, own);
    if (own > 0) mean += (own / busy) * fill(others, own - 1);
    known.set(key, mean);
    return mean;
  };
  const others = Math.min(n, servers);
  const own = Math.min(size, servers - others);
  return from(n - others, others, own, size - own);
}

test('laws have the moments that they say, and percentiles in order', () => {
  const queue = at([0, 5, 0, 0, 8], 3, 20);
  const work = serviceLaw(20, 1);
  for (const law of [queue.waitAt(evenly(4), work).law, queue.allOf(4, work), queue.waitAt([0, 0, 1], work).law]) {
    const transform = (x: number): number => {
      const out = { re: new Float64Array(1), im: new Float64Array(1) };
      law.transform({ re: Float64Array.of(x), im: Float64Array.of(0) }, out);
      return out.re[0]!;
    };
    const h = 1e-4;
    expect(transform(0)).toBeCloseTo(1, 12);
    const mean = (transform(-h) - transform(h)) / (2 * h);
    expect(mean / law.meanMs).toBeCloseTo(1, 3);
    const square = (transform(-h) - 2 + transform(h)) / h ** 2;
    expect((square - mean ** 2) / law.variance).toBeCloseTo(1, 2);
    const found = durationFigures([{ type: 'law', law }], 0, [0.5, 0.95, 0.99, 0.999])!.percentilesMs;
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  }
});

test('a load that takes all servers has no equilibrium; a hundred servers and a load close to all have one', () => {
  expect(bulkQueue({ burstsPerSecond: [0, 0, 0, 0, 50], servers: 2, serviceMs: 10, scv: 1 })).toBeUndefined();
  const { waiting } = at([0, 0, 0, 0, 2497.5], 100, 10).waitAt(evenly(4), serviceLaw(10, 1));
  expect(waiting.meanMs).toBeGreaterThan(0);
  // Close to saturation all that counts is the variance of what arrives: (1 + 4) / 2 of that of single customers.
  const alone = (erlangC(100, 99.9) * 10) / 0.1;
  expect(waiting.meanMs / alone).toBeGreaterThan(2.4);
  expect(waiting.meanMs / alone).toBeLessThan(2.6);
});

test('a million servers: nobody waits, and all are done when the longest is', () => {
  const bursts = [...Array.from({ length: 100 }, () => 0), 10];
  const queue = at(bursts, 1e6, 50);
  const work = serviceLaw(50, 1);
  expect(queue.waitAt(evenly(100), work).waiting).toEqual({ probability: expect.closeTo(0, 12), meanMs: 0 });
  const longest = Array.from({ length: 100 }, (_, j) => 50 / (j + 1)).reduce((sum, ms) => sum + ms, 0);
  expect(queue.allOf(100, work).meanMs).toBeCloseTo(longest, 9);
});
