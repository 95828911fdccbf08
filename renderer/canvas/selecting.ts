import type { EdgeChange, NodeChange } from '@xyflow/react';
import { select, useSession } from '@renderer/state/session';
import { boundaryIdOf, type ConnectorEdge, type FlowNode, paperIdOf } from './nodeTypes';

/** What the canvas selects, in the words of the design. */
export function onNodeSelection(changes: readonly NodeChange<FlowNode>[]): void {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return;
  const { components, boundaries, connectors, notes } = useSession.getState().selection;
  const next = {
    components: new Set(components),
    boundaries: new Set(boundaries),
    connectors,
    notes: new Set(notes),
  };
  for (const { id, selected } of selects) {
    const boundary = boundaryIdOf(id);
    const paper = paperIdOf(id);
    const set = boundary !== undefined ? next.boundaries : paper !== undefined ? next.notes : next.components;
    if (selected) set.add(boundary ?? paper ?? id);
    else set.delete(boundary ?? paper ?? id);
  }
  select(next);
}

export function onEdgeSelection(changes: readonly EdgeChange<ConnectorEdge>[]): void {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return;
  const { selection } = useSession.getState();
  const next = new Set(selection.connectors);
  for (const { id, selected } of selects) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  select({ ...selection, connectors: next });
}
