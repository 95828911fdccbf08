/**
 * What happens next: a 4-ary heap of (time, code) in two typed arrays. Taking leaves a hole at the root, which the next
 * entry fills: an event that causes exactly one other costs one move through the heap instead of two.
 */
export class Agenda {
  /** Time of the entry taken last. */
  time = 0;
  #times: Float64Array;
  #codes: Int32Array;
  #size = 0;
  #hasHole = false;

  constructor(capacity = 1024) {
    this.#times = new Float64Array(capacity);
    this.#codes = new Int32Array(capacity);
  }

  get size(): number {
    return this.#hasHole ? this.#size - 1 : this.#size;
  }

  add(time: number, code: number): void {
    if (this.#hasHole) {
      this.#hasHole = false;
      this.#sink(time, code);
      return;
    }
    if (this.#size === this.#times.length) this.#grow();
    this.#rise(this.#size++, time, code);
  }

  /** Time of the earliest entry; Infinity if there is none. */
  peek(): number {
    this.#close();
    return this.#size === 0 ? Infinity : this.#times[0]!;
  }

  /** The code of the earliest entry, whose time is then `time`. Precondition: `peek()` was finite. */
  take(): number {
    this.time = this.#times[0]!;
    this.#hasHole = true;
    return this.#codes[0]!;
  }

  #close(): void {
    if (!this.#hasHole) return;
    this.#hasHole = false;
    const last = --this.#size;
    if (last > 0) this.#sink(this.#times[last]!, this.#codes[last]!);
  }

  #rise(start: number, time: number, code: number): void {
    const times = this.#times;
    const codes = this.#codes;
    let at = start;
    while (at > 0) {
      const up = (at - 1) >> 2;
      const above = times[up]!;
      if (above <= time) break;
      times[at] = above;
      codes[at] = codes[up]!;
      at = up;
    }
    times[at] = time;
    codes[at] = code;
  }

  #sink(time: number, code: number): void {
    const times = this.#times;
    const codes = this.#codes;
    const size = this.#size;
    let at = 0;
    for (let first = 1; first < size; first = 4 * at + 1) {
      let least = first;
      let soonest = times[first]!;
      const end = first + 4 < size ? first + 4 : size;
      for (let child = first + 1; child < end; child++) {
        const childTime = times[child]!;
        if (childTime < soonest) {
          soonest = childTime;
          least = child;
        }
      }
      if (soonest >= time) break;
      times[at] = soonest;
      codes[at] = codes[least]!;
      at = least;
    }
    times[at] = time;
    codes[at] = code;
  }

  #grow(): void {
    const times = new Float64Array(this.#times.length * 2);
    const codes = new Int32Array(this.#codes.length * 2);
    times.set(this.#times);
    codes.set(this.#codes);
    this.#times = times;
    this.#codes = codes;
  }
}
