import type { Attributes } from '../catalogue';
import { type Component, likely } from '../model';
import {
  finiteQueue,
  type HeldPoolFigures,
  heldPool,
  type Law,
  mixtureOf,
  NEVER,
  responseLaw,
  serviceLaw,
  sharingLaw,
  singleServerWait,
  stretch,
  sumOf,
  type Waiting,
  waiting,
  waitingLaw,
} from '../stochastic';
import { type Bursts, burstsAt, momentsOf } from './bursts';
import { type Capacity, capacityOf } from './capacity';
import { type Class, READ, type System } from './system';
import { type Together, togetherAt } from './together';
import type { Traffic } from './traffic';

export { type Limit, replicasNeeded, wholeReplicas } from './capacity';

/** A component as a service station at peak. */
export type Station = Capacity & {
  /** The multiple of this load at which it gives in, threads included; null where nothing limits. */
  readonly saturatesAt: number | null;
  /** Of those that are let in; undefined: no equilibrium. Under processor sharing: by how much others make it longer. */
  readonly waiting: Waiting | undefined;
  /** Share of arrivals that finds all waiting places taken and is turned away. */
  readonly refused: number;
  readonly model: Model;
  /** Threads that are held during own work and calls, where there is a number of them. */
  readonly pool: (HeldPoolFigures & { readonly threads: number }) | undefined;
  /** Own time of a request of a class that is let in: waiting and work. NEVER without equilibrium. */
  readonly own: (c: Class) => Law;
  /** Where several calls come at once and it is computed what they make each other wait. */
  readonly together: Together | undefined;
};

/** By which model waiting was computed; `exact` ones are exact for Poisson arrivals. */
export type Model =
  | 'no limit'
  | 'M/M/c'
  | 'M/G/1'
  | 'M/G/c'
  | 'M[X]/M/c'
  | 'M[X]/G/1'
  | 'M/M/c/K'
  | 'M/G/c/K'
  | 'processor sharing'
  | 'shards'
  | 'held threads'
  | 'CPU limit'
  | 'closed network';

/** Mean time that a thread of each component is held by calls; without it, as if calls took no time. */
export type Held = { readonly heldMs: Float64Array };

export function stations(system: System, traffic: Traffic, held?: Held): readonly Station[] {
  return system.components.map((_, v) => stationAt(system, traffic, v, held?.heldMs[v]));
}

/** The station of one component. */
export function stationAt(system: System, traffic: Traffic, v: number, heldMs = 0): Station {
  const bursts = momentsOf(system).size === 0 ? undefined : burstsAt(system, traffic, v);
  return system.closedWaits === undefined && bursts === undefined
    ? remembered(system, traffic, v, heldMs)
    : station(system, traffic, v, heldMs, bursts);
}

/** A station that has been worked out, with all that it was worked out from besides its attributes. */
type Known = {
  readonly component: Component;
  readonly hottestShare: number;
  readonly reads: number;
  readonly writes: number;
  readonly heldMs: number;
  readonly station: Station;
};

/** By component: the first and the latest. Trials change few components, and each begins where the first one began. */
const knownStations = new WeakMap<Attributes, [Known, Known]>();

function remembered(system: System, traffic: Traffic, v: number, heldMs: number): Station {
  const attributes = system.attributes[v]!;
  const component = system.design.components[system.components[v]!]!;
  const [hottestShare, reads, writes] = [system.hottestShare[v]!, traffic.reads[v]!, traffic.writes[v]!];
  const isSame = (known: Known) =>
    known.reads === reads &&
    known.writes === writes &&
    known.heldMs === heldMs &&
    known.component === component &&
    known.hottestShare === hottestShare;
  const before = knownStations.get(attributes);
  if (before !== undefined && isSame(before[0])) return before[0].station;
  if (before !== undefined && isSame(before[1])) return before[1].station;
  const found = { component, hottestShare, reads, writes, heldMs, station: station(system, traffic, v, heldMs) };
  knownStations.set(attributes, [before?.[0] ?? found, found]);
  return found.station;
}

