import { z } from 'zod';
import type { Known } from './known';
import { atLeast, between, count, nonNegative, positive, probability } from './fields';

// Every object is loose: fields of newer versions and of other tools survive a round trip.
const id = z.string().min(1);
const text = z.string();

const position = z.looseObject({ x: z.number(), y: z.number() });
const size = z.looseObject({ width: z.number(), height: z.number() });
/** View data: in front of others of its kind where it is larger, 0 unless stated; see stacking.ts. */
const order = z.number().optional();

const cost = z.looseObject({
  perReplicaMonth: nonNegative.optional(),
  fixedMonth: nonNegative.optional(),
  perMillionRequests: nonNegative.optional(),
  perGbMonth: nonNegative.optional(),
  storageGb: nonNegative.optional(),
  perGbEgress: nonNegative.optional(),
  /** Functions: price of a GB-second of a service time, with the memory of one, and what a month has free. */
  perGbSecond: nonNegative.optional(),
  memoryGb: nonNegative.optional(),
  freeRequestsPerMonth: nonNegative.optional(),
  freeGbSecondsPerMonth: nonNegative.optional(),
});

const data = z.looseObject({
  stateful: z.boolean().optional(),
  sourceOfTruth: z.boolean().optional(),
  consistency: text.optional(),
  replication: text.optional(),
  copies: count.optional(),
  writeQuorum: count.optional(),
  readQuorum: count.optional(),
  backup: z.unknown().optional(),
  rpoSeconds: nonNegative.optional(),
  rtoSeconds: nonNegative.optional(),
  classification: text.optional(),
});

const component = z.looseObject({
  kind: z.string().min(1),
  technology: text.optional(),
  name: text.optional(),
  position: position.optional(),
  pinned: z.boolean().optional(),
  order,
  boundary: id.optional(),
  zones: z.array(id).optional(),
  replicas: count.optional(),
  required: z.union([z.literal('load'), count], { error: 'expected "load" or a whole number ≥ 1' }).optional(),
  redundancy: z.enum(['active', 'passive']).optional(),
  failoverSeconds: nonNegative.optional(),
  failoverSuccess: probability.optional(),
  availability: probability.optional(),
  mtbfHours: positive.optional(),
  mttrHours: nonNegative.optional(),
  repairCrews: count.optional(),
  commonCause: probability.optional(),
  serviceMs: nonNegative.optional(),
  writeServiceMs: nonNegative.optional(),
  serviceScv: nonNegative.optional(),
  concurrency: count.optional(),
  discipline: z.enum(['fifo', 'processor-sharing']).optional(),
  capacityRps: positive.optional(),
  queueLimit: atLeast(0, { whole: true }).optional(),
  threads: count.optional(),
  autoscale: z
    .looseObject({
      min: count,
      max: count,
      targetUtilization: between(0, 1, { openLow: true }),
      /** From the moment that load asks for a replica to the moment that it serves. */
      lagSeconds: nonNegative.optional(),
    })
    .optional(),
  /** Cores that a replica may use at most: caps what it can do, stretches no request. Its `serviceMs` is CPU time. */
  cpuLimit: positive.optional(),
  /** Universal Scalability Law: how much further replicas lose to waiting for and to agreeing with each other. */
  usl: z.looseObject({ contention: nonNegative, coherency: nonNegative }).optional(),
  /** What is asked for: how many different objects, and the exponent of their Zipf popularity. */
  popularity: z.looseObject({ objects: count, skew: nonNegative }).optional(),
  /** How many of these objects a cache holds: with `popularity` its hit ratio where none is stated. */
  cachedObjects: count.optional(),
  ttlSeconds: positive.optional(),
  /** For so long past its time to live a copy may be served while what lies behind the cache fails (RFC 5861). */
  staleIfErrorSeconds: positive.optional(),
  /** After this time a queue or stream forgets a message. */
  retentionSeconds: positive.optional(),
  dispatch: z.enum(['all', 'one']).optional(),
  hitRatio: probability.optional(),
  shards: count.optional(),
  hottestShare: probability.optional(),
  cost: cost.optional(),
  data: data.optional(),
  security: z.looseObject({}).optional(),
  operations: z.looseObject({}).optional(),
  owner: text.optional(),
  notes: text.optional(),
  tags: z.array(text).optional(),
});

