import { erlangB, erlangC, finiteQueue, variabilityFactor, waiting } from '@shared/stochastic';
import { expect, test } from 'vitest';

const close = (actual: number, expected: number, tolerance = 1e-12) =>
  expect(Math.abs(actual - expected) / expected).toBeLessThan(tolerance);

/** Waiting at rate 1 per time unit; times in the unit of the service time. */
const wait = (rate: number, service: number, servers: number, scv = 1) => {
  const found = waiting({ ratePerSecond: rate, servers, serviceMs: 1000 * service, scv })!;
  return { probability: found.probability, mean: found.meanMs / 1000 };
};

test('Q01 M/M/1: 75 a minute, 100 a minute can be served', () => close(wait(75, 0.01, 1).mean + 0.01, 0.04));

test('Q02 M/M/3', () => {
  close(wait(2, 1, 3).probability, 0.4444444444444444);
  close(wait(2, 1, 3).mean, 0.4444444444444444);
});

test('Q03 the mail filters at 99 %', () => close(wait(0.66, 6, 4).mean + 6, 152.6857764139714, 1e-10));

test('Q04 a bookstore: customers at the checkout, and in the store by Little’s law', () => {
  const { mean } = wait(40 / 60, 4, 4);
  close(mean, 1.1352549889135255, 1e-10);
  close((40 / 60) * (mean + 4), 3.42350332594235, 1e-10);
  close((40 / 60) * (mean + 4 + 45), 33.42350332594235, 1e-10);
});

test.each([
  [1, 0.010101010101010102],
  [2, 0.15259329272389782],
  [3, 0.4554853009589466],
  [4, 0.8694187956171116],
  [5, 1.3607867966625458],
  [6, 1.909029048278442],
  [7, 2.5009396773387014],
  [8, 3.127562295868538],
  [9, 3.782537258807226],
  [10, 4.461176857577692],
  [20, 12.030614594900944],
  [30, 20.337285728095317],
  [50, 37.9013980885249],
  [100, 84.06415889394775],
])('Q06 %d servers block 1 %% of %f erlangs', (servers, load) => close(erlangB(servers, load), 0.01, 1e-8));

test('Q19 a gateway is busy a quarter of the time; thirteen and more packets are rare', () => {
  close(wait(125, 0.002, 1).mean + 0.002, 0.0026666666666666666);
  // P(n or more) of the endless queue from what n buffers refuse: π / (1 − ρ (1 − π)), as Erlang C follows from B.
  const atLeast = (n: number) => {
    const { refused } = finiteQueue({ ratePerSecond: 125, servers: 1, serviceMs: 2, scv: 1 }, n - 1);
    return refused / (1 - 0.25 * (1 - refused));
  };
  close(atLeast(13), 1.4901161193847656e-8, 1e-9);
  expect(Array.from({ length: 20 }, (_, i) => i + 1).find((n) => atLeast(n) <= 1e-6)).toBe(10);
});

test('Q20 five terminals: who waits, how long, and how long at most for nine in ten', () => {
  const { probability, mean } = wait(1 / 6, 20, 5);
  close(probability, 0.32666928002090684);
  close(mean, 3.920031360250882);
  close((mean / probability) * Math.log(probability / 0.1), 14.205337164485003);
});

test('Q26 one server: Pollaczek and Khinchine', () => {
  for (const [scv, expected] of [
    [0, 2],
    [0.5, 3],
    [1, 4],
    [4, 10],
    [20, 42],
  ] as const)
    close(wait(0.8, 1, 1, scv).mean, expected);
});

test('Q30 several servers, other variability: between the exact chains, and far closer than the common rule', () => {
  const mean = (servers: number, rho: number, scv: number) => wait(servers * rho, 1, servers, scv).mean;
  close(mean(5, 0.8, 0), 0.2887797915398597, 2e-5);
  close(mean(5, 0.5, 0), 0.03048754277108691, 2e-5);
  close(mean(20, 0.9, 0), 0.14513923819469668, 2e-5);
  close(mean(5, 0.8, 0.5), 0.42419487749318546, 2e-5);
  close(mean(5, 0.5, 0.5), 0.04216308902817402, 2e-5);
  const h2 = 2 * (0.9 / 1.8 ** 2 + 0.1 / 0.2 ** 2) - 1;
  close(h2, 4.555555555555555);
  close(mean(5, 0.8, h2), 1.3450515292207244, 2e-5);
  close(mean(5, 0.5, h2), 0.09563466461348716, 2e-5);
  // Against the exact chain at ρ = ½: 6 % low here, where (1 + SCV) / 2 is 42 % high.
  const exact = 0.10222037811452614;
  expect(Math.abs(mean(5, 0.5, h2) - exact) / exact).toBeLessThan(0.07);
  expect(Math.abs(mean(5, 0.5, 1) * ((1 + h2) / 2) - exact) / exact).toBeGreaterThan(0.4);
});

test('T18 servers for at most 20 % waiting: a little more than the square root above the load', () => {
  const needed = (load: number) => {
    let servers = Math.ceil(load);
    while (erlangC(servers, load) > 0.2) servers++;
    return servers;
  };
  expect([10, 100, 1000].map(needed)).toEqual([14, 111, 1034]);
});

test('more servers than factorials can count', () => {
  const probability = erlangC(10_000, 9_900);
  expect(probability).toBeGreaterThan(0);
  expect(probability).toBeLessThan(1);
  // Halfin and Whitt 1981: β = (c − a) / √a ≈ 1.005
  const beta = 100 / Math.sqrt(9_900);
  const phi = Math.exp(-(beta ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const cdf = 0.5 * (1 + erf(beta / Math.SQRT2));
  expect(probability).toBeCloseTo(1 / (1 + (beta * cdf) / phi), 2);
});

test('exponential service is the measure of variability', () => expect(variabilityFactor(7, 5, 1)).toBe(1));

test('an overloaded station has no equilibrium', () => {
  expect(waiting({ ratePerSecond: 1, servers: 1, serviceMs: 1000, scv: 1 })).toBeUndefined();
  expect(waiting({ ratePerSecond: 2, servers: 1, serviceMs: 1000, scv: 1 })).toBeUndefined();
});

/** Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  return (
    1 -
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  );
}
