import type { Connector, Design } from '@shared/model';
import { simulate } from '@shared/simulation';
import { describe, expect, test, vi } from 'vitest';
import { design } from '../../support/design';
import { expectSeen } from './seen';

// Millions of events: on a machine that others use as well they take their time.
vi.setConfig({ testTimeout: 120_000 });

const HUGE = 'concurrency=100000';

describe('attempts', () => {
  test.each([0.1, 0.5, 0.9])('T06: up to four attempts that fail with probability %d', (p) => {
    const results = simulate(design(`client[rate=100] >[attempts=4 errorRatio=${p}] s[service=1ms ${HUGE}]`), {
      seed: 1,
      durationSeconds: 2000,
    });
    const connector = Object.values(results.connectors)[0]!;
    const journey = Object.values(results.journeys)[0]!;
    expectSeen(connector.attemptsPerCall, 1 + p + p ** 2 + p ** 3);
    expectSeen(journey.failedShare, p ** 4, { within: p < 0.2 ? 2 : 0.3 });
    expect(journey.reasons.erred).toBe(journey.failedShare!.value);
    expectSeen(connector.callsPerSecond, 100);
  });

  test('T04: three attempts at each of five layers hit what is down 243 times', () => {
    const text = `client[rate=1] >[attempts=3] a >[attempts=3] b >[attempts=3] c >[attempts=3] d >[attempts=3] e[service=1ms ${HUGE}]`;
    const results = simulate(design(text), {
      seed: 1,
      durationSeconds: 2000,
      warmupSeconds: 100,
      script: [{ atSeconds: 0, do: 'kill', component: 'e' }],
    });
    expect(results.components['e']!.arrivalRps.value / results.journeys['client']!.offeredRps.value).toBeCloseTo(
      3 ** 5,
      9,
    );
    expect(results.journeys['client']!.failedShare!.value).toBe(1);
    expect(results.journeys['client']!.reasons.down).toBe(1);
  });

  test('T05: three layers of four attempts make 64; a budget of a tenth makes 1.1 at one layer', () => {
    const killed = {
      seed: 1,
      durationSeconds: 4000,
      warmupSeconds: 1000,
      script: [{ atSeconds: 0, do: 'kill', component: 'c' }],
    } as const;
    const three = simulate(design('client[rate=1] >[attempts=4] a >[attempts=4] b >[attempts=4] c'), killed);
    expect(three.components['c']!.arrivalRps.value / three.journeys['client']!.offeredRps.value).toBeCloseTo(4 ** 3, 9);
    const budget = simulate(design('client[rate=10] >[attempts=4 retryBudget=10%] c'), killed);
    expect(Object.values(budget.connectors)[0]!.attemptsPerCall!.value).toBeCloseTo(1.1, 3);
  });

  test('a timeout gives up on time, the work goes on, and the callee is as busy as before', () => {
    const results = simulate(design(`client[rate=50] >[timeout=10ms] s[service=10ms ${HUGE}]`), {
      seed: 1,
      durationSeconds: 4000,
    });
    const journey = results.journeys['client']!;
    expectSeen(journey.failedShare, Math.exp(-1));
    expect(journey.reasons.timedOut).toBe(journey.failedShare!.value);
    expectSeen(results.connectors['client-s']!.timeoutShare, Math.exp(-1));
    // Mean of an exponential of 10 ms that is known to be below 10 ms.
    expectSeen(journey.meanMs, 10 - 10 / (Math.E - 1));
    expectSeen(results.components['s']!.meanMs, 10);
  });

  test('cancelled work is done only until the timeout', () => {
    const base = design(`client[rate=50] >[timeout=10ms] s[service=10ms]`);
    const id = Object.keys(base.connectors)[0]!;
    const cancelling = {
      ...base,
      components: { ...base.components, s: { ...base.components['s']!, concurrency: 100 } },
      connectors: { [id]: { ...base.connectors[id]!, cancelOnTimeout: true } },
    };
    const results = simulate(cancelling, { seed: 1, durationSeconds: 4000 });
    // E[min(S, τ)] = S (1 − e^(−τ / S))
    expectSeen(results.components['s']!.utilization, (50 * 0.01 * (1 - Math.exp(-1))) / 100);
  });

  test('cancelled requests leave the queue, and only those that start are worked on', () => {
    const base = design(`client[rate=200] >[timeout=20ms] s[service=10ms]`);
    const id = Object.keys(base.connectors)[0]!;
    const run = (cancelOnTimeout: boolean) =>
      simulate(
        { ...base, connectors: { [id]: { ...base.connectors[id]!, cancelOnTimeout } } },
        { seed: 1, durationSeconds: 500 },
      );
    // Twice the capacity: without cancelling, nobody is served in time any more; with it, the server works for those who wait.
    expect(run(false).journeys['client']!.failedShare!.value).toBeGreaterThan(0.98);
    expect(run(true).journeys['client']!.failedShare!.value).toBeLessThan(0.65);
  });

  test('backoff waits before the next attempt', () => {
    const results = simulate(design(`client[rate=20] >[attempts=2 errorRatio=0.5 backoff=100ms] s`), {
      seed: 1,
      durationSeconds: 4000,
    });
    // Of those served two thirds came through at once, and one third after the wait.
    expectSeen(results.journeys['client']!.meanMs, 100 / 3);
  });
});

