import { analyze } from '@shared/analysis';
import { TEMPLATES, templateOf } from '@shared/catalogue/templates';
import { apply } from '@shared/edit';
import { type Component, type Connector, type Design, emptyDesign } from '@shared/model';
import { isEnded, lookAt, profileOf, type Proposal, proposals, remediesFor, tacticOf, trial } from '@shared/tradeoff';
import { describe, expect, test } from 'vitest';

/** Components by id as `kind` or as a record, connectors as `from-to`: what a senior engineer would look at first. */
function drawn(
  components: Record<string, string | Component>,
  connectors: Record<string, Partial<Connector>>,
  journeys: Design['journeys'] = { use: { entry: 'client', ratePerSecond: 100 } },
): Design {
  return {
    ...emptyDesign({ id: 'drawn', name: 'Drawn' }),
    components: Object.fromEntries(
      Object.entries(components).map(([id, each]) => [id, typeof each === 'string' ? { kind: each } : each]),
    ),
    connectors: Object.fromEntries(
      Object.entries(connectors).map(([id, more]) => {
        const [from, to] = id.split('-') as [string, string];
        return [id, { from, to, ...more }];
      }),
    ),
    journeys,
  };
}

const offered = (design: Design, tactic: string): readonly Proposal[] => proposals(lookAt(design), [tacticOf(tactic)!]);
const subjects = (design: Design, tactic: string): readonly string[] =>
  offered(design, tactic).flatMap(({ about }) => about[0] ?? []);
const after = (design: Design, { change }: Proposal) => apply(design, change);

describe('payloads are packed', () => {
  const answer = (connector: Partial<Connector>, callee: string | Component = 'service') =>
    subjects(drawn({ client: 'client', api: callee }, { 'client-api': connector }), 'compress').length;

  test('from a kilobyte to ten megabytes of what is text', () => {
    expect([999, 1000, 50_000, 10e6, 11e6].map((responseBytes) => answer({ responseBytes }))).toEqual([0, 1, 1, 1, 0]);
  });

  test('not where pictures, video or archives are carried, by what they are called or where they are kept', () => {
    expect(answer({ responseBytes: 50_000, label: 'thumbnails' })).toBe(0);
    expect(answer({ responseBytes: 50_000, label: 'search results' })).toBe(1);
    expect(answer({ responseBytes: 50_000 }, 'object-store')).toBe(0);
    const files = (responseBytes: number) =>
      subjects(
        drawn(
          { client: 'client', cdn: 'cdn', store: 'object-store' },
          { 'client-cdn': { responseBytes }, 'cdn-store': {} },
        ),
        'compress',
      );
    expect(files(2e6)).toEqual([]);
    expect(files(20_000)).toEqual(['client-cdn']);
  });

  test('nowhere on the video platform, whose bill is its video', () => {
    expect(offered(templateOf('video')!.design, 'compress')).toEqual([]);
  });

  test('and takes the time of both ends, for the calls that carry them', () => {
    const design = drawn(
      {
        client: 'client',
        api: { kind: 'service', serviceMs: 5, concurrency: 4 },
        auth: { kind: 'service', serviceMs: 2, concurrency: 4 },
      },
      { 'client-api': {}, 'api-auth': { calls: 0.5, responseBytes: 105_000, requestBytes: 39_000 } },
    );
    const packed = after(design, offered(design, 'compress')[0]!);
    // A response of 105 kB takes 1 ms to pack; half of the requests at `api` unpack one.
    expect(packed.components['auth']!.serviceMs).toBeCloseTo(2 + 1 + 39 / 390, 5);
    expect(packed.components['api']!.serviceMs).toBeCloseTo(5 + 0.5 * (39 / 105 + 105 / 390), 5);
    expect(packed.connectors['api-auth']!.responseBytes).toBe(Math.round(105_000 / 2.743));
  });
});

