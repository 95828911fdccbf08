import { READ } from '../analysis';
import { Attempts, STILL_OPEN } from './attempts';
import type { CallPlan, Step } from './blueprint';
import { Calls } from './calls';
import { ANSWERED, BREAKER_OPEN, DEADLINE, DOWN, eventOf, hasFailed, OK, RETRY, TIMED_OUT } from './events';
import { Forgetting } from './forgetting';
import { flagsOf, isSimple, Itinerary } from './itinerary';
import type { Parts } from './parts';
import { callsOf } from './resilience';
import { CALLING, ROOT } from './visits';

const NONE = -1;
/** Of this many caches per component it is remembered whether they answered the request. */
const MOST_CACHES = 15;

/** After the last attempt failed: another is under way, something that nobody waits for took its place, or that was it. */
const UNDER_WAY = 0;
const DONE_OTHERWISE = 1;
const GIVEN_UP = 2;
type AfterFailure = typeof UNDER_WAY | typeof DONE_OTHERWISE | typeof GIVEN_UP;

/** What visits do after their own work: calls in stages, attempts, deadlines, fallbacks, and the way back. */
export class Flow {
  /** Share of its usual hits that a cache has at the moment: 0 when it has just been lost. */
  readonly warmth: Float64Array;
  readonly calls: Calls;
  readonly attempts: Attempts;
  readonly #parts: Parts;
  readonly #plans: readonly CallPlan[];
  readonly #itinerary: Itinerary;
  readonly #isSimple: Uint8Array;
  readonly #isPlain: Uint8Array;
  readonly #isRouter: Uint8Array;
  readonly #hitRatio: Float64Array;
  readonly #forgetting: readonly (Forgetting | undefined)[];
  /** Caches that may serve what has expired. */
  readonly #serveStale: readonly Forgetting[];
  readonly #left: (visit: number, status: number, now: number) => void;

