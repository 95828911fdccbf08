import { likely, type Quantity } from '../model';
import type { Station } from './stations';
import type { System } from './system';
import type { Traffic } from './traffic';

export type Cost = {
  /** USD a month. */
  readonly perComponent: Float64Array;
  readonly perJourney: Float64Array;
  readonly perMonth: number;
};

const SECONDS_PER_HOUR = 3600;
const BYTES_PER_GB = 1e9;

/**
 * Fixed + replicas + requests + storage + egress. What depends on use is counted at the average rate and charged to the
 * journey that causes it; the rest is shared by each journey's part of the component's peak load.
 */
export function cost(system: System, traffic: Traffic, stations: readonly Station[]): Cost {
  const perComponent = new Float64Array(system.components.length);
  const perJourney = new Float64Array(system.journeys.length);
  const secondsPerMonth = system.assumptions.hoursPerMonth * SECONDS_PER_HOUR;
  const sent = bytesSent(system, traffic);
  for (let v = 0; v < perComponent.length; v++) {
    const price = system.attributes[v]!.cost?.value;
    if (price === undefined) continue;
    const standing =
      value(price.fixedMonth) +
      value(price.perReplicaMonth) * stations[v]!.replicas +
      value(price.perGbMonth) * value(price.storageGb);
    perComponent[v] = standing;
    const peak = traffic.total[v]!;
    system.journeys.forEach((journey, j) => {
      const [reads, writes] = traffic.rates[j]!;
      const rate = finite(reads[v]!) + finite(writes[v]!);
      const requests = rate * journey.averageRatio * secondsPerMonth;
      const gb = (finite(sent[j]![v]!) * journey.averageRatio * secondsPerMonth) / BYTES_PER_GB;
      const used = (value(price.perMillionRequests) * requests) / 1e6 + value(price.perGbEgress) * gb;
      perComponent[v] = perComponent[v]! + used;
      perJourney[j] = perJourney[j]! + used + (peak > 0 ? (standing * rate) / peak : 0);
    });
  }
  return { perComponent, perJourney, perMonth: perComponent.reduce((sum, each) => sum + each, 0) };
}

const value = (quantity: Quantity | undefined): number => (quantity === undefined ? 0 : likely(quantity));
const finite = (rate: number): number => (Number.isFinite(rate) ? rate : 0);

/** Bytes a second that leave each component at peak, by journey: requests to its callees and responses to its callers. */
function bytesSent(system: System, traffic: Traffic): readonly Float64Array[] {
  const bytes = system.connectors.map((id) => {
    const { requestBytes, responseBytes } = system.design.connectors[id]!;
    return { request: value(requestBytes), response: value(responseBytes) };
  });
  return system.journeys.map((_, j) => {
    const sent = new Float64Array(system.components.length);
    bytes.forEach(({ request, response }, e) => {
      if (request === 0 && response === 0) return;
      const from = system.from[e]!;
      const to = system.to[e]!;
      const [reads, writes] = traffic.rates[j]!;
      const [readCalls, writeCalls] = traffic.callsOf[j]!;
      const calls = reads[from]! * readCalls[e]! + writes[from]! * writeCalls[e]!;
      sent[from] = sent[from]! + calls * request;
      sent[to] = sent[to]! + calls * response;
    });
    return sent;
  });
}
