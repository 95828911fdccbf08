import { constant, type Duration, type DurationFigures, durationFigures, responseLaw } from '../stochastic';
import { networkTimes } from './network';
import type { Station } from './stations';
import { type Class, type CompiledJourney, isUsed, READ, shareOf, type System, WRITE } from './system';

export type Latency = {
  readonly figures: DurationFigures | undefined;
  /** Components on the synchronous way whose own time has no figure, and why. */
  readonly blockedBy: readonly { readonly component: number; readonly why: 'overloaded' | 'uncomputed' }[];
  /** Connectors on the way with retries or timeouts, which this pass leaves out. */
  readonly unmodelled: readonly number[];
};

export const PERCENTILES = [0.5, 0.95, 0.99] as const;

/** What the client of a journey waits for, as a graph of durations: own times, calls in stages, nothing behind an async connector. */
export function latency(system: System, stations: readonly Station[], journey: CompiledJourney): Latency {
  const builder = new Builder(system, stations, journey);
  const root = builder.journey();
  const isBlocked = builder.blocked.size > 0 || builder.unmodelled.size > 0;
  return {
    figures: isBlocked ? undefined : durationFigures(builder.durations, root, PERCENTILES),
    blockedBy: [...builder.blocked].map(([component, why]) => ({ component, why })),
    unmodelled: [...builder.unmodelled],
  };
}

class Builder {
  readonly durations: Duration[] = [];
  readonly blocked = new Map<number, 'overloaded' | 'uncomputed'>();
  readonly unmodelled = new Set<number>();
  readonly #system: System;
  readonly #stations: readonly Station[];
  readonly #journey: CompiledJourney;
  /** Index of the response of a component to a class; reserved on first sight, defined later. */
  readonly #responses: readonly [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  readonly #pending: { readonly component: number; readonly class: Class; readonly at: number }[] = [];

  constructor(system: System, stations: readonly Station[], journey: CompiledJourney) {
    this.#system = system;
    this.#stations = stations;
    this.#journey = journey;
  }

  journey(): number {
    const { entry } = this.#journey;
    const parts = ([READ, WRITE] as const).filter((c) => shareOf(this.#journey, c) > 0);
    const of = parts.map((c) => this.#response(entry, c));
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      this.durations[next.at] = this.#define(next.component, next.class);
    }
    return of.length === 1
      ? of[0]!
      : this.#add({ type: 'choice', of, share: parts.map((c) => shareOf(this.#journey, c)) });
  }

  #add(duration: Duration): number {
    return this.durations.push(duration) - 1;
  }

  #response(component: number, c: Class): number {
    const known = this.#responses[c].get(component);
    if (known !== undefined) return known;
    const at = this.#add({ type: 'sequence', of: [] });
    this.#responses[c].set(component, at);
    this.#pending.push({ component, class: c, at });
    return at;
  }

