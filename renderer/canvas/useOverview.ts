import { type Box, boxOf, COMPONENT } from '@shared/layout';
import type { Design, Position } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { frame, select, useSession } from '@renderer/state/session';
import { type NodeChange, useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { FlowNode } from './nodeTypes';
import type { Sketching } from './useTools';

const STILL_PIXELS = 3;

type Press = { readonly from: Position; readonly hit: string | undefined; isMoving: boolean };
type Options = {
  readonly isOn: boolean;
  readonly onMove: (changes: readonly NodeChange<FlowNode>[]) => void;
  readonly onStop: () => void;
};

/**
 * In the picture of a large design there are no elements to press: what lies under the pointer is found in the design.
 * A click selects, a drag moves the selection, a drag on empty canvas selects what it encloses, a double-click goes near.
 */
export function useOverview({ isOn, onMove, onStop }: Options) {
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const press = useRef<Press | undefined>(undefined);
  const [marquee, setMarquee] = useState<Sketching>();
  const handlers = useMemo(() => {
    if (!isOn) return {};
    const at = ({ clientX, clientY }: MouseEvent) =>
      screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    return {
      onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || useSession.getState().tool !== 'select' || !isCanvas(event.target)) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const from = at(event);
        const hit = componentAt(useDocument.getState().design, from);
        press.current = { from, hit, isMoving: false };
        const { components } = useSession.getState().selection;
        const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
        if (hit === undefined) return isMore ? undefined : select({});
        if (!components.has(hit)) select({ components: isMore ? [...components, hit] : [hit] });
      },
      onPointerMoveCapture: (event: PointerEvent<HTMLElement>) => {
        const began = press.current;
        if (began === undefined) return;
        event.stopPropagation();
        const to = at(event);
        const [dx, dy] = [to.x - began.from.x, to.y - began.from.y];
        if (Math.hypot(dx, dy) * getZoom() > STILL_PIXELS) began.isMoving = true;
        if (!began.isMoving) return;
        if (began.hit === undefined) return setMarquee({ type: 'box', box: between(began.from, to) });
        onMove(movesOf(began.hit, { x: dx, y: dy }));
      },
      onPointerUpCapture: (event: PointerEvent<HTMLElement>) => {
        const began = press.current;
        press.current = undefined;
        setMarquee(undefined);
        if (began === undefined) return;
        event.stopPropagation();
        if (!began.isMoving) return;
        if (began.hit !== undefined) return onStop();
        const { design } = useDocument.getState();
        select({ components: within(design, between(began.from, at(event))) });
      },
      onDoubleClickCapture: (event: MouseEvent<HTMLElement>) => {
        const hit = isCanvas(event.target) ? componentAt(useDocument.getState().design, at(event)) : undefined;
        if (hit === undefined) return;
        event.stopPropagation();
        frame({ what: 'components', components: [hit] });
      },
    };
  }, [isOn, onMove, onStop, screenToFlowPosition, getZoom]);
  return { handlers, marquee };
}

const isCanvas = (target: EventTarget): boolean =>
  target instanceof Element &&
  // The canvas itself, where a press captured the pointer.
  target.matches('.react-flow__pane, .react-flow__background, [data-testid="canvas"]');

/** What is selected moves together; the one that was pressed leads. */
function movesOf(hit: string, by: Position): readonly NodeChange<FlowNode>[] {
  const { design } = useDocument.getState();
  const { components } = useSession.getState().selection;
  return [hit, ...[...components].filter((id) => id !== hit)].flatMap((id) => {
    const component = design.components[id];
    if (component === undefined || component.pinned === true) return [];
    const { x, y } = boxOf(component);
    return [{ id, type: 'position' as const, dragging: true, position: { x: x + by.x, y: y + by.y } }];
  });
}

/** The component at a point of the design. */
export function componentAt(design: Design, { x, y }: Position): string | undefined {
  for (const [id, component] of Object.entries(design.components)) {
    const box = boxOf(component);
    if (x >= box.x && x <= box.x + COMPONENT.width && y >= box.y && y <= box.y + COMPONENT.height) return id;
  }
  return undefined;
}

const within = (design: Design, area: Box): readonly string[] =>
  Object.keys(design.components).filter((id) => {
    const { x, y } = boxOf(design.components[id]!);
    const isBeside = x > area.x + area.width || x + COMPONENT.width < area.x;
    return !isBeside && y <= area.y + area.height && y + COMPONENT.height >= area.y;
  });

const between = (a: Position, b: Position): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});
