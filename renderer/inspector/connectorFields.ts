import type { Connector, Dimension } from '@shared/model';
import type { Context, Field, Group, Option } from './field';

type F = Field<Connector>;
const quantity = (path: string, label: string, dimension: Dimension, help: string, text?: string): F => ({
  path,
  label,
  help,
  entry: { type: 'quantity', dimension },
  ...(text === undefined ? {} : { defaultOf: () => ({ text }) }),
});
const flag = (path: string, label: string, help: string, text?: string): F => ({
  path,
  label,
  help,
  entry: { type: 'flag' },
  ...(text === undefined ? {} : { defaultOf: () => ({ text }) }),
});

const components = ({ design }: Context): Option[] =>
  Object.entries(design.components).map(([id, { name }]) => ({ value: id, label: name ?? id }));

/** Other connectors of the same caller: only they can be stood in for. */
const siblings = ({ design, ids }: Context): Option[] => {
  const from = new Set(ids.map((id) => design.connectors[id]?.from));
  return Object.entries(design.connectors)
    .filter(([id, connector]) => from.size === 1 && from.has(connector.from) && !ids.includes(id))
    .map(([id, { to }]) => ({ value: id, label: `to ${design.components[to]?.name ?? to}` }));
};

export const CONNECTOR_GROUPS: readonly Group<Connector>[] = [
  {
    id: 'call',
    title: 'Call',
    isOpen: true,
    fields: [
      { path: 'label', label: 'Label', help: 'What it is called in the drawing.', entry: { type: 'text' } },
      {
        path: 'protocol',
        label: 'Protocol',
        help: 'HTTP, gRPC, SQL, AMQP …',
        entry: {
          type: 'text',
          suggestions: () => ['HTTP', 'gRPC', 'GraphQL', 'WebSocket', 'SQL', 'Redis', 'AMQP', 'Kafka'],
        },
      },
      {
        path: 'mode',
        label: 'The caller',
        help: 'Whether the caller waits for the answer.',
        entry: {
          type: 'choice',
          options: () => [
            { value: 'sync', label: 'waits (sync)' },
            { value: 'async', label: 'does not wait (async)' },
          ],
        },
        defaultOf: () => ({ text: 'waits (sync)' }),
      },
      {
        path: 'operations',
        label: 'Used by',
        help: 'Which requests use it. Behind a connector for reads all traffic is reads.',
        entry: {
          type: 'choice',
          options: () => [
            { value: 'all', label: 'all requests' },
            { value: 'reads', label: 'reads' },
            { value: 'writes', label: 'writes' },
          ],
        },
        defaultOf: () => ({ text: 'all requests' }),
      },
      quantity(
        'calls',
        'Calls per request',
        'count',
        'Mean calls per request at the caller; below 1 it is a probability.',
        '1',
      ),
      flag('parallel', 'Calls at once', 'Several calls go at once instead of one after another.', 'one after another'),
      quantity('quorum', 'Quorum', 'count', 'Of calls at once, how many answers are waited for.', 'all'),
      quantity(
        'stage',
        'Stage',
        'count',
        'Connectors of one caller run in ascending stage; equal stages run side by side.',
        'a stage of its own, in the order of ids',
      ),
      quantity('weight', 'Weight', 'count', 'Share of the requests where the caller routes each to one target.', '1'),
    ],
  },
  {
    id: 'failure',
    title: 'When it fails',
    isOpen: true,
    fields: [
      flag(
        'required',
        'Required',
        'Does a failure of the callee fail the request?',
        'yes if the caller waits, no for a cache beside its store',
      ),
      {
        path: 'missOf',
        label: 'Only on a miss of',
        help: 'A cache: this connector is used only for reads that it did not answer.',
        entry: { type: 'choice', options: components },
      },
      {
        path: 'fallbackFor',
        label: 'Fallback for',
        help: 'Used only when that connector fails.',
        entry: { type: 'choice', options: siblings },
      },
      quantity('timeoutMs', 'Timeout', 'duration', 'After which the caller gives up an attempt.', 'none'),
      quantity('maxAttempts', 'Attempts at most', 'count', 'Including the first: 1 is no retry.', '1'),
      quantity('backoffMs', 'Backoff', 'duration', 'Wait before the next attempt.', 'none'),
      quantity(
        'retryBudget',
        'Retry budget',
        'probability',
        'Further attempts as a share of first attempts, at most.',
        'none',
      ),
      flag('circuitBreaker', 'Circuit breaker', 'Stops calling what fails.', 'no'),
      quantity(
        'errorRatio',
        'Errors',
        'probability',
        'Attempts that fail for passing reasons, whatever the load.',
        '0%',
      ),
      quantity(
        'hedgeMs',
        'Hedge after',
        'duration',
        'A second attempt goes out when the first has not answered by then; the first answer counts.',
        'none',
      ),
      quantity(
        'connections',
        'Connections',
        'count',
        'Per replica of the caller; a call holds one until it is answered.',
        'as many as needed',
      ),
      flag('cancelOnTimeout', 'Cancels on timeout', 'Does the callee stop working when the caller gives up?', 'no'),
    ],
  },
  {
    id: 'wire',
    title: 'On the wire',
    fields: [
      quantity('requestBytes', 'Request size', 'bytes', 'Per call.', '0 B'),
      quantity('responseBytes', 'Response size', 'bytes', 'Per call.', '0 B'),
      quantity(
        'networkMs',
        'Network time',
        'duration',
        'There and back, once per call; replaces the assumption for where its ends stand.',
        'by zones and regions',
      ),
      flag('encrypted', 'Encrypted', 'In transit.'),
      flag('authenticated', 'Authenticated', 'Does the callee know who calls?'),
      flag('idempotent', 'Idempotent', 'May the same call arrive twice without harm?'),
      {
        path: 'classification',
        label: 'Classification',
        help: 'The most sensitive data that it carries.',
        entry: { type: 'text', suggestions: () => ['public', 'internal', 'personal', 'health', 'payment', 'secret'] },
      },
    ],
  },
];
