import { scaleLinear, scaleLog } from 'd3-scale';
import { curveLinear, curveStepAfter, line } from 'd3-shape';
import { type PointerEvent, type ReactElement, useState } from 'react';
import { useWidth } from '../ui/useWidth';
import styles from './Plot.module.css';

export type Tone = 'main' | 'second' | 'third' | 'fourth' | 'quiet';
export type Point = { readonly x: number; readonly y: number | null };
export type PlotLine = {
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly Point[];
  readonly isStep?: boolean;
};
/** A vertical line where something happens. */
export type PlotMark = { readonly x: number; readonly label: string; readonly isNow?: boolean };

type Axis = {
  readonly range: readonly [number, number];
  readonly isLog?: boolean;
  readonly print: (value: number) => string;
};

const LEFT = 64;
const RIGHT = 16;
const TOP = 22;
const BOTTOM = 24;

/** Lines over an axis, each value to be read under the pointer. */
export function Plot({
  label,
  x: xAxis,
  y: yAxis,
  lines,
  marks = [],
  height = 240,
  fill,
}: {
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly PlotLine[];
  readonly marks?: readonly PlotMark[];
  readonly height?: number;
  /** The area below the first line means something: it is filled. */
  readonly fill?: boolean;
}): ReactElement {
  const [ref, width] = useWidth();
  const [at, setAt] = useState<number>();
  const x = scaleOf(xAxis, [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = scaleOf(yAxis, [height - BOTTOM, TOP]);
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const value = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    setAt(value < xAxis.range[0] || value > xAxis.range[1] ? undefined : value);
  };
  return (
    <figure className={styles.plot} ref={ref} aria-label={label}>
      <figcaption className={styles.legend}>
        {lines.map(({ label: name, tone, points }) => (
          <span key={name} className={styles.entry}>
            <svg width="16" height="8" aria-hidden="true">
              <line x1="0" x2="16" y1="4" y2="4" className={styles.line} data-tone={tone} />
            </svg>
            {name}
            {at !== undefined && <b>{readAt(points, at, yAxis)}</b>}
          </span>
        ))}
        {at !== undefined && <span className={styles.where}>{xAxis.print(at)}</span>}
      </figcaption>
      <svg
        width={width}
        height={height}
        onPointerMove={follow}
        onPointerLeave={() => setAt(undefined)}
        aria-hidden="true"
      >
        {ticksOf(y, yAxis, 5).map((value) => (
          <g key={value} transform={`translate(0 ${y(value)})`}>
            <line x1={LEFT} x2={width - RIGHT} className={styles.grid} />
            <text x={LEFT - 8} dy="0.32em" textAnchor="end">
              {yAxis.print(value)}
            </text>
          </g>
        ))}
        {ticksOf(x, xAxis, Math.max(2, Math.floor(width / 110))).map((value) => (
          <text key={value} x={x(value)} y={height - 6} textAnchor="middle">
            {xAxis.print(value)}
          </text>
        ))}
        <Marks
          marks={marks.filter((mark) => mark.x >= xAxis.range[0] && mark.x <= xAxis.range[1])}
          x={x}
          width={width}
          height={height}
        />
        {lines.map(({ label: name, tone, points, isStep }, i) => (
          <g key={name}>
            {fill && i === 0 && <path d={areaOf(points, x, y, height)} className={styles.area} />}
            <path d={pathOf(points, x, y, isStep === true)} className={styles.line} data-tone={tone} />
          </g>
        ))}
        {at !== undefined && <line x1={x(at)} x2={x(at)} y1={TOP} y2={height - BOTTOM} className={styles.cursor} />}
      </svg>
    </figure>
  );
}

type Scale = ReturnType<typeof scaleOf>;

function scaleOf({ range, isLog }: Axis, pixels: readonly [number, number]) {
  return (isLog ? scaleLog() : scaleLinear()).domain(range).range(pixels).clamp(true);
}

/** Powers of ten, and between them two and five where there is room. */
function ticksOf(scale: Scale, { range, isLog }: Axis, count: number): number[] {
  if (!isLog) return scale.ticks(count);
  const [low, high] = [Math.log10(range[0]), Math.log10(range[1])];
  const steps = high - low < count / 2 ? [1, 2, 5] : high - low > 1.6 * count ? [1] : high - low < count ? [1, 3] : [1];
  const found: number[] = [];
  for (let power = Math.floor(low); power <= high; power++) {
    for (const step of steps) {
      const value = Number((step * 10 ** power).toPrecision(12));
      if (value >= range[0] * (1 - 1e-9) && value <= range[1] * (1 + 1e-9)) found.push(value);
    }
  }
  return found;
}

/** The whole name stands in the words below; here it only has to be told from the others. */
const MOST_LETTERS = 24;

/** Labels in rows, so that close ones do not cover each other; to the left of their line where the picture ends. */
function Marks({
  marks,
  x,
  width,
  height,
}: {
  readonly marks: readonly PlotMark[];
  readonly x: Scale;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const ends: number[] = [];
  return (
    <>
      {marks
        .toSorted((a, b) => a.x - b.x)
        .map(({ x: value, label, isNow }) => {
          const px = x(value);
          const words = label.length > MOST_LETTERS ? `${label.slice(0, MOST_LETTERS - 1)}…` : label;
          const length = 8 + words.length * 6;
          const isLeft = px + length > width;
          const start = isLeft ? px - length : px;
          const free = ends.findIndex((end) => end < start - 4);
          const row = free === -1 ? ends.length : free;
          ends[row] = start + length;
          return (
            <g key={label} className={styles.mark} data-now={isNow || undefined}>
              <line x1={px} x2={px} y1={2} y2={height - BOTTOM} />
              <text x={isLeft ? px - 4 : px + 4} y={11 + row * 14} textAnchor={isLeft ? 'end' : 'start'}>
                {words}
              </text>
            </g>
          );
        })}
    </>
  );
}

const isThere = ({ y }: Point): boolean => y !== null && Number.isFinite(y);

function pathOf(points: readonly Point[], x: Scale, y: Scale, isStep: boolean): string {
  return (
    line<Point>()
      .defined(isThere)
      .curve(isStep ? curveStepAfter : curveLinear)
      .x((point) => x(point.x))
      .y((point) => y(point.y!))([...points]) ?? ''
  );
}

function areaOf(points: readonly Point[], x: Scale, y: Scale, height: number): string {
  const there = points.filter(isThere);
  const [first] = there;
  if (first === undefined) return '';
  const floor = height - BOTTOM;
  return `${pathOf(there, x, y, false)}L${x(there.at(-1)!.x)},${floor}L${x(first.x)},${floor}Z`;
}

/** Between two points on a straight line; beyond them, or where one is missing, nothing. */
function readAt(points: readonly Point[], at: number, axis: Axis): string {
  const next = points.findIndex(({ x }) => x >= at);
  if (next <= 0) return next === 0 && points[0]!.x === at ? axis.print(points[0]!.y ?? 0) : '–';
  const [a, b] = [points[next - 1]!, points[next]!];
  if (a.y === null || b.y === null) return '–';
  const share = b.x === a.x ? 1 : (at - a.x) / (b.x - a.x);
  return axis.print(a.y + (b.y - a.y) * share);
}
