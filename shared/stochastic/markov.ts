/** From a state to others, with rates; states are equal where their texts are. */
export type Transition<S> = { readonly to: S; readonly rate: number };

/**
 * The steady state of a small Markov chain, found from one state on: elimination without subtraction, so that even the
 * smallest probability keeps its digits (Grassmann, Taksar, Heyman 1985). O(states³): meant for some hundred states.
 * Precondition: every state that can be reached can be left again for the first one.
 */
export function steadyState<S>(
  start: S,
  transitionsOf: (state: S) => readonly Transition<S>[],
): readonly { readonly state: S; readonly probability: number }[] {
  const states: S[] = [];
  const indexOf = new Map<string, number>();
  const number = (state: S): number => {
    const key = JSON.stringify(state);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, states.length);
    return states.push(state) - 1;
  };
  number(start);
  const arcs: { readonly from: number; readonly to: number; readonly rate: number }[] = [];
  for (let from = 0; from < states.length; from++) {
    for (const { to, rate } of transitionsOf(states[from]!)) arcs.push({ from, to: number(to), rate });
  }
  const n = states.length;
  const q = new Float64Array(n * n);
  for (const { from, to, rate } of arcs) if (from !== to) q[from * n + to] = q[from * n + to]! + rate;
  const out = new Float64Array(n);
  for (let k = n - 1; k > 0; k--) {
    for (let j = 0; j < k; j++) out[k] = out[k]! + q[k * n + j]!;
    for (let i = 0; i < k; i++) {
      const share = q[i * n + k]! / out[k]!;
      if (share === 0) continue;
      for (let j = 0; j < k; j++) if (j !== i) q[i * n + j] = q[i * n + j]! + share * q[k * n + j]!;
    }
  }
  const p = new Float64Array(n);
  p[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    let inflow = 0;
    for (let i = 0; i < k; i++) inflow += p[i]! * q[i * n + k]!;
    p[k] = inflow / out[k]!;
    total += p[k]!;
  }
  return states.map((state, k) => ({ state, probability: p[k]! / total }));
}

/** One part of the work that a thread is held for; servers Infinity: nobody waits for it. */
export type HeldPhase = { readonly serviceMs: number; readonly servers: number };

export type PopulationInPool = {
  readonly throughputRps: number;
  /** From asking to the answer. */
  readonly responseMs: number;
  readonly threadWaitMs: number;
  readonly heldMs: number;
};

/**
 * Users who wait, think and ask again, at a pool of threads that are held through phases one after the other: exact, by the
 * states of the Markov chain. Exponential times. States: about (population − threads) · threads^(phases − 1).
 */
export function populationInPool(
  population: number,
  thinkMs: number,
  threads: number,
  phases: readonly HeldPhase[],
): PopulationInPool {
  type State = readonly number[];
  const [first] = phases;
  if (first === undefined) throw new Error('expected at least one phase');
  // Waiting for a thread, then how many are in each phase.
  const start: State = [0, ...phases.map(() => 0)];
  const sum = (state: State) => state.reduce((a, b) => a + b, 0);
  const moved = (state: State, changes: readonly (readonly [number, number])[]): State => {
    const next = [...state];
    for (const [i, by] of changes) next[i] = next[i]! + by;
    return next;
  };
  const found = steadyState(start, (state) => {
    const next: Transition<State>[] = [];
    const thinking = population - sum(state);
    const inside = sum(state) - state[0]!;
    if (thinking > 0) next.push({ to: moved(state, [[inside < threads ? 1 : 0, 1]]), rate: thinking / thinkMs });
    phases.forEach(({ serviceMs, servers }, i) => {
      const here = state[i + 1]!;
      if (here === 0) return;
      const rate = Math.min(here, servers) / serviceMs;
      const leaves: (readonly [number, number])[] = [[i + 1, -1]];
      if (i + 1 < phases.length) leaves.push([i + 2, 1]);
      // The thread goes to whoever waits longest.
      else if (state[0]! > 0) leaves.push([0, -1], [1, 1]);
      next.push({ to: moved(state, leaves), rate });
    });
    return next;
  });
  const mean = (of: (state: State) => number) =>
    found.reduce((total, { state, probability }) => total + probability * of(state), 0);
  const perMs = mean((state) => population - sum(state)) / thinkMs;
  const threadWaitMs = mean((state) => state[0]!) / perMs;
  const responseMs = mean(sum) / perMs;
  return { throughputRps: perMs * 1000, responseMs, threadWaitMs, heldMs: responseMs - threadWaitMs };
}
