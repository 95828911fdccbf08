import { Dialog, Icon } from '@renderer/ui';
import type { Finding } from '@shared/analysis';
import { useDocument } from '@renderer/state/document';
import { hasRemedy } from '@shared/tradeoff';
import { type ReactElement, useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { Empty, Failure, Running } from './parts';
import { TrialRow } from './TacticsSection';
import type { Task } from './tasks';
import styles from './Tradeoff.module.css';
import { useTaskFor } from './useTask';
import { waysOut } from './words';
import { useTradeoff } from './state';

/** The finding for which ways out are shown. */
const useAsked = create<{ readonly finding: Finding | undefined }>()(() => ({ finding: undefined }));

export const askForRemedies = (finding: Finding | undefined): void => useAsked.setState({ finding });

/** Beside a finding that some tactic is a way out of. */
export function TryIt({ finding }: { readonly finding: Finding }): ReactElement | null {
  if (!hasRemedy(finding)) return null;
  return (
    <button
      type="button"
      className={styles.tryIt}
      aria-label={`Try it: ${finding.message}`}
      onClick={() => askForRemedies(finding)}
    >
      <Icon name="sketch" size={13} /> Try it
    </button>
  );
}

/** The ways out of a finding, each tried on a copy: before and after, then one click. */
export function RemediesSheet(): ReactElement {
  const finding = useAsked((state) => state.finding);
  const section = useTradeoff((state) => state.section);
  const compared = useTradeoff((state) => state.compared);
  const revision = useDocument((state) => state.revision);
  // What was tried becomes a variant or an edit: either way the sheet has done its work.
  useEffect(() => askForRemedies(undefined), [revision, section, compared]);
  return (
    <Dialog title="Ways out" isOpen={finding !== undefined} onClose={() => askForRemedies(undefined)} width={760}>
      {finding && <Remedies finding={finding} />}
    </Dialog>
  );
}

function Remedies({ finding }: { readonly finding: Finding }): ReactElement {
  const design = useDocument((state) => state.design);
  const { result, progress, failure, isRunning } = useTaskFor(
    useMemo<Extract<Task, { type: 'remedies' }>>(() => ({ type: 'remedies', design, finding }), [design, finding]),
  );
  const ways = result && waysOut(result, finding);
  return (
    <div className={styles.remedies}>
      <p className={styles.note}>{finding.message}</p>
      {isRunning && <Running progress={progress} what="tried" />}
      {failure !== undefined && <Failure reason={failure} />}
      {ways?.length === 0 && <Empty>No tactic that was tried helps here.</Empty>}
      <ul className={styles.trials} data-testid="remedies">
        {ways?.map((trial) => (
          <TrialRow key={trial.proposal.id} trial={trial} />
        ))}
      </ul>
    </div>
  );
}
