import { EQUIVALENTS, equivalentsOf, technologyOf } from '@shared/catalogue';
import { expect, test } from 'vitest';

const offers = EQUIVALENTS.flatMap(({ capability, ...row }) =>
  Object.entries(row).map(([provider, name]) => ({ capability, provider, name })),
);

test('there are at least 25 capabilities, each offered at least twice', () => {
  expect(EQUIVALENTS.length).toBeGreaterThanOrEqual(25);
  expect(EQUIVALENTS.filter((row) => Object.keys(row).length < 3)).toEqual([]);
});

test('every offer is a technology of the catalogue, of the provider in whose column it stands', () => {
  expect(
    offers.filter(
      ({ provider, name }) => technologyOf(name)?.name !== name || technologyOf(name)?.provider !== provider,
    ),
  ).toEqual([]);
});

test('no technology stands in two rows', () => {
  const names = offers.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test.each([
  ['Amazon SQS', 'azure', 'Azure Service Bus'],
  ['s3', 'gcp', 'Google Cloud Storage'],
  ['Redis', 'aws', 'Amazon ElastiCache'],
  ['BigQuery', 'saas', 'Snowflake'],
  ['keycloak', 'saas', 'Auth0'],
] as const)('what %s is at %s: %s', (name, provider, equivalent) => {
  expect(equivalentsOf(name)?.[provider]).toBe(equivalent);
});

test('nothing is like a technology that nobody knows', () => {
  expect(equivalentsOf('Frobnicator')).toBeUndefined();
});
