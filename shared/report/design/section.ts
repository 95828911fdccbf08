import type { Report } from '../../analysis';
import { type Design, printQuantity } from '../../model';
import { type Block, type Column, heading } from '../blocks';
import { sentence, type Words } from '../words';

export type SectionContext = { readonly design: Design; readonly report: Report; readonly words: Words };

/** What a step of the process has to say; nothing where it is not filled. */
export type Section = (context: SectionContext) => readonly Block[];

export const right = (title: string): Column => ({ title, align: 'right' });

/** A table under a heading of its own; nothing without rows. */
export function titled(
  title: string,
  columns: readonly (Column | string)[],
  rows: readonly (readonly string[])[],
): Block[] {
  if (rows.length === 0) return [];
  const heads = columns.map((column) => (typeof column === 'string' ? { title: column } : column));
  // A column that says nothing in any row is left out.
  const used = heads.map((_, i) => rows.some((row) => (row[i] ?? '') !== ''));
  const kept = <T>(cells: readonly T[]) => cells.filter((_, i) => used[i]);
  const table: Block = { type: 'table', columns: kept(heads), rows: rows.map(kept) };
  return title === '' ? [table] : [heading(3, title), table];
}

export function listed(title: string, texts: readonly string[]): Block[] {
  if (texts.length === 0) return [];
  const list: Block = { type: 'list', items: texts.map((text) => ({ text })) };
  return title === '' ? [list] : [heading(3, title), list];
}

/** `tokenRotation` → "token rotation" */
export const spoken = (key: string): string => key.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();

const UNITS = [
  ['Seconds', 'seconds'],
  ['Hours', 'hours'],
  ['Bytes', 'bytes'],
  ['Ms', 'duration'],
] as const;

/** "RPO: 5 s": the unit that a name ends with belongs to the number. */
function measured(key: string, value: number): readonly [string, string] {
  const unit = UNITS.find(([ending]) => key.endsWith(ending) && key !== ending);
  if (unit === undefined) return [spoken(key), `${value}`];
  const name = key.slice(0, -unit[0].length);
  return [/^(?:rpo|rto|ttl)$/.test(name) ? name.toUpperCase() : spoken(name), printQuantity(value, unit[1])];
}

/** The fields of a loose record as names and words; what is nested is left to those who know it. */
export const factsOf = (record: object | undefined): readonly (readonly [string, string])[] =>
  Object.entries(record ?? {}).flatMap(([key, value]) => {
    if (typeof value === 'string' && value.trim() !== '') return [[spoken(key), value.trim()] as const];
    if (typeof value === 'number') return [measured(key, value)];
    if (typeof value === 'boolean') return [[spoken(key), value ? 'yes' : 'no'] as const];
    if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
      return [[spoken(key), value.join(', ')] as const];
    return [];
  });

/** Names and values one below the other, each name as a row begins; nothing without them. */
export const factRows = (facts: readonly (readonly [string, string])[]): readonly Block[] =>
  facts.length === 0 ? [] : [{ type: 'facts', rows: facts.map(([name, value]) => [sentence(name), value]) }];
