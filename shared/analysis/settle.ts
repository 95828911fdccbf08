import { reachable } from '../graph';
import { waiting } from '../stochastic';
import { type CallState, initialState, type State } from './calls';
import { Deadlines } from './deadlines';
import { Fates, type Filling } from './fates';
import { feedsBack, isPlainCall, type Policy, policiesOf, waitsBack } from './policy';
import { type Responses, responses, type Target } from './responses';
import { type Station, stations } from './stations';
import { type Class, READ, type System, WRITE } from './system';
import { type Traffic, traffic } from './traffic';

/** Load and stations that agree with each other. */
export type Load = {
  readonly traffic: Traffic;
  readonly stations: readonly Station[];
  /** undefined where load does not depend on itself. */
  readonly state: State | undefined;
  readonly policies: readonly Policy[];
  /** false: the search was stopped before it came to rest; figures are of where it stood. */
  readonly isSettled: boolean;
  readonly rounds: number;
};

export type SettleOptions = {
  /** From below to the least fixed point, the healthy one; from above to the greatest. */
  readonly from?: 'below' | 'above';
  /** Begin here: a state that is known to lie below (above) the one sought, such as that of less (more) load. */
  readonly start?: State | undefined;
  /** Stop as soon as a station has no equilibrium: from below it is certain then that it has none in the end. */
  readonly untilOverloaded?: boolean;
  readonly rounds?: number;
  readonly tolerance?: number;
  /** Where it is known: the policies, and load and stations while every call is made once and takes no time. */
  readonly policies?: readonly Policy[];
  readonly unhindered?: Pick<Load, 'traffic' | 'stations'> | undefined;
};

const ROUNDS = 4000;
const TOLERANCE = 1e-10;

/**
 * Attempts depend on how long answers take, that on load, and load on attempts. More load means more attempts, so that
 * the map is monotone and iteration from below comes to the least fixed point, from above to the greatest (Kleene; Knaster
 * and Tarski 1955). Without timeouts, errors, refusals and pools one pass is all. Orphaned attempts load their callee in full.
 */
export function settle(system: System, options: SettleOptions = {}): Load {
  const policies = options.policies ?? policiesOf(system);
  if (!feedsBack(system, policies)) {
    const flows = traffic(system);
    return {
      traffic: flows,
      stations: stations(system, flows),
      state: undefined,
      policies,
      isSettled: true,
      rounds: 1,
    };
  }
  const from = options.from ?? 'below';
  const { rounds = ROUNDS, tolerance = TOLERANCE } = options;
  const fates = fatesOf(system, policies, from);
  let state = options.start ?? initialState(system, policies, from);
  let before: Before | undefined;
  for (let round = 1; ; round++) {
    const { flows, at } = placeOf(system, state, before, options);
    const next = nextState({ system, policies, flows, at, state, fates });
    const change = changeOf(state, next);
    before = { state, flows, at };
    state = next;
    const isSettled = change < tolerance;
    if (isSettled || round >= rounds || (options.untilOverloaded === true && at.some(isOverloaded)))
      return { traffic: flows, stations: at, state, policies, isSettled, rounds: round };
  }
}

type Before = { readonly state: State; readonly flows: Traffic; readonly at: readonly Station[] };

/** Load and stations in a state. What nothing has changed since the round before is not worked out again. */
function placeOf(
  system: System,
  state: State,
  before: Before | undefined,
  { start, from, unhindered }: SettleOptions,
): Pick<Before, 'flows' | 'at'> {
  // In the first round from below every call is made once, and nothing is held.
  if (before === undefined && unhindered !== undefined && start === undefined && from !== 'above')
    return { flows: unhindered.traffic, at: unhindered.stations };
  const isSame = before !== undefined && isSameEffort(before.state, state, system);
  const flows = isSame ? before.flows : traffic(system, { calls: state.calls, admitted: state.admitted });
  const areSame = isSame && between(before.state.heldMs, state.heldMs) === 0;
  return { flows, at: areSame ? before.at : stations(system, flows, state) };
}

/** Everything that load makes of load. */
function isSameEffort(a: State, b: State, { fallbackFor }: System): boolean {
  const hasFallbacks = fallbackFor.some((primary) => primary !== -1);
  return (
    between(a.admitted, b.admitted) === 0 &&
    a.calls.every((classes, j) =>
      classes.every((calls, c) => {
        const other = b.calls[j]![c];
        if (calls === other || calls === undefined || other === undefined) return calls === other;
        return (
          between(calls.attempts, other.attempts) === 0 &&
          (!hasFallbacks || between(calls.failure, other.failure) === 0)
        );
      }),
    )
  );
}

/** No equilibrium, or one that only refusing keeps. */
export const isOverloaded = ({ utilization, waiting: wait, limit }: Station): boolean =>
  utilization >= 1 || (limit !== 'none' && wait === undefined);

type Round = {
  readonly system: System;
  readonly policies: readonly Policy[];
  readonly flows: Traffic;
  readonly at: readonly Station[];
  readonly state: State;
  /** By journey; undefined where no call can fail or hold anything: its state is the first one for ever. */
  readonly fates: readonly (Fates | undefined)[];
};

function fatesOf(system: System, policies: readonly Policy[], from: 'below' | 'above'): readonly (Fates | undefined)[] {
  const { graph, from: callers } = system;
  return system.journeys.map(({ entry }) => {
    if (entry === -1) return undefined;
    const isReached = reachable(graph, [entry]);
    const isConcerned =
      policies.some((policy, e) => isReached[callers[e]!] === 1 && !isPlainCall(policy)) ||
      isReached.some((reached, v) => reached === 1 && waitsBack(system, v));
    return isConcerned ? new Fates(system, policies, from) : undefined;
  });
}

