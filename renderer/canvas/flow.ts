import { type Box, boxOf, COMPONENT, createWays, type Detours, type Ends } from '@shared/layout';
import { commands } from '@shared/edit';
import { type Connector, type Design, papersOf, type Position } from '@shared/model';
import type { Selection, Spotlight } from '@renderer/state/session';
import { foldingOf, frameBoxes } from './fold';
import type { LensView } from './lenses';
import { type Marks, marksOr } from './marks';
import { componentNode, connectorEdge, frameNode, paperNode } from './nodeOf';
import { type ConnectorEdge, type FlowNode, nameOf } from './nodeTypes';

/** Positions while something is being dragged, before they are a change of the design; ids are those of nodes. */
export type Draft = ReadonlyMap<string, Position>;

/** What is on its way: places, the frames as they were before (they must not run after what is dragged out), the target. */
export type Motion = {
  readonly draft: Draft;
  readonly frames: Readonly<Record<string, Box>> | undefined;
  readonly target: string | undefined;
  readonly spotlight?: Spotlight | undefined;
  /** What moves is a copy: the components themselves stay where they are. */
  readonly isCopy?: boolean;
};
export const AT_REST: Motion = { draft: new Map(), frames: undefined, target: undefined };

/** What the analysis says of a connector. */
export type LineFigures = { readonly callsPerSecond: number | null; readonly calleeMs: number | null };

type Kept<T> = Map<string, { readonly inputs: readonly unknown[]; readonly made: T }>;

/** The same object as before while its inputs are the same: the canvas then does not draw it again. */
function keep<T>(cache: Kept<T>, key: string, inputs: readonly unknown[], make: () => T): T {
  const before = cache.get(key);
  if (before !== undefined && before.inputs.every((input, i) => Object.is(input, inputs[i]))) return before.made;
  const made = make();
  cache.set(key, { inputs, made });
  return made;
}

function placed(design: Design, draft: Draft): Design {
  if (draft.size === 0) return design;
  const components = { ...design.components };
  const boundaries = { ...design.boundaries };
  for (const [id, position] of draft) {
    const boundary = id.startsWith('boundary:') ? id.slice('boundary:'.length) : undefined;
    if (boundary !== undefined && boundaries[boundary] !== undefined)
      boundaries[boundary] = { ...boundaries[boundary], position };
    else if (components[id] !== undefined) components[id] = { ...components[id], position };
  }
  return { ...design, components, boundaries };
}

const dimmed = <T extends { className?: string }>(drawn: T, isDim: boolean): T =>
  isDim ? { ...drawn, className: 'dimmed' } : drawn;

