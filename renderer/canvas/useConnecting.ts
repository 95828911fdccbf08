import { useDocument } from '@renderer/state/document';
import type { Position } from '@shared/model';
import type { OnConnectEnd, OnConnectStart } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { toast } from 'sonner';
import { connectComponents } from './connect';
import { boundaryIdOf } from './nodeTypes';

/** A press on a handle is no connector yet: it has to go somewhere. */
const LEAST_PIXELS = 16;

const pointOf = (event: MouseEvent | TouchEvent): Position => {
  const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  return { x: clientX, y: clientY };
};

/** A connector may end anywhere on a component, and on empty canvas, where it asks what comes next. */
export function useConnecting(onLoose: (point: Position, from: string) => void) {
  const began = useRef<Position>({ x: 0, y: 0 });
  const onConnectStart: OnConnectStart = useCallback((event) => {
    began.current = pointOf(event);
  }, []);
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, toNode }) => {
      const from = fromNode?.id;
      if (from === undefined || useDocument.getState().design.components[from] === undefined) return;
      const point = pointOf(event);
      const under = document.elementFromPoint(point.x, point.y);
      const to = toNode?.id ?? under?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      const isAway = Math.hypot(point.x - began.current.x, point.y - began.current.y) >= LEAST_PIXELS;
      if (to === undefined || (boundaryIdOf(to) !== undefined && under?.closest('[data-folded]') === null)) {
        if (isAway && under?.closest('.react-flow') !== null) onLoose(point, from);
        return;
      }
      if (to === from && !isAway) return;
      const why =
        boundaryIdOf(to) === undefined
          ? connectComponents(from, to)
          : 'A folded boundary cannot be called: open it and choose the component.';
      if (why !== undefined) toast.message(why);
    },
    [onLoose],
  );
  return { onConnectStart, onConnectEnd };
}
