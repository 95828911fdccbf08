import { boundaryAt, boundaryBoxes, EMPTY_BOUNDARY } from '@shared/layout';
import type { Position } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import { connectorAt } from './connect';
import { dropItem, type Item, ITEM_TYPE, itemName, placeOfDrop, snapped } from './drop';
import { carriedItem, carry, type GhostOf, showGhost } from './ghost';

/** How near to a connector something is dropped into it, in pixels. */
const INTO_PIXELS = 14;

/** A drag from the palette over the canvas: a ghost shows what a drop would do, and a drop does exactly that. */
export function useDrop() {
  const { screenToFlowPosition, getZoom } = useReactFlow();
  return useMemo(() => {
    const placeOf = (item: Item, event: DragEvent) => {
      const { design } = useDocument.getState();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
      const into = item.type === 'component' ? connectorAt(design, at, INTO_PIXELS / getZoom()) : undefined;
      return { at, options: { boundary: boundaryAt(boundaryBoxes(design), at), into } };
    };
    return {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(ITEM_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        const item = carriedItem();
        if (item === undefined) return;
        const { at, options } = placeOf(item, event);
        showGhost({ item, name: itemName(item), ...placed(item, at, options.into), ...options });
      },
      onDragLeave: (event: DragEvent) => {
        // Onto something within the canvas is not out of it.
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) showGhost(undefined);
      },
      onDrop: (event: DragEvent) => {
        carry(undefined);
        const text = event.dataTransfer.getData(ITEM_TYPE);
        if (text === '') return;
        event.preventDefault();
        const item = JSON.parse(text) as Item;
        const { at, options } = placeOf(item, event);
        dropItem(item, at, options);
      },
    };
  }, [screenToFlowPosition, getZoom]);
}

/** The upper left corner of what is dropped with its middle at a point, and who gives way to it. */
function placed(item: Item, at: Position, into: string | undefined): Pick<GhostOf, 'at' | 'moves'> {
  if (item.type === 'boundary')
    return { at: snapped({ x: at.x - EMPTY_BOUNDARY.width / 2, y: at.y - EMPTY_BOUNDARY.height / 2 }) };
  const { position, moves } = placeOfDrop(useDocument.getState().design, at, into);
  return { at: position, moves };
}
