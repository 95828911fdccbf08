// Layouts side by side: Plumbline's, plain ELK layered, and the hierarchical layout of draw.io's library, on seeded graphs.
import { apply, commands } from '@shared/edit';
import { adjoin, arrange, type Arrangement, boxOf, COMPONENT, elkInProcess } from '@shared/layout';
import { kindOf } from '@shared/catalogue';
import type { Design, Position } from '@shared/model';
import { random } from '../support/design';
import { randomDesign } from '../shared/layout/randomDesign';
import { crossings } from '../shared/layout/laws';

type Places = { readonly positions: Arrangement['positions']; readonly routes: Arrangement['routes'] };
type Layouter = { readonly name: string; readonly run: (design: Design) => Promise<Places> };

const elk = await elkInProcess();
const tierOf = (kind: string) => kindOf(kind)?.tier;

/** The same graph for all: without boundaries, which the others do not nest, and without loops. */
function flat(seed: number, components: number): Design {
  const drawn = randomDesign(seed, { components, perComponent: 1.4 });
  const strip = Object.fromEntries(Object.entries(drawn.components).map(([id, { kind }]) => [id, { kind }] as const));
  const seen = new Set<string>();
  const connectors = Object.entries(drawn.connectors).filter(([, { from, to }]) => {
    const pair = [from, to].sort().join();
    if (from === to || seen.has(pair)) return false;
    seen.add(pair);
    return true;
  });
  const plain = connectors.map(([id, { from, to }]) => [id, { from, to }] as const);
  return { ...drawn, boundaries: {}, components: strip, connectors: Object.fromEntries(plain) };
}

const ours: Layouter = { name: 'Plumbline', run: (design) => arrange(design, { elk, tierOf }) };

const plainElk: Layouter = {
  name: 'ELK layered, defaults, orthogonal',
  run: async (design) => {
    const answer = await elk.layout({
      id: 'root',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'ORTHOGONAL' },
      children: Object.keys(design.components).map((id) => ({ id, ...COMPONENT })),
      edges: Object.entries(design.connectors).map(([id, { from, to }]) => ({ id, sources: [from], targets: [to] })),
    });
    const positions = Object.fromEntries((answer.children ?? []).map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]));
    const routes = Object.fromEntries(
      (answer.edges ?? []).flatMap(({ id, sections }) => {
        const s = sections?.[0];
        return s === undefined ? [] : [[id, [s.startPoint, ...(s.bendPoints ?? []), s.endPoint]]];
      }),
    );
    return { positions, routes };
  },
};

/** draw.io's "Horizontal Flow": mxHierarchicalLayout of the library that draw.io was made with, in a page without a screen. */
async function drawioLayouter(): Promise<Layouter> {
  // @ts-expect-error jsdom brings no types, and this is all that is asked of it
  const { JSDOM } = (await import('jsdom')) as {
    JSDOM: new (html: string, options: object) => { window: Record<string, unknown> };
  };
  const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost' });
  const page = globalThis as unknown as Record<string, unknown>;
  for (const key of Object.getOwnPropertyNames(window)) {
    if (!(key in page) && /^[A-Za-z]/.test(key)) page[key] = window[key];
  }
  page['window'] = window;
  const { BaseGraph, HierarchicalLayout } = await import('@maxgraph/core');
  return {
    name: 'draw.io (maxGraph hierarchical)',
    run: (design) => {
      const graph = new BaseGraph({ container: document.createElement('div') });
      const parent = graph.getDefaultParent();
      const cells = new Map(
        Object.keys(design.components).map((id) => [
          id,
          graph.insertVertex({ parent, id, value: id, position: [0, 0], size: [COMPONENT.width, COMPONENT.height] }),
        ]),
      );
      const edges = Object.entries(design.connectors).map(
        ([id, { from, to }]) =>
          [id, graph.insertEdge({ parent, id, source: cells.get(from)!, target: cells.get(to)! })] as const,
      );
      const layout = new HierarchicalLayout(graph, 'west');
      layout.interRankCellSpacing = 64;
      layout.intraCellSpacing = 32;
      layout.execute(parent);
      const positions = Object.fromEntries(
        [...cells].map(([id, cell]) => [id, { x: cell.geometry!.x, y: cell.geometry!.y }]),
      );
      const middle = (id: string): Position => ({
        x: positions[id]!.x + COMPONENT.width / 2,
        y: positions[id]!.y + COMPONENT.height / 2,
      });
      const routes = Object.fromEntries(
        edges.map(([id, edge]) => {
          const { from, to } = design.connectors[id]!;
          const bends = (edge.geometry?.points ?? []).map(({ x, y }) => ({ x, y }));
          return [id, [middle(from), ...bends, middle(to)]] as const;
        }),
      );
      return Promise.resolve({ positions, routes });
    },
  };
}

