import { likely } from '../model';
import { type Waiting, waiting } from '../stochastic';
import type { System } from './system';
import type { Traffic } from './traffic';

/** What limits a replica: its own work, a stated ceiling, or nothing. */
export type Limit = 'service' | 'ceiling' | 'none';

/** A component as a service station at peak. */
export type Station = {
  readonly arrivalRps: number;
  readonly replicas: number;
  /** Requests per second that one replica can do at this mix of reads and writes; Infinity where nothing limits. */
  readonly replicaRps: number;
  /** Of all replicas together; a hot shard counts for the share of the load that it gets. */
  readonly capacityRps: number;
  readonly limit: Limit;
  /** Mean own work of a request at this mix. */
  readonly serviceMs: number;
  readonly readServiceMs: number;
  readonly writeServiceMs: number;
  readonly utilization: number;
  readonly saturatesAt: number | null;
  /** undefined: no equilibrium, or a kind of station that is not computed (then `uncomputed` says which). */
  readonly waiting: Waiting | undefined;
  readonly uncomputed: readonly string[];
};

export function stations(system: System, traffic: Traffic): readonly Station[] {
  return system.components.map((_, v) => station(system, traffic, v));
}

function station(system: System, traffic: Traffic, v: number): Station {
  const component = system.design.components[system.components[v]!]!;
  const attributes = system.attributes[v]!;
  const reads = traffic.reads[v]!;
  const writes = traffic.writes[v]!;
  const arrivalRps = traffic.total[v]!;
  const readServiceMs = attributes.serviceMs?.value ?? 0;
  const writeServiceMs = attributes.writeServiceMs?.value ?? readServiceMs;
  const serviceMs = arrivalRps > 0 ? (reads * readServiceMs + writes * writeServiceMs) / arrivalRps : readServiceMs;
  const byService = serviceMs > 0 ? (attributes.concurrency.value * 1000) / serviceMs : Infinity;
  const ceiling = attributes.capacityRps?.value ?? Infinity;
  const replicaRps = Math.min(byService, ceiling);
  const limit: Limit = replicaRps === Infinity ? 'none' : ceiling < byService ? 'ceiling' : 'service';
  const replicas = replicasOf(component.autoscale, attributes.replicas.value, arrivalRps, replicaRps);
  const hot = hotShard(likely(component.shards ?? 1), component.hottestShare);
  const capacityRps = replicaRps * replicas * hot;
  const utilization = Number.isNaN(arrivalRps) ? Number.NaN : capacityRps === Infinity ? 0 : arrivalRps / capacityRps;
  const largest = component.autoscale ? replicaRps * likely(component.autoscale.max) * hot : capacityRps;
  const uncomputed = uncomputedHere(component);
  // A ceiling is a single door: requests wait for it one behind the other, and it does not stretch their own work.
  const servers = limit === 'ceiling' ? replicas : replicas * attributes.concurrency.value;
  const atDoorMs = limit === 'ceiling' ? 1000 / ceiling : serviceMs;
  const scv = mixedScv(attributes.serviceScv.value, reads, writes, readServiceMs, writeServiceMs);
  return {
    arrivalRps,
    replicas,
    replicaRps,
    capacityRps,
    limit,
    serviceMs,
    readServiceMs,
    writeServiceMs,
    utilization,
    saturatesAt: arrivalRps > 0 && largest !== Infinity ? largest / arrivalRps : null,
    waiting:
      Number.isNaN(arrivalRps) || uncomputed.length > 0
        ? undefined
        : limit === 'none'
          ? { probability: 0, meanMs: 0 }
          : waiting({ ratePerSecond: arrivalRps, servers, serviceMs: atDoorMs, scv }),
    uncomputed,
  };
}

type Component = System['design']['components'][string];

/** As many as keep the target utilisation at this load, within the limits. */
function replicasOf(
  autoscale: Component['autoscale'],
  replicas: number,
  arrivalRps: number,
  replicaRps: number,
): number {
  if (autoscale === undefined) return replicas;
  const asked = Math.ceil(arrivalRps / (replicaRps * likely(autoscale.targetUtilization)) - 1e-9);
  return Math.min(likely(autoscale.max), Math.max(likely(autoscale.min), Number.isNaN(asked) ? 0 : asked));
}

/** The part of the whole capacity that is usable when one shard gets more than its even share. */
const hotShard = (shards: number, hottestShare: Component['hottestShare']): number =>
  hottestShare === undefined || shards <= 1 ? 1 : Math.min(1, 1 / (shards * likely(hottestShare)));

/** Reads and writes of different length vary more together than each alone: the second moments are mixed. */
function mixedScv(scv: number, reads: number, writes: number, readMs: number, writeMs: number): number {
  if (writes === 0 || reads === 0 || readMs === writeMs) return scv;
  const p = reads / (reads + writes);
  const mean = p * readMs + (1 - p) * writeMs;
  return ((1 + scv) * (p * readMs ** 2 + (1 - p) * writeMs ** 2)) / mean ** 2 - 1;
}

/** What would change the waiting here and is not computed: better no figure than one that leaves it out. */
function uncomputedHere(component: Component): string[] {
  const found: string[] = [];
  if (component.queueLimit !== undefined) found.push('queueLimit');
  if (component.threads !== undefined) found.push('threads');
  if (likely(component.shards ?? 1) > 1) found.push('shards');
  if (
    component.discipline === 'processor-sharing' &&
    component.serviceScv !== undefined &&
    likely(component.serviceScv) !== 1
  ) {
    found.push('discipline');
  }
  return found;
}

/** The least number of replicas that keeps utilisation at or below the limit; at least one. */
export function replicasNeeded(station: Station, maxUtilization: number): number | null {
  if (Number.isNaN(station.arrivalRps)) return null;
  if (station.replicaRps === Infinity) return 1;
  const hot = station.capacityRps / (station.replicaRps * station.replicas);
  return wholeReplicas(station.arrivalRps / (station.replicaRps * hot * maxUtilization));
}

/** The least number of replicas whose capacity carries the load, or `load` replicas where it is a number of them already. */
export const wholeReplicas = (load: number): number => Math.max(1, Math.ceil(load * (1 - 1e-12)));
