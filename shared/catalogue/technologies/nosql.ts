import { high, low, medium } from '../evidence';
import { eightCores, oneInstance } from '../machines';
import type { Technology } from '../types';

const OWN_CLUSTER = { availability: oneInstance, cost: eightCores } as const;

const TUNABLE = medium(
  { stateful: true, sourceOfTruth: true, consistency: 'eventual', replication: 'quorum', copies: 3 },
  'pacelc',
  'eventual at consistency ONE; reads and writes at QUORUM see each other',
);
const BY_TABLET = medium(
  { stateful: true, sourceOfTruth: true, consistency: 'strong', replication: 'sync', copies: 3 },
  'pacelc',
  'one server owns each row range',
);

/** Documents, keys, wide columns. */
export const NOSQL: readonly Technology[] = [
  {
    name: 'MongoDB',
    kind: 'document-database',
    provider: 'self-hosted',
    aliases: ['mongo'],
    images: ['mongo', 'mongodb', 'mongodb-community-server', 'percona-server-mongodb'],
    defaults: {},
  },
  { name: 'MongoDB Atlas', kind: 'document-database', provider: 'saas', aliases: ['atlas'], defaults: {} },
  {
    name: 'Amazon DocumentDB',
    kind: 'document-database',
    provider: 'aws',
    aliases: ['documentdb', 'aws documentdb', 'docdb'],
    defaults: {
      availability: medium(0.999, 'slaCollected', 'SLA of a cluster in several zones'),
      cost: high(
        { perReplicaMonth: 56.94, perGbMonth: 0.1, perMillionRequests: 0.2 },
        'pricesAws2024',
        'db.t3.medium (2 vCPU, 4 GiB), 0.078 × 730 h; one I/O per request, us-east-1',
      ),
    },
  },
  {
    name: 'Azure Cosmos DB',
    kind: 'document-database',
    provider: 'azure',
    aliases: ['cosmos db', 'cosmosdb', 'cosmos'],
    images: ['azure-cosmos-emulator'],
    defaults: {
      availability: medium(0.9999, 'slaCollected', 'SLA in one region; several 99.999%'),
      cost: medium(
        { perMillionRequests: 0.279, perGbMonth: 0.25 },
        'pricesAzure2024',
        'serverless, one request unit (a point read of 1 KB) per request, West US; 100 RU/s provisioned 5.84',
      ),
    },
  },
  {
    name: 'Google Cloud Firestore',
    kind: 'document-database',
    provider: 'gcp',
    aliases: ['firestore', 'cloud firestore', 'google cloud datastore'],
    defaults: { availability: medium(0.9999, 'slaCollected', 'SLA in one region; several 99.999%') },
  },
  {
    name: 'Firebase Realtime Database',
    kind: 'document-database',
    provider: 'gcp',
    aliases: ['firebase', 'firebase rtdb'],
    defaults: {},
  },
  {
    name: 'Couchbase',
    kind: 'document-database',
    provider: 'self-hosted',
    aliases: ['couchbase server'],
    images: ['couchbase'],
    defaults: {},
  },
  {
    name: 'CouchDB',
    kind: 'document-database',
    provider: 'self-hosted',
    aliases: ['apache couchdb'],
    images: ['couchdb'],
    defaults: {},
  },
  {
    name: 'RavenDB',
    kind: 'document-database',
    provider: 'self-hosted',
    aliases: [],
    images: ['ravendb'],
    defaults: {},
  },
  {
    name: 'Amazon DynamoDB',
    kind: 'key-value-store',
    provider: 'aws',
    aliases: ['dynamodb', 'dynamo', 'dynamo db', 'aws dynamodb'],
    images: ['dynamodb-local'],
    defaults: {
      availability: medium(0.9999, 'slaDynamo', 'SLA; global tables 99.999%'),
      cost: medium(
        { perMillionRequests: 0.175, perGbMonth: 0.25 },
        'pricesAws2024',
        'on demand, nine reads (0.125) to one write (0.625) of at most 1 KB, us-east-2',
      ),
    },
  },
  {
    name: 'Amazon MemoryDB',
    kind: 'key-value-store',
    provider: 'aws',
    aliases: ['memorydb'],
    defaults: {
      serviceMs: medium(0.5, 'napkin', 'a simple command as the client sees it'),
      concurrency: medium(
        37,
        'redisBenchmark',
        '37 × 1000 / 0.5 ms = 74 000/s: Redis on one core; durable writes are slower',
      ),
      availability: medium(0.999, 'slaCollected', 'SLA'),
      cost: high(
        { perReplicaMonth: 113.88 },
        'pricesAws2024',
        'as ElastiCache cache.m4.large; MemoryDB costs somewhat more',
      ),
      data: low({ stateful: true, sourceOfTruth: true, consistency: 'strong', replication: 'quorum' }, 'plumbline'),
    },
  },
  {
    name: 'Aerospike',
    kind: 'key-value-store',
    provider: 'self-hosted',
    aliases: [],
    images: ['aerospike-server', 'aerospike'],
    defaults: OWN_CLUSTER,
  },
  {
    name: 'Riak',
    kind: 'key-value-store',
    provider: 'self-hosted',
    aliases: ['riak kv'],
    images: ['riak-kv'],
    defaults: OWN_CLUSTER,
  },
  {
    name: 'FoundationDB',
    kind: 'key-value-store',
    provider: 'self-hosted',
    aliases: [],
    images: ['foundationdb'],
    defaults: OWN_CLUSTER,
  },
  {
    name: 'TiKV',
    kind: 'key-value-store',
    provider: 'self-hosted',
    aliases: [],
    images: ['tikv'],
    defaults: OWN_CLUSTER,
  },
  { name: 'RocksDB', kind: 'key-value-store', provider: 'self-hosted', aliases: ['leveldb'], defaults: OWN_CLUSTER },
  { name: 'Cloudflare KV', kind: 'key-value-store', provider: 'saas', aliases: ['workers kv'], defaults: {} },
  {
    name: 'Cassandra',
    kind: 'wide-column-store',
    provider: 'self-hosted',
    aliases: ['apache cassandra'],
    images: ['cassandra', 'dse-server'],
    defaults: { data: TUNABLE },
  },
  {
    name: 'ScyllaDB',
    kind: 'wide-column-store',
    provider: 'self-hosted',
    aliases: ['scylla'],
    images: ['scylla', 'scylladb'],
    defaults: { data: TUNABLE },
  },
  {
    name: 'HBase',
    kind: 'wide-column-store',
    provider: 'self-hosted',
    aliases: ['apache hbase'],
    images: ['hbase'],
    defaults: { data: BY_TABLET },
  },
  {
    name: 'Google Cloud Bigtable',
    kind: 'wide-column-store',
    provider: 'gcp',
    aliases: ['bigtable', 'cloud bigtable'],
    defaults: {
      availability: medium(0.999, 'slaCollected', 'SLA in one zone; replicated clusters 99.99% and more'),
      data: BY_TABLET,
    },
  },
  {
    name: 'Amazon Keyspaces',
    kind: 'wide-column-store',
    provider: 'aws',
    aliases: ['keyspaces'],
    defaults: { availability: medium(0.9999, 'slaCollected', 'SLA'), data: TUNABLE },
  },
  {
    name: 'DataStax Astra DB',
    kind: 'wide-column-store',
    provider: 'saas',
    aliases: ['astra db'],
    defaults: { data: TUNABLE },
  },
];
