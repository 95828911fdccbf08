import type { Design } from '../model';
import { type Change, type Touch } from './change';
import { isSame } from './diff';

/** A field, or a whole record, that base and change have both given another value since the change was made. */
export type Conflict = { readonly table: Touch['table']; readonly id: string; readonly field?: string };

/**
 * A change made on an older state, as a change of the present one: fields that it set are set, all others stay as they
 * are now. Where both changed the same field, the change wins and the conflict is told. A record that is gone by now is
 * not brought back by a change of some of its fields.
 */
export function rebase(
  design: Design,
  change: Change,
): { readonly change: Change; readonly conflicts: readonly Conflict[] } {
  const conflicts: Conflict[] = [];
  const touched = change.touched.flatMap((touch): Touch[] => {
    const now = present(design, touch);
    if (isSame(now, touch.to)) return [];
    if (isSame(now, touch.from)) return [{ ...touch, from: now } as Touch];
    const { table, id } = touch;
    if (!isRecord(now) || !isRecord(touch.to) || !isRecord(touch.from)) {
      conflicts.push({ table, id });
      // What was deleted meanwhile stays deleted, unless the change is what made it.
      return now === undefined && touch.from !== undefined ? [] : [{ ...touch, from: now } as Touch];
    }
    return [
      {
        table,
        id,
        from: now,
        to: merged(now, touch.from, touch.to, (field) => conflicts.push({ table, id, field })),
      } as Touch,
    ];
  });
  return { change: { label: change.label, touched }, conflicts };
}

const present = (design: Design, { table, id }: Touch): unknown =>
  table === 'design' ? design[id] : (design[table] as Readonly<Record<string, unknown>>)[id];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Fields = Readonly<Record<string, unknown>>;

function merged(now: Fields, from: Fields, to: Fields, onConflict: (field: string) => void): Fields {
  const next: Record<string, unknown> = { ...now };
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (isSame(from[field], to[field])) continue;
    if (!isSame(now[field], from[field]) && !isSame(now[field], to[field])) onConflict(field);
    if (to[field] === undefined) delete next[field];
    else next[field] = to[field];
  }
  return next;
}
