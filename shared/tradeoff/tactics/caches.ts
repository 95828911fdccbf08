import { type Connector, likely } from '../../model';
import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { carries, isInMemory, isPaidByUse, isWaitedFor, keepsFiles, rateOf, replicasFor } from './nature';
import { isCompute, isOwn, isStore } from './words';

const HIT_RATIO = 0.8;
const CDN_HIT_RATIO = 0.5;
/** An item of a memory cache is not larger. Source: memcached, default of -I. */
const LARGEST_ITEM_BYTES = 1_048_576;
/** Of a million objects popular by Zipf’s law, a cache twice the size answers ln 2 / ln 10⁶ more of the reads. Source: Breslau et al. 1999. */
const GAIN_OF_TWICE = Math.LN2 / Math.log(1e6);

const readsOver = (look: Look, connector: string): boolean => carries(look, connector, 'read');

/** Where a cache that belongs to a component stands: in the same zones, twice where it has none or one, or as often as the load asks. */
function besideOf(
  look: Look,
  place: Place,
  connector: string,
): { zones?: readonly string[]; boundary?: string; replicas: number } {
  const { zones, boundary } = place.component;
  const { callsPerSecond } = look.report.connectors[connector]!;
  return {
    ...(zones === undefined ? {} : { zones }),
    ...(boundary === undefined ? {} : { boundary }),
    replicas: replicasFor(look, 'cache', callsPerSecond, Math.max(2, zones?.length ?? 1)),
  };
}

/** Calls for reads that somebody waits for, from software of one's own to a store, that no cache stands before yet. */
function cacheable(look: Look): { readonly connector: string; readonly caller: Place; readonly store: Place }[] {
  return Object.keys(look.design.connectors)
    .sort()
    .flatMap((id) => {
      const connector = look.design.connectors[id]!;
      const caller = look.placeOf.get(connector.from)!;
      const store = look.placeOf.get(connector.to)!;
      const isBare =
        connector.missOf === undefined && connector.fallbackFor === undefined && connector.operations !== 'writes';
      const isSync = connector.mode !== 'async';
      if (!isBare || !isSync || !isCompute(caller) || !isStore(store) || likely(caller.component.hitRatio ?? 0) > 0)
        return [];
      // What is in memory already gains nothing, and files do not fit.
      if (isInMemory(look, store) || keepsFiles(store)) return [];
      if (likely(connector.responseBytes ?? 0) > LARGEST_ITEM_BYTES) return [];
      return isWaitedFor(look, caller) && readsOver(look, id) ? [{ connector: id, caller, store }] : [];
    });
}

/** After all that the caller does in stages that somebody chose. */
function lastStage(look: Look, caller: Place): number {
  return Math.max(0, ...caller.outgoing.map((id) => look.design.connectors[id]!.stage ?? 0));
}

function lookAside(look: Look): Step[] {
  return cacheable(look).map(({ connector, caller, store }) => {
    const draft = new Draft(look.design);
    const { operations, protocol: _, ...rest } = look.design.connectors[connector]!;
    const cache = draft.add(
      { kind: 'cache', name: `${store.name} cache`, hitRatio: HIT_RATIO, ...besideOf(look, caller, connector) },
      store.id,
    );
    const stage = lastStage(look, caller);
    if (operations !== 'reads') draft.double(connector, { operations: 'writes' });
    draft.connect({ from: caller.id, to: cache, operations: 'reads', stage: stage + 1, calls: rest.calls ?? 1 });
    draft.tie(connector, { operations: 'reads', missOf: cache, stage: stage + 2, route: undefined });
    const label = `A cache beside ${store.name} for ${caller.name}`;
    return {
      about: [store.id, caller.id, connector],
      label,
      change: draft.done(label),
      assumes: [`the cache answers ${HIT_RATIO * 100}% of reads`],
    };
  });
}

function readThrough(look: Look): Step[] {
  return cacheable(look).map(({ connector, caller, store }) => {
    const draft = new Draft(look.design);
    const { operations } = look.design.connectors[connector]!;
    const cache = draft.add(
      {
        kind: 'cache',
        name: `${store.name} read-through cache`,
        hitRatio: HIT_RATIO,
        ...besideOf(look, caller, connector),
      },
      store.id,
    );
    if (operations !== 'reads') draft.double(connector, { operations: 'writes' });
    draft.tie(connector, { to: cache, operations: 'reads', route: undefined });
    draft.connect({ from: cache, to: store.id, operations: 'reads' });
    const label = `A cache in front of ${store.name} for ${caller.name}`;
    return {
      about: [store.id, caller.id, connector],
      label,
      change: draft.done(label),
      assumes: [`the cache answers ${HIT_RATIO * 100}% of reads`],
    };
  });
}

