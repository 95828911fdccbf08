import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { type PointerEvent, type ReactElement, useId } from 'react';
import { useWidth } from '../ui/useWidth';
import styles from './Chart.module.css';

export type Series = {
  readonly label: string;
  readonly tone: 'main' | 'second' | 'bad' | 'warn' | 'quiet';
  /** At the end of each slice; null: nothing to show there. */
  readonly values: readonly (number | null)[];
};

export type Mark = { readonly atSeconds: number; readonly label: string };

const HEIGHT = 116;
export const LEFT = 58;
export const RIGHT = 12;
const TOP = 8;
const BOTTOM = 20;

/** Lines over simulated time, with what the drill did, and the values under the pointer or at the end. */
export function TimeChart({
  title,
  series,
  seconds,
  durationSeconds,
  marks,
  print,
  most,
  isLogarithmic = false,
  at,
  onPoint,
}: {
  readonly title: string;
  readonly series: readonly Series[];
  readonly seconds: readonly number[];
  readonly durationSeconds: number;
  readonly marks: readonly Mark[];
  readonly print: (value: number) => string;
  /** The scale ends here at least. */
  readonly most?: number;
  /** Where values differ by more than thirty times, the scale is logarithmic, so that the small ones are seen too. */
  readonly isLogarithmic?: boolean;
  /** Slice under the pointer, of whichever chart. */
  readonly at: number | undefined;
  readonly onPoint: (slice: number | undefined) => void;
}): ReactElement {
  const titleId = useId();
  const [ref, width] = useWidth();
  const greatest = Math.max(most ?? 0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = scaleLinear([0, durationSeconds], [LEFT, Math.max(LEFT + 1, width - RIGHT)]);
  const y = verticalScale(series, greatest, isLogarithmic);
  const slice = at ?? seconds.length - 1;
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const second = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const found = seconds.findIndex((end) => end >= second);
    onPoint(found === -1 ? undefined : found);
  };
  return (
    <figure className={styles.chart} ref={ref} aria-labelledby={titleId}>
      <figcaption className={styles.legend}>
        <span id={titleId} className={styles.title}>
          {title}
        </span>
        {series.map(({ label, tone, values }) => (
          <span key={label} className={styles.entry} data-tone={tone}>
            <svg width="16" height="8" aria-hidden="true">
              <line x1="0" x2="16" y1="4" y2="4" className={styles.line} data-tone={tone} />
            </svg>
            {label}
            <b>{values[slice] == null ? '–' : print(values[slice])}</b>
          </span>
        ))}
      </figcaption>
      <svg
        width={width}
        height={HEIGHT}
        className={styles.plot}
        aria-hidden="true"
        onPointerMove={find}
        onPointerLeave={() => onPoint(undefined)}
      >
        {ticksOf(y).map((value) => (
          <g key={value} transform={`translate(0 ${y(value)})`}>
            <line x1={LEFT} x2={width - RIGHT} className={styles.grid} />
            <text x={LEFT - 8} dy="0.32em" textAnchor="end">
              {print(value)}
            </text>
          </g>
        ))}
        {timeTicks(durationSeconds, Math.max(2, Math.floor(width / 90))).map((value) => (
          <text key={value} x={x(value)} y={HEIGHT - 5} textAnchor="middle">
            {timeText(value, durationSeconds)}
          </text>
        ))}
        {marks.map(({ atSeconds, label }, i) => (
          <line
            key={`${i}-${label}`}
            x1={x(atSeconds)}
            x2={x(atSeconds)}
            y1={TOP}
            y2={HEIGHT - BOTTOM}
            className={styles.mark}
          />
        ))}
        {series.map(({ label, tone, values }) => (
          <path key={label} d={pathOf(values, seconds, x, y)} className={styles.line} data-tone={tone} />
        ))}
        {at !== undefined && seconds[at] !== undefined && (
          <line x1={x(seconds[at])} x2={x(seconds[at])} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.cursor} />
        )}
      </svg>
    </figure>
  );
}

type Scale = ReturnType<typeof scaleLinear<number, number>> | ReturnType<typeof scaleLog<number, number>>;

function verticalScale(series: readonly Series[], greatest: number, mayBeLogarithmic: boolean): Scale {
  const range = [HEIGHT - BOTTOM, TOP];
  const positive = series.flatMap(({ values }) => values.filter((value) => value !== null && value > 0)) as number[];
  const least = positive.reduce((a, b) => Math.min(a, b), Infinity);
  return mayBeLogarithmic && greatest > 30 * least
    ? scaleLog([least, greatest], range).nice()
    : scaleLinear([0, greatest === 0 ? 1 : greatest], range).nice(3);
}

/** Round values, at most five: of a logarithmic scale the powers of ten, or every second or third of them. */
function ticksOf(scale: Scale): number[] {
  if (!('base' in scale)) return scale.ticks(3);
  const powers = scale.ticks().filter((value) => Number.isInteger(Number(Math.log10(value).toFixed(9))));
  const every = Math.ceil(powers.length / 5);
  return powers.filter((_, i) => i % every === 0);
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** Whole seconds, minutes or hours, as clocks have them; below a second and beyond days as numbers have them. */
function timeTicks(durationSeconds: number, most: number): number[] {
  const step = STEPS.find((each) => durationSeconds / each <= most);
  if (step === undefined || durationSeconds < 2) return scaleLinear([0, durationSeconds]).ticks(most);
  return Array.from({ length: Math.floor(durationSeconds / step) + 1 }, (_, i) => i * step);
}

function timeText(seconds: number, durationSeconds: number): string {
  if (durationSeconds < 120) return `${Number(seconds.toPrecision(3))} s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return durationSeconds < 7200
    ? `${60 * hours + minutes}:${two(Math.round(seconds % 60))}`
    : `${hours}:${two(minutes)} h`;
}

function pathOf(
  values: readonly (number | null)[],
  seconds: readonly number[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  return (
    line<number | null>()
      .defined((value) => value !== null)
      .x((_, i) => x(seconds[i]!))
      .y((value) => y(value!))([...values]) ?? ''
  );
}

/** `40 s`, `2:05` min. */
export function clock(seconds: number): string {
  if (seconds < 120) return `${Number(seconds.toPrecision(3))} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  if (minutes < 120) return rest === 0 ? `${minutes} min` : `${minutes}:${String(rest).padStart(2, '0')} min`;
  return `${Number((seconds / 3600).toPrecision(3))} h`;
}
