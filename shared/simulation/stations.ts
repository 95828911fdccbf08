import type { Agenda } from './agenda';
import { type Blueprint, CEILING, FREE, SHARED, type StationPlan, WORKERS } from './blueprint';
import type { Counts } from './counts';
import { DOOR_OPEN, DOWN, eventOf, REFUSED, SHARE_DONE, type Soon, TURNED_AWAY, WORK_DONE } from './events';
import { draw, EXPONENTIAL } from './laws';
import { flagsOf } from './itinerary';
import { Pools } from './pools';
import type { Dice } from './random';
import { Sharing } from './sharing';
import { LOST, type Visits, WAITING, WORKING } from './visits';

const NONE = -1;

/** Where visits wait and are worked on: thread pools, workers, doors, shared processors. */
export class Stations {
  readonly pools: Pools;
  /** Replicas of each component that serve at the moment. */
  readonly serving: Int32Array;
  /** Factor on every service time of a component. */
  readonly slowness: Float64Array;
  /** Factor by which so many replicas hold each other up. */
  readonly #scaling: Float64Array;
  readonly #plans: readonly StationPlan[];
  readonly #visits: Visits;
  readonly #agenda: Agenda;
  readonly #soon: Soon;
  readonly #dice: Dice;
  readonly #counts: Counts;
  readonly #sharing: Sharing;
  /** First of a component's own pools, how many, and how many of them have a place at the moment. */
  readonly #first: Int32Array;
  readonly #groups: Int32Array;
  readonly #usable: Int32Array;
  readonly #threads: Int32Array;
  /** Of the plans what every visit asks for: the records themselves lie scattered in memory. */
  readonly #type: Uint8Array;
  readonly #isSharded: Uint8Array;
  /** Mean work by component and class where it is exponential, else NaN. */
  readonly #exponentialMs: Float64Array;