const connector = z.looseObject({
  from: id,
  to: id,
  label: text.optional(),
  protocol: text.optional(),
  mode: z.enum(['sync', 'async']).optional(),
  operations: z.enum(['all', 'reads', 'writes']).optional(),
  calls: nonNegative.optional(),
  weight: nonNegative.optional(),
  stage: z.number().optional(),
  parallel: z.boolean().optional(),
  missOf: id.optional(),
  fallbackFor: id.optional(),
  required: z.boolean().optional(),
  timeoutMs: positive.optional(),
  maxAttempts: count.optional(),
  backoffMs: nonNegative.optional(),
  retryBudget: nonNegative.optional(),
  circuitBreaker: z.unknown().optional(),
  cancelOnTimeout: z.boolean().optional(),
  /** Share of attempts that fail for passing reasons, whatever the load. */
  errorRatio: probability.optional(),
  /** A second attempt goes out when the first has not answered by then; the first answer counts. */
  hedgeMs: positive.optional(),
  /** Of parallel calls, how many answers are waited for; all unless stated. */
  quorum: count.optional(),
  /** Connections per replica of the caller; a call holds one until it is answered. */
  connections: count.optional(),
  requestBytes: nonNegative.optional(),
  responseBytes: nonNegative.optional(),
  networkMs: nonNegative.optional(),
  encrypted: z.boolean().optional(),
  authenticated: z.boolean().optional(),
  idempotent: z.boolean().optional(),
  classification: text.optional(),
  /** View data: the points that a tidy layout gave it, ends included. Used while both ends still touch their components. */
  route: z.array(position).optional(),
  /** View data: corners that a person gave it, ends not included; stronger than `route`. */
  bends: z.array(position).max(64).optional(),
  order,
  /** What an import says of a connector that it did not find stated: from what it was inferred. */
  inferredFrom: text.optional(),
});

const boundary = z.looseObject({
  kind: z.enum(['region', 'zone', 'trust', 'team', 'frame']),
  name: text.optional(),
  parent: id.optional(),
  availability: probability.optional(),
  position: position.optional(),
  size: size.optional(),
  /** View data: drawn as one card, with what stands in it out of sight. */
  folded: z.boolean().optional(),
  order,
});

const targets = z.looseObject({
  p99Ms: positive.optional(),
  p95Ms: positive.optional(),
  p50Ms: positive.optional(),
  availability: probability.optional(),
  costPerMillion: nonNegative.optional(),
});

const journey = z.looseObject({
  name: text.optional(),
  entry: id.optional(),
  ratePerSecond: nonNegative.optional(),
  /** Instead of a rate: this many users, each of whom waits for the answer, thinks, and asks again. */
  population: count.optional(),
  thinkMs: nonNegative.optional(),
  readShare: probability.optional(),
  averageRatio: probability.optional(),
  calls: z.record(id, nonNegative).optional(),
  targets: targets.optional(),
  weight: nonNegative.optional(),
});

const assumptions = z.looseObject({
  maxUtilization: between(0, 1, { openLow: true }).optional(),
  network: z
    .looseObject({
      clientMs: nonNegative.optional(),
      sameZoneMs: nonNegative.optional(),
      crossZoneMs: nonNegative.optional(),
      crossRegionMs: nonNegative.optional(),
    })
    .optional(),
  /** USD for a GB between zones of one region, and between regions; charged to the sender. */
  transfer: z
    .looseObject({ crossZonePerGb: nonNegative.optional(), crossRegionPerGb: nonNegative.optional() })
    .optional(),
  hoursPerMonth: positive.optional(),
  daysPerYear: positive.optional(),
  mttrHours: positive.optional(),
  currency: text.optional(),
});

const record = z.looseObject({});

export const designSchema = z.looseObject({
  format: z.literal('plumbline'),
  version: z.literal(1),
  id: id.default('untitled'),
  name: text.default('Untitled'),
  summary: text.optional(),
  assumptions: assumptions.optional(),
  boundaries: z.record(id, boundary).default({}),
  components: z.record(id, component).default({}),
  connectors: z.record(id, connector).default({}),
  journeys: z.record(id, journey).default({}),
  requirements: z.record(id, record).default({}),
  estimate: record.default({}),
  apis: z.record(id, record).default({}),
  entities: z.record(id, record).default({}),
  decisions: z.record(id, record).default({}),
  notes: z.record(id, record).default({}),
  variants: z.record(id, record).default({}),
  /** Failure drills over time, by id: `{ name, script }`; read by simulation/checkScript.ts. Not there until somebody writes one. */
  drills: z.record(id, record).optional(),
  /** How far the process has come: see process/review.ts. Not there until somebody says something. */
  review: record.optional(),
});

/** The schema of one record of each table that a person edits field by field. */
export const RECORDS = {
  components: component,
  connectors: connector,
  journeys: journey,
  boundaries: boundary,
  assumptions,
};

export type Position = Known<z.infer<typeof position>>;
export type Cost = Known<z.infer<typeof cost>>;
export type Data = Known<z.infer<typeof data>>;
export type Component = Known<z.infer<typeof component>>;
export type Connector = Known<z.infer<typeof connector>>;
export type Boundary = Known<z.infer<typeof boundary>>;
export type Targets = Known<z.infer<typeof targets>>;
export type Journey = Known<z.infer<typeof journey>>;
export type Assumptions = Known<z.infer<typeof assumptions>>;
export type Design = Known<z.infer<typeof designSchema>>;

/** A design with nothing in it yet. The id is the caller's: the mind has no dice. */
export function emptyDesign(options: { readonly id: string; readonly name: string }): Design {
  return {
    format: 'plumbline',
    version: 1,
    ...options,
    boundaries: {},
    components: {},
    connectors: {},
    journeys: {},
    requirements: {},
    estimate: {},
    apis: {},
    entities: {},
    decisions: {},
    notes: {},
    variants: {},
  };
}
