import { TEMPLATES } from '@shared/catalogue/templates';
import { readDesign, type Design } from '@shared/model';
import { compare, matchingText } from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

type Ids = (id: string) => string;

/** The same design as another program would have imported it: every id is another one. */
function imported(base: Design, ids: Ids): Design {
  const text = JSON.stringify(base, (_, value: unknown) => value);
  const copy = JSON.parse(text) as Design;
  const table = <T extends object>(records: Readonly<Record<string, T>>, write: (record: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(records).map(([id, record]) => [ids(id), write(record)]));
  const optional = <T extends object>(record: T, ...fields: readonly (keyof T)[]): T =>
    fields.reduce(
      (whole, field) =>
        typeof whole[field] === 'string' ? { ...whole, [field]: ids(whole[field] as unknown as string) } : whole,
      record,
    );
  return {
    ...copy,
    boundaries: table(copy.boundaries, (each) => optional(each, 'parent')),
    components: table(copy.components, (each) => ({
      ...optional(each, 'boundary'),
      ...(each.zones && { zones: each.zones.map(ids) }),
    })),
    connectors: table(copy.connectors, (each) => optional(each, 'from', 'to', 'missOf', 'fallbackFor')),
    journeys: table(copy.journeys, (each) => ({
      ...optional(each, 'entry'),
      ...(each.calls && { calls: Object.fromEntries(Object.entries(each.calls).map(([id, n]) => [ids(id), n])) }),
    })),
  };
}

const two = (first: Design, second: Design) =>
  compare([
    { name: 'one', design: first },
    { name: 'two', design: second },
  ])[1]!;

describe('two files without ids in common', () => {
  test.each(TEMPLATES.map(({ id, design: base }) => [id, base] as const))(
    '%s under other ids is the same design',
    (_, base) => {
      const other = imported(base, (id) => `mxCell-${id}`);
      const { matching, structure, effects, design: as } = two(base, other);
      expect(matching.by).toBe('name');
      expect(structure).toEqual([]);
      expect(effects.filter(({ direction }) => direction !== 'same')).toEqual([]);
      expect(effects.length).toBeGreaterThan(5);
      expect(readDesign(as).ok).toBe(true);
    },
  );

  const BASE = design('client > api > db', {
    components: {
      client: { kind: 'client', name: 'Client' },
      api: { kind: 'service', name: 'Order API' },
      db: { kind: 'sql-database', name: 'Orders' },
    },
    journeys: { buy: { name: 'Buy', entry: 'client', ratePerSecond: 1 } },
  });
  const OTHER: Design = {
    ...BASE,
    components: {
      n1: { kind: 'client', name: 'client' },
      n2: { kind: 'service', name: 'order-api', replicas: 3 },
      n3: { kind: 'document-database', name: 'Orders' },
      n4: { kind: 'cache', name: 'Sessions' },
    },
    connectors: { e1: { from: 'n1', to: 'n2' }, e2: { from: 'n2', to: 'n3' }, e3: { from: 'n2', to: 'n4' } },
    journeys: { j: { name: 'buy', entry: 'n1', ratePerSecond: 2 } },
  };

  test('what is left after matching is what differs; a box of the same name and another kind is a changed one', () => {
    const { structure, matching } = two(BASE, OTHER);
    expect(structure.map(({ what, table, id }) => `${what} ${table} ${id}`)).toEqual([
      'changed components api',
      'changed components client',
      'changed components db',
      'added components n4',
      'added connectors e3',
      'changed journeys buy',
    ]);
    expect(structure.find(({ id }) => id === 'db')!.fields).toEqual([
      { field: 'kind', from: 'sql-database', to: 'document-database' },
    ]);
    expect(matchingText(matching)).toContain('3 of 4 components found in the other design');
    expect(matching).toMatchObject({
      ids: { components: { n2: 'api', n3: 'db' }, connectors: { e1: 'client-api' }, journeys: { j: 'buy' } },
    });
  });

  test('one id in common and records are matched by id, as versions of one file are', () => {
    const { matching, structure } = two(BASE, {
      ...OTHER,
      components: { ...OTHER.components, api: { kind: 'service' } },
    });
    expect(matching).toEqual({ by: 'id' });
    expect(matchingText(matching)).toBeUndefined();
    expect(structure.filter(({ what }) => what === 'removed').length).toBeGreaterThan(1);
  });

  test('an id of the second that means something else in the first gets a name of its own', () => {
    const { structure, design: as } = two(BASE, {
      ...OTHER,
      connectors: { 'client-api': { from: 'n2', to: 'n4' }, e1: { from: 'n1', to: 'n2' } },
    });
    expect(as.connectors['client-api']).toMatchObject({ from: 'client', to: 'api' });
    expect(structure.map(({ what, id }) => `${what} ${id}`)).toEqual(
      expect.arrayContaining(['added client-api-2', 'removed api-db']),
    );
  });

  test('of several alike as many as there are belong together, in the order of their ids', () => {
    const workers = (ids: readonly string[]): Design => ({
      ...BASE,
      components: Object.fromEntries(ids.map((id) => [id, { kind: 'worker', name: 'Worker' }])),
      connectors: {},
      journeys: {},
    });
    expect(two(workers(['a', 'b']), workers(['x', 'y'])).structure).toEqual([]);
    expect(two(workers(['a', 'b']), workers(['x', 'y', 'z'])).structure).toHaveLength(5);
  });
});
