import { type Explanation, type Report, shownJourney } from '@shared/analysis';
import { useDocument } from '@renderer/state/document';
import { showJourney, showPanel, useSession } from '@renderer/state/session';
import { Button, Icon, Menu } from '@renderer/ui';
import type { ReactElement } from 'react';
import { ExplainButton } from './ExplainButton';
import styles from './VerdictBar.module.css';
import { type Figure, type Tone, verdictOf } from './verdict';

type Props = {
  readonly report: Report | undefined;
  /** The report is of an older revision than what is on the canvas. */
  readonly isStale: boolean;
  readonly failure: string | undefined;
  readonly explain: (figure: string) => Promise<Explanation | undefined>;
  readonly onAddJourney: () => void;
};

/** The answer in one line, for one journey: always there, always current, or visibly not. */
export function VerdictBar({ report, isStale, failure, explain, onAddJourney }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const chosen = useSession((state) => state.journey);
  const id = report && shownJourney(report, chosen);
  if (failure !== undefined) {
    return (
      <Bar>
        <p className={styles.message} role="alert">
          <Icon name="error" /> The analysis failed: {failure}. The design is safe; the next change tries again.
        </p>
      </Bar>
    );
  }
  if (report === undefined || id === undefined || design.journeys[id] === undefined) {
    const isEmpty = Object.keys(design.components).length === 0;
    return (
      <Bar>
        <p className={styles.message}>
          {isEmpty
            ? 'Draw something, and the answer stands here.'
            : 'A journey says where requests enter and how many: with one, everything can be computed.'}
        </p>
        {!isEmpty && (
          <Button icon="plus" look="primary" onClick={onAddJourney}>
            Add journey
          </Button>
        )}
      </Bar>
    );
  }
  const journeys = Object.keys(design.journeys);
  const name = (journey: string) => design.journeys[journey]?.name ?? journey;
  return (
    <Bar isStale={isStale}>
      <div className={styles.journey}>
        {journeys.length > 1 ? (
          <Menu
            trigger={
              <button type="button" className={styles.choose} aria-label={`Journey ${name(id)}, choose another`}>
                <Icon name="route" /> <span>{name(id)}</span> <Icon name="chevronDown" size={14} />
              </button>
            }
            entries={journeys.map((journey) => ({
              id: journey,
              label: name(journey),
              isChecked: journey === id,
              run: () => showJourney(journey),
            }))}
          />
        ) : (
          <span className={styles.only}>
            <Icon name="route" /> <span>{name(id)}</span>
          </span>
        )}
      </div>
      {verdictOf(design, report, id).map((figure) =>
        figure.figure === undefined ? (
          <button key={figure.id} type="button" className={styles.figure} onClick={() => showPanel('report')}>
            <Content figure={figure} />
          </button>
        ) : (
          <ExplainButton
            key={figure.id}
            figure={figure.figure}
            explain={explain}
            className={styles.figure}
            label={`${figure.label}: ${figure.value}, ${figure.note}. How was this made?`}
          >
            <Content figure={figure} />
          </ExplainButton>
        ),
      )}
    </Bar>
  );
}

const SIGNS: Readonly<Record<Tone, 'check' | 'warning' | 'error' | undefined>> = {
  good: 'check',
  warn: 'warning',
  bad: 'error',
  unknown: undefined,
};

function Content({ figure }: { readonly figure: Figure }): ReactElement {
  const sign = SIGNS[figure.tone];
  return (
    <>
      <span className={styles.label}>{figure.label}</span>
      <span className={`${styles.value} figures`} data-tone={figure.tone}>
        {sign && <Icon name={sign} size={14} />}
        <span>{figure.value}</span>
      </span>
      <span className={`${styles.note} figures`}>{figure.note}</span>
    </>
  );
}

function Bar({
  isStale = false,
  children,
}: {
  readonly isStale?: boolean;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <section className={styles.bar} aria-label="Verdict" aria-busy={isStale} data-testid="verdict">
      {children}
      {isStale && <span className={styles.stale}>computing …</span>}
    </section>
  );
}
