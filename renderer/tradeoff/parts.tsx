import { Icon } from '@renderer/ui';
import type { Effect } from '@shared/tradeoff';
import type { ReactElement, ReactNode } from 'react';
import type { Progress } from './tasks';
import styles from './Tradeoff.module.css';
import { chipsOf, type Tone } from './words';

export function Heading({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): ReactElement {
  return (
    <header className={styles.heading}>
      <div>
        <h2>{title}</h2>
        {children && <p>{children}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

/** How far a task is: a bar where its end is known, a count where it is not. */
export function Running({
  progress,
  what,
}: {
  readonly progress: Progress | undefined;
  readonly what: string;
}): ReactElement {
  const { done, total, note } = progress ?? { done: 0, total: undefined, note: undefined };
  return (
    <output className={styles.running}>
      <span className={styles.track} data-open={total === undefined || undefined}>
        <span style={{ width: total === undefined ? undefined : `${(100 * done) / Math.max(1, total)}%` }} />
      </span>
      <span className="figures">
        {total === undefined ? `${done} ${what}` : `${done} of ${total} ${what}`}
        {note === undefined ? '' : `, ${note}`} …
      </span>
    </output>
  );
}

export function Failure({ reason }: { readonly reason: string }): ReactElement {
  return (
    <p className={styles.failure} role="alert">
      <Icon name="error" /> This could not be worked out: {reason}. The design is as it was.
    </p>
  );
}

export function Empty({ children }: { readonly children: ReactNode }): ReactElement {
  return <p className={styles.empty}>{children}</p>;
}

const SIGNS: Readonly<Record<Tone, string>> = {
  better: 'better',
  worse: 'worse',
  same: 'the same',
  unknown: 'not known',
};

/** What changes, a figure for each attribute; better and worse by sign and word as well as by colour. */
export function Chips({
  effects,
  currency,
}: {
  readonly effects: readonly Effect[];
  readonly currency: string | undefined;
}): ReactElement {
  return (
    <ul className={styles.chips}>
      {chipsOf(effects, currency)
        .filter(({ tone }) => tone !== 'same')
        .map(({ attribute, label, text, tone }) => (
          <li key={`${attribute} ${tone}`} data-tone={tone} title={`${label}: ${SIGNS[tone]}`}>
            <span>{label}</span>
            <b className="figures">
              {tone === 'better' && <i aria-label="better">▲</i>}
              {tone === 'worse' && <i aria-label="worse">▼</i>}
              {text}
            </b>
          </li>
        ))}
    </ul>
  );
}
