import { ICONS, kindOf } from '@shared/catalogue';
import { type Box, boundaryBoxes, boxOf, COMPONENT, route } from '@shared/layout';
import type { Boundary, Component, Connector, Design, Position } from '@shared/model';
import { likely } from '@shared/model';
import type { Selection } from '@renderer/state/session';
import { type Edge, type Node, Position as Side } from '@xyflow/react';
import type { LensMark, LensView } from './lenses';
import { type Marks, marksOr } from './marks';

export type ComponentData = {
  readonly component: Component;
  readonly name: string;
  readonly subtitle: string;
  readonly icon: readonly string[];
  readonly replicas: number;
  readonly marks: Marks;
};
export type BoundaryData = { readonly boundary: Boundary; readonly name: string };
export type ComponentNode = Node<ComponentData, 'component'>;
export type BoundaryNode = Node<BoundaryData, 'boundary'>;
export type FlowNode = ComponentNode | BoundaryNode;
export type ConnectorData = {
  readonly connector: Connector;
  readonly points: readonly Position[];
  readonly callsPerSecond: number | null | undefined;
  readonly lens: LensMark | undefined;
};
export type ConnectorEdge = Edge<ConnectorData, 'connector'>;

export const nameOf = (component: Component): string =>
  component.name ?? kindOf(component.kind)?.name ?? component.kind;

/** Positions while something is being dragged, before they are a change of the design. */
export type Draft = ReadonlyMap<string, Position>;

const SIDES = [
  { id: 'left', position: Side.Left, x: 0, y: COMPONENT.height / 2 },
  { id: 'right', position: Side.Right, x: COMPONENT.width, y: COMPONENT.height / 2 },
  { id: 'top', position: Side.Top, x: COMPONENT.width / 2, y: 0 },
  { id: 'bottom', position: Side.Bottom, x: COMPONENT.width / 2, y: COMPONENT.height },
];
/** Known sizes and handles spare the canvas from mounting everything once only to measure it. */
const HANDLES = SIDES.map((side) => ({ ...side, type: 'source' as const, width: 1, height: 1 }));

/**
 * The design as nodes and edges of the canvas. A component, connector or boundary that did not change is the same object as
 * before: the canvas then does not draw it again.
 */
export function createFlow() {
  const nodes = new Map<string, { readonly inputs: readonly unknown[]; readonly node: FlowNode }>();
  const edges = new Map<string, { readonly inputs: readonly unknown[]; readonly edge: ConnectorEdge }>();

  const keep = <T extends { readonly inputs: readonly unknown[] }>(
    cache: Map<string, T>,
    key: string,
    inputs: readonly unknown[],
    make: () => T,
  ): T => {
    const before = cache.get(key);
    if (before !== undefined && before.inputs.every((input, i) => Object.is(input, inputs[i]))) return before;
    const made = make();
    cache.set(key, made);
    return made;
  };

  const placed = (design: Design, draft: Draft): Design => {
    if (draft.size === 0) return design;
    const components = { ...design.components };
    const boundaries = { ...design.boundaries };
    for (const [id, position] of draft) {
      const boundary = boundaryIdOf(id);
      if (boundary !== undefined && boundaries[boundary] !== undefined)
        boundaries[boundary] = { ...boundaries[boundary], position };
      else if (components[id] !== undefined) components[id] = { ...components[id], position };
    }
    return { ...design, components, boundaries };
  };

  return {
    nodes(design: Design, marks: ReadonlyMap<string, Marks>, selection: Selection, draft: Draft): FlowNode[] {
      const boxes = boundaryBoxes(placed(design, draft));
      const depth = (id: string): number =>
        design.boundaries[id]?.parent === undefined ? 0 : 1 + depth(design.boundaries[id].parent);
      const drawn = Object.keys(design.boundaries).filter((id) => boxes[id] !== undefined);
      const frames = drawn.map((id) => {
        const { x, y, width, height } = boxes[id]!;
        const isSelected = selection.boundaries.has(id);
        const boundary = design.boundaries[id]!;
        return keep(nodes, `boundary ${id}`, [boundary, x, y, width, height, isSelected], () => ({
          inputs: [boundary, x, y, width, height, isSelected],
          node: frameNode(id, boundary, { x, y, width, height }, isSelected, depth(id)),
        })).node;
      });
      const components = Object.keys(design.components).map((id) => {
        const component = design.components[id]!;
        const position = draft.get(id) ?? component.position;
        const isSelected = selection.components.has(id);
        const mark = marksOr(marks.get(id));
        return keep(nodes, `component ${id}`, [component, position, isSelected, mark], () => ({
          inputs: [component, position, isSelected, mark],
          node: componentNode(id, component, position, isSelected, mark),
        })).node;
      });
      return [...frames, ...components];
    },

    edges(
      design: Design,
      calls: (id: string) => number | null | undefined,
      selection: Selection,
      draft: Draft,
      lens?: LensView,
    ): ConnectorEdge[] {
      const box = (id: string): Box => {
        const at = draft.get(id);
        return at === undefined ? boxOf(design.components[id]!) : { ...at, ...COMPONENT };
      };
      return Object.keys(design.connectors).map((id) => {
        const connector = design.connectors[id]!;
        const from = box(connector.from);
        const to = box(connector.to);
        const isSelected = selection.connectors.has(id);
        const rate = calls(id);
        const mark = lens?.connectors.get(id);
        const inputs = [connector, from.x, from.y, to.x, to.y, isSelected, rate, mark?.tone, mark?.text];
        return keep(edges, id, inputs, () => ({
          inputs,
          edge: connectorEdge(id, connector, from, to, isSelected, rate, mark),
        })).edge;
      });
    },
  };
}

