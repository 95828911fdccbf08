import type { Waiting } from './erlang';

/** Threads that a request holds during its own work, for which they compete for servers, and while it waits for others. */
export type HeldPool = {
  readonly ratePerSecond: number;
  readonly threads: number;
  readonly servers: number;
  readonly serviceMs: number;
  /** Mean time that a thread is held without own work: calls to others. */
  readonly heldMs: number;
};

export type HeldPoolFigures = {
  /** Requests a second that all threads together can do. */
  readonly capacityRps: number;
  readonly busyThreads: number;
  /** For a thread. */
  readonly forThread: Waiting;
  /** For a server, with a thread in hand. */
  readonly forServerMs: number;
};

/**
 * Requests a second that n threads do, n = 1 … threads: exact mean value analysis of a station with `servers` servers and a
 * delay (Reiser, Lavenberg 1980), in the form that needs only the probabilities of idle servers.
 */
export function throughputOfThreads(pool: Omit<HeldPool, 'ratePerSecond'>): Float64Array {
  const { threads, serviceMs, heldMs } = pool;
  const servers = Math.min(pool.servers, threads);
  const rates = new Float64Array(threads + 1);
  if (serviceMs === 0) return rates.map((_, n) => (heldMs === 0 ? Infinity : (n * 1000) / heldMs));
  let idle = new Float64Array(servers);
  let next = new Float64Array(servers);
  idle[0] = 1;
  let length = 0;
  for (let n = 1; n <= threads; n++) {
    let missing = 0;
    for (let j = 0; j < servers - 1; j++) missing += (servers - 1 - j) * idle[j]!;
    const responseMs = (serviceMs / servers) * (1 + length + missing);
    const perMs = Math.min(servers / serviceMs, n / (heldMs + responseMs));
    let busy = perMs * serviceMs;
    for (let j = 1; j < servers; j++) {
      next[j] = (perMs * serviceMs * idle[j - 1]!) / j;
      busy += (servers - j) * next[j]!;
    }
    next[0] = Math.max(0, 1 - busy / servers);
    [idle, next] = [next, idle];
    length = perMs * responseMs;
    rates[n] = perMs * 1000;
  }
  return rates;
}

/**
 * Poisson arrivals at a pool of threads: the inside as a server whose speed depends on the threads in use (Chandy, Herzog,
 * Woo 1975), which is exact without held time or with a thread for everybody. Undefined without equilibrium.
 */
export function heldPool(pool: HeldPool): HeldPoolFigures | undefined {
  const { ratePerSecond, threads, serviceMs, heldMs } = pool;
  const rates = throughputOfThreads(pool);
  const capacityRps = rates[threads]!;
  const none = { capacityRps, busyThreads: 0, forThread: { probability: 0, meanMs: 0 }, forServerMs: 0 };
  if (ratePerSecond === 0 || capacityRps === Infinity) return none;
  if (ratePerSecond >= capacityRps) return undefined;
  let weight = 1;
  let sum = 1;
  let busy = 0;
  for (let n = 1; n <= threads; n++) {
    weight *= ratePerSecond / rates[n]!;
    sum += weight;
    busy += n * weight;
    if (sum > 1e250) {
      weight /= sum;
      busy /= sum;
      sum = 1;
    }
  }
  const ratio = ratePerSecond / capacityRps;
  // States with all threads in use and k waiting are geometric from `weight` on.
  const beyond = (weight * ratio) / (1 - ratio);
  const total = sum + beyond;
  const queue = (weight * ratio) / (1 - ratio) ** 2 / total;
  const busyThreads = (busy + threads * beyond) / total;
  const perMs = ratePerSecond / 1000;
  return {
    capacityRps,
    busyThreads,
    forThread: { probability: (weight + beyond) / total, meanMs: queue / perMs },
    forServerMs: Math.max(0, busyThreads / perMs - serviceMs - heldMs),
  };
}
