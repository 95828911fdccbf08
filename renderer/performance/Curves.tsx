import type { JourneyFigures } from '@shared/analysis';
import type { Design } from '@shared/model';
import type { ReactElement } from 'react';
import { beyondKnee } from './loadScale';
import { Plot, type PlotLine, type PlotMark } from './Plot';
import styles from './Performance.module.css';
import type { AtLoad, Curves } from './protocol';
import { Section } from './Section';
import { duration, nameOf, percent, times } from './words';

type Common = { readonly design: Design; readonly journey: string; readonly multiple: number };

const LINES = [
  ['p99.9', 'p999Ms', 'fourth'],
  ['p99', 'p99Ms', 'main'],
  ['p95', 'p95Ms', 'second'],
  ['median', 'p50Ms', 'third'],
] as const;

/** The hockey stick: how long answers take as the load grows, and where each component gives in. */
export function Sweep({
  design,
  journey,
  multiple,
  curves,
  breaks,
}: Common & { readonly curves: Curves; readonly breaks: JourneyFigures['breaks'] }): ReactElement {
  const first = breaks[0];
  const to = first === undefined ? Infinity : Math.max(2, beyondKnee(first.at));
  const points = curves.sweep.points.filter((point) => point.multiple <= to * (1 + 1e-9));
  const lines = LINES.map(
    ([label, key, tone]): PlotLine => ({
      label,
      tone,
      points: points.map((point) => ({ x: point.multiple, y: point.latency[journey]?.[key] ?? null })),
    }),
  );
  const values = lines.flatMap((each) => each.points.flatMap(({ y }) => (y === null || y <= 0 ? [] : [y])));
  const range = [points[0]?.multiple ?? 0.1, points.at(-1)?.multiple ?? 10] as const;
  const marks: PlotMark[] = [
    ...breaks.slice(0, 6).map(({ component, at }) => ({ x: at, label: nameOf(design, component) })),
    ...(multiple === 1 ? [] : [{ x: multiple, label: times(multiple), isNow: true }]),
    { x: 1, label: 'today', isNow: true },
  ];
  return (
    <Section
      title="Latency over load"
      method="sweep"
      note={
        values.length === 0
          ? undefined
          : first === undefined
            ? 'Nothing in this design limits the load.'
            : `Beyond ${times(first.at)} there is no steady state: ${nameOf(design, first.component)} gives in.`
      }
    >
      {values.length === 0 ? (
        <p className={styles.none}>
          No latency at any of these loads: something on the way has no steady state, or takes no time.
        </p>
      ) : (
        <Plot
          label="Latency over load"
          x={{ range, isLog: true, print: times }}
          y={{ range: logRange(values), isLog: true, print: duration }}
          lines={lines}
          marks={marks}
          height={280}
        />
      )}
    </Section>
  );
}

/** Which share of requests is answered within which time, at the load of the slider. */
export function Distribution({
  journey,
  multiple,
  load,
}: Omit<Common, 'design'> & { readonly load: AtLoad | undefined }): ReactElement {
  const quantiles = load?.distributions[journey];
  const title = multiple === 1 ? 'Distribution today' : `Distribution at ${times(multiple)}`;
  const there = quantiles?.filter(({ ms }) => ms > 0) ?? [];
  return (
    <Section title={title} method="distribution">
      {there.length < 2 ? (
        <p className={styles.none}>
          {quantiles === null ? 'No steady state at this load.' : quantiles === undefined ? '…' : 'It takes no time.'}
        </p>
      ) : (
        <Plot
          label={title}
          x={{ range: logRange(there.map(({ ms }) => ms)), isLog: true, print: duration }}
          y={{ range: [0, 1], print: percent }}
          lines={[{ label: 'answered within', tone: 'main', points: there.map(({ p, ms }) => ({ x: ms, y: p })) }]}
          marks={[0.5, 0.95, 0.99].flatMap((p) => {
            const at = there.find((point) => Math.abs(point.p - p) < 1e-9);
            return at === undefined
              ? []
              : [{ x: at.ms, label: p === 0.5 ? 'median' : `p${Math.round(p * 100)}`, isNow: true }];
          })}
          height={220}
          fill
        />
      )}
    </Section>
  );
}

/** A little air on both sides. */
function logRange(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return [low / 1.15, Math.max(high, low * 3) * 1.15];
}
