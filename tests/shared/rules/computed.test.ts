import { analyze } from '@shared/analysis';
import type { Component, Connector, Design } from '@shared/model';
import { lint } from '@shared/rules';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

type Edits = {
  readonly components?: Readonly<Record<string, Partial<Component>>>;
  /** Of the connector from the first to the second. */
  readonly connectors?: Readonly<Record<string, Partial<Connector>>>;
  readonly more?: Partial<Design>;
};

function drawn(text: string, { components = {}, connectors = {}, more = {} }: Edits): Design {
  const base = design(text, more);
  const edited = { ...base, components: { ...base.components }, connectors: { ...base.connectors } };
  for (const [id, fields] of Object.entries(components))
    edited.components[id] = { ...edited.components[id]!, ...fields };
  for (const [ends, fields] of Object.entries(connectors)) {
    const [id] = Object.entries(edited.connectors).find(([, { from, to }]) => `${from} ${to}` === ends)!;
    edited.connectors[id] = { ...edited.connectors[id]!, ...fields };
  }
  return edited;
}

/** Certain breaches of one rule: whom they are about first. */
const broken = (rule: string, text: string, edits: Edits): string[] => {
  const it = drawn(text, edits);
  return lint(it, analyze(it).report)
    .filter((breach) => breach.rule.id === rule && breach.state === 'broken')
    .map(({ message }) => message);
};

const PAIR = 'client[rate=100] > api[kind=service service=1ms] > db[kind=sql-database service=1ms concurrency=1]';
const QUEUED = 'client[rate=100] > api[kind=service service=1ms]; api ~> log[kind=stream]; log ~> reader[kind=worker]';
const regions: Partial<Design> = {
  boundaries: {
    eu: { kind: 'region' },
    us: { kind: 'region' },
    a: { kind: 'zone', parent: 'eu' },
    b: { kind: 'zone', parent: 'eu' },
    c: { kind: 'zone', parent: 'us' },
  },
  assumptions: { network: { crossRegionMs: 80 } },
};
const within = (p99Ms: number): Partial<Design> => ({
  ...regions,
  journeys: { j: { entry: 'client', ratePerSecond: 1, targets: { p99Ms } } },
});
const chain = (names: string) =>
  `client[rate=1] > ${names
    .split('')
    .map((name) => `${name}[kind=service service=1ms]`)
    .join(' > ')}`;

