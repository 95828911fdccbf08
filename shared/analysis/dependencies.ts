import type { Expression, Group, Structure } from '../reliability';
import { groupOf, locationsOf } from './places';
import { ownFailures } from './repair';
import { type Demand, quorumOf, requiredReplicas } from './required';
import type { Station } from './stations';
import { byPopulation } from './subsets';
import { type Class, type CompiledJourney, isUsed, READ, type System } from './system';
import type { Traffic } from './traffic';

/** The structure function of one journey and class, with the way back from its numbers to the design's ids. */
export type Dependencies = {
  readonly structure: Structure;
  readonly root: number;
  /** −1: no component, but whether a cache has a copy to serve. */
  readonly componentOfGroup: readonly number[];
  readonly boundaryOfLocation: readonly string[];
  /** The load demands nothing that the structure would not: with `structural` everything would be the same. */
  readonly isStructural: boolean;
  /** Components whose part in it is not computed, and why. */
  readonly uncomputed: ReadonlyMap<number, Uncomputed>;
};

/**
 * `alternatives`: too many different ones to examine which of them carry the load together; `passive`: a standby of too
 * many replicas; `quorum`: the load needs more replicas than the quorum of a record.
 */
export type Uncomputed = 'alternatives' | 'passive' | 'quorum';

export type DependencyOptions = {
  /** The load as a multiple of the peak. */
  readonly loadFactor?: number;
  /** A component that must work besides all that the request needs. */
  readonly also?: number;
  /** Only what a miss of this cache needs, the cache itself excluded. */
  readonly behind?: number;
  /** By cache, the probability that a read has a copy that may be served when what lies behind fails: a coin of its own. */
  readonly copies?: ReadonlyMap<number, number> | undefined;
};

/**
 * What must work for a request to succeed: the entry, and for each component on its way its own replicas and every required
 * connector's callee; of a router, alternatives that can carry the load between them; of a connector with fallbacks,
 * either. Unique components: whatever is shared is one variable.
 */
export function dependencies(
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  journey: CompiledJourney,
  c: Class,
  demand: Demand,
  options: DependencyOptions = {},
): Dependencies {
  return new Builder(system, traffic, stations, journey, c, demand, options).build();
}

/**
 * People and their devices are not part of the system: that one of them fails is no outage of a journey, unless the
 * design says how often they do.
 */
const isOutside = (system: System, component: number): boolean => {
  const { kind, availability } = system.attributes[component]!;
  return kind?.group === 'people' && availability.value === 1;
};

/** Beyond this many alternatives of different size, subsets are not enumerated. */
const MOST_DIFFERENT = 10;

class Builder {
  readonly #system: System;
  readonly #traffic: Traffic;
  readonly #stations: readonly Station[];
  readonly #journey: CompiledJourney;
  readonly #class: Class;
  readonly #demand: Demand;
  readonly #options: DependencyOptions;
  readonly #expressions: Expression[] = [];
  readonly #groups: Group[] = [];
  readonly #componentOfGroup: number[] = [];
  readonly #groupOf = new Map<number, number>();
  readonly #worksOf = new Map<number, number>();
  readonly #beyondOf = new Map<number, number>();
  readonly #copyOf = new Map<number, number>();
  readonly #pending: { readonly component: number; readonly at: number }[] = [];
  readonly #locations: ReturnType<typeof locationsOf>;
  readonly #uncomputed = new Map<number, Uncomputed>();
  #isStructural = true;

  constructor(
    system: System,
    traffic: Traffic,
    stations: readonly Station[],
    journey: CompiledJourney,
    c: Class,
    demand: Demand,
    options: DependencyOptions,
  ) {
    this.#options = options;
    this.#system = system;
    this.#traffic = traffic;
    this.#stations = stations;
    this.#journey = journey;
    this.#class = c;
    this.#demand = demand;
    this.#locations = locationsOf(system);
  }

  build(): Dependencies {
    const root = this.#root(this.#options);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#expressions[next.at] = this.#beyondExpression(next.component);
    }
    return {
      structure: { locations: this.#locations.locations, groups: this.#groups, expressions: this.#expressions },
      root,
      componentOfGroup: this.#componentOfGroup,
      boundaryOfLocation: [...this.#locations.indexOf.keys()],
      isStructural: this.#isStructural,
      uncomputed: this.#uncomputed,
    };
  }

  #root({ also, behind }: DependencyOptions): number {
    if (behind !== undefined) return this.#behind(behind);
    const entry = this.#works(this.#journey.entry);
    return also === undefined ? entry : this.#add({ type: 'all', of: [entry, this.#works(also)] });
  }

