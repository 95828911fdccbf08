import { records } from '@shared/edit';
import { boundaryAt, boundaryBoxes, type Box, EMPTY_BOUNDARY } from '@shared/layout';
import { papersOf, type Position, unique } from '@shared/model';
import { endGesture, run, useDocument } from '@renderer/state/document';
import { editName, select, takeTool, type Tool, useSession } from '@renderer/state/session';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { drawBoundary } from './enclose';
import { paperSize } from './paperSize';
import { simplified } from './stroke';

/** What is being drawn right now, in design coordinates. */
export type Sketching =
  | { readonly type: 'box'; readonly box: Box }
  | { readonly type: 'ink'; readonly points: readonly number[] }
  | undefined;

/** Tools that take the pointer for themselves; the others leave it to the canvas. */
const DRAWING: ReadonlySet<Tool> = new Set(['boundary', 'note', 'text', 'pencil', 'eraser']);
/** A box that is smaller was a click. */
const LEAST = 12;

type Press = { readonly tool: Tool; readonly from: Position; readonly points: number[] };

/** The pointer while a drawing tool is taken: it draws boundaries, notes, text and strokes, and erases. */
export function useTools() {
  const tool = useSession((state) => state.tool);
  const { screenToFlowPosition, getViewport } = useReactFlow();
  const [sketching, setSketching] = useState<Sketching>();
  const press = useRef<Press | undefined>(undefined);
  const isDrawing = DRAWING.has(tool);

  const handlers = useMemo(() => {
    if (!isDrawing) return {};
    const at = (event: PointerEvent) =>
      screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const takes = (event: MouseEvent) =>
      event.button === 0 &&
      event.target instanceof Element &&
      event.target.closest('.react-flow__renderer, .react-flow__nodesselection') !== null;
    return {
      onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
        if (!takes(event)) return;
        event.stopPropagation();
        const from = at(event);
        press.current = { tool, from, points: [from.x, from.y] };
        event.currentTarget.setPointerCapture(event.pointerId);
        if (tool === 'eraser') eraseAt(from, 8 / getViewport().zoom);
      },
      onMouseDownCapture: (event: MouseEvent<HTMLElement>) => {
        // The canvas below begins its own drags with the mouse: not now.
        if (takes(event)) event.stopPropagation();
      },
      onPointerMoveCapture: (event: PointerEvent<HTMLElement>) => {
        const began = press.current;
        if (began?.tool !== tool) return;
        event.stopPropagation();
        const to = at(event);
        if (tool === 'boundary') setSketching({ type: 'box', box: between(began.from, to) });
        if (tool === 'eraser') eraseAt(to, 8 / getViewport().zoom);
        if (tool !== 'pencil') return;
        began.points.push(to.x, to.y);
        setSketching({ type: 'ink', points: [...began.points] });
      },
      onPointerUpCapture: (event: PointerEvent<HTMLElement>) => {
        const began = press.current;
        press.current = undefined;
        setSketching(undefined);
        if (began?.tool !== tool) return;
        event.stopPropagation();
        finish(tool, began, at(event), getViewport().zoom);
      },
    };
  }, [tool, isDrawing, screenToFlowPosition, getViewport]);

  return { tool, isDrawing, sketching, handlers };
}

function between(a: Position, b: Position): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function finish(tool: Tool, { from, points }: Press, to: Position, zoom: number): void {
  switch (tool) {
    case 'boundary':
      return finishBoundary(from, to);
    case 'note':
    case 'text':
      return addPaper(tool, from);
    case 'pencil':
      return addStroke([...points, to.x, to.y], 0.7 / zoom);
    case 'eraser':
      return endGesture();
    case 'select':
    case 'hand':
    case 'connect':
      return undefined;
    default:
      return tool satisfies never;
  }
}

function finishBoundary(from: Position, to: Position): void {
  const drawn = between(from, to);
  const box =
    drawn.width < LEAST && drawn.height < LEAST
      ? { x: from.x - EMPTY_BOUNDARY.width / 2, y: from.y - EMPTY_BOUNDARY.height / 2, ...EMPTY_BOUNDARY }
      : drawn;
  const { design } = useDocument.getState();
  const frames = boundaryBoxes(design);
  const around = boundaryAt(frames, { x: box.x, y: box.y });
  const end = boundaryAt(frames, { x: box.x + box.width, y: box.y + box.height });
  const id = drawBoundary(box, 'frame', around === end ? around : undefined);
  takeTool('select');
  editName(`boundary:${id}`);
}

function addPaper(kind: 'note' | 'text', at: Position): void {
  const { design } = useDocument.getState();
  const id = unique(kind, design.notes);
  const size = paperSize({ kind, text: '', position: at });
  const position = {
    x: Math.round(at.x - (kind === 'note' ? size.width / 2 : 6)),
    y: Math.round(at.y - (kind === 'note' ? 24 : size.height / 2)),
  };
  run(records.setRecord(design, 'notes', id, { kind, text: '', position }));
  select({ notes: [id] });
  takeTool('select');
  editName(`paper:${id}`);
}

function addStroke(points: readonly number[], tolerance: number): void {
  const shape = simplified(points, tolerance);
  const left = Math.min(...shape.filter((_, i) => i % 2 === 0));
  const top = Math.min(...shape.filter((_, i) => i % 2 === 1));
  const relative = shape.map((value, i) => Math.round((value - (i % 2 === 0 ? left : top)) * 10) / 10);
  const { design } = useDocument.getState();
  const id = unique('stroke', design.notes);
  const position = { x: Math.round(left * 10) / 10, y: Math.round(top * 10) / 10 };
  run({ ...records.setRecord(design, 'notes', id, { kind: 'ink', points: relative, position }), label: 'Draw' });
}

/** Takes away the notes, text and strokes under the eraser; one press is one step of undo. Components are not erased. */
function eraseAt({ x, y }: Position, reach: number): void {
  const { design } = useDocument.getState();
  const hit = Object.entries(papersOf(design)).filter(([, paper]) => {
    const { position } = paper;
    if (paper.kind === 'ink') {
      const { points } = paper;
      return points.some(
        (_, i) => i % 2 === 0 && nearPoint(points, i, { x: x - position.x, y: y - position.y }, reach),
      );
    }
    const { width, height } = paperSize(paper);
    return x > position.x && x < position.x + width && y > position.y && y < position.y + height;
  });
  if (hit.length === 0) return;
  const touched = hit.flatMap(([id]) => records.removeRecord(design, 'notes', id).touched);
  run({ label: 'Erase', touched }, 'erase');
}

/** Near the line from a point of a stroke to the next. */
function nearPoint(points: readonly number[], i: number, at: Position, reach: number): boolean {
  const [ax, ay] = [points[i]!, points[i + 1]!];
  const [bx, by] = [points[i + 2] ?? ax, points[i + 3] ?? ay];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - ax) * (bx - ax) + (at.y - ay) * (by - ay)) / length));
  return Math.hypot(at.x - ax - t * (bx - ax), at.y - ay - t * (by - ay)) <= reach;
}
