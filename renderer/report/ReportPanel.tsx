import { type Explanation, type Finding, type Report, shownJourney } from '@shared/analysis';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Icon } from '@renderer/ui';
import type { ReactElement, ReactNode } from 'react';
import { ComponentsTable } from './ComponentsTable';
import { bySeverity, SEVERITIES, showAbout } from './findings';
import { JourneySection } from './JourneySection';
import styles from './ReportPanel.module.css';

type Props = {
  readonly report: Report | undefined;
  readonly explain: (figure: string) => Promise<Explanation | undefined>;
  /** What can be done about a finding, beside it. */
  readonly remedyOf?: (finding: Finding) => ReactNode;
};

/** The whole report beside the canvas: figures of the journey, what breaks next, findings, components. */
export function ReportPanel({ report, explain, remedyOf }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const chosen = useSession((state) => state.journey);
  if (report === undefined) return <section className={styles.panel} aria-label="Report" />;
  const journey = shownJourney(report, chosen);
  return (
    <section className={styles.panel} aria-label="Report" data-testid="report">
      {journey !== undefined && design.journeys[journey] !== undefined && (
        <JourneySection id={journey} report={report} explain={explain} />
      )}
      {SEVERITIES.map(({ severity, title, sign }) => {
        const findings = bySeverity(report.findings, severity);
        return findings.length === 0 ? null : (
          <section key={severity} className={styles.section}>
            <h3 className={styles.title} data-severity={severity}>
              <Icon name={sign} /> {title} <span className={styles.count}>{findings.length}</span>
            </h3>
            <ul>
              {findings.map((finding) => (
                <li key={`${finding.code} ${finding.about.join()} ${finding.message}`}>
                  <button type="button" className={styles.finding} onClick={() => showAbout(design, finding.about)}>
                    <span className={styles.message}>{finding.message}</span>
                    <span className={styles.fix}>{finding.fix}</span>
                  </button>
                  {remedyOf?.(finding)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <ComponentsTable report={report} explain={explain} />
    </section>
  );
}
