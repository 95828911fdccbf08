import type { Blueprint, StationPlan } from './blueprint';
import { type Placement, spread } from './network';

/** Which replicas are there and which of them work, place by place. */
export class Replicas {
  /** Components whose standby is taking over. */
  readonly isSwitching: Uint8Array;
  readonly #there: readonly Int32Array[];
  readonly #down: readonly Int32Array[];
  readonly #placements: readonly Placement[];
  readonly #plans: readonly StationPlan[];
  readonly #parentOf: (boundary: string) => string | undefined;
  readonly #lost = new Set<string>();

  constructor({ placements, stations, system }: Blueprint) {
    this.#placements = placements;
    this.#plans = stations;
    this.#there = placements.map((placement, v) => Int32Array.from(spread(stations[v]!.replicas, placement.length)));
    this.#down = placements.map((placement) => new Int32Array(placement.length));
    this.#parentOf = (boundary) => system.design.boundaries[boundary]?.parent;
    this.isSwitching = new Uint8Array(stations.length);
  }

  there(component: number): number {
    return this.#there[component]!.reduce((sum, count) => sum + count, 0);
  }

  aliveAt(component: number, place: number): number {
    const { boundary } = this.#placements[component]![place]!;
    return this.#isLost(boundary) ? 0 : this.#there[component]![place]! - this.#down[component]![place]!;
  }

  alive(component: number): number {
    let alive = 0;
    for (let place = 0; place < this.#there[component]!.length; place++) alive += this.aliveAt(component, place);
    return alive;
  }

  /** Replicas broken by themselves, whatever has become of the place they stand in. */
  broken(component: number): number {
    return this.#down[component]!.reduce((sum, count) => sum + count, 0);
  }

  /** Of those alive, the ones that take requests. */
  serving(component: number): number {
    const alive = this.alive(component);
    if (this.#plans[component]!.standby === undefined) return alive;
    return this.isSwitching[component] === 1 ? 0 : Math.min(1, alive);
  }

  /** Breaks up to `count` replicas, where most are alive first. */
  break(component: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const alive = Array.from(this.#there[component]!, (_, place) => this.aliveAt(component, place));
      const place = alive.indexOf(Math.max(...alive));
      if (alive[place] === 0) return;
      this.#down[component]![place]!++;
    }
  }

  repair(component: number, count: number): void {
    const down = this.#down[component]!;
    for (let left = Math.min(count, this.broken(component)); left > 0; left--) down[down.indexOf(Math.max(...down))]!--;
  }

  setBoundary(boundary: string, isLost: boolean): void {
    if (isLost) this.#lost.add(boundary);
    else this.#lost.delete(boundary);
  }

  /** Components with a replica in the boundary, or in one inside of it. */
  within(boundary: string): number[] {
    return this.#placements.flatMap((placement, v) =>
      placement.some((place) => this.#isInside(place.boundary, boundary)) ? [v] : [],
    );
  }

  /** So many from now on, spread as before; broken ones stay broken as far as there are as many. */
  resize(component: number, count: number): void {
    const there = this.#there[component]!;
    spread(count, there.length).forEach((each, place) => {
      there[place] = each;
      this.#down[component]![place] = Math.min(each, this.#down[component]![place]!);
    });
  }

  #isLost(boundary: string | undefined): boolean {
    if (this.#lost.size === 0) return false;
    for (let at = boundary; at !== undefined; at = this.#parentOf(at)) if (this.#lost.has(at)) return true;
    return false;
  }

  #isInside(boundary: string | undefined, outer: string): boolean {
    for (let at = boundary; at !== undefined; at = this.#parentOf(at)) if (at === outer) return true;
    return false;
  }
}
