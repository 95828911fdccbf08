import type { Digraph } from './digraph';

/**
 * Strongly connected components, numbered so that an arc between two components leads from the higher to the lower
 * number: 0 is a sink, and walking the numbers downwards is a topological order of the condensation.
 * `members[first[k]] … members[first[k + 1] − 1]` are the vertices of component k.
 */
export type StrongComponents = {
  readonly count: number;
  readonly of: Int32Array;
  readonly first: Int32Array;
  readonly members: Int32Array;
};

/** Tarjan 1972 with a stack of its own, so that a chain of any length does not overflow. O(vertices + arcs). */
export function strongComponents(graph: Digraph): StrongComponents {
  const { size, start, head } = graph;
  const of = new Int32Array(size).fill(-1);
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const cursor = start.slice(0, size);
  const path = new Int32Array(size);
  const open = new Int32Array(size);
  const members = new Int32Array(size);
  const first: number[] = [0];
  let pathLength = 0;
  let openLength = 0;
  let visited = 0;
  let placed = 0;
  const enter = (v: number) => {
    index[v] = low[v] = visited++;
    path[pathLength++] = v;
    open[openLength++] = v;
  };
  for (let root = 0; root < size; root++) {
    if (index[root] !== -1) continue;
    enter(root);
    while (pathLength > 0) {
      const v = path[pathLength - 1]!;
      if (cursor[v]! < start[v + 1]!) {
        const w = head[cursor[v]!++]!;
        if (index[w] === -1) enter(w);
        else if (of[w] === -1 && index[w]! < low[v]!) low[v] = index[w]!;
        continue;
      }
      pathLength--;
      if (pathLength > 0 && low[v]! < low[path[pathLength - 1]!]!) low[path[pathLength - 1]!] = low[v]!;
      if (low[v] !== index[v]) continue;
      const k = first.length - 1;
      let w: number;
      do {
        w = open[--openLength]!;
        of[w] = k;
        members[placed++] = w;
      } while (w !== v);
      first.push(placed);
    }
  }
  return { count: first.length - 1, of, first: Int32Array.from(first), members };
}
