import { useDocument } from '@renderer/state/document';
import { Icon } from '@renderer/ui';
import { WEAK } from '@shared/report';
import type { Ending } from '@shared/tradeoff';
import { type ReactElement, useMemo } from 'react';
import { Empty, Failure, Running } from './parts';
import { TrialRow } from './TacticsSection';
import type { Task } from './tasks';
import tradeoff from './Tradeoff.module.css';
import { useTaskFor } from './useTask';
import styles from './Weak.module.css';

const TIME_MS = 8000;

/** What the report warns of besides the targets, each with the cheapest single tactic after which it is gone. */
export function WeakSection(): ReactElement {
  const design = useDocument((state) => state.design);
  const { result, progress, failure, isRunning } = useTaskFor(
    useMemo<Extract<Task, { type: 'weak' }>>(() => ({ type: 'weak', design, timeMs: TIME_MS }), [design]),
  );
  return (
    <section className={styles.section} aria-label={WEAK.title}>
      <h3 className={styles.title}>{WEAK.title}</h3>
      {isRunning && <Running progress={progress} what="remedies tried" />}
      {failure !== undefined && <Failure reason={failure} />}
      {result !== undefined && result.found.length + result.left === 0 && <Empty>{WEAK.none}</Empty>}
      <ul data-testid="weak">
        {result?.found.map((ending) => (
          <Weakness key={`${ending.finding.code} ${ending.finding.about.join()}`} ending={ending} />
        ))}
      </ul>
      {result !== undefined && result.left > 0 && <p className={tradeoff.note}>{WEAK.left(result.left)}</p>}
    </section>
  );
}

function Weakness({ ending }: { readonly ending: Ending }): ReactElement {
  const { finding, trial } = ending;
  return (
    <li className={styles.weakness} data-severity={finding.severity}>
      <p className={styles.message}>
        <Icon name={finding.severity === 'error' ? 'error' : 'warning'} /> <span>{finding.message}</span>
      </p>
      <p className={styles.ended}>{WEAK.ended(ending)}</p>
      {trial !== undefined && (
        <ul className={styles.ending}>
          <TrialRow trial={trial} />
        </ul>
      )}
    </li>
  );
}
