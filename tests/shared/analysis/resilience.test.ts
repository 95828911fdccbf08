import { analyze, losses, recovery, resilience, withLossFindings } from '@shared/analysis';
import type { Design } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const near = (actual: number | null, expected: number, tolerance = 1e-9) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected).toBeLessThan(tolerance);
};
const of = (drawn: Design) => resilience(analyze(drawn).analysis, 'client')!;
const resilienceOf = (text: string) => of(design(text));
const partOf = (text: string, id: string) => resilienceOf(text).importance.find(({ part }) => part.id === id)!;

describe('importance', () => {
  const BRIDGE = `client[rate=1 dispatch=one] > p1, p2, p3, p4
    p1 > a[a=0.99], d[a=0.97]
    p2 > b[a=0.98], e[a=0.96]
    p3 > a, c[a=0.95], e
    p4 > b, c, d`;
  const U = 1 - 0.998552716;

  test('A22 of the bridge', () => {
    const a = partOf(BRIDGE, 'a');
    near(a.birnbaum, 0.0218484, 1e-8);
    near(a.criticality, 0.15096138698417172, 1e-8);
    near(a.riskAchievementWorth, 15.945177311433001, 1e-8);
    near(a.riskReductionWorth, 1.177802734375, 1e-8);
    near(a.fussellVesely, 0.15173248650575838, 1e-8);
    near(partOf(BRIDGE, 'c').fussellVesely, 0.03453917821243101, 1e-8);
    near(a.minutesPerYear, 0.15096138698417172 * U * 525_600, 1e-8);
  });

  test('a second replica saves what a second replica saves', () => {
    const text = 'client[rate=1] > a[a=0.99] > b[a=0.999 replicas=2]';
    const { replica } = partOf(text, 'a');
    const before = analyze(design(text)).report.journeys['client']!.failureProbability!;
    const after = analyze(design(text.replace('a[a=0.99]', 'a[a=0.99 replicas=2]'))).report.journeys['client']!;
    near(replica!.minutesPerYear, (before - after.failureProbability!) * 525_600, 1e-6);
  });

  test('a zone is a part like any other', () => {
    const drawn = design('client[rate=1] > a[a=0.99]', {
      boundaries: { z: { kind: 'zone', availability: 0.999 } },
    });
    const zoned = { ...drawn, components: { ...drawn.components, a: { ...drawn.components['a']!, boundary: 'z' } } };
    const zone = of(zoned).importance.find(({ part }) => part.id === 'z')!;
    expect(zone.part.type).toBe('zone');
    near(zone.birnbaum, 0.99, 1e-9);
  });
});

describe('outages', () => {
  test('A25 three in series: how often and how long, not only how available', () => {
    const { outages, budgets } = resilienceOf(
      'client[rate=1] > a[mtbfHours=1000 mttrHours=1] > b[mtbfHours=2000 mttrHours=4] > c[mtbfHours=4000 mttrHours=2]',
    );
    near(1 - budgets.downtimeMinutes.year / 525_600, 0.9965087306656043, 1e-12);
    // The case counts operating time: failures per hour of a working system, over a year of 8 766 hours.
    const rate = 1 / 1000 + 1 / 2000 + 1 / 4000;
    near(outages.perYear, rate * 0.9965087306656043 * 8760, 1e-9);
    near(outages.meanMinutes, 2.002000571428584 * 60, 1e-9);
    expect(outages.isAssumed).toBe(false);
  });

  test('two replicas fail together half as often and for half as long as one alone would', () => {
    const [mtbf, mttr] = [1000, 2];
    const { outages } = resilienceOf(`client[rate=1] > a[replicas=2 mtbfHours=${mtbf} mttrHours=${mttr}]`);
    const q = mttr / (mtbf + mttr);
    near(outages.perYear, ((2 * q * (1 - q)) / mtbf) * 8760, 1e-9);
    near(outages.meanMinutes, (mttr / 2) * 60, 1e-9);
  });

  test('a standby is felt as often as the one that serves fails', () => {
    const { outages, degradation } = resilienceOf(
      'client[rate=1] > db[replicas=2 redundancy=passive mtbfHours=1000 mttrHours=2 failoverSeconds=60]',
    );
    near(outages.perYear, 8760 / 1000, 0.01);
    // Most of its downtime is switch-over: who tries again after a minute does not notice.
    expect(degradation.hiddenByRetry).toBeGreaterThan(0.75);
  });

  test('a repair time that nobody stated is assumed, and said to be', () => {
    expect(resilienceOf('client[rate=1] > a[a=0.99]').outages.isAssumed).toBe(true);
  });
});

test('at half the load fewer replicas are needed', () => {
  const { atLoad } = resilienceOf('client[rate=400] > a[service=10ms replicas=5 a=0.99]');
  const atLeast = (k: number) => {
    let sum = 0;
    for (let w = k; w <= 5; w++) sum += choose(5, w) * 0.99 ** w * 0.01 ** (5 - w);
    return sum;
  };
  expect(atLoad.map(({ share }) => share)).toEqual([1, 0.8, 0.5]);
  near(atLoad[0]!.availability, atLeast(4));
  near(atLoad[1]!.availability, atLeast(4));
  near(atLoad[2]!.availability, atLeast(2));
});

