import type { Block } from './block';
import type { ElkEdge, ElkNode } from './elk';
import { CAPTION_HEIGHT, COMPONENT, PADDING } from './size';

export type Direction = 'right' | 'down';

/**
 * How a drawing is kept from getting long: `wrapped` breaks a long chain of columns into rows, like a line of text, so that its
 * width is about `ratio` times its height;
 * `tallest` allows at most so many components in a column and takes more columns instead.
 */
export type Fold =
  | { readonly type: 'wrapped'; readonly ratio?: number }
  | { readonly type: 'tallest'; readonly components: number };

/** How ELK is asked. */
export type Preset = {
  readonly root: (children: readonly ElkNode[]) => ElkNode;
  readonly component: (elkId: string, id: string) => ElkNode;
  readonly boundary: (elkId: string, children: readonly ElkNode[]) => ElkNode;
  readonly block: (elkId: string, block: Block) => ElkNode;
  readonly connector: (
    id: string,
    ends: { readonly from: string; readonly to: string; readonly label: string },
  ) => ElkEdge;
};

const LABEL_HEIGHT = 16;
/** About as wide as the words are at 11 pixels: nothing here can measure them, and some room to spare does no harm. */
const labelWidth = (label: string): number => Math.min(LONGEST_LABEL, Math.ceil(label.length * 6.2) + 12);
const LONGEST_LABEL = 180;

const CAPTION = { text: 'caption', width: COMPONENT.width, height: CAPTION_HEIGHT };
const PADDING_OPTION = `[top=${PADDING.top},left=${PADDING.side},bottom=${PADDING.bottom},right=${PADDING.side}]`;

const ROOMY = {
  'elk.spacing.nodeNode': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '48',
  'elk.spacing.edgeNode': '20',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};

/** Where room is short. */
const TIGHT = {
  'elk.spacing.nodeNode': '24',
  'elk.layered.spacing.nodeNodeBetweenLayers': '32',
  'elk.spacing.edgeNode': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.spacing.edgeEdge': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
};

/** ELK wraps with many edges between rows (MULTI_EDGE); Coffman, Graham 1972 bounds a column. */
function folding(fold: Fold | undefined): Readonly<Record<string, string>> {
  if (fold === undefined) return {};
  if (fold.type === 'tallest') {
    return {
      'elk.layered.layering.strategy': 'COFFMAN_GRAHAM',
      'elk.layered.layering.coffmanGraham.layerBound': String(fold.components),
    };
  }
  return {
    'elk.layered.wrapping.strategy': 'MULTI_EDGE',
    'elk.layered.wrapping.additionalEdgeSpacing': '8',
    'elk.aspectRatio': String(fold.ratio ?? 1.5),
  };
}

/** How often ELK begins anew with the order in each column, to find the one with the fewest crossings. */
const tries = (size: number): number => (size <= 50 ? 100 : size <= 100 ? 30 : size <= 500 ? 7 : 1);
/** Half the time for one crossing more in twenty, over seeded slides of 14 to 24 components. */
const quickTries = (size: number): number => (size <= 14 ? 60 : size <= 24 ? 25 : 7);

export function presetOf(options: {
  readonly size: number;
  readonly direction: Direction;
  readonly fold?: Fold | undefined;
  readonly isTight?: boolean | undefined;
  readonly isQuick?: boolean | undefined;
}): Preset {
  const { size, direction, fold, isTight = false, isQuick = false } = options;
  const spacing = {
    ...(isTight ? TIGHT : ROOMY),
    'elk.spacing.labelNode': '0',
    'elk.spacing.edgeLabel': '0',
    'elk.edgeLabels.inline': 'true',
    'elk.edgeLabels.placement': 'CENTER',
    ...folding(fold),
  };
  const root = {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.shapeCoords': 'ROOT',
    'elk.json.edgeCoords': 'ROOT',
    'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    'elk.randomSeed': '1',
    'elk.separateConnectedComponents': 'false',
    'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
    'elk.layered.nodePlacement.strategy': size <= 100 ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF',
    'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
    'elk.layered.thoroughness': String(isQuick ? quickTries(size) : tries(size)),
    'elk.layered.crossingMinimization.greedySwitchHierarchical.type': 'TWO_SIDED',
    ...(size <= 300 ? { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' } : {}),
    ...spacing,
  };
  return {
    root: (children) => ({ id: 'root', layoutOptions: root, children }),
    component: (elkId) => ({
      id: elkId,
      ...COMPONENT,
      labels: [CAPTION],
      layoutOptions: { 'elk.nodeLabels.placement': 'OUTSIDE V_BOTTOM H_CENTER' },
    }),
    boundary: (elkId, children) => ({
      id: elkId,
      layoutOptions: { 'elk.padding': PADDING_OPTION, ...spacing },
      children,
    }),
    block: (elkId, { width, height }) => ({ id: elkId, width, height }),
    connector: (id, { from, to, label }) => ({
      id,
      sources: [from],
      targets: [to],
      ...(label === '' ? {} : { labels: [{ text: label, width: labelWidth(label), height: LABEL_HEIGHT }] }),
    }),
  };
}
