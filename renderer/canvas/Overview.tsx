import { useStore, useStoreApi } from '@xyflow/react';
import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import styles from './Canvas.module.css';
import type { ConnectorEdge, FlowNode } from './nodeTypes';
import { coloursOf, linesOf, paintNodes } from './paint';
import { useThemeName } from './useThemeName';

/** Painted beyond the window on every side, as a share of it: so far a pan only moves the picture. */
const BEYOND = 0.4;
/** A picture that is stretched by more than this is painted anew at once; by less when the hand rests. */
const STRETCH = 1.4;
const REST_MS = 120;

type View = { readonly x: number; readonly y: number; readonly zoom: number };
type Props = { readonly nodes: readonly FlowNode[]; readonly edges: readonly ConnectorEdge[] };

/** A large design from afar, as one picture: it pans and zooms without a single element of its own. */
export function Overview({ nodes, edges }: Props): ReactElement {
  const theme = useThemeName();
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const lines = useMemo(() => linesOf(edges), [edges]);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    const margin = { x: Math.round(width * BEYOND), y: Math.round(height * BEYOND) };
    const ratio = globalThis.devicePixelRatio;
    element.width = (width + 2 * margin.x) * ratio;
    element.height = (height + 2 * margin.y) * ratio;
    let painted: View | undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const viewNow = (): View => {
      const [x, y, zoom] = store.getState().transform;
      return { x, y, zoom };
    };
    const paint = () => {
      asked = 0;
      painted = viewNow();
      const { x, y, zoom } = painted;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, element.width, element.height);
      context.setTransform(zoom * ratio, 0, 0, zoom * ratio, (x + margin.x) * ratio, (y + margin.y) * ratio);
      const colours = coloursOf(element);
      const seen = {
        x: (-x - margin.x) / zoom,
        y: (-y - margin.y) / zoom,
        width: (width + 2 * margin.x) / zoom,
        height: (height + 2 * margin.y) / zoom,
      };
      paintNodes(context, nodes, { colours, zoom, seen, layer: 'frames' });
      lines.stroke(context, { colours, zoom });
      paintNodes(context, nodes, { colours, zoom, seen, layer: 'cards' });
      element.style.transform = 'none';
    };
    const follow = () => {
      if (painted === undefined) return;
      const now = viewNow();
      const by = now.zoom / painted.zoom;
      const [dx, dy] = [now.x - painted.x * by, now.y - painted.y * by];
      // Where the picture's corner comes to lie: it must cover the window still.
      const left = dx - margin.x * by;
      const top = dy - margin.y * by;
      const covers =
        left <= 0 &&
        top <= 0 &&
        left + (width + 2 * margin.x) * by >= width &&
        top + (height + 2 * margin.y) * by >= height;
      element.style.transform = `translate(${left + margin.x}px, ${top + margin.y}px) scale(${by})`;
      clearTimeout(resting);
      const isStretched = by > STRETCH || by < 1 / STRETCH;
      if ((!covers || isStretched) && asked === 0) asked = requestAnimationFrame(paint);
      else if (by !== 1) resting = setTimeout(paint, REST_MS);
    };
    paint();
    let before = store.getState().transform;
    const stop = store.subscribe(({ transform }) => {
      if (transform === before) return;
      before = transform;
      follow();
    });
    return () => {
      stop();
      clearTimeout(resting);
      cancelAnimationFrame(asked);
    };
  }, [nodes, lines, width, height, store, theme]);
  const size = {
    left: `${-100 * BEYOND}%`,
    top: `${-100 * BEYOND}%`,
    width: `${100 + 200 * BEYOND}%`,
    height: `${100 + 200 * BEYOND}%`,
    transformOrigin: '0 0',
  };
  return (
    <div className={styles.overview} data-testid="overview">
      <canvas ref={canvas} style={size} aria-hidden="true" />
    </div>
  );
}
