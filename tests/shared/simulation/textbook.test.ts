import { type JourneySimulated, type SimulationResults, simulate } from '@shared/simulation';
import { describe, expect, test, vi } from 'vitest';
import { design } from '../../support/design';
import { expectSeen } from './seen';

// Millions of events: on a machine that others use as well they take their time.
vi.setConfig({ testTimeout: 120_000 });

/** Simulates about `requests` requests of the first journey at the given rate. */
function run(text: string, requests: number, ratePerSecond: number, seed = 1): SimulationResults {
  return simulate(design(text), { seed, durationSeconds: requests / ratePerSecond });
}

const journeyOf = (results: SimulationResults): JourneySimulated => Object.values(results.journeys)[0]!;

/** Erlang C by its definition with factorials, which is not how anything in the product computes it. */
function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < c; k++) {
    term *= a / k;
    sum += term;
  }
  const last = (term * a) / c / (1 - a / c);
  return last / (sum + last);
}

describe('one station against the textbook', () => {
  test('M/M/1: utilisation ρ, response S / (1 − ρ), exponential percentiles', () => {
    const results = run('s[rate=70 service=10ms]', 400_000, 70);
    const mean = 10 / (1 - 0.7);
    expectSeen(results.components['s']!.utilization, 0.7);
    expectSeen(results.components['s']!.arrivalRps, 70);
    expectSeen(results.components['s']!.waitMs, mean - 10);
    expectSeen(results.components['s']!.waiting, 0.7 ** 2 / (1 - 0.7));
    expectSeen(journeyOf(results).meanMs, mean);
    for (const [q, figure] of [
      [0.5, 'p50Ms'],
      [0.95, 'p95Ms'],
      [0.99, 'p99Ms'],
    ] as const)
      expectSeen(journeyOf(results)[figure], -mean * Math.log(1 - q), { within: 0.1 });
    expectSeen(journeyOf(results).p999Ms, -mean * Math.log(0.001), { within: 0.1 });
  });

  test('Q01: 75 packets a minute through a line for 100: 75 % busy, 0.04 minutes each', () => {
    const results = run('s[rate=1.25 service=600ms]', 400_000, 1.25);
    expectSeen(results.components['s']!.utilization, 0.75);
    expectSeen(journeyOf(results).meanMs, 0.04 * 60_000);
  });

  test('Q29: percentiles of M/M/4 at 80 % and of M/M/16 at 90 %', () => {
    const four = run('s[rate=320 service=10ms concurrency=4]', 800_000, 320);
    expectSeen(four.components['s']!.waitMs, (10 * erlangC(4, 3.2)) / (4 - 3.2));
    expectSeen(journeyOf(four).p50Ms, 10 * 1.3461990538193103);
    expectSeen(journeyOf(four).p95Ms, 10 * 4.7380194960365944, { within: 0.08 });
    expectSeen(journeyOf(four).p99Ms, 10 * 6.893203748883001, { within: 0.1 });
    const sixteen = run('s[rate=1440 service=10ms replicas=4 concurrency=4]', 600_000, 1440);
    expectSeen(sixteen.components['s']!.meanMs, 10 + (10 * erlangC(16, 14.4)) / (16 - 14.4), { within: 0.1 });
    expectSeen(journeyOf(sixteen).p99Ms, 10 * 5.269834601084462, { within: 0.1 });
  });

  test('M/D/1 waits half as long as M/M/1', () => {
    const results = run('s[rate=80 service=10ms scv=0]', 320_000, 80);
    expectSeen(results.components['s']!.waitMs, (0.8 * 10) / (2 * (1 - 0.8)));
  });

  test.each([0.5, 4])('Q26: Pollaczek and Khinchine at a squared coefficient of variation of %d', (scv) => {
    const results = run(`s[rate=80 service=10ms scv=${scv}]`, 1_000_000, 80);
    expectSeen(results.components['s']!.waitMs, (0.8 * 10 * (1 + scv)) / (2 * (1 - 0.8)), { within: 0.06 });
  });

  test('Q30: M/D/5 at 80 % waits 0.289 service times, where Allen and Cunneen say 0.277', () => {
    const results = run('s[rate=400 service=10ms concurrency=5 scv=0]', 1_000_000, 400);
    expectSeen(results.components['s']!.waitMs, 10 * 0.2890600072800866, { within: 0.03 });
  });

  test('Q11: M/M/3/7 refuses 0.39 % and serves the rest in 36.5 ms', () => {
    const results = run('s[rate=40 service=33.333333ms concurrency=3 queue=4]', 600_000, 40);
    expectSeen(results.components['s']!.refusedShare, 0.003931315238981448, { within: 0.1 });
    expectSeen(journeyOf(results).failedShare, 0.003931315238981448, { within: 0.1 });
    expectSeen(journeyOf(results).meanMs, 36.517007943287424);
    expectSeen(journeyOf(results).servedRps, 39.84274739044074);
    expect(journeyOf(results).reasons.refused).toBe(journeyOf(results).failedShare!.value);
  });

  test('Q13: M/M/1/10 exactly at its capacity refuses one in eleven', () => {
    const results = run('s[rate=100 service=10ms queue=9]', 600_000, 100);
    expectSeen(results.components['s']!.refusedShare, 1 / 11);
    expectSeen(results.components['s']!.utilization, 10 / 11);
    expectSeen(results.components['s']!.waiting, 5 - 10 / 11);
  });

  test.each([0, 1, 4])('processor sharing: S / (1 − ρ) whatever the variation, here %d', (scv) => {
    const results = run(`s[rate=70 service=10ms scv=${scv} discipline=processor-sharing]`, 320_000, 70);
    expectSeen(journeyOf(results).meanMs, 10 / (1 - 0.7), { within: 0.05 });
    expectSeen(results.components['s']!.utilization, 0.7, { within: 0.04 });
  });

  test('processor sharing on three processors has the mean of M/M/3', () => {
    const results = run('s[rate=240 service=10ms concurrency=3 discipline=processor-sharing]', 400_000, 240);
    expectSeen(results.components['s']!.meanMs, 10 + (10 * erlangC(3, 2.4)) / (3 - 2.4));
  });

  test('a ceiling makes requests wait for it and leaves their own work as it is', () => {
    const results = run('s[rate=70 service=50ms concurrency=100 capacity=100]', 320_000, 70);
    expectSeen(results.components['s']!.meanMs, 50 + (0.7 * 10) / (1 - 0.7));
    expectSeen(results.components['s']!.utilization, 0.7);
  });

  test('reads and writes of different length share the queue: Pollaczek and Khinchine of the mixture', () => {
    const results = run('s[rate=60 service=10ms write=20ms reads=0.75]', 480_000, 60);
    const [p, r, w] = [0.75, 10, 20];
    const mean = p * r + (1 - p) * w;
    const second = 2 * (p * r ** 2 + (1 - p) * w ** 2);
    expectSeen(results.components['s']!.utilization, 0.06 * mean);
    expectSeen(results.components['s']!.waitMs, (0.06 * second) / (2 * (1 - 0.06 * mean)), { within: 0.05 });
  });

  test('a hot shard waits like the single server that it is', () => {
    const results = run('s[rate=200 service=10ms replicas=4 shards=4 hottestShare=0.4]', 480_000, 200);
    const wait = (rho: number) => (10 * rho) / (1 - rho);
    expectSeen(results.components['s']!.waitMs, 0.4 * wait(0.8) + 0.6 * wait(0.4), { within: 0.05 });
    // How busy a sharded component is, its hottest shard says.
    expectSeen(results.components['s']!.utilization, 0.8);
  });
});

