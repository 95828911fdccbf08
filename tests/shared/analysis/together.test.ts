import { simulate } from '@shared/simulation';
import { expect, test, vi } from 'vitest';
import { design, reportOf } from '../../support/design';
import { expectSeen } from '../simulation/seen';

vi.setConfig({ testTimeout: 60_000 });

const findingOf = (text: string) => reportOf(text).findings.find(({ code }) => code === 'model.calls-at-once');
const missingMs = (text: string) => findingOf(text)!.evidence['missingMs'] as Record<string, number>;

test('calls that go out at once wait for each other: it is said whom that concerns, and how much of the wait is missing', () => {
  const text = 'client[rate=20] > api >[parallel calls=4] db[service=5ms]';
  // 80 a second at 5 ms: 40 % busy. Three others come with each call: S · 3 / (2 (1 − ρ)).
  expect(findingOf(text)!.about[0]).toBe('db');
  expect(missingMs(text)['db']).toBeCloseTo((5 * 3) / (2 * (1 - 0.4)), 9);
  const { components } = simulate(design(text), { seed: 3, durationSeconds: 20_000 });
  expectSeen(components['db']!.waitMs, (0.4 * 5) / (1 - 0.4) + missingMs(text)['db']!);
});

test('of several asynchronous calls, and of a fraction of a call more, the same holds', () => {
  const text = 'client[rate=20] > api ~> *2.5 worker[service=5ms]';
  // X is 2 or 3: E[X²] / E[X] − 1 = (4 + 9) / 2 / 2.5 − 1.
  expect(missingMs(text)['worker']).toBeCloseTo((5 * (6.5 / 2.5 - 1)) / (2 * (1 - 20 * 2.5 * 0.005)), 9);
});

test('where bursts and single calls mix, each counts for its part of the arrivals', () => {
  const text = 'client[rate=20] > api >[parallel calls=4] db[service=5ms] \n other[rate=80] > db';
  expect(missingMs(text)['db']).toBeCloseTo((5 * 3 * 0.5) / (2 * (1 - 0.8)), 9);
});

test('with more servers it is said as well, without a number that there is no formula for', () => {
  const text = 'client[rate=20] > api >[parallel calls=4] db[service=5ms concurrency=8]';
  expect(findingOf(text)!.about[0]).toBe('db');
  expect(missingMs(text)).toEqual({});
});

test('calls one after the other, single calls and calls to whom nothing limits say nothing', () => {
  expect(findingOf('client[rate=20] > api > *4 db[service=5ms]')).toBeUndefined();
  expect(findingOf('client[rate=20] > api >[parallel] db[service=5ms] \n api ~> worker[service=1ms]')).toBeUndefined();
  expect(findingOf('client[rate=20] > api >[parallel calls=4] db')).toBeUndefined();
});
