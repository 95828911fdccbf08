import type { Design } from '../../model';
import { emptyDesign } from '../../model';
import { balancer, BOTH, notes, OURS, running, wired } from './parts';
import { estimateOf, machine, must, quality, REGION } from './records';

const BOOK = notes(22);
const kafka = (name: string) => ({
  kind: 'stream',
  technology: 'Kafka',
  name,
  ...BOTH,
  replicas: 3,
  required: 2 as const,
  serviceMs: 0.1,
  concurrency: 8,
  availability: 0.999,
  ...machine(420),
});
const cassandra = (name: string, replicas: number, storageGb: number) => ({
  kind: 'wide-column-store',
  technology: 'Cassandra',
  name,
  ...BOTH,
  replicas,
  required: replicas / 2,
  serviceMs: 2,
  concurrency: 16,
  availability: 0.999,
  cost: { perReplicaMonth: 420, perGbMonth: 0.08, storageGb },
  data: { stateful: true, sourceOfTruth: true, copies: 2 },
});

/** Deliberate weakness: two of three brokers have to agree, and two of them stand in one zone. */
export const AD_CLICKS: Design = {
  ...emptyDesign({ id: 'ad-clicks', name: 'Ad clicks' }),
  summary:
    'Fifty thousand clicks a second are counted for each ad and minute. Three brokers, of which two suffice, in two zones. Which zone may fail?',
  boundaries: REGION,
  components: {
    clicks: { kind: 'client', name: 'Log watchers' },
    raw: kafka('Raw clicks'),
    aggregate: running(
      'stream-processor',
      'Aggregation',
      { replicas: 12, serviceMs: 0.5, concurrency: 8 },
      {
        notes: 'Counts by ad and minute; six machines carry the peak.',
      },
    ),
    counted: kafka('Counted clicks'),
    'raw-writer': running('worker', 'Raw writer', { replicas: 12, serviceMs: 0.5, concurrency: 8 }),
    writer: running('worker', 'Count writer', { replicas: 4, serviceMs: 1, concurrency: 8 }),
    archive: cassandra('Raw store', 24, 9000),
    counts: cassandra('Count store', 8, 1200),
    dashboard: { kind: 'web-app', name: 'Advertisers' },
    balancer: balancer(),
    query: running('service', 'Query service', { replicas: 4, serviceMs: 8, concurrency: 8 }),
    recount: running('batch-job', 'Recount', { replicas: 2, serviceMs: 10, concurrency: 4 }),
  },
  connectors: wired(
    ['clicks', 'raw', { protocol: 'Kafka', requestBytes: 100 }],
    ['raw', 'aggregate', { mode: 'async' }],
    ['raw', 'raw-writer', { mode: 'async' }],
    ['raw-writer', 'archive', { calls: 0.2, label: 'in batches of five' }],
    ['aggregate', 'counted', { calls: 0.05, label: 'one row for twenty' }],
    ['counted', 'writer', { mode: 'async' }],
    ['writer', 'counts'],
    ['dashboard', 'balancer', { protocol: 'HTTPS', encrypted: true }],
    ['balancer', 'query'],
    ['query', 'counts', { operations: 'reads', calls: 4, parallel: true, label: 'four at once' }],
    ['recount', 'archive', { operations: 'reads' }],
    ['recount', 'raw', { mode: 'async', label: 'again' }],
  ),
  journeys: {
    count: {
      name: 'Count a click',
      entry: 'clicks',
      ratePerSecond: 50_000,
      averageRatio: 0.2,
      readShare: 0,
      targets: { availability: 0.9998, p99Ms: 20 },
    },
    ask: {
      name: 'Ask how an ad does',
      entry: 'dashboard',
      ratePerSecond: 400,
      averageRatio: 0.5,
      readShare: 1,
      targets: { p99Ms: 150, availability: 0.9995 },
    },
    recount: { name: 'Count again', entry: 'recount', ratePerSecond: 50, readShare: 1 },
  },
  requirements: {
    minutes: must('Clicks of an ad in the last minutes.', 'ask'),
    top: must('The hundred most clicked ads of each minute.', 'ask'),
    filter: must('Filtered by country, address or person.', 'ask'),
    exact: quality('Every click counts once: people pay for it.', 'count'),
    late: quality('A click that comes late is counted in its minute.', 'recount'),
    accept: quality('Clicks are accepted 99.98% of the time: nobody clicks again.', 'count'),
  },
  estimate: estimateOf(
    ['Clicks a day', 'given', 1e9, '1/day', BOOK],
    ['Clicks', '1 B / 86 400 s', 10_000, '1/s', BOOK],
    ['Peak', '5 · average', 50_000, '1/s', BOOK],
    ['Ads', 'given', 2e6, 'ads', BOOK],
    ['Storage a day', '1 B · 0.1 kB', 100e9, 'B', BOOK],
    ['Storage a month', '100 GB · 30', 3e12, 'B', BOOK],
    ['Growth', 'a year', 0.3, 'share', BOOK],
    ['Clicks in three years', '10 000 · 1.3³', 21_970, '1/s', BOOK],
    ['Rows after counting', 'one for twenty clicks', 0.05, 'share', OURS],
  ),
  decisions: {
    raw: {
      title: 'Raw clicks are kept beside the counts',
      context: 'A mistake in counting is found weeks later.',
      options: ['Counts only', 'Raw clicks only', 'Both'],
      decision: 'Both: counts answer, raw clicks prove.',
      consequences: 'Twenty times the storage; any day can be counted again.',
      components: ['archive', 'counts', 'recount'],
    },
    brokers: {
      title: 'Three brokers, two of which suffice',
      context: 'A click that was accepted must not be lost with a broker.',
      options: ['Two of two', 'Two of three', 'Three of five'],
      decision: 'Two of three, in the two zones that there are.',
      consequences: 'One broker may fail at any time.',
      components: ['raw', 'counted'],
    },
  },
  notes: {
    sources: {
      text: 'Clicks, ads, growth and sizes are the published figures of System Design Interview, chapter 22, in the notes of preslavmihaylov. Times, batches and prices are assumptions: replace them by your own.',
    },
    watch: { text: 'A majority needs a third place to stand: with two zones one of them always holds it.' },
  },
};
