/**
 * Erlang's loss formula B(servers, load): probability that all servers are busy where nobody waits. `load` in erlangs.
 * The recursion B_k = a B_{k−1} / (k + a B_{k−1}) never overflows, unlike factorials at 171 servers. Erlang 1917.
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  // With load far below the number of servers the result underflows to 0 long before the last step.
  for (let k = 1; k <= servers && blocked > 0; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Erlang's delay formula C(servers, load): probability that an arrival waits. 1 where load ≥ servers.
 * Formed with 1 − ρ as a quantity of its own, so that it keeps its digits close to saturation.
 */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  const idle = (servers - load) / servers;
  return blocked / (idle + (1 - idle) * blocked);
}

/** A service station with one queue. Rates per millisecond are avoided: `ratePerSecond`, `serviceMs`. */
export type Station = {
  readonly ratePerSecond: number;
  readonly servers: number;
  readonly serviceMs: number;
  readonly scv: number;
};

/** What waiting at a station in equilibrium is like: with probability `probability` exponential with mean `meanMs / probability`. */
export type Waiting = { readonly probability: number; readonly meanMs: number };

/**
 * Waiting at M/G/c. M/M/c is exact (Erlang C). M/G/1 has the exact mean (Pollaczek, Khinchine). For more servers the mean
 * interpolates between M/M/c and M/D/c (Kimura 1986 with Cosmetatos 1976): −0.5 % to +1.6 % for less variable service,
 * −6 % at a squared coefficient of variation of 4.6, against exact chains. Taken as exponential beyond its mean, the response
 * of 2 to 16 servers, 30% to 90% busy, is off at p50, p95, p99, p99.9 by at most 8, 4, 6, 9 % for an SCV of 0.25 to 2, and 24,
 * 10, 13, 24 % for one of 0 to 4, against simulation. Undefined where the station has no equilibrium.
 */
export function waiting(station: Station): Waiting | undefined {
  const { ratePerSecond, servers, serviceMs, scv } = station;
  const load = (ratePerSecond * serviceMs) / 1000;
  if (load === 0) return { probability: 0, meanMs: 0 };
  if (load >= servers) return undefined;
  const probability = erlangC(servers, load);
  const markovMs = (probability * serviceMs) / (servers - load);
  return { probability, meanMs: markovMs * variabilityFactor(servers, load, scv) };
}

/** Mean wait of M/G/c over that of M/M/c. */
export function variabilityFactor(servers: number, load: number, scv: number): number {
  if (scv === 1) return 1;
  if (servers === 1) return (1 + scv) / 2;
  const rho = load / servers;
  const idle = (servers - load) / servers;
  const deterministic = 0.5 * (1 + (idle * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * rho * servers));
  return ((1 + scv) * deterministic) / (2 * scv * deterministic + (1 - scv));
}
