/** An attribute as it is completed while somebody writes a sketch: its usual name, and a value that shows what fits. */
export type SketchWord = { readonly key: string; readonly example: string; readonly meaning: string };

/** What is asked of components most, in the order in which it is asked. */
export const COMPONENT_WORDS: readonly SketchWord[] = [
  { key: 'replicas', example: '3', meaning: 'instances that share the load' },
  { key: 'service', example: '20ms', meaning: 'own time of one request' },
  { key: 'capacity', example: '2k', meaning: 'requests a second of one replica' },
  { key: 'concurrency', example: '8', meaning: 'requests that one replica works on at once' },
  { key: 'hit', example: '90%', meaning: 'share of reads that a cache answers' },
  { key: 'availability', example: '99.95%', meaning: 'of one replica' },
  { key: 'zone', example: 'a', meaning: 'where it stands' },
  { key: 'zones', example: 'a+b', meaning: 'over which its replicas are spread' },
  { key: 'cost', example: '70', meaning: 'dollars a replica a month' },
  { key: 'required', example: '2', meaning: 'replicas that must work' },
  { key: 'redundancy', example: 'passive', meaning: 'one serves, the rest stand by' },
  { key: 'shards', example: '4', meaning: 'partitions' },
  { key: 'write', example: '5ms', meaning: 'own time of one write' },
  { key: 'queue', example: '100', meaning: 'waiting places' },
  { key: 'threads', example: '200', meaning: 'held during own work and calls' },
  { key: 'mtbf', example: '720', meaning: 'hours between failures' },
  { key: 'mttr', example: '1', meaning: 'hours to repair' },
  { key: 'dispatch', example: 'one', meaning: 'routes each request to one of its connectors' },
  { key: 'kind', example: 'service', meaning: 'kind of the catalogue' },
  { key: 'tech', example: 'PostgreSQL', meaning: 'technology of the catalogue' },
  { key: 'owner', example: 'payments', meaning: 'team' },
];

/** At the first component of a line: what belongs to the journey that enters there. */
export const JOURNEY_WORDS: readonly SketchWord[] = [
  { key: 'rate', example: '1000', meaning: 'requests a second at peak' },
  { key: 'reads', example: '90%', meaning: 'share of reads' },
  { key: 'target.p99', example: '200ms', meaning: 'latency target' },
  { key: 'target.availability', example: '99.9%', meaning: 'availability target' },
  { key: 'users', example: '20', meaning: 'users who wait, think and ask again, instead of a rate' },
  { key: 'think', example: '5s', meaning: 'time between an answer and the next request' },
  { key: 'average', example: '50%', meaning: 'average of the peak rate' },
];

export const CONNECTOR_WORDS: readonly SketchWord[] = [
  { key: 'ops', example: 'reads', meaning: 'all, reads or writes' },
  { key: 'calls', example: '2', meaning: 'calls a request' },
  { key: 'timeout', example: '200ms', meaning: 'after which the caller gives up' },
  { key: 'attempts', example: '3', meaning: 'tries, the first included' },
  { key: 'backoff', example: '50ms', meaning: 'pause before the next try' },
  { key: 'budget', example: '10%', meaning: 'repeated tries allowed per first try' },
  { key: 'hedge', example: '20ms', meaning: 'a second try after that, the first answer counts' },
  { key: 'errors', example: '1%', meaning: 'share of tries that fail whatever the load' },
  { key: 'protocol', example: 'gRPC', meaning: 'how they speak' },
  { key: 'label', example: '"place order"', meaning: 'words on the connector' },
  { key: 'weight', example: '2', meaning: 'share where one of several is chosen' },
  { key: 'stage', example: '1', meaning: 'equal stages run at the same time' },
  { key: 'miss', example: 'redis', meaning: 'only for what this cache did not answer' },
  { key: 'fallback', example: 'primary', meaning: 'only when that one fails' },
  { key: 'network', example: '1ms', meaning: 'one way and back' },
  { key: 'required', example: 'no', meaning: 'whether its failure fails the request' },
];
