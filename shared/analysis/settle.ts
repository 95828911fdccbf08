import { attemptsOf, waiting } from '../stochastic';
import { type CallState, initialState, type State } from './calls';
import { Deadlines, type Question } from './deadlines';
import { networkTimes } from './network';
import { feedsBack, type Policy, policiesOf } from './policy';
import { NEGLIGIBLE, type Responses, responses, type Target } from './responses';
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
  /** Where they are known. */
  readonly policies?: readonly Policy[];
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
  let state = options.start ?? initialState(system, policies, from);
  for (let round = 1; ; round++) {
    const flows = traffic(system, { calls: state.calls, admitted: state.admitted });
    const at = stations(system, flows, state);
    const next = nextState({ system, policies, flows, at, state, from });
    const change = changeOf(state, next);
    state = next;
    const isSettled = change < tolerance;
    if (isSettled || round >= rounds || (options.untilOverloaded === true && at.some(isOverloaded)))
      return { traffic: flows, stations: at, state, policies, isSettled, rounds: round };
  }
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
  readonly from: 'below' | 'above';
};

function nextState(round: Round): State {
  const { system, policies, flows, at, state } = round;
  const pools = new PoolWaits(system, policies, at);
  const heldMs = new Float64Array(system.components.length);
  const calls = system.journeys.map((journey, j): readonly [CallState | undefined, CallState | undefined] => {
    if (journey.entry === -1) return [undefined, undefined];
    const found = responses({ system, stations: at, policies, state, cut: 'fitted' }, j);
    const deadlines = new Deadlines(found.durations, [
      found.root.at,
      ...found.targets.map(({ at: target }) => target),
      ...found.of.flatMap((byComponent) => [...byComponent.values()].map(({ at: response }) => response)),
    ]);
    for (const c of [READ, WRITE] as const) addHeld(heldMs, flows, found, deadlines, j, c);
    const next: [CallState | undefined, CallState | undefined] = [
      copy(state.calls[j]![READ]),
      copy(state.calls[j]![WRITE]),
    ];
    fillCalls(round, found, deadlines, next);
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

/** What a thread of each component waits for, weighted by the rate of each class. */
function addHeld(
  heldMs: Float64Array,
  flows: Traffic,
  found: Responses,
  deadlines: Deadlines,
  j: number,
  c: Class,
): void {
  for (const [v, { further }] of found.of[c]) {
    const rate = flows.rates[j]![c][v]!;
    if (rate > 0) heldMs[v] = heldMs[v]! + rate * further.reduce((sum, part) => sum + deadlines.meanMs(part), 0);
  }
}

/** Everything that depends on how the answers of a journey fare against their deadlines. */
function fillCalls(
  { system, policies, at: stationsOf, from }: Round,
  found: Responses,
  deadlines: Deadlines,
  next: readonly [CallState | undefined, CallState | undefined],
): void {
  const asked: Question[] = [];
  const limits = found.targets.map(({ connector, at }) => {
    const { timeoutMs, hedgeMs } = policies[connector]!;
    const ask = (limitMs: number) => asked.push({ at, limitMs }) - 1;
    return {
      timeout: timeoutMs === undefined ? -1 : ask(timeoutMs),
      hedge: hedgeMs === undefined ? -1 : ask(hedgeMs),
      both: timeoutMs === undefined || hedgeMs === undefined || hedgeMs >= timeoutMs ? -1 : ask(timeoutMs - hedgeMs),
    };
  });
  const answers = deadlines.ask(asked);
  const timed = new Map<string, number>();
  found.targets.forEach(({ connector, class: c }, i) => timed.set(`${c} ${connector}`, i));
  for (const c of [READ, WRITE] as const) {
    const calls = next[c];
    if (calls === undefined) continue;
    for (const [v, response] of found.of[c]) {
      for (let i = system.graph.start[v]!; i < system.graph.start[v + 1]!; i++) {
        const e = system.graph.arc[i]!;
        const callee = found.of[c].get(system.to[e]!);
        if (system.isSync[e] === 0 || callee === undefined) {
          onlyErrors(calls, e, policies[e]!);
          continue;
        }
        const target = timed.get(`${c} ${e}`);
        const limit = target === undefined ? undefined : limits[target];
        const answer = limit === undefined || limit.timeout === -1 ? undefined : answers[limit.timeout];
        const hedge = limit === undefined || limit.hedge === -1 ? undefined : answers[limit.hedge]!.late;
        const both = limit === undefined || limit.both === -1 ? 1 : answers[limit.both]!.late;
        const late = answer === undefined ? 0 : answer.late * both;
        if (answer !== undefined) {
          calls.withinShiftMs[e] = answer.shiftMs;
          calls.withinMs[e] = answer.meanMs;
          calls.withinVariance[e] = answer.variance;
        }
        fillCall(calls, e, policies[e]!, callee.ok, late < NEGLIGIBLE ? 0 : late, {
          quickMs: wireMs(system, e) + calls.responseFailMs[callee === undefined ? 0 : system.to[e]!]!,
          hedge: hedge ?? 0,
          from,
        });
      }
      calls.responseFailMs[v] = failedAfterMs(system, stationsOf[v]!, calls, v, deadlines.meanMs(response.own));
    }
  }
}

/** Behind an asynchronous connector nobody waits: a message is sent again where the attempt failed for passing reasons. */
function onlyErrors(calls: CallState, e: number, policy: Policy): void {
  const { attempts, failure, again } = attemptsOf(policy.errorRatio, policy);
  calls.attempts[e] = attempts;
  calls.failure[e] = failure;
  calls.again[e] = again;
  calls.answered[e] = 1 - policy.errorRatio;
}

type Fate = { readonly quickMs: number; readonly hedge: number; readonly from: 'below' | 'above' };

function fillCall(calls: CallState, e: number, policy: Policy, ok: number, late: number, fate: Fate): void {
  const passes = 1 - policy.errorRatio;
  const { timeoutMs } = policy;
  const isSlowFailure = timeoutMs !== undefined && fate.quickMs >= timeoutMs;
  const answered = passes * ok * (1 - late);
  const timedOut = passes * (ok * late + (isSlowFailure ? 1 - ok : 0));
  const quickMs = timeoutMs === undefined ? fate.quickMs : Math.min(fate.quickMs, timeoutMs);
  const failed = 1 - answered;
  const { attempts, failure, again } = attemptsOf(failed, policy);
  const keep = policy.hasBreaker ? (_: number, now: number) => now : fate.from === 'below' ? Math.max : Math.min;
  // A hedge goes out for every attempt that is not answered by then.
  calls.attempts[e] = keep(calls.attempts[e]!, attempts * (1 + fate.hedge));
  calls.failure[e] = keep(calls.failure[e]!, failure);
  calls.again[e] = again;
  calls.answered[e] = answered;
  calls.timedOut[e] = timedOut;
  calls.late[e] = late;
  calls.quickMs[e] = quickMs;
  const attemptMs = failed > 0 ? (timedOut * (timeoutMs ?? 0) + (failed - timedOut) * quickMs) / failed : quickMs;
  const made = attemptsWhenFailed(failed, again, policy.maxAttempts);
  calls.failMs[e] = made * attemptMs + (made - 1) * policy.backoffMs;
}

/** Mean attempts of a call that fails in the end. */
function attemptsWhenFailed(failed: number, again: number, maxAttempts: number): number {
  if (again === 1 || failed === 0) return maxAttempts;
  let sum = 0;
  let mean = 0;
  let weight = 1;
  for (let k = 1; k <= maxAttempts && weight > 1e-16; k++) {
    const ends = weight * (k === maxAttempts ? 1 : 1 - again);
    sum += ends;
    mean += k * ends;
    weight *= failed * again;
  }
  return mean / sum;
}

const wireMs = (system: System, e: number): number =>
  networkTimes(system, e).reduce((sum, { ms, share }) => sum + ms * share, 0);

/** A failed answer: turned away at once, or after own work and the calls that failed. */
function failedAfterMs(system: System, station: Station, calls: CallState, v: number, ownMs: number): number {
  let weight = 0;
  let sum = 0;
  for (let i = system.graph.start[v]!; i < system.graph.start[v + 1]!; i++) {
    const e = system.graph.arc[i]!;
    if (system.isSync[e] === 0 || system.isRequired[e] === 0) continue;
    weight += calls.failure[e]!;
    sum += calls.failure[e]! * calls.failMs[e]!;
  }
  if (weight === 0) return 0;
  const afterMs = (Number.isFinite(ownMs) ? ownMs : 0) + sum / weight;
  return (afterMs * weight) / (weight + station.refused);
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
      if (a === undefined || b === undefined) continue;
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