/** Rule, drawing, what breaks it, what does not. */
const ROWS: readonly (readonly [string, string, Edits, Edits])[] = [
  [
    'REL-09',
    PAIR,
    { connectors: { 'api db': { maxAttempts: 3 } } },
    { connectors: { 'api db': { maxAttempts: 3, backoffMs: 50 } } },
  ],
  [
    'REL-10',
    PAIR,
    { connectors: { 'api db': { maxAttempts: 2, idempotent: false } } },
    { connectors: { 'api db': { maxAttempts: 2, idempotent: false, operations: 'reads' } } },
  ],
  [
    'REL-10',
    PAIR,
    { components: { db: { operations: { idempotent: false } } }, connectors: { 'api db': { maxAttempts: 2 } } },
    { connectors: { 'api db': { maxAttempts: 2 } } },
  ],
  [
    'REL-11',
    PAIR,
    { components: { db: { serviceMs: 7 } }, connectors: { 'api db': { maxAttempts: 2 } } },
    { components: { db: { serviceMs: 7 } }, connectors: { 'api db': { maxAttempts: 2, retryBudget: 0.1 } } },
  ],
  [
    'REL-11',
    PAIR,
    { components: { db: { serviceMs: 7 } }, connectors: { 'api db': { maxAttempts: 2 } } },
    { components: { db: { serviceMs: 5 } }, connectors: { 'api db': { maxAttempts: 2 } } },
  ],
  [
    'REL-12',
    'client[rate=1] > api[kind=service] > bank[kind=payment-provider]',
    { connectors: { 'api bank': { circuitBreaker: false } } },
    { connectors: { 'api bank': { circuitBreaker: true } } },
  ],
  [
    'REL-12',
    'client[rate=1] > api[kind=service] > bank[kind=payment-provider]',
    { connectors: { 'api bank': { maxAttempts: 3 } } },
    { connectors: { 'api bank': { maxAttempts: 3, required: false } } },
  ],
  [
    'REL-40',
    PAIR,
    { components: { db: { serviceMs: 6 } }, connectors: { 'api db': { hedgeMs: 1000 } } },
    { components: { db: { serviceMs: 4 } }, connectors: { 'api db': { hedgeMs: 1000 } } },
  ],
  [
    'PERF-05',
    PAIR,
    { connectors: { 'api db': { calls: 11 } } },
    { connectors: { 'api db': { calls: 11, parallel: true } } },
  ],
  ['PERF-05', PAIR, { connectors: { 'api db': { calls: 11 } } }, { connectors: { 'api db': { calls: 10 } } }],
  [
    'PERF-06',
    PAIR,
    {
      components: { api: { boundary: 'a' }, db: { boundary: 'c' } },
      connectors: { 'api db': { calls: 2 } },
      more: within(400),
    },
    {
      components: { api: { boundary: 'a' }, db: { boundary: 'c' } },
      connectors: { 'api db': { calls: 2 } },
      more: within(500),
    },
  ],
  [
    'PERF-06',
    PAIR,
    {
      components: { api: { boundary: 'a' }, db: { boundary: 'c' } },
      connectors: { 'api db': { calls: 2 } },
      more: within(400),
    },
    {
      components: { api: { boundary: 'a' }, db: { boundary: 'b' } },
      connectors: { 'api db': { calls: 2 } },
      more: within(400),
    },
  ],
  [
    'PERF-07',
    PAIR,
    {
      components: { api: { boundary: 'a' }, db: { boundary: 'b' } },
      connectors: { 'api db': { calls: 5 } },
      more: regions,
    },
    {
      components: { api: { zones: ['a', 'b'], replicas: 2 }, db: { boundary: 'b' } },
      connectors: { 'api db': { calls: 5 } },
      more: regions,
    },
  ],
  [
    'PERF-09',
    'client[rate=1] > api[kind=service] > store[kind=cache]',
    { components: { store: { hitRatio: 0.4 } } },
    { components: { store: { hitRatio: 0.5 } } },
  ],
  [
    'PERF-13',
    PAIR,
    { components: { db: { technology: 'Amazon DynamoDB' } }, connectors: { 'api db': { requestBytes: 500_000 } } },
    { components: { db: { technology: 'Amazon DynamoDB' } }, connectors: { 'api db': { requestBytes: 400_000 } } },
  ],
  [
    'PERF-17',
    PAIR,
    { components: { api: { serviceMs: 1500, replicas: 1000 } } },
    { components: { api: { serviceMs: 1000, replicas: 1000 } } },
  ],
  [
    'PERF-17',
    PAIR,
    { components: { db: { serviceMs: 1500 } } },
    { components: { db: { serviceMs: 1500 } }, connectors: { 'api db': { mode: 'async' } } },
  ],
  [
    'COST-11',
    PAIR,
    {
      components: { db: { cost: { perMillionRequests: 1 } } },
      connectors: { 'api db': { maxAttempts: 4, errorRatio: 0.3 } },
    },
    {
      components: { db: { cost: { perMillionRequests: 1 } } },
      connectors: { 'api db': { maxAttempts: 4, errorRatio: 0.1 } },
    },
  ],
  [
    'COST-01',
    PAIR,
    { components: { api: { replicas: 3, cost: { perReplicaMonth: 70 } } } },
    { components: { api: { replicas: 2, cost: { perReplicaMonth: 70 } } } },
  ],
  [
    'COST-01',
    PAIR,
    { components: { api: { replicas: 3, cost: { perReplicaMonth: 70 } } } },
    { components: { api: { replicas: 3, required: 2, cost: { perReplicaMonth: 70 } } } },
  ],
  [
    'SCAL-04',
    QUEUED,
    { components: { log: { shards: 2 }, reader: { replicas: 3 } } },
    { components: { log: { shards: 3 }, reader: { replicas: 3 } } },
  ],
  [
    'SCAL-05',
    PAIR,
    { components: { api: { replicas: 2, data: { stateful: true } } } },
    { components: { api: { replicas: 1, data: { stateful: true } } } },
  ],
  ['REL-39', `${PAIR} >[calls=0.1] api`, {}, { connectors: { 'db api': { mode: 'async' } } }],
  ['REL-22', chain('abcdefg'), {}, { connectors: { 'c d': { mode: 'async' } } }],
];

describe('a rule fires where it is broken, and not where it is kept', () => {
  test.each(ROWS)('%s of %s', (rule, text, wrong, right) => {
    expect(broken(rule, text, wrong)).toHaveLength(1);
    expect(broken(rule, text, right)).toEqual([]);
  });

  test('OPS-06 counts technologies that keep data, not stores', () => {
    const stores = (names: readonly string[]) =>
      `client[rate=1] > api[kind=service]; api > ${names.map((_, i) => `s${i}[kind=document-database]`).join(', ')}`;
    const named = (names: readonly string[]): Edits => ({
      components: Object.fromEntries(names.map((technology, i) => [`s${i}`, { technology }])),
    });
    const different = ['MongoDB', 'PostgreSQL', 'MySQL', 'Cassandra', 'Neo4j', 'Amazon DynamoDB', 'ClickHouse'];
    expect(broken('OPS-06', stores(different), named(different))).toHaveLength(1);
    const alike = different.map((name, i) => (i === 0 ? 'MySQL' : name));
    expect(broken('OPS-06', stores(alike), named(alike))).toEqual([]);
  });
});

test('REL-22 counts who waits: people and routers are no links of the chain', () => {
  const six = chain('abcdef');
  expect(broken('REL-22', six, {})).toEqual([]);
  expect(broken('REL-22', `client[rate=1] > lb[kind=load-balancer] > ${six.slice(six.indexOf('a['))}`, {})).toEqual([]);
});
