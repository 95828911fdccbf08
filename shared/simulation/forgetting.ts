import type { Dice } from './random';

/** A cache that forgets each object a while after it was fetched, played object by object. */
export class Forgetting {
  readonly #popularity: Popularity;
  readonly #ttlMs: number;
  readonly #until = new Map<number, number>();

  constructor({ objects, skew, ttlMs }: { readonly objects: number; readonly skew: number; readonly ttlMs: number }) {
    this.#popularity = new Popularity(objects, skew);
    this.#ttlMs = ttlMs;
  }

  /** Does it hold the object of this request? If not, it is fetched. */
  hits(dice: Dice, now: number): boolean {
    const object = this.#popularity.draw(dice);
    if ((this.#until.get(object) ?? -1) > now) return true;
    this.#until.set(object, now + this.#ttlMs);
    return false;
  }
}

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
