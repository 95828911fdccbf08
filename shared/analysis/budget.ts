import { durationFigures, momentsOf, planOf } from '../stochastic';
import { prepare, scaledLoad } from './closed';
import { responses } from './responses';
import type { Hop, LatencyBudget, Report } from './report';
import type { Analysis } from './results';
import { settle } from './settle';
import type { Design } from '../model';

/** The report with the latency budget of every journey. */
export function withLatencyBudgets(analysis: Analysis, report: Report): Report {
  const journeys = Object.entries(report.journeys).map(([id, figures]) => [
    id,
    { ...figures, latencyBudget: latencyBudget(analysis, id) },
  ]);
  return { ...report, journeys: Object.fromEntries(journeys) as Report['journeys'] };
}

/**
 * The critical path: from the entry along every call that is waited for; of calls that run at once, the one that takes longest
 * on average. null without a latency, or where calls go in circles.
 */
export function latencyBudget(analysis: Analysis, journey: string): LatencyBudget | null {
  const { system, stations, load, latencies } = analysis;
  const j = system.journeys.findIndex(({ id }) => id === journey);
  const figures = latencies[j]?.figures;
  if (figures === undefined) return null;
  const { durations, root, of } = responses({ system, ...load, cut: 'exact' }, j);
  const plan = planOf(durations, root.at);
  if (plan.circular) return null;
  const { meanMs } = momentsOf(durations, plan);
  const weight = new Float64Array(durations.length);
  weight[root.at] = 1;
  const give = (part: number, share: number) => {
    weight[part] = weight[part]! + share;
  };
  // Wholes before parts.
  for (const at of [...plan.order].reverse()) {
    const duration = durations[at]!;
    const w = weight[at]!;
    switch (duration.type) {
      case 'sequence':
        for (const part of duration.of) give(part, w);
        break;
      case 'choice':
        duration.of.forEach((part, i) => give(part, w * duration.share[i]!));
        break;
      case 'repeat':
        give(duration.of, w * duration.times);
        break;
      case 'slowest':
        give(
          duration.of.reduce((slowest, part) => (meanMs[part]! > meanMs[slowest]! ? part : slowest)),
          w,
        );
        break;
      case 'ranked':
      case 'hedged':
      case 'within':
        give(duration.of, w);
        break;
      case 'law':
      case 'given':
        break;
      default:
        duration satisfies never;
    }
  }
  const hops = new Map<number, { visits: number; waitMs: number; workMs: number }>();
  for (const byComponent of of) {
    for (const [v, { own }] of byComponent) {
      const visits = weight[own]!;
      const station = stations[v]!;
      const wait = station.waiting?.meanMs ?? 0;
      if (visits === 0 || meanMs[own] === 0) continue;
      const hop = hops.get(v) ?? { visits: 0, waitMs: 0, workMs: 0 };
      hop.visits += visits;
      hop.waitMs += visits * Math.min(wait, meanMs[own]!);
      hop.workMs += visits * Math.max(0, meanMs[own]! - wait);
      hops.set(v, hop);
    }
  }
  const ranked = [...hops]
    .map(([v, hop]): Hop => ({ component: system.components[v]!, ...hop }))
    .sort((a, b) => b.waitMs + b.workMs - a.waitMs - a.workMs || (a.component < b.component ? -1 : 1));
  const spent = ranked.reduce((sum, { waitMs, workMs }) => sum + waitMs + workMs, 0);
  return { hops: ranked, otherMs: figures.meanMs - spent, meanMs: figures.meanMs };
}

export type QuantilePoint = { readonly p: number; readonly ms: number };

/** From the first percentile to 99.99%: closer together where the tail is. */
const QUANTILES = [
  ...Array.from({ length: 19 }, (_, i) => (i + 1) * 0.05),
  0.01,
  0.96,
  0.97,
  0.98,
  0.985,
  0.99,
  0.993,
  0.995,
  0.997,
  0.998,
  0.999,
  0.9995,
  0.9999,
].sort((a, b) => a - b);

/** The distribution of each journey's latency at a multiple of today's load; null without one. */
export function distributions(design: Design, multiple = 1): Readonly<Record<string, readonly QuantilePoint[] | null>> {
  const system = multiple === 1 ? prepare(design) : scaledLoad(prepare(design), multiple);
  const load = settle(system);
  return Object.fromEntries(
    system.journeys.map(({ id, entry }, j) => {
      if (entry === -1) return [id, null];
      const { durations, root, of } = responses({ system, ...load, cut: 'exact' }, j);
      const isBlocked = of.some((byComponent) =>
        [...byComponent.keys()].some((v) => load.stations[v]!.waiting === undefined),
      );
      const figures = isBlocked || root.ok < 1e-12 ? undefined : durationFigures(durations, root.at, QUANTILES);
      return [id, figures === undefined ? null : QUANTILES.map((p, i) => ({ p, ms: figures.percentilesMs[i]! }))];
    }),
  );
}
