import { describe, expect, test } from 'vitest';
import { analyze } from '@shared/analysis';
import { parseDesign, serializeDesign } from '@shared/model';
import { arrows, imported, kinds, leftOut } from './imports';

const SHOP = `
name: shop
services:
  web:
    image: nginx:1.27
    ports: ["80:80"]
    depends_on: [api]
  api:
    build: .
    environment:
      DATABASE_URL: postgres://app:secret@orders-db:5432/orders
      CACHE_HOST: cache
    depends_on:
      orders-db: { condition: service_healthy }
      migrate: { condition: service_completed_successfully }
    deploy: { replicas: 3, resources: { limits: { cpus: '0.5' } } }
  cache: { image: redis:7 }
  orders-db: { image: postgres:16 }
  migrate: { build: . }
`;

describe('a docker-compose file', () => {
  test('becomes components of the right kinds and stated connectors', () => {
    const { design } = imported(SHOP);
    expect(design.name).toBe('shop');
    expect(kinds(design)).toEqual({
      web: 'frontend nginx',
      api: 'service',
      cache: 'cache Redis',
      'orders-db': 'sql-database PostgreSQL',
      client: 'client',
    });
    expect(arrows(design)).toEqual(['api > cache', 'api > orders-db', 'web > api']);
    expect(design.components['api']!.replicas).toBe(3);
  });

  test('gets a client in front of what it publishes and a journey whose rate is said to be a placeholder', () => {
    const { design, account } = imported(SHOP);
    expect(design.journeys['requests']).toMatchObject({ entry: 'client', ratePerSecond: 1 });
    expect(design.connectors['client-web']).toMatchObject({ from: 'client', to: 'web' });
    expect(account.notes).toContainEqual({
      what: 'inferred',
      about: 'requests',
      text: 'one request a second stands for a rate that no file knows: set it to your peak',
    });
  });

  test('is a design that can be analysed and written', () => {
    const { design } = imported(SHOP);
    const again = parseDesign(serializeDesign(design));
    expect(again).toEqual({ ok: true, value: design });
    const { report } = analyze(design);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.journeys['requests']!.availability).toBeGreaterThan(0.9);
  });

  test('says what was left out and why', () => {
    expect(leftOut(imported(SHOP))).toEqual([
      'migrate: a job that ends before api starts',
      'api: limited to 0.5 CPUs: how many requests that carries is not said',
    ]);
  });

  test('says of each connector whether the file states it and where', () => {
    const { account } = imported(SHOP);
    expect(account.notes).toContainEqual({
      what: 'stated',
      about: 'api-orders-db',
      text: 'api → orders-db: depends_on, environment DATABASE_URL',
    });
    expect(account.notes).toContainEqual({ what: 'stated', about: 'cache', text: 'Cache (Redis): the image redis:7' });
  });

  test('has a journey for each of several entrances, each through its own', () => {
    const { design } = imported(`
services:
  gateway: { image: "kong:3", ports: ["8000:8000"], depends_on: [api] }
  admin-ui: { build: ., ports: ["9000:80"], depends_on: [api] }
  api: { build: . }
`);
    expect(Object.keys(design.journeys)).toEqual(['requests-admin-ui', 'requests-gateway']);
    expect(design.journeys['requests-gateway']!.calls).toEqual({ 'client-admin-ui': 0 });
  });
});

test('a gateway is the entrance though services behind it call back through it, and nothing publishes a port', () => {
  const { design } = imported(`
services:
  gateway: { image: "kong:3", depends_on: [studio] }
  studio: { build: ., environment: { API_URL: "http://gateway:8000" } }
  pooler: { image: "edoburu/pgbouncer:1", depends_on: [db] }
  db: { image: "postgres:16" }
`);
  const entries = Object.values(design.connectors).filter(({ from }) => from === 'client');
  expect(entries.map(({ to }) => to)).toEqual(['gateway']);
});

