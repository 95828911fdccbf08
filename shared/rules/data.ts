import { likely } from '../model';
import { flagOf, wordOf } from './ask';
import type { ComponentFacts, Facts } from './facts';
import type { Hit, Rule } from './rule';

const writersOf = (facts: Facts, store: ComponentFacts): readonly ComponentFacts[] =>
  store.incoming
    .filter(({ connector }) => connector.operations !== 'reads')
    .flatMap(({ from }) => facts.byId.get(from) ?? [])
    .filter(({ group }) => group === 'compute');

const SERIAL =
  /^(?:created|updated|at|time|timestamp|date|day|seq|sequence|serial|status|country|type|state)(?:_?at|_?id)?$/i;

/** What is written where, and whether everybody sees it. */
export const DATA: readonly Rule[] = [
  {
    id: 'DATA-01',
    category: 'data',
    severity: 'warning',
    title: 'One owner writes a store',
    why: 'Several services that write one database are coupled through its tables: a change for one breaks the others.',
    fix: 'A store for each service; others ask its API or follow its changes.',
    source: 'Newman, Building Microservices; AWS Well-Architected REL03-BP02',
    test: (facts) =>
      facts.components
        .filter(
          ({ isStore, component }) =>
            isStore && component.kind !== 'object-store' && component.kind !== 'data-warehouse',
        )
        .flatMap((store): Hit[] => {
          const writers = writersOf(facts, store);
          const owners = new Set(writers.map(({ component, id }) => component.owner ?? id));
          if (owners.size < 2) return [];
          // Workers and jobs of the same owner are one service in several processes: only stated owners make it certain.
          const isStated = writers.every(({ component }) => component.owner !== undefined);
          return [
            {
              about: [store.id, ...writers.map(({ id }) => id)],
              state: isStated ? 'broken' : 'unsaid',
              message: isStated
                ? `${store.name} is written by ${[...owners].join(' and ')}.`
                : `${store.name} is written by ${writers.map(({ name }) => name).join(', ')}: do they have one owner?`,
            },
          ];
        }),
  },
  {
    id: 'DATA-02',
    category: 'data',
    severity: 'error',
    title: 'Two writes of one request stay together',
    why: 'When a service writes its database and then a broker, a crash in between leaves them different for ever.',
    fix: 'Write the event into the database in the same transaction (outbox) and publish it from there.',
    source: 'Kleppmann, Designing Data-Intensive Applications, chapter 11; microservices.io, Transactional Outbox',
    test: (facts) =>
      facts.components
        .filter(({ group }) => group === 'compute')
        .flatMap((service) => {
          const targets = service.outgoing
            .filter(({ connector }) => connector.operations !== 'reads')
            .flatMap(({ to }) => facts.byId.get(to) ?? []);
          const stores = targets.filter(({ isSourceOfTruth }) => isSourceOfTruth);
          const others = targets.filter(({ isQueue, component }) => isQueue || component.kind === 'search-index');
          if (stores.length === 0 || others.length === 0) return [];
          const what = `${stores[0]!.name} and ${others[0]!.name}`;
          return flagOf(service, 'operations.outbox', {
            broken: `writes ${what} one after the other; a crash in between leaves them different`,
            unsaid: `writes ${what}: what happens after a crash in between (outbox)?`,
          }).map((hit) => ({ ...hit, about: [service.id, stores[0]!.id, others[0]!.id] }));
        }),
  },
  {
    id: 'DATA-05',
    category: 'data',
    severity: 'error',
    title: 'Strong reads overlap the writes',
    why: 'Where read and write quorum together do not exceed the copies, a read may miss the last write.',
    fix: 'Read quorum + write quorum > copies.',
    source: 'DeCandia and others, Dynamo, SOSP 2007',
    test: (facts) =>
      facts.components.flatMap(({ id, name, attributes }): Hit[] => {
        const data = attributes.data?.value;
        const { copies, readQuorum, writeQuorum } = data ?? {};
        if (
          data?.consistency !== 'strong' ||
          copies === undefined ||
          readQuorum === undefined ||
          writeQuorum === undefined
        )
          return [];
        const [n, r, w] = [likely(copies), likely(readQuorum), likely(writeQuorum)];
        return r + w > n
          ? []
          : [
              {
                about: [id],
                state: 'broken',
                message: `${name} says strong, but ${r} + ${w} copies do not exceed ${n}.`,
                evidence: { copies: n, readQuorum: r, writeQuorum: w },
              },
            ];
      }),
  },
  {
    id: 'DATA-08',
    category: 'data',
    severity: 'warning',
    title: 'What is cached ends',
    why: 'Without an end and without invalidation a cached answer is stale for ever.',
    fix: 'A time to live, and invalidation when the original changes.',
    source: 'Amazon ElastiCache documentation, caching strategies',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'cache' || component.kind === 'cdn')
        .filter(
          ({ component, said }) => component.ttlSeconds === undefined && said('operations.invalidation') === undefined,
        )
        .map(
          (cache): Hit => ({
            about: [cache.id],
            state: 'unsaid',
            message: `${cache.name}: when does what it holds end, by time or by invalidation?`,
            answer: { table: 'components', id: cache.id, path: 'ttlSeconds' },
          }),
        ),
  },
  {
    id: 'DATA-10',
    category: 'data',
    severity: 'info',
    title: 'Whether order matters is said',
    why: 'A queue with several consumers delivers out of order; what needs order has to be keyed.',
    fix: 'Partition by the entity whose order matters, or carry versions.',
    source: 'Apache Kafka documentation, ordering; Amazon SQS documentation, FIFO queues',
    test: (facts) =>
      facts.components
        .filter(({ isQueue, said }) => isQueue && said('operations.ordering') === undefined)
        .map(
          (queue): Hit => ({
            about: [queue.id],
            state: 'unsaid',
            message: `${queue.name}: does the order of messages matter, and by which key is it kept?`,
            answer: { table: 'components', id: queue.id, path: 'operations.ordering' },
          }),
        ),
  },
  {
    id: 'DATA-11',
    category: 'data',
    severity: 'error',
    title: 'Nothing may be lost and nobody waits cannot both hold',
    why: 'Asynchronous replication loses what was not yet copied.',
    fix: 'Replicate synchronously and pay the round trip on every write, or allow some loss.',
    source: 'AWS Well-Architected REL13-BP02; Abadi, PACELC',
    test: (facts) =>
      facts.components
        .filter(({ said }) => said('data.rpoSeconds') === 0 && /^async/i.test(wordOf(said('data.replication'))))
        .map(
          ({ id, name }): Hit => ({
            about: [id],
            state: 'broken',
            message: `${name} must lose nothing (RPO 0) and replicates asynchronously.`,
            answer: { table: 'components', id, path: 'data.replication', good: 'synchronous' },
          }),
        ),
  },
  {
    id: 'DATA-12',
    category: 'data',
    severity: 'error',
    title: 'Caches and indexes are not the only copy',
    why: 'Eviction or a new index loses what is kept nowhere else.',
    fix: 'Keep the original in a durable store and a way to build the copy again.',
    source: 'AWS Well-Architected PERF03-BP05; Redis documentation, persistence',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'cache' || component.kind === 'search-index')
        .filter(({ component }) => component.data?.sourceOfTruth === true)
        .map(
          ({ id, name }): Hit => ({
            about: [id],
            state: 'broken',
            message: `${name} is called a source of truth, but forgets.`,
            answer: { table: 'components', id, path: 'data.sourceOfTruth', good: false },
          }),
        ),
  },
  {
    id: 'SCAL-03',
    category: 'scalability',
    severity: 'warning',
    title: 'Partition keys spread the load',
    why: 'A key that only grows, or has few values, sends all writes to one partition.',
    fix: 'Partition by an id, or put a hash in front.',
    source: 'Amazon DynamoDB documentation, partition keys; Google Spanner documentation, schema design',
    test: (facts) =>
      Object.entries(facts.entities).flatMap(([id, { name, partitionKey, component }]): Hit[] => {
        const first = partitionKey?.[0];
        if (first === undefined || !SERIAL.test(first)) return [];
        return [
          {
            about: [id, ...(component === undefined ? [] : [component])],
            state: 'broken',
            message: `${name ?? id} is partitioned by ${first}, which grows with time or has few values.`,
            evidence: { partitionKey },
          },
        ];
      }),
  },
];