describe('a cache is offered', () => {
  const behind = (caller: string, store: string | Component, more: Partial<Connector> = {}) =>
    subjects(drawn({ client: 'client', own: caller, store }, { 'client-own': {}, 'own-store': more }), 'cache-aside');

  test('where somebody waits for what is read, and not to a batch job', () => {
    expect(behind('service', 'sql-database')).toEqual(['store']);
    expect(behind('batch-job', 'sql-database')).toEqual([]);
    expect(behind('worker', 'sql-database')).toEqual([]);
  });

  test('neither for files, nor for items too large, nor for what is in memory already', () => {
    expect(behind('service', 'object-store')).toEqual([]);
    expect(behind('service', 'sql-database', { responseBytes: 2e6 })).toEqual([]);
    expect(behind('service', { kind: 'key-value-store', technology: 'Redis' })).toEqual([]);
  });

  test('not where nobody reads', () => {
    const written = (readShare: number) =>
      subjects(
        drawn(
          { client: 'client', api: 'service', store: 'sql-database' },
          { 'client-api': {}, 'api-store': {} },
          { use: { entry: 'client', ratePerSecond: 100, readShare } },
        ),
        'cache-aside',
      );
    expect(written(0)).toEqual([]);
    expect(written(0.1)).toEqual(['store']);
  });

  test('large enough for its load', () => {
    const design = drawn(
      { client: 'client', api: { kind: 'service', replicas: 4000 }, store: 'sql-database' },
      { 'client-api': {}, 'api-store': {} },
      { use: { entry: 'client', ratePerSecond: 300_000 } },
    );
    const [proposal] = offered(design, 'cache-aside');
    const id = Object.keys(after(design, proposal!).components).find((each) => !(each in design.components))!;
    const { utilization } = analyze(after(design, proposal!)).report.components[id]!;
    expect(utilization).toBeLessThanOrEqual(0.7);
  });

  test('twice as large with the hits that a larger one has, and never with half of the misses found by magic', () => {
    const larger = (hitRatio: number) => {
      const design = drawn(
        { client: 'client', api: 'service', cache: { kind: 'cache', hitRatio } },
        { 'client-api': {}, 'api-cache': {} },
      );
      return after(design, offered(design, 'bigger-cache')[0]!).components['cache']!.hitRatio as number;
    };
    expect(larger(0.5)).toBeCloseTo(0.5 + Math.log(2) / Math.log(1e6), 3);
    expect(larger(0.96)).toBeCloseTo(0.98, 3);
  });

  test('where what is asked for is stated, twice as large means twice the objects, and the analysis knows the rest', () => {
    const design = drawn(
      {
        client: 'client',
        api: 'service',
        cache: { kind: 'cache', popularity: { objects: 10_000, skew: 1 }, cachedObjects: 100 },
      },
      { 'client-api': {}, 'api-cache': {} },
    );
    const [proposal] = offered(design, 'bigger-cache');
    expect(proposal!.assumes).toEqual([]);
    expect(after(design, proposal!).components['cache']).toMatchObject({ cachedObjects: 200 });
  });
});

describe('a CDN is offered', () => {
  const before = (connector: Partial<Connector>, more: Record<string, string> = {}, also = {}) =>
    subjects(drawn({ client: 'client', api: 'service', ...more }, { 'client-api': connector, ...also }), 'cdn');

  test('not for what is one person’s own, an open connection, or beside one that is used already', () => {
    expect(before({})).toEqual(['api']);
    expect(before({ authenticated: true })).toEqual([]);
    expect(before({ classification: 'personal' })).toEqual([]);
    expect(before({ protocol: 'WebSocket' })).toEqual([]);
    expect(before({}, { cdn: 'cdn' }, { 'client-cdn': {} })).toEqual([]);
  });
});

