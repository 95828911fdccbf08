import { topic } from './topic';

const DDIA = (chapter: string) => `Kleppmann, Designing Data-Intensive Applications, ${chapter}`;

/** Data, agreement and time. */
export const TRUTH = [
  topic(
    'quorum',
    'What is a quorum?',
    'So many copies that any two sets of them share one. With N copies, W that must take a write and R that must answer a read, R + W > N means that a read meets the last write. Three copies with W = R = 2 bear the loss of one.',
    'Gifford, Weighted Voting for Replicated Data, SOSP 1979',
  ),
  topic(
    'cap',
    'CAP',
    'When the network between copies is cut, a store either refuses some requests or lets copies differ. It does not choose two of three: cuts happen, so the choice is between consistency and availability, and only while the cut lasts.',
    'Gilbert and Lynch, Brewer’s Conjecture, SIGACT News 33(2), 2002',
  ),
  topic(
    'pacelc',
    'PACELC',
    'CAP speaks of the rare case. Else, without a cut, a store trades latency against consistency on every request: agreement takes a round trip. So PA/EL stores answer at once and agree later, PC/EC stores do neither without agreement.',
    'Abadi, Consistency Tradeoffs in Modern Distributed Database System Design, IEEE Computer 45(2), 2012',
  ),
  topic(
    'read-your-writes',
    'Reading what one wrote',
    'A person who saves and then sees the old text believes the save failed. Asynchronous replicas and caches cause it. Read from the leader for a while after a write, or send along the position of the write and wait for it.',
    DDIA('chapter 5'),
  ),
  topic(
    'idempotency',
    'Idempotency',
    'A request that may come twice without acting twice. After a timeout nobody knows whether it was done, so callers repeat. A key made by the caller and kept by the callee makes the second time return the first answer.',
    'RFC 9110, section 9.2.2; Stripe API documentation, idempotent requests',
  ),
  topic(
    'partition-key',
    'Choosing a partition key',
    'The key decides which machine a record lives on. It must have many values, be spread evenly, and be in the queries that matter: a query without it asks every partition. Time and status are bad keys, ids are good ones.',
    DDIA('chapter 6'),
  ),
  topic(
    'index-prefix',
    'Which queries an index serves',
    'An index on (a, b, c) finds by a, by a and b, and by all three; by b alone it does not. Put the fields that are compared for equality first and the one that orders last.',
    'PostgreSQL documentation, Multicolumn Indexes',
  ),
  topic(
    'store-choice',
    'Choosing a store',
    'Begin with how data is asked for, not with what is in fashion. By key only: key-value. In many ways, with joins and transactions: relational. Appended at a rate beyond one machine: wide column. Words, neighbours, relations and blobs have stores of their own, usually beside the truth and not as the truth.',
    DDIA('chapters 2 and 3'),
  ),
  topic(
    'oltp-olap',
    'Transactions and analysis',
    'A transaction reads a few rows by key; an analysis reads a few columns of all rows. Row stores do the first and column stores the second a hundred times better. Copy changes from one to the other instead of running both on one machine.',
    DDIA('chapter 3'),
  ),
  topic(
    'dual-write',
    'Two writes of one request',
    'A service that writes its database and then publishes an event may end between the two. Then one says it happened and the other does not, for ever. Write the event into the database in the same transaction and publish it from there.',
    `${DDIA('chapter 11')}; microservices.io, Transactional Outbox`,
  ),
  topic(
    'cache-strategies',
    'Caching strategies',
    'Cache-aside reads the store on a miss and is simplest. Write-through keeps the cache fresh and slows writes. Write-behind is fast and can lose data. Whatever the strategy, say when an entry ends and what happens when the cache is empty.',
    'Amazon ElastiCache documentation, caching strategies',
  ),
  topic(
    'stampede',
    'Cache stampedes',
    'When a popular entry ends, everybody computes it again at once. Let one do it while the others wait or get the old one, and vary the end times by a tenth.',
    'Nishtala and others, Scaling Memcache at Facebook, NSDI 2013',
  ),
  topic(
    'delivery',
    'At least once',
    'Between a sender and a receiver that may both fail, a message arrives at most once or at least once; exactly once is at least once with a receiver that recognises repeats. Queues deliver at least once, so consumers must bear repeats.',
    'Amazon SQS documentation; Kleppmann, Designing Data-Intensive Applications, chapter 11',
  ),
  topic(
    'ordering',
    'Order in queues',
    'Order across everything allows one consumer. Usually only the order for one entity matters: partition by its id and each partition keeps order. After a failure, versions tell the late from the new.',
    'Apache Kafka documentation, message ordering',
  ),
];
