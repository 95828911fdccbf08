import { type Access, type Entity } from '../model';
import type { Subject } from './subject';

/** How the keys and indexes of an entity serve one access pattern. */
export type AccessAnswer = {
  readonly how: 'primary key' | 'index' | 'partition' | 'scan' | 'scatter' | 'other store';
  readonly isServed: boolean;
  readonly text: string;
};

const startsWith = (fields: readonly string[], wanted: readonly string[], sort: string | undefined): boolean => {
  const first = new Set(fields.slice(0, wanted.length));
  if (!wanted.every((field) => first.has(field))) return false;
  // Equality fields first, then the order asked for: otherwise the result has to be sorted after it was read.
  return sort === undefined || fields[wanted.length] === sort || (wanted.length > 0 && wanted.includes(sort));
};

/**
 * Which key answers a query by some fields and in some order: one whose first fields are those, in any order among
 * themselves, followed by the sort field (leftmost prefix; PostgreSQL manual, "Multicolumn Indexes"). In a partitioned
 * store a query that does not name the partition key asks all partitions.
 */
export function answerOf(entity: Entity, access: Access): AccessAnswer {
  const by = access.by ?? [];
  const type = access.type ?? 'key';
  if (type === 'search' || type === 'similar' || type === 'traverse' || type === 'aggregate') {
    const better = {
      search: 'a search index',
      similar: 'a vector index',
      traverse: 'a graph store',
      aggregate: 'a columnar store',
    }[type];
    return { how: 'other store', isServed: false, text: `no key serves this: ${better} does` };
  }
  const partition = entity.partitionKey ?? [];
  if (partition.length > 0 && !partition.every((field) => by.includes(field)))
    return {
      how: 'scatter',
      isServed: false,
      text: `does not name the partition key (${partition.join(', ')}): every partition is asked`,
    };
  const primary = entity.fields.filter(({ key }) => key === 'primary').map(({ name }) => name);
  const order = access.sort;
  if (by.length > 0 && startsWith([...new Set([...partition, ...primary])], by, order))
    return {
      how: partition.length > 0 ? 'partition' : 'primary key',
      isServed: true,
      text: `by the primary key (${primary.join(', ')})`,
    };
  const unique = entity.fields.filter(({ key }) => key === 'unique').map(({ name }) => [name]);
  const index = [...entity.indexes.map(({ fields }) => fields), ...unique].find(
    (fields) => (by.length > 0 || order !== undefined) && startsWith(fields, by, order),
  );
  if (index !== undefined) return { how: 'index', isServed: true, text: `by the index on ${index.join(', ')}` };
  if (access.operation === 'write' && by.length === 0)
    return { how: 'primary key', isServed: true, text: 'an insert needs no key' };
  const wanted = [...by, ...(order === undefined ? [] : [order])].join(', ');
  return {
    how: 'scan',
    isServed: false,
    text: wanted === '' ? 'reads everything: say by which fields it asks' : `scans: add an index on ${wanted}`,
  };
}

export type AccessFinding = {
  readonly entity: string;
  readonly name: string;
  readonly access: Access;
  readonly answer: AccessAnswer;
};

/** Patterns that no key or index serves. */
export const accessFindings = ({ entities }: Subject): readonly AccessFinding[] =>
  Object.entries(entities).flatMap(([id, entity]) =>
    entity.access
      .map((access) => ({ entity: id, name: entity.name ?? id, access, answer: answerOf(entity, access) }))
      .filter(({ answer }) => !answer.isServed),
  );
