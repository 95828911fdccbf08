import type { Duration } from '../stochastic';
import type { State } from './calls';
import type { Policy } from './policy';
import type { Station } from './stations';
import type { Class, System } from './system';

/** A served duration by its number in the list, and the probability that it is served at all. */
export type Served = { readonly at: number; readonly ok: number };

/** A call of which the time decides something: its timeout, its hedge, a connection held. */
export type Target = {
  readonly connector: number;
  readonly class: Class;
  readonly callee: number;
  readonly at: number;
  /** The same without the wait for a connection: the time that one is held. */
  readonly answer: number;
};

export type Responses = {
  readonly durations: readonly Duration[];
  readonly root: Served;
  /** Response and own time of each component that is waited for. */
  readonly of: readonly [ReadonlyMap<number, Response>, ReadonlyMap<number, Response>];
  readonly targets: readonly Target[];
};

export type Response = Served & { readonly own: number; readonly further: readonly number[] };

export type Context = {
  readonly system: System;
  readonly stations: readonly Station[];
  readonly policies: readonly Policy[];
  /** undefined: nothing fails, nothing is repeated. */
  readonly state: State | undefined;
  /** Answers within a timeout: cut off exactly, or by a law with the same mean and variance, which is quicker. */
  readonly cut: 'exact' | 'fitted';
  /** Components in the order in which they are gone through, callees first; what is found besides comes last. */
  readonly walk?: Walk | undefined;
};

/** By class; `enter` is told before each component, and may still say how its calls fare, `leave` how often it answers well. */
export type Walk = {
  readonly order: readonly [readonly number[], readonly number[]];
  readonly enter: (c: Class, component: number) => void;
  readonly leave: (c: Class, component: number, ok: number) => void;
};

/** Below this an answer that comes too late does not show in any figure. */
export const NEGLIGIBLE = 1e-7;