describe('a read replica', () => {
  const MIXED = { use: { entry: 'client', ratePerSecond: 300, readShare: 0.5 } };
  const of = (db: Component) =>
    drawn({ client: 'client', api: { kind: 'service', replicas: 9 }, db }, { 'client-api': {}, 'api-db': {} }, MIXED);

  test('follows a leader: stores that answer from every copy, files and what is paid by use have none', () => {
    const kinds = ['sql-database', 'document-database', 'wide-column-store', 'object-store', 'key-value-store'];
    expect(kinds.filter((kind) => subjects(of({ kind }), 'read-replica').length > 0)).toEqual([
      'sql-database',
      'document-database',
    ]);
  });

  test('is not the next to be full', () => {
    const design = of({ kind: 'sql-database', serviceMs: 5, concurrency: 2, replicas: 2 });
    const before = lookAt(design).report.components['db']!.saturatesAt!;
    const { components } = analyze(after(design, offered(design, 'read-replica')[0]!)).report;
    const stores = Object.keys(components).filter((id) => id.startsWith('db'));
    expect(Math.min(...stores.map((id) => components[id]!.saturatesAt!))).toBeGreaterThanOrEqual(before * (1 - 1e-9));
  });
});

describe('a call may be left for later', () => {
  const WRITES = { use: { entry: 'client', ratePerSecond: 10, readShare: 0 } };
  const shop = (keys: Partial<Connector>, callee = 'service') =>
    drawn(
      { client: 'client', api: 'service', keys: callee, db: 'sql-database' },
      { 'client-api': {}, 'api-keys': keys, 'api-db': { stage: 2 } },
      WRITES,
    );

  test('where nothing is done with its answer afterwards', () => {
    expect(subjects(shop({ stage: 3 }), 'make-async')).toEqual(['api-keys']);
    expect(subjects(shop({ stage: 1 }), 'make-async')).toEqual([]);
    expect(subjects(shop({ stage: 1 }), 'queue-before')).toEqual([]);
  });

  test('where the request is written down elsewhere, or the callee only tells of it', () => {
    const alone = (callee: string) =>
      drawn({ client: 'client', api: 'service', other: callee }, { 'client-api': {}, 'api-other': {} }, WRITES);
    expect(subjects(alone('service'), 'make-async')).toEqual([]);
    expect(subjects(alone('email-sms'), 'make-async')).toEqual(['api-other']);
  });

  test('behind a queue like those that the design has', () => {
    const design = drawn(
      {
        client: 'client',
        api: 'service',
        mail: 'email-sms',
        jobs: { kind: 'queue', technology: 'RabbitMQ', serviceMs: 0.3, cost: { perReplicaMonth: 40 } },
      },
      { 'client-api': {}, 'api-mail': {} },
      WRITES,
    );
    const changed = after(design, offered(design, 'queue-before')[0]!);
    const added = Object.keys(changed.components).find((id) => !(id in design.components))!;
    expect(changed.components[added]).toMatchObject({ technology: 'RabbitMQ', cost: { perReplicaMonth: 40 } });
  });
});

describe('a request does without', () => {
  const whose = (kind: string, readShare: number) =>
    subjects(
      drawn(
        { client: 'client', api: 'service', other: kind },
        { 'client-api': {}, 'api-other': {} },
        { use: { entry: 'client', ratePerSecond: 10, readShare } },
      ),
      'make-optional',
    );

  test('what only adds to an answer, never what decides it or is written to', () => {
    expect(whose('service', 1)).toEqual(['other']);
    expect(whose('service', 0.5)).toEqual([]);
    expect(whose('payment-provider', 1)).toEqual([]);
    expect(whose('identity-provider', 1)).toEqual([]);
    expect(whose('queue', 0)).toEqual([]);
    expect(whose('email-sms', 0)).toEqual(['other']);
    expect(whose('rate-limiter', 0.5)).toEqual(['other']);
  });
});

