import { asymptoticBounds, closedClasses, closedNetwork } from '@shared/stochastic';
import { expect, test } from 'vitest';

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);

const network = (population: number, thinkMs: number, demands: readonly number[], servers: readonly number[] = []) => ({
  population,
  thinkMs,
  stations: demands.map((demandMs, i) => ({ demandMs, servers: servers[i] ?? 1 })),
});

test('Q14 twenty terminals at a processor and two disks', () => {
  const visits = [16, 10, 5];
  const serviceS = [0.125, 0.3, 0.2];
  const { throughputRps, responseMs, residenceMs, queue } = closedNetwork(
    network(
      20,
      4000,
      visits.map((v, i) => v * serviceS[i]! * 1000),
    ),
  );
  near(throughputRps, 0.3332465122205763);
  near(responseMs, 56_015.63187182579);
  const perVisitS = [0.373339107078097, 4.854259693196409, 0.29992184532243];
  const length = [1.9906232849491212, 16.17665112170628, 0.49973954446229485];
  visits.forEach((v, i) => {
    near(residenceMs[i]! / v / 1000, perVisitS[i]!);
    near(queue[i]!, length[i]!);
  });
});

test('Q15 a central server with six requests', () => {
  const visits = [1, 0.4, 0.2, 0.1];
  const serviceMs = [20, 200, 400, 600];
  const { throughputRps, queue, residenceMs } = closedNetwork(
    network(
      6,
      0,
      visits.map((v, i) => v * serviceMs[i]!),
    ),
  );
  near(throughputRps, 9.919836337154356);
  const perVisitS = [0.024558394978704327, 0.5698273929612194, 1.1396547859224389, 1.2442837928715536];
  visits.forEach((v, i) => near(residenceMs[i]! / v / 1000, perVisitS[i]!));
  const busy = [0.19839672674308714, 0.7935869069723486, 0.7935869069723486, 0.5951901802292614];
  busy.forEach((share, i) => near((throughputRps * visits[i]! * serviceMs[i]!) / 1000, share));
  [0.24361525889194027, 2.2610377914410558, 2.2610377914410558, 1.2343091582259482].forEach((q, i) =>
    near(queue[i]!, q),
  );
});

test('Q16 a station with two servers and one with as many as there are requests', () => {
  const { throughputRps, queue } = closedNetwork(
    network(3, 0, [500, 0.5 * 600, 0.5 * 800, 1000], [2, 1, 1, Number.POSITIVE_INFINITY]),
  );
  near(throughputRps, 1.2174606338449272);
  [0.6236794897349013, 0.4728722344030297, 0.6859876420171417, 1.2174606338449272].forEach((q, i) =>
    near(queue[i]!, q),
  );
});

test('Q18 users who think for five seconds before one server', () => {
  const response = [
    [1, 1],
    [4, 1.6483050847457628],
    [7, 2.9592362944318253],
    [10, 5.18728892987097],
    [15, 10.00235921529595],
    [20, 15.000005282423373],
  ] as const;
  for (const [users, seconds] of response) near(closedNetwork(network(users, 5000, [1000])).responseMs, seconds * 1000);
});

test('Q21 the operational laws give throughput, response and the users that a target allows', () => {
  // Disk A does 15.7 a second, 80 visits a request.
  const throughput = 15.7 / 80;
  [5, 4, 3].forEach((demand, i) => near(throughput * demand, [0.98125, 0.785, 0.58875][i]!));
  near(17 / throughput - 18, 68.62420382165605);
  const bounds = (users: number) => asymptoticBounds(network(users, 18_000, [5000, 4000, 3000]));
  near(bounds(17).throughputAtMostRps, 0.2);
  near(bounds(17).saturation, 6);
  // The response of 100 s is reached by (100 + 18) / 5 users at best.
  expect(
    Math.max(...Array.from({ length: 50 }, (_, i) => i + 1).filter((n) => bounds(n).responseAtLeastMs <= 100_000)),
  ).toBe(23);
});

test('Q23 the asymptotic bounds enclose the exact answer', () => {
  const at = network(10, 5000, [2000, 3000, 1000]);
  const exact = closedNetwork(at);
  near(exact.throughputRps, 0.32724114565987134);
  near(exact.responseMs, 25_558.504432061312);
  const bounds = asymptoticBounds(at);
  near(bounds.throughputAtMostRps, 1 / 3);
  near(bounds.throughputAtLeastRps, 0.15384615384615385);
  near(bounds.responseAtLeastMs, 25_000);
  near(bounds.saturation, 3.6666666666666665);
});

test('several populations: one of them alone is within a few percent of the exact answer', () => {
  const demandMs = Float64Array.from([200, 300, 100]);
  for (const population of [1, 3, 10, 40]) {
    const exact = closedNetwork({
      population,
      thinkMs: 500,
      stations: [...demandMs].map((demand) => ({ demandMs: demand, servers: 1 })),
    });
    const found = closedClasses([{ population, thinkMs: 500, demandMs }], [1, 1, 1]);
    expect(Math.abs(found.throughputRps[0]! / exact.throughputRps - 1)).toBeLessThan(0.06);
  }
});
