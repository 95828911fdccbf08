import { KINDS, kindOf, SOURCES, TECHNOLOGIES, technologyOf } from '@shared/catalogue';
import { expect, test } from 'vitest';

const twice = (texts: readonly string[]): readonly string[] => texts.filter((text, at) => texts.indexOf(text) !== at);

test('the catalogue knows at least 42 kinds and 130 technologies', () => {
  expect(KINDS.length).toBeGreaterThanOrEqual(42);
  expect(TECHNOLOGIES.length).toBeGreaterThanOrEqual(130);
});

test('no two kinds share an id, a name or a word to search them with', () => {
  const words = KINDS.flatMap((kind) => [...new Set([kind.id, kind.name.toLowerCase(), ...kind.aliases])]);
  expect(twice(words)).toEqual([]);
});

test('no two technologies answer to the same name', () => {
  const names = TECHNOLOGIES.flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases]);
  expect(twice(names)).toEqual([]);
  expect(
    TECHNOLOGIES.flatMap(({ name, aliases }) => [name, ...aliases].filter((word) => technologyOf(word)?.name !== name)),
  ).toEqual([]);
});

test.each([
  ['Pub/Sub', 'Google Cloud Pub/Sub'],
  ['service bus', 'Azure Service Bus'],
  ['DocumentDB', 'Amazon DocumentDB'],
  ['lambda', 'AWS Lambda'],
  ['SQL Server', 'Microsoft SQL Server'],
])('a component whose technology is “%s” runs on %s', (written, name) => {
  expect(technologyOf(written)?.name).toBe(name);
});

test('no container image belongs to two technologies', () => {
  expect(twice(TECHNOLOGIES.flatMap(({ images }) => images ?? []))).toEqual([]);
});

test('words to search with and images are written in lower case', () => {
  const words = [
    ...KINDS.flatMap((kind) => kind.aliases),
    ...TECHNOLOGIES.flatMap((row) => [...row.aliases, ...(row.images ?? [])]),
  ];
  expect(words.filter((word) => word !== word.toLowerCase().trim() || word === '')).toEqual([]);
});

test('every technology is of a kind that exists, and every next kind exists', () => {
  expect(TECHNOLOGIES.filter(({ kind }) => kindOf(kind) === undefined)).toEqual([]);
  expect(KINDS.flatMap((kind) => kind.next).filter((id) => kindOf(id) === undefined)).toEqual([]);
  expect(KINDS.filter((kind) => kind.next.length === 0 || twice(kind.next).length > 0)).toEqual([]);
});

test('every provider is represented by at least 30 technologies', () => {
  for (const provider of ['aws', 'azure', 'gcp', 'self-hosted', 'saas'] as const)
    expect(TECHNOLOGIES.filter((technology) => technology.provider === provider).length).toBeGreaterThanOrEqual(30);
});

test('a summary is one sentence', () => {
  expect(KINDS.filter(({ summary }) => !/^[A-Z][^.]+[^.\s]\.$/.test(summary))).toEqual([]);
});

test('DNS, CDN and load balancer route a request to one target; nothing else does', () => {
  expect(KINDS.filter((kind) => kind.dispatch === 'one').map((kind) => kind.id)).toEqual([
    'dns',
    'cdn',
    'load-balancer',
  ]);
});

test('what others only report to or read at their start is supporting, and never slows a request', () => {
  const supporting = KINDS.filter((kind) => kind.supporting);
  expect(supporting.map((kind) => kind.id).sort()).toEqual([
    'ci-cd',
    'config-store',
    'container-registry',
    'feature-flags',
    'log-store',
    'metrics',
    'service-registry',
    'tracing',
  ]);
  expect(supporting.filter((kind) => kind.defaults.serviceMs !== undefined)).toEqual([]);
});

test('people, their devices and the generic component have no defaults', () => {
  const without = KINDS.filter((kind) => Object.keys(kind.defaults).length === 0).map((kind) => kind.id);
  expect(without).toEqual(['client', 'web-app', 'mobile-app', 'iot-device', 'component']);
});

test('every source is named by some default, and says its year', () => {
  const named = new Set(
    [...KINDS, ...TECHNOLOGIES].flatMap(({ defaults }) => Object.values(defaults).map(({ source }) => source)),
  );
  expect(Object.keys(SOURCES).filter((key) => !(named as ReadonlySet<string>).has(key))).toEqual([]);
  for (const { title, year } of Object.values(SOURCES)) {
    expect(title).not.toBe('');
    expect(year).toBeGreaterThanOrEqual(2009);
    expect(year).toBeLessThanOrEqual(2026);
  }
});
