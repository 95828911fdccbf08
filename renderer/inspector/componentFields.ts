import { attributesOf, type Effective, KINDS, TECHNOLOGIES } from '@shared/catalogue';
import { type Component, type Dimension, likely, printQuantity } from '@shared/model';
import { type Context, type Default, type Field, type Group, type Option, textOf } from './field';

type F = Field<Component>;
type DefaultOf = NonNullable<F['defaultOf']>;

const quantity = (path: string, label: string, dimension: Dimension, help: string, defaultOf?: DefaultOf): F => ({
  path,
  label,
  help,
  entry: { type: 'quantity', dimension },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

const choice = (
  path: string,
  label: string,
  help: string,
  options: readonly (readonly [string, string])[],
  defaultOf?: DefaultOf,
): F => ({
  path,
  label,
  help,
  entry: { type: 'choice', options: () => options.map(([value, text]) => ({ value, label: text })) },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

const flag = (path: string, label: string, help: string, defaultOf?: DefaultOf): F => ({
  path,
  label,
  help,
  entry: { type: 'flag' },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

const always =
  (text: string): DefaultOf =>
  () => ({ text });

/** The catalogue's value for an attribute that the component does not state itself. */
const fromCatalogue =
  (
    key: 'serviceMs' | 'writeServiceMs' | 'concurrency' | 'capacityRps' | 'availability',
    dimension: Dimension,
  ): DefaultOf =>
  (component) => {
    const effective: Effective<number> | undefined = attributesOf(component)[key];
    return effective && { text: printQuantity(effective.value, dimension), origin: effective.origin };
  };

const cost =
  (part: string): DefaultOf =>
  (component): Default | undefined => {
    const effective = component.cost === undefined ? attributesOf(component).cost : undefined;
    const price = (effective?.value as Record<string, unknown> | undefined)?.[part];
    return typeof price === 'number'
      ? { text: printQuantity(price, 'money'), origin: effective!.origin }
      : { text: component.cost ? '0' : 'none' };
  };

const data =
  (part: string): DefaultOf =>
  (component): Default | undefined => {
    const { kind, technology } = attributesOf(component);
    const from = attributesOf({ kind: component.kind, ...(technology ? { technology: technology.name } : {}) }).data;
    const value = (from?.value as Record<string, unknown> | undefined)?.[part];
    if (value === undefined || kind === undefined) return undefined;
    return {
      text: value === true ? 'yes' : value === false ? 'no' : textOf(value),
      origin: from!.origin,
    };
  };

const boundaries = ({ design }: Context): Option[] =>
  Object.entries(design.boundaries).map(([id, { name, kind }]) => ({ value: id, label: `${kind} ${name ?? id}` }));

const GROUP_NAMES = {
  people: 'People',
  edge: 'Edge',
  compute: 'Compute',
  data: 'Data',
  messaging: 'Messaging',
  platform: 'Platform',
  external: 'External',
  other: 'Other',
};

const CLASSES = ['public', 'internal', 'personal', 'health', 'payment', 'secret'] as const;

export const COMPONENT_GROUPS: readonly Group<Component>[] = [
  {
    id: 'identity',
    title: 'Identity',
    isOpen: true,
    fields: [
      { path: 'name', label: 'Name', help: 'What it is called in your system.', entry: { type: 'text' } },
      {
        path: 'kind',
        label: 'Kind',
        help: 'What it is. Its defaults come from the catalogue.',
        entry: {
          type: 'choice',
          options: () => KINDS.map(({ id, name, group }) => ({ value: id, label: name, group: GROUP_NAMES[group] })),
        },
      },
      {
        path: 'technology',
        label: 'Technology',
        help: 'The product or framework. Its defaults come before those of the kind.',
        entry: {
          type: 'text',
          suggestions: ({ design, ids }) =>
            TECHNOLOGIES.filter(({ kind }) => ids.every((id) => design.components[id]?.kind === kind)).map(
              ({ name }) => name,
            ),
        },
      },
      {
        path: 'boundary',
        label: 'Stands in',
        help: 'The boundary that it is drawn in. A zone or region that fails takes it along.',
        entry: { type: 'choice', options: boundaries },
      },
      {
        path: 'zones',
        label: 'Spread over',
        help: 'Zones over which the replicas are spread as evenly as possible, by their ids.',
        entry: { type: 'list' },
        defaultOf: always('the zone that it stands in'),
      },
    ],
  },
  {
    id: 'capacity',
    title: 'Capacity',
    isOpen: true,
    fields: [
      quantity('replicas', 'Replicas', 'count', 'Instances that share the load.', always('1')),
      quantity(
        'serviceMs',
        'Service time',
        'duration',
        'Mean own processing time of one request, calls to others excluded.',
        fromCatalogue('serviceMs', 'duration'),
      ),
      quantity(
        'concurrency',
        'Requests at once',
        'count',
        'What one replica processes at once: cores, workers, connections.',
        fromCatalogue('concurrency', 'count'),
      ),
      quantity(
        'capacityRps',
        'Ceiling',
        'rate',
        'Requests per second that one replica never exceeds, whatever its service time.',
        (component, context) => fromCatalogue('capacityRps', 'rate')(component, context) ?? { text: 'none' },
      ),
      quantity(
        'writeServiceMs',
        'Service time of writes',
        'duration',
        'The same for write requests.',
        always('as of reads'),
      ),
      quantity(
        'serviceScv',
        'Variability',
        'count',
        'Squared coefficient of variation of the service time: 0 always the same, 1 exponential, above 1 bursty.',
        always('1, exponential'),
      ),
      choice(
        'discipline',
        'Queue discipline',
        'How waiting requests share the servers.',
        [
          ['fifo', 'First come, first served'],
          ['processor-sharing', 'Processor sharing'],
        ],
        always('first come, first served'),
      ),
      quantity(
        'queueLimit',
        'Queue limit',
        'count',
        'Waiting places; beyond them requests are refused.',
        always('none'),
      ),
      quantity(
        'threads',
        'Threads',
        'count',
        'Pool per replica, held during own work and synchronous calls.',
        always('none'),
      ),
      quantity(
        'autoscale.min',
        'Autoscale from',
        'count',
        'Replicas are added and taken away as the load asks for, not below this.',
        always('no autoscaling'),
      ),
      quantity('autoscale.max', 'Autoscale to', 'count', 'Not above this.'),
      quantity(
        'autoscale.targetUtilization',
        'Autoscale at',
        'probability',
        'The utilisation that autoscaling aims for.',
      ),
    ],
  },
  {
    id: 'routing',
    title: 'Routing, cache, shards',
    fields: [
      choice(
        'dispatch',
        'Requests use',
        'Whether a request uses every outgoing connector or is routed to one of them.',
        [
          ['all', 'every connector'],
          ['one', 'one of them, by weight'],
        ],
        (component) => ({
          text: attributesOf(component).dispatch.value === 'one' ? 'one of them, by weight' : 'every connector',
        }),
      ),
      quantity(
        'hitRatio',
        'Hit ratio',
        'probability',
        'Share of reads answered here without going further.',
        always('0%'),
      ),
      quantity('shards', 'Shards', 'count', 'Partitions of the data.', always('1')),
      quantity(
        'hottestShare',
        'Hottest shard',
        'probability',
        'Share of the load on the hottest shard.',
        always('an even share'),
      ),
    ],
  },
  {
    id: 'reliability',
    title: 'Reliability',
    isOpen: true,
    fields: [
      quantity(
        'availability',
        'Availability of a replica',
        'probability',
        'Steady-state probability that one replica works, its own causes only.',
        fromCatalogue('availability', 'probability'),
      ),
      quantity(
        'mtbfHours',
        'Time between failures',
        'hours',
        'Mean time between failures of one replica; with the time to repair it replaces the availability.',
      ),
      quantity('mttrHours', 'Time to repair', 'hours', 'Mean time until a failed replica works again.'),
      {
        path: 'required',
        label: 'Replicas required',
        help: 'How many must work for the component to work: a number, or “load” for as many as the peak needs.',
        entry: { type: 'text' },
        defaultOf: always('load: as many as the peak needs'),
      },
      choice(
        'redundancy',
        'Redundancy',
        'All replicas serve, or one serves and the rest stand by.',
        [
          ['active', 'active'],
          ['passive', 'passive'],
        ],
        always('active'),
      ),
      quantity(
        'failoverSeconds',
        'Failover time',
        'seconds',
        'How long a switch-over to a standby takes.',
        always('0 s'),
      ),
      quantity(
        'failoverSuccess',
        'Failover succeeds',
        'probability',
        'Probability that the switch-over works.',
        always('100%'),
      ),
      quantity(
        'commonCause',
        'Common cause',
        'probability',
        'Share of a replica’s unavailability that hits all replicas at once (beta factor).',
        always('0%'),
      ),
    ],
  },
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

/** Parts that come along when the first part of a record is set: a price list is taken over whole, autoscaling has all three. */
export function baseOf(component: Component, path: string): Readonly<Record<string, unknown>> {
  if (path.startsWith('cost.')) return { ...attributesOf(component).cost?.value };
  if (!path.startsWith('autoscale.')) return {};
  const replicas = likely(component.replicas ?? 1);
  return { min: replicas, max: Math.max(2, 4 * replicas), targetUtilization: 0.6 };
}
