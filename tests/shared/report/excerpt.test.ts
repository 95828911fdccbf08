import { excerpt } from '@shared/report';
import type { Design } from '@shared/model';
import { expect, test } from 'vitest';
import { design } from '../../support/design';

const NOTHING = {
  components: new Set<string>(),
  connectors: new Set<string>(),
  boundaries: new Set<string>(),
  notes: new Set<string>(),
};
const base = design('client > api > db; api > cache');
const place = { position: { x: 0, y: 0 } };
const GIVEN: Design = {
  ...base,
  boundaries: {
    region: { kind: 'region' },
    zone: { kind: 'zone', parent: 'region' },
    elsewhere: { kind: 'frame', ...place },
  },
  components: { ...base.components, db: { ...base.components['db']!, boundary: 'zone' } },
  notes: { mine: { kind: 'note', text: 'a', ...place }, other: { kind: 'note', text: 'b', ...place } },
};
const keys = (record: object) => Object.keys(record).sort();

test('an excerpt has what is selected with what is around it, and nothing that stands elsewhere', () => {
  const part = excerpt(GIVEN, { ...NOTHING, components: new Set(['api', 'db']), notes: new Set(['mine']) });
  expect(keys(part.components)).toEqual(['api', 'db']);
  expect(Object.values(part.connectors).map(({ from, to }) => [from, to])).toEqual([['api', 'db']]);
  expect(keys(part.boundaries)).toEqual(['region', 'zone']);
  expect(keys(part.notes)).toEqual(['mine']);
});

test('a boundary brings what stands in it, a connector its ends', () => {
  expect(keys(excerpt(GIVEN, { ...NOTHING, boundaries: new Set(['region']) }).components)).toEqual(['db']);
  const [connector] = Object.entries(GIVEN.connectors).find(([, { to }]) => to === 'cache')!;
  expect(keys(excerpt(GIVEN, { ...NOTHING, connectors: new Set([connector]) }).components)).toEqual(['api', 'cache']);
});
