import { expect, test } from 'vitest';
import { reportOf } from '../../support/design';

/**
 * Systems that somebody has measured. How far the analysis is from each measurement is written down in tests/README.md;
 * the bounds here are those deviations, rounded up.
 */
const off = (computed: number, measured: number) => computed / measured - 1;

test('Gunther’s three-tier web shop: throughput of 1 to 20 clients', () => {
  const measured = [
    [1, 24],
    [2, 48],
    [4, 85],
    [7, 100],
    [10, 99],
    [20, 94],
  ] as const;
  const computed = measured.map(
    ([clients]) =>
      reportOf(`client[users=${clients} think=26.4ms] > web[service=9.3ms] > app[service=2.8ms] > db[service=0.9ms]`)
        .journeys['client']!.ratePerSecond,
  );
  const deviations = measured.map(([, rate], i) => off(computed[i]!, rate));
  deviations.forEach((deviation) => expect(Math.abs(deviation)).toBeLessThan(0.15));
});

test('the spam filters: four servers at 99 %', () => {
  const mean = reportOf('client[rate=0.66] > filter[service=6s replicas=4]').journeys['client']!.meanMs!;
  expect(Math.abs(off(mean, 152_700))).toBeLessThan(1e-3);
});

/**
 * One page in eight is a login, each page asks the store twice: the mix of a session is an assumption, the times of each are
 * measured. Pictures, recommendations and the wire are left out.
 */
const teaStore = (rate: number) =>
  reportOf(`client[rate=${rate}] > web[service=2.3ms cpuLimit=0.6]
    web >[calls=0.125] auth[service=11.6ms cpuLimit=0.6]
    web >[calls=2] persistence[service=0.7ms cpuLimit=0.6]`).journeys['client']!;

test('TeaStore at 120 requests a second, and what gives in first', () => {
  const { meanMs, breaks } = teaStore(120);
  expect(Math.abs(off(meanMs!, 7))).toBeLessThan(0.06);
  expect(breaks.map(({ component }) => component)).toEqual(['web', 'auth', 'persistence']);
  expect(breaks[0]!.at * 120).toBeCloseTo(600 / 2.3, 6);
});

test('to take the CPU limit for a slower processor would double the time of TeaStore', () => {
  const slower = reportOf(`client[rate=120] > web[service=${2.3 / 0.6}ms]
    web >[calls=0.125] auth[service=${11.6 / 0.6}ms]
    web >[calls=2] persistence[service=${0.7 / 0.6}ms]`).journeys['client']!.meanMs!;
  expect(slower / teaStore(120).meanMs!).toBeGreaterThan(1.8);
});
