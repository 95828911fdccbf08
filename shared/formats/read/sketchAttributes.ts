import {
  type Component,
  type Connector,
  type Dimension,
  type Journey,
  parseQuantity,
  type Quantity,
} from '../../model';
import { fail, ok, type Result } from '../../result';
import type { Attribute, SketchError } from './sketchSyntax';

type Field<T> = {
  readonly field: keyof T & string;
  readonly read: (attribute: Attribute) => Result<unknown, SketchError>;
};

const quantity =
  (dimension: Dimension) =>
  (attribute: Attribute): Result<Quantity, SketchError> => {
    const parsed = parseQuantity(attribute.value, dimension);
    return parsed.ok ? parsed : fail({ at: attribute.valueAt, message: `${attribute.key}: ${parsed.error}` });
  };

const oneOf =
  (...words: readonly string[]) =>
  (attribute: Attribute): Result<string, SketchError> =>
    words.includes(attribute.value)
      ? ok(attribute.value)
      : fail({
          at: attribute.valueAt,
          message: `${attribute.key}: expected ${words.join(' or ')}, got "${attribute.value}"`,
        });

const flag = (attribute: Attribute): Result<boolean, SketchError> => {
  const value = { true: true, yes: true, false: false, no: false }[attribute.value];
  return value === undefined
    ? fail({ at: attribute.valueAt, message: `${attribute.key}: expected yes or no, got "${attribute.value}"` })
    : ok(value);
};

const text = (attribute: Attribute): Result<string, SketchError> => ok(attribute.value);

const loadOrCount = (attribute: Attribute): Result<unknown, SketchError> =>
  attribute.value === 'load' ? ok('load') : quantity('count')(attribute);

/** By every name that people use for it, lower case. */
function table<T>(
  rows: Readonly<Record<string, Field<T>['read']>>,
  aliases: Readonly<Record<string, string>>,
): Map<string, Field<T>> {
  const fields = new Map<string, Field<T>>();
  for (const [field, read] of Object.entries(rows))
    fields.set(field.toLowerCase(), { field: field as keyof T & string, read });
  for (const [alias, field] of Object.entries(aliases))
    fields.set(alias.toLowerCase(), fields.get(field.toLowerCase())!);
  return fields;
}

const COMPONENT = table<Component>(
  {
    kind: text,
    technology: text,
    replicas: quantity('count'),
    required: loadOrCount,
    redundancy: oneOf('active', 'passive'),
    failoverSeconds: quantity('seconds'),
    failoverSuccess: quantity('probability'),
    availability: quantity('probability'),
    mtbfHours: quantity('hours'),
    mttrHours: quantity('hours'),
    commonCause: quantity('probability'),
    serviceMs: quantity('duration'),
    writeServiceMs: quantity('duration'),
    serviceScv: quantity('count'),
    concurrency: quantity('count'),
    discipline: oneOf('fifo', 'processor-sharing'),
    capacityRps: quantity('rate'),
    queueLimit: quantity('count'),
    threads: quantity('count'),
    dispatch: oneOf('all', 'one'),
    hitRatio: quantity('probability'),
    shards: quantity('count'),
    hottestShare: quantity('probability'),
    cpuLimit: quantity('count'),
    cachedObjects: quantity('count'),
    ttlSeconds: quantity('seconds'),
    staleIfErrorSeconds: quantity('seconds'),
    retentionSeconds: quantity('seconds'),
    owner: text,
  },
  {
    tech: 'technology',
    service: 'serviceMs',
    write: 'writeServiceMs',
    scv: 'serviceScv',
    capacity: 'capacityRps',
    hit: 'hitRatio',
    ttl: 'ttlSeconds',
    stale: 'staleIfErrorSeconds',
    queue: 'queueLimit',
    mtbf: 'mtbfHours',
    mttr: 'mttrHours',
    a: 'availability',
  },
);

