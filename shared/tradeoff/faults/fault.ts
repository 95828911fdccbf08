import type { Change } from '../../edit';
import type { Look } from '../tactic';

/** What a fault strikes: a component, a boundary, a journey, or everything. */
export type Target =
  | { readonly type: 'component' | 'boundary' | 'journey'; readonly id: string }
  | { readonly type: 'design' };

/** A way in which systems fail, with the tactics that help against it. */
export type Fault = {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  /** Ids of tactics. */
  readonly remedies: readonly string[];
  readonly source: string;
  /** Where it can strike in this design, in the order of ids. */
  readonly targets: (look: Look) => readonly Target[];
  /** The design while it lasts, as a change of the design before. */
  readonly strike: (look: Look, target: Target) => Change;
};

export type Strike = { readonly fault: string; readonly target: Target };
