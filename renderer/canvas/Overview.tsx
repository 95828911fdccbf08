import { boxOf } from '@shared/layout';
import { useDocument } from '@renderer/state/document';
import { select } from '@renderer/state/session';
import { useReactFlow, useStore } from '@xyflow/react';
import { type MouseEvent, type ReactElement, useEffect, useMemo, useRef } from 'react';
import styles from './Canvas.module.css';
import type { ConnectorEdge, FlowNode } from './nodeTypes';
import { coloursOf, linesOf, paintNodes } from './paint';

/** A large design from afar, as one picture: it pans and zooms without a single element of its own. */
export function Overview({
  nodes,
  edges,
}: {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly ConnectorEdge[];
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { screenToFlowPosition } = useReactFlow();
  const lines = useMemo(() => linesOf(edges), [edges]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const scale = globalThis.devicePixelRatio;
    element.width = width * scale;
    element.height = height * scale;
    const colours = coloursOf(element);
    context.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale);
    context.lineWidth = Math.max(1.5, 0.6 / zoom);
    context.strokeStyle = colours.connector;
    context.stroke(lines);
    context.font = `600 22px ${getComputedStyle(element).fontFamily}`;
    paintNodes(context, nodes, colours, zoom > 0.16 ? 'names' : 'boxes');
  }, [nodes, lines, x, y, zoom, width, height]);
  const onClick = (event: MouseEvent) => {
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const { design } = useDocument.getState();
    const hit = Object.keys(design.components).find((id) => {
      const box = boxOf(design.components[id]!);
      return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
    });
    select(hit === undefined ? {} : { components: [hit] });
  };
  // Clicks are for the mouse alone: by keyboard the same components are reached through the outline of the report.
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
  return <canvas ref={canvas} className={styles.overview} onClick={onClick} />;
}
