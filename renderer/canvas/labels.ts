import { type LabelledLine, type LabelPlace, labelPlaces, textWidth, withCaption } from '@shared/formats';
import { type Box, COMPONENT } from '@shared/layout';
import { connectorCaption, type Position } from '@shared/model';
import type { ConnectorData, ConnectorEdge, FlowNode } from './nodeTypes';

/** What stands beside a connector while nobody has selected it. */
export const labelOf = ({ connector, count, lens }: ConnectorData): string => {
  if (lens !== undefined && lens.text !== '') return lens.text;
  return count > 1 ? `${count} connectors` : connectorCaption(connector);
};

type Place = LabelPlace | null;
type Found = { readonly points: readonly Position[]; readonly text: string; readonly place: Place };

/**
 * Gives labels places where they cover no card, no title and no other label; the same places while nothing has moved.
 * While something is on its way, only what stays where it was keeps its place: the rest is placed when it is put down.
 */
export function createLabels() {
  let lines: readonly LabelledLine[] = [];
  let obstacles: readonly Box[] = [];
  let found: ReadonlyMap<string, Found> = new Map();
  const kept = new Map<string, { readonly edge: ConnectorEdge; readonly made: ConnectorEdge }>();

  const place = (edges: readonly ConnectorEdge[], nodes: readonly FlowNode[]): void => {
    const next = edges.map(({ data }) => ({ points: data!.points, text: labelOf(data!) }));
    const taken = nodes.flatMap(roomOf);
    if (isSameLines(lines, next) && isSameBoxes(obstacles, taken)) return;
    const places = labelPlaces(next, taken);
    [lines, obstacles] = [next, taken];
    found = new Map(edges.map(({ id }, i) => [id, { ...next[i]!, place: places[i] ?? null }]));
  };

  return (edges: readonly ConnectorEdge[], nodes: readonly FlowNode[], isMoving: boolean): ConnectorEdge[] => {
    if (!isMoving) place(edges, nodes);
    return edges.map((edge) => {
      const before = found.get(edge.id);
      const isHere = before?.points === edge.data!.points && before.text === labelOf(edge.data!);
      const label = isHere ? before.place : undefined;
      const known = kept.get(edge.id);
      if (known?.edge === edge && known.made.data!.label === label) return known.made;
      const made: ConnectorEdge = { ...edge, data: { ...edge.data!, label } };
      kept.set(edge.id, { edge, made });
      return made;
    });
  };
}

const TITLE = { size: 12, weight: 600 } as const;

/** What a node needs of the canvas: a card with its figures, the title of a frame. */
function roomOf(node: FlowNode): Box[] {
  if (node.type === 'component') return [withCaption({ ...node.position, ...COMPONENT })];
  if (node.type !== 'boundary') return [];
  const { boundary, name } = node.data;
  if (boundary.folded === true) return [{ ...node.position, ...COMPONENT }];
  const width = textWidth(`${boundary.kind} ${name}`, TITLE) + 40;
  return [{ x: node.position.x + 8, y: node.position.y + 6, width, height: 22 }];
}

const isSameLines = (a: readonly LabelledLine[], b: readonly LabelledLine[]): boolean =>
  a.length === b.length && a.every(({ points, text }, i) => points === b[i]!.points && text === b[i]!.text);

const isSameBoxes = (a: readonly Box[], b: readonly Box[]): boolean =>
  a.length === b.length &&
  a.every(({ x, y, width, height }, i) => {
    const other = b[i]!;
    return x === other.x && y === other.y && width === other.width && height === other.height;
  });
