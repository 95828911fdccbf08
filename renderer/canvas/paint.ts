import { type Box, COMPONENT } from '@shared/layout';
import type { Position } from '@shared/model';
import type { BoundaryNode, ComponentNode, ConnectorEdge, FlowNode } from './nodeTypes';
import { strokePath } from './stroke';

/** The colours of the page, read once for a picture: a canvas knows no custom properties. */
export type Colours = Readonly<Record<keyof typeof COLOURS, string>>;
const COLOURS = {
  canvas: '--canvas',
  surface: '--surface',
  shade: '--surface-3',
  line: '--line-strong',
  connector: '--connector',
  ink: '--ink',
  quiet: '--ink-3',
  accent: '--accent',
  ok: '--good',
  warn: '--warn-mark',
  bad: '--bad-mark',
  paper: '--paper-yellow',
} as const;

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    Object.entries(COLOURS).map(([name, property]) => [name, style.getPropertyValue(property).trim()]),
  ) as Colours;
}

type Look = { readonly colours: Colours; readonly zoom: number };

/** Connectors as paths, made once for a design and then only drawn: those that are waited for, those that are not, those that are selected. */
export function linesOf(edges: readonly ConnectorEdge[]) {
  const paths = { sync: new Path2D(), async: new Path2D(), selected: new Path2D(), heads: new Path2D() };
  for (const { data, selected } of edges) {
    if (data === undefined) continue;
    const path = selected ? paths.selected : data.connector.mode === 'async' ? paths.async : paths.sync;
    data.points.forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    addHead(paths.heads, data.points);
  }
  return {
    stroke(context: CanvasRenderingContext2D, { colours, zoom }: Look): void {
      context.lineWidth = Math.max(1.5, 0.9 / zoom);
      context.strokeStyle = colours.connector;
      context.stroke(paths.sync);
      context.setLineDash([6, 4].map((length) => length * Math.max(1, 0.5 / zoom)));
      context.stroke(paths.async);
      context.setLineDash([]);
      context.fillStyle = colours.connector;
      context.fill(paths.heads);
      context.strokeStyle = colours.accent;
      context.lineWidth *= 2;
      context.stroke(paths.selected);
    },
  };
}

const HEAD = 12;

function addHead(path: Path2D, points: readonly Position[]): void {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return;
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [ux, uy] = [((end.x - before.x) / length) * HEAD, ((end.y - before.y) / length) * HEAD];
  path.moveTo(end.x, end.y);
  path.lineTo(end.x - ux - uy / 2, end.y - uy + ux / 2);
  path.lineTo(end.x - ux + uy / 2, end.y - uy - ux / 2);
  path.closePath();
}

/** A name smaller than this on the screen is not read. */
const LEAST_NAME = 4.5;
const NAME = 22;

/** Paints what of one layer is seen: the frames behind the connectors, or the cards, notes and strokes over them. */
export function paintNodes(
  context: CanvasRenderingContext2D,
  nodes: readonly FlowNode[],
  { colours, zoom, seen, layer }: Look & { readonly seen: Box; readonly layer: 'frames' | 'cards' },
): void {
  const look = { colours, zoom };
  const family = getComputedStyle(context.canvas).fontFamily;
  for (const node of nodes) {
    const { x, y } = node.position;
    const isFrame = node.type === 'boundary' && node.data.boundary.folded !== true;
    if (isFrame !== (layer === 'frames')) continue;
    if (x > seen.x + seen.width || y > seen.y + seen.height) continue;
    if (x + (node.width ?? 0) < seen.x || y + (node.height ?? 0) < seen.y) continue;
    if (node.type === 'boundary') paintFrame(context, node, { ...look, family });
    else if (node.type === 'component') paintCard(context, node, { ...look, family });
    else paintPaper(context, node, look);
  }
}

type Written = Look & { readonly family: string };

function paintFrame(context: CanvasRenderingContext2D, node: BoundaryNode, { colours, zoom, family }: Written): void {
  const { x, y } = node.position;
  const [width, height] = [node.width ?? 0, node.height ?? 0];
  context.globalAlpha = node.data.boundary.folded ? 1 : 0.28;
  context.fillStyle = node.data.boundary.folded ? colours.surface : colours.shade;
  box(context, { x, y, width, height }, 10);
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = Math.max(1, 0.6 / zoom);
  context.strokeStyle = node.selected ? colours.accent : colours.line;
  context.setLineDash(node.data.boundary.kind === 'zone' ? [8 / zoom / 2, 5 / zoom / 2] : []);
  context.stroke();
  context.setLineDash([]);
  // A title grows with the distance as far as its frame has room.
  const size = Math.min(11 / zoom, 40, width / 8);
  if (size * zoom < LEAST_NAME) return;
  context.font = `600 ${size}px ${family}`;
  context.fillStyle = colours.quiet;
  context.fillText(node.data.name, x + 14, y + 8 + size, width - 28);
}

function paintCard(context: CanvasRenderingContext2D, node: ComponentNode, { colours, zoom, family }: Written): void {
  const { x, y } = node.position;
  const { level, load, isDead } = node.data.marks;
  context.globalAlpha = node.className === 'dimmed' ? 0.22 : 1;
  const tone = node.data.marks.lens?.tone;
  context.fillStyle = colours.surface;
  const edge = isDead || tone === 'critical' ? colours.bad : tone === 'high' ? colours.warn : colours.line;
  context.strokeStyle = node.selected ? colours.accent : edge;
  context.lineWidth = Math.max(1, (node.selected ? 2 : 0.7) / zoom);
  box(context, { x, y, ...COMPONENT }, 8);
  context.fill();
  context.stroke();
  if (level !== 'none') {
    context.fillStyle = level === 'ok' ? colours.ok : level === 'warn' ? colours.warn : colours.bad;
    context.fillRect(x + 2, y + COMPONENT.height - 7, (COMPONENT.width - 4) * load, 6);
  }
  if (NAME * zoom >= LEAST_NAME) {
    context.fillStyle = colours.ink;
    context.font = `600 ${NAME}px ${family}`;
    context.fillText(node.data.name, x + 10, y + COMPONENT.height / 2 + NAME / 3, COMPONENT.width - 20);
  }
  context.globalAlpha = 1;
}

function paintPaper(
  context: CanvasRenderingContext2D,
  node: Extract<FlowNode, { type: 'paper' }>,
  { colours, zoom }: Look,
) {
  const { x, y } = node.position;
  const { paper } = node.data;
  if (paper.kind === 'note') {
    context.fillStyle = colours.paper;
    context.fillRect(x, y, node.width ?? 0, node.height ?? 0);
  } else if (paper.kind === 'ink') {
    context.save();
    context.translate(x, y);
    context.strokeStyle = colours.quiet;
    context.lineWidth = Math.max(2.5, 1 / zoom);
    context.stroke(new Path2D(strokePath(paper.points)));
    context.restore();
  }
}

function box(context: CanvasRenderingContext2D, { x, y, width, height }: Box, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
}