const CONNECTOR = table<Connector>(
  {
    label: text,
    protocol: text,
    mode: oneOf('sync', 'async'),
    operations: oneOf('all', 'reads', 'writes'),
    calls: quantity('count'),
    weight: quantity('count'),
    stage: quantity('count'),
    parallel: flag,
    required: flag,
    timeoutMs: quantity('duration'),
    maxAttempts: quantity('count'),
    backoffMs: quantity('duration'),
    retryBudget: quantity('probability'),
    circuitBreaker: flag,
    cancelOnTimeout: flag,
    errorRatio: quantity('probability'),
    hedgeMs: quantity('duration'),
    quorum: quantity('count'),
    connections: quantity('count'),
    requestBytes: quantity('bytes'),
    responseBytes: quantity('bytes'),
    networkMs: quantity('duration'),
  },
  {
    ops: 'operations',
    timeout: 'timeoutMs',
    attempts: 'maxAttempts',
    backoff: 'backoffMs',
    budget: 'retryBudget',
    breaker: 'circuitBreaker',
    cancel: 'cancelOnTimeout',
    errors: 'errorRatio',
    hedge: 'hedgeMs',
    network: 'networkMs',
    request: 'requestBytes',
    response: 'responseBytes',
  },
);

export function componentAttribute(attribute: Attribute): Result<Partial<Component>, SketchError> {
  const key = attribute.key.toLowerCase();
  if (key === 'p99') {
    // The 99th percentile of exponential service times is ln 100 of their mean.
    const p99 = quantity('duration')(attribute);
    return p99.ok ? ok({ serviceMs: scaled(p99.value, 1 / Math.log(100)) }) : p99;
  }
  if (key === 'cost') {
    const cost = quantity('money')(attribute);
    return cost.ok ? ok({ cost: { perReplicaMonth: cost.value } }) : cost;
  }
  return read(COMPONENT, attribute, 'component');
}

export const connectorAttribute = (attribute: Attribute): Result<Partial<Connector>, SketchError> =>
  read(CONNECTOR, attribute, 'connector');

const scaled = (q: Quantity, factor: number): Quantity =>
  typeof q === 'number' ? q * factor : { low: q.low * factor, likely: q.likely * factor, high: q.high * factor };

function read<T>(
  fields: ReadonlyMap<string, Field<T>>,
  attribute: Attribute,
  what: string,
): Result<Partial<T>, SketchError> {
  const found = fields.get(attribute.key.toLowerCase());
  if (found === undefined)
    return fail({ at: attribute.at, message: `expected an attribute of a ${what}, got "${attribute.key}"` });
  const value = found.read(attribute);
  return value.ok ? ok({ [found.field]: value.value } as Partial<T>) : value;
}

/** `zone=a`, `zones=a+b`: the zones that a component's replicas stand in. */
export const zonesOf = (attribute: Attribute): readonly string[] | undefined =>
  /^zones?$/i.test(attribute.key) ? attribute.value.split('+').filter((zone) => zone !== '') : undefined;

/** What stands at the entry but belongs to the journey: rate, share of reads, targets. */
export function journeyAttribute(attribute: Attribute): Result<Partial<Journey>, SketchError> | undefined {
  const as = (dimension: Dimension, make: (q: Quantity) => Partial<Journey>) => {
    const value = quantity(dimension)(attribute);
    return value.ok ? ok(make(value.value)) : value;
  };
  switch (attribute.key.toLowerCase()) {
    case 'rate':
      return as('rate', (ratePerSecond) => ({ ratePerSecond }));
    case 'users':
    case 'population':
      return as('count', (population) => ({ population }));
    case 'think':
    case 'thinkms':
      return as('duration', (thinkMs) => ({ thinkMs }));
    case 'reads':
    case 'readshare':
      return as('probability', (readShare) => ({ readShare }));
    case 'average':
    case 'averageratio':
      return as('probability', (averageRatio) => ({ averageRatio }));
    case 'target.p99':
      return as('duration', (p99Ms) => ({ targets: { p99Ms } }));
    case 'target.availability':
      return as('probability', (availability) => ({ targets: { availability } }));
    default:
      return undefined;
  }
}
