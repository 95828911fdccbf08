import { doubled } from './visits';

const NONE = -1;

/**
 * One branch of a stage: the calls of one visit over one connector, one attempt at a time. Also the queue of deadlines of
 * each connector: a timeout is a constant, so the oldest attempt is always the first to run out, and the agenda holds one
 * entry a connector instead of one an attempt.
 */
export class Calls {
  visit = new Int32Array(1024);
  /** The connector in use: a fallback may stand in for the one that was meant. */
  connector = new Int32Array(1024);
  meant = new Int32Array(1024);
  /** Calls still to be made, this one included. 0: the branch has come back. */
  left = new Int32Array(1024);
  attempt = new Int32Array(1024);
  child = new Int32Array(1024);
  /** The same request sent once more, because the first took long. */
  second = new Int32Array(1024);
  /** 0: none needed or none yet; 1: holds a connection; 2: waits for one. */
  connection = new Uint8Array(1024);
  /** Of calls of which some answers are enough: the one that counts how many are still needed, and may still fail. */
  leader = new Int32Array(1024);
  needed = new Int32Array(1024);
  spare = new Int32Array(1024);
  /** The next branch of the same stage, or the next unused row. */
  next = new Int32Array(1024);
  /** When its pending retry happens. */
  due = new Float64Array(1024);
  deadline = new Float64Array(1024);
  #earlier = new Int32Array(1024);
  #later = new Int32Array(1024);
  #isTimed = new Uint8Array(1024);
  readonly #oldest: Int32Array;
  readonly #newest: Int32Array;
  readonly #isWatched: Uint8Array;
  #firstUnused = NONE;
  #rows = 0;

  constructor(connectors: number) {
    this.#oldest = new Int32Array(connectors).fill(NONE);
    this.#newest = new Int32Array(connectors).fill(NONE);
    this.#isWatched = new Uint8Array(connectors);
  }

  add(visit: number, connector: number, left: number, next: number): number {
    const call = this.#row();
    this.visit[call] = visit;
    this.connector[call] = connector;
    this.meant[call] = connector;
    this.left[call] = left;
    this.attempt[call] = 1;
    this.child[call] = NONE;
    this.second[call] = NONE;
    this.connection[call] = 0;
    this.leader[call] = NONE;
    this.next[call] = next;
    this.due[call] = Number.NaN;
    this.#isTimed[call] = 0;
    return call;
  }

  /** Makes a call one of a group of which `quorum` answers are enough; answers the leader of the group. */
  join(call: number, leader: number, quorum: number, size: number): number {
    const first = leader === NONE ? call : leader;
    this.leader[call] = first;
    this.needed[first] = quorum;
    this.spare[first] = size - quorum;
    return first;
  }

  remove(call: number): void {
    this.connection[call] = 0;

    this.next[call] = this.#firstUnused;
    this.#firstUnused = call;
  }

  /** Starts the clock of an attempt; true if nobody watches the deadlines of this connector yet, which the caller then does. */
  startClock(call: number, connector: number, deadline: number): boolean {
    const newest = this.#newest[connector]!;
    this.deadline[call] = deadline;
    this.#isTimed[call] = 1;
    this.#earlier[call] = newest;
    this.#later[call] = NONE;
    this.#newest[connector] = call;
    if (newest === NONE) this.#oldest[connector] = call;
    else this.#later[newest] = call;
    const wasWatched = this.#isWatched[connector] === 1;
    this.#isWatched[connector] = 1;
    return !wasWatched;
  }

  /** No attempt over this connector is being timed any more. */
  unwatch(connector: number): void {
    this.#isWatched[connector] = 0;
  }

  stopClock(call: number): void {
    if (this.#isTimed[call] === 0) return;
    this.#isTimed[call] = 0;
    const connector = this.connector[call]!;
    const earlier = this.#earlier[call]!;
    const later = this.#later[call]!;
    if (earlier === NONE) this.#oldest[connector] = later;
    else this.#later[earlier] = later;
    if (later === NONE) this.#newest[connector] = earlier;
    else this.#earlier[later] = earlier;
  }

  /** The attempt over this connector that runs out first, or −1. */
  oldest(connector: number): number {
    return this.#oldest[connector]!;
  }

  #row(): number {
    const unused = this.#firstUnused;
    if (unused !== NONE) {
      this.#firstUnused = this.next[unused]!;
      return unused;
    }
    if (this.#rows === this.visit.length) this.#grow();
    return this.#rows++;
  }

  #grow(): void {
    this.visit = doubled(this.visit);
    this.connector = doubled(this.connector);
    this.meant = doubled(this.meant);
    this.left = doubled(this.left);
    this.attempt = doubled(this.attempt);
    this.child = doubled(this.child);
    this.second = doubled(this.second);
    this.connection = doubled(this.connection);
    this.leader = doubled(this.leader);
    this.needed = doubled(this.needed);
    this.spare = doubled(this.spare);
    this.next = doubled(this.next);
    this.due = doubled(this.due);
    this.deadline = doubled(this.deadline);
    this.#earlier = doubled(this.#earlier);
    this.#later = doubled(this.#later);
    this.#isTimed = doubled(this.#isTimed);
  }
}
