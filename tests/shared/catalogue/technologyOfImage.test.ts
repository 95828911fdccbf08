import { technologyOfImage } from '@shared/catalogue';
import { expect, test } from 'vitest';

test.each([
  ['postgres', 'PostgreSQL'],
  ['postgres:17-alpine', 'PostgreSQL'],
  ['docker.io/library/postgres:18-alpine', 'PostgreSQL'],
  ['ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0', 'PostgreSQL'],
  [
    'registry.example.com:5000/team/mysql:8@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
    'MySQL',
  ],
  ['mongo:4.4.6', 'MongoDB'],
  ['bitnami/redis', 'Redis'],
  ['valkey/valkey:8.1.3-alpine', 'Valkey'],
  ['memcached', 'Memcached'],
  ['cassandra:${CASSANDRA_VERSION}', 'Cassandra'],
  ['${AUTHENTIK_IMAGE:-ghcr.io/goauthentik/server}:${AUTHENTIK_TAG:-2026.2.2}', 'authentik'],
  ['elasticsearch:${ELASTICSEARCH_VERSION}', 'Elasticsearch'],
  ['opensearchproject/opensearch:3.2.0', 'OpenSearch'],
  ['rabbitmq:3.13.6-management-alpine', 'RabbitMQ'],
  ['confluentinc/cp-kafka:7.6.0', 'Kafka'],
  ['docker.io/redpandadata/redpanda:v25.1.9', 'Redpanda'],
  ['zookeeper:3.7.0', 'ZooKeeper'],
  ['nginx:1.27-alpine', 'nginx'],
  ['yg397/openresty-thrift:xenial', 'nginx'],
  ['kong/kong:3.9.1', 'Kong'],
  ['caddy:2.10-alpine', 'Caddy'],
  ['jaegertracing/all-in-one:latest', 'Jaeger'],
  ['jaegertracing/jaeger-agent:latest', 'Jaeger'],
  ['otel/opentelemetry-collector-contrib:0.135.0', 'OpenTelemetry Collector'],
  ['quay.io/prometheus/prometheus:v3.6.0', 'Prometheus'],
  ['docker.io/grafana/grafana:12.1.1', 'Grafana'],
  ['grafana/loki:latest', 'Loki'],
  ['hashicorp/consul:latest', 'Consul'],
  ['temporalio/auto-setup:${TEMPORAL_VERSION}', 'Temporal'],
  ['temporalio/server:${TEMPORAL_VERSION}', 'Temporal'],
  ['minio/minio:latest', 'MinIO'],
  ['clickhouse/clickhouse-server:25.5.6', 'ClickHouse'],
  ['pgvector/pgvector:pg16', 'pgvector'],
  ['amazon/dynamodb-local', 'Amazon DynamoDB'],
  ['localstack/localstack', 'LocalStack'],
  ['mailhog/mailhog', 'Mailpit'],
  ['my-registry/postgresql-15', 'PostgreSQL'],
  ['kbudde/rabbitmq-exporter', 'Node Exporter'],
])('%s is %s', (image, name) => {
  expect(technologyOfImage(image)?.name).toBe(name);
});

test.each([
  'busybox:1.36',
  'weaveworksdemos/orders:0.4.7',
  'deathstarbench/hotel-reservation:latest',
  'temporalio/ui:2',
  'acme/server',
  '',
])('“%s” is nobody’s product', (image) => {
  expect(technologyOfImage(image)).toBeUndefined();
});