describe('more than one answer, and fewer connections', () => {
  /** The only connector of a sketch with more said of it. */
  const withPolicy = (text: string, more: Partial<Connector>): Design => {
    const base = design(text);
    const [id] = Object.keys(base.connectors);
    return { ...base, connectors: { [id!]: { ...base.connectors[id!]!, ...more } } };
  };

  test('a hedge after 20 ms: the first of two answers counts', () => {
    const hedged = withPolicy(`client[rate=50] > s[service=10ms ${HUGE}]`, { hedgeMs: 20 });
    const results = simulate(hedged, { seed: 1, durationSeconds: 4000 });
    const late = Math.exp(-2);
    expectSeen(results.journeys['client']!.meanMs, 10 * (1 - late) + (late * 10) / 2);
    expectSeen(Object.values(results.connectors)[0]!.attemptsPerCall, 1 + late);
    // e^(−t/10) · e^(−(t − 20)/10) = 0.001
    expectSeen(results.journeys['client']!.p999Ms, (20 - 10 * Math.log(0.001)) / 2, { within: 0.1 });
  });

  test('L05: a quorum of two of three waits for the second fastest', () => {
    const quorum = withPolicy(`client[rate=50] >*3[parallel=yes] s[service=10ms ${HUGE}]`, { quorum: 2 });
    const results = simulate(quorum, { seed: 1, durationSeconds: 4000 });
    expectSeen(results.journeys['client']!.meanMs, 8.333333333333334);
    expectSeen(results.journeys['client']!.p99Ms, 28.31860950723147);
    expectSeen(results.components['s']!.arrivalRps, 150);
  });

  test.each([0.2, 0.5])(
    'a quorum of two of three stands one failure, of attempts that fail with probability %d',
    (p) => {
      const quorum = withPolicy(`client[rate=50] >*3[parallel=yes] s[service=1ms ${HUGE}]`, {
        quorum: 2,
        errorRatio: p,
      });
      const results = simulate(quorum, { seed: 1, durationSeconds: 4000 });
      expectSeen(results.journeys['client']!.failedShare, p ** 3 + 3 * p ** 2 * (1 - p));
    },
  );

  test('two connections to a callee with room for everybody make callers wait as M/M/2', () => {
    const pooled = withPolicy(`client[rate=140] > s[service=10ms ${HUGE}]`, { connections: 2 });
    const results = simulate(pooled, { seed: 1, durationSeconds: 4000 });
    // Erlang C of two servers is ρ · 2ρ / (1 + ρ).
    const waits = (2 * 0.7 ** 2) / (1 + 0.7);
    expectSeen(results.journeys['client']!.meanMs, 10 + (waits * 10) / (2 - 1.4));
  });

  test('who runs out of time while waiting for a connection gives up its place', () => {
    const pooled = withPolicy(`client[rate=300] > s[service=10ms ${HUGE}]`, { connections: 2, timeoutMs: 50 });
    const results = simulate(pooled, { seed: 1, durationSeconds: 1000 });
    // Three for two places: about a third gives up, and nobody blocks the others.
    expect(results.journeys['client']!.failedShare!.value).toBeGreaterThan(0.3);
    expect(results.journeys['client']!.failedShare!.value).toBeLessThan(0.4);
  });
});

describe('what failures do to callers', () => {
  const killing = (component: string) =>
    ({ seed: 1, durationSeconds: 1000, warmupSeconds: 10, script: [{ atSeconds: 0, do: 'kill', component }] }) as const;

  test('a required call that fails fails the request, an optional one does not', () => {
    const required = simulate(design('client[rate=20] > api > db'), killing('db'));
    expect(required.journeys['client']!.failedShare!.value).toBe(1);
    const optional = simulate(design('client[rate=20] > api >[required=no] db'), killing('db'));
    expect(optional.journeys['client']!.failedShare!.value).toBe(0);
  });

  test('a fallback serves what the other cannot', () => {
    const results = simulate(
      design('client[rate=20] > api > db\napi >[fallbackFor=db] replica[service=5ms]'),
      killing('db'),
    );
    expect(results.journeys['client']!.failedShare!.value).toBe(0);
    expectSeen(results.components['replica']!.arrivalRps, 20);
  });

  test('a router sends everything to the target that is left', () => {
    const results = simulate(
      design('client[rate=50] > lb[dispatch=one] > a[service=1ms], b[service=1ms]'),
      killing('a'),
    );
    expect(results.journeys['client']!.failedShare!.value).toBe(0);
    expectSeen(results.components['b']!.arrivalRps, 50);
  });

  test('losing a cache beside a store sends every read to the store', () => {
    const text = `client[rate=100] > api > cache[hit=0.95 service=0.1ms ${HUGE}]
      api >[missOf=cache] db[service=1ms ${HUGE}]`;
    const results = simulate(design(text), killing('cache'));
    expectSeen(results.components['db']!.arrivalRps, 100);
    expect(results.journeys['client']!.failedShare!.value).toBe(0);
  });

  test('an open breaker spares what is down: it is asked once in every while', () => {
    const results = simulate(design('client[rate=100] >[breaker=yes] s[service=1ms]'), killing('s'));
    const connector = Object.values(results.connectors)[0]!;
    // Ten seconds of a thousand calls, then one attempt.
    expect(connector.attemptsPerCall!.value).toBeLessThan(0.01);
    expect(results.journeys['client']!.reasons.breakerOpen).toBeGreaterThan(0.99);
  });
});

describe('the same seed', () => {
  const text = `client[rate=100 reads=0.8] >[timeout=200ms attempts=3] api[service=5ms replicas=2 scv=2] > cache[hit=0.9 service=1ms]
    api >[missOf=cache] db[service=8ms queue=20], other[service=1ms discipline=processor-sharing]`;
  const run = (seed: number) => {
    const { timeline, journeys, components, events } = simulate(design(text), { seed, durationSeconds: 200 });
    return { timeline, journeys, components, events };
  };

  test('plays the same run, another seed another', () => {
    expect(run(5)).toEqual(run(5));
    expect(run(5).events).not.toBe(run(6).events);
  });
});
