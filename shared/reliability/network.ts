import { fail, ok, type Result } from '../result';

/** Vertices and undirected links that fail independently; the network works if all terminals are connected by working ones. */
export type Network = {
  /** Unavailability of each vertex; 0 for one that never fails. */
  readonly vertices: readonly number[];
  readonly links: readonly { readonly a: number; readonly b: number; readonly unavailability: number }[];
  readonly terminals: readonly number[];
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
  const layer = new Layer();
  let frontier: number[] = [];
  let states = new Map<string, number>([['\u0000', 1]]);
  let failed = 0;
  let work = 0;
  for (const [i, v] of order.entries()) {
    const links = neighbours[v]!.filter(({ to }) => rank.get(to)! < i).map(({ to, unavailability }) => ({
      place: frontier.indexOf(to),
      unavailability,
    }));
    frontier = [...frontier, v];
    layer.begin(frontier, (u) => last[rank.get(u)!]! <= i, i >= lastTerminal, links);
    const q = network.vertices[v]!;
    for (const [key, p] of states) {
      if (isTerminal.has(v)) failed += p * q;
      else if (q > 0) layer.add(key, false, false, p * q);
      if (q < 1) layer.add(key, true, isTerminal.has(v), p * (1 - q));
    }
    states = layer.next;
    failed += layer.failed;
    frontier = frontier.filter((u) => last[rank.get(u)!]! > i);
    work += states.size;
    if (work > budget || frontier.length > WIDEST) return fail('too-large');
  }
  return ok(failed);
}

/** Blocks are bits of a number. */
const WIDEST = 28;

/**
 * One vertex more. A state is a text: the block of each vertex of the frontier (0 where it has failed; blocks are numbered
 * as they occur), then the blocks that hold a terminal, as bits in two characters.
 */
class Layer {
  next = new Map<string, number>();
  failed = 0;
  #width = 0;
  #leaves = new Uint8Array(WIDEST + 2);
  #areAllIn = false;
  #links: readonly { readonly place: number; readonly unavailability: number }[] = [];
  readonly #name = new Uint8Array(WIDEST + 3);

  begin(
    frontier: readonly number[],
    isLeaving: (v: number) => boolean,
    areAllIn: boolean,
    links: readonly { readonly place: number; readonly unavailability: number }[],
  ): void {
    this.next = new Map();
    this.failed = 0;
    this.#width = frontier.length;
    frontier.forEach((v, at) => {
      this.#leaves[at] = isLeaving(v) ? 1 : 0;
    });
    this.#areAllIn = areAllIn;
    this.#links = links;
  }

  add(key: string, works: boolean, isTerminal: boolean, p: number): void {
    const width = this.#width;
    const blocks = new Uint8Array(width);
    let fresh = 1;
    for (let at = 0; at < width - 1; at++) {
      blocks[at] = key.charCodeAt(at);
      if (blocks[at]! >= fresh) fresh = blocks[at]! + 1;
    }
    let marked = key.charCodeAt(width - 1) | ((key.length > width ? key.charCodeAt(width) : 0) << 16);
    if (works) {
      blocks[width - 1] = fresh;
      if (isTerminal) marked |= 1 << fresh;
      this.#branch(blocks, marked, p, 0);
    } else this.#settle(blocks, marked, p);
  }

  /** Both fates of each link; one whose ends are connected already, or of which one has failed, decides nothing. */
  #branch(blocks: Uint8Array, marked: number, p: number, from: number): void {
    const mine = blocks[this.#width - 1]!;
    for (let l = from; l < this.#links.length; l++) {
      const { place, unavailability: q } = this.#links[l]!;
      const other = blocks[place]!;
      const own = blocks[this.#width - 1]!;
      if (other === 0 || other === own) continue;
      if (q > 0) this.#branch(blocks.slice(), marked, p * q, l + 1);
      if (q === 1) return;
      p *= 1 - q;
      for (let at = 0; at < this.#width; at++) if (blocks[at] === own) blocks[at] = other;
      if ((marked >> own) & 1) marked = (marked & ~(1 << own)) | (1 << other);
    }
    if (mine > 0) this.#settle(blocks, marked, p);
  }

  /** Without the vertices that leave; decided where a block with a terminal leaves whole, or is the only one left. */
  #settle(blocks: Uint8Array, marked: number, p: number): void {
    if (this.#areAllIn && marked !== 0 && (marked & (marked - 1)) === 0) return;
    const name = this.#name.fill(0);
    let names = 0;
    let bits = 0;
    let seen = 0;
    let key = '';
    for (let at = 0; at < this.#width; at++) {
      if (this.#leaves[at] === 1) continue;
      const block = blocks[at]!;
      if (block !== 0 && name[block] === 0) {
        name[block] = ++names;
        if ((marked >> block) & 1) {
          bits |= 1 << names;
          seen |= 1 << block;
        }
      }
      key += CHARACTERS[name[block]!]!;
    }
    if ((marked & ~seen) !== 0) {
      this.failed += p;
      return;
    }
    key += String.fromCharCode(bits & 0xffff);
    if (bits > 0xffff) key += String.fromCharCode(bits >>> 16);
    this.next.set(key, (this.next.get(key) ?? 0) + p);
  }
}

const CHARACTERS = Array.from({ length: WIDEST + 3 }, (_, block) => String.fromCharCode(block));

type Neighbour = { readonly to: number; readonly unavailability: number };

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