describe('budgets', () => {
  const budgetsOf = (a: number, target: number, rate = 1) =>
    resilienceOf(`client[rate=${rate} target.availability=${target}] > a[a=${a}]`).budgets;

  test('A09 minutes a year, a month and a week', () => {
    const { budgetMinutes } = budgetsOf(0.999, 0.9995).target!;
    near(budgetMinutes.year, 262.8);
    near(budgetMinutes.month, 21.6);
    near(budgetMinutes.week, 5.04);
  });

  test('A10 requests that may fail: 250 of 2.5 million a day', () =>
    near(budgetsOf(0.999, 0.9999, 2.5e6 / 86_400).target!.budgetRequestsPerMonth / 30, 250, 1e-6));

  test('A08 five dependencies of five nines use half the budget of four', () => {
    const text = `client[rate=1 target.availability=0.9999] > ${['a', 'b', 'c', 'd', 'e'].map((id) => `${id}[a=0.99999]`).join(' > ')}`;
    const { target, downtimeMinutes } = resilienceOf(text).budgets;
    near(target!.budgetMinutes.year, 52.56);
    near(downtimeMinutes.year, 26.28, 1e-4);
    near(target!.burnRate, 0.5, 1e-4);
    expect(target!.lastsDays).toBeNull();
  });

  test('a budget that burns three times as fast lasts ten days', () => {
    near(budgetsOf(0.997, 0.999).target!.burnRate, 3, 1e-6);
    near(budgetsOf(0.997, 0.999).target!.lastsDays, 10, 1e-6);
  });
});

test('optional parts fail for themselves: the request succeeds with less', () => {
  const { degradation } = resilienceOf(
    'client[rate=1] > api[a=0.99] > db[a=0.99] \n api >[required=false] ads[a=0.9] > db',
  );
  // The database works whenever the request succeeds; then only the ads themselves are missing.
  near(degradation.quality, 0.9);
});

describe('what one loss does to the others', () => {
  const lost = (text: string, more: Partial<Design> = {}) =>
    losses(analyze(design(text, more)).analysis).map(({ failure, overloads }) => [
      failure.type === 'replicas' ? `${failure.component}×${failure.count}` : failure.boundary,
      overloads.map(({ component }) => component).join(),
    ]);

  test('one replica less is too few', () =>
    expect(lost('client[rate=150] > a[service=10ms replicas=2]')).toEqual([['a×1', 'a']]));

  test('enough replicas for one loss', () => expect(lost('client[rate=150] > a[service=10ms replicas=3]')).toEqual([]));

  test('the survivor of two alternatives gets all of the load', () =>
    expect(lost('client[rate=150] > lb[dispatch=one] > a[service=10ms], b[service=10ms]')).toEqual([
      ['a×1', 'b'],
      ['b×1', 'a'],
    ]));

  test('without its cache the store gets every read', () => {
    const text = 'client[rate=500] > api > cache[hit=0.9] \n api >[missOf=cache] db[service=10ms]';
    expect(lost(text)).toEqual([['cache×1', 'db']]);
  });

  test('a zone takes its replicas along', () => {
    const drawn = design('client[rate=150] > a[service=10ms replicas=3]');
    const boundaries = { z1: { kind: 'zone' as const }, z2: { kind: 'zone' as const } };
    const components = { ...drawn.components, a: { ...drawn.components['a']!, zones: ['z1', 'z2'] } };
    const { analysis } = analyze({ ...drawn, boundaries, components });
    expect(losses(analysis).map(({ failure }) => failure)).toEqual([{ type: 'zone', boundary: 'z1' }]);
  });
});

test('the report tells whom a loss overloads', () => {
  const { analysis, report } = analyze(
    design('client[rate=500] > api > cache[hit=0.9] \n api >[missOf=cache] db[service=10ms]'),
  );
  const [finding] = withLossFindings(analysis, report).findings.filter(
    ({ code }) => code === 'availability.overload-after-loss',
  );
  expect(finding!.message).toBe('Without cache, db is asked for 500 rps and can do 100 rps.');
  expect(finding!.about).toEqual(['db', 'cache']);
});

test('recovery: what is lost and when it is back, beside what may be', () => {
  const drawn = design('client[rate=1] > a > b > c > d');
  const data = { stateful: true, rpoSeconds: 3600, rtoSeconds: 600 };
  const components = {
    ...drawn.components,
    a: { ...drawn.components['a']!, data: { ...data, backup: 'daily to another region' } },
    b: { ...drawn.components['b']!, replicas: 2, data: { ...data, replication: 'sync' } },
    c: {
      ...drawn.components['c']!,
      replicas: 2,
      redundancy: 'passive' as const,
      failoverSeconds: 900,
      data: { ...data, replication: 'async', backup: 'every 15 min' },
    },
    d: { ...drawn.components['d']!, data: { ...data, copies: 3, replication: 'sync' } },
  };
  const rows = recovery(analyze({ ...drawn, components }).analysis.system);
  expect(rows.map(({ component, pointSeconds, timeSeconds }) => [component, pointSeconds, timeSeconds])).toEqual([
    ['a', 86_400, 3600],
    ['b', 0, 0],
    ['c', null, 900],
    // Three copies in one replica of the drawing: nothing is lost, but how soon they take over is not stated.
    ['d', 0, null],
  ]);
  expect(rows.map(({ isPointMet, isTimeMet }) => [isPointMet, isTimeMet])).toEqual([
    [false, false],
    [true, true],
    [null, false],
    [true, null],
  ]);
});

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
