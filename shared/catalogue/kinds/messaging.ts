import { high, low, medium } from '../evidence';
import { oneInstance } from '../machines';
import type { Kind } from '../types';

export const MESSAGING: readonly Kind[] = [
  {
    id: 'queue',
    name: 'Message queue',
    group: 'messaging',
    summary: 'Holds messages until a worker has dealt with each of them once.',
    aliases: [
      'mq',
      'message broker',
      'broker',
      'job queue',
      'task queue',
      'work queue',
      'dead letter queue',
      'dlq',
      'amqp',
      'jms',
    ],
    tier: 4,
    defaults: {
      serviceMs: low(5, 'plumbline', 'accepted on a majority of the nodes'),
      concurrency: medium(
        50,
        'rabbitSizing',
        '50 × 1000 / 5 ms = 10 000/s per node; three nodes of 16 vCPU sustained 30 000 messages/s of 1 KB',
      ),
      availability: oneInstance,
      cost: high(
        { perReplicaMonth: 420.48 },
        'pricesAws2024',
        'a third of a RabbitMQ cluster on Amazon MQ (mq.m5.xlarge), 0.576 × 730 h',
      ),
      data: low({ stateful: true, sourceOfTruth: false, replication: 'quorum' }, 'plumbline', 'delivers at least once'),
    },
    next: ['worker', 'function', 'service', 'batch-job'],
  },
  {
    id: 'stream',
    name: 'Event stream',
    group: 'messaging',
    summary: 'An ordered log of events that many readers follow at their own pace.',
    aliases: ['event log', 'commit log', 'streaming platform', 'log broker', 'data stream', 'events', 'event hub'],
    tier: 4,
    defaults: {
      serviceMs: medium(5, 'kafkaBenchmark', 'end to end at the 99th percentile, 200 MB/s on three brokers'),
      concurrency: medium(
        250,
        'kafkaBenchmark',
        '250 × 1000 / 5 ms = 50 000 messages/s of 1 KB per broker: a quarter of the 202 MB/s measured, as planned for',
      ),
      availability: oneInstance,
      cost: medium(
        { perReplicaMonth: 153.3, perGbMonth: 0.1 },
        'pricesAws2024',
        'MSK broker of the m5.large class, about 0.21 × 730 h, us-east-1',
      ),
      data: low(
        { stateful: true, sourceOfTruth: false, consistency: 'strong', replication: 'quorum', copies: 3 },
        'plumbline',
        'in order within a partition; acknowledged by all in-sync copies',
      ),
    },
    next: ['stream-processor', 'worker', 'data-warehouse', 'service', 'object-store'],
  },
  {
    id: 'topic',
    name: 'Topic (publish/subscribe)',
    group: 'messaging',
    summary: 'Gives each message to every subscriber.',
    aliases: ['pubsub', 'pub/sub', 'publish subscribe', 'fan-out', 'fanout', 'notifications topic', 'channel'],
    tier: 4,
    defaults: {
      serviceMs: low(30, 'plumbline', 'from publishing to delivery into a queue'),
      concurrency: low(300, 'plumbline', '300 × 1000 / 30 ms = 10 000/s'),
      availability: medium(0.999, 'slaCollected', 'SLA of Amazon SNS'),
      cost: high({ perMillionRequests: 0.5 }, 'pricesAws2024', 'SNS publishes, us-east-1; HTTP deliveries 0.60'),
      data: low({ stateful: true, sourceOfTruth: false, replication: 'sync' }, 'plumbline'),
    },
    next: ['queue', 'worker', 'function', 'service', 'email-sms'],
  },
  {
    id: 'event-bus',
    name: 'Event bus',
    group: 'messaging',
    summary: 'Routes events between systems by rules on their content.',
    aliases: ['bus', 'event router', 'service bus', 'esb', 'enterprise service bus', 'webhooks', 'event broker'],
    tier: 4,
    defaults: {
      serviceMs: low(30, 'plumbline', 'as a topic'),
      concurrency: low(300, 'plumbline', '300 × 1000 / 30 ms = 10 000/s'),
      availability: medium(0.9999, 'slaCollected', 'SLA of Amazon EventBridge'),
      cost: high({ perMillionRequests: 1 }, 'pricesAws2024', 'EventBridge, custom events, us-east-1'),
      data: low({ stateful: true, sourceOfTruth: false, replication: 'sync' }, 'plumbline'),
    },
    next: ['function', 'queue', 'service', 'workflow-engine', 'worker'],
  },
];