/** The design as nodes and edges of the canvas. */
export function createFlow() {
  const nodes: Kept<FlowNode> = new Map();
  const edges: Kept<ConnectorEdge> = new Map();
  const points = new Map<string, readonly Position[]>();
  const detours: Detours = new Map();

  const frames = (
    design: Design,
    selection: Selection,
    { draft, frames: frozen, target }: Motion,
    view?: LensView,
  ): FlowNode[] => {
    const folding = foldingOf(design);
    const moved = frameBoxes(placed(design, draft), folding);
    const depth = (id: string, left = 50): number =>
      design.boundaries[id]?.parent === undefined || left === 0 ? 0 : 1 + depth(design.boundaries[id].parent, left - 1);
    return Object.keys(moved).map((id) => {
      const isDragged = draft.has(`boundary:${id}`);
      const { x, y, width, height } = (isDragged ? undefined : frozen?.[id]) ?? moved[id]!;
      const isSelected = selection.boundaries.has(id);
      const boundary = design.boundaries[id]!;
      const count = folding.count(id);
      const isTarget = target === id;
      const lens = view?.boundaries?.get(id);
      const inputs = [boundary, x, y, width, height, isSelected, count, isTarget, lens];
      const look = { isSelected, depth: depth(id), count, isTarget, lens };
      return keep(nodes, `boundary ${id}`, inputs, () => frameNode(id, boundary, { x, y, width, height }, look));
    });
  };

  return {
    nodes(
      design: Design,
      marks: ReadonlyMap<string, Marks>,
      selection: Selection,
      motion: Motion,
      lens?: LensView,
    ): FlowNode[] {
      const { draft } = motion;
      const folding = foldingOf(design);
      const components = Object.keys(design.components).flatMap((id) => {
        if (folding.standIn(id) !== undefined) return [];
        const component = design.components[id]!;
        const position = draft.get(id) ?? component.position;
        const isSelected = selection.components.has(id);
        const mark = marksOr(marks.get(id));
        const isDim = motion.spotlight !== undefined && !motion.spotlight.components.has(id);
        const make = () => dimmed(componentNode(id, component, position, isSelected, mark), isDim);
        return [keep(nodes, `component ${id}`, [component, position, isSelected, mark, isDim], make)];
      });
      const papers = Object.entries(papersOf(design)).map(([id, paper]) => {
        const position = draft.get(`paper:${id}`) ?? paper.position;
        const isSelected = selection.notes.has(id);
        const make = () => paperNode(id, paper, position, isSelected);
        return keep(nodes, `paper ${id}`, [paper, position, isSelected], make);
      });
      const staying = motion.isCopy === true ? [...draft.keys()] : [];
      const originals = staying.flatMap((id): FlowNode[] => {
        const component = design.components[id];
        if (component === undefined) return [];
        const node = componentNode(`original:${id}`, component, component.position, false, marksOr(marks.get(id)));
        return [{ ...node, selectable: false, draggable: false, zIndex: 0 }];
      });
      return [...frames(design, selection, motion, lens), ...originals, ...components, ...papers];
    },

    edges(
      design: Design,
      figuresOf: (id: string) => LineFigures | undefined,
      selection: Selection,
      { draft, spotlight }: Motion,
      lens?: LensView,
    ): ConnectorEdge[] {
      const folding = foldingOf(design);
      const hasFolded = Object.values(design.boundaries).some(({ folded }) => folded === true);
      const boxes = hasFolded ? frameBoxes(placed(design, draft), folding) : {};
      const end = (component: string): { readonly node: string; readonly box: Box } => {
        const fold = hasFolded ? folding.standIn(component) : undefined;
        if (fold !== undefined) return { node: `boundary:${fold}`, box: boxes[fold]! };
        const at = draft.get(component);
        return { node: component, box: at ? { ...at, ...COMPONENT } : boxOf(design.components[component]!) };
      };
      const bundles = bundled(design, hasFolded, (id) => end(id).node);
      const wayOf = waysBetween(design, { end, bundles, draft, detours });
      return [...bundles].map(([id, count]) => {
        const connector = design.connectors[id]!;
        const [from, to] = [end(connector.from), end(connector.to)];
        const isSelected = selection.connectors.has(id);
        const { callsPerSecond, calleeMs } = figuresOf(id) ?? {};
        const callee = nameOf(design.components[connector.to]!);
        const mark = lens?.connectors.get(id);
        const isDim = spotlight !== undefined && !spotlight.connectors.has(id);
        const title = `connector from ${nameOf(design.components[connector.from]!)} to ${callee}`;
        const before = points.get(id);
        // While something is dragged only what hangs on it finds a new way: the rest follows when it is put down.
        const isStill = draft.size > 0 && !draft.has(from.node) && !draft.has(to.node);
        const way = isStill && before !== undefined ? before : wayOf(id);
        // A way is as good as the one before while it has the same corners.
        const same = before !== undefined && isSameWay(before, way) ? before : way;
        points.set(id, same);
        const inputs = [
          connector,
          from.node,
          to.node,
          same,
          isSelected,
          callsPerSecond,
          calleeMs,
          mark?.tone,
          mark?.text,
          count,
          isDim,
          title,
        ];
        return keep(edges, id, inputs, () =>
          dimmed(
            connectorEdge(
              id,
              connector,
              { source: from.node, target: to.node, points: same },
              { isSelected, callsPerSecond, calleeMs, lens: mark, count, isDim, title },
            ),
            isDim,
          ),
        );
      });
    },
  };
}

