import { commands } from '@shared/edit';
import { type Box, boxOf, bent, dragged, GRID } from '@shared/layout';
import type { Connector, Position } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type ReactElement, useRef } from 'react';
import styles from './ConnectorLine.module.css';

/** A shorter segment has no room for a handle beside its corners. */
const LEAST_SEGMENT = 22;

/** Connectors find their own way again. */
export function straighten(ids: readonly string[]): void {
  const { design } = useDocument.getState();
  const bentOnes = ids.filter((id) => design.connectors[id]?.bends !== undefined);
  if (bentOnes.length === 0) return;
  run({ ...commands.setConnectors(design, bentOnes, { bends: undefined }), label: 'Straighten' });
}

type Props = {
  readonly id: string;
  readonly connector: Connector;
  readonly points: readonly Position[];
  /** The way while a segment is dragged; undefined when it is over. */
  readonly onDraft: (points: readonly Position[] | undefined) => void;
};

type Grip = {
  readonly segment: number;
  readonly points: readonly Position[];
  readonly ends: { readonly from: Box; readonly to: Box };
  bends?: readonly Position[];
};

/**
 * The handles by which a selected connector is bent. A drag is a draft until the button is released; then it is one
 * change. Ctrl does not snap; a double-click takes the bends out.
 */
export function Bends({ id, connector, points, onDraft }: Props): ReactElement {
  const { screenToFlowPosition } = useReactFlow();
  const grip = useRef<Grip | undefined>(undefined);
  const begin = (event: PointerEvent, segment: number) => {
    const { components } = useDocument.getState().design;
    const [from, to] = [components[connector.from], components[connector.to]];
    if (event.button !== 0 || from === undefined || to === undefined) return;
    event.stopPropagation();
    grip.current = { segment, points, ends: { from: boxOf(from), to: boxOf(to) } };
    // Not on the handle: while a segment becomes several, its handle comes and goes.
    const stop = new AbortController();
    const end = () => {
      stop.abort();
      keep();
    };
    globalThis.addEventListener('pointermove', move, { signal: stop.signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      globalThis.addEventListener(type, end, { signal: stop.signal });
  };
  const move = (event: globalThis.PointerEvent) => {
    const held = grip.current;
    if (held === undefined) return;
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const isFree = event.ctrlKey || event.metaKey || !useSession.getState().isSnapping;
    const onGrid = (value: number) => (isFree ? value : Math.round(value / GRID) * GRID);
    held.bends = dragged(held.points, held.segment, { x: onGrid(at.x), y: onGrid(at.y) }, held.ends);
    onDraft(bent(held.ends.from, held.ends.to, held.bends));
  };
  const keep = () => {
    const bends = grip.current?.bends;
    grip.current = undefined;
    onDraft(undefined);
    const { design } = useDocument.getState();
    if (bends === undefined || design.connectors[id] === undefined) return;
    run({ ...commands.setConnectors(design, [id], { bends: [...bends] }), label: 'Bend' });
  };
  return (
    <>
      {segmentsOf(points).map(({ segment, middle, isUpright }) => (
        // By key the arrows bend what is selected, and an action of the menu takes the bends out.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <rect
          key={segment}
          className={`${styles.bend} nopan nodrag`}
          data-upright={isUpright || undefined}
          data-testid="bend"
          x={middle.x - (isUpright ? 3 : 7)}
          y={middle.y - (isUpright ? 7 : 3)}
          width={isUpright ? 6 : 14}
          height={isUpright ? 14 : 6}
          rx={3}
          onPointerDown={(event) => begin(event, segment)}
          onDoubleClick={(event) => {
            event.stopPropagation();
            straighten([id]);
          }}
        >
          <title>Drag to bend; double-click and the connector finds its own way again</title>
        </rect>
      ))}
    </>
  );
}

function segmentsOf(points: readonly Position[]) {
  return points.slice(1).flatMap((b, segment) => {
    const a = points[segment]!;
    if (Math.hypot(b.x - a.x, b.y - a.y) < LEAST_SEGMENT) return [];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return [{ segment, middle, isUpright: Math.abs(b.x - a.x) < Math.abs(b.y - a.y) }];
  });
}
