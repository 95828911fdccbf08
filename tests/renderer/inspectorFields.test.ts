import { baseOf, COMPONENT_GROUPS } from '@renderer/inspector/componentFields';
import { CONNECTOR_GROUPS } from '@renderer/inspector/connectorFields';
import { commonValue, fieldsWith, valueAt } from '@renderer/inspector/field';
import { ASSUMPTION_GROUPS, BOUNDARY_GROUPS, JOURNEY_GROUPS } from '@renderer/inspector/journeyFields';
import { KINDS } from '@shared/catalogue';
import { recordIssues } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../support/design';

const paths = (groups: readonly { readonly fields: readonly { readonly path: string }[] }[]) =>
  groups.flatMap(({ fields }) => fields.map(({ path }) => path));

describe('every attribute of the file format can be entered', () => {
  test.each([
    [
      'components',
      paths(COMPONENT_GROUPS),
      'kind technology name boundary zones replicas required redundancy failoverSeconds failoverSuccess availability mtbfHours mttrHours commonCause serviceMs writeServiceMs serviceScv concurrency discipline capacityRps queueLimit threads autoscale.min autoscale.max autoscale.targetUtilization cpuLimit usl.contention usl.coherency dispatch hitRatio shards hottestShare popularity.objects popularity.skew cachedObjects retentionSeconds cost.perReplicaMonth cost.fixedMonth cost.perMillionRequests cost.perGbMonth cost.storageGb cost.perGbEgress data.stateful data.sourceOfTruth data.consistency data.replication data.copies data.writeQuorum data.readQuorum data.backup data.rpoSeconds data.rtoSeconds data.classification owner notes tags',
    ],
    [
      'connectors',
      paths(CONNECTOR_GROUPS),
      'label protocol mode operations calls weight stage parallel quorum missOf fallbackFor required timeoutMs maxAttempts backoffMs retryBudget circuitBreaker errorRatio hedgeMs connections cancelOnTimeout requestBytes responseBytes networkMs encrypted authenticated idempotent classification',
    ],
    [
      'journeys',
      paths(JOURNEY_GROUPS),
      'name entry ratePerSecond population thinkMs readShare averageRatio targets.p99Ms targets.p95Ms targets.p50Ms targets.availability targets.costPerMillion weight',
    ],
    ['boundaries', paths(BOUNDARY_GROUPS), 'name kind parent availability'],
    [
      'assumptions',
      paths(ASSUMPTION_GROUPS),
      'maxUtilization network.clientMs network.sameZoneMs network.crossZoneMs network.crossRegionMs hoursPerMonth daysPerYear',
    ],
  ] as const)('%s', (_, has, wanted) => {
    expect(wanted.split(' ').filter((path) => !has.includes(path))).toEqual([]);
  });
});

test('a part of a record is set without the others, and the last part takes the record along', () => {
  expect(fieldsWith({ cost: { fixedMonth: 5 } }, 'cost.perReplicaMonth', 3)).toEqual({
    cost: { fixedMonth: 5, perReplicaMonth: 3 },
  });
  expect(fieldsWith({ cost: { fixedMonth: 5 } }, 'cost.fixedMonth', undefined)).toEqual({ cost: undefined });
  expect(fieldsWith({}, 'replicas', 3)).toEqual({ replicas: 3 });
  expect(valueAt({ calls: { 'a.b-c': 2 } }, 'calls.a.b-c')).toBe(2);
});

test('the first own price takes the catalogue’s price list over, so that the others do not silently become free', () => {
  const component = { kind: 'sql-database' };
  const { cost } = fieldsWith(component, 'cost.storageGb', 500, baseOf(component, 'cost.storageGb')) as {
    cost: Record<string, number>;
  };
  expect(cost['storageGb']).toBe(500);
  expect(Object.keys(cost).length).toBeGreaterThan(1);
});

test('the first number of autoscaling makes it whole', () => {
  const component = { kind: 'service', replicas: 2 };
  const fields = fieldsWith(component, 'autoscale.max', 10, baseOf(component, 'autoscale.max'));
  expect(recordIssues('components', { ...component, ...fields })).toEqual([]);
});

test('several components show the value that they share, or that they differ', () => {
  expect(commonValue([{ a: 1 }, { a: 1 }], 'a')).toEqual({ value: 1, isMixed: false });
  expect(commonValue([{ a: 1 }, { a: 2 }], 'a').isMixed).toBe(true);
  expect(commonValue([{ a: 1 }, {}], 'a').isMixed).toBe(true);
});

test('every kind of the catalogue can be inspected, and every default has words', () => {
  const texts = KINDS.flatMap(({ id }) => {
    const component = { kind: id };
    const context = { design: design('x'), ids: ['x'] };
    return COMPONENT_GROUPS.flatMap(({ fields }) => fields).flatMap(
      (field) => field.defaultOf?.(component, context)?.text ?? [],
    );
  });
  expect(texts.length).toBeGreaterThan(1000);
  expect(texts).not.toContain('');
});
