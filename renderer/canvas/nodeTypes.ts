import { kindOf } from '@shared/catalogue';
import type { LabelPlace } from '@shared/formats';
import type { Boundary, Component, Connector, Paper, Position } from '@shared/model';
import type { Edge, Node } from '@xyflow/react';
import type { LensMark } from './lenses';
import type { Marks } from './marks';

export type ComponentData = {
  readonly component: Component;
  readonly name: string;
  readonly subtitle: string;
  readonly icon: readonly string[];
  readonly replicas: number;
  readonly marks: Marks;
};
export type BoundaryData = {
  readonly boundary: Boundary;
  readonly name: string;
  /** How many components stand in it. */
  readonly count: number;
  /** A drag would put something into it. */
  readonly isTarget: boolean;
  /** What the chosen lens says of it; undefined where it has no part in the answer. */
  readonly lens: LensMark | undefined;
};
export type PaperData = { readonly paper: Paper };
export type ComponentNode = Node<ComponentData, 'component'>;
export type BoundaryNode = Node<BoundaryData, 'boundary'>;
export type PaperNode = Node<PaperData, 'paper'>;
export type FlowNode = ComponentNode | BoundaryNode | PaperNode;
export type ConnectorData = {
  readonly connector: Connector;
  readonly points: readonly Position[];
  readonly callsPerSecond: number | null | undefined;
  /** Mean time at the callee itself, waiting for it included. */
  readonly calleeMs: number | null | undefined;
  readonly lens: LensMark | undefined;
  /** Where its label stands, cut short where there is little room; null where there is none, undefined while it moves. */
  readonly label?: LabelPlace | null | undefined;
  /** How many connectors it stands for, where boundaries are folded. */
  readonly count: number;
  /** It steps back behind what is spoken of or worked in. */
  readonly isDim?: boolean;
};
export type ConnectorEdge = Edge<ConnectorData, 'connector'>;

export const nameOf = (component: Component): string =>
  component.name ?? kindOf(component.kind)?.name ?? component.kind;

/** The id of the boundary behind a node's id, or undefined for anything else. */
export const boundaryIdOf = (nodeId: string): string | undefined =>
  nodeId.startsWith('boundary:') ? nodeId.slice('boundary:'.length) : undefined;

/** The id of the note, text or stroke behind a node's id, or undefined for anything else. */
export const paperIdOf = (nodeId: string): string | undefined =>
  nodeId.startsWith('paper:') ? nodeId.slice('paper:'.length) : undefined;

/** What a connector is called where its label is edited: ids of components and of connectors may be the same. */
export const connectorNodeId = (id: string): string => `connector:${id}`;
