import type { Design } from '../model';
import type { Change, Part, Table, Touch } from './change';

/** A touch that writes a record, or takes it away where `to` is undefined. */
export function write<T extends Table>(
  design: Design,
  table: T,
  id: string,
  to: Design[T][string] | undefined,
): Touch[] {
  const from = Object.hasOwn(design[table], id) ? design[table][id] : undefined;
  return from === to ? [] : [{ table, id, from, to } as Touch];
}

export const writePart = <P extends Part>(design: Design, id: P, to: Design[P]): Touch[] =>
  design[id] === to ? [] : [{ table: 'design', id, from: design[id], to }];

export const change = (label: string, ...touches: readonly Touch[][]): Change => ({ label, touched: touches.flat() });

/** Some fields of a record; undefined takes a field away. */
export type Fields<T> = Partial<{ [K in keyof T]: T[K] | undefined }>;

/** The record with some fields set; a field set to undefined is taken away, because only what a person set is stored. */
export function withFields<T extends object>(record: T, fields: Fields<T>): T {
  const next: Record<string, unknown> = { ...(record as Record<string, unknown>) };
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  return next as T;
}
