import { ICONS, kindOf } from '@shared/catalogue';
import { type Box, COMPONENT } from '@shared/layout';
import {
  type Boundary,
  type Component,
  type Connector,
  likely,
  orderOf,
  type Paper,
  type Position,
} from '@shared/model';
import { Position as Side } from '@xyflow/react';
import type { LensMark } from './lenses';
import type { Marks } from './marks';
import { type BoundaryNode, type ComponentNode, type ConnectorEdge, nameOf, type PaperNode } from './nodeTypes';
import { paperSize } from './paperSize';

const SIDES = [
  { id: 'left', position: Side.Left, x: 0, y: COMPONENT.height / 2 },
  { id: 'right', position: Side.Right, x: COMPONENT.width, y: COMPONENT.height / 2 },
  { id: 'top', position: Side.Top, x: COMPONENT.width / 2, y: 0 },
  { id: 'bottom', position: Side.Bottom, x: COMPONENT.width / 2, y: COMPONENT.height },
];
/** Frames behind everything, inner ones before outer ones; what somebody moved to the front before all of its kind. */
const frameLevel = (depth: number, order: number): number => -10_000_000 + depth * 200_001 + order;
const LAYERS = ['connector', 'selected connector', 'component', 'ink', 'note'] as const;
/** In the order of the layers, unless somebody moved one to the front or to the back. */
const level = (layer: (typeof LAYERS)[number], record: { readonly order?: number }): number =>
  orderOf(record) * LAYERS.length + LAYERS.indexOf(layer);

/** Known sizes and handles spare the canvas from mounting everything once only to measure it. */
const HANDLES = SIDES.map((side) => ({ ...side, type: 'source' as const, width: 1, height: 1 }));

export function componentNode(
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
    draggable: component.pinned !== true,
    zIndex: level('component', component),
    ariaRole: 'group',
    ariaLabel: [
      name,
      subtitle,
      replicas > 1 ? `${replicas} replicas` : '',
      marks.utilization ? `${marks.utilization} busy` : '',
      marks.singlePoint ? 'single point of failure' : '',
      marks.lens && marks.lens.tone !== 'none' ? marks.lens.text : '',
      component.pinned ? 'pinned' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

export type FrameLook = {
  readonly isSelected: boolean;
  readonly depth: number;
  readonly count: number;
  readonly isTarget: boolean;
  readonly lens: LensMark | undefined;
};

export function frameNode(id: string, boundary: Boundary, { x, y, width, height }: Box, look: FrameLook): BoundaryNode {
  const name = boundary.name ?? id;
  const { isSelected, depth, count, isTarget, lens } = look;
  const isFolded = boundary.folded === true;
  return {
    id: `boundary:${id}`,
    type: 'boundary',
    position: { x, y },
    data: { boundary, name, count, isTarget, lens },
    width,
    height,
    handles: isFolded ? HANDLES : [],
    selected: isSelected,
    connectable: false,
    dragHandle: '.drag-frame',
    zIndex: isFolded ? level('component', boundary) : frameLevel(Math.min(depth, 40), orderOf(boundary)),
    ariaRole: 'group',
    ariaLabel: [
      `${boundary.kind} ${name}`,
      `${count} component${count === 1 ? '' : 's'}`,
      isFolded ? 'folded' : '',
      lens?.text ?? '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  };
}

export function paperNode(id: string, paper: Paper, position: Position, selected: boolean): PaperNode {
  return {
    id: `paper:${id}`,
    type: 'paper',
    position,
    data: { paper },
    ...paperSize(paper),
    handles: [],
    selected,
    connectable: false,
    // A stroke may run over anything; a note lies on top of it.
    zIndex: level(paper.kind === 'ink' ? 'ink' : 'note', paper),
    ariaRole: 'group',
    ariaLabel: paper.kind === 'ink' ? 'freehand stroke' : `${paper.kind}: ${paper.text}`,
  };
}

export type LineEnds = { readonly source: string; readonly target: string; readonly points: readonly Position[] };
export type LineLook = {
  readonly isSelected: boolean;
  readonly callsPerSecond: number | null | undefined;
  readonly calleeMs: number | null | undefined;
  readonly lens: LensMark | undefined;
  readonly count: number;
  readonly isDim: boolean;
  /** Who calls whom, by name. */
  readonly title: string;
};

export function connectorEdge(id: string, connector: Connector, ends: LineEnds, look: LineLook): ConnectorEdge {
  const { isSelected, lens, title, ...shown } = look;
  return {
    id,
    type: 'connector',
    source: ends.source,
    target: ends.target,
    sourceHandle: 'right',
    targetHandle: 'left',
    data: { connector, points: ends.points, lens, ...shown },
    selected: isSelected,
    zIndex: level(isSelected ? 'selected connector' : 'connector', connector),
    ariaRole: 'group',
    ariaLabel: title,
  };
}