type End = { readonly node: string; readonly box: Box };
type Drawing = {
  readonly end: (component: string) => End;
  readonly bundles: ReadonlyMap<string, number>;
  readonly draft: Draft;
  readonly detours: Detours;
};

/** The ways of what is drawn. What moves with both its ends keeps its way: it moves along. */
function waysBetween(design: Design, { end, bundles, draft, detours }: Drawing): (id: string) => readonly Position[] {
  let wayOf: ReturnType<typeof createWays> | undefined;
  // Dangling connectors and those within a folded boundary are not drawn, so they take no room beside others.
  const isWhole = bundles.size === Object.keys(design.connectors).length;
  const make = () => {
    const connectors = isWhole
      ? design.connectors
      : Object.fromEntries([...bundles.keys()].map((id) => [id, design.connectors[id]!]));
    const ends = Object.keys(design.components).map(end);
    const endsOf = (id: string): Ends => {
      const { from, to } = design.connectors[id]!;
      const [a, b] = [end(from), end(to)];
      return { from: a.node, to: b.node, fromBox: a.box, toBox: b.box };
    };
    const boxes = Object.fromEntries(ends.map(({ node, box }) => [node, box]));
    const drawnAs = (id: string) => following(design, design.connectors[id]!, draft);
    return createWays(connectors, boxes, { endsOf, known: detours, drawnAs });
  };
  return (id) => (wayOf ??= make())(id);
}

function following(design: Design, connector: Connector, draft: Draft): Connector {
  const [from, to] = [draft.get(connector.from), draft.get(connector.to)];
  if (from === undefined || to === undefined) return connector;
  const { x, y } = boxOf(design.components[connector.from]!);
  return commands.carried(connector, { x: from.x - x, y: from.y - y });
}

const isSameWay = (a: readonly Position[], b: readonly Position[]): boolean =>
  a === b || (a.length === b.length && a.every(({ x, y }, i) => x === b[i]!.x && y === b[i]!.y));

/** The connectors that are drawn, and how many each stands for: between folded boundaries one line is enough. */
function bundled(design: Design, hasFolded: boolean, nodeOf: (component: string) => string): Map<string, number> {
  const drawn = new Map<string, number>();
  const byEnds = new Map<string, string>();
  for (const [id, { from, to }] of Object.entries(design.connectors)) {
    if (design.components[from] === undefined || design.components[to] === undefined) continue;
    if (!hasFolded) {
      drawn.set(id, 1);
      continue;
    }
    const [a, b] = [nodeOf(from), nodeOf(to)];
    if (a === b && a !== from) continue;
    const isFolded = a !== from || b !== to;
    const key = isFolded ? `${a} ${b}` : id;
    const first = byEnds.get(key) ?? id;
    byEnds.set(key, first);
    drawn.set(first, (drawn.get(first) ?? 0) + 1);
  }
  return drawn;
}

/** Components in a boundary and in those within it. */
export function membersOf(design: Design, boundary: string): string[] {
  const inner = innerBoundaries(design, boundary);
  return Object.keys(design.components).filter((id) => inner.has(design.components[id]!.boundary ?? ''));
}

/** The boundary and those within it. */
export function innerBoundaries(design: Design, boundary: string): ReadonlySet<string> {
  const inner = new Set([boundary]);
  for (let size = 0; size !== inner.size; ) {
    size = inner.size;
    for (const [id, { parent }] of Object.entries(design.boundaries)) if (inner.has(parent ?? '')) inner.add(id);
  }
  return inner;
}
