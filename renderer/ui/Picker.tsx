/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the combobox pattern of WAI-ARIA: no element of HTML is one with signs and groups */
import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Keys } from './Keys';
import styles from './Picker.module.css';

export type PickerRow = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  readonly sign?: ReactNode;
  /** Rows that follow each other under one heading. */
  readonly group?: string | undefined;
  readonly isDisabled?: boolean;
};

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string, cursor: number) => void;
  readonly rows: readonly PickerRow[];
  /** `again`: with Ctrl, to go on where this was added. */
  readonly onPick: (row: PickerRow, options: { readonly again: boolean }) => void;
  /** The row that Enter would pick, whenever it becomes another one. */
  readonly onActive?: ((row: PickerRow | undefined) => void) | undefined;
  readonly onClose: () => void;
  /** Tab: takes the row over into the text instead of picking it. */
  readonly onComplete?: (row: PickerRow) => void;
  /** Enter where no row is picked: the text as a whole is what is meant. */
  readonly onSubmit?: ((options: { readonly again: boolean }) => void) | undefined;
  readonly isMultiline?: boolean;
  /** Between the field and the rows. */
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** Where the cursor stands after a completion. */
  readonly cursor?: number | undefined;
  readonly place?: { readonly left: number; readonly top: number } | undefined;
  readonly width?: number;
};

/** A field and rows below it: typed into, walked with the arrows, picked with Enter. Escape and a press beside it close it. */
export function Picker(props: Props): ReactElement {
  const { rows, text, onClose, place, width = 440 } = props;
  const [active, setActive] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const listId = useId();
  const at = Math.min(active, rows.length - 1);
  const optionId = (i: number) => `${listId}-${i}`;

  useEffect(() => {
    // Where the focus was, it returns to: the keyboard goes on as before.
    const before = document.activeElement;
    const field = area.current ?? line.current;
    field?.focus();
    field?.setSelectionRange(text.length, text.length);
    const onPress = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- only when it opens
  }, []);
  useEffect(() => {
    if (props.cursor !== undefined) area.current?.setSelectionRange(props.cursor, props.cursor);
  }, [props.cursor, text]);
  useEffect(() => {
    panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, rows]);
  const activeRow = rows[at];
  const { onActive } = props;
  useEffect(() => onActive?.(activeRow), [activeRow, onActive]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
    event.stopPropagation();
    const again = event.ctrlKey || event.metaKey;
    const row = rows[at];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (rows.length === 0) return;
        event.preventDefault();
        setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + rows.length) % rows.length);
        return;
      case 'Enter':
        if (event.shiftKey && props.isMultiline) return;
        event.preventDefault();
        if (props.onSubmit) props.onSubmit({ again });
        else if (row && !row.isDisabled) props.onPick(row, { again });
        return;
      case 'Tab':
        event.preventDefault();
        if (row) (props.onComplete ?? (() => undefined))(row);
        return;
      case 'Escape':
        event.preventDefault();
        onClose();
        return;
      default:
    }
  };

  const common = {
    className: styles.field,
    'aria-label': props.label,
    'aria-controls': listId,
    'aria-activedescendant': rows[at] ? optionId(at) : undefined,
    'aria-autocomplete': 'list' as const,
    placeholder: props.placeholder,
    value: text,
    spellCheck: false,
    autoComplete: 'off',
    onChange: ({ target }: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      setActive(0);
      props.onText(target.value, target.selectionStart ?? target.value.length);
    },
    onKeyDown,
  };

  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={props.label}
      className={`${styles.picker} ${place ? '' : styles.centred}`}
      style={{ width, ...place }}
    >
      {props.isMultiline ? (
        <textarea ref={area} rows={Math.min(8, text.split('\n').length)} {...common} />
      ) : (
        <input
          ref={line}
          type="text"
          role="combobox"
          aria-expanded={rows.length > 0}
          {...common}
          aria-controls={listId}
        />
      )}
      {props.children}
      <div className={styles.rows} role="listbox" id={listId} aria-label="Choices">
        {rows.map((row, i) => (
          <div key={row.id} role="presentation">
            {row.group !== undefined && row.group !== rows[i - 1]?.group && (
              <div className={styles.group} role="presentation">
                {row.group}
              </div>
            )}
            {/* The field keeps the focus and moves the choice: a row is pressed, never focused. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
            <div
              id={optionId(i)}
              role="option"
              aria-selected={i === at}
              aria-disabled={row.isDisabled}
              className={styles.row}
              data-row={row.id}
              onPointerMove={() => setActive(i)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={(event) => !row.isDisabled && props.onPick(row, { again: event.ctrlKey || event.metaKey })}
            >
              <span className={styles.sign}>{row.sign}</span>
              <span className={styles.label}>{row.label}</span>
              {row.hint && <span className={styles.hint}>{row.hint}</span>}
              {row.keys && <Keys keys={row.keys} />}
            </div>
          </div>
        ))}
      </div>
      {props.footer && <div className={styles.footer}>{props.footer}</div>}
    </div>
  );
}
