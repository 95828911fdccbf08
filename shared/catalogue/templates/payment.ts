import type { Design } from '../../model';
import { emptyDesign } from '../../model';
import { balancer, BOTH, notes, OURS, running, wired } from './parts';
import { estimateOf, machine, must, quality, REGION } from './records';

const BOOK = notes(27);
const store = (name: string, storageGb: number) => ({
  kind: 'sql-database',
  technology: 'PostgreSQL',
  name,
  ...BOTH,
  replicas: 2,
  required: 1 as const,
  serviceMs: 2,
  writeServiceMs: 4,
  concurrency: 8,
  availability: 0.9995,
  cost: { perReplicaMonth: 180, perGbMonth: 0.115, storageGb },
  data: { stateful: true, sourceOfTruth: true, consistency: 'strong', copies: 2, backup: 'hourly', rpoSeconds: 0 },
});

/** Deliberate weakness: everybody's payment goes through one provider, who promises less than the target. */
export const PAYMENT: Design = {
  ...emptyDesign({ id: 'payment', name: 'Payments' }),
  summary:
    'Twelve payments a second, and no machine is busy. Everything of our own is there twice. Still it cannot keep what it promises: whose promise is missing?',
  boundaries: { ...REGION, cards: { kind: 'trust', name: 'Card data', parent: 'region' } },
  components: {
    client: { kind: 'web-app', name: 'Buyers' },
    balancer: balancer(),
    payments: running('service', 'Payment service', { replicas: 4, serviceMs: 5, concurrency: 8 }),
    executor: running(
      'service',
      'Payment executor',
      { replicas: 4, serviceMs: 4, concurrency: 32 },
      { boundary: 'cards' },
    ),
    wallet: running('service', 'Wallet service', { replicas: 2, serviceMs: 3, concurrency: 8 }),
    ledger: running('service', 'Ledger service', { replicas: 2, serviceMs: 3, concurrency: 8 }),
    orders: { ...store('Order database', 400), boundary: 'cards' },
    wallets: store('Wallet database', 100),
    books: store('Ledger database', 800),
    risk: {
      kind: 'external-system',
      name: 'Risk check',
      serviceMs: 60,
      concurrency: 200,
      replicas: 2,
      availability: 0.9995,
    },
    provider: {
      kind: 'payment-provider',
      name: 'Payment provider',
      serviceMs: 400,
      concurrency: 500,
      replicas: 1,
      availability: 0.999,
      cost: { perMillionRequests: 0 },
      notes: 'Fees are a share of the price and not part of this estimate.',
    },
    retry: {
      kind: 'queue',
      name: 'Retry queue',
      ...BOTH,
      replicas: 2,
      required: 1,
      serviceMs: 0.2,
      concurrency: 8,
      availability: 0.9999,
      ...machine(40),
    },
    retrier: running('worker', 'Retry worker', { replicas: 2, serviceMs: 10, concurrency: 8 }),
    reconcile: running('batch-job', 'Reconciliation', { replicas: 2, serviceMs: 20, concurrency: 2 }),
  },
  connectors: wired(
    ['client', 'balancer', { protocol: 'HTTPS', encrypted: true }],
    ['balancer', 'payments', { protocol: 'HTTP', encrypted: true }],
    ['payments', 'risk', { stage: 1, timeoutMs: 1000, required: false, label: 'score' }],
    ['payments', 'executor', { stage: 2, idempotent: true, encrypted: true }],
    ['executor', 'orders', { stage: 1 }],
    ['executor', 'provider', { stage: 2, timeoutMs: 8000, idempotent: true, encrypted: true, label: 'charge' }],
    ['executor', 'retry', { mode: 'async', calls: 0.02, label: 'refused for now' }],
    ['retry', 'retrier', { mode: 'async' }],
    ['retrier', 'provider', { label: 'again', required: false }],
    ['payments', 'wallet', { stage: 3 }],
    ['payments', 'ledger', { stage: 4 }],
    ['wallet', 'wallets'],
    ['ledger', 'books', { calls: 2, label: 'both sides' }],
    ['reconcile', 'books', { operations: 'reads' }],
  ),
  journeys: {
    pay: {
      name: 'Pay',
      entry: 'client',
      ratePerSecond: 60,
      averageRatio: 0.2,
      readShare: 0,
      targets: { p99Ms: 4000, availability: 0.9995 },
    },
    reconcile: { name: 'Reconcile', entry: 'reconcile', ratePerSecond: 12, readShare: 1 },
  },
  requirements: {
    'pay-in': must('A buyer pays; the seller’s wallet and the books say so.', 'pay'),
    'pay-out': must('Sellers are paid what their wallet holds.', 'reconcile'),
    reconcile: must('What the provider booked is compared with the ledger every day.', 'reconcile'),
    once: quality('No payment is made twice, however often it is tried.', 'pay'),
    available: quality('Paying works 99.95% of the time.', 'pay'),
    cards: quality('No card number is stored: the provider keeps them.', 'pay'),
  },
  estimate: estimateOf(
    ['Payments', '1 M a day', 1e6, '1/day', BOOK],
    ['Payments a second', '1 M / 86 400 s', 11.6, '1/s', BOOK],
    ['Peak', '5 · average', 60, '1/s', OURS],
    ['Entries in the books', '2 for each payment', 2e6, 'rows/day', BOOK],
    ['Row', 'with its index', 500, 'B', OURS],
    ['Books a year', '2 M · 365 · 500 B', 365e9, 'B', OURS],
    ['Tried again', 'refused for now', 0.02, 'share', OURS],
    ['Time of the provider', 'mean', 0.4, 's', OURS],
  ),
  decisions: {
    idempotent: {
      title: 'Every payment carries a key of its own',
      context: 'After a timeout nobody knows whether the provider has charged.',
      options: ['Ask the buyer', 'Try again and hope', 'A key that the provider knows again'],
      decision: 'A key: the provider charges once for it, however often it is asked.',
      consequences: 'Every try is safe; the key has to live as long as a payment may be tried.',
      components: ['executor', 'retrier'],
    },
    ledger: {
      title: 'Both sides of every payment are written',
      context: 'A sum that is only changed cannot be checked.',
      options: ['A balance', 'Double entry'],
      decision: 'Double entry, never changed, only added to.',
      consequences: 'Two rows for each payment; the sum over all is zero, every day.',
      components: ['ledger', 'books'],
    },
    provider: {
      title: 'One payment provider',
      context: 'A second provider means a second contract and a second audit.',
      options: ['One provider', 'Two, the second when the first fails'],
      decision: 'One provider to begin with.',
      consequences: 'Nobody can pay while that one is away.',
      components: ['provider'],
    },
  },
  notes: {
    sources: {
      text: 'The number of payments is the published figure of System Design Interview, chapter 27, in the notes of preslavmihaylov. All else is assumed: replace it by your own.',
    },
    watch: {
      text: 'Throughput is not the problem here: the provider’s time and availability are nearly all of the answer.',
    },
  },
};
