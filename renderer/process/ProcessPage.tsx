import type { Report } from '@shared/analysis';
import { LENGTHS, type Progress, progressOf, STEPS, type Subject, subjectOf } from '@shared/process';
import { useDocument } from '@renderer/state/document';
import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { beginInterview, isInterviewRunning } from './interview';
import { Ring } from './parts/Ring';
import styles from './ProcessPage.module.css';
import { showStep, useProcess } from './store';
import { StepView } from './StepView';

/** The design and its report read once for all views; undefined until there is a first report. */
export function useSubject(
  report: Report | undefined,
): { readonly subject: Subject; readonly progress: readonly Progress[] } | undefined {
  const design = useDocument((state) => state.design);
  return useMemo(() => {
    if (report === undefined) return undefined;
    const subject = subjectOf(design, report);
    return { subject, progress: progressOf(subject) };
  }, [design, report]);
}

/** Fifteen steps from the first question to sign-off, each a view onto the same design; none is ever forced. */
export function ProcessPage({ report }: { readonly report: Report | undefined }): ReactElement {
  const step = useProcess((state) => state.step);
  const read = useSubject(report);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    view.current?.scrollTo(0, 0);
  }, [step]);
  if (read === undefined) return <div className={styles.waiting}>Reading the design …</div>;
  const { subject, progress } = read;
  const done = progress.filter(
    ({ state }) => state === 'complete' || state === 'done' || state === 'not-needed',
  ).length;
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label="Steps">
        <p className={styles.sum}>{`${done} of ${STEPS.length} steps`}</p>
        {STEPS.map(({ id, title }, i) => {
          const one = progress[i]!;
          return (
            <button
              key={id}
              type="button"
              aria-current={id === step ? 'step' : undefined}
              data-step={id}
              onClick={() => showStep(id)}
            >
              <Ring progress={one} />
              <span>{title}</span>
            </button>
          );
        })}
        <InterviewStart />
      </nav>
      <div className={styles.view} ref={view}>
        <StepView key={step} step={step} subject={subject} progress={progress.find(({ id }) => id === step)!} />
      </div>
    </div>
  );
}

/** The same steps against a clock. */
function InterviewStart(): ReactElement | null {
  if (isInterviewRunning()) return null;
  return (
    <div className={styles.start}>
      <p>Interview</p>
      {LENGTHS.map((length) => (
        <button key={length} type="button" onClick={() => beginInterview(length)}>
          {length} min
        </button>
      ))}
    </div>
  );
}

export default ProcessPage;
