import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { TOPICS } from '@shared/learn';
import { type Design, type Entity, parseDesign, serializeDesign } from '@shared/model';
import {
  answerOf,
  burnAlerts,
  changesSince,
  componentPage,
  componentsOf,
  experimentsOf,
  objectivesOf,
  progressOf,
  snapshotOf,
  STEPS,
  storeAdvice,
  subjectOf,
  threatsOf,
  traceability,
} from '@shared/process';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const read = (drawn: Design) => subjectOf(drawn, analyze(drawn).report);
const shop = (more: Partial<Design> = {}) =>
  design(
    'client[kind=client] > api[kind=service, serviceMs=10, concurrency=10] > db[kind=sql-database, serviceMs=5, concurrency=5, availability=0.999]',
    {
      journeys: {
        buy: { name: 'Buy', entry: 'client', ratePerSecond: 100, targets: { availability: 0.99, p99Ms: 500 } },
      },
      ...more,
    },
  );
const table = (records: Record<string, object>) => records as Design['requirements'];

describe('the fifteen steps', () => {
  test.each(TEMPLATES.map((one) => [one.id, one.design] as const))(
    'of %s say how far they are and what is missing',
    (_, drawn) => {
      const progress = progressOf(read(drawn));
      expect(progress.map(({ id }) => id)).toEqual(STEPS.map(({ id }) => id));
      for (const { met, total, missing, checks, state } of progress) {
        expect(met + missing.length).toBe(total);
        expect(missing.every((text) => text.trim().length > 3)).toBe(true);
        expect(checks.every(({ text }) => text !== '')).toBe(true);
        expect(state).toBe(met === 0 ? 'empty' : met === total ? 'complete' : 'started');
      }
    },
  );

  test('of an empty design can all be shown', () => {
    const empty = design('a', { components: {} });
    for (const { met, total, missing } of progressOf(read(empty))) {
      expect(met + missing.length).toBe(total);
      for (const words of missing) expect(words).not.toMatch(/(?: for|:| none)$/);
    }
  });

  test('are never forced: a person may say that one is not needed, and why', () => {
    const one = shop({ review: { steps: { async: { state: 'not-needed', reason: 'nothing waits' } } } });
    expect(progressOf(read(one)).find(({ id }) => id === 'async')).toMatchObject({
      state: 'not-needed',
      reason: 'nothing waits',
    });
  });

  test('follow the design: an answered question is one less', () => {
    const asked = (drawn: Design) => progressOf(read(drawn)).find(({ id }) => id === 'requirements')!;
    const open = asked(shop({ requirements: table({ q: { kind: 'question', text: 'Who?' } }) }));
    const answered = asked(shop({ requirements: table({ q: { kind: 'question', text: 'Who?', answer: 'You' } }) }));
    expect(answered.met).toBe(open.met + 1);
    expect(open.missing.join()).toContain('1 open question');
  });
});

describe('traceability', () => {
  const verdictOf = (requirement: object, drawn = shop()) =>
    traceability(read({ ...drawn, requirements: table({ r: { journeys: ['buy'], ...requirement } }) }))[0]!;

  test('a quality is met when the target of its journey is', () => {
    expect(verdictOf({ kind: 'non-functional', quality: 'availability' })).toMatchObject({
      verdict: 'met',
      components: ['client', 'api', 'db'],
    });
    const missed = shop();
    const strict = { ...missed, journeys: { buy: { ...missed.journeys['buy']!, targets: { availability: 0.99999 } } } };
    expect(verdictOf({ kind: 'non-functional', quality: 'availability' }, strict).verdict).toBe('missed');
  });
  test('what its words are about is found', () => {
    expect(verdictOf({ kind: 'non-functional', text: '99 of 100 within 500 ms' }).reason).toContain(
      'p99 500 ms wanted',
    );
  });
  test('a throughput is held against the largest rate', () => {
    expect(verdictOf({ kind: 'non-functional', quality: 'throughput', limit: 1000 }).verdict).toBe('met');
    expect(verdictOf({ kind: 'non-functional', quality: 'throughput', limit: 1001 }).verdict).toBe('missed');
  });
  test('a recovery point is held against the sources of truth on the way', () => {
    const stated = shop();
    const withRpo = (rpoSeconds: number) => ({
      ...stated,
      components: { ...stated.components, db: { ...stated.components['db']!, data: { rpoSeconds } } },
    });
    const wanted = { kind: 'non-functional', quality: 'rpo', limit: 60 };
    expect(verdictOf(wanted).verdict).toBe('unknown');
    expect(verdictOf(wanted, withRpo(60)).verdict).toBe('met');
    expect(verdictOf(wanted, withRpo(61)).verdict).toBe('missed');
  });
  test('what no journey realises is said', () =>
    expect(verdictOf({ kind: 'functional', journeys: [] }).verdict).toBe('unlinked'));
  test('what people must judge is never called met', () =>
    expect(verdictOf({ kind: 'non-functional', quality: 'security' }).verdict).toBe('unmeasured'));
  test('decisions are found by the components that both are about', () => {
    const decided = shop({
      decisions: table({ d: { title: 'One database', components: ['db'] }, other: { components: ['nobody'] } }),
    });
    expect(verdictOf({ kind: 'functional' }, decided).decisions).toEqual(['d']);
  });
  test('a connector that a journey does not use is not on its way', () => {
    const two = design('client > a > b; a > c', { journeys: { j: { entry: 'client', ratePerSecond: 1 } } });
    const unused = Object.entries(two.connectors).find(([, { to }]) => to === 'c')![0];
    const less = { ...two, journeys: { j: { ...two.journeys['j']!, calls: { [unused]: 0 } } } };
    expect([...componentsOf(less, 'j')].toSorted()).toEqual(['a', 'b', 'client']);
  });
});

