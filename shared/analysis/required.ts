import { likely, type Quantity } from '../model';
import { wholeReplicas } from './stations';
import { type Class, READ, type System, WRITE } from './system';

/**
 * At peak, `"load"` demands the replicas that carry the peak, be there so many or not; `within` is the same, but never
 * more than there are, so that an overloaded design still shows what else takes it down; structurally, one is enough.
 */
export type Demand = 'peak' | 'within' | 'structural';

/** Replicas that must work for a component to work, at a load given in replicas, for requests of a class. */
export function requiredReplicas(system: System, component: number, demand: Demand, load: number, c?: Class): number {
  return Math.max(requiredForLoad(system, component, demand, load), quorumOf(system, component, c)?.required ?? 1);
}

function requiredForLoad(system: System, component: number, demand: Demand, load: number): number {
  const { required, redundancy } = system.design.components[system.components[component]!]!;
  if (required !== undefined && required !== 'load') return likely(required);
  if (demand === 'structural' || Number.isNaN(load)) return 1;
  // One serves, however many stand by: a load for two is too much for all of them.
  const whole = wholeReplicas(load);
  return redundancy !== 'passive' || whole === 1 ? whole : demand === 'within' ? 1 : Infinity;
}

/** Of a store that states a quorum: how many copies a request needs, and how many replicas hold one. */
export type Quorum = { readonly required: number; readonly copies: number };

/**
 * Only what the design states, and only where the copies are the replicas that are drawn: a managed store keeps its
 * copies within what one replica of the drawing stands for. Without a class, what serves both classes.
 */
export function quorumOf(system: System, component: number, c?: Class): Quorum | undefined {
  const { data } = system.design.components[system.components[component]!]!;
  const replicas = Math.round(system.attributes[component]!.replicas.value);
  if (data?.readQuorum === undefined && data?.writeQuorum === undefined) return undefined;
  const copies = data.copies === undefined ? replicas : likely(data.copies);
  if (copies > replicas) return undefined;
  const of = (quorum: Quantity | undefined) => (quorum === undefined ? 1 : likely(quorum));
  const reads = of(data.readQuorum);
  const writes = of(data.writeQuorum);
  const required = c === READ ? reads : c === WRITE ? writes : Math.max(reads, writes);
  return { required, copies };
}
