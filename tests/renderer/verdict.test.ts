import { ago, sizeOf } from '@renderer/home/words';
import { verdictOf } from '@renderer/report/verdict';
import { analyze, shownJourney } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../support/design';

const verdict = (text: string) => {
  const drawing = design(text);
  const { report } = analyze(drawing);
  return Object.fromEntries(
    verdictOf(drawing, report, shownJourney(report, undefined)!).map((figure) => [figure.id, figure]),
  );
};

test('the verdict says until when it holds and what then gives in', () => {
  const { load } = verdict('client[rate=100] > a[service=2ms] > b[service=5ms]');
  expect([load!.label, load!.value, load!.note, load!.tone]).toEqual(['Holds', 'until 2×', 'then b gives in', 'good']);
});

test('an overloaded component is named with what it can do', () => {
  const { load, p99, availability } = verdict('client[rate=300] > a[service=5ms a=0.99]');
  expect([load!.label, load!.value, load!.note, load!.tone]).toEqual([
    'Overloaded',
    'a',
    'can do 200 rps of 300 rps',
    'bad',
  ]);
  expect(p99!.value).toBe('not computed');
  expect(availability!.note).toContain('overloaded');
});

test('what needs a component that never works is not called overloaded', () => {
  const { availability } = verdict('client[rate=1] > a[service=5ms] > b[service=5ms a=0]');
  expect([availability!.value, availability!.note]).toEqual(['0%', 'something that it needs never works']);
});

test('a target is met or missed, and without one nothing is judged', () => {
  expect(verdict('client[rate=1 target.p99=1s] > a[service=5ms]')['p99']!.tone).toBe('good');
  expect(verdict('client[rate=1 target.p99=1ms] > a[service=5ms]')['p99']!.tone).toBe('bad');
  expect(verdict('client[rate=1] > a[service=5ms]')['p99']!.tone).toBe('unknown');
});

test('single points of failure are counted and named', () => {
  const { points } = verdict('client[rate=1] > a[a=0.9] > b[a=0.9 replicas=2]');
  expect([points!.value, points!.note]).toEqual(['1', 'a']);
});

test('how long ago in words', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  expect(ago(now - 20_000, now)).toBe('just now');
  expect(ago(now - 60_000, now)).toBe('1 minute ago');
  expect(ago(now - 3 * 3_600_000, now)).toBe('3 hours ago');
  expect(ago(now - 30 * 3_600_000, now)).toBe('yesterday');
  expect(ago(Date.UTC(2026, 2, 1, 12), now)).toBe('1 March 2026');
  expect(sizeOf(design('a > b'))).toBe('2 components');
});
