import '@xyflow/react/dist/base.css';
import type { Report } from '@shared/analysis';
import { captionOptionsOf } from '@shared/formats';
import { boundaryBoxes, boxOf } from '@shared/layout';
import type { Position } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { select, useSession } from '@renderer/state/session';
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ConnectionMode,
  type EdgeChange,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type DragEvent, type ReactElement, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { BoundaryFrame } from './BoundaryFrame';
import styles from './Canvas.module.css';
import { ComponentCard } from './ComponentCard';
import { ConnectorLine } from './ConnectorLine';
import { boundaryAt, connectComponents, dropItem, type Item, ITEM_TYPE, moveTo, snapped } from './drop';
import { boundaryIdOf, type ConnectorEdge, createFlow, type Draft, type FlowNode, membersOf } from './flow';
import { createMarks } from './marks';
import { LensPicker } from './LensPicker';
import { Minimap } from './Minimap';
import { Overview } from './Overview';
import { useFrame } from './useFrame';
import { useLens } from './useLens';

const NODE_TYPES = { component: ComponentCard, boundary: BoundaryFrame };
const EDGE_TYPES = { connector: ConnectorLine };
const NO_DRAFT: Draft = new Map();
/** Below this zoom a large design is drawn as a picture: nobody reads a card of ten pixels. */
const OVERVIEW_ZOOM = 0.4;
const OVERVIEW_FROM = 300;

type Props = {
  readonly report: Report | undefined;
  /** A layout has just been applied: components glide to their places. */
  readonly isArranging: boolean;
  readonly children?: ReactNode;
};

export const Canvas = (props: Props): ReactElement => (
  <ReactFlowProvider>
    <Flow {...props} />
  </ReactFlowProvider>
);

function Flow({ report, isArranging, children }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const selection = useSession((state) => state.selection);
  const isMinimapOpen = useSession((state) => state.isMinimapOpen);
  const [draft, setDraft] = useState<Draft>(NO_DRAFT);
  const flow = useState(createFlow)[0];
  const marksOf = useState(createMarks)[0];
  const { screenToFlowPosition } = useReactFlow();
  const size = Object.keys(design.components).length;
  const isOverview = useStore((state) => state.transform[2] < OVERVIEW_ZOOM) && size > OVERVIEW_FROM;
  useFrame(design);

  const lens = useLens(design, report);
  const marks = useMemo(
    () => marksOf(report, captionOptionsOf(design.assumptions), lens),
    [marksOf, report, design.assumptions, lens],
  );
  const nodes = useMemo(() => flow.nodes(design, marks, selection, draft), [flow, design, marks, selection, draft]);
  const edges = useMemo(
    () => flow.edges(design, (id) => report?.connectors[id]?.callsPerSecond, selection, draft, lens),
    [flow, design, report, selection, draft, lens],
  );

  // A drag is a draft until the button is released; then it is one change.
  const latest = useRef(NO_DRAFT);
  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const moved = positionsOf(changes);
    if (moved.size > 0) {
      latest.current = new Map([...latest.current, ...moved]);
      setDraft(latest.current);
    }
    const selects = changes.filter((change) => change.type === 'select');
    if (selects.length > 0) {
      const { components, boundaries, connectors } = useSession.getState().selection;
      const next = { components: new Set(components), boundaries: new Set(boundaries), connectors };
      for (const { id, selected } of selects) {
        const boundary = boundaryIdOf(id);
        const set = boundary === undefined ? next.components : next.boundaries;
        if (selected) set.add(boundary ?? id);
        else set.delete(boundary ?? id);
      }
      select(next);
    }
  }, []);
  const onEdgesChange = useCallback((changes: EdgeChange<ConnectorEdge>[]) => {
    const selects = changes.filter((change) => change.type === 'select');
    if (selects.length === 0) return;
    const { components, boundaries, connectors } = useSession.getState().selection;
    const next = new Set(connectors);
    for (const { id, selected } of selects) {
      if (selected) next.add(id);
      else next.delete(id);
    }
    select({ components, boundaries, connectors: next });
  }, []);
  const onDragStop = useCallback(() => {
    const moved = latest.current;
    latest.current = NO_DRAFT;
    setDraft(NO_DRAFT);
    if (moved.size === 0) return;
    moveTo(new Map([...moved].map(([id, at]) => [id, snapped(at)])));
  }, []);

  const onConnectEnd: OnConnectEnd = useCallback((event, { fromNode, toNode }) => {
    const from = fromNode?.id;
    if (from === undefined) return;
    const point = 'changedTouches' in event ? event.changedTouches[0]! : event;
    // A connector may be dropped anywhere on a component, not only on a handle.
    const under = document
      .elementFromPoint(point.clientX, point.clientY)
      ?.closest<HTMLElement>('.react-flow__node-component');
    const to = toNode?.id ?? under?.dataset['id'];
    if (to !== undefined && boundaryIdOf(to) === undefined) connectComponents(from, to);
  }, []);

  const onDrop = useCallback(
    (event: DragEvent) => {
      const text = event.dataTransfer.getData(ITEM_TYPE);
      if (text === '') return;
      event.preventDefault();
      const { design: now } = useDocument.getState();
      const position = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      dropItem(JSON.parse(text) as Item, position, boundaryAt(now, position));
    },
    [screenToFlowPosition],
  );

  return (
    <div className={`${styles.canvas} ${isArranging ? styles.arranging : ''}`} data-testid="canvas">
      <ReactFlow<FlowNode, ConnectorEdge>
        nodes={isOverview ? [] : nodes}
        edges={isOverview ? [] : edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={onDragStop}
        onConnectEnd={onConnectEnd}
        onDrop={onDrop}
        onDragOver={allowDrop}
        connectionMode={ConnectionMode.Loose}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={24}
        defaultViewport={DEFAULT_VIEWPORT}
        minZoom={0.02}
        maxZoom={4}
        snapToGrid={false}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnDrag={PAN_BUTTONS}
        panOnScroll
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={MULTI_KEYS}
        disableKeyboardA11y
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        nodeDragThreshold={2}
        proOptions={PRO}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} color="var(--grid)" />
        {isOverview && <Overview nodes={nodes} edges={edges} />}
        <LensPicker view={lens} />
        {isMinimapOpen && size > 0 && <Minimap nodes={nodes} />}
      </ReactFlow>
      {children}
    </div>
  );
}

const DEFAULT_VIEWPORT = { x: 0, y: 0, zoom: 1 };
const PAN_BUTTONS = [1, 2];
const MULTI_KEYS = ['Shift', 'Meta', 'Control'];
const PRO = { hideAttribution: true };

const allowDrop = (event: DragEvent): void => {
  if (!event.dataTransfer.types.includes(ITEM_TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
};

/** New places of components; a frame that is dragged takes what stands in it along. */
function positionsOf(changes: readonly NodeChange<FlowNode>[]): Map<string, Position> {
  const moved = new Map<string, Position>();
  const { design } = useDocument.getState();
  for (const change of changes) {
    if (change.type !== 'position' || change.position === undefined || !change.dragging) continue;
    const boundary = boundaryIdOf(change.id);
    const members = boundary === undefined ? [] : membersOf(design, boundary);
    if (boundary === undefined || members.length === 0) {
      moved.set(change.id, change.position);
      continue;
    }
    const origin = boundaryBoxes(design)[boundary]!;
    for (const id of members) {
      const at = boxOf(design.components[id]!);
      moved.set(id, { x: at.x + change.position.x - origin.x, y: at.y + change.position.y - origin.y });
    }
  }
  return moved;
}