  #define(component: number, c: Class): Duration {
    const own = this.#ownTime(component, c);
    const passed = c === READ ? 1 - this.#system.hitRatio[component]! : 1;
    const connectors = this.#waitedFor(component, c);
    if (connectors.length === 0 || passed === 0) return this.durations[own]!;
    const further =
      this.#system.routes[component] === 1
        ? this.#routed(c, connectors)
        : this.#conditioned(c, connectors, this.#sharedCaches(c, connectors));
    if (passed === 1) return { type: 'sequence', of: [own, ...further] };
    const rest = further.length === 1 ? further[0]! : this.#add({ type: 'sequence', of: further });
    return { type: 'sequence', of: [own, this.#add({ type: 'choice', of: [rest], share: [passed] })] };
  }

  #ownTime(component: number, c: Class): number {
    const station = this.#stations[component]!;
    if (station.waiting === undefined) {
      this.blocked.set(
        component,
        station.uncomputed.length > 0 && !(station.utilization >= 1) ? 'uncomputed' : 'overloaded',
      );
      return this.#add({ type: 'law', law: constant(0) });
    }
    const serviceMs = c === READ ? station.readServiceMs : station.writeServiceMs;
    return this.#add({
      type: 'law',
      law: responseLaw(station.waiting, serviceMs, this.#system.attributes[component]!.serviceScv.value),
    });
  }

  #waitedFor(component: number, c: Class): number[] {
    const { graph, isSync, routes } = this.#system;
    const found: number[] = [];
    for (let i = graph.start[component]!; i < graph.start[component + 1]!; i++) {
      const e = graph.arc[i]!;
      if (!isUsed(this.#system, this.#journey, c, e)) continue;
      // A router's asynchronous target takes its share of the requests, which then wait for nothing.
      if (isSync[e] === 1 || routes[component] === 1) found.push(e);
      const connector = this.#system.design.connectors[this.#system.connectors[e]!]!;
      if (isSync[e] === 1 && (connector.timeoutMs !== undefined || (connector.maxAttempts ?? 1) !== 1))
        this.unmodelled.add(e);
    }
    return found;
  }

  #routed(c: Class, connectors: readonly number[]): number[] {
    const { weight, isSync } = this.#system;
    const weights = connectors.reduce((sum, e) => sum + weight[e]!, 0);
    const waited = connectors.filter((e) => isSync[e] === 1 && weight[e]! > 0);
    if (waited.length === 0 || weights === 0) return [];
    return [
      this.#add({
        type: 'choice',
        of: waited.map((e) => this.#calls(e, c)),
        share: waited.map((e) => weight[e]! / weights),
      }),
    ];
  }

  /** Caches whose misses use several of these connectors: one miss uses them all, so they must not be drawn apart. */
  #sharedCaches(c: Class, connectors: readonly number[]): readonly number[] {
    if (c === WRITE) return [];
    const caches = connectors.map((e) => this.#system.missOf[e]!).filter((cache) => cache !== -1);
    return [...new Set(caches.filter((cache, i) => caches.indexOf(cache) !== i))];
  }

  #conditioned(
    c: Class,
    connectors: readonly number[],
    caches: readonly number[],
    missed: readonly number[] = [],
  ): number[] {
    const [cache, ...others] = caches;
    if (cache === undefined) return this.#staged(c, connectors, missed);
    const miss = this.#conditioned(c, connectors, others, [...missed, cache]);
    const hit = this.#conditioned(
      c,
      connectors.filter((e) => this.#system.missOf[e] !== cache),
      others,
      missed,
    );
    const of = [miss, hit].map((parts) => this.#add({ type: 'sequence', of: parts }));
    const hitRatio = this.#system.hitRatio[cache]!;
    return [this.#add({ type: 'choice', of, share: [1 - hitRatio, hitRatio] })];
  }

  /** Stages one after the other; within a stage, the slowest. */
  #staged(c: Class, connectors: readonly number[], missed: readonly number[]): number[] {
    const stages = new Map<number, number[]>();
    for (const e of connectors) {
      const stage = this.#system.stage[e]!;
      stages.set(stage, [...(stages.get(stage) ?? []), e]);
    }
    return [...stages]
      .sort(([a], [b]) => a - b)
      .map(([, together]) => {
        if (together.length === 1) return this.#calls(together[0]!, c, missed);
        const of = together.map((e) => this.#calls(e, c, missed));
        return this.#add({ type: 'slowest', of, times: of.map(() => 1) });
      });
  }

  /** All calls of one request over one connector; of the caches in `missed` it is known that they had no answer. */
  #calls(connector: number, c: Class, missed: readonly number[] = []): number {
    const calls = this.#journey.calls[connector]!;
    const once = this.#once(connector, c);
    const all =
      calls === 1
        ? once
        : this.#system.isParallel[connector] === 1 && calls > 1
          ? this.#add({ type: 'slowest', of: [once], times: [calls] })
          : this.#add({ type: 'repeat', of: once, times: calls });
    const cache = this.#system.missOf[connector]!;
    if (cache === -1 || c === WRITE || missed.includes(cache)) return all;
    return this.#add({ type: 'choice', of: [all], share: [1 - this.#system.hitRatio[cache]!] });
  }

  #once(connector: number, c: Class): number {
    const response = this.#response(this.#system.to[connector]!, c);
    const times = networkTimes(this.#system, connector);
    if (times.length === 1 && times[0]!.ms === 0) return response;
    const laws = times.map(({ ms }) => this.#add({ type: 'law', law: constant(ms) }));
    const network =
      laws.length === 1 ? laws[0]! : this.#add({ type: 'choice', of: laws, share: times.map(({ share }) => share) });
    return this.#add({ type: 'sequence', of: [network, response] });
  }
}