describe('of what a service says of others', () => {
  const caller = (fields: string) =>
    imported(
      `services:\n  api:\n    build: .\n${fields}\n  db: {image: "postgres:16"}\n  queue: {image: "rabbitmq:3"}\n  other: {build: ./other}\n`,
    );

  test.each([
    ['a URL', '    environment: { X: "postgres://u:p@db/x" }', ['api > db']],
    ['a URL with a password that holds an @', '    environment: { X: "postgres://u:p@ss@db:5432/x" }', ['api > db']],
    ['a JDBC URL', '    environment: { X: "jdbc:postgresql://db:5432/x" }', ['api > db']],
    ['a list of brokers', '    environment: { BROKERS: "queue:5672,db:5432" }', ['api > db', 'api > queue']],
    ['a host of its own under a key that says so', '    environment: ["DB_HOST=db"]', ['api > db']],
    ['a key without a separator', '    environment: { PGHOST: db }', ['api > db']],
    ['a key in camel case', '    environment: { dbHost: db }', ['api > db']],
    ['seeds', '    environment: { POSTGRES_SEEDS: db }', ['api > db']],
    ['the DSN of Go for MySQL', '    environment: { DSN: "u:p@tcp(db:3306)/x" }', ['api > db']],
    ['fields of a connection string', '    environment: { C: "Server=db;Database=x;User=y" }', ['api > db']],
    ['libpq fields', '    environment: { C: "host=db port=5432 user=x" }', ['api > db']],
    ['a flag of the command', '    command: ["serve", "--db-host=db"]', ['api > db']],
    ['a URL in the command', '    command: serve --broker amqp://queue:5672', ['api > queue']],
    ['a link with an alias', '    links: ["db:store"]\n    environment: { STORE_URL: "http://store:1" }', ['api > db']],
    ['depends_on as a map', '    depends_on: { db: { condition: service_healthy } }', ['api > db']],
  ])('%s is a connector', (_, fields, expected) => {
    expect(arrows(caller(fields).design).filter((arrow) => !arrow.endsWith('?'))).toEqual(expected);
  });

  test.each([
    ['a password that is the name of a service', '    environment: { POSTGRES_PASSWORD: other }'],
    ['the name of a database', '    environment: { POSTGRES_DB: other }'],
    ['a user', '    environment: { DB_USER: other }'],
    ['a way of authenticating', '    environment: { POSTGRES_HOST_AUTH_METHOD: other }'],
    ['an address that may call', '    environment: { CORS_ORIGIN: "http://other:80" }'],
    ['an address for others', '    environment: { PUBLIC_URL: "http://other:80" }'],
    ['an image', '    environment: { RUNNER_IMAGE: "other:1234" }'],
    ['its own name', '    environment: { HOST_NAME: "api" }'],
    ['a word in a sentence', '    environment: { GREETING: "the other one" }'],
    ['a command that starts another program', '    command: other --serve'],
  ])('%s is none', (_, fields) => {
    expect(arrows(caller(fields).design).filter((arrow) => !arrow.endsWith('?'))).toEqual([]);
  });

  test('names of containers, hosts and networks stand for the service', () => {
    const { design } = imported(`
services:
  a: { build: ., environment: { A_URL: "http://box-b:1", B_URL: "http://host-c:1", C_URL: "http://alias-d:1" } }
  b: { build: ., container_name: box-b }
  c: { build: ., hostname: host-c }
  d: { build: ., networks: { back: { aliases: [alias-d] } } }
`);
    expect(arrows(design)).toEqual(['a > b', 'a > c', 'a > d']);
  });

  test('a host that nobody has is reported, with the name that was meant', () => {
    const read = imported(`
services:
  ui: { build: ., environment: { CARTS: "http://carts:8080" } }
  cart: { build: . }
`);
    expect(leftOut(read)).toContain('ui → carts: no service is called carts; did they mean cart?');
  });
});

