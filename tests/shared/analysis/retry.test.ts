import { analyze, explain } from '@shared/analysis';
import { worstAmplification } from '@shared/analysis/critical';
import { compile } from '@shared/analysis/system';
import { attemptsOf } from '@shared/stochastic';
import { expect, test } from 'vitest';
import { design, reportOf } from '../../support/design';

const near = (actual: number | null | undefined, expected: number, tolerance = 1e-9) => {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected).toBeLessThan(tolerance);
};

/** One server of 10 ms, given up after 100 ms, tried four times: answers are exponential with mean 1 / (μ − λ). */
const storm = (rate: number) => analyze(design(`client[rate=${rate}] >[timeout=100ms attempts=4] a[service=10ms]`));

test('T04 three tries at each of five layers are 243 at the bottom, three retries 1 024', () => {
  const worst = (attempts: number) => {
    const text = `client[rate=1] ${'abcde'
      .split('')
      .map((name) => `>[attempts=${attempts} timeout=1s] ${name}`)
      .join(' ')}`;
    const system = compile(design(text));
    return worstAmplification(system, 0)[system.indexOf.get('e')!];
  };
  expect(worst(3)).toBe(3 ** 5);
  expect(worst(4)).toBe(4 ** 5);
});

test('T05 four attempts at three layers are 64; a budget of a tenth leaves 1.1 a layer', () => {
  const worst = (more: string) => {
    const system = compile(
      design(
        `client[rate=1] >[attempts=4 timeout=1s${more}] a >[attempts=4 timeout=1s${more}] b >[attempts=4 timeout=1s${more}] c`,
      ),
    );
    const amplification = worstAmplification(system, 0);
    return (id: string) => amplification[system.indexOf.get(id)!]!;
  };
  expect(worst('')('c')).toBe(64);
  near(worst(' budget=10%')('a'), 1.1);
  near(attemptsOf(1, { maxAttempts: 4, budget: 0.1 }).attempts, 1.1);
});

test('T06 up to three retries of attempts that fail independently', () => {
  for (const p of [0.01, 0.1, 0.5, 0.9, 1]) {
    const { attempts, failure } = attemptsOf(p, { maxAttempts: 4 });
    near(attempts, 1 + p + p ** 2 + p ** 3, 1e-12);
    expect(1 - failure).toBeCloseTo(1 - p ** 4, 12);
    const { connectors, journeys } = reportOf(`client[rate=1] >[errors=${p} attempts=4] a[service=0.001ms]`);
    near(connectors['client-a']!.attemptsPerCall, 1 + p + p ** 2 + p ** 3);
    expect(journeys['client']!.refusedShare).toBeCloseTo(p ** 4, 9);
  }
});

test('T07 retries after a timeout: above 25 a second a collapsed state exists, above 69.37 no other', () => {
  const healthy = storm(50);
  expect(healthy.analysis.retries!.state).toBe('metastable');
  near(healthy.report.journeys['client']!.maxRatePerSecond, 69.37, 1e-4);
  near(healthy.analysis.retries!.collapseFrom! * 50, 25, 1e-4);
  // The healthy state solves λ = 50 (1 + p + p² + p³), p = exp(−(100 − λ) / 10).
  const at = healthy.report.components['a']!.arrivalRps!;
  const p = Math.exp(-(100 - at) / 10);
  near(at, 50 * (1 + p + p ** 2 + p ** 3), 1e-6);
  expect(healthy.analysis.retries!.collapsed!.stations[0]!.arrivalRps).toBeCloseTo(200, 6);
  expect(healthy.report.findings.map(({ code }) => code)).toContain('retry.metastable');

  expect(storm(20).analysis.retries!.state).toBe('single');
  const collapsed = storm(75);
  expect(collapsed.analysis.retries!.state).toBe('storm');
  expect(collapsed.report.findings.map(({ code }) => code)).toContain('retry.storm');
  expect(collapsed.report.components['a']!.arrivalRps).toBeCloseTo(300, 6);
  expect(collapsed.report.journeys['client']!.p99Ms).toBeNull();
});

test('a budget or a circuit breaker takes the collapsed state away', () => {
  const stateOf = (more: string) =>
    analyze(design(`client[rate=50] >[timeout=100ms attempts=4 ${more}] a[service=10ms]`)).analysis.retries!.state;
  expect(stateOf('')).toBe('metastable');
  expect(stateOf('budget=20%')).toBe('single');
  expect(stateOf('breaker=yes')).toBe('single');
});

test('more load than first attempts allow is overload, not a storm', () => {
  const { report, analysis } = storm(120);
  expect(analysis.retries!.state).not.toBe('storm');
  expect(report.findings.map(({ code }) => code)).toContain('load.overloaded');
});

test('attempts, failed calls and refused requests say how they were made', () => {
  const { analysis, report } = storm(50);
  const attempts = explain(analysis, report, 'connectors.client-a.attemptsPerCall')!;
  expect(attempts.inputs.map(({ name }) => name)).toEqual(['timeout', 'attempts at most', 'mean time of the callee']);
  expect(explain(analysis, report, 'connectors.client-a.failedShare')!.formula).toMatch(/last attempt/);
  const refused = explain(analysis, report, 'journeys.client.refusedShare')!;
  expect(refused.inputs[0]!.figure).toBe('connectors.client-a.failedShare');
});

test('an answer is late as often as it takes longer, though one callee in two is far away', () => {
  const late = (timeoutMs: number) =>
    analyze(
      design(
        `client[rate=10] >[timeout=${timeoutMs}ms] router[dispatch=one] > near[service=1ms concurrency=1000]; router >[network=40ms] far[service=1ms concurrency=1000]`,
      ),
    ).report.journeys['client']!.refusedShare;
  for (const timeoutMs of [39, 42, 45, 60])
    expect(late(timeoutMs)).toBeCloseTo(0.5 * Math.exp(-timeoutMs) + 0.5 * Math.min(1, Math.exp(40 - timeoutMs)), 7);
});
