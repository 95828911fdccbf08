import type { Design } from '../model';
import { prepare } from './closed';
import { scaled } from './capacity';
import { type Constraint, constraintsOf, limitOf, roomOf } from './constraints';
import { settle } from './settle';
import type { System } from './system';

export type Rung = {
  /** What gives in. */
  readonly component: string;
  /** At which multiple of today's load. */
  readonly at: number;
  /** Its replicas until then. */
  readonly replicas: number;
  /** A store that holds the data: a further replica may not carry its writes. */
  readonly isStateful: boolean;
};

export type Ladder = {
  readonly rungs: readonly Rung[];
  /** Why it ends: nothing limits any more, the asked number of steps is done, or a further replica no longer helps. */
  readonly end: 'nothing limits' | 'done' | 'scaling ends';
};

/**
 * What breaks next: the component with the least room gets one more replica, again and again. Ties go to the smaller id.
 * With `journey`, that one grows alone while the others stay at today's rate. Attempts are those of today's settled load;
 * the collapse that repetition may cause earlier is a finding of its own. O(steps · components).
 */
export function ladder(design: Design, options: { readonly steps?: number; readonly journey?: string } = {}): Ladder {
  const system = prepare(design);
  const constraints = constraintsOf(system, settle(system).traffic);
  const growing = growingOf(system, options.journey);
  const replicas = new Map(constraints.map(({ component, replicas: count }) => [component, count]));
  const limit = (constraint: Constraint) =>
    limitOf(constraint.load, roomOf(system, constraint, replicas.get(constraint.component)), growing);
  const limits = constraints.map(limit);
  const rungs: Rung[] = [];
  const { steps = 20 } = options;
  while (rungs.length < steps) {
    let next = -1;
    limits.forEach((at, i) => {
      if (at < (limits[next] ?? Infinity)) next = i;
    });
    if (next === -1) return { rungs, end: 'nothing limits' };
    const { component } = constraints[next]!;
    const id = system.components[component]!;
    const count = replicas.get(component)!;
    rungs.push({
      component: id,
      at: limits[next]!,
      replicas: count,
      isStateful: system.attributes[component]!.data?.value.stateful === true,
    });
    const record = system.design.components[id]!;
    if (scaled(record, count + 1) <= scaled(record, count)) return { rungs, end: 'scaling ends' };
    replicas.set(component, count + 1);
    constraints.forEach((constraint, i) => {
      if (constraint.component === component) limits[i] = limit(constraint);
    });
  }
  return { rungs, end: 'done' };
}

export type Limits = {
  /** All journeys grow together. */
  readonly together: { readonly at: number; readonly component: string } | null;
  /** Each grows alone, the others stay at today's rate. */
  readonly alone: Readonly<Record<string, { readonly ratePerSecond: number; readonly component: string } | null>>;
};

/** How far each journey can grow, alone and with the others, and what stops it. */
export function limitsOf(design: Design): Limits {
  const system = prepare(design);
  const constraints = constraintsOf(system, settle(system).traffic);
  const first = (growing: (j: number) => boolean) => {
    let best: { at: number; component: string } | null = null;
    for (const constraint of constraints) {
      const at = limitOf(constraint.load, roomOf(system, constraint), growing);
      if (at < (best?.at ?? Infinity)) best = { at, component: system.components[constraint.component]! };
    }
    return best;
  };
  const alone = system.journeys.map(({ id, ratePerSecond }, j) => {
    const found = first((other) => other === j);
    return [id, found && { ratePerSecond: found.at * ratePerSecond, component: found.component }] as const;
  });
  return { together: first(() => true), alone: Object.fromEntries(alone) };
}

function growingOf(system: System, journey: string | undefined): (j: number) => boolean {
  return journey === undefined ? () => true : (j) => system.journeys[j]!.id === journey;
}