/** A law for each class, made when it is first asked for: equal laws are told by being one. */
function madeOnce(own: (c: Class) => Law): (c: Class) => Law {
  const made: Law[] = [];
  return (c) => (made[c] ??= own(c));
}

type Wait = Pick<Station, 'waiting' | 'refused' | 'model' | 'own'> & {
  readonly pool?: Station['pool'];
  readonly together?: Together;
};

function station(system: System, traffic: Traffic, v: number, heldMs: number, bursts?: Bursts | 'too long'): Station {
  const c = capacityOf(system, traffic, v);
  const wait = waitAt(system, v, c, heldMs, bursts);
  const pool = wait.pool ?? poolOf(system, v, c, heldMs);
  const limitRps = Math.min(c.largestRps, pool === undefined ? Infinity : pool.capacityRps);
  // Field by field: spreading two objects is the slowest part of a large design.
  return {
    arrivalRps: c.arrivalRps,
    replicas: c.replicas,
    serving: c.serving,
    replicaRps: c.replicaRps,
    capacityRps: c.capacityRps,
    largestRps: c.largestRps,
    limit: c.limit,
    serviceMs: c.serviceMs,
    readServiceMs: c.readServiceMs,
    writeServiceMs: c.writeServiceMs,
    scv: c.scv,
    utilization: c.utilization,
    shards: c.shards,
    hottestShare: c.hottestShare,
    saturatesAt: c.arrivalRps > 0 && limitRps !== Infinity ? limitRps / c.arrivalRps : null,
    waiting: wait.waiting,
    refused: wait.refused,
    model: wait.model,
    pool,
    own: madeOnce(wait.own),
    together: wait.together,
  };
}

/** Servers, and the time that each is taken by a request: by its work, or by the ceiling that all have to pass. */
function serversOf(
  system: System,
  v: number,
  capacity: Capacity,
): { readonly servers: number; readonly eachMs: number } {
  const { serving, replicaRps, capacityRps, limit, serviceMs, shards, hottestShare } = capacity;
  // Only scaling losses are left: a hot shard is waited for where it is.
  const hot = shards <= 1 ? 1 : Math.min(1, 1 / (shards * hottestShare));
  const lost = (replicaRps * serving * hot) / capacityRps;
  if (limit === 'service') {
    return { servers: serving * system.attributes[v]!.concurrency.value, eachMs: serviceMs * lost };
  }
  // A ceiling is a single door: requests wait for it one behind the other, and it does not stretch their own work.
  return { servers: serving, eachMs: (1000 / replicaRps) * lost };
}

function waitAt(
  system: System,
  v: number,
  capacity: Capacity,
  heldMs: number,
  bursts: Bursts | 'too long' | undefined,
): Wait {
  const { arrivalRps, limit, utilization } = capacity;
  const component = system.design.components[system.components[v]!]!;
  const work = workOf(system, v, capacity);
  if (Number.isNaN(arrivalRps)) return never('M/M/c');
  if (limit === 'none') return { waiting: NOBODY, refused: 0, model: 'no limit', own: work };
  const closed = system.closedWaits?.get(v);
  if (closed !== undefined)
    return { waiting: closed, refused: 0, model: 'closed network', own: (c) => afterWait(closed, work(c)) };
  const { servers, eachMs } = serversOf(system, v, capacity);
  const at: At = { ratePerSecond: arrivalRps, servers, serviceMs: eachMs, scv: capacity.scv };
  if (component.queueLimit !== undefined && capacity.shards <= 1) {
    const queue = finiteQueue(at, likely(component.queueLimit));
    const model = at.scv === 1 ? 'M/M/c/K' : 'M/G/c/K';
    return { waiting: queue, refused: queue.refused, model, own: (c) => sumOf(queue.law, work(c)) };
  }
  if (utilization >= 1) return never('M/M/c');
  if (component.threads !== undefined) return withThreads(system, v, capacity, heldMs);
  if (capacity.shards > 1) return atShards(capacity, at, work);
  if (system.attributes[v]!.discipline.value === 'processor-sharing' && limit === 'service')
    return shared(system, v, capacity, at);
  if (limit === 'cpu') return throttled(system, v, capacity, work);
  const isComputed = bursts !== undefined && bursts !== 'too long' && limit === 'service';
  const together = isComputed ? togetherAt(at, bursts, work) : undefined;
  if (together === undefined) return firstCome(at, work, limit === 'service');
  return { ...together, refused: 0, model: servers === 1 && at.scv !== 1 ? 'M[X]/G/1' : 'M[X]/M/c' };
}

