import type { Finding } from '@shared/analysis';
import { analyze } from '@shared/analysis';
import { emptyDesign } from '@shared/model';
import { expect, test } from 'vitest';

type Autoscale = {
  readonly min: number;
  readonly max: number;
  readonly targetUtilization: number;
  readonly lagSeconds?: number;
};

/** 1 000 a second at 10 ms, one at a time: ten replicas' work. */
function findingsOf(autoscale: Autoscale): readonly Finding[] {
  return analyze({
    ...emptyDesign({ id: 'd', name: 'd' }),
    components: { api: { kind: 'component', serviceMs: 10, concurrency: 1, autoscale } },
    journeys: { j: { entry: 'api', ratePerSecond: 1000 } },
  }).report.findings;
}
const find = (findings: readonly Finding[], code: string) => findings.find((finding) => finding.code === code);

test('the load is named up to which autoscaling helps, and that at which its maximum gives in', () => {
  const found = find(findingsOf({ min: 2, max: 40, targetUtilization: 0.5 }), 'load.autoscale-limit')!;
  expect(found.evidence['helpsTo']).toBeCloseTo((40 * 100 * 0.5) / 1000, 9);
  expect(found.evidence['givesInAt']).toBeCloseTo((40 * 100) / 1000, 9);
  expect(found.message).toContain('2×');
});

test('T17 what piles up while new replicas start is the excess of a jump times the lag, and is worked off by what they add', () => {
  const found = find(findingsOf({ min: 2, max: 40, targetUtilization: 0.8, lagSeconds: 60 }), 'load.autoscale-lag')!;
  const now = Math.ceil(1000 / (100 * 0.8)) * 100;
  const later = Math.ceil(2000 / (100 * 0.8)) * 100;
  expect(found.evidence['backlog']).toBeCloseTo((2000 - now) * 60, 6);
  expect(found.evidence['drainSeconds']).toBeCloseTo(((2000 - now) * 60) / (later - 2000), 6);
  expect(found.evidence['holdsUpTo']).toBeCloseTo(now / 1000, 9);
});

test('a maximum below the jump never works it off; room for the jump, or no lag, is nothing to speak of', () => {
  const short = find(findingsOf({ min: 2, max: 15, targetUtilization: 0.8, lagSeconds: 60 }), 'load.autoscale-lag')!;
  expect(short.evidence['drainSeconds']).toBeNull();
  expect(
    find(findingsOf({ min: 25, max: 40, targetUtilization: 0.8, lagSeconds: 60 }), 'load.autoscale-lag'),
  ).toBeUndefined();
  expect(find(findingsOf({ min: 2, max: 40, targetUtilization: 0.8 }), 'load.autoscale-lag')).toBeUndefined();
});

test('at its maximum already, only that is said', () => {
  const findings = findingsOf({ min: 2, max: 12, targetUtilization: 0.5 });
  expect(find(findings, 'load.autoscale-at-max')).toBeDefined();
  expect(find(findings, 'load.autoscale-limit')).toBeUndefined();
});
