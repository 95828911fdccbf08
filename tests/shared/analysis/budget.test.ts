import { analyze, distributions, latencyBudget } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

const budget = (text: string, more = {}) => latencyBudget(analyze(design(text, more)).analysis, 'client')!;

test('in a row every hop counts with its visits, waiting and work apart', () => {
  const { hops, otherMs, meanMs } = budget('client[rate=50] > a[service=10ms] > *2 b[service=2ms]');
  expect(hops.map(({ component, visits }) => `${component} ${visits}`)).toEqual(['a 1', 'b 2']);
  expect(hops[0]!.waitMs).toBeCloseTo(10, 9);
  expect(hops[0]!.workMs).toBeCloseTo(10, 9);
  expect(hops[1]!.workMs).toBeCloseTo(4, 9);
  expect(otherMs).toBeCloseTo(0, 6);
  expect(hops.reduce((sum, { waitMs, workMs }) => sum + waitMs + workMs, 0)).toBeCloseTo(meanMs, 6);
});

test('of parallel calls the slowest is on the critical path, the other is not', () => {
  const { hops, otherMs } = budget(
    'client[rate=0.001] > a >[stage=1] slow[service=20ms] ; a >[stage=1] fast[service=1ms]',
  );
  expect(hops.map(({ component }) => component)).toEqual(['slow']);
  // E[max] − 20 = 1 · 1 / 21 of two exponentials.
  expect(otherMs).toBeCloseTo(20 + 1 - 1 / (1 / 20 + 1) - 20, 2);
});

test('the wire is told apart', () => {
  const { otherMs } = budget('client[rate=1] >[network=7ms] a[service=1ms]');
  expect(otherMs).toBeCloseTo(7, 6);
});

test('quantiles of one server are those of an exponential, at any load', () => {
  const found = distributions(design('client[rate=50] > a[service=10ms]'), 1.5)['client']!;
  for (const { p, ms } of found) expect(ms / (-40 * Math.log(1 - p))).toBeCloseTo(1, 4);
  expect(distributions(design('client[rate=50] > a[service=10ms]'), 2)['client']).toBeNull();
});
