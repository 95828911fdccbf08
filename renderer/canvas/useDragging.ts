import { snap, type Box, boundaryBoxes, boxOf, COMPONENT, GRID, type Guide, unite } from '@shared/layout';
import type { Design, Position } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { type NodeChange, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AT_REST, type Motion } from './flow';
import { type GhostOf, showGhost } from './ghost';
import { duplicateAt } from './insertFragment';
import { aroundLoose, insertionAt } from './insertion';
import { moveChange, nodeBox, startsOf, targetOf } from './move';
import { boundaryIdOf, type FlowNode, nameOf } from './nodeTypes';

const NEAR_PIXELS = 6;
/** More boxes than anybody could line up with at once: the nearest are enough. */
const MOST_OTHERS = 400;

type Keys = {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};
type Start = {
  readonly design: Design;
  readonly frames: Readonly<Record<string, Box>>;
  readonly dragged: readonly string[];
  readonly starts: ReadonlyMap<string, Position>;
  readonly box: Box;
  readonly others: readonly Box[];
  /** Where one loose component is dragged: the drawing whose connectors would take it in. */
  readonly around: Design | undefined;
};

const NO_GUIDES: readonly Guide[] = [];

/** A drag is a draft until the button is released; then it is one change. Alt copies, Shift keeps the axis, Ctrl does not snap. */
export function useDragging() {
  const [motion, setMotion] = useState<Motion>(AT_REST);
  const [guides, setGuides] = useState(NO_GUIDES);
  const start = useRef<Start | undefined>(undefined);
  const latest = useRef<{ motion: Motion; delta: Position }>({ motion: AT_REST, delta: { x: 0, y: 0 } });
  const keys = useRef<Keys>({ shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });
  const store = useStoreApi();

  useEffect(() => {
    const note = (event: Keys) => {
      const { shiftKey, ctrlKey, metaKey, altKey } = event;
      keys.current = { shiftKey, ctrlKey, metaKey, altKey };
    };
    globalThis.addEventListener('pointermove', note, true);
    globalThis.addEventListener('pointerdown', note, true);
    return () => {
      globalThis.removeEventListener('pointermove', note, true);
      globalThis.removeEventListener('pointerdown', note, true);
    };
  }, []);

  const onMove = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const moving = changes.flatMap((change) =>
        change.type === 'position' && change.dragging && change.position !== undefined ? [change] : [],
      );
      if (moving.length === 0) return;
      start.current ??= begin(moving.map(({ id }) => id));
      const began = start.current;
      const first = moving[0]!;
      const from = began.starts.get(first.id);
      if (from === undefined) return;
      const raw = { x: first.position!.x - from.x, y: first.position!.y - from.y };
      const held = keys.current.shiftKey ? alongOneAxis(raw) : raw;
      const isFree = keys.current.ctrlKey || keys.current.metaKey || !useSession.getState().isSnapping;
      const within = NEAR_PIXELS / store.getState().transform[2];
      const { delta, guides: lines } = isFree ? { delta: held, guides: NO_GUIDES } : settled(held, began, within);
      const draft = new Map([...began.starts].map(([id, { x, y }]) => [id, { x: x + delta.x, y: y + delta.y }]));
      const lead = draft.get(first.id)!;
      const size = nodeBox(began.design, first.id) ?? COMPONENT;
      const at = { x: lead.x + size.width / 2, y: lead.y + size.height / 2 };
      const home = boundaryIdOf(first.id) ?? began.design.components[first.id]?.boundary;
      const target = targetOf(began.design, began.frames, { moving: began.starts, at });
      const next = {
        draft,
        frames: began.frames,
        target: target === home ? undefined : target,
        isCopy: keys.current.altKey,
      };
      latest.current = { motion: next, delta };
      setMotion(next);
      setGuides(lines);
      showGhost(next.isCopy ? undefined : ghostOf(began, first.id, lead));
    },
    [store],
  );

  const onStop = useCallback(() => {
    const began = start.current;
    const { motion: moved, delta } = latest.current;
    start.current = undefined;
    latest.current = { motion: AT_REST, delta: { x: 0, y: 0 } };
    setMotion(AT_REST);
    setGuides(NO_GUIDES);
    showGhost(undefined);
    if (began === undefined || moved === AT_REST || (delta.x === 0 && delta.y === 0)) return;
    if (keys.current.altKey) return duplicateAt(delta);
    const { design } = useDocument.getState();
    run(moveChange(design, { places: moved.draft, frames: began.frames, dragged: began.dragged }));
  }, []);

  return { motion, guides, onMove, onStop };
}

function begin(ids: readonly string[]): Start {
  const { design } = useDocument.getState();
  const frames = boundaryBoxes(design);
  const starts = startsOf(design, ids);
  // Who is taken along by a frame was not dragged out of it.
  const within = new Set(
    ids.flatMap((id) =>
      boundaryIdOf(id) === undefined ? [] : [...startsOf(design, [id]).keys()].filter((each) => each !== id),
    ),
  );
  const dragged = ids.filter((id) => !within.has(id));
  const box = unite(dragged.flatMap((id) => nodeBox(design, id) ?? []));
  const others = Object.entries(design.components)
    .flatMap(([id, component]) => (starts.has(id) ? [] : [boxOf(component)]))
    .slice(0, MOST_OTHERS);
  const around = dragged.length === 1 ? aroundLoose(design, dragged[0]!) : undefined;
  return { design, frames, dragged, starts, box, others, around };
}

/** What letting go would do where a connector takes in what is dragged. */
function ghostOf({ design, around }: Start, id: string, at: Position): GhostOf | undefined {
  const component = design.components[id];
  const into = around && insertionAt(around, at);
  if (component === undefined || into === undefined) return undefined;
  const item = { type: 'component', kind: component.kind } as const;
  return { item, name: nameOf(component), at: into.position, into: into.connector, moves: into.moves };
}

const alongOneAxis = ({ x, y }: Position): Position => (Math.abs(x) >= Math.abs(y) ? { x, y: 0 } : { x: 0, y });

/** Onto a guide where one is near, else onto the grid. */
function settled(raw: Position, { box, others }: Start, within: number): { delta: Position; guides: readonly Guide[] } {
  const moved = { ...box, x: box.x + raw.x, y: box.y + raw.y };
  const { by } = snap(moved, others, within);
  const onGrid = (value: number) => Math.round(value / GRID) * GRID;
  const x = by.x === 0 ? onGrid(moved.x) - moved.x : by.x;
  const y = by.y === 0 ? onGrid(moved.y) - moved.y : by.y;
  const delta = { x: raw.x === 0 ? 0 : raw.x + x, y: raw.y === 0 ? 0 : raw.y + y };
  const { guides } = snap({ ...box, x: box.x + delta.x, y: box.y + delta.y }, others, 0.5);
  return { delta, guides };
}