describe('calls', () => {
  test('go side by side where nobody put a write behind them', () => {
    const design = (stage: number | undefined) =>
      drawn(
        { client: 'client', api: 'service', check: 'service', db: 'sql-database' },
        {
          'client-api': {},
          'api-check': stage === undefined ? {} : { stage: 1 },
          'api-db': { operations: 'writes', ...(stage === undefined ? {} : { stage }) },
        },
        { use: { entry: 'client', ratePerSecond: 10, readShare: 0 } },
      );
    expect(subjects(design(2), 'parallel-calls')).toEqual([]);
    expect(subjects(design(undefined), 'parallel-calls')).toEqual(['api']);
  });

  test('are made once for many things: neither for files, nor over shards, nor of companies that count things', () => {
    const batch = (callee: Component, more: Partial<Connector> = {}) =>
      subjects(
        drawn(
          { client: 'client', api: 'service', other: callee },
          { 'client-api': {}, 'api-other': { calls: 4, ...more } },
        ),
        'batch-calls',
      ).length;
    expect(batch({ kind: 'sql-database' })).toBe(1);
    expect(batch({ kind: 'sql-database' }, { responseBytes: 400_000 })).toBe(0);
    expect(batch({ kind: 'sql-database', shards: 4, replicas: 4 })).toBe(0);
    expect(batch({ kind: 'object-store' })).toBe(0);
    expect(batch({ kind: 'email-sms' })).toBe(0);
  });

  test('to the same callee are told apart', () => {
    const design = drawn(
      { client: 'client', api: 'service', db: { kind: 'sql-database', name: 'Orders' } },
      { 'client-api': {}, 'api-db': { operations: 'reads' } },
    );
    const twice = {
      ...design,
      connectors: { ...design.connectors, again: { from: 'api', to: 'db', operations: 'writes' as const } },
      journeys: { use: { entry: 'client', ratePerSecond: 10, readShare: 0.5 } },
    };
    const labels = offered(twice, 'timeout').map(({ label }) => label);
    expect(labels).toHaveLength(2);
    expect(labels[0]).toMatch(/for Orders \(reads\)$|for Orders \(writes\)$/);
    expect(new Set(labels).size).toBe(2);
  });

  test('of a write to another company are tried again only where it is said to know a repetition', () => {
    const pay = (idempotent?: boolean) =>
      subjects(
        drawn(
          { client: 'client', api: 'service', bank: 'payment-provider' },
          { 'client-api': {}, 'api-bank': idempotent === undefined ? {} : { idempotent } },
          { use: { entry: 'client', ratePerSecond: 10, readShare: 0 } },
        ),
        'retry',
      );
    expect(pay()).toEqual([]);
    expect(pay(true)).toEqual(['api-bank']);
  });
});

test('a deadline is what one answer in a thousand exceeds, also of a call that nobody waits for', () => {
  const design = drawn(
    {
      client: 'client',
      api: { kind: 'service', serviceMs: 1, concurrency: 100 },
      log: { kind: 'queue', serviceMs: 0.1, concurrency: 100 },
      push: { kind: 'worker', serviceMs: 1, concurrency: 100 },
      apns: { kind: 'external-system', serviceMs: 200, concurrency: 1000 },
    },
    { 'client-api': {}, 'api-log': { mode: 'async' }, 'log-push': { mode: 'async' }, 'push-apns': {} },
    { use: { entry: 'client', ratePerSecond: 20 } },
  );
  const proposal = offered(design, 'timeout').find(({ about }) => about[0] === 'push-apns')!;
  const { timeoutMs } = after(design, proposal).connectors['push-apns']!;
  // 200 ms on average, far from busy: ln 1000 times that, rounded up to one digit.
  expect(timeoutMs).toBe(Math.ceil((Math.log(1000) * 200) / 1000) * 1000);
  const { failedShare } = analyze(after(design, proposal)).report.connectors['push-apns']!;
  expect(failedShare).toBeLessThanOrEqual(1e-3);
});

