/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in SVG has no tag of its own: it is an image by role */
import type { ReactElement } from 'react';
import { useWidth } from '../ui/useWidth';
import { CRITERION } from './criteria';
import type { Criterion } from './state';
import styles from './Scatter.module.css';

export type Point = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly kind: 'base' | 'variant' | 'tried';
  readonly isOnFront: boolean;
  readonly title: string;
};

const HEIGHT = 340;
const LEFT = 76;
const BOTTOM = 44;
const TOP = 16;
const RIGHT = 24;

type Axis = { readonly at: (value: number) => number; readonly ticks: readonly number[] };

/** A logarithmic axis where the values differ by more than a factor of ten. */
function axis(values: readonly number[], from: number, to: number): Axis {
  const known = values.filter((value) => Number.isFinite(value));
  const low = Math.min(...known);
  const high = Math.max(...known);
  const isLog = low > 0 && high / low > 10;
  const scale = isLog ? Math.log10 : (x: number) => x;
  const pad = (scale(high) - scale(low) || Math.abs(scale(high)) || 1) * 0.08;
  const [a, b] = [scale(low) - pad, scale(high) + pad];
  const at = (value: number) => from + ((scale(value) - a) / (b - a)) * (to - from);
  const ticks = isLog
    ? Array.from({ length: 13 }, (_, i) => 10 ** (Math.ceil(a) + i)).filter((tick) => Math.log10(tick) <= b)
    : roundNumbers(a, b);
  return { at, ticks };
}

/** Four or so numbers that people count in: 1, 2 or 5 times a power of ten apart. */
function roundNumbers(from: number, to: number): readonly number[] {
  const rough = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough)!;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}

const LABEL_HEIGHT = 17;
const LABEL_WIDTH = 260;

/** Where the names stand, right of their points; one that would stand on another moves down. */
function labelPlaces(points: readonly { readonly x: number; readonly y: number }[]): readonly number[] {
  const places: number[] = [];
  points.forEach(({ x, y }, i) => {
    let at = y - 8;
    const isTaken = () =>
      places.some(
        (other, o) => o < i && Math.abs(other - at) < LABEL_HEIGHT && Math.abs(points[o]!.x - x) < LABEL_WIDTH,
      );
    while (isTaken()) at += LABEL_HEIGHT;
    places.push(at);
  });
  return places;
}

/** Designs on two criteria; those that nothing beats in both are joined by a line. */
export function Scatter({
  points,
  x,
  y,
  currency,
  onPick,
}: {
  readonly points: readonly Point[];
  readonly x: Criterion;
  readonly y: Criterion;
  readonly currency: string | undefined;
  readonly onPick: (point: Point) => void;
}): ReactElement {
  const [ref, width] = useWidth();
  const across = axis(
    points.map((point) => point.x),
    LEFT,
    width - RIGHT,
  );
  const up = axis(
    points.map((point) => point.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  const named = points.filter(({ kind }) => kind !== 'tried');
  const places = labelPlaces(named.map((point) => ({ x: across.at(point.x), y: up.at(point.y) })));
  // A name that would run out of the picture stands on the other side of its point.
  const isRight = (point: Point) => across.at(point.x) > width - LABEL_WIDTH;
  const front = points.filter(({ isOnFront }) => isOnFront).toSorted((a, b) => a.x - b.x || a.y - b.y);
  return (
    <div className={styles.scatter} ref={ref}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`${CRITERION[x].label} against ${CRITERION[y].label}: ${front.map(({ name }) => name).join(', ')} on the front`}
      >
        {across.ticks.map((tick) => (
          <g key={tick}>
            <line x1={across.at(tick)} x2={across.at(tick)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={across.at(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
              {CRITERION[x].print(tick, currency)}
            </text>
          </g>
        ))}
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={up.at(tick)} y2={up.at(tick)} />
            <text x={LEFT - 8} y={up.at(tick) + 4} textAnchor="end">
              {CRITERION[y].print(tick, currency)}
            </text>
          </g>
        ))}
        <text className={styles.title} x={width - RIGHT} y={HEIGHT - 6} textAnchor="end">
          {`${CRITERION[x].label} ${CRITERION[x].sense === 'min' ? '← better' : 'better →'}`}
        </text>
        <text className={styles.title} x={LEFT} y={TOP - 4}>
          {`${CRITERION[y].label} ${CRITERION[y].sense === 'min' ? '↓ better' : '↑ better'}`}
        </text>
        {front.length > 1 && (
          <polyline points={front.map((point) => `${across.at(point.x)},${up.at(point.y)}`).join(' ')} />
        )}
        {points.map((point) => (
          <circle
            key={point.name}
            cx={across.at(point.x)}
            cy={up.at(point.y)}
            r={point.kind === 'tried' ? (point.isOnFront ? 5 : 3.5) : 7}
            data-kind={point.kind}
            data-front={point.isOnFront || undefined}
            onClick={() => onPick(point)}
          >
            <title>{point.title}</title>
          </circle>
        ))}
        {named.map((point, i) => (
          <text
            key={point.name}
            className={styles.label}
            x={across.at(point.x) + (isRight(point) ? -11 : 11)}
            y={places[i]}
            textAnchor={isRight(point) ? 'end' : 'start'}
          >
            {point.name}
          </text>
        ))}
      </svg>
    </div>
  );
}
