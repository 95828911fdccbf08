import { high, low, medium } from '../evidence';
import { eightCores, oneInstance } from '../machines';
import type { Technology } from '../types';

const OWN_DISKS = { availability: oneInstance, cost: eightCores } as const;

/** Warehouses and ledgers: what is asked later. */
export const ANALYTICS: readonly Technology[] = [
  {
    name: 'Snowflake',
    kind: 'data-warehouse',
    provider: 'saas',
    aliases: [],
    defaults: {
      serviceMs: medium(1387, 'clickBench2026', 'mean of 43 queries over 100 million rows, warehouse S'),
      concurrency: low(
        8,
        'plumbline',
        '8 × 1000 / 1 387 ms = 5.8 queries/s: statements that one warehouse runs at once',
      ),
    },
  },
  {
    name: 'Google BigQuery',
    kind: 'data-warehouse',
    provider: 'gcp',
    aliases: ['bigquery', 'big query'],
    defaults: {
      serviceMs: medium(636, 'clickBench2025', 'mean of 43 queries over 100 million rows'),
      concurrency: low(100, 'plumbline', '100 × 1000 / 636 ms = 157 queries/s: a project’s usual limit at once'),
      availability: medium(0.9999, 'slaCollected', 'SLA'),
      cost: medium(
        { perMillionRequests: 6250, perGbMonth: 0.023 },
        'pricesGoogle2024',
        '6.25 per TB, 1 GB scanned per query, us-central1',
      ),
    },
  },
  {
    name: 'Amazon Redshift',
    kind: 'data-warehouse',
    provider: 'aws',
    aliases: ['redshift'],
    defaults: {
      serviceMs: medium(
        4038,
        'clickBench2023',
        'mean of 43 queries over 100 million rows, two dc2.8xlarge; median 614 ms',
      ),
      concurrency: low(5, 'plumbline', '5 × 1000 / 4 038 ms = 1.24 queries/s: slots of the default queue'),
      availability: medium(0.999, 'slaCollected', 'SLA'),
      cost: high(
        { perReplicaMonth: 2379.8, perGbMonth: 0.024 },
        'pricesAws2024',
        'ra3.4xlarge, 3.26 × 730 h, us-east-1',
      ),
    },
  },
  {
    name: 'Azure Synapse Analytics',
    kind: 'data-warehouse',
    provider: 'azure',
    aliases: ['synapse', 'azure synapse', 'microsoft fabric'],
    defaults: { availability: medium(0.999, 'slaCollected', 'SLA') },
  },
  { name: 'Azure Data Explorer', kind: 'data-warehouse', provider: 'azure', aliases: ['kusto'], defaults: {} },
  { name: 'Amazon Athena', kind: 'data-warehouse', provider: 'aws', aliases: ['athena'], defaults: {} },
  {
    name: 'ClickHouse',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['click house'],
    images: ['clickhouse-server', 'clickhouse'],
    defaults: {
      serviceMs: high(441, 'clickBench2026', 'mean of 43 queries over 100 million rows on 16 vCPU; median 145 ms'),
      concurrency: medium(1, 'clickBench2026', '1 × 1000 / 441 ms = 2.3 queries/s: one query uses all cores'),
      availability: oneInstance,
      cost: eightCores,
    },
  },
  {
    name: 'DuckDB',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['motherduck'],
    defaults: {
      serviceMs: high(611, 'clickBench2026', 'mean of 43 queries over 100 million rows on 16 vCPU; median 348 ms'),
      concurrency: medium(1, 'clickBench2026', '1 × 1000 / 611 ms = 1.6 queries/s: one query uses all cores'),
      availability: oneInstance,
      cost: eightCores,
    },
  },
  {
    name: 'Apache Druid',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['druid'],
    images: ['druid'],
    defaults: OWN_DISKS,
  },
  {
    name: 'Apache Pinot',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['pinot'],
    images: ['pinot'],
    defaults: OWN_DISKS,
  },
  {
    name: 'Trino',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['presto'],
    images: ['trino', 'prestodb/presto'],
    defaults: OWN_DISKS,
  },
  { name: 'Databricks', kind: 'data-warehouse', provider: 'saas', aliases: ['delta lake'], defaults: {} },
  {
    name: 'Apache Hive',
    kind: 'data-warehouse',
    provider: 'self-hosted',
    aliases: ['hive'],
    images: ['hive'],
    defaults: OWN_DISKS,
  },
  { name: 'Amazon QLDB', kind: 'ledger', provider: 'aws', aliases: ['qldb', 'quantum ledger database'], defaults: {} },
  {
    name: 'TigerBeetle',
    kind: 'ledger',
    provider: 'self-hosted',
    aliases: [],
    images: ['tigerbeetle'],
    defaults: { cost: eightCores },
  },
  {
    name: 'immudb',
    kind: 'ledger',
    provider: 'self-hosted',
    aliases: [],
    images: ['immudb'],
    defaults: { cost: eightCores },
  },
  {
    name: 'KurrentDB',
    kind: 'ledger',
    provider: 'self-hosted',
    aliases: ['eventstoredb', 'event store db'],
    images: ['eventstore', 'kurrentdb'],
    defaults: { cost: eightCores },
  },
  {
    name: 'Hyperledger Fabric',
    kind: 'ledger',
    provider: 'self-hosted',
    aliases: ['hyperledger'],
    images: ['fabric-peer', 'fabric-orderer'],
    defaults: { cost: eightCores },
  },
];