describe('calls against the textbook', () => {
  test('L08: three calls of 10 ms one after the other have the percentiles of Erlang’s distribution', () => {
    const text =
      'client[rate=100] > a[service=10ms concurrency=1000], b[service=10ms concurrency=1000], c[service=10ms concurrency=1000]';
    const journey = journeyOf(run(text, 200_000, 100));
    expectSeen(journey.meanMs, 30);
    expectSeen(journey.p50Ms, 26.740603137235603);
    expectSeen(journey.p95Ms, 62.957936218719894);
    expectSeen(journey.p99Ms, 84.05946914885466);
    expectSeen(journey.p999Ms, 112.28872242412663, { within: 0.06 });
  });

  test('L04: of a hundred at once the slowest counts', () => {
    const text = 'client[rate=1] > *100 [parallel=yes] leaf[service=10ms concurrency=1000000]';
    const journey = journeyOf(run(text, 8_000, 1));
    expectSeen(journey.meanMs, 51.8737751763962);
    expectSeen(journey.p50Ms, 49.75146840585799);
    expectSeen(journey.p99Ms, 92.05369664023067, { within: 0.08 });
  });

  test('L10: a cache answers nine in ten, and the percentiles sit on both humps', () => {
    const text = 'client[rate=10] > cache[service=1ms concurrency=1000 hit=0.9] > db[service=50ms concurrency=1000]';
    const journey = journeyOf(run(text, 200_000, 10));
    expectSeen(journey.meanMs, 1 + 0.1 * 50);
    expectSeen(journey.p50Ms, 0.8096649366475522);
    expectSeen(journey.p95Ms, 35.667494393873525, { within: 0.04 });
    expectSeen(journey.p99Ms, 116.13939001557826, { within: 0.04 });
  });

  test('L16: nobody waits for what is behind an asynchronous connector, and its load arrives', () => {
    const text =
      'client[rate=80] > producer[service=5ms concurrency=1000] > broker[service=2ms concurrency=1000] ~> consumer[service=10ms]';
    const results = run(text, 200_000, 80);
    expectSeen(journeyOf(results).meanMs, 7);
    expectSeen(journeyOf(results).p99Ms, 25.57904918697579);
    expectSeen(results.components['consumer']!.meanMs, 10 / (1 - 0.8), { within: 0.06 });
  });

  test('a look-aside cache: one miss in five asks the store, and both of its tables at once', () => {
    const text = `client[rate=100] > api[service=1ms concurrency=1000] > cache[hit=0.8 service=1ms concurrency=1000]
      api > [missOf=cache] users[service=10ms concurrency=1000]
      api > [missOf=cache] orders[service=10ms concurrency=1000]`;
    const results = run(text, 160_000, 100);
    expectSeen(journeyOf(results).meanMs, 1 + 1 + 0.2 * 20);
    expectSeen(results.components['users']!.arrivalRps, 20);
    // Not drawn apart: four in five see no store at all.
    expect(journeyOf(results).p50Ms!.value).toBeLessThan(2.2);
  });

  test('mean calls of 2.3 are two, and a third with a probability of 0.3', () => {
    const results = run('client[rate=50] > *2.3 s[service=1ms concurrency=1000]', 160_000, 50);
    expectSeen(results.components['s']!.arrivalRps, 50 * 2.3);
    expectSeen(journeyOf(results).meanMs, 2.3);
  });

  test('a router sends by weight; a call tree that returns to its beginning adds up', () => {
    const routed = run(
      'client[rate=100] > lb[dispatch=one]\nlb >[weight=3] a[service=1ms]\nlb >[weight=1] b[service=1ms]',
      80_000,
      100,
    );
    expectSeen(routed.components['a']!.arrivalRps, 75);
    expectSeen(routed.components['b']!.arrivalRps, 25);
    const circle = run('client[rate=100] > a[service=0.1ms] > *0.5 b[service=0.1ms] > *0.5 a', 80_000, 100);
    expectSeen(circle.components['a']!.arrivalRps, 100 / (1 - 0.25));
  });

  test('time on the wire is added once a call, by where the replicas stand', () => {
    const results = simulate(
      design(
        'client[rate=50] > a[service=1ms concurrency=100 replicas=2 zones=za+zb] > b[service=1ms concurrency=100 replicas=2 zones=za+zb]',
        {
          assumptions: { network: { clientMs: 20, sameZoneMs: 1, crossZoneMs: 3 } },
        },
      ),
      { seed: 1, durationSeconds: 2000 },
    );
    expectSeen(journeyOf(results).meanMs, 20 + 1 + (1 + 3) / 2 + 1);
  });
});

