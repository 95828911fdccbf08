import { fail, ok, type Result } from '../result';

/** Vertices and undirected links that fail independently; the network works if all terminals are connected by working ones. */
export type Network = {
  /** Unavailability of each vertex; 0 for one that never fails. */
  readonly vertices: readonly number[];
  readonly links: readonly { readonly a: number; readonly b: number; readonly unavailability: number }[];
  readonly terminals: readonly number[];
};

/** Blocks of connected working vertices among those that still have neighbours to come. */
type State = {
  /** Block of each vertex of the frontier, 0 where it has failed. Blocks are numbered from 1 as they occur. */
  readonly blockOf: readonly number[];
  /** Bit of each block that holds a terminal. */
  readonly marked: number;
};

const BUDGET = 3_000_000;

/**
 * Probability that not all terminals are connected, exactly: vertices are added one by one, and all histories that leave
 * the same blocks on the frontier are one state (frontier method: Carlier, Lucet 1996; Hardy, Lucet, Limnios 2007). The
 * failing histories are summed up, so that 1e-10 keeps its digits. Grows with the width of the network, not its length;
 * fails beyond a budget of states.
 */
export function disconnection(network: Network, budget = BUDGET): Result<number, 'too-large'> {
  const order = narrowOrder(network);
  const rank = new Map(order.map((v, i) => [v, i]));
  const neighbours = adjacency(network);
  const last = order.map((v) => Math.max(rank.get(v)!, ...neighbours[v]!.map(({ to }) => rank.get(to)!)));
  const isTerminal = new Set(network.terminals);
  const lastTerminal = Math.max(...network.terminals.map((v) => rank.get(v)!));
  if (isTerminal.size < 2) return ok(isTerminal.size === 0 ? 0 : network.vertices[network.terminals[0]!]!);
  let frontier: number[] = [];
  let states: States = new Map([['', { state: { blockOf: [], marked: 0 }, p: 1 }]]);
  let failed = 0;
  let work = 0;
  for (const [i, v] of order.entries()) {
    const q = network.vertices[v]!;
    let wide: States = new Map();
    for (const { state, p } of states.values()) {
      if (isTerminal.has(v)) failed += p * q;
      else collect(wide, { blockOf: [...state.blockOf, 0], marked: state.marked }, p * q);
      const fresh = Math.max(0, ...state.blockOf) + 1;
      const marked = isTerminal.has(v) ? state.marked | (1 << fresh) : state.marked;
      collect(wide, { blockOf: [...state.blockOf, fresh], marked }, p * (1 - q));
    }
    for (const { to, unavailability } of neighbours[v]!) {
      if (rank.get(to)! < i) wide = linked(wide, frontier.indexOf(to), unavailability);
    }
    frontier = [...frontier, v];
    const leaving = frontier.map((u) => last[rank.get(u)!]! <= i);
    states = new Map();
    for (const { state, p } of wide.values()) {
      const kept = retire(state, leaving, i >= lastTerminal);
      if (kept === 'fails') failed += p;
      else if (kept !== 'works') collect(states, kept, p);
    }
    frontier = frontier.filter((_, at) => !leaving[at]);
    work += wide.size;
    // Blocks are bits of a number.
    if (work > budget || frontier.length > 28) return fail('too-large');
  }
  return ok(failed);
}

type States = Map<string, { readonly state: State; p: number }>;

function collect(states: States, state: State, p: number): void {
  if (p === 0) return;
  const key = String.fromCharCode(...state.blockOf, state.marked & 0xffff, state.marked >>> 16);
  const known = states.get(key);
  if (known === undefined) states.set(key, { state, p });
  else known.p += p;
}

/** Both fates of the link from the newest vertex to the one at a place; it decides nothing where one of them has failed. */
function linked(states: States, place: number, unavailability: number): States {
  const next: States = new Map();
  for (const { state, p } of states.values()) {
    const mine = state.blockOf.at(-1)!;
    const other = state.blockOf[place]!;
    if (mine === 0 || other === 0 || other === mine) {
      collect(next, state, p);
      continue;
    }
    collect(next, state, p * unavailability);
    const isMarked = ((state.marked >> mine) & 1) === 1;
    collect(
      next,
      {
        blockOf: state.blockOf.map((block) => (block === mine ? other : block)),
        marked: isMarked ? (state.marked & ~(1 << mine)) | (1 << other) : state.marked,
      },
      p * (1 - unavailability),
    );
  }
  return next;
}

