import type { Explanation, JourneyFigures, Report } from '@shared/analysis';
import { type Dimension, printQuantity } from '@shared/model';
import { useDocument } from '@renderer/state/document';
import { Icon } from '@renderer/ui';
import type { ReactElement } from 'react';
import { ExplainButton } from './ExplainButton';
import { showAbout } from './findings';
import styles from './ReportPanel.module.css';
import { componentName } from './verdict';

type Props = {
  readonly id: string;
  readonly report: Report;
  readonly explain: (figure: string) => Promise<Explanation | undefined>;
};

const ROWS: readonly {
  readonly key: keyof JourneyFigures;
  readonly label: string;
  readonly dimension: Dimension;
  readonly target?: string;
}[] = [
  { key: 'meanMs', label: 'Mean', dimension: 'duration' },
  { key: 'p50Ms', label: 'p50', dimension: 'duration', target: 'p50Ms' },
  { key: 'p95Ms', label: 'p95', dimension: 'duration', target: 'p95Ms' },
  { key: 'p99Ms', label: 'p99', dimension: 'duration', target: 'p99Ms' },
  { key: 'availability', label: 'Availability', dimension: 'probability', target: 'availability' },
  { key: 'structuralAvailability', label: '… of its structure', dimension: 'probability' },
  { key: 'maxRatePerSecond', label: 'Highest rate', dimension: 'rate' },
  { key: 'costPerMillion', label: 'A million requests', dimension: 'money', target: 'costPerMillion' },
];

/** Components that give in, shown at most. */
const MOST = 8;

export function JourneySection({ id, report, explain }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const journey = report.journeys[id]!;
  const far = Math.min(10, Math.max(2, journey.breaks[Math.min(MOST, journey.breaks.length) - 1]?.at ?? 2));
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>
          <Icon name="route" /> {design.journeys[id]?.name ?? id}
          <span className={`${styles.rate} figures`}>{printQuantity(journey.ratePerSecond, 'rate')}</span>
        </h3>
        <dl className={`${styles.figures} figures`}>
          {ROWS.map(({ key, label, dimension, target: name }) => {
            const value = journey[key] as number | null;
            const target = journey.targets.find((each) => each.name === name);
            return (
              <div key={key} className={styles.row}>
                <dt>{label}</dt>
                <dd>
                  {target && (
                    <span className={styles.target} data-met={target.met ?? undefined}>
                      {target.met !== null && <Icon name={target.met ? 'check' : 'error'} size={12} />}
                      {printQuantity(target.target, dimension)}
                    </span>
                  )}
                  <ExplainButton figure={`journeys.${id}.${key}`} explain={explain}>
                    {value === null
                      ? key === 'maxRatePerSecond'
                        ? 'no limit'
                        : 'not computed'
                      : `${dimension === 'money' ? '$' : ''}${printQuantity(value, dimension)}`}
                  </ExplainButton>
                </dd>
              </div>
            );
          })}
        </dl>
      </section>
      {journey.breaks.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.title}>
            <Icon name="gauge" /> What breaks, in this order
          </h3>
          <ol className={styles.ladder}>
            {journey.breaks.slice(0, MOST).map(({ component, at }) => (
              <li key={component}>
                <button type="button" className={styles.rung} onClick={() => showAbout(design, [component])}>
                  <span className={styles.rungName}>{componentName(design, component)}</span>
                  <span className={styles.bar} data-level={at <= 1 ? 'bad' : at < 1 / 0.7 ? 'warn' : 'ok'}>
                    <span style={{ width: `${Math.min(1, at / far) * 100}%` }} />
                    <i style={{ left: `${(1 / far) * 100}%` }} />
                  </span>
                  <span className={`${styles.at} figures`}>{Number(at.toPrecision(3))}×</span>
                </button>
              </li>
            ))}
          </ol>
          {journey.breaks.length > MOST && (
            <p className={styles.more}>and {journey.breaks.length - MOST} more, later</p>
          )}
        </section>
      )}
    </>
  );
}
