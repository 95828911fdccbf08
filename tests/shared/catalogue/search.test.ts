import { type CatalogueHit, KINDS, searchCatalogue, TECHNOLOGIES } from '@shared/catalogue';
import { expect, test } from 'vitest';

const label = (hit: CatalogueHit): string => (hit.type === 'kind' ? hit.kind.id : hit.technology.name);
const found = (query: string): readonly string[] => searchCatalogue(query).map(label);

test.each([
  ['db', 'sql-database'],
  ['lb', 'load-balancer'],
  ['queue', 'queue'],
  ['cache', 'cache'],
  ['post', 'PostgreSQL'],
  ['pg', 'PostgreSQL'],
  ['POSTGRES', 'PostgreSQL'],
  ['redis', 'Redis'],
  ['s3', 'Amazon S3'],
  ['k8s', 'Kubernetes'],
  ['ka', 'Kafka'],
  ['kfk', 'Kafka'],
  ['mongo', 'MongoDB'],
  ['azure sql', 'Azure SQL Database'],
  ['sql azure', 'Azure SQL Database'],
  ['cloud run', 'Google Cloud Run'],
  ['pub/sub', 'topic'],
  ['api gateway', 'api-gateway'],
  ['llm', 'llm-api'],
  ['c#', '.NET'],
])('“%s” finds %s first', (query, first) => {
  expect(found(query)[0]).toBe(first);
});

test('an exact name comes before a beginning, that before a later word, that before another name, that before scattered letters', () => {
  const hits = found('stream');
  const order = ['stream', 'stream-processor', 'Kafka Streams', 'Kafka'].map((name) => hits.indexOf(name));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test('whoever names a kind is shown its technologies', () => {
  expect(found('cache')).toEqual(expect.arrayContaining(['Redis', 'Memcached', 'Valkey']));
});

test('an empty query shows every kind in the order of the catalogue', () => {
  expect(found('  ')).toEqual(KINDS.map((kind) => kind.id));
});

test('every kind and every technology is found first by its own name', () => {
  expect(KINDS.filter((kind) => found(kind.name)[0] !== kind.id)).toEqual([]);
  expect(TECHNOLOGIES.filter(({ name }) => !searchCatalogue(name, 2).map(label).includes(name))).toEqual([]);
});

test('nonsense finds nothing, and a limit is kept', () => {
  expect(found('qqqq')).toEqual([]);
  expect(searchCatalogue('a', 5)).toHaveLength(5);
});

test('asking twice answers the same and leaves the catalogue as it was', () => {
  const before = JSON.stringify([KINDS, TECHNOLOGIES]);
  expect(found('re')).toEqual(found('re'));
  expect(JSON.stringify([KINDS, TECHNOLOGIES])).toBe(before);
});