describe('objectives', () => {
  test('burn-rate alerts are those of the Site Reliability Workbook', () => {
    const [fast, slow, ticket] = burnAlerts(0.999);
    expect(fast).toMatchObject({ action: 'page', long: '1 h', short: '5 min' });
    expect(fast!.threshold).toBeCloseTo(14.4 * 0.001, 12);
    expect(fast!.budgetUsed).toBeCloseTo(0.02, 12);
    expect(slow!.budgetUsed).toBeCloseTo(0.05, 12);
    expect(ticket!.budgetUsed).toBeCloseTo(0.1, 12);
  });
  test('an alert that could never fire is left out', () =>
    expect(burnAlerts(0.9).map(({ burnRate }) => burnRate)).toEqual([6, 1]));
  test('nothing is promised where nothing may fail', () => expect(burnAlerts(1)).toEqual([]));
  test('the budget is what the target leaves of thirty days', () => {
    const [availability] = objectivesOf(read(shop()));
    expect(availability!.budgetMinutes).toBeCloseTo(0.01 * 30 * 24 * 60, 9);
    expect(availability!.budgetRequests).toBeCloseTo(0.01 * 100 * 30 * 86_400, 6);
  });
});

describe('access patterns', () => {
  const entity: Entity = {
    fields: [
      { name: 'user', key: 'primary' },
      { name: 'at', key: 'primary' },
      { name: 'email', key: 'unique' },
      { name: 'city' },
    ],
    indexes: [{ fields: ['city', 'at'] }],
    access: [],
  };
  test.each([
    [{ by: ['user'] }, 'primary key'],
    [{ by: ['user', 'at'] }, 'primary key'],
    [{ by: ['at', 'user'] }, 'primary key'],
    [{ by: ['user'], sort: 'at' }, 'primary key'],
    [{ by: ['at'] }, 'scan'],
    [{ by: ['city'] }, 'index'],
    [{ by: ['city'], sort: 'at' }, 'index'],
    [{ by: ['city'], sort: 'email' }, 'scan'],
    [{ by: ['email'] }, 'index'],
    [{ type: 'search' as const, by: ['city'] }, 'other store'],
    [{ operation: 'write' as const }, 'primary key'],
    [{}, 'scan'],
  ])('%j is answered by %s', (access, how) => expect(answerOf(entity, access).how).toBe(how));

  test('without the partition key every partition is asked', () => {
    const sharded = { ...entity, partitionKey: ['user'] };
    expect(answerOf(sharded, { by: ['email'] })).toMatchObject({ how: 'scatter', isServed: false });
    expect(answerOf(sharded, { by: ['user'], sort: 'at' })).toMatchObject({ how: 'partition', isServed: true });
  });
});

describe('the guide to stores', () => {
  const best = (entity: Partial<Entity>) =>
    storeAdvice(shop(), {
      fields: [{ name: 'id', type: 'bigint', key: 'primary' }],
      indexes: [],
      access: [],
      ...entity,
    })[0]!;
  test.each([
    [
      'joins and transactions',
      { transactional: true, access: [{ type: 'join' as const }, { type: 'range' as const }] },
      'relational',
    ],
    [
      'keys only, very many writes',
      { access: [{ type: 'key' as const, operation: 'write' as const, ratePerSecond: 50_000 }] },
      'key-value',
    ],
    [
      'ranges at a rate beyond one machine',
      { rows: 1e12, access: [{ type: 'range' as const, operation: 'write' as const, ratePerSecond: 50_000 }] },
      'wide-column',
    ],
    ['words', { access: [{ type: 'search' as const }] }, 'search'],
    ['relations of unknown depth', { access: [{ type: 'traverse' as const }] }, 'graph'],
    ['what is similar', { access: [{ type: 'similar' as const }] }, 'vector'],
    ['large objects', { access: [{ type: 'blob' as const }] }, 'object'],
    [
      'windows of time',
      {
        fields: [{ name: 'at', type: 'timestamptz', key: 'primary' as const }],
        access: [{ type: 'aggregate' as const }],
      },
      'time-series',
    ],
  ])('%s', (_, entity, family) => {
    const advice = best(entity);
    expect(advice.family).toBe(family);
    expect(advice.reasonsFor.length).toBeGreaterThan(0);
    expect(advice.excluded).toBeUndefined();
  });
  test('what cannot do it stands last, with the reason', () => {
    const last = storeAdvice(shop(), { fields: [], indexes: [], access: [{ type: 'join' }] }).at(-1)!;
    expect(last.excluded).toBeDefined();
  });
});

