import { likely } from '../model';
import { scaled } from './capacity';
import { READ, type System, WRITE } from './system';
import { type Traffic, traffic } from './traffic';

/** Something of a component that is used up: Σ over journeys of load · multiple ≤ room. */
export type Constraint = {
  readonly component: number;
  /** Busy servers, or requests a second at a ceiling, at today's rate, by journey. */
  readonly load: Float64Array;
  /** What one replica has of it, and how many replicas that is worth now. */
  readonly perReplica: number;
  readonly replicas: number;
};

/**
 * What limits each component that journeys reach, as linear in their rates: its servers, its CPU limit, its ceiling. At the
 * most replicas that autoscaling may start. `effort` as in `traffic`: attempts of a settled load.
 */
export function constraintsOf(system: System, flows: Traffic = traffic(system)): readonly Constraint[] {
  return system.components.flatMap((id, v): Constraint[] => {
    const component = system.design.components[id]!;
    const attributes = system.attributes[v]!;
    const readMs = attributes.serviceMs?.value ?? 0;
    const writeMs = attributes.writeServiceMs?.value ?? readMs;
    const counts = Float64Array.from(flows.rates, (rates) => rates[READ][v]! + rates[WRITE][v]!);
    if (!(flows.total[v]! > 0)) return [];
    const busy = Float64Array.from(
      flows.rates,
      (rates) => (rates[READ][v]! * readMs + rates[WRITE][v]! * writeMs) / 1000,
    );
    const replicas = component.autoscale ? likely(component.autoscale.max) : attributes.replicas.value;
    const shards = likely(component.shards ?? 1);
    const hot = shards <= 1 ? 1 : Math.min(1, 1 / (shards * system.hottestShare[v]!));
    const found: Constraint[] = [];
    const cpu = component.cpuLimit === undefined ? Infinity : likely(component.cpuLimit);
    if (busy.some((value) => value > 0)) {
      const servers = Math.min(attributes.concurrency.value, cpu) * hot;
      found.push({ component: v, load: busy, perReplica: servers, replicas });
    }
    if (attributes.capacityRps !== undefined)
      found.push({ component: v, load: counts, perReplica: attributes.capacityRps.value * hot, replicas });
    return found;
  });
}

/** What the given number of replicas has together. */
export const roomOf = (system: System, constraint: Constraint, replicas = constraint.replicas): number =>
  constraint.perReplica * scaled(system.design.components[system.components[constraint.component]!]!, replicas);

/** The multiple of the load of `growing` journeys at which the room is used up; the others stay as they are. */
export function limitOf(load: Float64Array, room: number, growing: (journey: number) => boolean): number {
  let fixed = 0;
  let grows = 0;
  load.forEach((value, j) => {
    if (growing(j)) grows += value;
    else fixed += value;
  });
  return grows > 0 ? Math.max(0, room - fixed) / grows : Infinity;
}
