import { type Dimension, editText, parseQuantity, printQuantity, type Quantity } from '@shared/model';
import { useSettings } from '@renderer/state/settings';
import { endGesture } from '@renderer/state/document';
import { Hint, Menu } from '@renderer/ui';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import styles from './fields.module.css';

type Common = {
  /** What it is, for those who hear the page. */
  readonly label: string;
  readonly placeholder?: string;
  readonly className?: string;
};

/** Keys typed in a field belong to it; Enter and Escape leave it. */
function keys(event: KeyboardEvent<HTMLElement>, isLong = false): void {
  if (event.key === 'Escape' || (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    event.currentTarget.blur();
  }
}

/** Text that is edited where it stands. It grows with what is typed. */
export function TextField({
  label,
  value,
  placeholder,
  isLong = false,
  className = '',
  onChange,
}: Common & {
  readonly value: string | undefined;
  readonly isLong?: boolean;
  readonly onChange: (value: string | undefined) => void;
}): ReactElement {
  return (
    <textarea
      className={`${styles.field} ${className}`}
      rows={1}
      aria-label={label}
      placeholder={placeholder ?? label}
      value={value ?? ''}
      spellCheck={isLong}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      onBlur={endGesture}
      onKeyDown={(event) => keys(event, isLong)}
    />
  );
}

/** A quantity as people write it: 10k, 2M/day, 150 ms, 99.95%, 40..80. */
export function QuantityField({
  label,
  value,
  dimension,
  placeholder,
  className = '',
  onChange,
}: Common & {
  readonly value: Quantity | undefined;
  readonly dimension: Dimension;
  readonly onChange: (value: Quantity | undefined) => void;
}): ReactElement {
  const units = useSettings((state) => state.units);
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const type = (text: string) => {
    setDraft(text);
    const parsed = text.trim() === '' ? undefined : parseQuantity(text, dimension);
    setProblem(parsed?.ok === false ? parsed.error : undefined);
    if (parsed === undefined) onChange(undefined);
    else if (parsed.ok) onChange(parsed.value);
  };
  return (
    <span className={styles.withProblem}>
      <input
        className={`${styles.field} ${styles.quantity} figures ${className}`}
        aria-label={label}
        aria-invalid={problem !== undefined}
        placeholder={placeholder ?? '–'}
        value={draft ?? (value === undefined ? '' : editText(value, dimension, units))}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          setDraft(undefined);
          setProblem(undefined);
          endGesture();
        }}
        onKeyDown={(event) => keys(event)}
      />
      {problem !== undefined && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}

export type Choice = { readonly value: string; readonly label: string };

export function ChoiceField({
  label,
  value,
  choices,
  placeholder,
  className = '',
  onChange,
}: Common & {
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
}): ReactElement {
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <select
      className={`${styles.field} ${styles.choice} ${className}`}
      aria-label={label}
      data-empty={value === undefined || undefined}
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.target.value === '' ? undefined : event.target.value);
        endGesture();
      }}
    >
      {/* A choice that always has a value offers no empty one. */}
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** Several of a list: what is chosen, and behind it the list to choose from. */
export function SeveralField({
  label,
  values,
  choices,
  placeholder,
  onChange,
}: Common & {
  readonly values: readonly string[];
  readonly choices: readonly Choice[];
  readonly onChange: (values: readonly string[] | undefined) => void;
}): ReactElement {
  const chosen = choices.filter(({ value }) => values.includes(value)).map((choice) => choice.label);
  const toggle = (value: string) => {
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    onChange(next.length === 0 ? undefined : next);
    endGesture();
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={`${styles.field} ${styles.several}`}
          aria-label={`${label}: ${chosen.length === 0 ? 'none' : chosen.join(', ')}`}
          data-empty={chosen.length === 0 || undefined}
          disabled={choices.length === 0}
        >
          {chosen.length === 0 ? (placeholder ?? label) : chosen.join(', ')}
        </button>
      }
      entries={choices.map(({ value, label: name }) => ({
        id: value,
        label: name,
        isChecked: values.includes(value),
        run: () => toggle(value),
      }))}
    />
  );
}

/** Yes, no, or not said: three states, because "no" and "nobody said" are different answers. */
export function YesNo({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
}): ReactElement {
  const one = (is: boolean, word: string) => (
    <button
      type="button"
      aria-pressed={value === is}
      onClick={() => {
        onChange(value === is ? undefined : is);
        endGesture();
      }}
    >
      {word}
    </button>
  );
  return (
    <fieldset aria-label={label} className={styles.yesNo}>
      {one(true, 'Yes')}
      {one(false, 'No')}
    </fieldset>
  );
}

export function Tick({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactElement {
  return (
    <Hint label={label}>
      <input
        type="checkbox"
        className={styles.tick}
        aria-label={label}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    </Hint>
  );
}

export const printed = (value: number | null, dimension: Dimension): string =>
  value === null ? 'not computed' : printQuantity(value, dimension);