describe('places', () => {
  test('what others run everywhere is not spread over zones, nor bought a second time in a second region', () => {
    const design: Design = {
      ...drawn(
        {
          client: 'client',
          cdn: { kind: 'cdn', boundary: 'a' },
          api: { kind: 'service', boundary: 'a', replicas: 2 },
          files: { kind: 'object-store', boundary: 'a' },
        },
        { 'client-cdn': {}, 'cdn-api': {}, 'api-files': {} },
      ),
      boundaries: { eu: { kind: 'region' }, a: { kind: 'zone', parent: 'eu' }, b: { kind: 'zone', parent: 'eu' } },
    };
    expect(subjects(design, 'spread-zones')).toEqual(['api']);
    const changed = after(design, offered(design, 'second-region-active')[0]!);
    expect(changed.components['cdn']).toEqual(design.components['cdn']);
    expect(changed.components['api']!.replicas).toBe(4);
  });

  test('a second region stores everything twice, and pays twice what has a fixed price', () => {
    const design: Design = {
      ...drawn(
        {
          client: 'client',
          db: {
            kind: 'sql-database',
            boundary: 'eu',
            cost: { perReplicaMonth: 100, fixedMonth: 30, perGbMonth: 0.1, storageGb: 5000 },
          },
        },
        { 'client-db': {} },
      ),
      boundaries: { eu: { kind: 'region' } },
    };
    const cost = (each: Design) => analyze(each).report.cost.perMonth;
    expect(cost(design)).toBeCloseTo(100 + 30 + 500);
    expect(cost(after(design, offered(design, 'second-region-active')[0]!))).toBeCloseTo(2 * (100 + 30 + 500));
  });
});

describe('stores', () => {
  const of = (db: Component) =>
    drawn(
      { client: 'client', api: 'service', db },
      { 'client-api': {}, 'api-db': {} },
      {
        use: { entry: 'client', ratePerSecond: 10, readShare: 0.5 },
      },
    );

  test('have copies before their copies are waited for', () => {
    expect(subjects(of({ kind: 'sql-database' }), 'sync-replication')).toEqual([]);
    expect(subjects(of({ kind: 'sql-database', replicas: 2 }), 'sync-replication')).toEqual(['db']);
  });

  test('are asked for a majority only where they have one to ask', () => {
    const strict = (db: Component) => subjects(of(db), 'strong-consistency');
    expect(strict({ kind: 'wide-column-store', replicas: 3 })).toEqual(['db']);
    expect(strict({ kind: 'key-value-store', technology: 'Redis', replicas: 3 })).toEqual([]);
    expect(strict({ kind: 'search-index', replicas: 3 })).toEqual([]);
  });

  test('that split their data by themselves are not split', () => {
    const busy = (kind: string) => subjects(of({ kind, serviceMs: 60, concurrency: 1 }), 'shard');
    expect(busy('sql-database')).toEqual(['db']);
    expect(busy('wide-column-store')).toEqual([]);
    expect(busy('object-store')).toEqual([]);
  });

  test('with shards get a replica in each of them', () => {
    const design = of({ kind: 'sql-database', shards: 4, replicas: 4, serviceMs: 200, concurrency: 1 });
    const [proposal] = offered(design, 'add-replica').filter(({ about }) => about[0] === 'db');
    expect(proposal!.label).toMatch(/^Second replica of each of the 4 shards of /);
    expect(after(design, proposal!).components['db']!.replicas).toBe(8);
  });
});

test('a managed service costs as many times one’s own machine as the catalogue has it of both, and promises no less', () => {
  const of = (availability: number, technology = 'Redis') =>
    drawn(
      {
        client: 'client',
        api: 'service',
        hot: { kind: 'cache', technology, availability, cost: { perReplicaMonth: 600 } },
      },
      { 'client-api': {}, 'api-hot': {} },
    );
  const [proposal] = offered(of(0.999), 'managed');
  const { cost, technology } = after(of(0.999), proposal!).components['hot']!;
  expect(technology).toBe('Amazon ElastiCache');
  expect(cost!.perReplicaMonth).toBeCloseTo((600 * 113.88) / 60.74, 1);
  expect(offered(of(0.9999), 'managed')).toEqual([]);
});

