/** A station that a request of a closed population visits: demand = visits × service time; servers Infinity: nobody waits. */
export type ClosedStation = { readonly demandMs: number; readonly servers: number };

export type ClosedNetwork = {
  readonly population: number;
  readonly thinkMs: number;
  readonly stations: readonly ClosedStation[];
};

export type ClosedFigures = {
  readonly throughputRps: number;
  readonly responseMs: number;
  /** By station, all visits of a request together: waiting and work. */
  readonly residenceMs: Float64Array;
  /** Mean number of requests there. */
  readonly queue: Float64Array;
};

/**
 * Exact mean value analysis of a population of like users who wait, think and ask again (Reiser, Lavenberg 1980), with
 * stations of several servers through the probabilities of idle ones. Exact for exponential service, or processor sharing of any.
 * O(population · Σ servers). Precondition: population a whole number ≥ 1; demands ≥ 0.
 */
export function closedNetwork({ population, thinkMs, stations }: ClosedNetwork): ClosedFigures {
  const queue = new Float64Array(stations.length);
  const residenceMs = new Float64Array(stations.length);
  // More servers than users are never all busy.
  const servers = stations.map((station) => Math.min(station.servers, population + 1));
  const idle: Float64Array[] = servers.map((c) => {
    const probabilities = new Float64Array(c);
    probabilities[0] = 1;
    return probabilities;
  });
  let perMs = 0;
  let responseMs = 0;
  for (let n = 1; n <= population; n++) {
    responseMs = 0;
    stations.forEach(({ demandMs }, k) => {
      const c = servers[k]!;
      let missing = 0;
      for (let j = 0; j < c - 1; j++) missing += (c - 1 - j) * idle[k]![j]!;
      residenceMs[k] = c > population ? demandMs : (demandMs / c) * (1 + queue[k]! + missing);
      responseMs += residenceMs[k];
    });
    perMs = n / (thinkMs + responseMs);
    stations.forEach(({ demandMs }, k) => {
      queue[k] = perMs * residenceMs[k]!;
      const c = servers[k]!;
      if (c <= population) idle[k] = idleAfter(idle[k]!, perMs * demandMs, c);
    });
  }
  return { throughputRps: perMs * 1000, responseMs, residenceMs, queue };
}

/** P(j requests there), j < servers, with one user more; `busy` = mean number of busy servers. */
function idleAfter(before: Float64Array, busy: number, servers: number): Float64Array {
  const next = new Float64Array(servers);
  let sum = busy;
  for (let j = 1; j < servers; j++) {
    next[j] = (busy * before[j - 1]!) / j;
    sum += (servers - j) * next[j]!;
  }
  // A difference of nearly equal numbers once all servers are busy; below nothing it is nothing.
  next[0] = Math.max(0, 1 - sum / servers);
  return next;
}

export type Bounds = {
  readonly throughputAtMostRps: number;
  readonly throughputAtLeastRps: number;
  readonly responseAtLeastMs: number;
  /** Users from which on somebody surely waits: (D + Z) / D_max. */
  readonly saturation: number;
};

/** What holds whatever the distributions: asymptotic bounds for single servers (Denning, Buzen 1978; Lazowska et al. 1984, ch. 5). */
export function asymptoticBounds({ population, thinkMs, stations }: ClosedNetwork): Bounds {
  const total = stations.reduce((sum, { demandMs }) => sum + demandMs, 0);
  const most = stations.reduce((max, { demandMs, servers }) => Math.max(max, demandMs / servers), 0);
  return {
    throughputAtMostRps: 1000 * Math.min(population / (total + thinkMs), 1 / most),
    throughputAtLeastRps: (1000 * population) / (thinkMs + population * total),
    responseAtLeastMs: Math.max(total, population * most - thinkMs),
    saturation: (total + thinkMs) / most,
  };
}

export type ClosedClass = { readonly population: number; readonly thinkMs: number; readonly demandMs: Float64Array };

const ROUNDS = 10_000;

/**
 * Several populations at once: fixed point of Bard 1979 and Schweitzer 1979, in which a newcomer finds the mean queues less
 * its own part; several servers as one that is as many times as fast, and a delay (Seidmann et al. 1987). A few percent off.
 */
export function closedClasses(
  classes: readonly ClosedClass[],
  servers: readonly number[],
): { readonly throughputRps: readonly number[]; readonly residenceMs: readonly Float64Array[] } {
  const queue = classes.map(({ population }) =>
    new Float64Array(servers.length).fill(population / (servers.length + 1)),
  );
  const residenceMs = classes.map(() => new Float64Array(servers.length));
  let rates = classes.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    let change = 0;
    const before = rates;
    rates = classes.map(({ population, thinkMs, demandMs }, r) => {
      let total = thinkMs;
      servers.forEach((c, k) => {
        const found = queue.reduce((sum, each, other) => sum + each[k]! * (other === r ? 1 - 1 / population : 1), 0);
        const each = Number.isFinite(c) ? demandMs[k]! / c : 0;
        residenceMs[r]![k] = demandMs[k]! - each + each * (1 + found);
        total += residenceMs[r]![k];
      });
      return population / total;
    });
    classes.forEach((_, r) => {
      servers.forEach((c, k) => {
        const each = Number.isFinite(c) ? classes[r]!.demandMs[k]! / c : 0;
        queue[r]![k] = rates[r]! * (residenceMs[r]![k]! - classes[r]!.demandMs[k]! + each);
      });
      change = Math.max(change, Math.abs(rates[r]! - before[r]!) / rates[r]!);
    });
    if (change < 1e-12) break;
  }
  return { throughputRps: rates.map((rate) => rate * 1000), residenceMs };
}
