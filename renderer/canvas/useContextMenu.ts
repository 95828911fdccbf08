import type { Position } from '@shared/model';
import { select, useSession } from '@renderer/state/session';
import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react';
import { useDocument } from '@renderer/state/document';
import { useReactFlow } from '@xyflow/react';
import { boundaryIdOf, paperIdOf } from './nodeTypes';
import { componentAt } from './useOverview';

const STILL_PIXELS = 4;

/** A right click without a drag asks for the menu of what is under it; with a drag it pans. */
export function useContextMenu(onMenu: (point: Position) => void, isOverview: boolean) {
  const { screenToFlowPosition } = useReactFlow();
  const pressed = useRef<Position | undefined>(undefined);
  return useMemo(
    () => ({
      onContextMenu: (event: MouseEvent) => event.preventDefault(),
      onPointerDown: (event: PointerEvent) => {
        pressed.current = event.button === 2 ? { x: event.clientX, y: event.clientY } : undefined;
      },
      onPointerUp: (event: PointerEvent) => {
        const from = pressed.current;
        pressed.current = undefined;
        if (event.button !== 2 || from === undefined) return;
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL_PIXELS) return;
        const at = { x: event.clientX, y: event.clientY };
        if (isOverview) selectAt(screenToFlowPosition(at, { snapToGrid: false }));
        else selectUnder(event.target);
        onMenu(at);
      },
    }),
    [onMenu, isOverview, screenToFlowPosition],
  );
}

/** In the picture of a large design there are no elements to look under. */
function selectAt(point: Position): void {
  const hit = componentAt(useDocument.getState().design, point);
  if (hit === undefined) select({});
  else if (!useSession.getState().selection.components.has(hit)) select({ components: [hit] });
}

/** What is clicked is what the menu is about, unless it is part of the selection already. */
function selectUnder(target: EventTarget): void {
  if (!(target instanceof Element)) return;
  const { selection } = useSession.getState();
  const node = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  const edge = target.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  if (target.closest('.react-flow__nodesselection') !== null) return;
  if (node === undefined && edge === undefined) return select({});
  if (edge !== undefined) {
    if (!selection.connectors.has(edge)) select({ connectors: [edge] });
    return;
  }
  const boundary = boundaryIdOf(node!);
  const paper = paperIdOf(node!);
  if (boundary !== undefined && !selection.boundaries.has(boundary)) select({ boundaries: [boundary] });
  if (paper !== undefined && !selection.notes.has(paper)) select({ notes: [paper] });
  if (boundary === undefined && paper === undefined && !selection.components.has(node!))
    select({ components: [node!] });
}
