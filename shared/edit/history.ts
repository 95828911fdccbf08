import type { Design } from '../model';
import { apply, type Change, compose, invert, isEmpty } from './change';

/** What was done and what was undone, newest last. */
export type History = {
  readonly past: readonly Change[];
  readonly future: readonly Change[];
  readonly open: string | undefined;
};

export const EMPTY_HISTORY: History = { past: [], future: [], open: undefined };

const LIMIT = 500;

export type Step = { readonly design: Design; readonly history: History };

/**
 * Applies and records a change. Changes that name the same `gesture` one after the other (typing in a field, dragging a
 * slider) become a single step of undo.
 */
export function perform(step: Step, change: Change, gesture?: string): Step {
  if (isEmpty(change)) return step;
  const { past, open } = step.history;
  const merges = gesture !== undefined && gesture === open && past.length > 0;
  const recorded = merges ? [...past.slice(0, -1), compose(past.at(-1)!, change)] : [...past, change];
  return {
    design: apply(step.design, change),
    history: { past: recorded.filter((c) => !isEmpty(c)).slice(-LIMIT), future: [], open: gesture },
  };
}

/** Ends a gesture: the next change is a step of its own. */
export const settle = (history: History): History =>
  history.open === undefined ? history : { ...history, open: undefined };

export function undo(step: Step): Step {
  const change = step.history.past.at(-1);
  if (change === undefined) return step;
  return {
    design: apply(step.design, invert(change)),
    history: { past: step.history.past.slice(0, -1), future: [...step.history.future, change], open: undefined },
  };
}

export function redo(step: Step): Step {
  const change = step.history.future.at(-1);
  if (change === undefined) return step;
  return {
    design: apply(step.design, change),
    history: { past: [...step.history.past, change], future: step.history.future.slice(0, -1), open: undefined },
  };
}
