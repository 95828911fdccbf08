import { type Class, isUsed, READ, type System, WRITE } from './system';
import type { Traffic } from './traffic';

/** Calls of one caller to one component that nothing keeps apart, in the order in which they go out. */
type Moment = { readonly from: number; readonly connectors: readonly number[] };

/** Arrivals at a component of which some come together. */
export type Bursts = {
  /** Bursts of k per second, at index k. */
  readonly burstsPerSecond: readonly number[];
  /** Probability that an arrival is number j of its burst, at index j: of all arrivals, and of those over a connector. */
  readonly positions: readonly number[];
  readonly positionsOf: ReadonlyMap<number, readonly number[]>;
};

/** Longer bursts are left to the simulation. */
const LONGEST = 200;

const known = new WeakMap<System, ReadonlyMap<number, readonly Moment[]>>();

/** By component, the moments at which several calls may reach it at once; most designs have none. O(connectors), once. */
export function momentsOf(system: System): ReadonlyMap<number, readonly Moment[]> {
  const before = known.get(system);
  if (before !== undefined) return before;
  const found = new Map<number, Moment[]>();
  const { graph, isSync, isParallel, journeys, to } = system;
  const isSeveral = (e: number) =>
    (isSync[e] === 0 || isParallel[e] === 1) && journeys.some(({ calls }) => calls[e]! > 1);
  const lastCaller = new Int32Array(graph.size).fill(-1);
  for (let from = 0; from < graph.size; from++) {
    let may = false;
    for (let i = graph.start[from]!; i < graph.start[from + 1]!; i++) {
      const e = graph.arc[i]!;
      may ||= lastCaller[to[e]!] === from || isSeveral(e);
      lastCaller[to[e]!] = from;
    }
    if (!may) continue;
    for (const [v, moments] of momentsFrom(system, from, isSeveral))
      found.set(v, [...(found.get(v) ?? []), ...moments]);
  }
  known.set(system, found);
  return found;
}

function momentsFrom(system: System, from: number, isSeveral: (e: number) => boolean): [number, Moment[]][] {
  const { graph, routes, isSync, stage, to } = system;
  const byMoment = new Map<string, { readonly callee: number; readonly connectors: number[] }>();
  for (let i = graph.start[from]!; i < graph.start[from + 1]!; i++) {
    const e = graph.arc[i]!;
    // A router picks one of its connectors.
    const key = routes[from] === 1 ? `${e}` : `${to[e]} ${isSync[e] === 1 ? stage[e] : 'async'}`;
    const moment = byMoment.get(key) ?? { callee: to[e]!, connectors: [] };
    moment.connectors.push(e);
    byMoment.set(key, moment);
  }
  const found = new Map<number, Moment[]>();
  for (const { callee, connectors } of byMoment.values()) {
    if (connectors.length === 1 && !isSeveral(connectors[0]!)) continue;
    found.set(callee, [...(found.get(callee) ?? []), { from, connectors: connectors.sort((a, b) => a - b) }]);
  }
  return [...found];
}

/** What comes together at a component; undefined where everything comes by itself. */
export function burstsAt(system: System, traffic: Traffic, v: number): Bursts | 'too long' | undefined {
  const moments = momentsOf(system).get(v);
  const total = traffic.total[v]!;
  if (moments === undefined || !(total > 0) || !Number.isFinite(total)) return undefined;
  const sum = new Sum();
  system.journeys.forEach((_, j) => {
    for (const c of [READ, WRITE] as const)
      for (const { from, connectors } of moments) {
        const rate = traffic.rates[j]![c][from]!;
        if (!(rate > 0)) continue;
        for (const [share, together] of gatesOf(system, traffic, j, c, connectors))
          sum.add(
            rate * share,
            together.map((e) => [e, timesAtOnce(system, j, e)] as const),
          );
      }
  });
  if (sum.longest > LONGEST) return 'too long';
  return sum.longest <= 1 ? undefined : sum.bursts(total);
}

/** Calls of which it is decided at once whether they are made: all of them, or none. */
function gatesOf(
  system: System,
  traffic: Traffic,
  j: number,
  c: Class,
  connectors: readonly number[],
): readonly (readonly [share: number, together: readonly number[]])[] {
  const journey = system.journeys[j]!;
  const found = new Map<string, [number, number[]]>();
  for (const e of connectors) {
    if (!isUsed(system, journey, c, e)) continue;
    const share = traffic.callsOf[j]![c][e]! / journey.calls[e]!;
    if (!(share > 0)) continue;
    // The same but for the last digits.
    const gate = found.get(share.toPrecision(10)) ?? [share, []];
    gate[1].push(e);
    found.set(share.toPrecision(10), gate);
  }
  return [...found.values()];
}

/** Calls that go out at the first moment: one after the other, it is one. */
function timesAtOnce({ journeys, isSync, isParallel }: System, j: number, e: number): number {
  const calls = journeys[j]!.calls[e]!;
  return isSync[e] === 1 && isParallel[e] === 0 ? Math.min(1, calls) : calls;
}

class Sum {
  readonly #sizes: number[] = [];
  readonly #positionsOf = new Map<number, number[]>();

  get longest(): number {
    return this.#sizes.length - 1;
  }

  /** So many times a second, one after the other in the burst: each connector as often as it says, a fraction being a chance. */
  add(perSecond: number, calls: readonly (readonly [number, number])[]): void {
    let before: number[] = [1];
    for (const [e, times] of calls) {
      if (times > LONGEST) return void (this.#sizes[LONGEST + 1] = perSecond);
      const whole = Math.floor(times);
      const more = times - whole;
      const positions = this.#positionsOf.get(e) ?? [];
      const after: number[] = [];
      before.forEach((p, n) => {
        for (let i = 1; i <= whole; i++) increase(positions, n + i, perSecond * p);
        increase(positions, n + whole + 1, perSecond * p * more);
        increase(after, n + whole, p * (1 - more));
        increase(after, n + whole + 1, p * more);
      });
      this.#positionsOf.set(e, positions);
      before = after;
    }
    before.forEach((p, size) => {
      if (p > 0 && size > 0) increase(this.#sizes, size, perSecond * p);
    });
  }

  /** What is left of all arrivals comes one by one. */
  bursts(totalPerSecond: number): Bursts {
    const stated = filled(this.#sizes);
    const counted = stated.reduce((sum, rate, size) => sum + size * rate, 0);
    // A caller that turns some away makes fewer calls than its arrivals say.
    const sizes = stated.map((rate) => rate * Math.min(1, totalPerSecond / counted));
    sizes[1] = (sizes[1] ?? 0) + Math.max(0, totalPerSecond - counted);
    const all = sizes.map(() => 0);
    for (let size = 1; size < sizes.length; size++)
      for (let position = 1; position <= size; position++) all[position] = all[position]! + sizes[size]!;
    return {
      burstsPerSecond: sizes,
      positions: shares(all),
      positionsOf: new Map([...this.#positionsOf].map(([e, positions]) => [e, shares(filled(positions))])),
    };
  }
}

function increase(list: number[], at: number, by: number): void {
  if (by > 0) list[at] = (list[at] ?? 0) + by;
}

const filled = (list: readonly number[]): number[] => Array.from(list, (value) => value ?? 0);

function shares(list: readonly number[]): number[] {
  const total = list.reduce((sum, value) => sum + value, 0);
  return list.map((value) => value / total);
}
