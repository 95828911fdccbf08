import type { Design } from '../model';
import { type Change, type Part, TABLES, type Touch } from './change';

const PARTS: readonly Part[] = ['name', 'summary', 'assumptions', 'estimate'];

export type DiffOptions = {
  /** Tables and parts to leave out: variants and decisions are about a design, not of it. */
  readonly without?: readonly (Touch['table'] | Part)[];
};

/**
 * The change that makes the second design of the first: records by id, compared by what they hold, whatever the order of
 * their keys. `apply(from, diff(from, to))` holds what `to` holds in every table that is not left out.
 */
export function diff(from: Design, to: Design, options: DiffOptions = {}): Change {
  const skipped = new Set<string>(options.without);
  const touched: Touch[] = [];
  for (const part of PARTS) {
    if (skipped.has(part) || isSame(from[part], to[part])) continue;
    touched.push({ table: 'design', id: part, from: from[part], to: to[part] });
  }
  for (const table of TABLES) {
    if (skipped.has(table)) continue;
    const before: Readonly<Record<string, unknown>> = from[table];
    const after: Readonly<Record<string, unknown>> = to[table];
    for (const id of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
      if (!isSame(before[id], after[id])) touched.push({ table, id, from: before[id], to: after[id] } as Touch);
    }
  }
  return { label: `Changes to ${from.name}`, touched };
}

/** The same value, whatever the order of keys; a field that is undefined is one that is not there. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isSame(left[key], right[key]));
}
