import { leftAt, phasesOf, spentAt } from '@shared/process';
import { Button, Dialog, Hint, IconButton } from '@renderer/ui';
import type { ReactElement } from 'react';
import {
  clock,
  closeInterview,
  finishInterview,
  goToPhase,
  nextPhase,
  pauseInterview,
  useInterview,
  useNow,
} from './interview';
import styles from './Interview.module.css';

/** The phases of an interview with the time that is left; nothing modal while it runs. */
export function InterviewBar(): ReactElement | null {
  const interview = useInterview((state) => state.interview);
  const isRunning = interview?.sinceMs !== undefined;
  const ticking = useNow(isRunning);
  if (interview === undefined) return null;
  // A click is newer than the last tick.
  const now = Math.max(ticking, interview.sinceMs ?? 0);
  if (interview.isOver) return <Summary />;
  const phases = phasesOf(interview.length);
  const spent = spentAt(interview, now);
  const left = leftAt(interview, now);
  const isLast = interview.phase === phases.length - 1;
  return (
    <section className={styles.bar} aria-label="Interview" data-testid="interview">
      <span className={styles.total} data-over={left.totalMs < 0 || undefined}>
        <span data-testid="total-left">{clock(left.totalMs)}</span>
        <small>{isRunning ? `of ${interview.length} min` : 'paused'}</small>
      </span>
      <ol className={styles.phases}>
        {phases.map(({ id, title, minutes }, i) => (
          <li key={id} style={{ flexGrow: minutes }}>
            <Hint label={`${title}: ${minutes} min planned, ${clock(spent[i]!)} spent`}>
              <button
                type="button"
                aria-current={i === interview.phase ? 'step' : undefined}
                data-over={spent[i]! > minutes * 60_000 || undefined}
                onClick={() => goToPhase(i)}
              >
                <span
                  className={styles.fill}
                  style={{ width: `${Math.min(100, (spent[i]! / (minutes * 60_000)) * 100)}%` }}
                />
                <span className={styles.name}>{title}</span>
                {i === interview.phase && <span data-testid="phase-left">{clock(left.phaseMs)}</span>}
              </button>
            </Hint>
          </li>
        ))}
      </ol>
      <Hint label={isLast ? 'End the interview' : `To ${phases[interview.phase + 1]!.title}`} keys="F8">
        <Button onClick={nextPhase}>{isLast ? 'End' : 'Next'}</Button>
      </Hint>
      <IconButton
        icon="clock"
        label={isRunning ? 'Pause' : 'Continue'}
        keys="F9"
        isPressed={!isRunning}
        onClick={pauseInterview}
      />
      <IconButton icon="close" label="End the interview" onClick={finishInterview} />
    </section>
  );
}

/** How the time was spent, phase by phase. */
function Summary(): ReactElement | null {
  const interview = useInterview((state) => state.interview)!;
  const phases = phasesOf(interview.length);
  const total = interview.spentMs.reduce((sum, ms) => sum + ms, 0);
  const longest = Math.max(...interview.spentMs, ...phases.map(({ minutes }) => minutes * 60_000));
  return (
    <Dialog title="Time for each phase" isOpen onClose={closeInterview} width={560}>
      <ul className={styles.summary} data-testid="interview-summary">
        {phases.map(({ id, title, minutes }, i) => {
          const ms = interview.spentMs[i]!;
          const difference = ms - minutes * 60_000;
          return (
            <li key={id} className="figures">
              <span>{title}</span>
              <span className={styles.track}>
                <span style={{ width: `${(ms / longest) * 100}%` }} data-over={difference > 0 || undefined} />
                <i style={{ left: `${((minutes * 60_000) / longest) * 100}%` }} />
              </span>
              <span>{clock(ms)}</span>
              <span>of {minutes}:00</span>
              <span>
                {Math.abs(difference) < 1000 ? '' : `${difference > 0 ? '+' : '−'}${clock(Math.abs(difference))}`}
              </span>
            </li>
          );
        })}
        <li className="figures">
          <strong>All</strong>
          <span />
          <strong>{clock(total)}</strong>
          <span>of {interview.length}:00</span>
          <span />
        </li>
      </ul>
    </Dialog>
  );
}
