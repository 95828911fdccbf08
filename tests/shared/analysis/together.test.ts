import { simulate } from '@shared/simulation';
import { expect, test, vi } from 'vitest';
import { design, reportOf } from '../../support/design';
import { expectSeen } from '../simulation/seen';

vi.setConfig({ testTimeout: 120_000 });

const findingOf = (text: string) => reportOf(text).findings.find(({ code }) => code === 'model.calls-at-once');
const FIGURES = ['meanMs', 'p50Ms', 'p95Ms', 'p99Ms', 'p999Ms'] as const;

/** All times of components and journeys as the simulation sees them, in which calls go out at once and arrive at once. */
function expectPlayed(text: string, seed: number): void {
  const computed = reportOf(text);
  const seen = simulate(design(text), { seed, durationSeconds: 12_000 });
  for (const [id, { meanMs }] of Object.entries(computed.components))
    if (meanMs! > 0) expectSeen(seen.components[id]!.meanMs, meanMs!);
  for (const [id, journey] of Object.entries(computed.journeys))
    for (const figure of FIGURES) {
      const { value, halfWidth } = seen.journeys[id]![figure]!;
      expect(halfWidth!, figure).toBeLessThan(0.12 * value);
      // Times are read from bins that are 0.4 % wide, to either side of an atom.
      expect(Math.abs(journey[figure]! - value), figure).toBeLessThan(2.5 * halfWidth! + 0.004 * value);
    }
}

test('calls that go out at once wait for each other: S · 3 / (2 (1 − ρ)) longer where four come to one server', () => {
  const { components } = reportOf('client[rate=20] > api >[parallel calls=4] db[service=5ms]');
  // 80 a second at 5 ms: 40 % busy.
  expect(components['db']!.meanMs).toBeCloseTo(5 + (0.4 * 5) / (1 - 0.4) + (5 * 3) / (2 * (1 - 0.4)), 9);
});

test('of several asynchronous calls, and of a fraction of a call more, the same holds', () => {
  const { components } = reportOf('client[rate=20] > api ~> *2.5 worker[service=5ms]');
  const rho = 20 * 2.5 * 0.005;
  // X is 2 or 3: E[X²] / E[X] − 1 = (4 + 9) / 2 / 2.5 − 1.
  expect(components['worker']!.meanMs).toBeCloseTo(
    5 + (rho * 5) / (1 - rho) + (5 * (6.5 / 2.5 - 1)) / (2 * (1 - rho)),
    9,
  );
});

test('where bursts and single calls mix, a single call waits for what is there, a burst for itself besides', () => {
  const text = 'client[rate=20] > api >[parallel calls=4] db[service=5ms] \n other[rate=80] > db';
  const { journeys } = reportOf(text);
  // Half of the arrivals come with three others: E[X²] / E[X] − 1 = 1.5, at 80 % busy.
  // Of a burst the second to fourth wait for the 1.5 before them besides, so that the mean over all is that of the formula.
  const all = (0.8 * 5) / (1 - 0.8) + (5 * 1.5) / (2 * (1 - 0.8));
  const alone = all - 0.5 * 1.5 * 5;
  expect(journeys['other']!.meanMs).toBeCloseTo(alone + 5, 9);
  expect(journeys['client']!.meanMs).toBeCloseTo(alone + 4 * 5, 9);
});

test.each([
  'client[rate=20] > api >[parallel calls=4] db[service=5ms scv=0]',
  'client[rate=20] > api >[parallel calls=4] db[service=5ms scv=3]',
  'client[rate=20] > api >[parallel calls=4] db[service=20ms concurrency=3]',
  'client[rate=60] > api >[parallel calls=10] db[service=10ms concurrency=8]',
  'client[rate=20] > api >[parallel calls=2.5] db[service=25ms concurrency=2]',
  'client[rate=20] > api >[parallel calls=4] db[service=5ms] \n other[rate=80] > db',
  'client[rate=20 reads=60%] > api >[parallel calls=3] db[service=10ms write=15ms]',
  'client[rate=20] > api[service=10ms] >[stage=1] db[service=20ms concurrency=2] \n api >[stage=1] db \n api >[stage=1] db',
])('as simulated: %s', (text) => expectPlayed(text, 3));

test('shared processors, ceilings and other work at several servers: said, not computed', () => {
  for (const db of [
    'db[service=5ms discipline=processor-sharing]',
    'db[capacity=200]',
    'db[service=5ms concurrency=4 scv=2]',
  ]) {
    const found = findingOf(`client[rate=20] > api >[parallel calls=4] ${db}`)!;
    expect(found.about).toContain('db');
    expect(found.evidence['meanBurstExcess']).toEqual({ db: 3 });
  }
});

test('calls that met go on together: what lies behind is named', () => {
  const found = findingOf(
    'client[rate=20] > api >[parallel calls=4] svc[service=10ms concurrency=4] > db[service=5ms]',
  )!;
  expect(found.about).toEqual(['db']);
});

test('a quorum of calls at once is judged as if each came by itself, and that is said', () => {
  const found = findingOf('client[rate=20] > api >[parallel calls=3 quorum=2] db[service=20ms concurrency=3]')!;
  expect(found.about).toEqual(['api-db']);
});

test('calls one after the other, single calls, what is computed and calls to whom nothing limits say nothing', () => {
  expect(findingOf('client[rate=20] > api > *4 db[service=5ms]')).toBeUndefined();
  expect(findingOf('client[rate=20] > api >[parallel calls=4] db[service=5ms]')).toBeUndefined();
  expect(findingOf('client[rate=20] > api >[parallel] db[service=5ms] \n api ~> worker[service=1ms]')).toBeUndefined();
  expect(findingOf('client[rate=20] > api >[parallel calls=4] db')).toBeUndefined();
});