/** CPU time that a limited container may use at once before it is stopped until the next period of 100 ms (Linux CFS). */
const QUOTA_PERIOD_MS = 100;

/**
 * A CPU limit lets requests run at full speed until the quota of a period is used up: the queue of the cores, and a leaky
 * bucket that makes wait only what exceeds the burst. P(wait) = ρ e^(−η b) with the decay η of the work that piles up.
 */
function throttled(system: System, v: number, capacity: Capacity, work: (c: Class) => Law): Wait {
  const { arrivalRps, replicas, serviceMs, scv, utilization } = capacity;
  const cores = likely(system.design.components[system.components[v]!]!.cpuLimit!);
  const servers = replicas * system.attributes[v]!.concurrency.value;
  const queue = waiting({ ratePerSecond: arrivalRps, servers, serviceMs, scv }) ?? NOBODY;
  const decay = (2 * (1 - utilization)) / (serviceMs * (1 + scv));
  const probability = utilization * Math.exp(-decay * cores * QUOTA_PERIOD_MS);
  const stopped: Waiting = { probability, meanMs: probability / (decay * cores) };
  return {
    waiting: { probability: Math.max(queue.probability, probability), meanMs: queue.meanMs + stopped.meanMs },
    refused: 0,
    model: 'CPU limit',
    own: (c) => sumOf(sumOf(waitingLaw(queue), waitingLaw(stopped)), work(c)),
  };
}

const NOBODY: Waiting = { probability: 0, meanMs: 0 };
const never = (model: Model): Wait => ({ waiting: undefined, refused: 0, model, own: () => NEVER });

type At = {
  readonly ratePerSecond: number;
  readonly servers: number;
  readonly serviceMs: number;
  readonly scv: number;
};

/** Own work of a request of one class, longer where replicas lose time to each other. */
function workOf(system: System, v: number, capacity: Capacity): (c: Class) => Law {
  const scv = system.attributes[v]!.serviceScv.value;
  const lost =
    system.design.components[system.components[v]!]!.usl === undefined || capacity.limit !== 'service'
      ? 1
      : serversOf(system, v, capacity).eachMs / capacity.serviceMs;
  return (c) => serviceLaw((c === READ ? capacity.readServiceMs : capacity.writeServiceMs) * lost, scv);
}

function firstCome(at: At, work: (c: Class) => Law, isWork: boolean): Wait {
  const wait = waiting(at);
  if (wait === undefined) return never('M/M/c');
  if (at.servers === 1 && at.scv !== 1 && isWork && at.ratePerSecond > 0) {
    const law = singleServerWait(at.ratePerSecond, serviceLaw(at.serviceMs, at.scv));
    return { waiting: wait, refused: 0, model: 'M/G/1', own: (c) => sumOf(law, work(c)) };
  }
  const model = at.scv === 1 ? 'M/M/c' : 'M/G/c';
  return { waiting: wait, refused: 0, model, own: (c) => afterWait(wait, work(c)) };
}