  /** `left` hears of each request that leaves the system, before its visit is forgotten. */
  constructor(parts: Parts, left: (visit: number, status: number, now: number) => void) {
    this.#parts = parts;
    this.#plans = parts.blueprint.calls;
    this.#left = left;
    const { calls, stations } = parts.blueprint;
    this.#itinerary = new Itinerary(parts.blueprint);
    this.#isSimple = flagsOf(calls, isSimple);
    this.#isPlain = flagsOf(calls, (plan) => plan.isPlain);
    this.#isRouter = flagsOf(stations, (plan) => plan.isRouter);
    this.#forgetting = stations.map(({ forgets }) => forgets && new Forgetting(forgets));
    this.#serveStale = this.#forgetting.filter((cache) => cache?.servesStale === true) as Forgetting[];
    // One that forgets is asked in any case.
    this.#hitRatio = Float64Array.from(stations, (plan) => (plan.forgets === undefined ? plan.hitRatio : 1));
    this.calls = new Calls(this.#plans.length);
    this.attempts = new Attempts(parts, this.calls);
    this.warmth = new Float64Array(parts.blueprint.stations.length).fill(1);
  }

  /** Own work is done: answered here, or on with the calls. */
  worked(visit: number, now: number): void {
    const { visits } = this.#parts;
    const component = visits.component[visit]!;
    const flow = visits.flow[visit]!;
    if (this.#hitRatio[component]! > 0 && (flow & 1) === READ && this.#answers(component, visit, now))
      return this.finish(visit, ANSWERED, now);
    const way = this.#itinerary.wayOf(flow, component);
    if (!this.#itinerary.hasCalls(way)) return this.finish(visit, OK, now);
    visits.state[visit] = CALLING;
    const isDone =
      this.#isRouter[component] === 1 ? this.#route(visit, this.#stepOf(visit)!, now) : this.#proceed(visit, way, now);
    if (isDone) this.finish(visit, visits.status[visit]!, now);
  }

  /** Does a cache have the answer to a read? */
  #answers(cache: number, read: number, now: number): boolean {
    const { dice } = this.#parts;
    const warmth = this.warmth[cache]!;
    const forgetting = this.#forgetting[cache];
    if (forgetting === undefined) return dice.uniform() < this.#hitRatio[cache]! * warmth;
    return forgetting.hits(dice, now, read) && (warmth === 1 || dice.uniform() < warmth);
  }

  /** A read is over at a cache that may serve what has expired: what it ends as. */
  #fetched(visit: number, status: number, call: number, now: number): number {
    const { visits } = this.#parts;
    const forgetting = this.#forgetting[visits.component[visit]!];
    if (forgetting === undefined || !forgetting.servesStale) return status;
    if (hasFailed(status)) return forgetting.failed(visit, now) ? ANSWERED : status;
    if (call >= 0 && this.#plans[this.calls.connector[call]!]!.isAsked) forgetting.pass(visit, this.calls.visit[call]!);
    return status;
  }

  /** A visit ends; whoever waited for it goes on, and may end as well. */
  finish(ended: number, endedAs: number, now: number): void {
    const { visits, stations } = this.#parts;
    let visit = ended;
    let status = endedAs;
    for (;;) {
      stations.releaseThread(visit, now);
      const call = visits.parent[visit]!;
      if (this.#serveStale.length > 0) status = this.#fetched(visit, status, call, now);
      if (call < 0) {
        if (call === ROOT) this.#left(visit, status, now);
        this.#forget(visit);
        return;
      }
      const child = visit;
      this.#forget(child);
      visit = this.returned(call, child, status, now);
      if (visit === NONE) return;
      status = visits.status[visit]!;
    }
  }

  /** An answer came, or −1 as `child`: none will. The visit that has nothing left to wait for because of it, or −1. */
  returned(call: number, child: number, answeredAs: number, now: number): number {
    const { calls } = this;
    const connector = calls.connector[call]!;
    const visit = calls.visit[call]!;
    let status = answeredAs;
    if (this.#isPlain[connector] === 1) calls.child[call] = NONE;
    else {
      status = this.attempts.ended(call, child, answeredAs, now);
      if (status === STILL_OPEN) return NONE;
      if (this.#plans[connector]!.isAsked) this.#rememberAnswer(visit, this.#plans[connector]!.to, status);
    }
    if (hasFailed(status)) {
      const next = this.#afterFailure(call, connector, visit, now);
      if (next === UNDER_WAY) return NONE;
      if (calls.leader[call] !== NONE) return this.#answeredInGroup(call, next === GIVEN_UP, status, now);
      if (next === GIVEN_UP) this.#fail(call, visit, status);
    } else if (calls.leader[call] !== NONE) return this.#answeredInGroup(call, false, status, now);
    calls.left[call] = calls.left[call]! - 1;
    if (calls.left[call] > 0) {
      this.attempts.begin(call, calls.meant[call]!, now);
      return NONE;
    }
    return this.#branchDone(visit, now);
  }

  /** The oldest attempts over a connector may have run out of time. */
  deadline(connector: number, now: number): void {
    const { calls } = this;
    const { agenda, counts } = this.#parts;
    for (let call = calls.oldest(connector); call !== NONE; call = calls.oldest(connector)) {
      if (calls.deadline[call]! > now) {
        agenda.add(calls.deadline[call]!, eventOf(DEADLINE, connector));
        return;
      }
      counts.timeouts[connector] = counts.timeouts[connector]! + 1;
      this.#goOn(call, TIMED_OUT, now);
    }
    calls.unwatch(connector);
  }

  retry(call: number, now: number): void {
    if (this.calls.due[call] !== now) return;
    this.calls.due[call] = Number.NaN;
    this.attempts.attempt(call, now);
  }

  rejected(call: number, now: number): void {
    if (this.calls.due[call] !== now) return;
    this.calls.due[call] = Number.NaN;
    this.#goOn(call, BREAKER_OPEN, now);
  }

  #goOn(call: number, status: number, now: number): void {
    const visit = this.returned(call, NONE, status, now);
    if (visit !== NONE) this.finish(visit, this.#parts.visits.status[visit]!, now);
  }

  #forget(visit: number): void {
    const { visits } = this.#parts;
    for (let call = visits.firstCall[visit]!, next; call !== NONE; call = next) {
      next = this.calls.next[call]!;
      this.calls.remove(call);
    }
    for (const cache of this.#serveStale) cache.done(visit);
    visits.remove(visit);
  }

  #branchDone(visit: number, now: number): number {
    const { visits } = this.#parts;
    const pending = visits.pending[visit]! - 1;
    visits.pending[visit] = pending;
    return pending === 0 && this.#stageDone(visit, now) ? visit : NONE;
  }

  /** One of several calls of which some answers are enough: the last that was needed, or one too many that failed, ends all. */
  #answeredInGroup(call: number, hasFailedForGood: boolean, status: number, now: number): number {
    const { calls } = this;
    const leader = calls.leader[call]!;
    const visit = calls.visit[call]!;
    calls.left[call] = 0;
    const left = hasFailedForGood ? calls.spare : calls.needed;
    left[leader] = left[leader]! - 1;
    if (left[leader] > (hasFailedForGood ? -1 : 0)) return NONE;
    if (hasFailedForGood) this.#fail(call, visit, status);
    for (let other = this.#parts.visits.firstCall[visit]!; other !== NONE; other = calls.next[other]!) {
      if (calls.leader[other] !== leader || calls.left[other] === 0) continue;
      this.attempts.abandon(other, now);
      calls.left[other] = 0;
    }
    calls.left[call] = 0;
    return this.#branchDone(visit, now);
  }

  #stageDone(visit: number, now: number): boolean {
    const { visits } = this.#parts;
    const component = visits.component[visit]!;
    if (hasFailed(visits.status[visit]!) || this.#isRouter[component] === 1) return true;
    return this.#proceed(visit, this.#itinerary.wayOf(visits.flow[visit]!, component), now);
  }

  /** Starts the next stage in which there is something to wait for; true if there is none. */
  #proceed(visit: number, way: number, now: number): boolean {
    const { visits, dice } = this.#parts;
    const { firstStage, firstCall, connector, times } = this.#itinerary;
    const first = firstStage[way]!;
    const end = firstStage[way + 1]!;
    for (let stage = first + visits.stage[visit]!; stage < end; stage++) {
      visits.stage[visit] = stage - first + 1;
      visits.pending[visit] = 0;
      for (let i = firstCall[stage]!; i < firstCall[stage + 1]!; i++) {
        // Most calls are made with some probability, once, and have nothing else to them.
        if (this.#isSimple[connector[i]!] === 0) this.#launch(visit, connector[i]!, times[i]!, now);
        else if (times[i]! > 1) this.#launchSimple(visit, connector[i]!, callsOf(times[i]!, dice), now);
        else if (times[i] === 1 || dice.uniform() < times[i]!) this.#launchSimple(visit, connector[i]!, 1, now);
      }
      if (visits.pending[visit] > 0) return false;
    }
    return true;
  }

  #launchSimple(visit: number, connector: number, times: number, now: number): void {
    const { visits } = this.#parts;
    visits.pending[visit] = visits.pending[visit]! + 1;
    const call = this.calls.add(visit, connector, times, visits.firstCall[visit]!);
    visits.firstCall[visit] = call;
    this.attempts.beginPlain(call, connector, now);
  }

  /** To one of the targets that work, by weight. */
  #route(visit: number, step: Step, now: number): boolean {
    const { visits, stations, dice } = this.#parts;
    const { connectors, times } = step.stages[0]!;
    let weights = 0;
    let alive = 0;
    for (const e of connectors) {
      const { weight, to } = this.#plans[e]!;
      weights += weight;
      if (stations.serving[to]! > 0) alive += weight;
    }
    if (weights === 0) return true;
    visits.pending[visit] = 0;
    if (alive === 0) {
      visits.status[visit] = DOWN;
      return true;
    }
    let left = dice.uniform() * alive;
    for (let i = 0; i < connectors.length; i++) {
      const { weight, to } = this.#plans[connectors[i]!]!;
      if (weight === 0 || stations.serving[to] === 0) continue;
      left -= weight;
      if (left > 0) continue;
      this.#launch(visit, connectors[i]!, times[i]!, now);
      break;
    }
    return visits.pending[visit] === 0;
  }

  /** All calls of one request over one connector. */
  #launch(visit: number, connector: number, meanTimes: number, now: number): void {
    const { visits, dice } = this.#parts;
    const plan = this.#plans[connector]!;
    if (plan.missOf !== NONE && !this.#hasMissed(visit, plan.missOf, now)) return;
    const times = meanTimes === 1 ? 1 : callsOf(meanTimes, dice);
    if (times === 0) return;
    if (plan.isAsync) {
      for (let i = 0; i < times; i++) this.attempts.send(visit, connector, now);
      return;
    }
    const branches = plan.isParallel ? times : 1;
    const isGroup = plan.quorum < branches;
    visits.pending[visit] = visits.pending[visit]! + (isGroup ? 1 : branches);
    let leader = NONE;
    for (let i = 0; i < branches; i++) {
      const call = this.calls.add(visit, connector, times / branches, visits.firstCall[visit]!);
      visits.firstCall[visit] = call;
      if (isGroup) leader = this.calls.join(call, leader, plan.quorum, branches);
      this.attempts.begin(call, connector, now);
    }
  }

  /** Again, or over what stands in for it, if there is anything. */
  #afterFailure(call: number, connector: number, visit: number, now: number): AfterFailure {
    const { calls } = this;
    const { blueprint, visits, agenda, soon } = this.#parts;
    const attempt = calls.attempt[call]!;
    if (this.attempts.resilience.mayRetry(connector, attempt)) {
      const at = now + this.attempts.resilience.backoffMs(connector);
      calls.attempt[call] = attempt + 1;
      calls.due[call] = at;
      if (at === now) soon.add(eventOf(RETRY, call));
      else agenda.add(at, eventOf(RETRY, call));
      return UNDER_WAY;
    }
    const fallback = blueprint.fallbacks[visits.flow[visit]!]!.get(connector);
    if (fallback === undefined) return this.#hasCopy(visit, calls.meant[call]!, now) ? DONE_OTHERWISE : GIVEN_UP;
    if (this.#plans[fallback]!.isAsync) {
      this.attempts.send(visit, fallback, now);
      return DONE_OTHERWISE;
    }
    this.attempts.begin(call, fallback, now);
    return UNDER_WAY;
  }