/** Pairs of components that stand on each other, and connectors that run over a component that is none of their ends. */
function faults(design: Design, { positions, routes }: Places): { overlaps: number; through: number } {
  const boxes = Object.entries(positions).map(([id, at]) => ({ id, ...at, ...COMPONENT }));
  let [overlaps, through] = [0, 0];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1))
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) overlaps += 1;
  });
  for (const [id, points] of Object.entries(routes)) {
    const { from, to } = design.connectors[id]!;
    for (const box of boxes) {
      if (box.id === from || box.id === to) continue;
      if (points.some((at, i) => i > 0 && crosses(points[i - 1]!, at, box))) through += 1;
    }
  }
  return { overlaps, through };
}

/** Liang and Barsky 1984, for segments that may lean. */
function crosses(a: Position, b: Position, box: Position & { width: number; height: number }): boolean {
  let [low, high] = [0, 1];
  for (const axis of ['x', 'y'] as const) {
    const size = axis === 'x' ? box.width : box.height;
    const delta = b[axis] - a[axis];
    const [near, far] = [box[axis] + 2 - a[axis], box[axis] + size - 2 - a[axis]];
    if (Math.abs(delta) < 1e-9) {
      if (near > 0 || far < 0) return false;
      continue;
    }
    const [t0, t1] = delta > 0 ? [near / delta, far / delta] : [far / delta, near / delta];
    [low, high] = [Math.max(low, t0), Math.min(high, t1)];
    if (low > high) return false;
  }
  return true;
}

/** Segments that cross, whatever their angle. */
function leaningCrossings(routes: readonly (readonly Position[])[]): number {
  const isOrthogonal = routes.every((r) => r.every((p, i) => i === 0 || p.x === r[i - 1]!.x || p.y === r[i - 1]!.y));
  if (isOrthogonal) return crossings(routes);
  let count = 0;
  const segments = routes.map((route) => route.slice(1).map((q, i) => [route[i]!, q] as const));
  segments.forEach((first, i) => {
    for (const second of segments.slice(i + 1))
      for (const [a, b] of first) for (const [c, d] of second) if (meets(a, b, c, d)) count += 1;
  });
  return count;
}

function meets(a: Position, b: Position, c: Position, d: Position): boolean {
  const turn = (p: Position, q: Position, r: Position) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

const bendsOf = ({ routes }: Places): number =>
  Object.values(routes).reduce((sum, points) => sum + Math.max(0, points.length - 2), 0);

/** How far the others move, on average, when one component and its connector are added. */
async function movement(layouter: Layouter, design: Design, seed: number): Promise<number> {
  const dice = random(seed);
  const ids = Object.keys(design.components);
  const caller = ids[Math.floor(dice() * ids.length)]!;
  const before = await layouter.run(design);
  const grown = {
    ...design,
    components: { ...design.components, added: { kind: 'service' } },
    connectors: { ...design.connectors, added: { from: caller, to: 'added' } },
  };
  const after = layouter === ours ? await grownPlaces(design, grown, before) : (await layouter.run(grown)).positions;
  const moved = ids.map((id) =>
    Math.hypot(after[id]!.x - before.positions[id]!.x, after[id]!.y - before.positions[id]!.y),
  );
  return moved.reduce((sum, each) => sum + each, 0) / ids.length;
}

async function grownPlaces(design: Design, grown: Design, before: Places): Promise<Arrangement['positions']> {
  const placed = apply(design, commands.arrange(design, before));
  const base = { ...grown, components: { ...placed.components, added: { kind: 'service' } } };
  const { positions } = await adjoin(base, ['added'], { elk, tierOf });
  const kept = Object.fromEntries(Object.entries(placed.components).map(([id, c]) => [id, boxOf(c)]));
  return { ...kept, ...positions };
}

const SEEDS = 12;
for (const size of [15, 40, 100]) {
  const layouters = [ours, plainElk, await drawioLayouter()];
  console.log(`\n${size} components, ${SEEDS} seeds: means`);
  console.log('layout'.padEnd(36), 'crossings', ' overlaps', ' through a component', '  bends', ' moved px', '   ms');
  for (const layouter of layouters) {
    const sums = { crossings: 0, overlaps: 0, through: 0, bends: 0, moved: 0, ms: 0 };
    for (let seed = 1; seed <= SEEDS; seed++) {
      const design = flat(seed, size);
      const startedMs = performance.now();
      const places = await layouter.run(design);
      sums.ms += performance.now() - startedMs;
      const { overlaps, through } = faults(design, places);
      sums.crossings += leaningCrossings(Object.values(places.routes));
      sums.overlaps += overlaps;
      sums.through += through;
      sums.bends += bendsOf(places);
      sums.moved += await movement(layouter, design, seed);
    }
    const show = (value: number, width: number) => (value / SEEDS).toFixed(1).padStart(width);
    console.log(
      layouter.name.padEnd(36),
      show(sums.crossings, 9),
      show(sums.overlaps, 9),
      show(sums.through, 20),
      show(sums.bends, 7),
      show(sums.moved, 9),
      (sums.ms / SEEDS).toFixed(0).padStart(5),
    );
  }
}
