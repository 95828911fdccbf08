import type { Pools } from './pools';

/**
 * Processor sharing: all present visits get the same share of the processors, each at most one processor. In virtual time,
 * which runs at that share, a visit ends at the virtual time of its arrival plus its work, whatever comes meanwhile; so a
 * heap in virtual time per pool is all there is to keep. (Rolling clock of generalised processor sharing, Parekh and
 * Gallager 1993.)
 */
export class Sharing {
  /** When the next visit of the pool ends, if nothing comes or goes before. */
  readonly nextAt: Float64Array;
  readonly #virtual: Float64Array;
  readonly #last: Float64Array;
  readonly #ends: number[][];
  readonly #who: number[][];
  readonly #pools: Pools;

  constructor(pools: Pools) {
    const count = pools.component.length;
    this.nextAt = new Float64Array(count).fill(Infinity);
    this.#virtual = new Float64Array(count);
    this.#last = new Float64Array(count);
    this.#ends = Array.from({ length: count }, () => []);
    this.#who = Array.from({ length: count }, () => []);
    this.#pools = pools;
  }

  present(pool: number): number {
    return this.#ends[pool]!.length;
  }

  enter(pool: number, visit: number, workMs: number, now: number): void {
    this.advance(pool, now);
    insert(this.#ends[pool]!, this.#who[pool]!, this.#virtual[pool]! + workMs, visit);
    this.reschedule(pool, now);
  }

  /** The visit whose work is done at `nextAt`. */
  leave(pool: number, now: number): number {
    this.advance(pool, now);
    this.#virtual[pool] = this.#ends[pool]![0]!;
    const visit = removeFirst(this.#ends[pool]!, this.#who[pool]!);
    this.reschedule(pool, now);
    return visit;
  }

  /** Takes out a visit that is not done. Rare: looks through all. */
  withdraw(pool: number, visit: number, now: number): void {
    this.advance(pool, now);
    const ends = this.#ends[pool]!;
    const who = this.#who[pool]!;
    const kept = who.map((other, i) => [ends[i]!, other] as const).filter(([, other]) => other !== visit);
    ends.length = 0;
    who.length = 0;
    for (const [end, other] of kept) insert(ends, who, end, other);
    this.reschedule(pool, now);
  }

  /** Brings virtual time up to now; before the number of processors changes. */
  advance(pool: number, now: number): void {
    this.#pools.touch(pool, now);
    this.#virtual[pool] = this.#virtual[pool]! + (now - this.#last[pool]!) * this.#share(pool);
    this.#last[pool] = now;
  }

  reschedule(pool: number, now: number): void {
    const ends = this.#ends[pool]!;
    const share = this.#share(pool);
    this.#pools.busy[pool] = Math.min(ends.length, this.#pools.capacity[pool]!);
    this.nextAt[pool] =
      ends.length === 0 || share === 0 ? Infinity : now + Math.max(0, ends[0]! - this.#virtual[pool]!) / share;
  }

  #share(pool: number): number {
    const count = this.#ends[pool]!.length;
    return count === 0 ? 0 : Math.min(1, this.#pools.capacity[pool]! / count);
  }
}

function insert(ends: number[], who: number[], end: number, visit: number): void {
  let at = ends.length;
  ends.push(end);
  who.push(visit);
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (ends[up]! <= end) break;
    ends[at] = ends[up]!;
    who[at] = who[up]!;
    at = up;
  }
  ends[at] = end;
  who[at] = visit;
}

function removeFirst(ends: number[], who: number[]): number {
  const first = who[0]!;
  const end = ends.pop()!;
  const visit = who.pop()!;
  const size = ends.length;
  if (size === 0) return first;
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && ends[child + 1]! < ends[child]!) child++;
    if (ends[child]! >= end) break;
    ends[at] = ends[child]!;
    who[at] = who[child]!;
    at = child;
  }
  ends[at] = end;
  who[at] = visit;
  return first;
}