  /** What a miss needs: what the cache itself calls, and what its callers call because of it. */
  #behind(cache: number): number {
    const { missOf, from, to } = this.#system;
    const asked = this.#system.connectors
      .map((_, e) => e)
      .filter((e) => missOf[e] === cache && isUsed(this.#system, this.#journey, this.#class, e))
      .filter((e) => this.#isAsked(from[e]!, e) && this.#system.isRequired[e] === 1);
    return this.#add({
      type: 'all',
      of: [this.#beyond(cache), ...asked.map((e) => this.#orFallback(e, this.#works(to[e]!)))],
    });
  }

  #add(expression: Expression): number {
    return this.#expressions.push(expression) - 1;
  }

  /** The component works at its ordinary load: its own replicas, and all that it needs. */
  #works(component: number): number {
    const known = this.#worksOf.get(component);
    if (known !== undefined) return known;
    const at = this.#add({ type: 'all', of: [] });
    this.#worksOf.set(component, at);
    const { arrivalRps, replicaRps } = this.#stations[component]!;
    const required = this.#required(component, arrivalRps / replicaRps);
    if (required !== requiredReplicas(this.#system, component, 'structural', 0, this.#class))
      this.#isStructural = false;
    const own = this.#own(component, required);
    this.#expressions[at] = { type: 'all', of: [own, this.#beyond(component)] };
    return at;
  }

  #own(component: number, required: number): number {
    if (isOutside(this.#system, component)) return this.#add({ type: 'all', of: [] });
    let group = this.#groupOf.get(component);
    if (group === undefined) {
      group = this.#groups.push(this.#group(component)) - 1;
      this.#componentOfGroup.push(component);
      this.#groupOf.set(component, group);
    }
    const quorum = quorumOf(this.#system, component, this.#class);
    const { replicas } = this.#stations[component]!;
    // A request needs a quorum of the copies of its own record; that the others carry the load besides is another question.
    if (quorum !== undefined && quorum.copies < replicas && required > quorum.required)
      this.#uncomputed.set(component, 'quorum');
    const most = this.#demand === 'within' ? replicas : required;
    return this.#add({ type: 'works', group, required: Math.min(required, most) });
  }

  /** All replicas; of a store whose records stand on some of them, those that hold the record of the request. */
  #group(component: number): Group {
    const { replicas } = this.#stations[component]!;
    const own = ownFailures(this.#system, component, replicas);
    if (!own.isComputed) this.#uncomputed.set(component, 'passive');
    const copies = quorumOf(this.#system, component, this.#class)?.copies ?? replicas;
    if (copies < replicas && own.working !== undefined) this.#uncomputed.set(component, 'quorum');
    return groupOf(this.#system, component, Math.min(copies, replicas), this.#locations.indexOf, own);
  }

  /** What the component needs besides itself. */
  #beyond(component: number): number {
    const known = this.#beyondOf.get(component);
    if (known !== undefined) return known;
    const at = this.#add({ type: 'all', of: [] });
    this.#beyondOf.set(component, at);
    this.#pending.push({ component, at });
    return at;
  }

  #beyondExpression(component: number): Expression {
    const { graph, routes } = this.#system;
    const used: number[] = [];
    for (let i = graph.start[component]!; i < graph.start[component + 1]!; i++) {
      const e = graph.arc[i]!;
      if (isUsed(this.#system, this.#journey, this.#class, e) && this.#isAsked(component, e)) used.push(e);
    }
    const beyond = routes[component] === 1 && used.length > 0 ? this.#routed(component, used) : this.#all(used);
    const copy = this.#copy(component);
    return copy === undefined ? beyond : { type: 'atLeast', count: 1, of: [copy, this.#add(beyond)] };
  }

  #all(used: readonly number[]): Expression {
    const needed = used.filter((e) => this.#system.isRequired[e] === 1);
    return {
      type: 'all',
      of: needed.map((e) => this.#orCopy(e, this.#orFallback(e, this.#works(this.#system.to[e]!)))),
    };
  }

  /** Where a store beside a cache fails, the cache may have a copy, if it works itself. */
  #orCopy(connector: number, works: number): number {
    const cache = this.#system.missOf[connector]!;
    const copy = cache === -1 ? undefined : this.#copy(cache);
    if (copy === undefined) return works;
    const served = this.#add({ type: 'all', of: [this.#works(cache), copy] });
    return this.#add({ type: 'atLeast', count: 1, of: [works, served] });
  }

  /** “A copy is held that may be served”, for reads of a cache of which that is known. */
  #copy(cache: number): number | undefined {
    const held = this.#class === READ ? this.#options.copies?.get(cache) : undefined;
    if (held === undefined) return undefined;
    let group = this.#copyOf.get(cache);
    if (group === undefined) {
      group = this.#groups.push({ unavailability: 1 - held, placement: [{ location: -1, count: 1 }] }) - 1;
      this.#componentOfGroup.push(-1);
      this.#copyOf.set(cache, group);
    }
    return this.#add({ type: 'works', group, required: 1 });
  }

  /** A cache that answers every read asks nobody; a router never picks what has no weight. */
  #isAsked(component: number, connector: number): boolean {
    const { hitRatio, missOf, weight, routes } = this.#system;
    const passed = this.#class === 0 ? 1 - hitRatio[component]! : 1;
    const missed = missOf[connector] === -1 || hitRatio[missOf[connector]!]! < 1;
    return passed > 0 && missed && (routes[component] === 0 || weight[connector]! > 0);
  }

  #orFallback(connector: number, works: number): number {
    const fallbacks = this.#fallbacksOf(connector, new Set([connector]));
    if (fallbacks.length === 0) return works;
    return this.#add({
      type: 'atLeast',
      count: 1,
      of: [works, ...fallbacks.map((e) => this.#works(this.#system.to[e]!))],
    });
  }

  /** Connectors that stand in for this one, directly or for one that does. */
  #fallbacksOf(connector: number, seen: Set<number>): number[] {
    const { graph, from, fallbackFor, carries } = this.#system;
    const caller = from[connector]!;
    const found: number[] = [];
    for (let i = graph.start[caller]!; i < graph.start[caller + 1]!; i++) {
      const e = graph.arc[i]!;
      if (fallbackFor[e] !== connector || seen.has(e) || carries[this.#class][e] === 0 || this.#journey.calls[e] === 0)
        continue;
      seen.add(e);
      found.push(e, ...this.#fallbacksOf(e, seen));
    }
    return found;
  }

  /** Alternatives: some set of those that work carries between them, by weight, what all of them carried. */
  #routed(component: number, used: readonly number[]): Expression {
    const { isRequired, to } = this.#system;
    // A request routed to something that nobody waits for has succeeded.
    if (used.some((e) => isRequired[e] === 0)) return { type: 'all', of: [] };
    const plain = () => used.map((e) => this.#orFallback(e, this.#works(to[e]!)));
    if (used.length === 1) return { type: 'all', of: plain() };
    const mustCarry = this.#demand !== 'structural' && used.some((e) => this.#isLoaded(to[e]!));
    if (!mustCarry) return { type: 'atLeast', count: 1, of: plain() };
    this.#isStructural = false;
    const choices = this.#sufficientSets(component, used);
    return { type: 'atLeast', count: 1, of: choices };
  }

  #isLoaded(component: number): boolean {
    const { required } = this.#system.design.components[this.#system.components[component]!]!;
    return (required === undefined || required === 'load') && this.#stations[component]!.replicaRps !== Infinity;
  }

  #sufficientSets(component: number, used: readonly number[]): number[] {
    const fallbacks = used
      .flatMap((e) => this.#fallbacksOf(e, new Set([e])))
      .map((e) => this.#works(this.#system.to[e]!));
    if (this.#areAlike(used)) return [...this.#alikeSets(component, used), ...fallbacks];
    if (used.length > MOST_DIFFERENT) {
      this.#uncomputed.set(component, 'alternatives');
      return [...used.map((e) => this.#works(this.#system.to[e]!)), ...fallbacks];
    }
    const kept: { readonly bits: number; readonly demands: ReadonlyMap<number, number> }[] = [];
    const sets: number[] = [];
    for (const bits of byPopulation(used.length)) {
      const chosen = used.filter((_, i) => (bits >> i) & 1);
      const demands = new Map(chosen.map((e) => [e, this.#demandOn(component, e, used, chosen)]));
      if (chosen.some((e) => demands.get(e)! > this.#stations[this.#system.to[e]!]!.replicas)) continue;
      // A smaller set that asks no more of its members makes this one superfluous.
      const isCovered = kept.some(
        (k) => (k.bits & bits) === k.bits && [...k.demands].every(([e, demand]) => demand <= demands.get(e)!),
      );
      if (isCovered) continue;
      kept.push({ bits, demands });
      sets.push(this.#add({ type: 'all', of: chosen.map((e) => this.#carries(e, demands.get(e)!)) }));
    }
    return [...(sets.length > 0 ? sets : this.#overloaded(used)), ...fallbacks];
  }

  /** Not even all of them carry the load. */
  #overloaded(used: readonly number[]): number[] {
    return this.#demand === 'peak'
      ? []
      : [this.#add({ type: 'all', of: used.map((e) => this.#works(this.#system.to[e]!)) })];
  }

  /** Same weight, same replicas, same capacity, same load: only how many of them work matters. */
  #areAlike(used: readonly number[]): boolean {
    const describe = (e: number) => {
      const v = this.#system.to[e]!;
      const { replicas, replicaRps, arrivalRps } = this.#stations[v]!;
      return [
        this.#system.weight[e],
        this.#journey.calls[e],
        replicas,
        replicaRps,
        arrivalRps.toPrecision(12),
        this.#isLoaded(v),
      ].join();
    };
    const distinct = new Set(used.map((e) => this.#system.to[e]!)).size === used.length;
    return distinct && used.every((e) => describe(e) === describe(used[0]!));
  }

  /** At least m of n, each with as many replicas as its n/m-fold share asks for: one gate for each different demand. */
  #alikeSets(component: number, used: readonly number[]): number[] {
    const gates: number[] = [];
    let before = Infinity;
    for (let m = 1; m <= used.length; m++) {
      const demand = this.#demandOn(component, used[0]!, used, used.slice(0, m));
      if (demand > this.#stations[this.#system.to[used[0]!]!]!.replicas || demand >= before) continue;
      before = demand;
      gates.push(this.#add({ type: 'atLeast', count: m, of: used.map((e) => this.#carries(e, demand)) }));
    }
    return gates.length > 0 ? gates : this.#overloaded(used);
  }

  /** The callee works and has that many replicas. */
  #carries(connector: number, demand: number): number {
    const callee = this.#system.to[connector]!;
    return this.#add({ type: 'all', of: [this.#own(callee, demand), this.#beyond(callee)] });
  }

  /** Replicas that the callee of a connector needs when the load of all `used` goes over `chosen` alone, by weight. */
  #demandOn(component: number, connector: number, used: readonly number[], chosen: readonly number[]): number {
    const { weight, to } = this.#system;
    const callee = to[connector]!;
    const station = this.#stations[callee]!;
    const all = used.reduce((sum, e) => sum + weight[e]!, 0);
    const left = chosen.reduce((sum, e) => sum + weight[e]!, 0);
    const mine = chosen.filter((e) => to[e] === callee);
    // What reaches the callee over this router now, and what it gets when the others are gone.
    const now = this.#flow(component, callee);
    const then =
      left === 0
        ? 0
        : (now * mine.reduce((sum, e) => sum + weight[e]!, 0) * all) / (left * this.#weightTo(used, callee));
    return this.#required(callee, (station.arrivalRps - now + then) / station.replicaRps);
  }

  /** `load` in replicas, at peak. */
  #required(component: number, load: number): number {
    return requiredReplicas(this.#system, component, this.#demand, load * (this.#options.loadFactor ?? 1), this.#class);
  }

  #weightTo(used: readonly number[], callee: number): number {
    return used.reduce((sum, e) => (this.#system.to[e] === callee ? sum + this.#system.weight[e]! : sum), 0);
  }

  #flow(component: number, callee: number): number {
    const { graph } = this.#system;
    let flow = 0;
    for (let i = graph.start[component]!; i < graph.start[component + 1]!; i++) {
      if (graph.head[i] === callee) flow += this.#traffic.attempts[graph.arc[i]!]!;
    }
    return flow;
  }
}
