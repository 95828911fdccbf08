import { attributesOf, KINDS, TECHNOLOGIES } from '@shared/catalogue';
import { type Component, likely } from '@shared/model';
import { DETAIL_GROUPS } from './componentDetails';
import { always, choice, fromCatalogue, quantity } from './componentEntries';
import type { Context, Group, Option } from './field';

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
      quantity(
        'autoscale.lagSeconds',
        'Autoscale lag',
        'seconds',
        'From the moment that load asks for a replica to the moment that it serves.',
        always('none'),
      ),
      quantity(
        'cpuLimit',
        'CPU limit',
        'count',
        'Cores that a replica may use at most: caps what it can do, stretches no request.',
        always('none'),
      ),
      quantity(
        'usl.contention',
        'Contention',
        'count',
        'Universal Scalability Law: how much further replicas wait for each other.',
        always('none'),
      ),
      quantity('usl.coherency', 'Coherency', 'count', 'How much further replicas have to agree with each other.'),
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
        ({ popularity, cachedObjects, ttlSeconds }) => ({
          text: popularity && (cachedObjects ?? ttlSeconds) !== undefined ? 'from what is asked for' : '0%',
        }),
      ),
      quantity('shards', 'Shards', 'count', 'Partitions of the data.', always('1')),
      quantity(
        'hottestShare',
        'Hottest shard',
        'probability',
        'Share of the load on the hottest shard.',
        always('an even share'),
      ),
      quantity('popularity.objects', 'Different objects', 'count', 'How many different objects are asked for.'),
      quantity(
        'popularity.skew',
        'Popularity',
        'count',
        'Exponent of their Zipf popularity: 0 all alike, about 1 on the web.',
      ),
      quantity(
        'cachedObjects',
        'Objects cached',
        'count',
        'How many of them a cache holds: gives a hit ratio where none is stated.',
      ),
      quantity(
        'ttlSeconds',
        'Time to live',
        'seconds',
        'After this time a cache forgets what it fetched: gives a hit ratio where none is stated.',
      ),
      quantity(
        'staleIfErrorSeconds',
        'Serve stale for',
        'seconds',
        'While what lies behind it fails, a cache may answer with copies that are up to so long past their time to live.',
        always('never'),
      ),
      quantity('retentionSeconds', 'Retention', 'seconds', 'After this time a queue or stream forgets a message.'),
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
      quantity(
        'repairCrews',
        'Repair crews',
        'count',
        'How many failed replicas can be repaired at once.',
        always('as many as fail'),
      ),
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
  ...DETAIL_GROUPS,
];

/** Parts that come along when the first part of a record is set: a price list is taken over whole, autoscaling has all three. */
export function baseOf(component: Component, path: string): Readonly<Record<string, unknown>> {
  if (path.startsWith('cost.')) return { ...attributesOf(component).cost?.value };
  if (path.startsWith('usl.')) return { contention: 0, coherency: 0 };
  if (path.startsWith('popularity.')) return { objects: 1_000_000, skew: 1 };
  if (!path.startsWith('autoscale.')) return {};
  const replicas = likely(component.replicas ?? 1);
  return { min: replicas, max: Math.max(2, 4 * replicas), targetUtilization: 0.6 };
}
