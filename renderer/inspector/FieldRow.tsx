import type { Origin } from '@shared/catalogue';
import { Hint } from '@renderer/ui';
import { type ReactElement, type ReactNode, useId } from 'react';
import { ChoiceInput, FlagInput, ListInput, QuantityInput, TextInput } from './inputs';
import type { Context, Default, Entry, Field, InputProps } from './field';
import styles from './Inspector.module.css';

type Props<T> = {
  readonly field: Field<T>;
  readonly record: T;
  readonly context: Context;
  readonly value: unknown;
  readonly isMixed: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: unknown) => void;
  readonly onSettle: () => void;
};

/** One attribute: its name, what holds when nothing is entered and on whose word, and what is wrong with what was. */
export function FieldRow<T>({
  field,
  record,
  context,
  value,
  isMixed,
  problem,
  onChange,
  onSettle,
}: Props<T>): ReactElement {
  const id = useId();
  const fallback = value === undefined && !isMixed ? field.defaultOf?.(record, context) : undefined;
  return (
    <div className={styles.field} data-path={field.path}>
      <Hint label={field.help} side="left">
        <label htmlFor={id} className={styles.label}>
          {field.label}
        </label>
      </Hint>
      <div className={styles.entry}>
        <Input
          id={id}
          entry={field.entry}
          context={context}
          value={value}
          placeholder={isMixed ? 'several values' : (fallback?.text ?? '')}
          onChange={onChange}
          onSettle={onSettle}
          hasProblem={problem !== undefined}
        />
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {fallback?.origin && <Source fallback={fallback} origin={fallback.origin} />}
      </div>
    </div>
  );
}

function Input({
  entry,
  context,
  ...rest
}: InputProps & { readonly entry: Entry; readonly context: Context }): ReactNode {
  switch (entry.type) {
    case 'quantity':
      return <QuantityInput {...rest} dimension={entry.dimension} />;
    case 'text':
      return <TextInput {...rest} isLong={entry.isLong ?? false} suggestions={entry.suggestions?.(context) ?? []} />;
    case 'list':
      return <ListInput {...rest} />;
    case 'flag':
      return <FlagInput {...rest} />;
    case 'choice':
      return <ChoiceInput {...rest} options={entry.options(context)} />;
    default:
      return entry satisfies never;
  }
}

/** On whose word a default holds. */
function Source({ fallback, origin }: { readonly fallback: Default; readonly origin: Origin }): ReactElement | null {
  if (origin.from === 'own') return null;
  if (origin.from === 'rule') return <p className={styles.source}>{origin.note}</p>;
  const { title, year } = origin.source;
  return (
    <Hint label={`${fallback.text}: ${title}, ${year}${origin.note ? `. ${origin.note}` : ''}`} side="left">
      <p className={styles.source}>
        {origin.confidence === 'low' && <span className={styles.guess}>guess</span>}
        {origin.name} · {title}, {year}
      </p>
    </Hint>
  );
}
