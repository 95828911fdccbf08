import { likely, printQuantity } from '../../model';
import { drainAfterOutage } from '../../stochastic';
import { capacityOf } from '../capacity';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { traffic } from '../traffic';
import { nameOf, times } from './words';

const rate = (rps: number) => printQuantity(rps, 'rate');
const OUTAGE_SECONDS = 600;
/** Longer than this to catch up after ten minutes is worth a word. */
const SLOW = 6;
/** Caches of a design that are looked at one by one. */
const MOST_CACHES = 20;

/** What queues make of an outage, and what stores make of an empty cache. */
export function flowFindings(analysis: Analysis): Finding[] {
  return [...drains(analysis), ...losses(analysis), ...coldStarts(analysis)];
}

function consumersOf({ system, traffic: flows }: Analysis): readonly number[] {
  const found = new Set<number>();
  system.connectors.forEach((_, e) => {
    if (system.isSync[e] === 0 && flows.calls[e]! > 0) found.add(system.to[e]!);
  });
  return [...found].sort((a, b) => a - b);
}

function drains(analysis: Analysis): Finding[] {
  const { system, stations } = analysis;
  return consumersOf(analysis).flatMap((v): Finding[] => {
    const { utilization, limit } = stations[v]!;
    const drain = drainAfterOutage(OUTAGE_SECONDS, utilization);
    if (limit === 'none' || !Number.isFinite(drain) || drain < SLOW * OUTAGE_SECONDS) return [];
    return [
      {
        code: 'queue.slow-drain',
        severity: 'warning',
        about: [system.components[v]!],
        message: `After ten minutes without ${nameOf(system, v)} it takes ${printQuantity(drain, 'seconds')} to work off what has piled up.`,
        evidence: { utilization, outageSeconds: OUTAGE_SECONDS, drainSeconds: drain },
        fix: 'Give consumers capacity to spare: the time to catch up is the outage × ρ / (1 − ρ).',
        source: 'fluid limit of a queue',
      },
    ];
  });
}

function losses({ system, stations, traffic: flows }: Analysis): Finding[] {
  return system.connectors.flatMap((id, e): Finding[] => {
    if (system.isSync[e] === 1 || !(flows.calls[e]! > 0)) return [];
    const { arrivalRps, capacityRps } = stations[system.to[e]!]!;
    const growth = arrivalRps - capacityRps;
    const retention = [system.from[e]!, system.to[e]!]
      .map((v) => system.design.components[system.components[v]!]!.retentionSeconds)
      .find((seconds) => seconds !== undefined);
    if (!(growth > 0) || retention === undefined) return [];
    const after = (likely(retention) * arrivalRps) / growth;
    return [
      {
        code: 'queue.retention-exceeded',
        severity: 'error',
        about: [id, system.components[system.to[e]!]!],
        message: `After ${printQuantity(after, 'seconds')} at peak, messages for ${nameOf(system, system.to[e]!)} are forgotten before they are read.`,
        evidence: { retentionSeconds: likely(retention), growthPerSecond: growth, lossAfterSeconds: after },
        fix: 'Add consumers, or keep messages for longer.',
        source: 'fluid limit of a queue: its oldest message ages by (λ − μ) / λ',
      },
    ];
  });
}

/** With an empty cache every read goes further: what that does to what stands behind it. */
function coldStarts(analysis: Analysis): Finding[] {
  const { system, stations, load } = analysis;
  const caches = system.components
    .map((_, v) => v)
    .filter((v) => system.hitRatio[v]! > 0 && stations[v]!.arrivalRps > 0);
  if (caches.length > MOST_CACHES || caches.length * system.components.length > 20_000) return [];
  return caches.flatMap((cache): Finding[] => {
    const cold = { ...system, hitRatio: system.hitRatio.map((h, v) => (v === cache ? 0 : h)) };
    const flows = traffic(cold, { calls: load.state?.calls, admitted: load.state?.admitted });
    let worst = -1;
    let most = 1;
    stations.forEach(({ utilization, arrivalRps }, v) => {
      if (utilization >= 1 || !(flows.total[v]! > arrivalRps * (1 + 1e-9))) return;
      const then = capacityOf(cold, flows, v).utilization;
      if (then >= most) [worst, most] = [v, then];
    });
    if (worst === -1) return [];
    const now = stations[worst]!;
    const multiple = flows.total[worst]! / now.arrivalRps;
    return [
      {
        code: 'cache.cold-start',
        severity: 'warning',
        about: [system.components[cache]!, system.components[worst]!],
        message: `When ${nameOf(system, cache)} is empty, ${nameOf(system, worst)} gets ${times(multiple)} as much, ${rate(flows.total[worst]!)}, and can do ${rate(now.capacityRps)}: it cannot carry a cold start at peak.`,
        evidence: {
          multiple,
          arrivalRps: flows.total[worst],
          utilization: most,
          hitRatio: system.hitRatio[cache],
        },
        fix: 'Warm it before it takes load, let one of several callers fetch a missing entry, shed load, or spread the cache over nodes that do not fail together.',
        source: 'load behind a cache is 1 / (1 − hit ratio) without it',
      },
    ];
  });
}
