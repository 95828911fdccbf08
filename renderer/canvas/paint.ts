import { COMPONENT } from '@shared/layout';
import type { ConnectorEdge, FlowNode } from './nodeTypes';

/** The colours of the page, read once for a picture: a canvas knows no custom properties. */
export type Colours = {
  readonly surface: string;
  readonly line: string;
  readonly connector: string;
  readonly ink: string;
  readonly accent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly frame: string;
};

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: read('--surface'),
    line: read('--line-strong'),
    connector: read('--connector'),
    ink: read('--ink-2'),
    accent: read('--accent'),
    ok: read('--good'),
    warn: read('--warn-mark'),
    bad: read('--bad-mark'),
    frame: read('--line'),
  };
}

/** Connectors and components as paths, made once for a design and then only moved. */
export function linesOf(edges: readonly ConnectorEdge[]): Path2D {
  const path = new Path2D();
  for (const { data } of edges) {
    data?.points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  }
  return path;
}

/** Paints all components and frames; `detail` decides whether names are written. */
export function paintNodes(
  context: CanvasRenderingContext2D,
  nodes: readonly FlowNode[],
  colours: Colours,
  detail: 'names' | 'boxes',
): void {
  context.lineWidth = 1.5;
  for (const node of nodes) {
    const { x, y } = node.position;
    if (node.type === 'boundary') {
      context.strokeStyle = colours.frame;
      context.strokeRect(x, y, node.width ?? 0, node.height ?? 0);
      continue;
    }
    if (node.type === 'paper') {
      context.fillStyle = colours.frame;
      if (node.data.paper.kind === 'note') context.fillRect(x, y, node.width ?? 0, node.height ?? 0);
      continue;
    }
    const { level } = node.data.marks;
    context.fillStyle = colours.surface;
    context.strokeStyle = node.selected ? colours.accent : colours.line;
    context.fillRect(x, y, COMPONENT.width, COMPONENT.height);
    context.strokeRect(x, y, COMPONENT.width, COMPONENT.height);
    if (level !== 'none') {
      context.fillStyle = level === 'ok' ? colours.ok : level === 'warn' ? colours.warn : colours.bad;
      context.fillRect(x, y + COMPONENT.height - 6, COMPONENT.width * node.data.marks.load, 6);
    }
    if (detail === 'names') {
      context.fillStyle = colours.ink;
      context.fillText(node.data.name, x + 12, y + COMPONENT.height / 2 + 6, COMPONENT.width - 20);
    }
  }
}
