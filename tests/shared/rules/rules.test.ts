import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import type { Design } from '@shared/model';
import { type Breach, factsOf, findingOf, flowsOf, lint, RULES } from '@shared/rules';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const lintOf = (drawn: Design): readonly Breach[] => lint(drawn, analyze(drawn).report);
const codes = (drawn: Design, state?: Breach['state']): string[] =>
  lintOf(drawn)
    .filter((breach) => state === undefined || breach.state === state)
    .map(({ rule, about }) => `${rule.id} ${about[0]}`);

const shop = (more: Partial<Design> = {}) =>
  design(
    'client[kind=client] > api[kind=service] > db[kind=sql-database]; api > jobs[kind=queue]; jobs > worker[kind=worker]',
    more,
  );

/** The same drawing with some fields of one component. */
function withComponent(drawn: Design, id: string, fields: Record<string, unknown>): Design {
  return { ...drawn, components: { ...drawn.components, [id]: { ...drawn.components[id]!, ...fields } } };
}
function withConnector(drawn: Design, id: string, fields: Record<string, unknown>): Design {
  return { ...drawn, connectors: { ...drawn.connectors, [id]: { ...drawn.connectors[id]!, ...fields } } };
}
const connectorOf = (drawn: Design, from: string, to: string): string =>
  Object.entries(drawn.connectors).find(([, c]) => c.from === from && c.to === to)![0];

describe('every rule', () => {
  test('has an id of its own, a reason, a fix and a source', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^[A-Z]+-\d\d$/);
      for (const text of [rule.title, rule.why, rule.fix, rule.source]) expect(text.length).toBeGreaterThan(8);
    }
  });

  test.each(TEMPLATES.map((template) => [template.id, template.design] as const))(
    '%s is asked questions, not accused',
    (_, drawn) => {
      const breaches = lintOf(drawn);
      expect(breaches.length).toBeGreaterThan(0);
      const ids = new Set([
        ...Object.keys(drawn.components),
        ...Object.keys(drawn.connectors),
        ...Object.keys(drawn.journeys),
        ...Object.keys(drawn.entities),
      ]);
      for (const { about, message } of breaches) {
        expect(about.every((id) => ids.has(id))).toBe(true);
        expect(message.length).toBeGreaterThan(5);
      }
    },
  );
});

test('what is not said is a question; said badly it is broken; said well it is gone', () => {
  const drawn = withComponent(shop(), 'db', { data: { sourceOfTruth: true, classification: 'personal' } });
  expect(codes(drawn, 'unsaid')).toContain('SEC-05 db');
  expect(
    codes(
      withComponent(drawn, 'db', { data: { classification: 'personal' }, security: { encryptionAtRest: false } }),
      'broken',
    ),
  ).toContain('SEC-05 db');
  expect(
    codes(withComponent(drawn, 'db', { data: { classification: 'personal' }, security: { encryptionAtRest: true } })),
  ).not.toContain('SEC-05 db');
});

test('answering as a question proposes makes it go away, for every question with an answer', () => {
  const drawn = withComponent(shop(), 'db', { data: { sourceOfTruth: true, classification: 'personal' } });
  for (const { rule, key, answer } of lintOf(drawn)) {
    if (answer?.good === undefined) continue;
    const [first, second] = answer.path.split('.') as [string, string | undefined];
    const before = (answer.table === 'components' ? drawn.components : drawn.connectors)[
      answer.id
    ] as unknown as Record<string, object>;
    const fields = { [first]: second === undefined ? answer.good : { ...before[first], [second]: answer.good } };
    const after =
      answer.table === 'components' ? withComponent(drawn, answer.id, fields) : withConnector(drawn, answer.id, fields);
    const left = lintOf(after).filter((breach) => breach.key === key && breach.answer?.path === answer.path);
    expect(left, `${rule.id} ${answer.path}`).toEqual([]);
  }
});

