import type { Design } from '@shared/model';

/**
 * An oracle that shares no code with the engine: it looks at every state of every replica, zone and region of a small
 * design and asks, by the words of the file format, whether a read of the journey succeeds in it.
 */
export type State = {
  /** Replicas that have failed by themselves, by component; those in a place that is down have failed anyway. */
  readonly failed: ReadonlyMap<string, number>;
  readonly down: ReadonlySet<string>;
  /** Components all of whose replicas a common cause has hit. */
  readonly hit?: ReadonlySet<string>;
};

export class Oracle {
  readonly #design: Design;
  readonly #journey: string;
  readonly #rates: ReadonlyMap<string, number>;

  /** `rates`: arrivals at each component at peak, worked out by the test. */
  constructor(design: Design, journey: string, rates: ReadonlyMap<string, number>) {
    this.#design = design;
    this.#journey = journey;
    this.#rates = rates;
  }

  succeeds(state: State): boolean {
    return this.#works(this.#design.journeys[this.#journey]!.entry!, state, new Set(), new Set(), undefined);
  }

  /** Probability that it does not succeed, summed over all states. */
  unavailability(): number {
    const components = Object.keys(this.#design.components).filter((id) => this.#component(id).kind !== 'client');
    const places = Object.keys(this.#design.boundaries);
    let sum = 0;
    for (const [down, p] of subsets(
      places,
      (place) => 1 - ((this.#design.boundaries[place]!.availability as number) ?? 1),
    )) {
      const visit = (i: number, failed: ReadonlyMap<string, number>, hit: ReadonlySet<string>, q: number): void => {
        if (q === 0) return;
        if (i === components.length) {
          if (!this.succeeds({ failed, down, hit })) sum += q;
          return;
        }
        const id = components[i]!;
        const alive = this.#alive(id, down, 0);
        const one = 1 - ((this.#component(id).availability as number) ?? 1);
        const beta = this.#component(id).replicas === 1 ? 0 : ((this.#component(id).commonCause as number) ?? 0);
        const fails = one * (1 - beta);
        for (let n = 0; n <= alive; n++) {
          const p = q * choose(alive, n) * fails ** n * (1 - fails) ** (alive - n);
          visit(i + 1, new Map([...failed, [id, n]]), hit, p * (1 - one * beta));
          visit(i + 1, new Map([...failed, [id, n]]), new Set([...hit, id]), p * one * beta);
        }
      };
      visit(0, new Map(), new Set(), p);
    }
    return sum;
  }

  /** All minimal sets of failures up to an order that make it fail, each as sorted text such as `a+db×2`. */
  cutSets(maxOrder: number): string[] {
    const components = Object.keys(this.#design.components).filter((id) => this.#component(id).kind !== 'client');
    const places = Object.keys(this.#design.boundaries);
    const found: Map<string, number>[] = [];
    const literals = [
      ...places.map((place) => ({ id: place, most: 1, isPlace: true })),
      ...components.map((id) => ({ id, most: 3, isPlace: false })),
    ];
    const candidates: Map<string, number>[] = [];
    const enumerate = (i: number, chosen: Map<string, number>, order: number): void => {
      if (i === literals.length) {
        candidates.push(chosen);
        return;
      }
      enumerate(i + 1, chosen, order);
      for (let n = 1; n <= literals[i]!.most && order + n <= maxOrder; n++) {
        enumerate(i + 1, new Map([...chosen, [literals[i]!.id, n]]), order + n);
      }
    };
    enumerate(0, new Map(), 0);
    const orderOf = (set: ReadonlyMap<string, number>) => [...set.values()].reduce((a, b) => a + b, 0);
    candidates.sort((a, b) => orderOf(a) - orderOf(b));
    for (const set of candidates) {
      if (set.size === 0) continue;
      const contains = (smaller: ReadonlyMap<string, number>) =>
        [...smaller].every(([id, n]) => (set.get(id) ?? 0) >= n);
      if (found.some(contains)) continue;
      const down = new Set([...set.keys()].filter((id) => places.includes(id)));
      const failed = new Map([...set].filter(([id]) => !down.has(id)));
      if ([...failed].some(([id, n]) => n > this.#alive(id, down, 0))) continue;
      if (!this.succeeds({ failed, down })) found.push(set);
    }
    return found
      .map((set) =>
        [...set]
          .map(([id, n]) => (n > 1 ? `${id}×${n}` : id))
          .sort()
          .join('+'),
      )
      .sort();
  }

  #component(id: string) {
    return this.#design.components[id]!;
  }

  #alive(id: string, down: ReadonlySet<string>, failed: number): number {
    const { zones, boundary, replicas } = this.#component(id);
    const count = (replicas as number) ?? 1;
    const stands = (place: string | undefined): boolean =>
      place === undefined || (!down.has(place) && stands(this.#design.boundaries[place]!.parent));
    if (!zones?.length) return (stands(boundary) ? count : 0) - failed;
    let alive = 0;
    for (let r = 0; r < count; r++) if (stands(zones[r % zones.length])) alive++;
    return alive - failed;
  }

  #required(id: string, rate: number): number {
    const component = this.#component(id);
    // Of a store with a quorum, all of whose replicas hold a copy, a read needs that many besides.
    const quorum = (component.data?.readQuorum as number) ?? 1;
    if (typeof component.required === 'number') return Math.max(quorum, component.required);
    if (component.serviceMs === undefined) return quorum;
    const capacity = (((component.concurrency as number) ?? 1) * 1000) / (component.serviceMs as number);
    let k = 1;
    while (k * capacity < rate * (1 - 1e-12)) k++;
    // One serves, the others stand by.
    if (component.redundancy === 'passive' && k > 1) return Infinity;
    return Math.max(quorum, k);
  }

  /**
   * `series`: components that the current chain of mandatory calls has come through; coming back to one asks nothing new.
   * `choices`: routers on the way to here; a choice that leads back to itself is none.
   */
  #works(
    id: string,
    state: State,
    series: ReadonlySet<string>,
    choices: ReadonlySet<string>,
    rate: number | undefined,
  ): boolean {
    if (this.#component(id).kind !== 'client') {
      const alive = this.#alive(id, state.down, state.failed.get(id) ?? 0);
      if (state.hit?.has(id) || alive < this.#required(id, rate ?? this.#rates.get(id) ?? 0)) return false;
    }
    if (series.has(id)) return true;
    const here = new Set([...series, id]);
    const used = Object.keys(this.#design.connectors)
      .filter((e) => {
        const c = this.#design.connectors[e]!;
        return c.from === id && c.fallbackFor === undefined && c.calls !== 0;
      })
      .sort();
    const routes = this.#component(id).dispatch === 'one';
    if (routes && used.length > 1) return this.#routes(id, used, state, choices);
    return used.every((e) => {
      const connector = this.#design.connectors[e]!;
      if (!this.#isRequired(e)) return true;
      const fallbacks = Object.keys(this.#design.connectors).filter(
        (f) => this.#design.connectors[f]!.fallbackFor === e,
      );
      if (fallbacks.length === 0) return this.#works(connector.to, state, here, choices, undefined);
      if (choices.has(e)) return false;
      const inside = new Set([...choices, e]);
      return [e, ...fallbacks].some((f) =>
        this.#works(this.#design.connectors[f]!.to, state, new Set(), inside, undefined),
      );
    });
  }

  #isRequired(e: string): boolean {
    const connector = this.#design.connectors[e]!;
    const cacheBeside = Object.values(this.#design.connectors).some(
      (c) => c.from === connector.from && c.missOf === connector.to,
    );
    return connector.required ?? (connector.mode !== 'async' && !cacheBeside);
  }

  #routes(id: string, used: readonly string[], state: State, choices: ReadonlySet<string>): boolean {
    if (used.some((e) => !this.#isRequired(e))) return true;
    if (choices.has(id)) return false;
    const inside = new Set([...choices, id]);
    const standIns = Object.values(this.#design.connectors).filter(
      (c) => c.fallbackFor !== undefined && used.includes(c.fallbackFor),
    );
    if (standIns.some((c) => this.#works(c.to, state, new Set(), inside, undefined))) return true;
    const weight = (e: string) => (this.#design.connectors[e]!.weight as number) ?? 1;
    const total = used.reduce((sum, e) => sum + weight(e), 0);
    const load = this.#rates.get(id) ?? 0;
    // Is there a set of targets, all working, each of which carries its share when only this set is left?
    for (let bits = 1; bits < 2 ** used.length; bits++) {
      const chosen = used.filter((_, i) => (bits >> i) & 1);
      const left = chosen.reduce((sum, e) => sum + weight(e), 0);
      const ok = chosen.every((e) => {
        const { to } = this.#design.connectors[e]!;
        const ordinary = this.#rates.get(to) ?? 0;
        const rate = ordinary - (load * weight(e)) / total + (load * weight(e)) / left;
        return this.#works(to, state, new Set(), inside, rate);
      });
      if (ok) return true;
    }
    return false;
  }
}

function subsets(items: readonly string[], q: (item: string) => number): (readonly [ReadonlySet<string>, number])[] {
  let all: (readonly [ReadonlySet<string>, number])[] = [[new Set<string>(), 1]];
  for (const item of items) {
    all = all.flatMap(([set, p]) => [
      [set, p * (1 - q(item))] as const,
      [new Set([...set, item]), p * q(item)] as const,
    ]);
  }
  return all;
}

function choose(n: number, k: number): number {
  let c = 1;
  for (let i = 1; i <= k; i++) c = (c * (n - k + i)) / i;
  return c;
}
