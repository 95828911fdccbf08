import type { LatencyBudget } from '@shared/analysis';
import type { Design } from '@shared/model';
import type { ReactElement } from 'react';
import styles from './Performance.module.css';
import { Section } from './Section';
import { duration, nameOf, percent } from './words';

const MOST = 9;

/** Where the mean time of a request goes, hop by hop on the critical path: work and waiting apart. */
export function Budget({
  design,
  budget,
}: {
  readonly design: Design;
  readonly budget: LatencyBudget | null;
}): ReactElement {
  if (budget === null || budget.meanMs === 0)
    return (
      <Section title="Critical path" method="budget">
        <p className={styles.none}>{budget === null ? 'No latency to be spent.' : 'It takes no time.'}</p>
      </Section>
    );
  const shown = budget.hops.slice(0, MOST);
  const rest = budget.hops.slice(MOST).reduce((sum, { waitMs, workMs }) => sum + waitMs + workMs, 0);
  const otherMs = budget.otherMs + rest;
  const most = Math.max(...shown.map(({ waitMs, workMs }) => waitMs + workMs), otherMs);
  const width = (ms: number) => `${(100 * Math.max(0, ms)) / most}%`;
  return (
    <Section
      title="Critical path"
      method="budget"
      note={`Mean ${duration(budget.meanMs)} today, by where it is spent.`}
    >
      <table className={styles.budget}>
        <tbody>
          {shown.map(({ component, visits, waitMs, workMs }) => (
            <tr key={component}>
              <th scope="row">
                {nameOf(design, component)}
                {Math.abs(visits - 1) > 1e-9 && <small>{` × ${Number(visits.toPrecision(3))}`}</small>}
              </th>
              <td aria-label={`work ${duration(workMs)}, waiting ${duration(waitMs)}`}>
                <span className={styles.stack} title={`work ${duration(workMs)}, waiting ${duration(waitMs)}`}>
                  <i data-part="work" style={{ width: width(workMs) }} />
                  <i data-part="wait" style={{ width: width(waitMs) }} />
                </span>
              </td>
              <td>{duration(waitMs + workMs)}</td>
              <td>{percent((waitMs + workMs) / budget.meanMs)}</td>
            </tr>
          ))}
          {otherMs > budget.meanMs * 1e-3 && (
            <tr>
              <th scope="row">Other</th>
              <td aria-label={`other ${duration(otherMs)}`}>
                <span className={styles.stack} title={`other ${duration(otherMs)}`}>
                  <i data-part="other" style={{ width: width(otherMs) }} />
                </span>
              </td>
              <td>{duration(otherMs)}</td>
              <td>{percent(otherMs / budget.meanMs)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles.key}>
        <i data-part="work" /> work <i data-part="wait" /> waiting <i data-part="other" /> wire, lost attempts, joins
      </p>
    </Section>
  );
}
