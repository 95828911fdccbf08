import { type Digraph, digraph, strongComponents } from '../graph';
import { callsPerRequest, type Class, READ, shareOf, type System, WRITE } from './system';

/** A circle of calls in which each request makes at least one more: no rate satisfies it. */
export type UnboundedCycle = {
  readonly journey: number;
  readonly components: readonly number[];
  readonly gain: number;
};

/** Requests per second. NaN marks what lies in or behind an unbounded circle. */
export type Traffic = {
  /** `rates[journey][class][component]` */
  readonly rates: readonly (readonly [Float64Array, Float64Array])[];
  /** All journeys together, by class and by component. */
  readonly reads: Float64Array;
  readonly writes: Float64Array;
  readonly total: Float64Array;
  /** Calls per second over each connector, all journeys together, repeated attempts excluded. */
  readonly calls: Float64Array;
  /** The same with repeated attempts: what arrives at the callee. */
  readonly attempts: Float64Array;
  /** `callsOf[journey][class][connector]`: calls per request at the caller. */
  readonly callsOf: readonly (readonly [Float64Array, Float64Array])[];
  readonly unbounded: readonly UnboundedCycle[];
};

/** What load itself does to load. Arrays by connector; what is missing is 1 attempt, 0 failed, 1 let in. */
export type Effort = {
  /** `[journey][class]` */
  readonly calls?: readonly (readonly [CallEffort | undefined, CallEffort | undefined])[] | undefined;
  /** Share of the arrivals at each component that is let in. */
  readonly admitted?: Float64Array | undefined;
};

export type CallEffort = { readonly attempts: Float64Array; readonly failure: Float64Array };

/**
 * The traffic equations λ = entry + Σ λ_caller · calls, for each journey and class. Strong components are solved in
 * topological order; within one, (I − Cᵀ) λ = b by elimination without pivoting, whose pivots are all positive exactly
 * when the circle's gain is below 1 (M-matrix, Berman and Plemmons 1994, ch. 6). After a failure, ask with a system of other
 * weights, hit ratios or rates; `effort` adds what attempts and refusals do.
 */
export function traffic(system: System, effort: Effort = {}): Traffic {
  const size = system.components.length;
  const total = { reads: new Float64Array(size), writes: new Float64Array(size) };
  const flow = {
    calls: new Float64Array(system.connectors.length),
    attempts: new Float64Array(system.connectors.length),
  };
  const unbounded: UnboundedCycle[] = [];
  const callsOf: (readonly [Float64Array, Float64Array])[] = [];
  const rates = system.journeys.map((journey, j) => {
    const perRequest = [
      new Float64Array(system.connectors.length),
      new Float64Array(system.connectors.length),
    ] as const;
    callsOf.push(perRequest);
    const ratesOf = (c: Class, sum: Float64Array): Float64Array => {
      const rate = new Float64Array(size);
      if (journey.entry === -1 || shareOf(journey, c) === 0) return rate;
      const solver = new ClassTraffic(system, j, c, perRequest[c], unbounded, effort);
      solver.solve(journey.ratePerSecond * shareOf(journey, c), rate, flow);
      for (let v = 0; v < size; v++) sum[v] = sum[v]! + rate[v]!;
      return rate;
    };
    return [ratesOf(READ, total.reads), ratesOf(WRITE, total.writes)] as const;
  });
  return { rates, ...total, total: total.reads.map((r, v) => r + total.writes[v]!), ...flow, callsOf, unbounded };
}

const LARGEST_DENSE = 64;

class ClassTraffic {
  readonly #system: System;
  readonly #journey: number;
  readonly #class: Class;
  readonly #perRequest: Float64Array;
  readonly #unbounded: UnboundedCycle[];
  readonly #effort: CallEffort | undefined;
  readonly #admitted: Float64Array | undefined;

  constructor(
    system: System,
    journey: number,
    c: Class,
    perRequest: Float64Array,
    unbounded: UnboundedCycle[],
    effort: Effort,
  ) {
    this.#system = system;
    this.#effort = effort.calls?.[journey]?.[c];
    this.#admitted = effort.admitted;
    this.#journey = journey;
    this.#class = c;
    this.#perRequest = perRequest;
    this.#unbounded = unbounded;
  }

