import type { ReactElement } from 'react';
import styles from './ExportDialog.module.css';

export function Toggle({
  label,
  isOn,
  isDisabled = false,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactElement {
  return (
    <label className={styles.toggle} data-disabled={isDisabled || undefined}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

/** A choice of few, all of them in sight. */
export function Segments<T extends string>({
  label,
  value,
  of,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}): ReactElement {
  return (
    <div className={styles.field}>
      <span>{label}</span>
      <fieldset className={styles.segments} aria-label={label}>
        {of.map(([id, name]) => (
          <button key={id} type="button" aria-pressed={value === id} onClick={() => onChange(id)}>
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

type FieldProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

export function TextField({ label, value, onChange }: FieldProps): ReactElement {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input value={value} maxLength={200} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}

export function DateField({ label, value, onChange }: FieldProps): ReactElement {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