describe('closed groups of users against exact mean value analysis', () => {
  test('Q18: ten users who think five seconds at a server of one second', () => {
    const results = simulate(design('client[population=10 thinkMs=5s] > s[service=1s]'), {
      seed: 2,
      durationSeconds: 200_000,
    });
    expectSeen(journeyOf(results).meanMs, 5187.28892987097);
    expectSeen(journeyOf(results).servedRps, 10 / (5 + 5.18728892987097));
  });

  test('Q14: twenty users, three devices, the second of which is the bottleneck', () => {
    const text = 'client[population=20 thinkMs=4s] > cpu[service=125ms], disk[service=300ms], other[service=200ms]';
    const visits = design(text);
    const results = simulate(
      {
        ...visits,
        connectors: Object.fromEntries(
          Object.entries(visits.connectors).map(([id, connector]) => [
            id,
            { ...connector, calls: { cpu: 16, disk: 10, other: 5 }[connector.to]! },
          ]),
        ),
      },
      { seed: 2, durationSeconds: 80_000 },
    );
    // Visits in a fixed order make a product-form network all the same: its mean values depend on demands only.
    expectSeen(journeyOf(results).servedRps, 0.3332465122205763);
    expectSeen(journeyOf(results).meanMs, 56_015.63187182579);
  });

  test('Q32: three threads that are held during the database call, where the layered solver is 9 % off', () => {
    const text = `client[population=10 thinkMs=1s] > app[service=10ms concurrency=100 threads=3] > [stage=1] db[service=40ms]
      app > [stage=2] rest[service=10ms concurrency=100]`;
    const results = simulate(design(text), { seed: 3, durationSeconds: 50_000 });
    expectSeen(journeyOf(results).servedRps, 9.269929822589928);
    expectSeen(journeyOf(results).meanMs, 78.75681816176883);
    expectSeen(results.components['app']!.waitMs, 1.96905395665537, { within: 0.08 });
  });
});
