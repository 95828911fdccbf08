import type { Design } from '../model';

/** The records of a design that have an id of their own. */
export const TABLES = [
  'boundaries',
  'components',
  'connectors',
  'journeys',
  'requirements',
  'apis',
  'entities',
  'decisions',
  'notes',
  'variants',
] as const;
export type Table = (typeof TABLES)[number];

/** The parts of a design of which there is one. */
export type Part = 'name' | 'summary' | 'assumptions' | 'estimate' | 'review' | 'drills';

type RecordOf<T extends Table> = Design[T][string];

/** What one record, or one part, was and became; undefined where it was not there. */
export type Touch =
  | {
      [T in Table]: {
        readonly table: T;
        readonly id: string;
        readonly from: RecordOf<T> | undefined;
        readonly to: RecordOf<T> | undefined;
      };
    }[Table]
  | { readonly table: 'design'; readonly id: Part; readonly from: Design[Part]; readonly to: Design[Part] };

/** What a command did, as data that inverts itself. No record is touched twice. */
export type Change = { readonly label: string; readonly touched: readonly Touch[] };

export const NOTHING: Change = { label: '', touched: [] };

export const isEmpty = (change: Change): boolean => change.touched.length === 0;

/** Postcondition: untouched records and tables keep their identity, so that whoever compares by reference sees what moved. */
export const apply = (design: Design, change: Change): Design => applyInto(design, change, new Set());

/** The same for one change after the other on a design that nobody else has: tables among `own` are written where they are. */
export function applyInto(design: Design, change: Change, own: Set<unknown>): Design {
  const next: Record<string, unknown> = { ...design };
  for (const touch of change.touched) {
    if (touch.table === 'design') {
      put(next, touch.id, touch.to);
      continue;
    }
    if (!own.has(next[touch.table])) {
      const copy = copied(design[touch.table]);
      own.add(copy);
      next[touch.table] = copy;
    }
    put(next[touch.table] as Record<string, unknown>, touch.id, touch.to);
  }
  return next as Design;
}

/** A copy of each table that was ever copied. */
const copies = new WeakMap<object, object>();

/**
 * A copy of a copy: V8 clones what a spread has made as a whole, and what was put together key by key one key after the
 * other, which for a thousand records takes a hundred times as long. Hundreds of changes are tried on one design.
 */
function copied(table: object): object {
  let copy = copies.get(table);
  if (copy === undefined) copies.set(table, (copy = { ...table }));
  return { ...copy };
}

function put(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) delete fields[key];
  else fields[key] = value;
}

export const invert = (change: Change): Change => ({
  label: change.label,
  touched: change.touched.map((touch) => ({ ...touch, from: touch.to, to: touch.from }) as Touch),
});

/** One change with the effect of `first` and then `second`; records that end as they began are left out. */
export function compose(first: Change, second: Change, label = second.label): Change {
  const touched = new Map<string, Touch>();
  for (const touch of [...first.touched, ...second.touched]) {
    const key = `${touch.table}/${touch.id}`;
    const before = touched.get(key);
    touched.set(key, before === undefined ? touch : ({ ...touch, from: before.from } as Touch));
  }
  return { label, touched: [...touched.values()].filter((touch) => touch.from !== touch.to) };
}
