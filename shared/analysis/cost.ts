import { type Cost as Price, likely, type Quantity } from '../model';
import { replicasAt } from './capacity';
import { type Distance, distances } from './network';
import type { Station } from './stations';
import type { System } from './system';
import type { Traffic } from './traffic';

export type Cost = {
  /** USD a month. */
  readonly perComponent: Float64Array;
  readonly perJourney: Float64Array;
  readonly perMonth: number;
  /** Of `perComponent`: what crosses zones and regions. */
  readonly transfer: Float64Array;
};

const SECONDS_PER_HOUR = 3600;
const BYTES_PER_GB = 1e9;

/**
 * Fixed + replicas + requests + computing time + storage + egress + transfer between zones and regions. What depends on use is
 * counted at the average rate and charged to the journey that causes it, repeated attempts included; autoscaled replicas are
 * those of the average rate; the rest is shared by each journey's part of the component's peak load.
 */
export function cost(system: System, traffic: Traffic, stations: readonly Station[]): Cost {
  const perComponent = new Float64Array(system.components.length);
  const perJourney = new Float64Array(system.journeys.length);
  const transfer = new Float64Array(system.components.length);
  const secondsPerMonth = system.assumptions.hoursPerMonth * SECONDS_PER_HOUR;
  const sent = bytesSent(system, traffic);
  for (let v = 0; v < perComponent.length; v++) {
    const price = system.attributes[v]!.cost?.value ?? {};
    if (system.attributes[v]!.cost === undefined && sent.isFree) continue;
    const station = stations[v]!;
    const use = system.journeys.map((journey, j): Use => {
      const [reads, writes] = traffic.rates[j]!;
      const rate = finite(reads[v]!) + finite(writes[v]!);
      const month = journey.averageRatio * secondsPerMonth;
      const busyMs = finite(reads[v]!) * station.readServiceMs + finite(writes[v]!) * station.writeServiceMs;
      return {
        rate,
        averageRps: rate * journey.averageRatio,
        requests: rate * month,
        computeSeconds: (busyMs / 1000) * month,
        egressGb: (sent.out[j]![v]! * month) / BYTES_PER_GB,
        transferCost: (sent.transferCost[j]![v]! * month) / BYTES_PER_GB,
      };
    });
    const { standing, used } = priceOf(price, use, replicasPaid(system, v, station, use));
    const peak = use.reduce((sum, { rate }) => sum + rate, 0);
    perComponent[v] = standing;
    use.forEach(({ rate, transferCost }, j) => {
      transfer[v] = transfer[v]! + transferCost;
      perComponent[v] = perComponent[v]! + used[j]! + transferCost;
      perJourney[j] = perJourney[j]! + used[j]! + transferCost + (peak > 0 ? (standing * rate) / peak : 0);
    });
  }
  return { perComponent, perJourney, perMonth: perComponent.reduce((sum, each) => sum + each, 0), transfer };
}

type Use = {
  readonly rate: number;
  readonly averageRps: number;
  readonly requests: number;
  readonly computeSeconds: number;
  readonly egressGb: number;
  readonly transferCost: number;
};

const value = (quantity: Quantity | undefined): number => (quantity === undefined ? 0 : likely(quantity));
const finite = (rate: number): number => (Number.isFinite(rate) ? rate : 0);

/** Autoscaling pays for what the average rate asks for; without it every replica is paid for. */
function replicasPaid(system: System, v: number, station: Station, use: readonly Use[]): number {
  const { autoscale } = system.design.components[system.components[v]!]!;
  if (autoscale === undefined) return station.replicas;
  const averageRps = use.reduce((sum, each) => sum + each.averageRps, 0);
  return replicasAt(autoscale, station.replicas, averageRps, station.replicaRps);
}

/** What a component costs whether it is used or not, and what each journey's use of it costs on top. */
function priceOf(
  price: Price,
  use: readonly Use[],
  replicas: number,
): { readonly standing: number; readonly used: readonly number[] } {
  const memoryGb = value(price.memoryGb);
  const total = (of: (each: Use) => number) => use.reduce((sum, each) => sum + of(each), 0);
  const requests = total((each) => each.requests);
  const gbSeconds = total((each) => each.computeSeconds) * memoryGb;
  // What is free is free for everybody in the same proportion.
  const paidRequests = requests > 0 ? Math.max(0, requests - value(price.freeRequestsPerMonth)) / requests : 0;
  const paidSeconds = gbSeconds > 0 ? Math.max(0, gbSeconds - value(price.freeGbSecondsPerMonth)) / gbSeconds : 0;
  return {
    standing:
      value(price.fixedMonth) +
      value(price.perReplicaMonth) * replicas +
      value(price.perGbMonth) * value(price.storageGb),
    used: use.map(
      (each) =>
        (value(price.perMillionRequests) * each.requests * paidRequests) / 1e6 +
        value(price.perGbSecond) * each.computeSeconds * memoryGb * paidSeconds +
        value(price.perGbEgress) * each.egressGb,
    ),
  };
}

/** By journey and component at peak: bytes a second sent to callees and callers, and GB-prices of those that travel far. */
function bytesSent(system: System, traffic: Traffic) {
  const make = () => system.journeys.map(() => new Float64Array(system.components.length));
  const prices: Readonly<Record<Distance, number>> = {
    sameZone: 0,
    crossZone: value(system.design.assumptions?.transfer?.crossZonePerGb),
    crossRegion: value(system.design.assumptions?.transfer?.crossRegionPerGb),
  };
  const isFree = prices.crossZone === 0 && prices.crossRegion === 0;
  const sent = { out: make(), transferCost: make(), isFree };
  system.connectors.forEach((id, e) => {
    const stated = system.design.connectors[id]!;
    const request = value(stated.requestBytes);
    const response = value(stated.responseBytes);
    if (request === 0 && response === 0) return;
    const from = system.from[e]!;
    const to = system.to[e]!;
    const perGb = isFree
      ? 0
      : distances(system, e).reduce((sum, { distance, share }) => sum + share * prices[distance], 0);
    // Every attempt carries its bytes.
    const attempts = traffic.calls[e]! > 0 ? traffic.attempts[e]! / traffic.calls[e]! : 1;
    system.journeys.forEach((_, j) => {
      const [reads, writes] = traffic.rates[j]!;
      const [readCalls, writeCalls] = traffic.callsOf[j]!;
      const calls = finite((reads[from]! * readCalls[e]! + writes[from]! * writeCalls[e]!) * attempts);
      const { out, transferCost } = { out: sent.out[j]!, transferCost: sent.transferCost[j]! };
      out[from] = out[from]! + calls * request;
      out[to] = out[to]! + calls * response;
      transferCost[from] = transferCost[from]! + calls * request * perGb;
      transferCost[to] = transferCost[to]! + calls * response * perGb;
    });
  });
  return sent;
}
