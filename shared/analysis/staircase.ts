import { likely } from '../model';
import { scaled } from './capacity';
import { constraintsOf } from './constraints';
import type { Analysis } from './results';

/** Where the next replica becomes necessary, and what it costs: between steps more load costs nothing more for replicas. */
export type CostStep = {
  readonly component: string;
  /** Multiple of today's load of all journeys. */
  readonly at: number;
  readonly replicas: number;
  /** USD a month for that replica; 0 where no price is known. */
  readonly perMonth: number;
};

/**
 * For each component the multiple of today's load from which it needs a further replica to stay at its target utilisation
 * (autoscaling) or at the planning limit. Nearest first; ties by id. Components whose number of replicas no load raises are
 * left out: those at their maximum, and those that have no limit.
 */
export function costSteps({ system, traffic }: Analysis): readonly CostStep[] {
  const steps = new Map<number, CostStep>();
  for (const { component: v, load, perReplica } of constraintsOf(system, traffic)) {
    const id = system.components[v]!;
    const record = system.design.components[id]!;
    const today = load.reduce((sum, each) => sum + each, 0);
    if (!(today > 0) || !Number.isFinite(perReplica)) continue;
    const { autoscale } = record;
    const target = autoscale ? likely(autoscale.targetUtilization) : system.assumptions.maxUtilization;
    const [least, most] = autoscale ? [likely(autoscale.min), likely(autoscale.max)] : [1, Infinity];
    let replicas = Math.max(least, autoscale ? 1 : system.attributes[v]!.replicas.value);
    const carries = (count: number) => perReplica * scaled(record, count) * target;
    while (replicas < most && carries(replicas) < today * (1 - 1e-12) && carries(replicas + 1) > carries(replicas))
      replicas++;
    if (replicas >= most) continue;
    const price = system.attributes[v]!.cost?.value.perReplicaMonth;
    const step: CostStep = {
      component: id,
      at: carries(replicas) / today,
      replicas: replicas + 1,
      perMonth: price === undefined ? 0 : likely(price),
    };
    const known = steps.get(v);
    if (known === undefined || step.at < known.at) steps.set(v, step);
  }
  return [...steps.values()].sort((a, b) => a.at - b.at || (a.component < b.component ? -1 : 1));
}
