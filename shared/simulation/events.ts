/** An event is one number: what happens (`typeOf`), and to whom (`whoOf`). */
export const ARRIVAL = 0; // source
export const WORK_DONE = 1; // visit
export const TRAVELLED = 2; // visit
export const TURNED_AWAY = 3; // visit
export const RETRY = 4; // call
export const CALL_REJECTED = 5; // call
export const DEADLINE = 6; // connector
export const DOOR_OPEN = 7; // pool
export const SHARE_DONE = 8; // shared pool
export const THOUGHT = 9; // source
export const SLICE = 10;
export const SCRIPT = 11; // line of the script
export const BREAKDOWN = 12; // component
export const REPAIR = 13; // component
export const SCALE = 14; // component
export const FAILOVER = 15; // component
export const STARTED = 16; // component
export const HEDGE = 17; // call

export const eventOf = (type: number, who: number): number => (who << 5) | type;
export const typeOf = (code: number): number => code & 31;
export const whoOf = (code: number): number => code >> 5;

/** How a visit or a call ended. */
export const OK = 0;
/** Answered by a cache, without going further. */
export const ANSWERED = 1;
export const REFUSED = 2;
export const DOWN = 3;
export const TIMED_OUT = 4;
export const BREAKER_OPEN = 5;
/** For a passing reason that the design states as `errorRatio`. */
export const ERRED = 6;
export const ENDINGS = 7;

export const hasFailed = (status: number): boolean => status >= REFUSED;

/** What happens at this very moment, in the order in which it was caused, before time goes on. */
export class Soon {
  #codes = new Int32Array(64);
  #first = 0;
  #count = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  add(code: number): void {
    const { length } = this.#codes;
    if (this.#count === length) this.#grow();
    this.#codes[(this.#first + this.#count++) & (this.#codes.length - 1)] = code;
  }

  take(): number {
    const code = this.#codes[this.#first]!;
    this.#first = (this.#first + 1) & (this.#codes.length - 1);
    this.#count--;
    return code;
  }

  #grow(): void {
    const { length } = this.#codes;
    const codes = new Int32Array(2 * length);
    for (let i = 0; i < this.#count; i++) codes[i] = this.#codes[(this.#first + i) & (length - 1)]!;
    this.#codes = codes;
    this.#first = 0;
  }
}