function componentNode(
  id: string,
  component: Component,
  position: Position | undefined,
  selected: boolean,
  marks: Marks,
): ComponentNode {
  const name = nameOf(component);
  const kind = kindOf(component.kind);
  const full = component.technology ?? kind?.name ?? component.kind;
  // Under a name that says it already, it would only say it twice.
  const subtitle = full.toLowerCase() === name.toLowerCase() ? '' : full;
  const replicas = likely(component.replicas ?? 1);
  return {
    id,
    type: 'component',
    position: { x: position?.x ?? 0, y: position?.y ?? 0 },
    data: { component, name, subtitle, icon: ICONS[component.kind] ?? ICONS['component']!, replicas, marks },
    ...COMPONENT,
    handles: HANDLES,
    selected,
    zIndex: 1,
    ariaLabel: [
      name,
      subtitle,
      replicas > 1 ? `${replicas} replicas` : '',
      marks.utilization ? `${marks.utilization} busy` : '',
      marks.singlePoint ? 'single point of failure' : '',
      marks.lens && marks.lens.tone !== 'none' ? marks.lens.text : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

function frameNode(
  id: string,
  boundary: Boundary,
  { x, y, width, height }: Box,
  selected: boolean,
  depth: number,
): BoundaryNode {
  const name = boundary.name ?? id;
  return {
    id: `boundary:${id}`,
    type: 'boundary',
    position: { x, y },
    data: { boundary, name },
    width,
    height,
    handles: [],
    selected,
    connectable: false,
    dragHandle: '.drag-frame',
    zIndex: -100 + depth,
    ariaLabel: `${boundary.kind} ${name}`,
  };
}

function connectorEdge(
  id: string,
  connector: Connector,
  from: Box,
  to: Box,
  selected: boolean,
  callsPerSecond: number | null | undefined,
  lens: LensMark | undefined,
): ConnectorEdge {
  return {
    id,
    type: 'connector',
    source: connector.from,
    target: connector.to,
    sourceHandle: 'right',
    targetHandle: 'left',
    data: { connector, points: route(from, to, connector.route), callsPerSecond, lens },
    selected,
    ariaLabel: `connector from ${connector.from} to ${connector.to}`,
  };
}

/** The id of the boundary behind a node's id, or undefined for a component. */
export const boundaryIdOf = (nodeId: string): string | undefined =>
  nodeId.startsWith('boundary:') ? nodeId.slice('boundary:'.length) : undefined;

/** Components in a boundary and in those within it. */
export function membersOf(design: Design, boundary: string): string[] {
  const isInside = (id: string | undefined): boolean =>
    id !== undefined && (id === boundary || isInside(design.boundaries[id]?.parent));
  return Object.keys(design.components).filter((id) => isInside(design.components[id]!.boundary));
}
