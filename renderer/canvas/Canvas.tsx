import '@xyflow/react/dist/base.css';
import type { Report } from '@shared/analysis';
import { captionOptionsOf } from '@shared/formats';
import type { Design, Position } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { useSettings } from '@renderer/state/settings';
import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  ConnectionMode,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react';
import { type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { BesideSelection } from './BesideSelection';
import { BoundaryFrame } from './BoundaryFrame';
import styles from './Canvas.module.css';
import { ComponentCard } from './ComponentCard';
import { ConnectorLine } from './ConnectorLine';
import { crowdOf } from './crowd';
import { AT_REST, createFlow, type LineFigures } from './flow';
import { createLabels } from './labels';
import { Crumbs } from './Crumbs';
import { useEntered } from './entering';
import { Ghost } from './Ghost';
import { Guides } from './Guides';
import { hover } from './hover';
import { LensPicker } from './LensPicker';
import { createMarks } from './marks';
import { Minimap } from './Minimap';
import type { ConnectorEdge, FlowNode } from './nodeTypes';
import { Overview } from './Overview';
import { PaperCard } from './PaperCard';
import { Passing } from './Passing';
import { onEdgeSelection, onNodeSelection } from './selecting';
import { Sketching } from './Sketching';
import { useConnecting } from './useConnecting';
import { useDragging } from './useDragging';
import { useDrop } from './useDrop';
import { useFrame } from './useFrame';
import { useNearby } from './useNearby';
import { useOverview } from './useOverview';
import { useLens } from './useLens';
import { useContextMenu } from './useContextMenu';
import { useTools } from './useTools';
import { lookThrough } from './viewport';
import { ZoomControl } from './ZoomControl';

const NODE_TYPES = { component: ComponentCard, boundary: BoundaryFrame, paper: PaperCard };
const EDGE_TYPES = { connector: ConnectorLine };
/** Names grow as the drawing shrinks, so that they are read from further away; what else is on a card steps back. */
const distanceAt = (zoom: number): 'near' | 'middle' | 'far' | 'farthest' =>
  zoom >= 0.7 ? 'near' : zoom >= 0.57 ? 'middle' : zoom >= 0.47 ? 'far' : 'farthest';

type Props = {
  readonly report: Report | undefined;
  /** Shown instead of the design, to be looked at only. */
  readonly variant?: Design | undefined;
  /** Killed in a drill. */
  readonly dead?: readonly string[] | undefined;
  /** A layout has just been applied: components glide to their places. */
  readonly isArranging: boolean;
  /** A double-click on empty canvas, or a connector that ended there; the point is in the window. */
  readonly onAdd: (point: Position, from?: string) => void;
  /** A right click without a drag. */
  readonly onMenu: (point: Position) => void;
  /** Stands beside what is selected while nothing is being drawn or moved. */
  readonly besideSelection?: ReactNode;
  readonly children?: ReactNode;
};

export const Canvas = (props: Props): ReactElement => (
  <ReactFlowProvider>
    <Flow {...props} />
  </ReactFlowProvider>
);

function Flow({ report, variant, dead, isArranging, onAdd, onMenu, besideSelection, children }: Props): ReactElement {
  const own = useDocument((state) => state.design);
  const design = variant ?? own;
  const selection = useSession((state) => state.selection);
  const isMinimapOpen = useSession((state) => state.isMinimapOpen);
  const isGridShown = useSession((state) => state.isGridShown);
  const spotlight = useSession((state) => state.spotlight);
  const isPresenting = useSession((state) => state.isPresenting);
  const wheel = useSettings((state) => state.wheel);
  const flow = useState(createFlow)[0];
  const withLabels = useState(createLabels)[0];
  const marksOf = useState(createMarks)[0];
  const size = Object.keys(design.components).length;
  const distance = useStore((state) => distanceAt(state.transform[2]));
  const isCrowd = useMemo(() => crowdOf(design), [design]);
  const isOverview = useStore((state) => isCrowd(state.width, state.height, state.transform[2]));
  useFrame(design);
  useViewport();
  const { motion, guides, onMove, onStop } = useDragging();
  const { tool, isDrawing, sketching, handlers } = useTools();
  const connecting = useConnecting(onAdd);
  const menu = useContextMenu(onMenu, isOverview);
  const overview = useOverview({ isOn: isOverview && variant === undefined, onMove, onStop });
  const drop = useDrop();

  const lens = useLens(design, report);
  const marks = useMemo(
    () => marksOf(report, captionOptionsOf(design.assumptions), lens, dead),
    [marksOf, report, design.assumptions, lens, dead],
  );
  const inside = useEntered(design);
  const lit = spotlight ?? inside;
  const scene = useMemo(() => ({ ...motion, spotlight: lit }), [motion, lit]);
  const nodes = useMemo(
    () => flow.nodes(design, marks, selection, scene, lens),
    [flow, design, marks, selection, scene, lens],
  );
  // The connectors of what is being copied stay with the originals.
  const attached = useMemo(() => (scene.isCopy === true ? { ...scene, draft: AT_REST.draft } : scene), [scene]);
  const lines = useMemo(
    () => flow.edges(design, (id) => lineFigures(report, design, id), selection, attached, lens),
    [flow, design, report, selection, attached, lens],
  );
  const nearby = useNearby(nodes, lines);
  // From afar there is no room for a label.
  const edges = useMemo(
    () => (isOverview ? NO_EDGES : withLabels(nearby.edges, nearby.nodes, motion.draft.size > 0)),
    [withLabels, isOverview, nearby, motion],
  );
  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      onMove(changes);
      onNodeSelection(changes);
    },
    [onMove],
  );

  return (
    // What the pointer does here has keys of its own: the table of actions.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`${styles.canvas} ${isArranging ? styles.arranging : ''}`}
      data-testid="canvas"
      data-tool={tool}
      data-distance={distance}
      onDoubleClick={(event) => isPane(event.target) && !isDrawing && onAdd({ x: event.clientX, y: event.clientY })}
      {...menu}
      {...handlers}
      {...(isDrawing ? {} : overview.handlers)}
    >
      <ReactFlow<FlowNode, ConnectorEdge>
        tabIndex={0}
        aria-label={`Canvas: ${design.name || 'Untitled'}`}
        aria-describedby="drawing-counts"
        nodes={isOverview ? NO_NODES : nearby.nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgeSelection}
        onEdgeMouseEnter={onEdgeEnter}
        onEdgeMouseLeave={onEdgeLeave}
        onNodeDragStop={onStop}
        onSelectionDragStop={onStop}
        {...connecting}
        {...drop}
        connectionMode={ConnectionMode.Loose}
        connectionLineType={ConnectionLineType.SmoothStep}
        connectionRadius={24}
        defaultViewport={DEFAULT_VIEWPORT}
        minZoom={0.02}
        maxZoom={4}
        snapToGrid={false}
        selectionOnDrag={tool === 'select'}
        selectionMode={SelectionMode.Partial}
        nodesDraggable={tool === 'select' && variant === undefined}
        nodesConnectable={variant === undefined}
        panOnDrag={tool === 'hand' ? HAND_BUTTONS : PAN_BUTTONS}
        panOnScroll={wheel === 'pan'}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={MULTI_KEYS}
        disableKeyboardA11y
        nodesFocusable={false}
        edgesFocusable={false}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        nodeDragThreshold={2}
        proOptions={PRO}
      >
        {isGridShown && <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} color="var(--grid)" />}
        {!isOverview && <Passing lines={nearby.passing} />}
        {isOverview && <Overview nodes={nodes} edges={lines} />}
        <Guides guides={guides} />
        <Ghost />
        <Sketching sketching={sketching ?? overview.marquee} />
        {besideSelection && motion === AT_REST && tool === 'select' && !isArranging && (
          <BesideSelection>{besideSelection}</BesideSelection>
        )}
        <LensPicker view={lens} />
        {!isPresenting && <Crumbs />}
        {!isPresenting && <ZoomControl />}
        {isMinimapOpen && size > 0 && <Minimap nodes={nodes} />}
      </ReactFlow>
      {children}
    </div>
  );
}

