import { digraph, dominators, reachable, strictDominators, strongComponents } from '@shared/graph';
import { expect, test } from 'vitest';
import { random } from '../../support/design';

type Edges = readonly (readonly [string, string])[];

function graphOf(edges: Edges) {
  const names = [...new Set(edges.flat())].sort();
  const at = new Map(names.map((name, i) => [name, i]));
  const graph = digraph(
    names.length,
    edges.map(([from]) => at.get(from)!),
    edges.map(([, to]) => at.get(to)!),
  );
  return { names, at, graph };
}

/** Immediate dominators by name, the root and what it does not reach left out. */
function idoms(edges: Edges, root: string): Record<string, string> {
  const { names, at, graph } = graphOf(edges);
  const found = dominators(graph, at.get(root)!);
  return Object.fromEntries(
    names.flatMap((name, v) => (name === root || found[v] === -1 ? [] : [[name, names[found[v]!]!] as const])),
  );
}

const pairs = (text: string): Edges => text.split(' ').map((pair) => pair.split('-') as [string, string]);

test('D01 the flow graph of Lengauer and Tarjan 1979', () => {
  const edges = pairs('R-A R-B R-C A-D B-A B-D B-E C-F C-G D-L E-H F-I G-I G-J H-E H-K I-K J-I K-I K-R L-H');
  expect(idoms(edges, 'R')).toEqual({
    A: 'R',
    B: 'R',
    C: 'R',
    D: 'R',
    E: 'R',
    F: 'C',
    G: 'C',
    H: 'R',
    I: 'R',
    J: 'G',
    K: 'R',
    L: 'D',
  });
});

test('D03 an irreducible graph of Cooper, Harvey and Kennedy', () => {
  expect(idoms(pairs('1-2 2-1 2-3 3-2 4-2 4-3 5-1 6-4 6-5'), '6')).toEqual({ 1: '6', 2: '6', 3: '6', 4: '6', 5: '6' });
});

test('D04 the example of the Boost graph library', () => {
  expect(idoms(pairs('0-1 1-2 1-3 2-7 3-4 4-5 4-6 5-7 6-4'), '0')).toEqual({
    1: '0',
    2: '1',
    3: '1',
    4: '3',
    5: '4',
    6: '4',
    7: '1',
  });
});

test('D06 its post-dominators, from the sink', () => {
  expect(idoms(pairs('1-0 2-1 3-1 7-2 4-3 5-4 6-4 7-5 4-6'), '7')).toEqual({
    0: '1',
    1: '7',
    2: '7',
    3: '4',
    4: '5',
    5: '7',
    6: '4',
  });
});

test('D07 single points between a user and a database are dominators, not articulation points', () => {
  const { names, at, graph } = graphOf(pairs('user-lb lb-w1 lb-w2 w1-db w2-db w1-metrics metrics-tsdb'));
  const idom = dominators(graph, at.get('user')!);
  const single = strictDominators(idom, at.get('db')!).map((v) => names[v]!);
  expect(single).toEqual(['lb']);
});

test('two hundred random graphs against taking out each vertex', () => {
  for (let seed = 0; seed < 200; seed++) {
    const dice = random(seed);
    const size = 2 + Math.floor(dice() * 12);
    const count = Math.floor(dice() * size * 3);
    const tails = Array.from({ length: count }, () => Math.floor(dice() * size));
    const heads = Array.from({ length: count }, () => Math.floor(dice() * size));
    const graph = digraph(size, tails, heads);
    const reached = reachable(graph, [0]);
    const idom = dominators(graph, 0);
    for (let v = 1; v < size; v++) {
      if (reached[v] === 0) {
        expect(idom[v]).toBe(-1);
        continue;
      }
      const needed = Array.from({ length: size }, (_, u) => u).filter((u) => {
        if (u === 0 || u === v) return false;
        const kept = tails.map((_, i) => i).filter((i) => tails[i] !== u && heads[i] !== u);
        return (
          reachable(
            digraph(
              size,
              kept.map((i) => tails[i]!),
              kept.map((i) => heads[i]!),
            ),
            [0],
          )[v] === 0
        );
      });
      const strict = strictDominators(idom, v)
        .filter((u) => u !== 0)
        .sort((a, b) => a - b);
      expect(strict, `seed ${seed}, vertex ${v}`).toEqual(needed);
    }
  }
});

test('strong components: who reaches whom both ways, numbered from the sinks up', () => {
  for (let seed = 0; seed < 100; seed++) {
    const dice = random(seed);
    const size = 1 + Math.floor(dice() * 15);
    const count = Math.floor(dice() * size * 2);
    const tails = Array.from({ length: count }, () => Math.floor(dice() * size));
    const heads = Array.from({ length: count }, () => Math.floor(dice() * size));
    const graph = digraph(size, tails, heads);
    const strong = strongComponents(graph);
    const from = Array.from({ length: size }, (_, v) => reachable(graph, [v]));
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        expect(strong.of[u] === strong.of[v], `seed ${seed}`).toBe(from[u]![v] === 1 && from[v]![u] === 1);
      }
    }
    tails.forEach((tail, i) => expect(strong.of[tail]!).toBeGreaterThanOrEqual(strong.of[heads[i]!]!));
    expect([...strong.members].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, v) => v));
  }
});

test('a chain of a hundred thousand does not overflow', () => {
  const size = 100_000;
  const chain = Array.from({ length: size - 1 }, (_, i) => i);
  const graph = digraph(
    size,
    chain,
    chain.map((i) => i + 1),
  );
  expect(strongComponents(graph).count).toBe(size);
  expect(strictDominators(dominators(graph, 0), size - 1)).toHaveLength(size - 2);
});
