import { READ, WRITE } from '../analysis';
import { ARRIVAL, eventOf, THOUGHT } from './events';
import type { Parts } from './parts';
import { Dice } from './random';
import { ROOT } from './visits';

/** Where requests come from: a Poisson stream a journey, or a closed group of clients that think in between. */
export class Sources {
  readonly #parts: Parts;
  readonly #dice: readonly Dice[];
  readonly #factor: Float64Array;
  readonly #nextAt: Float64Array;
  readonly #sourceOf: Int32Array;

  constructor(parts: Parts, seed: number) {
    const { sources, system } = parts.blueprint;
    this.#parts = parts;
    // A stream of numbers each: more load on one journey leaves the arrivals of the others as they were.
    this.#dice = sources.map(({ journey }) => new Dice(seed, 100 + journey));
    this.#factor = new Float64Array(sources.length).fill(1);
    this.#nextAt = new Float64Array(sources.length).fill(Infinity);
    this.#sourceOf = new Int32Array(system.journeys.length).fill(-1);
    sources.forEach(({ journey }, source) => {
      this.#sourceOf[journey] = source;
    });
  }

  start(): void {
    this.#parts.blueprint.sources.forEach(({ clients }, source) => {
      if (clients === undefined) this.#schedule(source, 0);
      else for (let i = 0; i < clients.population; i++) this.#think(source, 0);
    });
  }

  arrival(source: number, now: number): void {
    if (this.#nextAt[source] !== now) return;
    this.#enter(source, now);
    this.#schedule(source, now);
  }

  thought(source: number, now: number): void {
    this.#enter(source, now);
  }

  /** A request of the journey left: its client, if there is one, thinks before the next. */
  left(journey: number, now: number): void {
    const source = this.#sourceOf[journey]!;
    if (this.#parts.blueprint.sources[source]!.clients !== undefined) this.#think(source, now);
  }

  /** Multiplies the rate of one journey or of all. Arrivals have no memory, so the next one is simply drawn again. */
  setFactor(journey: number | undefined, factor: number, now: number): void {
    this.#parts.blueprint.sources.forEach((source, i) => {
      if ((journey !== undefined && source.journey !== journey) || source.clients !== undefined) return;
      this.#factor[i] = factor;
      this.#schedule(i, now);
    });
  }

  #schedule(source: number, now: number): void {
    const rate = this.#parts.blueprint.sources[source]!.ratePerMs * this.#factor[source]!;
    const at = rate === 0 ? Infinity : now + this.#dice[source]!.exponential() / rate;
    this.#nextAt[source] = at;
    if (at !== Infinity) this.#parts.agenda.add(at, eventOf(ARRIVAL, source));
  }

  #think(source: number, now: number): void {
    const { thinkMs } = this.#parts.blueprint.sources[source]!.clients!;
    this.#parts.agenda.add(now + thinkMs * this.#dice[source]!.exponential(), eventOf(THOUGHT, source));
  }

  #enter(source: number, now: number): void {
    const { visits, stations, counts, blueprint } = this.#parts;
    const { journey, entry, readShare } = blueprint.sources[source]!;
    const isRead = readShare === 1 || (readShare > 0 && this.#dice[source]!.uniform() < readShare);
    counts.offered[journey] = counts.offered[journey]! + 1;
    stations.arrive(visits.add(entry, 2 * journey + (isRead ? READ : WRITE), ROOT), now);
  }
}
