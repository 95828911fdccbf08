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
export const cost = (system: System, traffic: Traffic, stations: readonly Station[]): Cost =>
  costOf(system, ledger(system, traffic, stations));

/** What each component costs, and which part of it each journey bears. */
export type Ledger = {
  readonly perComponent: Float64Array;
  /** `[component * journeys + journey]` */
  readonly perJourney: Float64Array;
  readonly transfer: Float64Array;
  readonly sent: Sent;
};

export function ledger(system: System, traffic: Traffic, stations: readonly Station[]): Ledger {
  const size = system.components.length;
  const entries: Ledger = {
    perComponent: new Float64Array(size),
    perJourney: new Float64Array(size * system.journeys.length),
    transfer: new Float64Array(size),
    sent: bytesSent(system, traffic),
  };
  const use = new Use(system, traffic, entries.sent);
  for (let v = 0; v < size; v++) enter(entries, system, stations, v, use);
  return entries;
}

/**
 * The ledger of a changed system from that of the one before. Precondition: the same traffic, and the same bytes on every
 * connector; of components outside of `touched` record and station are the very same.
 */
export function ledgerFrom(
  before: Ledger,
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  touched: readonly number[],
): Ledger {
  const { perComponent, perJourney, transfer, sent } = before;
  const entries: Ledger = {
    perComponent: perComponent.slice(),
    perJourney: perJourney.slice(),
    transfer: transfer.slice(),
    sent,
  };
  const use = new Use(system, traffic, sent);
  for (const v of touched) enter(entries, system, stations, v, use);
  return entries;
}

function enter(entries: Ledger, system: System, stations: readonly Station[], v: number, use: Use): void {
  const { perComponent, perJourney, transfer, sent } = entries;
  const journeys = system.journeys.length;
  const price = system.attributes[v]!.cost?.value;
  perComponent[v] = transfer[v] = 0;
  perJourney.fill(0, v * journeys, (v + 1) * journeys);
  if (price === undefined && sent.isFree) return;
  use.moveTo(v, stations[v]!);
  const standing = price === undefined ? 0 : standingPrice(price, replicasPaid(system, v, stations[v]!, use));
  if (price !== undefined) addUsed(price, use);
  let all = standing;
  let far = 0;
  for (let j = 0; j < journeys; j++) {
    const caused = use.price[j]! + use.transferPrice[j]!;
    far += use.transferPrice[j]!;
    all += caused;
    perJourney[v * journeys + j] = caused + (use.peakRps > 0 ? (standing * use.rate[j]!) / use.peakRps : 0);
  }
  perComponent[v] = all;
  transfer[v] = far;
}

/** The sums of a ledger, in the order of the components: the same entries give the same digits. */
export function costOf({ journeys }: System, { perComponent, perJourney, transfer }: Ledger): Cost {
  const sums = new Float64Array(journeys.length);
  for (let i = 0; i < perJourney.length; i++) {
    const j = i % sums.length;
    sums[j] = sums[j]! + perJourney[i]!;
  }
  let perMonth = 0;
  for (let v = 0; v < perComponent.length; v++) perMonth += perComponent[v]!;
  return { perComponent, perJourney: sums, perMonth, transfer };
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
  readonly #sent: Sent;

  constructor(system: System, traffic: Traffic, sent: Sent) {
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

type Sent = {
  readonly out: readonly Float64Array[];
  readonly transferCost: readonly Float64Array[];
  /** Nothing is paid for the way between zones and regions. */
  readonly isFree: boolean;
};

/** By journey and component at peak: bytes a second sent to callees and callers, and GB-prices of those that travel far. */
function bytesSent(system: System, traffic: Traffic): Sent {
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
