import type { Design } from '../model';
import type { Change, Table } from './change';
import { change, withFields, write } from './touch';

/** The tables whose records the process views edit field by field. */
export type ProcessTable = Extract<Table, 'requirements' | 'apis' | 'entities' | 'decisions' | 'notes'>;

const ONE: Readonly<Record<ProcessTable, string>> = {
  requirements: 'requirement',
  apis: 'API',
  entities: 'entity',
  decisions: 'decision',
  notes: 'note',
};

/** Sets fields of a record, which is made where it is not there; a field set to undefined is taken away. */
export function setRecord(
  design: Design,
  table: ProcessTable,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Change {
  const isThere = Object.hasOwn(design[table], id);
  const record: Record<string, unknown> = isThere ? { ...design[table][id] } : {};
  return change(`${isThere ? 'Edit' : 'Add'} ${ONE[table]}`, write(design, table, id, withFields(record, fields)));
}

export const removeRecord = (design: Design, table: ProcessTable, id: string): Change =>
  change(`Delete ${ONE[table]}`, write(design, table, id, undefined));

/** Sets fields of the estimate or of the review; what becomes undefined is taken away. */
export function setFields(
  design: Design,
  part: 'estimate' | 'review',
  fields: Readonly<Record<string, unknown>>,
): Change {
  const to = withFields<Record<string, unknown>>({ ...design[part] }, fields);
  return change(`Edit ${part}`, [{ table: 'design', id: part, from: design[part], to }]);
}
