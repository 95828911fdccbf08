import type { Component } from '@shared/model';
import { choice, cost, data, flag, quantity } from './componentEntries';
import type { Group } from './field';

const CLASSES = ['public', 'internal', 'personal', 'health', 'payment', 'secret'] as const;

/** What a component costs, keeps, and how it is protected and run. */
export const DETAIL_GROUPS: readonly Group<Component>[] = [
  {
    id: 'cost',
    title: 'Cost, USD a month',
    fields: [
      quantity(
        'cost.perReplicaMonth',
        'Per replica',
        'money',
        'Price of one replica a month.',
        cost('perReplicaMonth'),
      ),
      quantity('cost.fixedMonth', 'Fixed', 'money', 'Price a month whatever its use.', cost('fixedMonth')),
      quantity(
        'cost.perMillionRequests',
        'Per million requests',
        'money',
        'Price of a million requests.',
        cost('perMillionRequests'),
      ),
      quantity('cost.storageGb', 'Stored', 'gigabytes', 'Gigabytes stored.', cost('storageGb')),
      quantity(
        'cost.perGbMonth',
        'Per GB stored',
        'money',
        'Price of a gigabyte stored for a month.',
        cost('perGbMonth'),
      ),
      quantity('cost.perGbEgress', 'Per GB sent', 'money', 'Price of a gigabyte that leaves it.', cost('perGbEgress')),
    ],
  },
  {
    id: 'data',
    title: 'Data',
    fields: [
      flag('data.stateful', 'Keeps state', 'Does it lose something when it is replaced?', data('stateful')),
      flag(
        'data.sourceOfTruth',
        'Source of truth',
        'Can its data not be rebuilt from elsewhere?',
        data('sourceOfTruth'),
      ),
      {
        path: 'data.consistency',
        label: 'Consistency',
        help: 'strong, read-your-writes, eventual …',
        entry: { type: 'text', suggestions: () => ['strong', 'read-your-writes', 'eventual'] },
        defaultOf: data('consistency'),
      },
      {
        path: 'data.replication',
        label: 'Replication',
        help: 'synchronous, asynchronous, quorum …',
        entry: { type: 'text', suggestions: () => ['synchronous', 'asynchronous', 'quorum', 'none'] },
        defaultOf: data('replication'),
      },
      quantity('data.copies', 'Copies', 'count', 'Copies of each record.', data('copies')),
      quantity('data.writeQuorum', 'Write quorum', 'count', 'Copies that must take a write.', data('writeQuorum')),
      quantity('data.readQuorum', 'Read quorum', 'count', 'Copies that must answer a read.', data('readQuorum')),
      { path: 'data.backup', label: 'Backup', help: 'How often and where to.', entry: { type: 'text' } },
      quantity('data.rpoSeconds', 'Recovery point (RPO)', 'seconds', 'How much work may be lost at most.'),
      quantity('data.rtoSeconds', 'Recovery time (RTO)', 'seconds', 'How long recovery may take at most.'),
      choice(
        'data.classification',
        'Classification',
        'The most sensitive data that it holds.',
        CLASSES.map((each) => [each, each]),
      ),
    ],
  },
  {
    id: 'security',
    title: 'Security',
    fields: [
      choice('security.exposure', 'Exposure', 'Who can reach it.', [
        ['public', 'public'],
        ['private', 'private'],
      ]),
      flag('security.encryptionAtRest', 'Encrypted at rest', 'Is what it stores encrypted?'),
      choice('security.secretsSource', 'Secrets from', 'Where it gets its secrets.', [
        ['store', 'a secret store'],
        ['environment', 'environment variables'],
        ['image', 'the image'],
        ['code', 'the code'],
      ]),
    ],
  },
  {
    id: 'operations',
    title: 'Operations',
    fields: [
      { path: 'owner', label: 'Owner', help: 'The team that answers for it.', entry: { type: 'text' } },
      choice('operations.criticality', 'Criticality', 'How much depends on it.', [
        ['low', 'low'],
        ['medium', 'medium'],
        ['high', 'high'],
        ['critical', 'critical'],
      ]),
      flag('operations.healthCheck', 'Health check', 'Is it checked before it gets traffic?'),
      flag('operations.metrics', 'Metrics', 'Rate, errors, duration, saturation.'),
      flag('operations.logs', 'Logs', 'Are its logs collected?'),
      flag('operations.traces', 'Traces', 'Does it take part in distributed tracing?'),
      flag('operations.alerts', 'Alerts', 'Does somebody learn of its failure?'),
      {
        path: 'operations.runbook',
        label: 'Runbook',
        help: 'Where it is written what to do.',
        entry: { type: 'text' },
      },
      choice('operations.deployStrategy', 'Deployment', 'How new versions arrive.', [
        ['all-at-once', 'all at once'],
        ['rolling', 'rolling'],
        ['blue-green', 'blue-green'],
        ['canary', 'canary'],
      ]),
      { path: 'tags', label: 'Tags', help: 'Words to find it by, separated by commas.', entry: { type: 'list' } },
      { path: 'notes', label: 'Notes', help: 'Anything worth remembering.', entry: { type: 'text', isLong: true } },
    ],
  },
];
