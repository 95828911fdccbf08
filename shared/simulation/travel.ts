import type { CallPlan } from './blueprint';
import type { Dice } from './random';
import type { Replicas } from './replicas';

/** Time on the wire, by where the replicas that speak to each other happen to stand. */
export class Travel {
  readonly #plans: readonly CallPlan[];
  readonly #replicas: Replicas;
  readonly #dice: Dice;
  /** Where it is always the same; else NaN. */
  readonly #sameMs: Float64Array;

  constructor(plans: readonly CallPlan[], replicas: Replicas, dice: Dice) {
    this.#plans = plans;
    this.#replicas = replicas;
    this.#dice = dice;
    this.#sameMs = Float64Array.from(plans, ({ network }) => (network.type === 'same' ? network.ms : Number.NaN));
  }

  ms(connector: number): number {
    const sameMs = this.#sameMs[connector]!;
    if (sameMs >= 0) return sameMs;
    const { network, from, to } = this.#plans[connector]!;
    if (network.type === 'same') return network.ms;
    const places = network.ms.length / network.calleePlaces;
    const caller = this.#place(from, places);
    return network.ms[caller * network.calleePlaces + this.#place(to, network.calleePlaces)]!;
  }

  #place(component: number, places: number): number {
    if (places === 1) return 0;
    let left = this.#dice.uniform() * this.#replicas.alive(component);
    for (let place = 0; place < places; place++) {
      left -= this.#replicas.aliveAt(component, place);
      if (left < 0) return place;
    }
    return places - 1;
  }
}
