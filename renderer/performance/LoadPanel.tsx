import type { JourneyFigures } from '@shared/analysis';
import type { Design } from '@shared/model';
import type { ReactElement } from 'react';
import { HIGH, STEPS, toMultiple, toStep } from './loadScale';
import styles from './Performance.module.css';
import type { AtLoad } from './protocol';
import { duration, journeyName, nameOf, percent, rate, times } from './words';

/** The load under one's thumb: a tenth to a hundred times today's, and who is how busy at it. */
export function LoadPanel({
  design,
  journey,
  multiple,
  onMultiple,
  answer,
  breaks,
}: {
  readonly design: Design;
  readonly journey: string;
  readonly multiple: number;
  readonly onMultiple: (multiple: number) => void;
  readonly answer: AtLoad | undefined;
  /** Who gives in on the way of the journey, first to last. */
  readonly breaks: JourneyFigures['breaks'];
}): ReactElement {
  const point = answer?.sweep.points[0];
  const busy = Object.entries(point?.utilization ?? {})
    .filter((entry): entry is [string, number] => entry[1] !== null && entry[1] > 0)
    .sort(([a, u], [b, v]) => v - u || (a < b ? -1 : 1));
  const latency = point?.latency[journey];
  const first = breaks[0];
  return (
    <aside className={styles.load}>
      <label className={styles.slider}>
        <span>
          Load <b>{times(multiple)}</b> of today
        </span>
        <input
          type="range"
          min={0}
          max={STEPS}
          value={toStep(multiple)}
          aria-valuetext={`${times(multiple)} today’s load`}
          onChange={(event) => onMultiple(toMultiple(Number(event.target.value)))}
        />
        <span className={styles.scale} aria-hidden="true">
          {[0.1, 1, 10, 100].map((value) => (
            <button key={value} type="button" tabIndex={-1} onClick={() => onMultiple(value)}>
              {times(value)}
            </button>
          ))}
        </span>
      </label>
      {first && (
        <p className={styles.first}>
          {`${nameOf(design, first.component)} gives in first, at `}
          <button type="button" onClick={() => onMultiple(Math.min(HIGH, Number(first.at.toPrecision(4))))}>
            {times(first.at)}
          </button>
          .
        </p>
      )}
      <dl className={styles.figures}>
        <div>
          <dt>{journeyName(design, journey)}</dt>
          <dd>{latency ? '' : latency === null ? 'no steady state' : '…'}</dd>
        </div>
        {latency &&
          (
            [
              ['median', latency.p50Ms],
              ['p95', latency.p95Ms],
              ['p99', latency.p99Ms],
              ['p99.9', latency.p999Ms],
            ] as const
          ).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{duration(value)}</dd>
            </div>
          ))}
        {(point?.refusedShare[journey] ?? 0) > 1e-9 && (
          <div>
            <dt>refused or late</dt>
            <dd data-bad="">{percent(point!.refusedShare[journey]!)}</dd>
          </div>
        )}
      </dl>
      <ul className={styles.bars} aria-label="Utilisation at this load">
        {busy.map(([id, utilization]) => (
          <li key={id} data-level={utilization >= 1 ? 'over' : utilization > 0.7 ? 'near' : undefined}>
            <span>{nameOf(design, id)}</span>
            <b>{percent(utilization)}</b>
            <small>{rate(point!.arrivalRps[id] ?? 0)}</small>
            <i style={{ transform: `scaleX(${Math.min(1, utilization)})` }} />
          </li>
        ))}
      </ul>
    </aside>
  );
}
