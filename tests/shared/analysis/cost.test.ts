import { analyze, costSteps } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / Math.abs(expected)).toBeLessThan(tolerance);
};
type Component = ReturnType<typeof design>['components'][string];
const withFields = (text: string, fields: Readonly<Record<string, Partial<Component>>>, more = {}) => {
  const made = design(text, more);
  const components = Object.fromEntries(
    Object.entries(made.components).map(([id, component]) => [id, { ...component, ...fields[id] }]),
  );
  return analyze({ ...made, components });
};

test('C01 a function of 1.5 GB, three million times 120 ms a month, with what is free', () => {
  const perSecond = 3e6 / (730 * 3600);
  const { report } = withFields(`client[rate=${perSecond}] > f[service=120ms concurrency=1000]`, {
    f: {
      cost: {
        perMillionRequests: 0.2,
        perGbSecond: 1.66667e-5,
        memoryGb: 1.5,
        freeRequestsPerMonth: 1e6,
        freeGbSecondsPerMonth: 4e5,
      },
    },
  });
  near(report.cost.perMonth, 2.333338 + 0.4);
  near(report.journeys['client']!.costPerMillion, 0.9111126666666666);
});

test('C03 a replica of 120 a second at 65 %: the step from ten to eleven, and what a million costs on either side', () => {
  const at = (rate: number) =>
    withFields(`client[rate=${rate}] > a[capacity=120]`, {
      a: { autoscale: { min: 1, max: 100, targetUtilization: 0.65 }, cost: { perReplicaMonth: 0.1 * 730 } },
    });
  const below = at(780);
  expect(below.report.components['a']!.replicas).toBe(10);
  near(below.report.journeys['client']!.costPerMillion, 0.3561253561253562);
  const above = at(780 * (1 + 1e-6));
  expect(above.report.components['a']!.replicas).toBe(11);
  near(above.report.journeys['client']!.costPerMillion, 0.3917378917378918, 1e-5);
  const [step] = costSteps(at(750).analysis);
  near(step!.at * 750, 780);
  expect(step).toMatchObject({ component: 'a', replicas: 11, perMonth: 73 });
});

test('autoscaled replicas are paid at the average rate, stated ones always', () => {
  const text = (rate: number) => `client[rate=${rate} average=25%] > a[service=10ms]`;
  const cost = { perReplicaMonth: 10 };
  const scaled = withFields(text(400), { a: { autoscale: { min: 2, max: 20, targetUtilization: 0.5 }, cost } });
  expect(scaled.report.components['a']!.replicas).toBe(8);
  expect(scaled.report.cost.perMonth).toBe(2 * 10);
  const fixed = withFields(text(400), { a: { replicas: 8, cost } });
  expect(fixed.report.cost.perMonth).toBe(8 * 10);
});

test('what crosses zones is charged to its sender, by the share of calls that cross', () => {
  const boundaries = { x: { kind: 'zone' }, y: { kind: 'zone' } } as const;
  const assumptions = { transfer: { crossZonePerGb: 0.01 } };
  const { report, analysis } = withFields(
    'client[rate=1000] > a[zones=x+y replicas=2] >[request=1kB response=4kB] b[zones=x+y replicas=2]',
    {},
    { boundaries, assumptions },
  );
  const gb = (1000 * 730 * 3600 * 1000) / 1e9;
  // Half of the pairs stand in different zones.
  near(report.components['a']!.costPerMonth, 0.5 * gb * 0.01);
  near(report.components['b']!.costPerMonth, 0.5 * 4 * gb * 0.01);
  near(
    analysis.cost.transfer.reduce((a, b) => a + b, 0),
    report.cost.perMonth,
  );
  near(report.journeys['client']!.costPerMonth, report.cost.perMonth);
});

test('repeated attempts cost what they send', () => {
  const sent = (more: string) =>
    withFields(`client[rate=100] > a >[response=10kB ${more}] b[capacity=1000000]`, { b: { cost: { perGbEgress: 1 } } })
      .report.cost.perMonth;
  near(sent('errors=50% attempts=2') / sent(''), 1.5);
});

test('journeys pay for all of what they alone use', () => {
  const { report } = withFields('client[rate=10] > a[service=1ms] > b[service=2ms]', {
    a: { cost: { perReplicaMonth: 30 } },
    b: { cost: { fixedMonth: 12, perMillionRequests: 1 } },
  });
  near(report.journeys['client']!.costPerMonth, report.cost.perMonth, 1e-12);
});