  /** What one request at the caller of a connector causes at the callee. */
  #gain(e: number): number {
    const admitted = this.#admitted === undefined ? 1 : this.#admitted[this.#system.from[e]!]!;
    return this.#perRequest[e]! * admitted * (this.#effort === undefined ? 1 : this.#effort.attempts[e]!);
  }

  solve(entryRate: number, rate: Float64Array, sum: Pick<Traffic, 'calls' | 'attempts'>): void {
    const { from, to } = this.#system;
    const used = this.#reach();
    const tails = used.map((e) => from[e]!);
    const heads = used.map((e) => to[e]!);
    const graph = digraph(rate.length, tails, heads);
    const strong = strongComponents(graph);
    rate[this.#system.journeys[this.#journey]!.entry] = entryRate;
    for (let k = strong.count - 1; k >= 0; k--) {
      const members = strong.members.subarray(strong.first[k], strong.first[k + 1]);
      if (members.length > 1 || callsItself(graph, members[0]!))
        this.#solveCircle(members, strong.of, graph, used, rate);
      for (const v of members) {
        for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
          const e = used[graph.arc[i]!]!;
          const flow = rate[v]! * this.#gain(e);
          sum.attempts[e] = sum.attempts[e]! + flow;
          sum.calls[e] = sum.calls[e]! + (this.#effort === undefined ? flow : flow / this.#effort.attempts[e]!);
          const w = graph.head[i]!;
          if (strong.of[w] !== k) rate[w] = rate[w]! + flow;
        }
      }
    }
  }

  /** The connectors that requests from the entry use, and in passing their calls per request. */
  #reach(): number[] {
    const { graph, journeys } = this.#system;
    const journey = journeys[this.#journey]!;
    const used: number[] = [];
    const seen = new Uint8Array(graph.size);
    const stack = [journey.entry];
    seen[journey.entry] = 1;
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      callsPerRequest(this.#system, journey, this.#class, v, this.#perRequest);
      if (this.#effort !== undefined) this.#fallBack(v, this.#effort);
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
        if (this.#perRequest[graph.arc[i]!] === 0) continue;
        used.push(graph.arc[i]!);
        const w = graph.head[i]!;
        if (seen[w] === 0) {
          seen[w] = 1;
          stack.push(w);
        }
      }
    }
    return used;
  }

  /** A fallback is used as often as what it stands in for has failed; chains of them in the order in which they follow. */
  #fallBack(v: number, effort: CallEffort): void {
    const { graph, fallbackFor, carries, journeys } = this.#system;
    const { calls } = journeys[this.#journey]!;
    for (let round = graph.start[v]!; round < graph.start[v + 1]!; round++) {
      let found = false;
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
        const e = graph.arc[i]!;
        const primary = fallbackFor[e]!;
        if (primary === -1 || carries[this.#class][e] === 0) continue;
        const used = this.#perRequest[primary]! * effort.failure[primary]! * calls[e]!;
        if (used !== this.#perRequest[e]) found = true;
        this.#perRequest[e] = used;
      }
      if (!found) return;
    }
  }

  #solveCircle(members: Int32Array, of: Int32Array, graph: Digraph, used: readonly number[], rate: Float64Array): void {
    const local = new Map(Array.from(members, (v, i) => [v, i]));
    const arcs: Arc[] = [];
    for (const v of members) {
      for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
        const w = graph.head[i]!;
        if (of[w] === of[v])
          arcs.push({ tail: local.get(v)!, head: local.get(w)!, gain: this.#gain(used[graph.arc[i]!]!) });
      }
    }
    const inflow = Float64Array.from(members, (v) => rate[v]!);
    const solution = inflow.some(Number.isNaN)
      ? inflow.fill(Number.NaN)
      : members.length <= LARGEST_DENSE
        ? eliminate(arcs, inflow)
        : iterate(arcs, inflow);
    if (solution === undefined) {
      const cycle = heaviestCycle(members.length, arcs);
      this.#unbounded.push({
        journey: this.#journey,
        components: cycle.members.map((i) => members[i]!),
        gain: cycle.gain,
      });
    }
    members.forEach((v, i) => {
      rate[v] = solution === undefined ? Number.NaN : solution[i]!;
    });
  }
}

function callsItself(graph: Digraph, v: number): boolean {
  for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) if (graph.head[i] === v) return true;
  return false;
}