/** Names are no content, and an open connection has no answers that another one could be given. */
const NO_CDN_BEFORE: ReadonlySet<string> = new Set(['cdn', 'dns', 'websocket-gateway', 'payment-provider']);
/** RFC 9111, 3.5: what was asked with credentials a shared cache must not give to others. */
const isPersonal = ({ authenticated, classification, protocol }: Connector): boolean =>
  authenticated === true ||
  (classification !== undefined && classification !== 'public') ||
  /websocket|webrtc|mqtt|grpc/i.test(protocol ?? '');
/** Who has a CDN asks it for what can be kept there; the rest goes past it on purpose. */
const asksCdn = (look: Look, caller: Place): boolean =>
  caller.outgoing.some((id) => look.placeOf.get(look.design.connectors[id]!.to)!.component.kind === 'cdn');

function cdn(look: Look): Step[] {
  return Object.keys(look.design.connectors)
    .sort()
    .flatMap((id) => {
      const connector = look.design.connectors[id]!;
      const caller = look.placeOf.get(connector.from)!;
      const callee = look.placeOf.get(connector.to)!;
      const isEntrance = caller.group === 'people' && !NO_CDN_BEFORE.has(callee.component.kind);
      if (
        !isEntrance ||
        isPersonal(connector) ||
        asksCdn(look, caller) ||
        connector.mode === 'async' ||
        !isOwn(callee) ||
        !readsOver(look, id)
      )
        return [];
      const draft = new Draft(look.design);
      const { operations, mode: _, route: __, to, ...fields } = connector;
      const node = draft.add({ kind: 'cdn', name: `CDN before ${callee.name}`, hitRatio: CDN_HIT_RATIO }, caller.id);
      draft.tie(id, { to: node, route: undefined });
      draft.connect({
        from: node,
        to,
        ...(operations === undefined ? {} : { operations }),
        ...(fields.protocol === undefined ? {} : { protocol: fields.protocol }),
      });
      const label = `A CDN before ${callee.name}`;
      return [
        {
          about: [callee.id, caller.id],
          label,
          change: draft.done(label),
          assumes: [`the CDN answers ${CDN_HIT_RATIO * 100}% of reads`],
        },
      ];
    });
}

function biggerCache(look: Look): Step[] {
  const { system } = look.analysis;
  return look.places.flatMap((place, v) => {
    const { component } = place;
    const now = system.hitRatio[v]!;
    if (now <= 0 || now >= 0.99 || component.kind === 'cdn' || !place.isUsed) return [];
    // Where somebody says what is asked for, the analysis knows how much better a larger one is.
    const objects = component.hitRatio === undefined ? component.cachedObjects : undefined;
    const hitRatio = Number(Math.min((1 + now) / 2, now + GAIN_OF_TWICE).toPrecision(4));
    const larger = objects === undefined ? { hitRatio } : { cachedObjects: 2 * likely(objects) };
    const price = system.attributes[v]!.cost?.value;
    const label = `Twice the memory of ${place.name}`;
    const cost =
      price === undefined ? {} : { cost: { ...price, perReplicaMonth: 2 * likely(price.perReplicaMonth ?? 0) } };
    const change = new Draft(look.design).set(place.id, { ...larger, ...cost }).done(label);
    const found = `${Math.round(hitRatio * 1000) / 10}%`;
    const assumed = `it then answers ${found} of reads: twice the memory finds 5 in 100 more of a million objects popular by Zipf’s law, and at most half of what it missed`;
    const assumes = objects === undefined ? [assumed] : [];
    return [{ about: [place.id], label, change, assumes }];
  });
}

/** A leader that others follow: there a copy may answer reads. Where every copy answers already, one more is a replica. */
const HAS_LEADER: ReadonlySet<string> = new Set([
  'sql-database',
  'document-database',
  'graph-database',
  'time-series-database',
]);
const hasLeader = (look: Look, v: number, { component }: Place): boolean =>
  HAS_LEADER.has(component.kind) &&
  !(component.kind === 'sql-database' && look.analysis.system.attributes[v]!.data?.value.replication === 'quorum');

