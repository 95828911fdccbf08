import { type Digraph, reversed } from './digraph';

/**
 * Immediate dominators of all vertices that the root reaches: every way from the root to v goes through idom[v].
 * idom[root] = root; −1 for a vertex that is not reached. Cooper, Harvey, Kennedy 2001, "A Simple, Fast Dominance Algorithm".
 */
export function dominators(graph: Digraph, root: number): Int32Array {
  const order = postorder(graph, root);
  const rank = new Int32Array(graph.size).fill(-1);
  order.forEach((v, i) => {
    rank[v] = i;
  });
  const into = reversed(graph);
  const idom = new Int32Array(graph.size).fill(-1);
  idom[root] = root;
  const meet = (a: number, b: number): number => {
    let x = a;
    let y = b;
    while (x !== y) {
      while (rank[x]! < rank[y]!) x = idom[x]!;
      while (rank[y]! < rank[x]!) y = idom[y]!;
    }
    return x;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = order.length - 2; i >= 0; i--) {
      const v = order[i]!;
      let found = -1;
      for (let j = into.start[v]!; j < into.start[v + 1]!; j++) {
        const u = into.head[j]!;
        if (idom[u] === -1) continue;
        found = found === -1 ? u : meet(u, found);
      }
      if (idom[v] !== found) {
        idom[v] = found;
        changed = true;
      }
    }
  }
  return idom;
}

/** The vertices that every way from the root to `v` goes through, nearest to v first, v and the root left out. */
export function strictDominators(idom: Int32Array, v: number): number[] {
  const chain: number[] = [];
  if (idom[v] === -1) return chain;
  for (let at = idom[v]!; idom[at] !== at; at = idom[at]!) chain.push(at);
  return chain;
}

/** The vertices reached from the root in the order in which a depth-first search leaves them; the root is last. */
export function postorder(graph: Digraph, root: number): number[] {
  const order: number[] = [];
  const cursor = graph.start.slice(0, graph.size);
  const seen = new Uint8Array(graph.size);
  const path = [root];
  seen[root] = 1;
  while (path.length > 0) {
    const v = path.at(-1)!;
    if (cursor[v] === graph.start[v + 1]) {
      order.push(v);
      path.pop();
      continue;
    }
    const w = graph.head[cursor[v]!++]!;
    if (seen[w] === 1) continue;
    seen[w] = 1;
    path.push(w);
  }
  return order;
}
