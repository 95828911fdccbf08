import { likely } from '../model';
import { drainAfterOutage, durationFigures } from '../stochastic';
import { responses } from './responses';
import type { Analysis } from './results';
import { type Class, READ, shareOf, WRITE } from './system';

/** What waits behind an asynchronous connector. */
export type QueueFigures = {
  readonly connector: string;
  readonly consumer: string;
  readonly arrivalRps: number | null;
  readonly capacityRps: number | null;
  /** Messages a second by which the backlog grows at peak; 0 where the consumer keeps up. */
  readonly growthPerSecond: number | null;
  /** After the consumer stood still for `outageSeconds`: until it has caught up; null where it never does. */
  readonly drainSeconds: number | null;
  /** Age of the oldest message when the consumer starts again after `outageSeconds`: older ones cannot be, or are forgotten. */
  readonly oldestSeconds: number | null;
  /** By how much the oldest message ages in a second at peak; 0 where the consumer keeps up. */
  readonly agesPerSecond: number | null;
  /** At peak without end: seconds until messages are forgotten unread; null where none ever is. */
  readonly lossAfterSeconds: number | null;
  /** From sending until processed, calls of the consumer included; null without equilibrium. */
  readonly freshness: { readonly p50Ms: number; readonly p99Ms: number } | null;
};

/** Each connector nobody waits for, with what its consumer makes of what it gets. */
export function queueFigures(analysis: Analysis, options: { readonly outageSeconds: number }): readonly QueueFigures[] {
  const { system, stations, traffic } = analysis;
  return system.connectors.flatMap((id, e): QueueFigures[] => {
    if (system.isSync[e] === 1 || !(traffic.calls[e]! > 0 || Number.isNaN(traffic.calls[e]!))) return [];
    const consumer = system.to[e]!;
    const { arrivalRps, capacityRps, utilization } = stations[consumer]!;
    const isKnown = Number.isFinite(arrivalRps);
    const growth = isKnown ? Math.max(0, arrivalRps - capacityRps) : null;
    const drain = isKnown ? drainAfterOutage(options.outageSeconds, utilization) : Infinity;
    return [
      {
        connector: id,
        consumer: system.components[consumer]!,
        arrivalRps: isKnown ? arrivalRps : null,
        capacityRps: Number.isFinite(capacityRps) ? capacityRps : null,
        growthPerSecond: growth,
        drainSeconds: Number.isFinite(drain) ? drain : null,
        oldestSeconds: isKnown ? Math.min(options.outageSeconds, retentionSeconds(analysis, e) ?? Infinity) : null,
        agesPerSecond: growth === null ? null : growth === 0 ? 0 : growth / arrivalRps,
        lossAfterSeconds: lossAfter(analysis, e, growth ?? 0),
        freshness: freshness(analysis, e),
      },
    ];
  });
}

/** The oldest message ages by (λ − μ) / λ a second while the backlog grows; the sender or the consumer may keep it for a while. */
function lossAfter(analysis: Analysis, e: number, growth: number): number | null {
  if (growth <= 0) return null;
  const { system, stations } = analysis;
  const retention = retentionSeconds(analysis, e);
  return retention === undefined ? null : (retention * stations[system.to[e]!]!.arrivalRps) / growth;
}

/** How long the sender or the consumer keeps a message. */
function retentionSeconds({ system }: Analysis, e: number): number | undefined {
  const stated = [system.from[e]!, system.to[e]!]
    .map((v) => system.design.components[system.components[v]!]!.retentionSeconds)
    .find((seconds) => seconds !== undefined);
  return stated === undefined ? undefined : likely(stated);
}

/** The time of the consumer as if its messages entered there, in the mix of the journey that sends most of them. */
export function freshness(
  { system, load, traffic }: Analysis,
  e: number,
): { readonly p50Ms: number; readonly p99Ms: number } | null {
  const caller = system.from[e]!;
  let sender = -1;
  let most = 0;
  system.journeys.forEach((_, j) => {
    const sentBy = (c: Class) => traffic.rates[j]![c][caller]! * traffic.callsOf[j]![c][e]! || 0;
    const sent = sentBy(READ) + sentBy(WRITE);
    if (sent > most) [sender, most] = [j, sent];
  });
  const journey = system.journeys[sender];
  if (journey === undefined || shareOf(journey, READ) + shareOf(journey, WRITE) === 0) return null;
  const entered = {
    ...system,
    journeys: system.journeys.map((each, j) => (j === sender ? { ...each, entry: system.to[e]! } : each)),
  };
  const found = responses({ system: entered, ...load, cut: 'exact' }, sender);
  const isBlocked = found.of.some((of) => [...of.keys()].some((v) => load.stations[v]!.waiting === undefined));
  if (isBlocked || found.root.ok < 1e-12) return null;
  const figures = durationFigures(found.durations, found.root.at, [0.5, 0.99]);
  return figures === undefined ? null : { p50Ms: figures.percentilesMs[0]!, p99Ms: figures.percentilesMs[1]! };
}
