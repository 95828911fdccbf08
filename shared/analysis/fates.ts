import { attemptsOf } from '../stochastic';
import type { CallState } from './calls';
import type { Deadlines, Question } from './deadlines';
import { networkTimes } from './network';
import { isPlainCall, type Policy } from './policy';
import { NEGLIGIBLE, type Responses, type Target, type Walk } from './served';
import type { Station } from './stations';
import { type Class, READ, type System, WRITE } from './system';

/** The state of the calls of a journey while a round fills it. */
export type Filling = readonly [CallState | undefined, CallState | undefined];

type Both<T> = readonly [T, T];

/**
 * How the calls of one journey fare, from one round to the next. A round goes through callees before their callers and says
 * at once what a call makes of its callee's failures, so that a failure deep in a call tree is known at the entry at the end
 * of the round and not a round for each level later: the same fixed point, sooner (chaotic iteration, Cousot 1977).
 */
export class Fates {
  readonly #system: System;
  readonly #policies: readonly Policy[];
  readonly #from: 'below' | 'above';
  /** By connector: the share of answers that come too late, and of those for which a hedge goes out. */
  readonly #late: Both<Float64Array>;
  readonly #hedged: Both<Float64Array>;
  /** By component: how often it answers well, and whether it is waited for. */
  readonly #ok: Both<Float64Array>;
  readonly #isFound: Both<Uint8Array>;
  #order: Both<readonly number[]> = [[], []];

  constructor(system: System, policies: readonly Policy[], from: 'below' | 'above') {
    this.#system = system;
    this.#policies = policies;
    this.#from = from;
    const both = <T>(make: () => T): Both<T> => [make(), make()];
    this.#late = both(() => new Float64Array(policies.length));
    this.#hedged = both(() => new Float64Array(policies.length));
    this.#ok = both(() => new Float64Array(system.components.length).fill(1));
    this.#isFound = both(() => new Uint8Array(system.components.length));
  }

  /** What the next round does on its way. From above nothing is said in advance, nor in the first round, which finds the way. */
  walk(calls: Filling, stations: readonly Station[]): Walk | undefined {
    if (this.#from === 'above' || this.#order.every((order) => order.length === 0)) return undefined;
    return {
      order: this.#order,
      enter: (c, v) => this.#fill(calls[c]!, c, v, stations),
      leave: (c, v, ok) => {
        this.#ok[c][v] = ok;
        this.#isFound[c][v] = 1;
      },
    };
  }

  /** Takes over what a round has found out, and fills in what follows for all calls. */
  learn(found: Responses, deadlines: Deadlines, calls: Filling, stations: readonly Station[]): void {
    for (const c of [READ, WRITE] as const) {
      this.#late[c].fill(0);
      this.#hedged[c].fill(0);
      this.#isFound[c].fill(0);
      for (const [v, { ok }] of found.of[c]) {
        this.#ok[c][v] = ok;
        this.#isFound[c][v] = 1;
      }
    }
    this.#ask(found.targets, deadlines, calls);
    for (const c of [READ, WRITE] as const) {
      if (this.#from === 'below' && this.#order[c].length < found.of[c].size) this.#reorder(c, found);
      const components = this.#from === 'below' ? this.#order[c] : found.of[c].keys();
      for (const v of components) this.#fill(calls[c]!, c, v, stations);
    }
  }

  #ask(targets: readonly Target[], deadlines: Deadlines, calls: Filling): void {
    const asked: Question[] = [];
    const limits = targets.map(({ connector, at }) => {
      const { timeoutMs, hedgeMs } = this.#policies[connector]!;
      const ask = (limitMs: number) => asked.push({ at, limitMs }) - 1;
      return {
        timeout: timeoutMs === undefined ? -1 : ask(timeoutMs),
        hedge: hedgeMs === undefined ? -1 : ask(hedgeMs),
        both: timeoutMs === undefined || hedgeMs === undefined || hedgeMs >= timeoutMs ? -1 : ask(timeoutMs - hedgeMs),
      };
    });
    const answers = deadlines.ask(asked);
    targets.forEach(({ connector: e, class: c }, i) => {
      const { timeout, hedge, both } = limits[i]!;
      if (hedge !== -1) this.#hedged[c][e] = answers[hedge]!.late;
      if (timeout === -1) return;
      const { late, shiftMs, meanMs, variance } = answers[timeout]!;
      const tooLate = late * (both === -1 ? 1 : answers[both]!.late);
      this.#late[c][e] = tooLate < NEGLIGIBLE ? 0 : tooLate;
      calls[c]!.withinShiftMs[e] = shiftMs;
      calls[c]!.withinMs[e] = meanMs;
      calls[c]!.withinVariance[e] = variance;
    });
  }

  /** Callees first, as far as there is no circle. */
  #reorder(c: Class, found: Responses): void {
    const { graph } = this.#system;
    const isLeft = this.#isFound[c].slice();
    const order: number[] = [];
    for (const first of found.of[c].keys()) {
      if (isLeft[first] === 0) continue;
      isLeft[first] = 0;
      const way = [{ v: first, next: graph.start[first]! }];
      for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
        if (top.next === graph.start[top.v + 1]!) {
          order.push(top.v);
          way.pop();
          continue;
        }
        const w = graph.head[top.next++]!;
        if (isLeft[w] === 0) continue;
        isLeft[w] = 0;
        way.push({ v: w, next: graph.start[w]! });
      }
    }
    this.#order = c === READ ? [order, this.#order[WRITE]] : [this.#order[READ], order];
  }

  /** How the calls of one component fare, and how long it takes until it has failed. */
  #fill(calls: CallState, c: Class, v: number, stations: readonly Station[]): void {
    const { graph, isSync, to } = this.#system;
    let mayFail = false;
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const e = graph.arc[i]!;
      const policy = this.#policies[e]!;
      const callee = to[e]!;
      if (isSync[e] === 0 || this.#isFound[c][callee] === 0) {
        if (!isPlainCall(policy)) onlyErrors(calls, e, policy);
        continue;
      }
      const ok = this.#ok[c][callee]!;
      // Most calls: nothing to say of them that has not been said at the beginning.
      if (isPlainCall(policy) && ok === 1 && calls.failure[e] === 0) continue;
      mayFail = true;
      fillCall(calls, e, policy, ok, this.#late[c][e]!, {
        quickMs: wireMs(this.#system, e) + calls.responseFailMs[callee]!,
        hedge: this.#hedged[c][e]!,
        from: this.#from,
      });
    }
    if (mayFail)
      calls.responseFailMs[v] = failedAfterMs(this.#system, stations[v]!, calls, v, stations[v]!.own(c).meanMs);
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
