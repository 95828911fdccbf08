import { boundaryBoxes, type Box, boxOf, CAPTION_HEIGHT, unite } from '@shared/layout';
import { type Design, papersOf } from '@shared/model';
import { paperSize } from './paperSize';
import { useDocument } from '@renderer/state/document';
import { type FrameRequest, type Selection, useSession } from '@renderer/state/session';
import { useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect, useRef } from 'react';

const MARGIN = 28;
const TOP_BAR = 28;
/** In a narrower drawing the legend of a lens stands below the lenses. */
const LEGEND_FITS = 860;
const STEP_MS = 160;

/** Does what others ask of the view: show everything, show the selection, zoom. */
export function useFrame(design: Design): void {
  const request = useSession((state) => state.frame);
  const { setViewport, getViewport, zoomTo } = useReactFlow();
  const store = useStoreApi();
  /** The view that showed everything, until somebody looks elsewhere. */
  const whole = useRef<Viewport | undefined>(undefined);
  useEffect(() => {
    if (request === undefined) return;
    const isAtOnce = 'isAtOnce' in request && request.isAtOnce;
    const duration = isAtOnce || matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : STEP_MS;
    if (request.what === 'zoom') {
      void zoomTo(request.by === 'reset' ? 1 : getViewport().zoom * request.by, { duration });
      return;
    }
    const view = viewFor(request, design, store.getState());
    if (request.what === 'all') whole.current = view;
    if (view !== undefined) void setViewport(view, { duration });
    // Only a new request moves the view: the design changes under it all the time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [request]);
  const lens = useSession((state) => state.lens);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    const shown = whole.current;
    if (shown === undefined || !isSameView(shown, getViewport())) return;
    // A panel opened or closed, a legend came, or the window grew: who saw everything goes on seeing everything.
    const view = viewFor({ what: 'all' }, useDocument.getState().design, store.getState());
    whole.current = view;
    if (view !== undefined) void setViewport(view);
  }, [width, height, lens, getViewport, setViewport, store]);
}

const isSameView = (a: Viewport, b: Viewport): boolean =>
  Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 0.001;

type Window = { readonly width: number; readonly height: number; readonly transform: Transform };

/** Where the view goes; undefined where it stays. */
function viewFor(
  request: Exclude<FrameRequest, { readonly what: 'zoom' }>,
  design: Design,
  { width, height: whole, transform }: Window,
): Viewport | undefined {
  // The bars at both edges lie over the drawing: nothing is shown behind them.
  const { isPresenting, selection, lens } = useSession.getState();
  const height = whole - (isPresenting ? 112 : 48);
  if (request.what === 'reveal') {
    const seen = useDocument.getState().design;
    const shown = request.components.flatMap((id) => seen.components[id] ?? []).map(boxOf);
    return shown.length === 0 ? undefined : revealed(unite(shown), { width, height }, transform);
  }
  const boxes = boxesOf(design, request, selection);
  if (boxes.length === 0 || width === 0) return undefined;
  const isUnderBar = (request.what === 'all' || request.what === 'boundary') && !isPresenting;
  const hasSecondRow = lens !== undefined && width < LEGEND_FITS;
  const top = isUnderBar ? TOP_BAR * (hasSecondRow ? 2 : 1) : 0;
  const box = unite(boxes);
  const room = { width: Math.max(1, width - 2 * MARGIN), height: Math.max(1, height - top - 2 * MARGIN) };
  const fits = Math.min(room.width / box.width, room.height / (box.height + CAPTION_HEIGHT));
  const zoom = Math.min(request.what === 'all' ? 1.1 : 1.25, Math.max(0.05, fits));
  const x = width / 2 - (box.x + box.width / 2) * zoom;
  const y = (height + top) / 2 - (box.y + (box.height + CAPTION_HEIGHT) / 2) * zoom;
  return { x, y, zoom };
}

type Transform = readonly [x: number, y: number, zoom: number];

/** The view moved just as far as it takes; undefined where everything is seen already, or would not fit. */
function revealed(box: Box, window: { readonly width: number; readonly height: number }, [x, y, zoom]: Transform) {
  const shift = (start: number, length: number, offset: number, room: number): number => {
    const low = start * zoom + offset - MARGIN;
    const high = (start + length) * zoom + offset + MARGIN;
    if (high - low > room) return room / 2 - (low + high) / 2;
    return low < 0 ? -low : high > room ? room - high : 0;
  };
  const dx = shift(box.x, box.width, x, window.width);
  const dy = shift(box.y, box.height + CAPTION_HEIGHT, y, window.height);
  return dx === 0 && dy === 0 ? undefined : { x: x + dx, y: y + dy, zoom };
}

function boxesOf(
  design: Design,
  request: Exclude<FrameRequest, { readonly what: 'zoom' | 'reveal' }>,
  selection: Selection,
): Box[] {
  const frames = boundaryBoxes(design);
  const papers = papersOf(design);
  const sheet = (id: string): Box[] => (papers[id] ? [{ ...papers[id].position, ...paperSize(papers[id]) }] : []);
  if (request.what === 'all') {
    const sheets = Object.keys(papers).flatMap(sheet);
    const ways = Object.values(design.connectors).flatMap(({ route }) => route ?? []);
    const points = ways.map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
    return [...Object.values(design.components).map(boxOf), ...Object.values(frames), ...sheets, ...points];
  }
  if (request.what === 'boundary') {
    const box = frames[request.boundary];
    return box === undefined ? [] : [box];
  }
  if (request.what === 'components') return request.components.flatMap((id) => design.components[id] ?? []).map(boxOf);
  const connected = [...selection.connectors].flatMap((id) => {
    const connector = design.connectors[id];
    return connector === undefined ? [] : [connector.from, connector.to];
  });
  return [
    ...[...selection.components, ...connected].flatMap((id) => design.components[id] ?? []).map(boxOf),
    ...[...selection.boundaries].flatMap((id) => frames[id] ?? []),
    ...[...selection.notes].flatMap(sheet),
  ];
}
