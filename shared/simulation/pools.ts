import { CANCELLED, type Visits } from './visits';

const NONE = -1;

/** Workers, doors or threads with one queue in front, first come, first served; and how busy they have been. */
export class Pools {
  readonly component: Int32Array;
  readonly capacity: Float64Array;
  readonly busy: Float64Array;
  readonly waiting: Float64Array;
  /** Integrals over time: places taken, places there, visits waiting. */
  readonly busyArea: Float64Array;
  readonly capacityArea: Float64Array;
  readonly waitingArea: Float64Array;
  readonly #last: Float64Array;
  readonly #capacitySince: Float64Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #visits: Visits;

  constructor(componentOf: readonly number[], visits: Visits) {
    const count = componentOf.length;
    const zeros = () => new Float64Array(count);
    this.component = Int32Array.from(componentOf);
    this.capacity = zeros();
    this.busy = zeros();
    this.waiting = zeros();
    this.busyArea = zeros();
    this.capacityArea = zeros();
    this.waitingArea = zeros();
    this.#last = zeros();
    this.#capacitySince = zeros();
    this.#head = new Int32Array(count).fill(NONE);
    this.#tail = new Int32Array(count).fill(NONE);
    this.#visits = visits;
  }

  /** Brings what changes with every visit up to now; to be called before it changes. */
  touch(pool: number, now: number): void {
    const passed = now - this.#last[pool]!;
    if (passed === 0) return;
    this.#last[pool] = now;
    this.busyArea[pool] = this.busyArea[pool]! + this.busy[pool]! * passed;
    if (this.waiting[pool]! > 0) this.waitingArea[pool] = this.waitingArea[pool]! + this.waiting[pool]! * passed;
  }

  /** Brings all integrals up to now; to be called before they are read. */
  settle(pool: number, now: number): void {
    this.touch(pool, now);
    const passed = now - this.#capacitySince[pool]!;
    this.#capacitySince[pool] = now;
    this.capacityArea[pool] = this.capacityArea[pool]! + this.capacity[pool]! * passed;
  }

  /** A place, if one is free. */
  seize(pool: number, now: number): boolean {
    if (this.busy[pool]! >= this.capacity[pool]!) return false;
    this.touch(pool, now);
    this.busy[pool] = this.busy[pool]! + 1;
    return true;
  }

  release(pool: number, now: number): void {
    this.touch(pool, now);
    this.busy[pool] = this.busy[pool]! - 1;
    // Only cancelled visits are left in the row: it is their turn to go.
    if (this.waiting[pool] === 0 && this.#head[pool] !== NONE) this.dequeue(pool, now);
  }

  setCapacity(pool: number, capacity: number, now: number): void {
    this.settle(pool, now);
    this.capacity[pool] = capacity;
  }

  enqueue(pool: number, visit: number, now: number): void {
    this.touch(pool, now);
    this.waiting[pool] = this.waiting[pool]! + 1;
    this.#visits.next[visit] = NONE;
    const tail = this.#tail[pool]!;
    if (tail === NONE) this.#head[pool] = visit;
    else this.#visits.next[tail] = visit;
    this.#tail[pool] = visit;
  }

  /** The visit that has waited longest, or −1. Those cancelled meanwhile leave on the way. */
  dequeue(pool: number, now: number): number {
    for (let visit = this.#head[pool]!; visit !== NONE; visit = this.#head[pool]!) {
      this.#head[pool] = this.#visits.next[visit]!;
      if (this.#head[pool] === NONE) this.#tail[pool] = NONE;
      if (this.#visits.state[visit] === CANCELLED) {
        this.#visits.remove(visit);
        continue;
      }
      this.touch(pool, now);
      this.waiting[pool] = this.waiting[pool]! - 1;
      return visit;
    }
    return NONE;
  }

  /** A visit that waits stops waiting; it stays in the row until it would be its turn. */
  cancel(pool: number, visit: number, now: number): void {
    this.touch(pool, now);
    this.waiting[pool] = this.waiting[pool]! - 1;
    this.#visits.state[visit] = CANCELLED;
  }
}