describe('threats', () => {
  test('are asked where a trust boundary is crossed, and answered by the design', () => {
    const drawn = shop();
    const [id] = Object.entries(drawn.connectors).find(([, { from }]) => from === 'client')!;
    const of = (fields: object) =>
      threatsOf(read({ ...drawn, connectors: { ...drawn.connectors, [id]: { ...drawn.connectors[id]!, ...fields } } }));
    expect(of({}).map(({ flow }) => flow.connector.id)).toEqual([id]);
    const state = (fields: object, threat: string) => of(fields)[0]!.threats.find((one) => one.id === threat)!.state;
    expect(state({}, 'S')).toBe('unsaid');
    expect(state({ authenticated: false }, 'S')).toBe('open');
    expect(state({ authenticated: true }, 'S')).toBe('answered');
    expect(state({ protocol: 'HTTPS' }, 'I')).toBe('answered');
  });
});

describe('tests worth running', () => {
  test('begin with what would hurt most', () => {
    const all = experimentsOf(read(shop()));
    expect(all.map(({ risk }) => risk)).toEqual(all.map(({ risk }) => risk).toSorted((a, b) => b - a));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(['load.buy', 'failure.db.1', 'restore.db']));
  });
  test('name the rate at which the first component gives in', () => {
    // 10 at once for 10 ms, and 5 at once for 5 ms: 1 000 a second each; the smaller id is first.
    expect(experimentsOf(read(shop())).find(({ id }) => id === 'load.buy')!.assumption).toContain('1k rps');
  });
  test('raise a load beyond what it can be, also where it is too high today', () => {
    const load = (rate: number) => {
      const drawn = design(`client[rate=${rate}] > api[service=10ms]`);
      return experimentsOf(read(drawn)).find(({ kind }) => kind === 'load')!;
    };
    // One at once for 10 ms: 100 a second.
    expect(load(40).how).toContain('from 40 rps to 120 rps');
    expect(load(120).how).toContain('from 50 rps to 120 rps');
    expect(load(120).expected).not.toContain('today');
  });
  test('speak of one journey as of one, and of others only where there are some', () => {
    const told = (drawn: Design) => experimentsOf(read(drawn)).find(({ id }) => id === 'failure.db.1')!.expected;
    const one = design('client[rate=10] > db[service=5ms]');
    expect(told(one)).toMatch(/^“[^”]+” fails until it is back\. /);
    const other = { name: 'Other', entry: 'api', ratePerSecond: 1 };
    const two = design('client[rate=10] > db[service=5ms]; api[service=5ms]');
    expect(told({ ...two, journeys: { ...two.journeys, other } })).toContain('; everything else goes on.');
  });
  test('keep what a person said of them', () => {
    const said = shop({ review: { experiments: { 'load.buy': { state: 'passed' } } } });
    expect(experimentsOf(read(said)).find(({ id }) => id === 'load.buy')!.record).toMatchObject({ state: 'passed' });
  });
});

test('a component’s page says which journeys fail with it', () => {
  const page = componentPage(read(shop()), 'db')!;
  expect(page.failureModes).toEqual([{ name: '“Buy”', text: 'its failure takes it down', isWarning: true }]);
  expect(page.journeys).toEqual(['Buy']);
  expect(page.alternatives.length).toBeGreaterThan(2);
  expect(page.runbook.length).toBeGreaterThan(2);
});

describe('changes since the last review', () => {
  const signed = shop();
  const reviewed = (now: Design): Design => ({
    ...now,
    review: { reviewed: { date: '2026-11-01', tables: snapshotOf(signed) } },
  });

  test('are none where nothing changed, also after saving', () => {
    expect(changesSince(reviewed(signed))).toEqual([]);
    const saved = parseDesign(serializeDesign(reviewed(signed)));
    expect(saved.ok && changesSince(saved.value)).toEqual([]);
  });
  test('name the field, what it was and what it is', () => {
    const now = { ...signed, components: { ...signed.components, db: { ...signed.components['db']!, replicas: 2 } } };
    expect(changesSince(reviewed(now))).toEqual([
      { table: 'components', id: 'db', name: 'db', what: 'changed', fields: ['replicas: not stated → 2'] },
    ]);
  });
  test('do not count what is only moved', () => {
    const moved = {
      ...signed,
      components: { ...signed.components, db: { ...signed.components['db']!, position: { x: 9, y: 9 } } },
    };
    expect(changesSince(reviewed(moved))).toEqual([]);
  });
  test('are none before anybody signed', () => expect(changesSince(signed)).toEqual([]));
});

test('at least thirty things are explained, each in a few sentences with its source', () => {
  expect(TOPICS.length).toBeGreaterThanOrEqual(30);
  expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length);
  for (const { id, text, source } of TOPICS) {
    expect(text.length, id).toBeGreaterThan(120);
    expect(text.length, id).toBeLessThan(520);
    expect(source.length, id).toBeGreaterThan(10);
  }
});