type Arc = { readonly tail: number; readonly head: number; readonly gain: number };

/** Solves x = b + Cᵀx; undefined where some pivot is not positive, that is where a circle feeds itself. */
function eliminate(arcs: readonly Arc[], b: Float64Array): Float64Array | undefined {
  const n = b.length;
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) a[i * n + i] = 1;
  for (const { tail, head, gain } of arcs) a[head * n + tail] = a[head * n + tail]! - gain;
  const x = b.slice();
  for (let k = 0; k < n; k++) {
    const pivot = a[k * n + k]!;
    if (pivot <= 1e-12) return undefined;
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / pivot;
      if (factor === 0) continue;
      for (let j = k; j < n; j++) a[i * n + j] = a[i * n + j]! - factor * a[k * n + j]!;
      x[i] = x[i]! - factor * x[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) x[k] = x[k]! - a[k * n + j]! * x[j]!;
    x[k] = x[k]! / a[k * n + k]!;
  }
  return x;
}

const SWEEPS = 100_000;

/** The same for many members: monotone sweeps from below, which converge exactly when the gain is below 1. */
function iterate(arcs: readonly Arc[], b: Float64Array): Float64Array | undefined {
  const n = b.length;
  const into = digraph(
    n,
    arcs.map((arc) => arc.head),
    arcs.map((arc) => arc.tail),
  );
  const x = b.slice();
  const scale = b.reduce((sum, value) => sum + value, 0);
  if (scale === 0) return gainIsBelowOne(n, arcs) ? x : undefined;
  for (let sweep = 1; sweep <= SWEEPS; sweep++) {
    let change = 0;
    for (let v = 0; v < n; v++) {
      let value = b[v]!;
      for (let i = into.start[v]!; i < into.start[v + 1]!; i++) value += x[into.head[i]!]! * arcs[into.arc[i]!]!.gain;
      change = Math.max(change, (value - x[v]!) / Math.max(value, scale * 1e-30));
      x[v] = value;
    }
    if (change < 1e-14) return x;
    if (sweep % 64 === 0 && !gainIsBelowOne(n, arcs)) return undefined;
  }
  return undefined;
}

/** Collatz and Wielandt: for any positive y, the spectral radius lies between the least and the greatest (Cy)ᵢ / yᵢ. */
function gainIsBelowOne(n: number, arcs: readonly Arc[]): boolean {
  let y = new Float64Array(n).fill(1);
  for (let round = 0; round < 10_000; round++) {
    // (C + I) / 2 has the same order of eigenvalues and no periods.
    const next = y.map((value) => value / 2);
    for (const { tail, head, gain } of arcs) next[tail] = next[tail]! + (gain * y[head]!) / 2;
    let least = Infinity;
    let most = 0;
    for (let v = 0; v < n; v++) {
      const ratio = 2 * (next[v]! / y[v]!) - 1;
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    if (most < 1) return true;
    if (least >= 1 || most - least < 1e-12) return false;
    const norm = next.reduce((a, b) => Math.max(a, b), 0);
    y = next.map((value) => value / norm);
  }
  return false;
}

/** A circle to show: from each member along its heaviest call until one comes back; of those, the one with the most gain. */
function heaviestCycle(
  n: number,
  arcs: readonly Arc[],
): { readonly members: readonly number[]; readonly gain: number } {
  const heaviest: (Arc | undefined)[] = Array.from({ length: n });
  for (const arc of arcs) if (arc.gain > (heaviest[arc.tail]?.gain ?? 0)) heaviest[arc.tail] = arc;
  let best: { members: readonly number[]; gain: number } = { members: [], gain: -1 };
  for (let start = 0; start < n; start++) {
    const path: number[] = [];
    const at = new Map<number, number>();
    let v = start;
    while (!at.has(v) && heaviest[v] !== undefined) {
      at.set(v, path.length);
      path.push(v);
      v = heaviest[v]!.head;
    }
    const members = path.slice(at.get(v) ?? 0);
    const gain = members.reduce((product, member) => product * heaviest[member]!.gain, 1);
    if (at.has(v) && gain > best.gain) best = { members, gain };
  }
  return best;
}
