/** Where a visit is. */
export const UNUSED = 0;
export const TRAVELLING = 1;
export const WAITING = 2;
export const WORKING = 3;
export const CALLING = 4;
/** Its replica broke down under it. */
export const LOST = 5;
/** Its caller gave up while it waited; it leaves the queue without work. */
export const CANCELLED = 6;

/** Instead of a call: nobody waits for it, it came from outside, or its caller no longer waits. */
export const ASYNC = -1;
export const ROOT = -2;
export const ABANDONED = -3;

const NONE = -1;

/** One request at one component, as a row of typed arrays; freed rows are used again. */
export class Visits {
  component = new Int32Array(1024);
  /** 2 · journey + class */
  flow = new Int32Array(1024);
  /** The call that waits for it, or ASYNC, ROOT, ABANDONED. */
  parent = new Int32Array(1024);
  state = new Uint8Array(1024);
  status = new Uint8Array(1024);
  hasThread = new Uint8Array(1024);
  /** The pool whose place it takes or waits for. */
  pool = new Int32Array(1024);
  /** The one behind it in a queue, or the next unused row. */
  next = new Int32Array(1024);
  arrivedAt = new Float64Array(1024);
  /** Its own work, without what others add to it. */
  workMs = new Float64Array(1024);
  /** When its pending event happens: an event at another time is of the past. */
  due = new Float64Array(1024);
  /** Next stage of calls, and branches of the present one that have not come back. */
  stage = new Int32Array(1024);
  pending = new Int32Array(1024);
  firstCall = new Int32Array(1024);
  /** Two bits a cache: is its answer known, did it miss. */
  caches = new Int32Array(1024);
  inUse = 0;
  #firstUnused = NONE;
  #rows = 0;

  add(component: number, flow: number, parent: number): number {
    const visit = this.#row();
    this.inUse++;
    this.component[visit] = component;
    this.flow[visit] = flow;
    this.parent[visit] = parent;
    this.status[visit] = 0;
    this.hasThread[visit] = 0;
    this.pool[visit] = NONE;
    this.stage[visit] = 0;
    this.firstCall[visit] = NONE;
    this.caches[visit] = 0;
    return visit;
  }

  remove(visit: number): void {
    this.inUse--;
    this.state[visit] = UNUSED;
    this.due[visit] = Number.NaN;
    this.next[visit] = this.#firstUnused;
    this.#firstUnused = visit;
  }

  /** Rows ever used: visits in progress have a smaller index. */
  get rows(): number {
    return this.#rows;
  }

  #row(): number {
    const unused = this.#firstUnused;
    if (unused !== NONE) {
      this.#firstUnused = this.next[unused]!;
      return unused;
    }
    if (this.#rows === this.flow.length) this.#grow();
    return this.#rows++;
  }

  #grow(): void {
    this.component = doubled(this.component);
    this.flow = doubled(this.flow);
    this.parent = doubled(this.parent);
    this.state = doubled(this.state);
    this.status = doubled(this.status);
    this.hasThread = doubled(this.hasThread);
    this.pool = doubled(this.pool);
    this.next = doubled(this.next);
    this.arrivedAt = doubled(this.arrivedAt);
    this.workMs = doubled(this.workMs);
    this.due = doubled(this.due);
    this.stage = doubled(this.stage);
    this.pending = doubled(this.pending);
    this.firstCall = doubled(this.firstCall);
    this.caches = doubled(this.caches);
  }
}

type Rows = Int32Array | Uint8Array | Float64Array;

/** The same rows with room for as many more. */
export function doubled<T extends Rows>(rows: T): T {
  const more = new (rows.constructor as new (length: number) => T)(rows.length * 2);
  more.set(rows);
  return more;
}