test('an accepted breach stays visible with its reason', () => {
  const drawn = shop({
    review: { accepted: { 'REL-15 jobs': { reason: 'the job is tried again tomorrow' } } },
  });
  expect(lintOf(drawn).find(({ key }) => key === 'REL-15 jobs')?.accepted).toBe('the job is tried again tomorrow');
});

test('the order does not depend on the order of the records', () => {
  const drawn = shop();
  const turned = { ...drawn, components: Object.fromEntries(Object.entries(drawn.components).toReversed()) };
  expect(
    lintOf(turned)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual(
    lintOf(drawn)
      .map(({ key }) => key)
      .toSorted(),
  );
});

test('a breach becomes a finding under the rule’s own id', () => {
  const drawn = design('client[kind=client] > db[kind=sql-database]');
  const breach = lintOf(drawn).find(({ rule }) => rule.id === 'SEC-07')!;
  expect(breach.state).toBe('broken');
  expect(findingOf(breach)).toMatchObject({ code: 'SEC-07', severity: 'error' });
});

test('two services that write one database are asked for their owner, and told when there are two', () => {
  const drawn = design('a[kind=service] > db[kind=sql-database]; b[kind=service] > db');
  expect(codes(drawn, 'unsaid')).toContain('DATA-01 db');
  const owned = withComponent(withComponent(drawn, 'a', { owner: 'red' }), 'b', { owner: 'blue' });
  expect(codes(owned, 'broken')).toContain('DATA-01 db');
  expect(codes(withComponent(withComponent(drawn, 'a', { owner: 'red' }), 'b', { owner: 'red' }))).not.toContain(
    'DATA-01 db',
  );
});

test('read and write quorum together exceed the copies', () => {
  const withQuorum = (readQuorum: number, writeQuorum: number) =>
    codes(withComponent(shop(), 'db', { data: { consistency: 'strong', copies: 3, readQuorum, writeQuorum } }));
  expect(withQuorum(1, 2)).toContain('DATA-05 db');
  expect(withQuorum(2, 2)).not.toContain('DATA-05 db');
});

describe('where sensitive data flows', () => {
  const flowOf = (drawn: Design, from: string, to: string) =>
    flowsOf(factsOf(drawn, analyze(drawn).report)).find(
      ({ connector }) => connector.from === from && connector.to === to,
    )!;
  const personal = withComponent(shop(), 'db', { data: { classification: 'personal' } });

  test('from the store to its callers and on to theirs', () => {
    expect(flowOf(personal, 'api', 'db')).toMatchObject({ carries: 'personal', basis: 'kept', origin: 'db' });
    expect(flowOf(personal, 'client', 'api')).toMatchObject({
      carries: 'personal',
      basis: 'passed on',
      crossesTrust: true,
    });
    expect(flowOf(personal, 'api', 'jobs')).toMatchObject({ carries: undefined, crossesTrust: false });
  });
  test('not beyond a connector that says it carries something harmless', () => {
    const cut = withConnector(personal, connectorOf(personal, 'client', 'api'), { classification: 'public' });
    expect(flowOf(cut, 'client', 'api')).toMatchObject({ carries: 'public', basis: 'stated' });
  });
  test('the more sensitive of two stores counts', () => {
    const both = design(
      'client[kind=client] > api[kind=service] > db[kind=sql-database]; api > vault[kind=key-value-store]',
    );
    const held = withComponent(withComponent(both, 'db', { data: { classification: 'personal' } }), 'vault', {
      data: { classification: 'secret' },
    });
    expect(flowOf(held, 'client', 'api').carries).toBe('secret');
  });
  test('not up from a store that is only written', () => {
    const written = withConnector(personal, connectorOf(personal, 'api', 'db'), { operations: 'writes' });
    expect(flowOf(written, 'api', 'db').carries).toBe('personal');
    expect(flowOf(written, 'client', 'api').carries).toBeUndefined();
  });
  test('a field of an entity classifies the store that owns it', () => {
    const entity = shop({
      entities: {
        user: { component: 'db', fields: [{ name: 'email', classification: 'personal' }] },
      },
    });
    expect(flowOf(entity, 'api', 'db').carries).toBe('personal');
  });
});
