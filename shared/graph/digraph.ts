/**
 * A directed graph over the vertices 0 … size − 1 in compressed sparse rows: the arcs that leave `v` are
 * `start[v] … start[v + 1] − 1`, each with its head in `head` and, in `arc`, its index in the list it was made from.
 */
export type Digraph = {
  readonly size: number;
  readonly start: Int32Array;
  readonly head: Int32Array;
  readonly arc: Int32Array;
};

/** Arcs keep the order of the list among those with the same tail. O(size + arcs). */
export function digraph(size: number, tails: ArrayLike<number>, heads: ArrayLike<number>): Digraph {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < tails.length; i++) start[tails[i]! + 1]!++;
  for (let v = 0; v < size; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, size);
  const head = new Int32Array(tails.length);
  const arc = new Int32Array(tails.length);
  for (let i = 0; i < tails.length; i++) {
    const at = next[tails[i]!]!++;
    head[at] = heads[i]!;
    arc[at] = i;
  }
  return { size, start, head, arc };
}

/** The same graph with every arc turned round; `arc` still names the original list. */
export function reversed(graph: Digraph): Digraph {
  const tails = new Int32Array(graph.head.length);
  const heads = new Int32Array(graph.head.length);
  for (let v = 0; v < graph.size; v++) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      tails[graph.arc[i]!] = graph.head[i]!;
      heads[graph.arc[i]!] = v;
    }
  }
  return digraph(graph.size, tails, heads);
}

/** 1 for each vertex that a way from one of the roots leads to, the roots included. */
export function reachable(graph: Digraph, roots: readonly number[]): Uint8Array {
  const seen = new Uint8Array(graph.size);
  const stack = [...roots];
  for (const root of roots) seen[root] = 1;
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const w = graph.head[i]!;
      if (seen[w] === 0) {
        seen[w] = 1;
        stack.push(w);
      }
    }
  }
  return seen;
}