/** Stores that are asked to write, and to read by callers that could ask a copy instead. */
function readReplica(look: Look): Step[] {
  return look.places.flatMap((store, v) => {
    if (!hasLeader(look, v, store) || !isOwn(store) || isPaidByUse(look, store) || !(rateOf(look, store, 'read') > 0))
      return [];
    const readers = store.incoming.filter((id) => {
      const { operations, mode, fallbackFor } = look.design.connectors[id]!;
      return operations !== 'writes' && mode !== 'async' && fallbackFor === undefined && readsOver(look, id);
    });
    const isWritten = rateOf(look, store, 'write') > 0;
    if (
      readers.length === 0 ||
      !isWritten ||
      readers.some((id) => look.placeOf.get(look.design.connectors[id]!.from)!.group === 'people')
    )
      return [];
    const draft = new Draft(look.design);
    const { position: _, pinned: __, autoscale: ___, ...model } = store.component;
    // As many machines as before: the reads move, and every write reaches the copy too.
    const { replicas } = store;
    const copy = draft.add(
      {
        ...model,
        name: `${store.name} read replica`,
        replicas,
        data: { ...model.data, sourceOfTruth: false, consistency: 'eventual', replication: 'async' },
      },
      store.id,
    );
    for (const id of readers) {
      if (look.design.connectors[id]!.operations !== 'reads')
        draft.double(id, { operations: 'writes', missOf: undefined });
      const primary = draft.double(id, { operations: 'reads', fallbackFor: id });
      draft.tie(primary, { missOf: undefined, required: undefined });
      draft.tie(id, { operations: 'reads', to: copy, route: undefined });
    }
    draft.connect({ from: store.id, to: copy, mode: 'async', operations: 'writes', label: 'replicates' });
    const label = `A read replica of ${store.name}`;
    return [
      {
        about: [store.id],
        label,
        change: draft.done(label),
        assumes: ['reads may be some moments old; they go to the primary while the replica is down'],
      },
    ];
  });
}

export const CACHE_TACTICS: readonly Tactic[] = [
  {
    id: 'cache-aside',
    name: 'Look-aside cache',
    aim: 'latency',
    when: 'Somebody waits for software that reads from a store, and no cache stands beside it; what is read fits into memory.',
    buys: 'Most reads end in memory: shorter, and the store is asked less.',
    pays: 'Answers may be old; a lost or cold cache sends every read to the store.',
    source: 'Nishtala et al.: Scaling Memcache at Facebook, NSDI 2013; Azure Cache-Aside pattern',
    answers: [
      'load.near-limit',
      'load.overloaded',
      'target.missed',
      'PERF-01',
      'PERF-03',
      'PERF-18',
      'load.refused',
      'load.autoscale-at-max',
      'load.autoscale-limit',
    ],
    judgement: 'answers may be older than the store',
    propose: lookAside,
  },
  {
    id: 'cache-through',
    name: 'Read-through cache',
    aim: 'latency',
    when: 'Somebody waits for software that reads from a store, and no cache stands before it; what is read fits into memory.',
    buys: 'Most reads end in memory; the caller knows nothing of it.',
    pays: 'Answers may be old; reads fail when the cache does.',
    source: 'Kleppmann: Designing Data-Intensive Applications, 2017, ch. 5 and 11; Azure Cache-Aside pattern',
    answers: ['load.near-limit', 'load.overloaded', 'target.missed'],
    judgement: 'answers may be older than the store',
    propose: readThrough,
  },
  {
    id: 'cdn',
    name: 'CDN',
    aim: 'latency',
    when: 'People ask the system directly, no CDN yet, and nothing says that what they read is theirs alone.',
    buys: 'Reads that end at the edge load nothing behind it.',
    pays: 'A price per request; answers may be old; one more thing to be up.',
    source: 'Nygren, Sitaraman, Sun: The Akamai Network, 2010; RFC 9111, 3.5',
    answers: ['PERF-08', 'COST-03', 'SEC-01', 'target.missed', 'load.overloaded', 'load.near-limit'],
    judgement: 'half of the answers must be the same for many and may be older',
    propose: cdn,
  },
  {
    id: 'bigger-cache',
    name: 'More memory for the cache',
    aim: 'latency',
    when: 'A cache misses some of what it is asked.',
    buys: 'Fewer misses, so less load and waiting behind it.',
    pays: 'Twice its price.',
    source:
      'Breslau et al.: Web Caching and Zipf-like Distributions, INFOCOM 1999; Che, Tung, Wang: Hierarchical Web Caching Systems, 2002',
    answers: ['PERF-09', 'load.near-limit', 'load.overloaded', 'target.missed'],
    judgement: 'how much better the cache hits depends on what is asked',
    propose: biggerCache,
  },
  {
    id: 'read-replica',
    name: 'Read replica',
    aim: 'capacity',
    when: 'A store with a leader is asked both to read and to write.',
    buys: 'Reads no longer compete with writes; they are still answered while the primary is down.',
    pays: 'A second store; reads may be old; writes stay where they were.',
    source: 'Kleppmann 2017, ch. 5: leaders and followers',
    answers: ['load.near-limit', 'load.overloaded', 'target.missed', 'PERF-18'],
    judgement: 'reads may be older than the last write',
    propose: readReplica,
  },
];