  constructor(blueprint: Blueprint, visits: Visits, agenda: Agenda, soon: Soon, counts: Counts, dice: Dice) {
    const { stations } = blueprint;
    const owners: number[] = [];
    this.#plans = stations;
    this.#type = Uint8Array.from(stations, ({ type }) => type);
    this.#isSharded = flagsOf(stations, ({ shards }) => shards !== 1);
    this.#exponentialMs = Float64Array.from(
      stations.flatMap(({ work }) => work.map(({ type, meanMs }) => (type === EXPONENTIAL ? meanMs : Number.NaN))),
    );
    this.#visits = visits;
    this.#agenda = agenda;
    this.#soon = soon;
    this.#dice = dice;
    this.#counts = counts;
    this.#groups = Int32Array.from(stations, (plan) =>
      plan.type === FREE ? 0 : Math.min(plan.shards, mostReplicas(plan) * plan.perReplica),
    );
    this.#first = Int32Array.from(stations, (_, v) => {
      const first = owners.length;
      for (let group = 0; group < this.#groups[v]!; group++) owners.push(v);
      return first;
    });
    this.#threads = Int32Array.from(stations, ({ threads }, v) => (threads === undefined ? NONE : owners.push(v) - 1));
    this.#usable = new Int32Array(stations.length);
    this.pools = new Pools(owners, visits);
    this.#sharing = new Sharing(this.pools);
    this.serving = new Int32Array(stations.length);
    this.slowness = new Float64Array(stations.length).fill(1);
    this.#scaling = new Float64Array(stations.length).fill(1);
  }

  arrive(visit: number, now: number): void {
    const visits = this.#visits;
    const component = visits.component[visit]!;
    visits.arrivedAt[visit] = now;
    this.#counts.arrived(component);
    if (this.serving[component] === 0) return this.#turnAway(visit, DOWN, now);
    const threads = this.#threads[component]!;
    if (threads === NONE) return this.#ask(visit, component, now);
    if (this.pools.seize(threads, now)) {
      visits.hasThread[visit] = 1;
      return this.#ask(visit, component, now);
    }
    if (this.pools.waiting[threads]! >= this.#plans[component]!.queueLimit) return this.#turnAway(visit, REFUSED, now);
    this.#wait(visit, threads, now);
  }

  /** Own work ended: its place goes to the next. */
  worked(visit: number, now: number): void {
    const component = this.#visits.component[visit]!;
    this.#counts.worked(component, now - this.#visits.arrivedAt[visit]!, this.#visits.workMs[visit]!);
    if (this.#type[component] === WORKERS) this.#free(this.#visits.pool[visit]!, component, now);
  }

  doorOpened(pool: number, now: number): void {
    this.#free(pool, this.pools.component[pool]!, now);
  }

  /** The visit that shared processors have finished, or −1 if the event is of the past. */
  shareDone(pool: number, now: number): number {
    if (this.#sharing.nextAt[pool] !== now) return NONE;
    const visit = this.#sharing.leave(pool, now);
    this.#scheduleShare(pool);
    return visit;
  }

  releaseThread(visit: number, now: number): void {
    if (this.#visits.hasThread[visit] === 0) return;
    this.#visits.hasThread[visit] = 0;
    const component = this.#visits.component[visit]!;
    const threads = this.#threads[component]!;
    this.pools.release(threads, now);
    this.#admitThreads(component, now);
  }

  /** Gives up the place or the wait of a visit whose caller no longer wants it, or whose replica broke down. */
  abandon(visit: number, now: number): void {
    const pool = this.#visits.pool[visit]!;
    const component = this.#visits.component[visit]!;
    if (this.#visits.state[visit] === WAITING) return this.pools.cancel(pool, visit, now);
    this.#visits.due[visit] = Number.NaN;
    const { type } = this.#plans[component]!;
    if (type === WORKERS) this.#free(pool, component, now);
    if (type === SHARED) {
      this.#sharing.withdraw(pool, visit, now);
      this.#scheduleShare(pool);
    }
  }

  /** From now on so many replicas serve. What is being worked on is not interrupted here. */
  setServing(component: number, replicas: number, now: number): void {
    const plan = this.#plans[component]!;
    this.serving[component] = replicas;
    this.#scaling[component] = lossOf(plan, replicas);
    const threads = this.#threads[component]!;
    if (threads !== NONE) this.pools.setCapacity(threads, replicas * plan.threads!, now);
    const groups = this.#groups[component]!;
    const places = replicas * plan.perReplica;
    this.#usable[component] = Math.min(groups, places);
    for (let group = 0; group < groups; group++) {
      const pool = this.#first[component]! + group;
      if (plan.type === SHARED) this.#sharing.advance(pool, now);
      this.pools.setCapacity(pool, Math.floor(places / groups) + (group < places % groups ? 1 : 0), now);
      if (plan.type === SHARED) {
        this.#sharing.reschedule(pool, now);
        this.#scheduleShare(pool);
      } else this.#admit(pool, component, now);
    }
    if (threads !== NONE) this.#admitThreads(component, now);
  }

  /** The pools of a component without its threads: from, to. */
  poolsOf(component: number): readonly [number, number] {
    return [this.#first[component]!, this.#first[component]! + this.#groups[component]!];
  }

  /** Takes visits out of a component's queues; what becomes of them is the caller's business. */
  drain(component: number, now: number, each: (visit: number) => void): void {
    const [first, end] = this.poolsOf(component);
    const pools = Array.from({ length: end - first }, (_, i) => first + i);
    for (const pool of this.#threads[component] === NONE ? pools : [...pools, this.#threads[component]!]) {
      for (let visit = this.pools.dequeue(pool, now); visit !== NONE; visit = this.pools.dequeue(pool, now))
        each(visit);
    }
  }

  #ask(visit: number, component: number, now: number): void {
    const type = this.#type[component]!;
    if (type === FREE) {
      this.#visits.state[visit] = WORKING;
      this.#visits.workMs[visit] = 0;
      this.#visits.due[visit] = now;
      return this.#soon.add(eventOf(WORK_DONE, visit));
    }
    const pool = this.#first[component]! + (this.#isSharded[component] === 0 ? 0 : this.#shard(component));
    this.#visits.pool[visit] = pool;
    if (type === SHARED) return this.#share(visit, component, pool, now);
    if (this.pools.seize(pool, now)) return this.#start(visit, component, pool, now);
    const plan = this.#plans[component]!;
    if (plan.threads === undefined && this.#isFull(component, plan)) return this.#turnAway(visit, REFUSED, now);
    this.#wait(visit, pool, now);
  }

  #isFull(component: number, plan: StationPlan): boolean {
    if (plan.queueLimit === Infinity) return false;
    let waiting = 0;
    const [first, end] = this.poolsOf(component);
    for (let pool = first; pool < end; pool++) waiting += this.pools.waiting[pool]!;
    return waiting >= plan.queueLimit;
  }

  /** The hottest shard is the first; shards without a place of their own are served by the others. */
  #shard(component: number): number {
    const { shards, hottestShare } = this.#plans[component]!;
    const u = this.#dice.uniform();
    if (u < hottestShare) return 0;
    const other = 1 + Math.floor(((u - hottestShare) / (1 - hottestShare)) * (shards - 1));
    return Math.min(other, shards - 1) % this.#usable[component]!;
  }

  #share(visit: number, component: number, pool: number, now: number): void {
    const plan = this.#plans[component]!;
    const present = this.#sharing.present(pool);
    if (present - this.pools.capacity[pool]! >= plan.queueLimit) return this.#turnAway(visit, REFUSED, now);
    const workMs = this.#workMs(visit, component);
    this.#visits.state[visit] = WORKING;
    this.#visits.workMs[visit] = workMs;
    this.#sharing.enter(pool, visit, workMs, now);
    this.#scheduleShare(pool);
  }

  #scheduleShare(pool: number): void {
    const at = this.#sharing.nextAt[pool]!;
    if (at !== Infinity) this.#agenda.add(at, eventOf(SHARE_DONE, pool));
  }

  #start(visit: number, component: number, pool: number, now: number): void {
    const workMs = this.#workMs(visit, component);
    const visits = this.#visits;
    visits.state[visit] = WORKING;
    visits.workMs[visit] = workMs;
    visits.due[visit] = now + workMs;
    if (this.#type[component] === CEILING) {
      const plan = this.#plans[component]!;
      const heldMs = draw(plan.door, this.#dice) * this.slowness[component]! * this.#scaling[component]!;
      this.#agenda.add(now + heldMs, eventOf(DOOR_OPEN, pool));
    }
    if (workMs === 0) this.#soon.add(eventOf(WORK_DONE, visit));
    else this.#agenda.add(now + workMs, eventOf(WORK_DONE, visit));
  }

  #workMs(visit: number, component: number): number {
    const c = (this.#visits.flow[visit]! & 1) as 0 | 1;
    const meanMs = this.#exponentialMs[2 * component + c]!;
    const workMs = meanMs > 0 ? meanMs * this.#dice.exponential() : draw(this.#plans[component]!.work[c], this.#dice);
    const loss = this.#type[component] === CEILING ? 1 : this.#scaling[component]!;
    return workMs * this.slowness[component]! * loss;
  }

  #free(pool: number, component: number, now: number): void {
    const { pools } = this;
    if (pools.waiting[pool]! > 0 && pools.busy[pool]! <= pools.capacity[pool]!) {
      const next = pools.dequeue(pool, now);
      return this.#start(next, component, pool, now);
    }
    pools.release(pool, now);
  }

  #admit(pool: number, component: number, now: number): void {
    while (this.pools.waiting[pool]! > 0 && this.pools.seize(pool, now)) {
      this.#start(this.pools.dequeue(pool, now), component, pool, now);
    }
  }

  #admitThreads(component: number, now: number): void {
    const threads = this.#threads[component]!;
    while (this.pools.waiting[threads]! > 0 && this.pools.seize(threads, now)) {
      const visit = this.pools.dequeue(threads, now);
      this.#visits.hasThread[visit] = 1;
      this.#ask(visit, component, now);
    }
  }

  #wait(visit: number, pool: number, now: number): void {
    this.#visits.state[visit] = WAITING;
    this.#visits.pool[visit] = pool;
    this.pools.enqueue(pool, visit, now);
  }

  #turnAway(visit: number, status: typeof REFUSED | typeof DOWN, now: number): void {
    const visits = this.#visits;
    this.#counts.turnedAway(visits.component[visit]!);
    visits.status[visit] = status;
    visits.due[visit] = now;
    visits.state[visit] = LOST;
    this.#soon.add(eventOf(TURNED_AWAY, visit));
  }
}

const lossOf = ({ usl }: StationPlan, replicas: number): number =>
  usl === undefined ? 1 : 1 + (replicas - 1) * (usl.contention + usl.coherency * replicas);

const mostReplicas = (plan: StationPlan): number => Math.max(plan.replicas, plan.autoscale?.max ?? 0);