function nextState(round: Round): State {
  const { system, policies, flows, at, state } = round;
  const pools = new PoolWaits(system, policies, at);
  const heldMs = new Float64Array(system.components.length);
  const holders = system.components.flatMap((id, v) =>
    system.design.components[id]!.threads === undefined ? [] : [v],
  );
  const calls = system.journeys.map((_, j): Filling => {
    const fates = round.fates[j];
    if (fates === undefined) return state.calls[j]!;
    const next: Filling = [copy(state.calls[j]![READ]), copy(state.calls[j]![WRITE])];
    const now = { ...state, calls: state.calls.with(j, next) };
    const found = responses(
      { system, stations: at, policies, state: now, cut: 'fitted', walk: fates.walk(next, at) },
      j,
    );
    const held = ([READ, WRITE] as const).flatMap((c) => holders.flatMap((v) => found.of[c].get(v)?.further ?? []));
    const deadlines = new Deadlines(found.durations, [
      ...found.targets.flatMap(({ at: whole, answer }) => [whole, answer]),
      ...held,
    ]);
    for (const c of [READ, WRITE] as const) addHeld(heldMs, holders, flows, found, deadlines, j, c);
    fates.learn(found, deadlines, next, at);
    pools.add(flows, j, found.targets, deadlines, state);
    return next;
  });
  return {
    calls,
    admitted: Float64Array.from(at, ({ refused }) => 1 - refused),
    heldMs: heldMs.map((sum, v) => (flows.total[v]! > 0 ? sum / flows.total[v]! : 0)),
    ...pools.waits(),
  };
}

function copy(calls: CallState | undefined): CallState | undefined {
  if (calls === undefined) return undefined;
  const next: { -readonly [K in keyof CallState]: CallState[K] } = { ...calls };
  for (const key of Object.keys(calls) as (keyof CallState)[]) next[key] = calls[key].slice();
  return next;
}

/** What a thread of each component that has threads waits for, weighted by the rate of each class. */
function addHeld(
  heldMs: Float64Array,
  holders: readonly number[],
  flows: Traffic,
  found: Responses,
  deadlines: Deadlines,
  j: number,
  c: Class,
): void {
  for (const v of holders) {
    const { further = [] } = found.of[c].get(v) ?? {};
    const rate = flows.rates[j]![c][v]!;
    if (rate > 0) heldMs[v] = heldMs[v]! + rate * further.reduce((sum, part) => sum + deadlines.meanMs(part), 0);
  }
}

/** Connections that a caller holds while it waits: a queue of its own for each connector that has a number of them. */
class PoolWaits {
  readonly #sums = new Map<number, { rate: number; ms: number; squares: number }>();
  readonly #system: System;
  readonly #policies: readonly Policy[];
  readonly #stations: readonly Station[];

  constructor(system: System, policies: readonly Policy[], at: readonly Station[]) {
    this.#system = system;
    this.#policies = policies;
    this.#stations = at;
  }

  add(flows: Traffic, j: number, targets: readonly Target[], deadlines: Deadlines, state: State): void {
    for (const { connector: e, class: c, answer } of targets) {
      const { connections, timeoutMs } = this.#policies[e]!;
      if (connections === undefined) continue;
      const caller = this.#system.from[e]!;
      const calls = state.calls[j]![c]!;
      const rate = flows.rates[j]![c][caller]! * flows.callsOf[j]![c][e]! * calls.attempts[e]!;
      const answerMs = deadlines.meanMs(answer);
      const ms = timeoutMs === undefined ? answerMs : Math.min(answerMs, timeoutMs);
      const variance = Number.isFinite(deadlines.variance(answer)) ? deadlines.variance(answer) : ms ** 2;
      const sum = this.#sums.get(e) ?? { rate: 0, ms: 0, squares: 0 };
      sum.rate += rate;
      sum.ms += rate * ms;
      sum.squares += rate * (ms ** 2 + variance);
      this.#sums.set(e, sum);
    }
  }

  waits(): Pick<State, 'poolProbability' | 'poolWaitMs'> {
    const m = this.#system.connectors.length;
    const poolProbability = new Float64Array(m);
    const poolWaitMs = new Float64Array(m);
    for (const [e, { rate, ms, squares }] of this.#sums) {
      if (rate === 0) continue;
      const serviceMs = ms / rate;
      const servers = this.#policies[e]!.connections! * this.#stations[this.#system.from[e]!]!.replicas;
      const scv = Math.max(0, squares / rate / serviceMs ** 2 - 1);
      const found = Number.isFinite(serviceMs) ? waiting({ ratePerSecond: rate, servers, serviceMs, scv }) : undefined;
      poolProbability[e] = found?.probability ?? 1;
      poolWaitMs[e] = found?.meanMs ?? Infinity;
    }
    return { poolProbability, poolWaitMs };
  }
}

function changeOf(before: State, after: State): number {
  let change = Math.max(
    between(before.admitted, after.admitted),
    between(before.heldMs, after.heldMs),
    between(before.poolWaitMs, after.poolWaitMs),
  );
  after.calls.forEach((classes, j) => {
    for (const c of [READ, WRITE] as const) {
      const [a, b] = [before.calls[j]![c], classes[c]];
      if (a === undefined || b === undefined || a === b) continue;
      change = Math.max(
        change,
        between(a.attempts, b.attempts),
        between(a.failure, b.failure),
        between(a.withinMs, b.withinMs),
        between(a.responseFailMs, b.responseFailMs),
      );
    }
  });
  return change;
}

function between(a: Float64Array, b: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const change = Math.abs(a[i]! - b[i]!) / Math.max(Math.abs(a[i]!), Math.abs(b[i]!));
    // From or to infinity.
    most = Math.max(most, Number.isNaN(change) ? 1 : change);
  }
  return most;
}
