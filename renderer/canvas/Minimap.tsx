import { type Box, COMPONENT, unite } from '@shared/layout';
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, type ReactElement, useEffect, useMemo, useRef } from 'react';
import styles from './Minimap.module.css';
import type { FlowNode } from './nodeTypes';
import { coloursOf } from './paint';
import { useThemeName } from './useThemeName';

const WIDTH = 176;
const HEIGHT = 112;
const MARGIN = 6;

/** The whole design in a corner, with the part that is in view; dragging there moves the view. */
export function Minimap({ nodes }: { readonly nodes: readonly FlowNode[] }): ReactElement | null {
  const theme = useThemeName();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { setCenter } = useReactFlow();
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const content = useMemo(() => unite(nodes.map(boxOfNode)), [nodes]);
  const { scale, left, top } = place(unite([content, view]));
  const isAllSeen =
    content.x >= view.x &&
    content.y >= view.y &&
    content.x + content.width <= view.x + view.width &&
    content.y + content.height <= view.y + view.height;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = globalThis.devicePixelRatio;
    element.width = WIDTH * ratio;
    element.height = HEIGHT * ratio;
    const colours = coloursOf(element);
    context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
    for (const node of nodes) {
      if (node.type !== 'component') continue;
      const { level } = node.data.marks;
      context.fillStyle = node.selected
        ? colours.accent
        : level === 'bad'
          ? colours.bad
          : level === 'warn'
            ? colours.warn
            : colours.connector;
      context.fillRect(node.position.x, node.position.y, COMPONENT.width, COMPONENT.height);
    }
    // The view is an element over the picture: while panning it alone moves. The theme decides the colours.
  }, [nodes, scale, left, top, isAllSeen, theme]);

  const moveTo = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    void setCenter((event.clientX - box.left - left) / scale, (event.clientY - box.top - top) / scale, { zoom });
  };
  // A map of what is in sight anyway would only take its place.
  if (isAllSeen) return null;
  return (
    <Panel position="bottom-right" className={styles.panel}>
      <canvas
        ref={canvas}
        className={styles.map}
        aria-label="Minimap"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          moveTo(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons !== 0) moveTo(event);
        }}
      />
      <span
        className={styles.view}
        style={{
          transform: `translate(${view.x * scale + left}px, ${view.y * scale + top}px)`,
          width: view.width * scale,
          height: view.height * scale,
        }}
      />
    </Panel>
  );
}

const boxOfNode = ({ position, width, height }: FlowNode): Box => ({
  ...position,
  width: width ?? COMPONENT.width,
  height: height ?? COMPONENT.height,
});

function place(box: Box): { readonly scale: number; readonly left: number; readonly top: number } {
  const scale = Math.min((WIDTH - 2 * MARGIN) / box.width, (HEIGHT - 2 * MARGIN) / box.height);
  return {
    scale,
    left: (WIDTH - box.width * scale) / 2 - box.x * scale,
    top: (HEIGHT - box.height * scale) / 2 - box.y * scale,
  };
}
