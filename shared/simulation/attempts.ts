import type { CallPlan } from './blueprint';
import type { Calls } from './calls';
import { CALL_REJECTED, DEADLINE, ERRED, BREAKER_OPEN, eventOf, hasFailed, HEDGE, TRAVELLED } from './events';
import type { Parts } from './parts';
import { Resilience } from './resilience';
import { ABANDONED, ASYNC, CALLING, CANCELLED, LOST, TRAVELLING } from './visits';

const NONE = -1;
/** Another answer of the same attempt is still under way. */
export const STILL_OPEN = -2;

/** What one attempt of a call is made of: a connection, a clock, the request at the callee, and perhaps a second one. */
export class Attempts {
  readonly resilience: Resilience;
  readonly #parts: Parts;
  readonly #plans: readonly CallPlan[];
  readonly #calls: Calls;
  readonly #to: Int32Array;
  /** Connections in use, and calls that wait for one, by connector. */
  readonly #held: Int32Array;
  readonly #queues: readonly number[][];

  constructor(parts: Parts, calls: Calls) {
    this.#parts = parts;
    this.#plans = parts.blueprint.calls;
    this.#calls = calls;
    this.resilience = new Resilience(this.#plans);
    this.#to = Int32Array.from(this.#plans, (plan) => plan.to);
    this.#held = new Int32Array(this.#plans.length);
    this.#queues = this.#plans.map(() => []);
  }

  /** The first attempt of a call. */
  begin(call: number, connector: number, now: number): void {
    const { counts } = this.#parts;
    this.#calls.connector[call] = connector;
    this.#calls.attempt[call] = 1;
    counts.calls[connector] = counts.calls[connector]! + 1;
    if (!this.#plans[connector]!.isPlain) this.resilience.firstAttempt(connector);
    this.attempt(call, now);
  }

  /** The same over a connector that is plain. Its call is as `Calls.add` has made it. */
  beginPlain(call: number, connector: number, now: number): void {
    const { counts } = this.#parts;
    counts.calls[connector] = counts.calls[connector]! + 1;
    this.#calls.child[call] = this.#request(call, connector, now);
  }

  attempt(call: number, now: number): void {
    const connector = this.#calls.connector[call]!;
    const plan = this.#plans[connector]!;
    if (!plan.isPlain && !this.#prepare(call, connector, plan, now)) return;
    this.#calls.child[call] = this.#request(call, connector, now);
    if (plan.hedgeMs === Infinity) return;
    this.#calls.due[call] = now + plan.hedgeMs;
    this.#parts.agenda.add(now + plan.hedgeMs, eventOf(HEDGE, call));
  }

  /** No answer so far: the same request once more, and the first answer counts. */
  hedge(call: number, now: number): void {
    if (this.#calls.due[call] !== now || this.#calls.child[call] === NONE) return;
    this.#calls.due[call] = Number.NaN;
    this.#calls.second[call] = this.#request(call, this.#calls.connector[call]!, now);
  }

  /** A call that nobody waits for. */
  send(visit: number, connector: number, now: number): void {
    const { visits, counts } = this.#parts;
    counts.calls[connector] = counts.calls[connector]! + 1;
    counts.attempts[connector] = counts.attempts[connector]! + 1;
    this.#depart(visits.add(this.#plans[connector]!.to, visits.flow[visit]!, ASYNC), connector, now);
  }

  /**
   * An answer came, or −1 as `child`: none will. What the attempt ended as; STILL_OPEN if it failed and the other request
   * may yet succeed.
   */
  ended(call: number, child: number, answeredAs: number, now: number): number {
    const calls = this.#calls;
    const connector = calls.connector[call]!;
    const { errorRatio } = this.#plans[connector]!;
    const errs = errorRatio > 0 && !hasFailed(answeredAs) && this.#parts.dice.uniform() < errorRatio;
    const status = errs ? ERRED : answeredAs;
    if (child !== NONE) {
      // What answered is gone; what is left is the other request, if there were two.
      if (child === calls.child[call]) calls.child[call] = calls.second[call]!;
      calls.second[call] = NONE;
      if (hasFailed(status) && calls.child[call] !== NONE) return STILL_OPEN;
    }
    this.abandon(call, now);
    if (status !== BREAKER_OPEN) this.resilience.attempted(connector, hasFailed(status), now);
    return status;
  }

  /** Whatever is still under way for a call is of no interest any more. */
  abandon(call: number, now: number): void {
    const calls = this.#calls;
    calls.stopClock(call);
    calls.due[call] = Number.NaN;
    this.#drop(calls.child[call]!, calls.connector[call]!, now);
    this.#drop(calls.second[call]!, calls.connector[call]!, now);
    calls.child[call] = NONE;
    calls.second[call] = NONE;
    if (calls.connection[call] !== 0) this.#release(call, now);
  }

  /** Forgets the calls of a visit that will not hear of their answers. */
  detach(visit: number, now: number): void {
    const { visits } = this.#parts;
    for (let call = visits.firstCall[visit]!, next; call !== NONE; call = next) {
      next = this.#calls.next[call]!;
      if (this.#calls.left[call]! > 0) this.abandon(call, now);
      this.#calls.remove(call);
    }
    visits.firstCall[visit] = NONE;
  }

  #drop(child: number, connector: number, now: number): void {
    if (child === NONE) return;
    this.#parts.visits.parent[child] = ABANDONED;
    if (this.#plans[connector]!.cancels) this.#cancel(child, now);
  }

  #cancel(visit: number, now: number): void {
    const { visits, stations } = this.#parts;
    const state = visits.state[visit]!;
    if (state === CALLING) this.detach(visit, now);
    else if (state !== TRAVELLING && state !== LOST) stations.abandon(visit, now);
    stations.releaseThread(visit, now);
    // One that waited in a queue keeps its row until it would be its turn.
    if (visits.state[visit] !== CANCELLED) visits.remove(visit);
  }

  /** The breaker lets it through, its clock runs, it has a connection; false if it has to wait, or will be rejected. */
  #prepare(call: number, connector: number, plan: CallPlan, now: number): boolean {
    const calls = this.#calls;
    const { agenda, soon } = this.#parts;
    if (!this.resilience.lets(connector, now)) {
      calls.due[call] = now;
      soon.add(eventOf(CALL_REJECTED, call));
      return false;
    }
    if (plan.timeoutMs !== Infinity && calls.startClock(call, connector, now + plan.timeoutMs))
      agenda.add(now + plan.timeoutMs, eventOf(DEADLINE, connector));
    return plan.connections === Infinity || this.#connect(call, connector, plan);
  }

  #connect(call: number, connector: number, { connections, from }: CallPlan): boolean {
    if (this.#held[connector]! < connections * this.#parts.stations.serving[from]!) {
      this.#held[connector] = this.#held[connector]! + 1;
      this.#calls.connection[call] = HELD;
      return true;
    }
    this.#calls.connection[call] = AWAITED;
    this.#queues[connector]!.push(call);
    return false;
  }

  /** Gives the connection to the call that has waited longest. One that no longer waits is passed over. */
  #release(call: number, now: number): void {
    const calls = this.#calls;
    const connector = calls.connector[call]!;
    const wasHeld = calls.connection[call] === HELD;
    calls.connection[call] = 0;
    if (!wasHeld) return;
    const queue = this.#queues[connector]!;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (calls.connection[next] !== AWAITED || calls.connector[next] !== connector) continue;
      calls.connection[next] = HELD;
      calls.child[next] = this.#request(next, connector, now);
      return;
    }
    this.#held[connector] = this.#held[connector]! - 1;
  }

  /** A request on its way to the callee. */
  #request(call: number, connector: number, now: number): number {
    const { visits, counts } = this.#parts;
    counts.attempts[connector] = counts.attempts[connector]! + 1;
    const child = visits.add(this.#to[connector]!, visits.flow[this.#calls.visit[call]!]!, call);
    this.#depart(child, connector, now);
    return child;
  }

  #depart(visit: number, connector: number, now: number): void {
    const { visits, agenda, stations, travel } = this.#parts;
    const ms = travel.ms(connector);
    if (ms === 0) return stations.arrive(visit, now);
    visits.state[visit] = TRAVELLING;
    visits.due[visit] = now + ms;
    agenda.add(now + ms, eventOf(TRAVELLED, visit));
  }
}

const HELD = 1;
const AWAITED = 2;
