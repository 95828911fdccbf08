import type { Design } from '../../model';
import { emptyDesign } from '../../model';
import { balancer, BOTH, notes, OURS, running, wired } from './parts';
import { estimateOf, machine, must, quality, REGION, should } from './records';

const BOOK = notes(14);

/** Deliberate weakness: suggestions are sharded by first letter, and one shard gets a quarter of all. */
export const TYPEAHEAD: Design = {
  ...emptyDesign({ id: 'typeahead', name: 'Search suggestions' }),
  summary:
    'Every letter that somebody types is a request: 48 000 a second at peak. On average the shards are not even a third full. Is the average what matters?',
  boundaries: REGION,
  components: {
    client: { kind: 'web-app', name: 'Search box' },
    balancer: balancer(),
    query: running('service', 'Suggestion service', { replicas: 16, serviceMs: 1, concurrency: 8 }),
    tries: {
      kind: 'cache',
      technology: 'Redis',
      name: 'Prefix tries',
      ...BOTH,
      replicas: 20,
      shards: 10,
      hottestShare: 0.25,
      serviceMs: 0.5,
      concurrency: 4,
      hitRatio: 0.98,
      availability: 0.999,
      ...machine(180),
      notes: 'Two copies of ten shards. Shards go by first letter: words with s, c and p are the most.',
    },
    store: {
      kind: 'document-database',
      technology: 'MongoDB',
      name: 'Trie store',
      ...BOTH,
      replicas: 8,
      required: 4,
      serviceMs: 2,
      concurrency: 16,
      availability: 0.999,
      ...machine(260),
      data: { stateful: true, copies: 2, backup: 'weekly' },
    },
    log: {
      kind: 'stream',
      technology: 'Kafka',
      name: 'Query log',
      ...BOTH,
      replicas: 4,
      required: 2,
      serviceMs: 0.2,
      concurrency: 8,
      availability: 0.999,
      ...machine(160),
    },
    aggregate: running('stream-processor', 'Weekly counts', { replicas: 4, serviceMs: 1, concurrency: 4 }),
    build: running('batch-job', 'Trie builder', { replicas: 2, serviceMs: 40, concurrency: 4 }),
  },
  connectors: wired(
    ['client', 'balancer', { protocol: 'HTTPS', encrypted: true, requestBytes: 200, responseBytes: 500 }],
    ['balancer', 'query', { protocol: 'HTTP' }],
    ['query', 'tries', { operations: 'reads', stage: 1 }],
    ['query', 'store', { operations: 'reads', missOf: 'tries', stage: 2 }],
    ['query', 'log', { mode: 'async', calls: 0.01, label: 'one of a hundred' }],
    ['log', 'aggregate', { mode: 'async' }],
    ['build', 'store', { label: 'replace' }],
    ['build', 'tries', { label: 'warm', required: false }],
  ),
  journeys: {
    suggest: {
      name: 'Suggest while typing',
      entry: 'client',
      ratePerSecond: 48_000,
      averageRatio: 0.5,
      readShare: 1,
      targets: { p99Ms: 100, availability: 0.999 },
    },
    rebuild: { name: 'Rebuild the tries', entry: 'build', ratePerSecond: 20, readShare: 0 },
  },
  requirements: {
    five: must('The five most frequent continuations of what has been typed.', 'suggest'),
    ranked: must('Ranked by how often people searched for them.', 'rebuild'),
    filter: should('Nothing that insults or endangers is suggested.', 'suggest'),
    fast: quality('99 of 100 suggestions are there within 100 ms, or the typist is faster.', 'suggest'),
    fresh: quality('A week-old ranking is good enough.', 'rebuild'),
  },
  estimate: estimateOf(
    ['People a day', 'given', 10e6, 'users', BOOK],
    ['Searches', '10 M · 10 / 86 400 s', 1200, '1/s', BOOK],
    ['Requests for each search', '20 letters', 20, '1', BOOK],
    ['Suggestions', '10 M · 10 · 20 / 86 400 s', 24_000, '1/s', BOOK],
    ['Peak', '2 · average', 48_000, '1/s', BOOK],
    ['New queries', '20% of 100 M', 20e6, '1/day', BOOK],
    ['New data', '100 M · 0.2 · 20 B', 400e6, 'B/day', BOOK],
    ['Share of the hottest letter', 'one shard of ten', 0.25, 'share', OURS],
    ['Answered by the tries', 'short prefixes are few', 0.98, 'share', OURS],
  ),
  decisions: {
    shards: {
      title: 'Shards go by first letter',
      context: 'A trie for all prefixes does not fit into one machine.',
      options: ['By first letter', 'By a hash of the prefix', 'By ranges that are balanced by load'],
      decision: 'By first letter, because a prefix then asks exactly one shard and everybody can say which.',
      consequences: 'Letters are not equal: some shards are far busier than others.',
      components: ['tries'],
    },
    weekly: {
      title: 'The ranking is rebuilt once a week',
      context: 'Counting every search at once would write more than it reads.',
      options: ['At once', 'Every hour', 'Every week, from a sample'],
      decision: 'Every week, from one request of a hundred.',
      consequences: 'News appear late; writing costs almost nothing.',
      components: ['log', 'aggregate', 'build'],
    },
  },
  notes: {
    sources: {
      text: 'People, searches, letters and growth are the published figures of System Design Interview, chapter 14, in the notes of preslavmihaylov. Service times, shares and prices are assumptions: replace them by your own.',
    },
    watch: { text: 'Forgetting that a search is twenty requests makes everything twenty times too small.' },
  },
};
