import { type Change, compose, NOTHING } from '../../edit';
import type { Taken } from './state';

const SAVINGS: ReadonlySet<string> = new Set(['remove-replica', 'scale-down']);

export type Ordered = {
  readonly steps: readonly Taken[];
  /** So many of the first steps reach the goal; those behind them only save money. */
  readonly needed: number;
};

/**
 * What the goal needs first, what only saves money behind it, and repetitions as one step. Steps that touch the same
 * record keep their order, because each holds what the one before it left.
 */
export function ordered(steps: readonly Taken[]): Ordered {
  const isSaving = ({ tactic }: Taken) => SAVINGS.has(tactic);
  const isEntangled = steps.some(
    (step, i) =>
      isSaving(step) && steps.slice(i + 1).some((later) => !isSaving(later) && meet(step.change, later.change)),
  );
  if (isEntangled) return { steps: merged(steps), needed: merged(steps).length };
  const needed = merged(steps.filter((step) => !isSaving(step)));
  return { steps: [...needed, ...merged(bySubject(steps.filter(isSaving)))], needed: needed.length };
}

const keysOf = ({ touched }: Change): readonly string[] => touched.map(({ table, id }) => `${table}/${id}`);
const meet = (a: Change, b: Change): boolean => keysOf(a).some((key) => keysOf(b).includes(key));

/** Savings on one component together, in the order in which each component first came. */
const bySubject = (steps: readonly Taken[]): readonly Taken[] => {
  const subjects = [...new Set(steps.map(({ about }) => about[0]))];
  return subjects.flatMap((subject) => steps.filter(({ about }) => about[0] === subject));
};

/** The same tactic on the same component several times in a row is one step. */
function merged(steps: readonly Taken[]): readonly Taken[] {
  const runs: Taken[][] = [];
  for (const step of steps) {
    const last = runs.at(-1)?.[0];
    if (last !== undefined && last.tactic === step.tactic && last.about[0] === step.about[0] && isRepeated(step))
      runs.at(-1)!.push(step);
    else runs.push([step]);
  }
  return runs.map((run) => {
    const [first] = run as [Taken, ...Taken[]];
    if (run.length === 1) return first;
    const label =
      first.tactic === 'remove-replica'
        ? first.label.replace(/^One fewer replica/, `${run.length} fewer replicas`)
        : `${run.at(-1)!.label}, ${run.length} times`;
    return {
      ...run.at(-1)!,
      label,
      change: { ...run.reduce((whole, { change }) => compose(whole, change), NOTHING), label },
    };
  });
}

const isRepeated = ({ tactic }: Taken): boolean => SAVINGS.has(tactic) || tactic === 'add-replica';
