import type { MethodName } from '@shared/analysis';
import type { ReactElement, ReactNode } from 'react';
import { Method } from './Method';
import styles from './Performance.module.css';

/** One chart or table with its name, how it was made, and what can be chosen of it. */
export function Section({
  title,
  method,
  note,
  aside,
  children,
}: {
  readonly title: string;
  readonly method: MethodName;
  readonly note?: string | undefined;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className={styles.section} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Method of={method} />
        <span className={styles.gap} />
        {aside}
      </header>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}
