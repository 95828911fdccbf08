import type { Report } from '@shared/analysis';
import type { ReactElement } from 'react';
import styles from './Interview.module.css';
import { useSubject } from './ProcessPage';
import { useProcess } from './store';
import { StepView } from './StepView';

/** The step that belongs to the phase, beside the drawing. */
export default function InterviewDock({ report }: { readonly report: Report | undefined }): ReactElement | null {
  const step = useProcess((state) => state.step);
  const read = useSubject(report);
  // The drawing itself is the high-level design: it gets the room.
  if (read === undefined || step === 'design') return null;
  return (
    <aside className={styles.dock} aria-label="Step of the phase">
      <StepView key={step} step={step} subject={read.subject} progress={read.progress.find(({ id }) => id === step)!} />
    </aside>
  );
}
