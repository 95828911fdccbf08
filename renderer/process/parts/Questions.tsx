import type { Breach } from '@shared/rules';
import { Hint, Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { answer, editReviewEntry } from '../edit';
import { TextField, YesNo } from './fields';
import styles from './Questions.module.css';
import { Empty, Section } from './Section';

/** Rules that are broken, and what the design does not say: answered where they stand. */
export function Questions({
  title,
  breaches,
  nothing,
  learn,
}: {
  readonly title: string;
  readonly breaches: readonly Breach[];
  readonly nothing: string;
  readonly learn?: string;
}): ReactElement {
  const open = breaches.filter(({ accepted }) => accepted === undefined);
  const accepted = breaches.filter((breach) => breach.accepted !== undefined);
  return (
    <Section title={title} count={open.length} {...(learn === undefined ? {} : { learn })}>
      {open.length === 0 && <Empty>{nothing}</Empty>}
      <ul className={styles.list}>
        {open.map((breach) => (
          <Question key={`${breach.key} ${breach.answer?.path ?? ''}`} breach={breach} />
        ))}
        {accepted.map((breach) => (
          <li key={`${breach.key} ${breach.answer?.path ?? ''}`} className={styles.row}>
            <Icon name="check" size={14} />
            <span className={styles.text}>
              {breach.message}
              <small>accepted: {breach.accepted}</small>
            </span>
            <button
              type="button"
              className={styles.quiet}
              onClick={() => editReviewEntry('accepted', breach.key, undefined)}
            >
              Ask again
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Question({ breach }: { readonly breach: Breach }): ReactElement {
  const { rule, message, state, answer: field } = breach;
  const [reason, setReason] = useState<string>();
  return (
    <li className={styles.row} data-state={state} data-rule={rule.id}>
      <Hint label={`${rule.why} ${rule.source} (${rule.id})`} side="left">
        <span className={styles.sign} data-severity={state === 'broken' ? rule.severity : 'asked'}>
          {state === 'broken' ? (
            <Icon name={rule.severity === 'error' ? 'error' : 'warning'} size={14} />
          ) : (
            <span aria-hidden>?</span>
          )}
        </span>
      </Hint>
      <span className={styles.text}>
        {message}
        <small>{rule.fix}</small>
      </span>
      <span className={styles.answer}>
        {field === undefined ? null : field.good === true ? (
          <YesNo
            label={message}
            value={state === 'broken' ? false : undefined}
            onChange={(value) => answer(field.table, field.id, field.path, value)}
          />
        ) : (
          field.good !== undefined && (
            <button
              type="button"
              className={styles.set}
              onClick={() => answer(field.table, field.id, field.path, field.good)}
            >
              Set to {String(field.good)}
            </button>
          )
        )}
        {field !== undefined && field.good === undefined && (
          <TextField
            label={message}
            placeholder="Say …"
            value={undefined}
            className={styles.say!}
            onChange={(text) => answer(field.table, field.id, field.path, textOrNumber(text, field.path))}
          />
        )}
        <button type="button" className={styles.quiet} onClick={() => setReason('')}>
          Accept
        </button>
      </span>
      {reason !== undefined && (
        <form
          className={styles.reason}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') editReviewEntry('accepted', breach.key, { reason: reason.trim() });
          }}
        >
          <input
            ref={(input) => input?.focus()}
            className={styles.why}
            aria-label="Why it stays so"
            placeholder="Why it stays so"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setReason(undefined)}
          />
          <button type="submit" className={styles.set} disabled={reason.trim() === ''}>
            Accept with this reason
          </button>
        </form>
      )}
    </li>
  );
}

/** What a numeric field is answered with is a number; half a number is not stored. */
const NUMERIC = /(?:Seconds|Limit|Days|replicas)$/;
const textOrNumber = (text: string | undefined, path: string): string | number | undefined => {
  if (text === undefined || !NUMERIC.test(path)) return text;
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : undefined;
};
