import type { Dice } from './random';

/** A cache that forgets each object a while after it was fetched, played object by object. */
export class Forgetting {
  readonly #popularity: Popularity;
  readonly #ttlMs: number;
  readonly #staleMs: number;
  readonly #until = new Map<number, number>();
  /** By read, where what has expired may be served: the object that it fetches, and when the copy of before ended. */
  readonly #fetches = new Map<number, { readonly object: number; readonly endedAt: number }>();

  constructor({ objects, skew, ttlMs, staleMs }: Forgets) {
    this.#popularity = new Popularity(objects, skew);
    this.#ttlMs = ttlMs;
    this.#staleMs = staleMs;
  }

  get servesStale(): boolean {
    return this.#staleMs > 0;
  }

  /** Does it hold the object of this read? If not, it is fetched. */
  hits(dice: Dice, now: number, read: number): boolean {
    const object = this.#popularity.draw(dice);
    const endedAt = this.#until.get(object) ?? -Infinity;
    if (endedAt > now) return true;
    this.#until.set(object, now + this.#ttlMs);
    if (this.#staleMs > 0) this.#fetches.set(read, { object, endedAt });
    return false;
  }

  /** The fetch of a read has failed: the copy of before is all there is. May it be served? */
  failed(read: number, now: number): boolean {
    const fetch = this.#fetches.get(read);
    if (fetch === undefined) return false;
    this.#fetches.delete(read);
    this.#until.set(fetch.object, fetch.endedAt);
    return fetch.endedAt + this.#staleMs > now;
  }

  /** Another visit fetches on behalf of this read: the one that asked the cache beside its store. */
  pass(read: number, to: number): void {
    const fetch = this.#fetches.get(read);
    if (fetch === undefined) return;
    this.#fetches.delete(read);
    this.#fetches.set(to, fetch);
  }

  /** The read is over; if its fetch had failed, it would have been said. */
  done(read: number): void {
    this.#fetches.delete(read);
  }
}

/** How many objects, how popular, and for how long they are good; and for how long they are better than nothing. */
export type Forgets = {
  readonly objects: number;
  readonly skew: number;
  readonly ttlMs: number;
  readonly staleMs: number;
};

/** Ranks 1 … objects with probability ∝ rank^−skew: rejection from the inverse of the integral (Hörmann, Derflinger 1996). */
export class Popularity {
  readonly #objects: number;
  readonly #skew: number;
  readonly #first: number;
  readonly #last: number;
  readonly #sure: number;

  constructor(objects: number, skew: number) {
    this.#objects = objects;
    this.#skew = skew;
    this.#first = this.#integral(1.5) - 1;
    this.#last = this.#integral(objects + 0.5);
    this.#sure = 2 - this.#inverse(this.#integral(2.5) - 2 ** -skew);
  }

  draw(dice: Dice): number {
    for (;;) {
      const u = this.#last + dice.uniform() * (this.#first - this.#last);
      const x = this.#inverse(u);
      const rank = Math.min(this.#objects, Math.max(1, Math.floor(x + 0.5)));
      if (rank - x <= this.#sure || u >= this.#integral(rank + 0.5) - rank ** -this.#skew) return rank;
    }
  }

  /** ∫₁ˣ t^−skew dt */
  #integral(x: number): number {
    const t = (1 - this.#skew) * Math.log(x);
    return Math.log(x) * (Math.abs(t) < 1e-12 ? 1 : Math.expm1(t) / t);
  }

  #inverse(y: number): number {
    const t = Math.max(-1, y * (1 - this.#skew));
    return Math.exp(y * (Math.abs(t) < 1e-12 ? 1 : Math.log1p(t) / t));
  }
}