const onEdgeEnter = (_: unknown, { id }: ConnectorEdge): void => hover(id);
const onEdgeLeave = (): void => hover(undefined);

function lineFigures(report: Report | undefined, design: Design, id: string): LineFigures | undefined {
  const figures = report?.connectors[id];
  if (report === undefined || figures === undefined) return undefined;
  const to = design.connectors[id]!.to;
  return { callsPerSecond: figures.callsPerSecond, calleeMs: report.components[to]?.meanMs ?? null };
}

const NO_NODES: FlowNode[] = [];
const NO_EDGES: ConnectorEdge[] = [];
const DEFAULT_VIEWPORT = { x: 0, y: 0, zoom: 1 };
const PAN_BUTTONS = [1, 2];
const HAND_BUTTONS = [0, 1, 2];
const MULTI_KEYS = ['Shift', 'Meta', 'Control'];
const PRO = { hideAttribution: true };

const isPane = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('.react-flow__pane, .react-flow__background, [data-testid="canvas"]');

/** Others ask where the canvas looks. */
function useViewport(): void {
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow();
  const store = useStoreApi();
  useEffect(
    () =>
      lookThrough({
        toDesign: (point) => screenToFlowPosition(point, { snapToGrid: false }),
        toScreen: (position) => flowToScreenPosition(position),
        centre: () => {
          const { width, height, transform } = store.getState();
          const [x, y, zoom] = transform;
          return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
        },
      }),
    [screenToFlowPosition, flowToScreenPosition, store],
  );
}
