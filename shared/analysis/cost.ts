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
  const sent = bytesSent(system, traffic);
  const use = new Use(system, traffic, sent);
  for (let v = 0; v < perComponent.length; v++) {
    const price = system.attributes[v]!.cost?.value;
    if (price === undefined && sent.isFree) continue;
    use.moveTo(v, stations[v]!);
    let standing = 0;
    if (price !== undefined) {
      standing = standingPrice(price, replicasPaid(system, v, stations[v]!, use));
      addUsed(price, use);
    }
    perComponent[v] = standing;
    for (let j = 0; j < perJourney.length; j++) {
      const caused = use.price[j]! + use.transferPrice[j]!;
      transfer[v] = transfer[v]! + use.transferPrice[j]!;
      perComponent[v] = perComponent[v]! + caused;
      perJourney[j] = perJourney[j]! + caused + (use.peakRps > 0 ? (standing * use.rate[j]!) / use.peakRps : 0);
    }
  }
  return { perComponent, perJourney, perMonth: perComponent.reduce((sum, each) => sum + each, 0), transfer };
}

const value = (quantity: Quantity | undefined): number => (quantity === undefined ? 0 : likely(quantity));
const finite = (rate: number): number => (Number.isFinite(rate) ? rate : 0);

/** What each journey uses of one component; the arrays, by journey, are filled anew for every component. */
class Use {
  readonly rate: Float64Array;
  /** A month. */
  readonly requests: Float64Array;
  readonly computeSeconds: Float64Array;
  readonly egressGb: Float64Array;
  readonly transferPrice: Float64Array;
  /** What the journey pays for its use. */
  readonly price: Float64Array;
  peakRps = 0;
  averageRps = 0;
  readonly #system: System;
  readonly #traffic: Traffic;
  readonly #sent: ReturnType<typeof bytesSent>;

  constructor(system: System, traffic: Traffic, sent: ReturnType<typeof bytesSent>) {
    this.#system = system;
    this.#traffic = traffic;
    this.#sent = sent;
    const make = () => new Float64Array(system.journeys.length);
    [this.rate, this.requests, this.computeSeconds] = [make(), make(), make()];
    [this.egressGb, this.transferPrice, this.price] = [make(), make(), make()];
  }

  moveTo(v: number, station: Station): void {
    const { journeys, assumptions } = this.#system;
    this.peakRps = this.averageRps = 0;
    for (let j = 0; j < journeys.length; j++) {
      const [reads, writes] = this.#traffic.rates[j]!;
      const [readRps, writeRps] = [finite(reads[v]!), finite(writes[v]!)];
      const { averageRatio } = journeys[j]!;
      const month = averageRatio * assumptions.hoursPerMonth * SECONDS_PER_HOUR;
      const rate = readRps + writeRps;
      this.rate[j] = rate;
      this.peakRps += rate;
      this.averageRps += rate * averageRatio;
      this.requests[j] = rate * month;
      this.computeSeconds[j] = ((readRps * station.readServiceMs + writeRps * station.writeServiceMs) / 1000) * month;
      this.egressGb[j] = (this.#sent.out[j]![v]! * month) / BYTES_PER_GB;
      this.transferPrice[j] = (this.#sent.transferCost[j]![v]! * month) / BYTES_PER_GB;
      this.price[j] = 0;
    }
  }
}

/** Autoscaling pays for what the average rate asks for; without it every replica is paid for. */
function replicasPaid(system: System, v: number, station: Station, { averageRps }: Use): number {
  const { autoscale } = system.design.components[system.components[v]!]!;
  if (autoscale === undefined) return station.replicas;
  return replicasAt(autoscale, station.replicas, averageRps, station.replicaRps);
}

/** What a component costs whether it is used or not. */
const standingPrice = (price: Price, replicas: number): number =>
  value(price.fixedMonth) + value(price.perReplicaMonth) * replicas + value(price.perGbMonth) * value(price.storageGb);

/** What each journey's use costs on top; what is free is free for everybody in the same proportion. */
function addUsed(price: Price, use: Use): void {
  const { requests, computeSeconds, egressGb } = use;
  const memoryGb = value(price.memoryGb);
  const share = (used: number, free: number) => (used > 0 ? Math.max(0, used - free) / used : 0);
  const paidRequests = share(sumOf(requests), value(price.freeRequestsPerMonth));
  const paidSeconds = share(sumOf(computeSeconds) * memoryGb, value(price.freeGbSecondsPerMonth));
  for (let j = 0; j < use.price.length; j++) {
    use.price[j] =
      (value(price.perMillionRequests) * requests[j]! * paidRequests) / 1e6 +
      value(price.perGbSecond) * computeSeconds[j]! * memoryGb * paidSeconds +
      value(price.perGbEgress) * egressGb[j]!;
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
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
