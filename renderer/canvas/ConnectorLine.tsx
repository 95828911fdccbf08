import { textWidth } from '@shared/formats';
import { middleOf, roundedPath } from '@shared/layout';
import { type Connector, type Position, printQuantity } from '@shared/model';
import { editName } from '@renderer/state/session';
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo, type ReactElement, useState } from 'react';
import { Bends } from './Bends';
import { ConnectorLabel, EditableLabel } from './ConnectorLabel';
import styles from './ConnectorLine.module.css';
import { useHovered } from './hover';
import { labelOf } from './labels';
import { type ConnectorData, type ConnectorEdge, connectorNodeId } from './nodeTypes';

/** One connector: solid where the caller waits, dashed where it does not, dotted where an import only concluded it. */
export const ConnectorLine = memo(
  ({ id, source, target, data, selected = false }: EdgeProps<ConnectorEdge>): ReactElement | null => {
    const [draft, setDraft] = useState<readonly Position[]>();
    const isHovered = useHovered((state) => state.id === id);
    if (data === undefined) return null;
    const { connector, lens } = data;
    const points = draft ?? data.points;
    const label = draft === undefined ? data.label : undefined;
    const rest = label === null ? '' : (label?.text ?? labelOf(data));
    const text = isHovered ? withTime(data) : selected ? withLoad(data) : rest;
    const onLine = label == null ? middleOf(points) : { x: label.x + label.width / 2, y: label.y + label.height / 2 };
    // The line of a selected connector has handles: what it says stands beside them.
    const at = selected || isHovered ? besideLine(points, onLine, text) : onLine;
    const look = [
      styles.line,
      connector.mode === 'async' ? styles.async : '',
      connector.inferredFrom === undefined ? '' : styles.inferred,
      lens === undefined ? '' : styles[`lens-${lens.tone}`],
      selected ? styles.selected : '',
    ].join(' ');
    // A line that stands for several, or ends at a folded boundary, has no corners and no label of its own.
    const isOwn = data.count === 1 && source === connector.from && target === connector.to;
    return (
      // The keyboard edits the label by Enter or F2.
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
      <g onDoubleClick={() => isOwn && editName(connectorNodeId(id))}>
        <BaseEdge
          id={id}
          path={roundedPath(shortened(points))}
          className={look}
          style={dashesOf(connector, points)}
          interactionWidth={16}
        />
        <path d={arrowhead(points)} className={`${styles.head} ${selected ? styles.selectedHead : ''}`} />
        {selected && isOwn ? (
          <>
            <EditableLabel id={id} own={connector.label ?? ''} at={at} text={text} />
            <Bends id={id} connector={connector} points={points} onDraft={setDraft} />
          </>
        ) : (
          <ConnectorLabel at={at} text={text} isSelected={selected || isHovered} isDim={data.isDim === true} />
        )}
      </g>
    );
  },
);
ConnectorLine.displayName = 'ConnectorLine';

const LABEL_FONT = { size: 11, weight: 600 } as const;
const BESIDE = 17;

/** Above a segment that lies, to the right of one that stands. */
function besideLine(points: readonly Position[], at: Position, text: string): Position {
  const segment = points.findIndex((b, i) => {
    const a = points[i - 1];
    if (a === undefined) return false;
    const [dx, dy] = [Math.abs(b.x - a.x), Math.abs(b.y - a.y)];
    return dx >= dy ? isBetween(at.x, a.x, b.x) && Math.abs(at.y - a.y) < BESIDE : isBetween(at.y, a.y, b.y);
  });
  const [a, b] = [points[segment - 1], points[segment]];
  const stands = a !== undefined && b !== undefined && Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
  return stands
    ? { x: a.x + BESIDE + textWidth(text, LABEL_FONT) / 2, y: at.y }
    : { x: at.x, y: (a?.y ?? at.y) - BESIDE };
}

const isBetween = (value: number, a: number, b: number): boolean =>
  value >= Math.min(a, b) - 1 && value <= Math.max(a, b) + 1;

/** The label, and while it is selected its load. */
function withLoad(data: ConnectorData): string {
  const { callsPerSecond, count } = data;
  const load = count === 1 && callsPerSecond != null ? printQuantity(callsPerSecond, 'rate') : '';
  return [labelOf(data), load].filter((part) => part !== '').join(' · ');
}

/** The same, and how long the callee takes. */
function withTime(data: ConnectorData): string {
  const time = data.count === 1 && data.calleeMs != null ? printQuantity(data.calleeMs, 'duration') : '';
  return [withLoad(data), time].filter((part) => part !== '').join(' · ');
}

const DASHES = [6, 4] as const;
/** So long a line has longer dashes: each of them is worked out for every frame, whether it is in view or not. */
const LONG = 500;

function dashesOf({ mode, inferredFrom }: Connector, points: readonly Position[]): CSSProperties | undefined {
  if (mode !== 'async' && inferredFrom === undefined) return undefined;
  const length = points.reduce(
    (sum, { x, y }, i) => (i === 0 ? 0 : sum + Math.abs(x - points[i - 1]!.x) + Math.abs(y - points[i - 1]!.y)),
    0,
  );
  if (length < LONG) return undefined;
  return { strokeDasharray: DASHES.map((dash) => Math.round((dash * length) / LONG)).join(' ') };
}

const HEAD = 7;

/** The line ends where the arrowhead begins, or it would show beside the point. */
function shortened(points: readonly Position[]): readonly Position[] {
  const end = points.at(-1)!;
  const before = points.at(-2);
  if (before === undefined) return points;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const by = Math.min(HEAD - 1, length);
  return [
    ...points.slice(0, -1),
    { x: end.x - ((end.x - before.x) * by) / length, y: end.y - ((end.y - before.y) * by) / length },
  ];
}

function arrowhead(points: readonly Position[]): string {
  const end = points.at(-1)!;
  const before = points.at(-2) ?? end;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [ux, uy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const back = { x: end.x - ux * HEAD, y: end.y - uy * HEAD };
  const half = HEAD * 0.5;
  return `M${end.x} ${end.y}L${back.x - uy * half} ${back.y + ux * half}L${back.x + uy * half} ${back.y - ux * half}Z`;
}
