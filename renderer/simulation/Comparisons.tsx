import type { Design } from '@shared/model';
import { type Comparison, countVerdicts, type Verdict } from '@shared/simulation';
import { Icon, type IconName } from '@renderer/ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './Simulation.module.css';
import { estimateText, figureLabel, figureText, subjectName, VERDICTS } from './words';

const ORDER: readonly Verdict[] = ['contradicted', 'open', 'confirmed', 'not computed', 'not simulated'];
const ICONS: Readonly<Record<Verdict, IconName>> = {
  contradicted: 'warning',
  open: 'clock',
  confirmed: 'check',
  'not computed': 'info',
  'not simulated': 'minus',
};

/** Each figure of the analysis next to what the run has seen; what does not fit first. */
export function Comparisons({
  design,
  comparisons,
  children,
}: {
  readonly design: Design;
  readonly comparisons: readonly Comparison[];
  /** Between the answer and its evidence. */
  readonly children: ReactNode;
}): ReactElement {
  const [shown, setShown] = useState<Verdict>();
  const counts = countVerdicts(comparisons);
  const rows = comparisons
    .filter(({ verdict, of }) =>
      shown === undefined ? verdict !== 'not simulated' && of !== 'connectors' : verdict === shown,
    )
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <section className={styles.comparisons} aria-label="Analysis and simulation">
      <header className={styles.counts}>
        <h2>Does the simulation confirm the analysis?</h2>
        {ORDER.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={styles.count}
            data-verdict={verdict}
            aria-pressed={shown === verdict}
            title={VERDICTS[verdict].says}
            onClick={() => setShown(shown === verdict ? undefined : verdict)}
          >
            <Icon name={ICONS[verdict]} size={12} />
            {counts[verdict]} {VERDICTS[verdict].label}
          </button>
        ))}
      </header>
      {children}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Of</th>
              <th>Figure</th>
              <th className={styles.number}>Computed</th>
              <th className={styles.number} title="Half of the 95% confidence interval, as a share of the figure">
                Simulated
              </th>
              <th className={styles.number}>Deviation</th>
              <th>Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.of} ${row.id} ${row.figure}`}>
                <td>{subjectName(design, row)}</td>
                <td>{figureLabel(row)}</td>
                <td className={styles.number}>{row.computed === null ? '–' : figureText(row.figure, row.computed)}</td>
                <td className={styles.number}>
                  {row.simulated === null ? '–' : estimateText(row.figure, row.simulated)}
                </td>
                <td className={styles.number}>{deviation(row)}</td>
                <td className={styles.verdict} data-verdict={row.verdict} title={VERDICTS[row.verdict].says}>
                  <Icon name={ICONS[row.verdict]} size={12} /> {VERDICTS[row.verdict].label}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function deviation({ computed, simulated }: Comparison): string {
  if (computed === null || simulated === null || computed === 0) return '';
  const percent = Number((100 * (simulated.value / computed - 1)).toFixed(1));
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent).toFixed(1)}%`;
}
