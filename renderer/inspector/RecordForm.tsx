import { recordIssues } from '@shared/model';
import { Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { commonValue, type Context, type Field, fieldsWith, type Group } from './field';
import { FieldRow } from './FieldRow';
import styles from './Inspector.module.css';

type Props<T extends object> = {
  readonly table: Parameters<typeof recordIssues>[0];
  readonly groups: readonly Group<T>[];
  /** The records edited together. */
  readonly records: readonly T[];
  readonly context: Context;
  /** Parts that come along when the first part of a field is set. */
  readonly base?: (record: T, path: string) => Readonly<Record<string, unknown>>;
  /** Sets top-level fields of one record; called for each, with those it had valid. */
  readonly onChange: (fieldsOf: (record: T) => Record<string, unknown>, path: string) => void;
  readonly onSettle: () => void;
};

/** The attributes of one record, or of several at once, in groups that fold. */
export function RecordForm<T extends object>({
  table,
  groups,
  records,
  context,
  base,
  onChange,
  onSettle,
}: Props<T>): ReactElement {
  const [problem, setProblem] = useState<{ readonly who: string; readonly path: string; readonly text: string }>();
  const who = context.ids.join();
  const first = records[0]!;
  const change = (path: string, value: unknown) => {
    const fieldsOf = (record: T) => fieldsWith(record, path, converted(path, value), base?.(record, path));
    const wrong = records
      .flatMap((record) => recordIssues(table, { ...record, ...fieldsOf(record) }))
      .find((issue) => issue.path.startsWith(path.split('.')[0]!));
    setProblem(wrong && { who, path, text: wrong.message });
    if (wrong === undefined) onChange(fieldsOf, path);
  };
  const row = (field: Field<T>) => {
    const { value, isMixed } = commonValue(records, field.path);
    return (
      <FieldRow
        key={field.path}
        field={field}
        record={first}
        context={context}
        value={value}
        isMixed={isMixed}
        problem={problem?.who === who && problem.path === field.path ? problem.text : undefined}
        onChange={(next) => change(field.path, next)}
        onSettle={() => {
          setProblem(undefined);
          onSettle();
        }}
      />
    );
  };
  return (
    <>
      {groups.map((group) => {
        const fields = group.fields.filter((field) => field.isShown?.(first, context) ?? true);
        const count = fields.filter((field) =>
          records.some((record) => commonValue([record], field.path).value !== undefined),
        ).length;
        return fields.length === 0 ? null : (
          <details key={group.id} className={styles.group} open={group.isOpen || undefined}>
            <summary className={styles.summary}>
              <Icon name="chevronRight" size={14} />
              {group.title}
              {count > 0 && <span className={styles.count}>{count}</span>}
            </summary>
            <div className={styles.fields}>{fields.map(row)}</div>
          </details>
        );
      })}
    </>
  );
}

/** `required` is a number or a word: what reads as a number is one. */
const converted = (path: string, value: unknown): unknown =>
  path === 'required' && typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
