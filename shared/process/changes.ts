import { type Design, reviewOf } from '../model';

/** The tables that a review is about; what is only view data is left out of each record. */
const TABLES = [
  'components',
  'connectors',
  'boundaries',
  'journeys',
  'requirements',
  'apis',
  'entities',
  'decisions',
] as const;
const VIEW = new Set(['position', 'size', 'pinned', 'route', 'bends', 'order']);

type Snapshot = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the design is now, kept at sign-off so that the next review sees what changed. */
export function snapshotOf(design: Design): Snapshot {
  const tables: Record<string, Record<string, unknown>> = {};
  for (const table of TABLES) {
    tables[table] = Object.fromEntries(
      Object.entries(design[table]).map(([id, record]) => [
        id,
        Object.fromEntries(Object.entries(record).filter(([field]) => !VIEW.has(field))),
      ]),
    );
  }
  return tables;
}

export type ReviewedChange = {
  readonly table: (typeof TABLES)[number];
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** `replicas: 1 → 2` */
  readonly fields: readonly string[];
};

const nameOf = (record: unknown, id: string): string => {
  const { name, title, text } = (record ?? {}) as Record<string, unknown>;
  const found = [name, title, text].find((value) => typeof value === 'string');
  return found === undefined ? id : found.slice(0, 80);
};

const shown = (value: unknown): string => {
  if (value === undefined) return 'not stated';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** What changed since the last sign-off, record by record; nothing where nobody has signed yet. */
export function changesSince(design: Design): readonly ReviewedChange[] {
  const before = reviewOf(design).reviewed?.tables;
  if (before === undefined) return [];
  const now = snapshotOf(design);
  return TABLES.flatMap((table) => {
    const old: Readonly<Record<string, unknown>> = before[table] ?? {};
    const next = now[table]!;
    const ids = [...new Set([...Object.keys(old), ...Object.keys(next)])].sort();
    return ids.flatMap((id): ReviewedChange[] => {
      const [was, is] = [old[id], next[id]];
      if (was === undefined) return [{ table, id, name: nameOf(is, id), what: 'added', fields: [] }];
      if (is === undefined) return [{ table, id, name: nameOf(was, id), what: 'removed', fields: [] }];
      const fields = changedFields(was as Record<string, unknown>, is as Record<string, unknown>);
      return fields.length === 0 ? [] : [{ table, id, name: nameOf(is, id), what: 'changed', fields }];
    });
  });
}

function changedFields(was: Readonly<Record<string, unknown>>, is: Readonly<Record<string, unknown>>): string[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return keys
    .filter((key) => canonical(was[key]) !== canonical(is[key]))
    .map((key) => `${key}: ${shown(was[key])} → ${shown(is[key])}`);
}

/** The file sorts keys: a snapshot that was saved and read again is still the same. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
