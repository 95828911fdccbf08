import { erlangB, finiteQueue, heldPool, throughputOfThreads, waiting } from '@shared/stochastic';
import { describe, expect, test } from 'vitest';

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);

/** The birth and death chain itself, state by state. */
function chain(ratePerSecond: number, servers: number, serviceMs: number, places: number) {
  const load = (ratePerSecond * serviceMs) / 1000;
  const weights = [1];
  for (let n = 1; n <= servers + places; n++) weights.push((weights[n - 1]! * load) / Math.min(n, servers));
  const total = weights.reduce((a, b) => a + b, 0);
  const p = weights.map((w) => w / total);
  const length = p.reduce((sum, each, n) => sum + n * each, 0);
  return { refused: p.at(-1)!, length, idle: p[0]! };
}

test('Q11 three servers and four places', () => {
  const found = finiteQueue({ ratePerSecond: 40, servers: 3, serviceMs: 1000 / 30, scv: 1 }, 4);
  near(found.refused, 0.003931315238981448);
  near(40 * (1 - found.refused), 39.84274739044074);
  near(found.meanInSystem, 1.4549379229391188);
  near((found.meanMs + 1000 / 30) / 1000, 0.036517007943287424);
});

test('Q13 exactly at capacity: half full on average', () => {
  const found = finiteQueue({ ratePerSecond: 1, servers: 1, serviceMs: 1000, scv: 1 }, 9);
  near(found.meanInSystem, 5, 1e-12);
  near(found.refused, 1 / 11, 1e-12);
  near(found.busyServers, 10 / 11, 1e-12);
});

describe('against the chain, state by state', () => {
  test.each([
    [10, 1, 50, 0],
    [10, 1, 50, 5],
    [100, 4, 50, 20],
    [100, 4, 30, 3],
    [500, 16, 40, 100],
    [3, 2, 10, 50],
  ])('%d a second, %d servers of %d ms, %d places', (rate, servers, serviceMs, places) => {
    const found = finiteQueue({ ratePerSecond: rate, servers, serviceMs, scv: 1 }, places);
    const exact = chain(rate, servers, serviceMs, places);
    near(found.refused, exact.refused, 1e-10);
    near(found.meanInSystem, exact.length, 1e-10);
  });
});

test('without places it is Erlang’s loss formula; with very many it is the endless queue', () => {
  near(finiteQueue({ ratePerSecond: 50, servers: 5, serviceMs: 80, scv: 1 }, 0).refused, erlangB(5, 4), 1e-12);
  for (const scv of [0, 0.5, 1, 4]) {
    const station = { ratePerSecond: 40, servers: 5, serviceMs: 100, scv };
    near(finiteQueue(station, 5000).meanMs, waiting(station)!.meanMs, 1e-9);
  }
});

test('far above capacity it carries its capacity and refuses the rest, whatever the service', () => {
  for (const scv of [0, 0.5, 1, 4]) {
    const found = finiteQueue({ ratePerSecond: 1e5, servers: 2, serviceMs: 100, scv }, 10);
    near(found.refused, 1 - 20 / 1e5, 1e-3);
  }
});

test('more places refuse less and wait longer', () => {
  for (const scv of [0, 1, 5]) {
    for (const rate of [10, 19, 20, 30]) {
      let before = finiteQueue({ ratePerSecond: rate, servers: 2, serviceMs: 100, scv }, 0);
      for (let places = 1; places < 40; places++) {
        const found = finiteQueue({ ratePerSecond: rate, servers: 2, serviceMs: 100, scv }, places);
        expect(found.refused).toBeLessThanOrEqual(before.refused);
        expect(found.meanMs).toBeGreaterThanOrEqual(before.meanMs - 1e-9);
        before = found;
      }
    }
  }
});

describe('threads held during calls', () => {
  test('without calls, threads are the servers or more than enough: M/M/c', () => {
    for (const [threads, servers] of [
      [4, 4],
      [4, 16],
      [40, 4],
    ] as const) {
      const found = heldPool({ ratePerSecond: 30, threads, servers, serviceMs: 100, heldMs: 0 })!;
      const c = Math.min(threads, servers);
      near(
        found.forThread.meanMs + found.forServerMs,
        waiting({ ratePerSecond: 30, servers: c, serviceMs: 100, scv: 1 })!.meanMs,
        1e-9,
      );
    }
  });

  test('with a thread for everybody nobody waits for one', () => {
    const found = heldPool({ ratePerSecond: 50, threads: 500, servers: 8, serviceMs: 100, heldMs: 400 })!;
    expect(found.forThread.meanMs).toBeLessThan(1e-6);
    near(found.forServerMs, waiting({ ratePerSecond: 50, servers: 8, serviceMs: 100, scv: 1 })!.meanMs, 1e-6);
    near(found.busyThreads, 50 * (0.5 + found.forServerMs / 1000), 1e-9);
  });

  test('one thread does one request after the other', () => {
    near(throughputOfThreads({ threads: 1, servers: 4, serviceMs: 20, heldMs: 80 })[1]!, 10, 1e-12);
    expect(heldPool({ ratePerSecond: 11, threads: 1, servers: 4, serviceMs: 20, heldMs: 80 })).toBeUndefined();
  });

  test('more threads carry more, up to what the servers do', () => {
    const rates = throughputOfThreads({ threads: 200, servers: 3, serviceMs: 20, heldMs: 100 });
    for (let n = 2; n <= 200; n++) expect(rates[n]).toBeGreaterThanOrEqual(rates[n - 1]! * (1 - 1e-12));
    near(rates[200]!, 150, 1e-9);
  });
});
