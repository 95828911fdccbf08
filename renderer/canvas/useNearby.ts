import type { Box } from '@shared/layout';
import { COMPONENT } from '@shared/layout';
import type { Position } from '@shared/model';
import { useStore } from '@xyflow/react';
import { useMemo } from 'react';
import type { ConnectorEdge, FlowNode } from './nodeTypes';

/** What so few nodes are is not worth choosing from. */
const FEW = 150;
/** A connector that passes by, as pieces within the area: the rest of its way is far outside. */
export type PassingLine = { readonly isAsync: boolean; readonly path: string };
const NONE: readonly PassingLine[] = [];

/**
 * What lies in view or near it, with the other ends of its connectors and all that is selected; and the connectors that
 * only pass there. The canvas is told of no others, so that its work does not grow with the design, and a jump to far away
 * never draws all at once.
 */
export function useNearby(nodes: readonly FlowNode[], edges: readonly ConnectorEdge[]) {
  const isSmall = nodes.length <= FEW;
  const near = useStore(({ width, height, transform: [x, y, zoom] }) =>
    isSmall ? '' : tileOf({ x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }, { width, height, zoom }),
  );
  return useMemo(() => {
    if (isSmall) return { nodes: [...nodes], edges: [...edges], passing: NONE };
    const area = areaOf(near);
    const close = shrunk(area);
    const isClose = new Set(nodes.filter((node) => meets(boxOfNode(node), close)).map(({ id }) => id));
    const own: ConnectorEdge[] = [];
    const passing: PassingLine[] = [];
    for (const edge of edges) {
      if (edge.selected || isClose.has(edge.source) || isClose.has(edge.target)) own.push(edge);
      else {
        const path = piecesWithin(edge.data?.points ?? [], area);
        if (path !== '') passing.push({ isAsync: edge.data?.connector.mode === 'async', path });
      }
    }
    const ends = new Set(own.flatMap(({ source, target }) => [source, target]));
    const here = nodes.filter((node) => node.selected || ends.has(node.id) || meets(boxOfNode(node), area));
    return { nodes: here, edges: own, passing };
  }, [isSmall, near, nodes, edges]);
}

type Window = { readonly width: number; readonly height: number; readonly zoom: number };

/** The tile of the plane in which the view has its middle; tiles are as large as the view, in steps of two. */
function tileOf({ x, y }: { readonly x: number; readonly y: number }, { width, height, zoom }: Window): string {
  const step = 2 ** Math.floor(Math.log2(zoom));
  const [w, h] = [Math.max(1, width / step), Math.max(1, height / step)];
  return `${Math.floor(x / w)} ${Math.floor(y / h)} ${w} ${h}`;
}

/** The tile with those around it: however the view lies in its tile, it is covered. */
function areaOf(tile: string): Box {
  const [column, line, w, h] = tile.split(' ').map(Number) as [number, number, number, number];
  return { x: (column - 1) * w, y: (line - 1) * h, width: 3 * w, height: 3 * h };
}

/** The tile and half of those around it: about what is in view, wherever in its tile the view has its middle. */
const shrunk = ({ x, y, width, height }: Box): Box => ({
  x: x + width / 6,
  y: y + height / 6,
  width: (width * 2) / 3,
  height: (height * 2) / 3,
});

const boxOfNode = ({ position, width, height }: FlowNode): Box => ({
  ...position,
  width: width ?? COMPONENT.width,
  height: height ?? COMPONENT.height,
});

const meets = (a: Box, b: Box): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The segments that meet an area, cut to it: dashes outside of it would all be worked out too. */
function piecesWithin(points: readonly Position[], area: Box): string {
  const within = ({ x, y }: Position) =>
    `${clamp(x, area.x, area.x + area.width)} ${clamp(y, area.y, area.y + area.height)}`;
  let path = '';
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const box = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    if (meets(box, area)) path += `M${within(a)}L${within(b)}`;
  }
  return path;
}
