import { type Entity, type EntityField, likely } from '../model';

/** What a value of a type takes, as PostgreSQL stores it (manual, chapter "Data Types"); text and the like are means. */
const BYTES: Readonly<Record<string, number>> = {
  bool: 1,
  boolean: 1,
  smallint: 2,
  int: 4,
  integer: 4,
  serial: 4,
  bigint: 8,
  long: 8,
  bigserial: 8,
  float: 8,
  double: 8,
  real: 4,
  decimal: 12,
  numeric: 12,
  money: 8,
  uuid: 16,
  id: 8,
  date: 4,
  time: 8,
  timestamp: 8,
  timestamptz: 8,
  datetime: 8,
  inet: 19,
  enum: 4,
  char: 1,
  string: 32,
  text: 64,
  varchar: 32,
  email: 28,
  url: 100,
  json: 500,
  jsonb: 500,
  bytea: 200,
  blob: 200,
  point: 16,
  geography: 32,
};

export const FIELD_TYPES: readonly string[] = Object.keys(BYTES);

/** A tuple header with its alignment and the pointer to it on the page (PostgreSQL manual, "Database Page Layout"). */
export const ROW_OVERHEAD_BYTES = 28;

export type FieldSize = { readonly bytes: number; readonly origin: 'stated' | 'type' | 'unknown' };

/** Bytes of one field: stated, else of its type; `varchar(200)` is taken as half full, plus its length. */
export function fieldSize(field: EntityField): FieldSize {
  if (field.bytes !== undefined) return { bytes: likely(field.bytes), origin: 'stated' };
  const match = /^([a-z]+)(?:\((\d+)[\d, ]*\))?(\[\])?/i.exec(field.type?.trim() ?? '');
  const name = match?.[1]?.toLowerCase() ?? '';
  const length = match?.[2] === undefined ? undefined : Number(match[2]);
  const times = match?.[3] === undefined ? 1 : 4;
  if (length !== undefined && /^(?:var)?char$|^string$|^text$/.test(name))
    return { bytes: times * (name === 'char' ? length : length / 2 + 1), origin: 'type' };
  const known = BYTES[name];
  return known === undefined ? { bytes: 0, origin: 'unknown' } : { bytes: times * known, origin: 'type' };
}

export type RowSize = {
  readonly fields: number;
  readonly overhead: number;
  /** What the keys and indexes add for each row. */
  readonly indexes: number;
  readonly total: number;
  readonly unknown: readonly string[];
};

/** An entry of a B-tree holds the fields, a header of 8 bytes and a pointer of 4, on pages that are 70 % full. */
const indexEntry = (bytes: number): number => (bytes + 12) / 0.7;

/** Bytes of a row with its header and its share of the primary key and the indexes. Fields of unknown size are named. */
export function rowBytes(entity: Entity): RowSize {
  const sizeOf = new Map(entity.fields.map((field) => [field.name, fieldSize(field)]));
  const fields = [...sizeOf.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const width = (names: readonly string[]) => names.reduce((sum, name) => sum + (sizeOf.get(name)?.bytes ?? 0), 0);
  const primary = entity.fields.filter(({ key }) => key === 'primary').map(({ name }) => name);
  const unique = entity.fields.filter(({ key }) => key === 'unique').map(({ name }) => [name]);
  const keys = [...(primary.length > 0 ? [primary] : []), ...unique, ...entity.indexes.map((index) => index.fields)];
  const indexes = Math.round(keys.reduce((sum, names) => sum + indexEntry(width(names)), 0));
  return {
    fields,
    overhead: ROW_OVERHEAD_BYTES,
    indexes,
    total: Math.round(fields + ROW_OVERHEAD_BYTES + indexes),
    unknown: entity.fields.filter((field) => sizeOf.get(field.name)?.origin === 'unknown').map(({ name }) => name),
  };
}