  /** The cache beside a store that has failed may have a copy that has expired. */
  #hasCopy(visit: number, connector: number, now: number): boolean {
    const { missOf } = this.#plans[connector]!;
    return missOf !== NONE && this.#forgetting[missOf]?.failed(visit, now) === true;
  }

  #fail(call: number, visit: number, status: number): void {
    const { counts, visits } = this.#parts;
    const meant = this.calls.meant[call]!;
    counts.failures[meant] = counts.failures[meant]! + 1;
    if (!this.#plans[meant]!.isRequired) return;
    if (!hasFailed(visits.status[visit]!)) visits.status[visit] = status;
    this.calls.left[call] = 1;
  }

  #stepOf(visit: number): Step | undefined {
    const { blueprint, visits } = this.#parts;
    return blueprint.steps[visits.flow[visit]! * blueprint.stations.length + visits.component[visit]!];
  }

  #rememberAnswer(visit: number, cache: number, status: number): void {
    const { visits } = this.#parts;
    const at = this.#stepOf(visit)!.missedCaches.indexOf(cache);
    if (at === -1 || at >= MOST_CACHES) return;
    const bits = (status === ANSWERED ? 1 : 3) << (2 * at);
    visits.caches[visit] = (visits.caches[visit]! & ~(3 << (2 * at))) | bits;
  }

  /** Did this cache have no answer for this request? Asked again, it says the same. */
  #hasMissed(visit: number, cache: number, now: number): boolean {
    const { visits } = this.#parts;
    const at = this.#stepOf(visit)!.missedCaches.indexOf(cache);
    const bits = at < MOST_CACHES ? (visits.caches[visit]! >> (2 * at)) & 3 : 0;
    if (bits !== 0) return bits === 3;
    const missed = !this.#answers(cache, visit, now);
    if (at < MOST_CACHES) visits.caches[visit] = visits.caches[visit]! | ((missed ? 3 : 1) << (2 * at));
    return missed;
  }
}
