import { likely } from '../model';
import type { System } from './system';
import type { Traffic } from './traffic';

/** What limits a replica: its own work, a stated ceiling, its CPU limit, or nothing. */
export type Limit = 'service' | 'ceiling' | 'cpu' | 'none';

/** What a component can do at the mix of requests that it gets. */
export type Capacity = {
  readonly arrivalRps: number;
  readonly replicas: number;
  /** Of these, those that serve: one where the others stand by. */
  readonly serving: number;
  /** Requests per second that one replica can do at this mix of reads and writes; Infinity where nothing limits. */
  readonly replicaRps: number;
  /** Of all replicas together; a hot shard counts for the share of the load that it gets. */
  readonly capacityRps: number;
  /** The same at the most replicas that autoscaling may start. */
  readonly largestRps: number;
  readonly limit: Limit;
  /** Mean own work of a request at this mix. */
  readonly serviceMs: number;
  readonly readServiceMs: number;
  readonly writeServiceMs: number;
  /** Squared coefficient of variation at this mix. */
  readonly scv: number;
  readonly utilization: number;
  readonly shards: number;
  /** Share of the load that the hottest shard gets. */
  readonly hottestShare: number;
};

type Component = System['design']['components'][string];

export function capacityOf(system: System, traffic: Traffic, v: number): Capacity {
  const component = system.design.components[system.components[v]!]!;
  const attributes = system.attributes[v]!;
  const reads = traffic.reads[v]!;
  const writes = traffic.writes[v]!;
  const arrivalRps = traffic.total[v]!;
  const readServiceMs = attributes.serviceMs?.value ?? 0;
  const writeServiceMs = attributes.writeServiceMs?.value ?? readServiceMs;
  const serviceMs = arrivalRps > 0 ? (reads * readServiceMs + writes * writeServiceMs) / arrivalRps : readServiceMs;
  const byService = serviceMs > 0 ? (attributes.concurrency.value * 1000) / serviceMs : Infinity;
  const byCpu = component.cpuLimit && serviceMs > 0 ? (likely(component.cpuLimit) * 1000) / serviceMs : Infinity;
  const ceiling = attributes.capacityRps?.value ?? Infinity;
  const replicaRps = Math.min(byService, ceiling, byCpu);
  const replicas = replicasAt(component.autoscale, attributes.replicas.value, arrivalRps, replicaRps);
  const shards = likely(component.shards ?? 1);
  const hottestShare = system.hottestShare[v]!;
  const hot = shards <= 1 ? 1 : Math.min(1, 1 / (shards * hottestShare));
  const capacityRps = replicaRps * scaled(component, replicas) * hot;
  const most = component.autoscale ? likely(component.autoscale.max) : replicas;
  return {
    arrivalRps,
    replicas,
    serving: servingOf(component, replicas),
    replicaRps,
    capacityRps,
    largestRps: replicaRps * scaled(component, most) * hot,
    limit:
      replicaRps === Infinity ? 'none' : replicaRps === byService ? 'service' : byCpu < ceiling ? 'cpu' : 'ceiling',
    serviceMs,
    readServiceMs,
    writeServiceMs,
    scv: mixedScv(attributes.serviceScv.value, reads, writes, readServiceMs, writeServiceMs),
    utilization: utilizationOf(arrivalRps, capacityRps),
    shards,
    hottestShare,
  };
}

/** A load that is the whole capacity but for the rounding of the last digit is the whole capacity: nothing is at rest there. */
function utilizationOf(arrivalRps: number, capacityRps: number): number {
  if (Number.isNaN(arrivalRps)) return Number.NaN;
  const utilization = capacityRps === Infinity ? 0 : arrivalRps / capacityRps;
  return Math.abs(utilization - 1) < 1e-12 ? 1 : utilization;
}

const servingOf = ({ redundancy }: Component, replicas: number): number =>
  redundancy === 'passive' ? Math.min(1, replicas) : replicas;

/**
 * What n replicas do, in replicas: n, or n / (1 + α (n − 1) + β n (n − 1)) where they wait for and have to agree with each
 * other. Universal Scalability Law, Gunther 1993; it has a peak at √((1 − α) / β), beyond which a further replica harms.
 */
export function scaled(component: Component, replicas: number): number {
  if (component.usl === undefined) return servingOf(component, replicas);
  const contention = likely(component.usl.contention);
  const coherency = likely(component.usl.coherency);
  return replicas / (1 + contention * (replicas - 1) + coherency * replicas * (replicas - 1));
}

/** As many as keep the target utilisation at this load, within the limits. */
export function replicasAt(
  autoscale: Component['autoscale'],
  replicas: number,
  arrivalRps: number,
  replicaRps: number,
): number {
  if (autoscale === undefined) return replicas;
  const asked = Math.ceil(arrivalRps / (replicaRps * likely(autoscale.targetUtilization)) - 1e-9);
  return Math.min(likely(autoscale.max), Math.max(likely(autoscale.min), Number.isNaN(asked) ? 0 : asked));
}

/** Reads and writes of different length vary more together than each alone: the second moments are mixed. */
function mixedScv(scv: number, reads: number, writes: number, readMs: number, writeMs: number): number {
  if (writes === 0 || reads === 0 || readMs === writeMs) return scv;
  const p = reads / (reads + writes);
  const mean = p * readMs + (1 - p) * writeMs;
  return ((1 + scv) * (p * readMs ** 2 + (1 - p) * writeMs ** 2)) / mean ** 2 - 1;
}

/** The least number of replicas that keeps utilisation at or below the limit; at least one. null where no number does. */
export function replicasNeeded(
  system: System,
  v: number,
  capacity: Pick<Capacity, 'arrivalRps' | 'replicaRps' | 'shards' | 'hottestShare'>,
): number | null {
  const { arrivalRps, replicaRps, shards, hottestShare } = capacity;
  if (Number.isNaN(arrivalRps)) return null;
  if (replicaRps === Infinity) return 1;
  const hot = shards <= 1 ? 1 : Math.min(1, 1 / (shards * hottestShare));
  const wanted = arrivalRps / (replicaRps * hot * system.assumptions.maxUtilization);
  const component = system.design.components[system.components[v]!]!;
  // No number of standbys carries more than the one that serves.
  if (component.redundancy === 'passive') return wanted <= 1 + 1e-12 ? 1 : null;
  if (component.usl === undefined) return wholeReplicas(wanted);
  for (let n = 1, before = 0; n <= 1e6; n++) {
    const can = scaled(component, n);
    if (can >= wanted * (1 - 1e-12)) return n;
    if (can <= before) return null;
    before = can;
  }
  return null;
}

/** The least number of replicas whose capacity carries the load, or `load` replicas where it is a number of them already. */
export const wholeReplicas = (load: number): number => Math.max(1, Math.ceil(load * (1 - 1e-12)));
