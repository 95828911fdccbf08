import type { Design } from '../model';
import { closedClasses, closedNetwork, type Waiting } from '../stochastic';
import { capacityOf } from './capacity';
import { networkTimes } from './network';
import { compile, type System } from './system';
import { withTimeToLive } from './timeToLive';
import { type Traffic, traffic } from './traffic';

/** A design compiled, with the rates that its closed populations come to. */
export const prepare = (design: Design): System => settleRates(compile(design));

/** What caches answer and how often users come back depend on each other where there are both. */
const ROUNDS = 30;

/** The rates of closed populations, and the hit ratios that follow from rates. */
export function settleRates(system: System): System {
  let found = closeJourneys(withTimeToLive(system));
  if (system.forgetful.length === 0 || !hasClosed(system)) return found;
  for (let round = 0; round < ROUNDS; round++) {
    const { hitRatio, copies } = withTimeToLive(found);
    const change = hitRatio.reduce((most, h, v) => Math.max(most, Math.abs(h - found.hitRatio[v]!)), 0);
    if (change < 1e-10) break;
    found = closeJourneys({ ...system, hitRatio, ...(copies === undefined ? {} : { copies }) });
  }
  return found;
}

/**
 * Journeys with a population instead of a rate: their users wait for the answer, think, and ask again, so that the rate
 * follows from how long answers take. One population and no parallel calls: exact mean value analysis; several: the fixed point
 * of Bard and Schweitzer. Other journeys take their part of the servers first. Attempts are not repeated here.
 */
function closeJourneys(system: System): System {
  const closed = system.journeys.flatMap((journey, j) =>
    journey.population === undefined || journey.entry === -1 ? [] : [j],
  );
  if (closed.length === 0) return system;
  const open = traffic(withRates(system, (j) => (closed.includes(j) ? 0 : system.journeys[j]!.ratePerSecond)));
  const waited = closed.map((j) => traffic(onlyWaited(withRates(system, (other) => (other === j ? 1 : 0)))));
  const stations = system.components.map((_, v) => stationOf(system, v, open, waited));
  const classes = closed.map((j, i) => ({
    population: system.journeys[j]!.population!,
    thinkMs: system.journeys[j]!.thinkMs + wireMs(system, waited[i]!),
    demandMs: Float64Array.from(stations, ({ demandMs }) => demandMs[i]!),
  }));
  const servers = stations.map((station) => station.servers);
  const rates = new Map<number, number>();
  const waits = new Map<number, Waiting>();
  const [only] = classes;
  const found = classes.length === 1 && only !== undefined ? exactly(only, servers) : closedClasses(classes, servers);
  closed.forEach((j, i) => rates.set(j, found.throughputRps[i]!));
  stations.forEach((station, v) => {
    if (!Number.isFinite(station.servers)) return;
    let visits = 0;
    let waitMs = 0;
    closed.forEach((_, i) => {
      const rate = found.throughputRps[i]!;
      visits += rate * waited[i]!.total[v]!;
      waitMs += rate * (found.residenceMs[i]![v]! - waited[i]!.total[v]! * station.workMs);
    });
    if (visits > 0) waits.set(v, waitingOf(Math.max(0, waitMs / visits), station, found.throughputRps));
  });
  return { ...withRates(system, (j) => rates.get(j) ?? system.journeys[j]!.ratePerSecond), closedWaits: waits };
}

function exactly(
  only: { readonly population: number; readonly thinkMs: number; readonly demandMs: Float64Array },
  servers: readonly number[],
): ReturnType<typeof closedClasses> {
  const found = closedNetwork({
    population: only.population,
    thinkMs: only.thinkMs,
    stations: servers.map((count, k) => ({ demandMs: only.demandMs[k]!, servers: count })),
  });
  return { throughputRps: [found.throughputRps], residenceMs: [found.residenceMs] };
}

const withRates = (system: System, rate: (journey: number) => number): System => ({
  ...system,
  journeys: system.journeys.map((journey, j) => ({ ...journey, ratePerSecond: rate(j) })),
});

/** What the user does not wait for is no part of the circle. */
const onlyWaited = (system: System): System => ({
  ...system,
  journeys: system.journeys.map((journey) => ({
    ...journey,
    calls: journey.calls.map((calls, e) => (system.isSync[e] === 1 ? calls : 0)),
  })),
});

type Station = { readonly servers: number; readonly demandMs: readonly number[]; readonly workMs: number };

/** A component in the circle; what open journeys use of its servers is not there for it. */
function stationOf(system: System, v: number, open: Traffic, waited: readonly Traffic[]): Station {
  const mine = waited.map((flows) => capacityOf(system, flows, v));
  const visits = waited.map((flows) => flows.total[v]!);
  const work = mine.map(({ serviceMs }) => serviceMs);
  const all = visits.reduce((sum, count) => sum + count, 0);
  const workMs = all > 0 ? visits.reduce((sum, count, i) => sum + count * work[i]!, 0) / all : 0;
  const capacity = mine[0]!;
  if (capacity.limit === 'none')
    return { servers: Infinity, demandMs: visits.map((count, i) => count * work[i]!), workMs };
  const taken = Math.min(1 - 1e-9, capacityOf(system, open, v).utilization);
  const count =
    capacity.limit === 'service' ? capacity.serving * system.attributes[v]!.concurrency.value : capacity.serving;
  const eachMs = (work_: number) => (capacity.limit === 'service' ? work_ : 1000 / capacity.replicaRps) / (1 - taken);
  return { servers: count, demandMs: visits.map((times, i) => times * eachMs(work[i]!)), workMs };
}

function wireMs(system: System, flows: Traffic): number {
  return system.connectors.reduce((sum, _, e) => {
    if (!(flows.calls[e]! > 0)) return sum;
    return sum + flows.calls[e]! * networkTimes(system, e).reduce((ms, time) => ms + time.ms * time.share, 0);
  }, 0);
}

/** Whoever waits does so for an exponential time: the mean is that of the circle, the spread an approximation. */
function waitingOf(meanMs: number, { servers, demandMs }: Station, rates: readonly number[]): Waiting {
  const busy = demandMs.reduce((sum, ms, i) => sum + (ms * rates[i]!) / 1000, 0) / servers;
  return { probability: meanMs > 0 ? Math.min(1, Math.max(busy, 1e-6)) : 0, meanMs };
}

/** The users or the rate of every journey, times a factor. */
export const scaledLoad = (system: System, multiple: number): System =>
  settleRates({
    ...system,
    journeys: system.journeys.map((journey) =>
      journey.population === undefined
        ? { ...journey, ratePerSecond: journey.ratePerSecond * multiple }
        : { ...journey, population: Math.max(1, Math.round(journey.population * multiple)) },
    ),
  });

export const hasClosed = (system: System): boolean =>
  system.journeys.some(({ population }) => population !== undefined);