describe('what only looks like a call', () => {
  test('a database that waits for its log shipper does not call it', () => {
    const read = imported(`
services:
  db: { image: "postgres:16", depends_on: [shipper] }
  shipper: { image: "timberio/vector:0.53" }
  api: { build: ., ports: ["80:80"], depends_on: [db] }
`);
    expect(arrows(read.design)).toEqual(['api > db']);
    expect(leftOut(read)).toContain('db → shipper: start order, not traffic: db keeps data and does not call shipper');
  });

  test('a worker that waits for the web server of the same image does not call it', () => {
    const { design } = imported(`
services:
  web: { image: "acme/app:1", ports: ["80:80"] }
  worker: { image: "acme/app:1", depends_on: [web] }
`);
    expect(arrows(design)).toEqual([]);
  });

  test('a service does not call its front end', () => {
    const read = imported(`
services:
  frontend: { build: ., ports: ["80:80"], environment: { API_URL: "http://api:1" } }
  api: { build: ., environment: { FRONTEND_URL: "http://frontend:80" } }
`);
    expect(arrows(read.design)).toEqual(['frontend > api']);
  });

  test('services that call each other are asked how often', () => {
    const read = imported(`
services:
  kong: { image: "kong:3", depends_on: [studio] }
  studio: { build: ., environment: { API_URL: "http://kong:8000" } }
`);
    expect(leftOut(read)).toEqual([
      'kong ↔ studio: they call each other, and how often is not said: set calls below 1 on one of the two',
    ]);
  });

  test('Kafka and ClickHouse do depend on ZooKeeper', () => {
    const { design } = imported(`
services:
  zookeeper: { image: "zookeeper:3.8" }
  kafka: { image: "bitnami/kafka:3", depends_on: [zookeeper] }
  clickhouse: { image: "clickhouse/clickhouse-server:25", depends_on: [zookeeper, kafka] }
`);
    expect(arrows(design)).toEqual(['clickhouse > kafka', 'clickhouse > zookeeper', 'kafka > zookeeper']);
  });

  test('nobody waits for the tracer: it is no bottleneck and no single point of failure', () => {
    const { design, account } = imported(`
services:
  gateway: { image: "nginx:1", ports: ["80:80"], depends_on: [jaeger, a, b] }
  a: { build: ., depends_on: [jaeger] }
  b: { build: ., depends_on: [jaeger] }
  jaeger: { image: "jaegertracing/all-in-one:1" }
`);
    expect(design.connectors['a-jaeger']).toMatchObject({ mode: 'async', required: false });
    expect(account.notes.filter(({ about, text }) => about === 'jaeger' && text.includes('not required'))).toHaveLength(
      1,
    );
    const { report } = analyze(design);
    const points = report.singlePointsOfFailure.map(({ failure }) => ('component' in failure ? failure.component : ''));
    expect(points).not.toContain('jaeger');
    expect(points).toContain('a');
  });

  test('one-shot jobs are no components', () => {
    const read = imported(`
services:
  api: { build: ., depends_on: { prepare: { condition: service_completed_successfully }, db: {} } }
  prepare: { build: . }
  db-migrate: { build: ., depends_on: [db] }
  kafka-init: { image: "bitnami/kafka:3", restart: on-failure }
  db: { image: "postgres:16" }
`);
    expect(Object.keys(read.design.components).sort()).toEqual(['api', 'client', 'db']);
    expect(leftOut(read).map((line) => line.split(':')[0])).toEqual(['prepare', 'db-migrate', 'kafka-init']);
  });
});

describe('where the file states nothing', () => {
  test('names say whose store it is, and that they said so', () => {
    const { design } = imported(`
services:
  user-service: { image: acme/all }
  user-mongodb: { image: "mongo:4" }
  user-memcached: { image: memcached }
  rate: { image: acme/rate }
  mongodb-rate: { image: "mongo:4" }
  carts: { image: acme/carts }
  cart-db: { image: "mongo:4" }
`);
    expect(arrows(design)).toEqual([
      'carts > cart-db?',
      'rate > mongodb-rate?',
      'user-service > user-memcached?',
      'user-service > user-mongodb?',
    ]);
    expect(design.connectors['rate-mongodb-rate']!.inferredFrom).toBe('their names: rate and mongodb-rate');
  });

  test('a store that somebody is stated to use gets nobody else by its name', () => {
    const { design } = imported(`
services:
  user-service: { build: . }
  profile: { build: ., environment: { DB_HOST: user-db } }
  user-db: { image: "postgres:16" }
`);
    expect(arrows(design)).toEqual(['profile > user-db']);
  });

  test('a URL whose host is a hole means the only product that speaks it', () => {
    const { design } = imported(`
services:
  fn: { build: ., environment: { DB_URL: "postgresql://u:\${PASSWORD}@\${HOST}:5432/x" } }
  other: { build: . }
  db: { image: "postgres:16" }
`);
    expect(arrows(design)).toEqual(['fn > db?']);
  });

  test('kinds come from image, name, volume and port, in this order, and say so', () => {
    const { design, account } = imported(`
services:
  one: { image: "docker.io/redpandadata/redpanda:v25", ports: ["9092"] }
  orders-worker: { build: . }
  three: { build: ., volumes: ["data:/var/lib/postgresql/data"] }
  four: { build: ., expose: [6379] }
  five: { build: . }
`);
    expect(kinds(design)).toMatchObject({
      one: 'stream Redpanda',
      'orders-worker': 'worker',
      three: 'sql-database PostgreSQL',
      four: 'cache Redis',
      five: 'service',
    });
    const basis = Object.fromEntries(account.notes.map(({ about, text }) => [about, text]));
    expect(basis['three']).toContain('the volume at /var/lib/postgresql/data');
    expect(basis['four']).toContain('port 6379');
    expect(basis['five']).toBe('Service: nothing says what it is');
  });
});