/** Waiting, then work; in one pass where both are exponential, which is most of a large design. */
function afterWait(wait: Waiting, work: Law): Law {
  const isExponential = work.shiftMs === 0 && work.atom === 0 && work.variance === work.meanMs ** 2;
  return isExponential ? responseLaw(wait, work.meanMs, 1) : sumOf(waitingLaw(wait), work);
}

function shared(system: System, v: number, capacity: Capacity, at: At): Wait {
  const load = (at.ratePerSecond * at.serviceMs) / 1000;
  const longer = stretch(at.servers, load);
  const scv = system.attributes[v]!.serviceScv.value;
  const { readServiceMs, writeServiceMs, serviceMs } = capacity;
  const isAlone = capacity.scv === scv;
  const lost = at.serviceMs / serviceMs;
  return {
    waiting: { probability: load === 0 ? 0 : 1, meanMs: at.serviceMs * longer - serviceMs },
    refused: 0,
    model: 'processor sharing',
    own: (c) => sharingLaw(at.servers, load, (c === READ ? readServiceMs : writeServiceMs) * lost, scv, isAlone),
  };
}

/** Each shard has an equal part of the servers and its own queue; the hottest gets its share, the rest is even. */
function atShards(capacity: Capacity, at: At, work: (c: Class) => Law): Wait {
  const { shards, hottestShare, arrivalRps } = capacity;
  const each = at.servers / shards;
  const servers = Math.max(1, Math.floor(each));
  const serviceMs = (at.serviceMs * servers) / each;
  const shares = [hottestShare, 1 - hottestShare];
  const waits = [hottestShare, (1 - hottestShare) / (shards - 1)].map((share) =>
    waiting({ ratePerSecond: arrivalRps * share, servers, serviceMs, scv: at.scv }),
  );
  const [hot, other] = waits;
  if (hot === undefined || other === undefined) return never('shards');
  return {
    waiting: {
      probability: shares[0]! * hot.probability + shares[1]! * other.probability,
      meanMs: shares[0]! * hot.meanMs + shares[1]! * other.meanMs,
    },
    refused: 0,
    model: 'shards',
    own: (c) => sumOf(mixtureOf([waitingLaw(hot), waitingLaw(other)], shares), work(c)),
  };
}

function withThreads(system: System, v: number, capacity: Capacity, heldMs: number): Wait {
  const pool = poolOf(system, v, capacity, heldMs);
  const work = workOf(system, v, capacity);
  if (pool === undefined || capacity.arrivalRps >= pool.capacityRps) return { ...never('held threads'), pool };
  const { forThread, forServerMs } = pool;
  // A wait for a server is the longer the more are there: an exponential one with the right mean.
  const forServer: Waiting = {
    probability: forServerMs > 0 ? Math.min(1, capacity.utilization) : 0,
    meanMs: forServerMs,
  };
  return {
    waiting: {
      probability: Math.max(forThread.probability, forServer.probability),
      meanMs: forThread.meanMs + forServerMs,
    },
    refused: 0,
    model: 'held threads',
    pool,
    own: (c) => sumOf(sumOf(waitingLaw(forThread), waitingLaw(forServer)), work(c)),
  };
}

function poolOf(system: System, v: number, capacity: Capacity, heldMs: number): Station['pool'] {
  const { threads } = system.design.components[system.components[v]!]!;
  if (threads === undefined || capacity.limit === 'none' || Number.isNaN(capacity.arrivalRps)) return undefined;
  const count = likely(threads) * capacity.serving;
  const { servers, eachMs } = serversOf(system, v, capacity);
  const pool = {
    threads: count,
    servers,
    serviceMs: eachMs,
    heldMs: heldMs + Math.max(0, capacity.serviceMs - eachMs),
  };
  const figures = heldPool({ ...pool, ratePerSecond: capacity.arrivalRps });
  if (figures !== undefined) return { ...figures, threads: count };
  const idle = heldPool({ ...pool, ratePerSecond: 0 })!;
  return { ...idle, threads: count, busyThreads: count };
}
