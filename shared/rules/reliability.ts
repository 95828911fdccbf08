import { likely } from '../model';
import { flagOf, saidOf } from './ask';
import { type ComponentFacts, type Facts, isCritical } from './facts';
import type { Hit, Rule } from './rule';

const queues = ({ components }: Facts) => components.filter(({ isQueue }) => isQueue);
const truths = ({ components }: Facts) => components.filter(({ isSourceOfTruth }) => isSourceOfTruth);

/** Who takes messages out: whom the queue calls, and who calls it as a worker does. */
export const consumersOf = (facts: Facts, queue: ComponentFacts): readonly ComponentFacts[] =>
  queue.outgoing.flatMap(({ to }) => facts.byId.get(to) ?? []).filter(({ isQueue, isStore }) => !isQueue && !isStore);

const hasBackup = (store: ComponentFacts): boolean => {
  const backup = store.said('data.backup');
  return backup !== undefined && backup !== false && backup !== 'none' && backup !== '';
};

/** Asynchronous work and what brings data back. Load, single points and targets are findings of the analysis. */
export const RELIABILITY: readonly Rule[] = [
  {
    id: 'REL-15',
    category: 'reliability',
    severity: 'error',
    title: 'Queues have a place for messages that cannot be processed',
    why: 'A message that always fails blocks those behind it or is tried for ever.',
    fix: 'Move a message to a dead-letter queue after three to five attempts, and alert on its depth.',
    source: 'Amazon SQS documentation, dead-letter queues; AWS Well-Architected REL05-BP04',
    test: (facts) =>
      queues(facts).flatMap((queue) =>
        flagOf(queue, 'operations.deadLetters', {
          broken: 'a message that always fails is tried for ever',
          unsaid: 'where does a message go that always fails?',
        }),
      ),
  },
  {
    id: 'REL-16',
    category: 'reliability',
    severity: 'warning',
    title: 'Somebody learns of dead letters',
    why: 'Messages that nobody looks at are lost when their retention ends.',
    fix: 'Alert when the dead-letter queue is not empty; keep dead letters longer than the source keeps messages.',
    source: 'Amazon SQS documentation, dead-letter queues; AWS Well-Architected REL06-BP03',
    test: (facts) =>
      queues(facts)
        .filter(({ said }) => said('operations.deadLetters') === true)
        .flatMap((queue) =>
          flagOf(queue, 'operations.alerts', {
            broken: 'nobody learns of dead letters',
            unsaid: 'who learns of dead letters?',
          }),
        ),
  },
  {
    id: 'REL-17',
    category: 'reliability',
    severity: 'warning',
    title: 'Queues are bounded',
    why: 'A queue without a limit turns overload into exhausted memory and answers that come too late.',
    fix: 'Limit the queue, refuse at its end, and say so to the producer.',
    source: 'Site Reliability Engineering, chapter 22; AWS Well-Architected REL05-BP04',
    test: (facts) =>
      queues(facts)
        .filter(({ component }) => component.queueLimit === undefined && component.retentionSeconds === undefined)
        .map((queue) => ({
          about: [queue.id],
          state: 'unsaid' as const,
          message: `${queue.name}: how much may wait in it, or how long?`,
          answer: { table: 'components' as const, id: queue.id, path: 'queueLimit' },
        })),
  },
  {
    id: 'REL-19',
    category: 'reliability',
    severity: 'error',
    title: 'Consumers bear a message twice',
    why: 'Queues and streams deliver at least once: duplicates are normal.',
    fix: 'Remember message ids, or write so that the second time changes nothing.',
    source: 'Amazon SQS documentation, standard queues; Hohpe and Woolf, Idempotent Receiver',
    test: (facts) =>
      queues(facts).flatMap((queue) =>
        consumersOf(facts, queue).flatMap((consumer) =>
          flagOf(consumer, 'operations.idempotent', {
            broken: `a message of ${queue.name} that comes twice acts twice`,
            unsaid: `what happens when a message of ${queue.name} comes twice?`,
          }),
        ),
      ),
  },
  {
    id: 'REL-21',
    category: 'reliability',
    severity: 'warning',
    title: 'Messages are acknowledged after the work',
    why: 'Acknowledged before the work, a message is lost when the consumer ends.',
    fix: 'Acknowledge after the commit; let producers wait for the broker’s confirmation.',
    source: 'RabbitMQ documentation, consumer acknowledgements',
    test: (facts) =>
      queues(facts).flatMap((queue) =>
        consumersOf(facts, queue)
          .filter(({ said }) => said('operations.ackMode') === 'auto')
          .map(
            (consumer): Hit => ({
              about: [consumer.id, queue.id],
              state: 'broken',
              message: `${consumer.name} acknowledges messages of ${queue.name} before the work is done.`,
              answer: { table: 'components', id: consumer.id, path: 'operations.ackMode', good: 'manual' },
            }),
          ),
      ),
  },
  {
    id: 'REL-26',
    category: 'reliability',
    severity: 'error',
    title: 'What cannot be rebuilt is backed up',
    why: 'Replication copies a mistake within milliseconds; only a backup brings deleted data back.',
    fix: 'Automatic backups with recovery to a point in time, and one copy that cannot be changed.',
    source: 'AWS Well-Architected REL09-BP01, REL09-BP03; Azure RE:09',
    test: (facts) =>
      truths(facts)
        .filter((store) => !hasBackup(store))
        .map((store): Hit => {
          const said = store.said('data.backup');
          return {
            about: [store.id],
            state: said === undefined ? 'unsaid' : 'broken',
            message:
              said === undefined
                ? `${store.name}: how is it backed up?`
                : `${store.name} is a source of truth without a backup.`,
            answer: { table: 'components', id: store.id, path: 'data.backup' },
          };
        }),
  },
  {
    id: 'REL-27',
    category: 'reliability',
    severity: 'warning',
    title: 'Stores say how much may be lost',
    why: 'Whether a backup interval or a replication lag is good enough depends on what may be lost.',
    fix: 'State RPO and RTO of each source of truth, and check backups against them.',
    source: 'AWS Well-Architected REL13-BP01',
    test: (facts) =>
      truths(facts).flatMap((store) => [
        ...saidOf(store, 'data.rpoSeconds', 'how much work may be lost at most (RPO)?'),
        ...saidOf(store, 'data.rtoSeconds', 'how long may recovery take at most (RTO)?'),
      ]),
  },
  {
    id: 'REL-28',
    category: 'reliability',
    severity: 'warning',
    title: 'Restoring has been tried',
    why: 'Backups that nobody has restored tend to fail on the day they are needed.',
    fix: 'Restore on a schedule, measure how long it takes, and compare with the RTO.',
    source: 'AWS Well-Architected REL09-BP04; Site Reliability Engineering, chapter 26',
    test: (facts) =>
      truths(facts)
        .filter(hasBackup)
        .flatMap((store) =>
          flagOf(store, 'operations.restoreTested', {
            broken: 'its backup has never been restored',
            unsaid: 'has its backup been restored in the last 90 days?',
          }),
        ),
  },
  {
    id: 'REL-29',
    category: 'reliability',
    severity: 'warning',
    title: 'Backups lie elsewhere',
    why: 'One incident must not destroy the data and its backup.',
    fix: 'Keep backups in another region and another account, locked against change.',
    source: 'AWS Well-Architected REL09-BP02, REL13-BP02',
    test: (facts) =>
      truths(facts)
        .filter((store) => hasBackup(store) && isCritical(facts, store))
        .flatMap((store) =>
          flagOf(store, 'operations.backupElsewhere', {
            broken: 'its backup lies where the data lies',
            unsaid: 'does its backup lie in another region or account?',
          }),
        ),
  },
  {
    id: 'REL-36',
    category: 'reliability',
    severity: 'warning',
    title: 'Scheduled work runs once',
    why: 'One scheduler misses runs when it is down; two without a lock run everything twice.',
    fix: 'A managed scheduler, or replicas with a leader lock, and jobs that bear a second run.',
    source: 'Site Reliability Engineering, chapter 24',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'scheduler')
        .flatMap((scheduler) => {
          const replicas = scheduler.attributes.replicas.value;
          if (replicas === 1)
            return [
              {
                about: [scheduler.id],
                state: 'broken' as const,
                message: `${scheduler.name} has one replica: runs are missed while it is down.`,
              },
            ];
          return flagOf(scheduler, 'operations.leaderLock', {
            broken: `${replicas} replicas without a lock run every job ${replicas} times`,
            unsaid: `what keeps its ${replicas} replicas from running the same job?`,
          });
        }),
  },
  {
    id: 'REL-37',
    category: 'reliability',
    severity: 'warning',
    title: 'Quorums have an odd number of members',
    why: 'Four members bear the loss of one, as three do; two bear none.',
    fix: 'Three or five members over three zones.',
    source: 'etcd documentation, FAQ; AWS Well-Architected REL10-BP01',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'coordination-service')
        .filter(({ attributes }) => attributes.replicas.value < 3 || attributes.replicas.value % 2 === 0)
        .map(
          (one): Hit => ({
            about: [one.id],
            state: 'broken',
            message: `${one.name} has ${one.attributes.replicas.value} members: expected three or five.`,
            evidence: { replicas: one.attributes.replicas.value },
            answer: { table: 'components', id: one.id, path: 'replicas', good: 3 },
          }),
        ),
  },
  {
    id: 'REL-38',
    category: 'reliability',
    severity: 'warning',
    title: 'Durable streams keep three copies',
    why: 'With fewer than three copies, or acknowledged by one, an acknowledged message can be lost with a broker.',
    fix: 'Replication factor 3, at least 2 in sync, producers wait for all of them.',
    source: 'Apache Kafka documentation, replication',
    test: (facts) =>
      facts.components
        .filter(({ component }) => component.kind === 'stream')
        .filter(({ component }) => component.data?.copies !== undefined && likely(component.data.copies) < 3)
        .map(
          (stream): Hit => ({
            about: [stream.id],
            state: 'broken',
            message: `${stream.name} keeps ${likely(stream.component.data!.copies!)} copies of a message.`,
            answer: { table: 'components', id: stream.id, path: 'data.copies', good: 3 },
          }),
        ),
  },
];
