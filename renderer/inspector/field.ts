import type { Origin } from '@shared/catalogue';
import type { Design, Dimension } from '@shared/model';

/** How a value is entered. */
export type Entry =
  | { readonly type: 'quantity'; readonly dimension: Dimension }
  | { readonly type: 'text'; readonly isLong?: boolean; readonly suggestions?: (context: Context) => readonly string[] }
  | { readonly type: 'list' }
  | { readonly type: 'flag' }
  | { readonly type: 'choice'; readonly options: (context: Context) => readonly Option[] };

export type Option = { readonly value: string; readonly label: string; readonly group?: string };

/** What the fields of one inspector may look at: the design, and what is being inspected. */
export type Context = { readonly design: Design; readonly ids: readonly string[] };

/** What holds where a field is empty, and from whom. */
export type Default = { readonly text: string; readonly origin?: Origin };

/** One attribute of a record: `cost.perReplicaMonth` is a field of a field. */
export type Field<T> = {
  readonly path: string;
  readonly label: string;
  /** A sentence for those who do not know the word. */
  readonly help: string;
  readonly entry: Entry;
  readonly defaultOf?: (record: T, context: Context) => Default | undefined;
  /** Shown only where it makes sense. */
  readonly isShown?: (record: T, context: Context) => boolean;
};

export type Group<T> = {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field<T>[];
  readonly isOpen?: boolean;
};

/** What every kind of input has in common. */
export type InputProps = {
  readonly id: string;
  readonly value: unknown;
  readonly placeholder: string;
  readonly hasProblem: boolean;
  readonly onChange: (value: unknown) => void;
  readonly onSettle: () => void;
};

/** `cost.perReplicaMonth` → cost, perReplicaMonth; only the first dot counts, since an id may have its own. */
function split(path: string): readonly [string, string | undefined] {
  const dot = path.indexOf('.');
  return dot === -1 ? [path, undefined] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** A plain value as text; anything else has none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** The value at a path, or undefined. */
export function valueAt(record: object, path: string): unknown {
  const [key, part] = split(path);
  const value = (record as Record<string, unknown>)[key];
  if (part === undefined) return value;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
}

/**
 * The top-level field, as it must become so that the value at the path is this. A part that becomes undefined goes; with its
 * last part the whole goes. `base` are the parts that come along when the first one is set.
 */
export function fieldsWith(
  record: object,
  path: string,
  value: unknown,
  base: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const [key, part] = split(path);
  if (part === undefined) return { [key]: value };
  const before = (record as Record<string, unknown>)[key];
  const parts: Record<string, unknown> = { ...(typeof before === 'object' && before !== null ? before : base) };
  if (value === undefined) delete parts[part];
  else parts[part] = value;
  return { [key]: Object.keys(parts).length > 0 ? parts : undefined };
}

/** What several records say at a path: one value, or that they differ. */
export function commonValue(
  records: readonly object[],
  path: string,
): { readonly value: unknown; readonly isMixed: boolean } {
  const values = records.map((record) => valueAt(record, path));
  const texts = new Set(values.map((value) => JSON.stringify(value) ?? ''));
  return texts.size > 1 ? { value: undefined, isMixed: true } : { value: values[0], isMixed: false };
}
