import { type Dimension, editText, likely, parseQuantity } from '@shared/model';
import { useSettings } from '@renderer/state/settings';
import { type ReactElement, useState } from 'react';
import styles from './Simulation.module.css';

/** One number as people write it (`90 s`, `2 min`, `3`); counts as soon as it can be read. */
export function QuantityField({
  label,
  value,
  dimension,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly value: number | undefined;
  readonly dimension: Dimension;
  readonly placeholder?: string;
  /** undefined: the field was emptied. */
  readonly onChange: (value: number | undefined) => void;
}): ReactElement {
  const units = useSettings((state) => state.units);
  const [draft, setDraft] = useState<string>();
  const parsed = draft === undefined || draft.trim() === '' ? undefined : parseQuantity(draft, dimension);
  const problem = parsed !== undefined && !parsed.ok ? parsed.error : undefined;
  const type = (text: string) => {
    setDraft(text);
    if (text.trim() === '') return onChange(undefined);
    const next = parseQuantity(text, dimension);
    if (next.ok) onChange(likely(next.value));
  };
  return (
    <input
      className={styles.field}
      aria-label={label}
      aria-invalid={problem !== undefined}
      title={problem}
      placeholder={placeholder}
      value={draft ?? (value === undefined ? '' : editText(value, dimension, units))}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setDraft(undefined)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
