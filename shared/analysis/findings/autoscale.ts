import { likely, printQuantity } from '../../model';
import { replicasAt, scaled } from '../capacity';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { nameOf, plural, times } from './words';

/** The jump that a lag is judged by: twice the load from one moment to the next. */
const JUMP = 2;

/** How far autoscaling helps, and what piles up until it does. */
export function autoscaleFindings(analysis: Analysis): Finding[] {
  const { system, stations } = analysis;
  return system.components.flatMap((id, v): Finding[] => {
    if (system.design.components[id]!.autoscale === undefined) return [];
    const { arrivalRps, limit, utilization } = stations[v]!;
    // Overload is another finding's business.
    if (limit === 'none' || !(arrivalRps > 0) || utilization >= 1) return [];
    return [...reach(analysis, v), ...lag(analysis, v)];
  });
}

function reach({ system, stations }: Analysis, v: number): Finding[] {
  const { arrivalRps, largestRps } = stations[v]!;
  const id = system.components[v]!;
  const { max, targetUtilization } = system.design.components[id]!.autoscale!;
  const helpsTo = (largestRps * likely(targetUtilization)) / arrivalRps;
  const givesInAt = largestRps / arrivalRps;
  // Already at its maximum: that is a finding of its own.
  if (helpsTo < 1) return [];
  const most = plural(likely(max), 'replica');
  return [
    {
      code: 'load.autoscale-limit',
      severity: 'info',
      about: [id],
      message: `Autoscaling helps ${nameOf(system, v)} up to ${times(helpsTo)} today’s load; beyond, its ${most} get busier, and at ${times(givesInAt)} it gives in.`,
      evidence: { arrivalRps, helpsTo, givesInAt, maxReplicas: likely(max) },
      fix: 'Raise the maximum, as far as what stands behind it carries that load.',
      source: 'replicas = ⌈load / (capacity × target)⌉ within the limits; utilisation law',
    },
  ];
}

function lag({ system, stations }: Analysis, v: number): Finding[] {
  const { arrivalRps, capacityRps, largestRps, replicaRps, replicas } = stations[v]!;
  const id = system.components[v]!;
  const component = system.design.components[id]!;
  const lagSeconds = component.autoscale!.lagSeconds === undefined ? 0 : likely(component.autoscale!.lagSeconds);
  const growth = JUMP * arrivalRps - capacityRps;
  if (lagSeconds === 0 || !(growth > 0)) return [];
  const backlog = growth * lagSeconds;
  const later = replicasAt(component.autoscale, replicas, JUMP * arrivalRps, replicaRps);
  // A hot shard takes the same part of it at any number of replicas.
  const laterRps = Math.min(largestRps, (capacityRps * scaled(component, later)) / scaled(component, replicas));
  const spare = laterRps - JUMP * arrivalRps;
  const drainSeconds = spare > 0 ? backlog / spare : null;
  return [
    {
      code: 'load.autoscale-lag',
      severity: 'warning',
      about: [id],
      message:
        `When load doubles at once, ${nameOf(system, v)} can do ${printQuantity(capacityRps, 'rate')} of ${printQuantity(JUMP * arrivalRps, 'rate')} until new replicas serve: in ${printQuantity(lagSeconds, 'seconds')} ${printQuantity(backlog, 'count')} requests pile up, ` +
        (drainSeconds === null
          ? 'and its maximum cannot work them off.'
          : `and working them off takes ${printQuantity(drainSeconds, 'seconds')} more.`),
      evidence: {
        jump: JUMP,
        lagSeconds,
        growthPerSecond: growth,
        backlog,
        drainSeconds,
        holdsUpTo: capacityRps / arrivalRps,
      },
      fix: `Keep room for the jump until replicas start: a lower target utilisation or a higher minimum. Today it takes ${times(capacityRps / arrivalRps)} at once.`,
      source: 'fluid limit of a queue: backlog = (arrivals − capacity) × lag',
    },
  ];
}
