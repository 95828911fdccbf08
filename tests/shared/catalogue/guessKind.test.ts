import { guessKind } from '@shared/catalogue';
import { describe, expect, test } from 'vitest';

describe('a name alone', () => {
  test.each([
    ['Links DB', 'sql-database'],
    ['DB', 'sql-database'],
    ['orders-db-2', 'sql-database'],
    ['userdb', 'sql-database'],
    ['Service 1 Database Schema', 'sql-database'],
    ['api', 'service'],
    ['Service 3 API', 'service'],
    ['payment-service', 'service'],
    ['productcatalogservice', 'service'],
    ['cache-service', 'service'],
    ['lb', 'load-balancer'],
    ['edge LB', 'load-balancer'],
    ['loadBalancer', 'load-balancer'],
    ['API Gateway', 'api-gateway'],
    ['payment gateway', 'payment-provider'],
    ['ssrf_proxy', 'reverse-proxy'],
    ['CDN', 'cdn'],
    ['dns-media', 'dns'],
    ['rate limiter', 'rate-limiter'],
    ['front-end', 'frontend'],
    ['teastore-webui', 'frontend'],
    ['Web Server', 'frontend'],
    ['Web App', 'web-app'],
    ['Single-Page Application', 'web-app'],
    ['mobile app', 'mobile-app'],
    ['User', 'client'],
    ['Personal Banking Customer', 'client'],
    ['loadgenerator', 'client'],
    ['appwrite-worker-databases', 'worker'],
    ['plane-beat-worker', 'worker'],
    ['queue-master', 'worker'],
    ['appwrite-task-scheduler-functions', 'scheduler'],
    ['worker_beat', 'scheduler'],
    ['db-migrator', 'batch-job'],
    ['schema-migrator-sync', 'batch-job'],
    ['init_permissions', 'batch-job'],
    ['create-site', 'batch-job'],
    ['message queue', 'queue'],
    ['plane-mq', 'queue'],
    ['objectstorage', 'object-store'],
    ['LoggingBucket', 'object-store'],
    ['StaticResources', 'object-store'],
    ['session store', 'key-value-store'],
    ['vector db', 'vector-database'],
    ['teastore-registry', 'service-registry'],
    ['image registry', 'container-registry'],
    ['immich-machine-learning', 'ml-inference'],
    ['E-mail System', 'email-sms'],
    ['Mainframe Banking System', 'external-system'],
    ['pub/sub', 'topic'],
    ['service bus', 'event-bus'],
    ['External ratings API', 'external-system'],
    ['third-party scoring', 'external-system'],
  ])('%s is a %s', (name, kind) => {
    expect(guessKind(name)?.kind.id).toBe(kind);
    expect(guessKind(name)?.technology).toBeUndefined();
  });

  test.each([
    ['redis', 'cache', 'Redis'],
    ['redis7', 'cache', 'Redis'],
    ['redis-cart', 'cache', 'Redis'],
    ['redis cache', 'cache', 'Redis'],
    ['redis-queue', 'queue', 'Redis'],
    ['memcached-rate', 'cache', 'Memcached'],
    ['postgres-orders', 'sql-database', 'PostgreSQL'],
    ['Postgres DB', 'sql-database', 'PostgreSQL'],
    ['MySQL database', 'sql-database', 'MySQL'],
    ['RDS Master', 'sql-database', 'Amazon RDS'],
    ['Cloud SQL Read Replica', 'sql-database', 'Google Cloud SQL'],
    ['catalog_rds (aurora-mysql)', 'sql-database', 'Amazon Aurora'],
    ['user-mongodb', 'document-database', 'MongoDB'],
    ['mongodb-user', 'document-database', 'MongoDB'],
    ['mongodb-service', 'document-database', 'MongoDB'],
    ['NeptuneDBCluster', 'graph-database', 'Amazon Neptune'],
    ['dynamodb_carts', 'key-value-store', 'Amazon DynamoDB'],
    ['OpenSearch', 'search-index', 'OpenSearch'],
    ['Amazon S3', 'object-store', 'Amazon S3'],
    ['nginx-thrift', 'reverse-proxy', 'nginx'],
    ['nginx-web-server', 'reverse-proxy', 'nginx'],
    ['nginx lb', 'load-balancer', 'nginx'],
    ['OriginALB', 'load-balancer', 'AWS Application Load Balancer'],
    ['Elastic Load Balancing', 'load-balancer', 'AWS Application Load Balancer'],
    ['AmazonRoute 53', 'dns', 'Amazon Route 53'],
    ['kafka broker', 'stream', 'Kafka'],
    ['kafka topic', 'stream', 'Kafka'],
    ['Amazon Kinesis Data Firehose', 'stream-processor', 'Amazon Data Firehose'],
    ['mq (RabbitMQ)', 'queue', 'RabbitMQ'],
    ['Lambda function', 'function', 'AWS Lambda'],
    ['LambdaEdgeFunction', 'edge-function', 'Lambda@Edge'],
    ['python worker', 'worker', 'Python'],
    ['zookeeper-1', 'coordination-service', 'ZooKeeper'],
    ['otel-collector', 'tracing', 'OpenTelemetry Collector'],
    ['jaeger-query', 'tracing', 'Jaeger'],
    ['Stripe API', 'payment-provider', 'Stripe'],
    ['vector', 'log-store', 'Vector'],
  ])('%s is a %s by %s', (name, kind, technology) => {
    const guess = guessKind(name);
    expect([guess?.kind.id, guess?.technology?.name]).toEqual([kind, technology]);
  });
});

describe('traps: the product in a name is not what the component is', () => {
  test.each([
    ['redis-exporter', 'metrics'],
    ['kafka-consumer', 'worker'],
    ['kafka-init', 'batch-job'],
    ['init-clickhouse', 'batch-job'],
    ['mysql-backup', 'batch-job'],
    ['social-graph-redis-cluster-setup', 'batch-job'],
    ['temporal-ui', 'frontend'],
    ['temporal-admin-tools', 'batch-job'],
    ['Stripe Payment Service', 'service'],
    ['cloudsql-proxy', 'reverse-proxy'],
  ])('%s is a %s', (name, kind) => {
    expect(guessKind(name)?.kind.id).toBe(kind);
    expect(guessKind(name)?.technology).toBeUndefined();
  });
});

test.each([
  'cart',
  'checkout',
  'payment',
  'auth',
  'search',
  'recommender',
  'penpot-exporter',
  'event-vector-math',
  'go-live',
  'ABC',
  '',
  '—',
])('“%s” says nothing about its kind', (name) => {
  expect(guessKind(name)).toBeUndefined();
});

test('what is deployed is neither a person nor a browser, but may stand for many of them', () => {
  expect(guessKind('user', { deployed: true })).toBeUndefined();
  expect(guessKind('webapp', { deployed: true })?.kind.id).toBe('frontend');
  expect(guessKind('react-app', { deployed: true })).toMatchObject({
    kind: { id: 'frontend' },
    technology: { name: 'React' },
  });
  expect(guessKind('load-generator', { deployed: true })?.kind.id).toBe('client');
});

test('a guess says on which word it rests', () => {
  expect(guessKind('Links DB')?.basis).toBe('“db” in its name');
  expect(guessKind('postgres-orders')?.basis).toBe('“postgres” in its name');
});