type Neighbour = { readonly to: number; readonly unavailability: number };

/** The state without the vertices that leave; decided where a block with a terminal leaves whole, or is the only one. */
function retire({ blockOf, marked }: State, leaving: readonly boolean[], areAllIn: boolean): State | 'works' | 'fails' {
  const blocks = new Set(blockOf.filter((block) => (marked >> block) & 1));
  if (areAllIn && blocks.size === 1) return 'works';
  const staying = blockOf.filter((_, at) => !leaving[at]);
  for (const block of blocks) if (!staying.includes(block)) return 'fails';
  const names = new Map([[0, 0]]);
  let bits = 0;
  const renamed = staying.map((block) => {
    let name = names.get(block);
    if (name === undefined) {
      name = names.size;
      names.set(block, name);
      if ((marked >> block) & 1) bits |= 1 << name;
    }
    return name;
  });
  return { blockOf: renamed, marked: bits };
}

function adjacency({ vertices, links }: Network): Neighbour[][] {
  const lists: Neighbour[][] = vertices.map(() => []);
  for (const { a, b, unavailability } of links) {
    if (a === b) continue;
    lists[a]!.push({ to: b, unavailability });
    lists[b]!.push({ to: a, unavailability });
  }
  return lists;
}

/**
 * An order with little to remember. Tried are: layers around each of some vertices far from each other (Cuthill, McKee
 * 1969), and lines between each two of them, which cross a grid along its rows.
 */
function narrowOrder(network: Network): number[] {
  const others = adjacency(network).map((of) => [...new Set(of.map(({ to }) => to))]);
  const all = others.map((_, v) => v);
  const first = distances(others, network.terminals[0] ?? 0);
  const far = farthest(first);
  const second = distances(others, far);
  const middle = farthest(all.map((v) => Math.min(first[v]!, second[v]!)));
  const around = [first, second, distances(others, middle)];
  const by = (key: (v: number) => number, then: (v: number) => number) =>
    all.toSorted((a, b) => key(a) - key(b) || then(a) - then(b) || a - b);
  const orders = around.flatMap((from, i) => [
    by(
      (v) => from[v]!,
      (v) => around[(i + 1) % 3]![v]!,
    ),
    by(
      (v) => from[v]! + around[(i + 1) % 3]![v]!,
      (v) => from[v]!,
    ),
  ]);
  let best = orders[0]!;
  let least = Infinity;
  for (const order of orders) {
    const memory = memoryOf(others, order);
    if (memory < least) [best, least] = [order, memory];
  }
  return best;
}

/** An estimate of the states: a vertex is up or down, and those beside each other are rarely in two blocks. */
function memoryOf(others: readonly (readonly number[])[], order: readonly number[]): number {
  const pending = others.map((of) => of.length);
  const frontier = new Set<number>();
  let memory = 0;
  for (const v of order) {
    frontier.add(v);
    for (const to of others[v]!) {
      pending[to]!--;
      if (pending[to] === 0) frontier.delete(to);
    }
    if (pending[v] === 0) frontier.delete(v);
    let apart = 0;
    for (const u of frontier) if (!others[u]!.some((to) => frontier.has(to))) apart++;
    memory += 2 ** frontier.size * 1.6 ** apart;
  }
  return memory;
}

const farthest = (distance: readonly number[]): number =>
  distance.reduce((best, d, v) => (d < Number.MAX_SAFE_INTEGER && d > distance[best]! ? v : best), 0);

/** Links from a vertex; what cannot be reached stands last. */
function distances(others: readonly (readonly number[])[], start: number): number[] {
  const distance = others.map(() => Number.MAX_SAFE_INTEGER);
  distance[start] = 0;
  const queue = [start];
  for (const v of queue) {
    for (const to of others[v]!) {
      if (distance[to] !== Number.MAX_SAFE_INTEGER) continue;
      distance[to] = distance[v]! + 1;
      queue.push(to);
    }
  }
  return distance;
}
