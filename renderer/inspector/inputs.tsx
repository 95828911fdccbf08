import { type Dimension, editText, parseQuantity, type Quantity } from '@shared/model';
import { useSettings } from '@renderer/state/settings';
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import { type InputProps, type Option, textOf } from './field';
import styles from './Inspector.module.css';

/** Enter keeps what was typed, Escape gives the field back its value; both leave the canvas alone. */
function useKeys(reset: () => void) {
  return (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      reset();
      event.currentTarget.blur();
    }
    if (event.key === 'Enter' && !(event.currentTarget instanceof HTMLTextAreaElement)) event.currentTarget.blur();
    if (event.key !== 'Tab') event.stopPropagation();
  };
}

/** Text that follows the value from outside, but not while somebody types in it. */
function useDraft(text: string) {
  const [draft, setDraft] = useState<string>();
  return { shown: draft ?? text, setDraft, leave: () => setDraft(undefined) };
}

const isQuantity = (value: unknown): value is Quantity =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && 'likely' in value);

/** A quantity as people write it: 10k, 2M/day, 150 ms, 99.95%, 40..80. Every text that can be read counts at once. */
export function QuantityInput({
  id,
  value,
  placeholder,
  dimension,
  hasProblem,
  onChange,
  onSettle,
}: InputProps & { readonly dimension: Dimension }): ReactElement {
  const units = useSettings((state) => state.units);
  const text = isQuantity(value) ? editText(value, dimension, units) : '';
  const { shown, setDraft, leave: forget } = useDraft(text);
  const [problem, setProblem] = useState<string>();
  const type = (next: string) => {
    setDraft(next);
    if (next.trim() === '') {
      setProblem(undefined);
      onChange(undefined);
      return;
    }
    const parsed = parseQuantity(next, dimension);
    setProblem(parsed.ok ? undefined : parsed.error);
    if (parsed.ok) onChange(parsed.value);
  };
  const leave = () => {
    setProblem(undefined);
    forget();
    onSettle();
  };
  const onKeyDown = useKeys(forget);
  return (
    <>
      <input
        id={id}
        className={`${styles.input} figures`}
        value={shown}
        placeholder={placeholder}
        aria-invalid={problem !== undefined || hasProblem}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

export function TextInput({
  id,
  value,
  placeholder,
  isLong,
  suggestions,
  hasProblem,
  onChange,
  onSettle,
}: InputProps & { readonly isLong: boolean; readonly suggestions: readonly string[] }): ReactElement {
  const list = useId();
  const { shown, setDraft, leave } = useDraft(textOf(value));
  const onKeyDown = useKeys(leave);
  const common = {
    id,
    className: styles.input,
    value: shown,
    placeholder,
    'aria-invalid': hasProblem,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setDraft(event.target.value);
      onChange(event.target.value === '' ? undefined : event.target.value);
    },
    onBlur: () => {
      leave();
      onSettle();
    },
    onKeyDown,
  };
  if (isLong) return <textarea {...common} rows={3} />;
  return (
    <>
      <input {...common} autoComplete="off" list={suggestions.length > 0 ? list : undefined} />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion}>
              {suggestion}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

export function ListInput(props: InputProps): ReactElement {
  const words = Array.isArray(props.value) ? props.value.join(', ') : undefined;
  const change = (text: unknown) => {
    const list = textOf(text)
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    props.onChange(list.length > 0 ? list : undefined);
  };
  return <TextInput {...props} value={words} isLong={false} suggestions={[]} onChange={change} />;
}

/** Yes, no, or as the default says. */
export function FlagInput({ value, onChange, ...rest }: InputProps): ReactElement {
  const options = [
    { value: 'true', label: 'yes' },
    { value: 'false', label: 'no' },
  ];
  return (
    <ChoiceInput
      {...rest}
      value={value === undefined ? undefined : textOf(value)}
      options={options}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'true')}
    />
  );
}

export function ChoiceInput({
  id,
  value,
  placeholder,
  options,
  onChange,
  onSettle,
}: InputProps & { readonly options: readonly Option[] }): ReactElement {
  const groups = [...new Set(options.map(({ group }) => group))];
  const current = typeof value === 'string' ? value : '';
  const isUnknown = current !== '' && !options.some((option) => option.value === current);
  const list = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ));
  return (
    <select
      id={id}
      className={`${styles.input} ${styles.select}`}
      data-empty={current === '' || undefined}
      value={current}
      onChange={(event) => {
        onChange(event.target.value === '' ? undefined : event.target.value);
        onSettle();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <option value="">{placeholder === '' ? '–' : placeholder}</option>
      {isUnknown && <option value={current}>{current}</option>}
      {groups.map((group) =>
        group === undefined ? (
          list(group)
        ) : (
          <optgroup key={group} label={group}>
            {list(group)}
          </optgroup>
        ),
      )}
    </select>
  );
}