test('a balancer before a busy service carries its load, and the loss of one of its instances', () => {
  const design = drawn(
    { client: 'client', gate: { kind: 'websocket-gateway', replicas: 60 } },
    { 'client-gate': {} },
    { use: { entry: 'client', ratePerSecond: 200_000 } },
  );
  const one = trial(design, profileOf(lookAt(design)), offered(design, 'load-balancer')[0]!);
  expect(one.profile.singlePoints).toEqual([]);
  expect(one.profile.journeys['use']!.maxLoad).toBeGreaterThan(1);
});

test('no template is told what would make its reviewer laugh', () => {
  const laughable = TEMPLATES.flatMap(({ id, design }) =>
    proposals(lookAt(design)).flatMap(({ tactic, label }) => {
      const isSilly =
        (tactic === 'rate-limit' && /DNS/.test(label)) ||
        (tactic === 'second-supplier' && /APNs/.test(label)) ||
        (['make-async', 'queue-before', 'make-optional'].includes(tactic) &&
          /Key generator|Payment provider/.test(label)) ||
        (['cache-aside', 'add-fallback'].includes(tactic) && /Mover|writer|Recount|Reconciliation/.test(label));
      return isSilly ? [`${id}: ${label}`] : [];
    }),
  );
  expect(laughable).toEqual([]);
});

describe('a way out is offered, and is one', () => {
  const ended = (design: Design, code: string) => {
    const look = lookAt(design);
    const finding = look.report.findings.find((each) => each.code === code)!;
    return remediesFor(look, finding).filter(({ change }) =>
      isEnded(finding, look.report, analyze(apply(design, change)).report),
    );
  };

  test('of a store that gives in without its cache', () => {
    const design = drawn(
      {
        client: 'client',
        api: { kind: 'service', replicas: 20 },
        cache: { kind: 'cache', hitRatio: 0.95, replicas: 2 },
        db: { kind: 'sql-database', serviceMs: 5, concurrency: 2, replicas: 2, name: 'Orders' },
      },
      { 'client-api': {}, 'api-cache': { stage: 1 }, 'api-db': { missOf: 'cache', stage: 2 } },
      { use: { entry: 'client', ratePerSecond: 1500 } },
    );
    const look = lookAt(design);
    const cold = look.report.findings.find(({ code }) => code === 'cache.cold-start')!;
    // 1 500 a second at 400 each, 70% of that planned for.
    const label = `${Math.ceil(1500 / (400 * 0.7))} replicas of Orders, for its load without Cache`;
    const way = offered(design, 'reserve-for-loss').find((each) => each.label === label)!;
    expect(isEnded(cold, look.report, analyze(after(design, way)).report)).toBe(true);
  });

  test.each([
    ['load.refused', { kind: 'service', serviceMs: 10, concurrency: 1, queueLimit: 12 }, {}, 80],
    ['queue.slow-drain', { kind: 'worker', serviceMs: 10, concurrency: 1 }, { mode: 'async' as const }, 90],
    [
      'load.autoscale-at-max',
      {
        kind: 'service',
        serviceMs: 10,
        concurrency: 1,
        cost: { perReplicaMonth: 60 },
        autoscale: { min: 1, max: 2, targetUtilization: 0.5 },
      },
      {},
      120,
    ],
  ] as const)('of %s', (code, busy, call, ratePerSecond) => {
    const design = drawn(
      { client: 'client', api: { kind: 'service', replicas: 9 }, busy },
      { 'client-api': {}, 'api-busy': call },
      { use: { entry: 'client', ratePerSecond } },
    );
    expect(ended(design, code).length).toBeGreaterThan(0);
  });
});
