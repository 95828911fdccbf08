import { analyze, explain } from '@shared/analysis';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

const system = design(
  'client[rate=400 target.p99=50ms] > lb[dispatch=one service=1ms concurrency=8 a=0.9999] > db[kind=sql-database service=2ms replicas=2]',
);
const { analysis, report } = analyze(system);
const of = (path: string) => explain(analysis, report, path);

test('utilisation is followed to its formula, its numbers and their origin', () => {
  const explanation = of('components.db.utilization')!;
  expect(explanation.value).toBe('40%');
  expect(explanation.calculation).toBe('400 rps / (2 × 500 rps) = 40%');
  expect(explanation.inputs.find(({ name }) => name === 'service time')).toMatchObject({
    value: '2 ms',
    origin: 'stated here',
  });
});

test('a default is shown with the source that it comes from', () => {
  const availability = of('components.db.availability')!.inputs.find(
    ({ name }) => name === 'availability of a replica',
  )!;
  expect(availability.origin).toMatch(/^default of /);
  expect(availability.source?.title).not.toBe('');
  expect(availability.confidence).toMatch(/high|medium|low/);
});

test('every figure of the report explains itself, and every figure that it names does too', () => {
  const paths = [
    ...Object.entries(report.components).flatMap(([id, figures]) =>
      Object.keys(figures).map((key) => `components.${id}.${key}`),
    ),
    ...[
      'meanMs',
      'p50Ms',
      'p95Ms',
      'p99Ms',
      'availability',
      'structuralAvailability',
      'failureProbability',
      'downtimeMinutesPerYear',
      'maxRatePerSecond',
      'costPerMonth',
      'costPerMillion',
    ].map((key) => `journeys.client.${key}`),
    ...Object.keys(report.connectors).map((id) => `connectors.${id}.callsPerSecond`),
    'cost.perMonth',
  ];
  for (const path of paths) {
    const explanation = of(path);
    expect(explanation, path).toBeDefined();
    for (const { figure } of explanation!.inputs)
      if (figure !== undefined) expect(of(figure), `${path} → ${figure}`).toBeDefined();
  }
});

test('what is no figure has no explanation', () => {
  for (const path of [
    '',
    'components',
    'components.db',
    'components.nobody.utilization',
    'journeys.client.cutSets',
    'components.db.toString',
  ]) {
    expect(of(path), path).toBeUndefined();
  }
});

test('a percentile that rests on an approximation says so, and how far off it may be; an exact one does not', () => {
  const p99 = (attributes: string) => {
    const { analysis, report } = analyze(design(`client[rate=50] > api[service=10ms ${attributes}]`));
    return explain(analysis, report, 'journeys.client.p99Ms')!;
  };
  expect(p99('').accuracy).toBe('numerical');
  expect(p99('discipline=processor-sharing').accuracy).toBe('numerical');
  expect(p99('discipline=processor-sharing scv=4').accuracy).toBe('approximate');
  expect(p99('discipline=processor-sharing scv=4').limits.join()).toContain('p99.9 within 19%');
  expect(p99('concurrency=2 scv=4').limits.join()).toContain('24%, 10%, 13%, 24%');
});
