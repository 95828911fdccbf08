import { z } from 'zod';
import { nonNegative } from '../fields';
import type { Known } from '../known';
import { flag, lenient, oneOf, text, texts } from './field';

export const CLASSIFICATIONS = ['public', 'internal', 'personal', 'health', 'payment', 'secret'] as const;

export const ACCESS = ['key', 'range', 'join', 'search', 'aggregate', 'traverse', 'similar', 'blob'] as const;

const field = z.looseObject({
  name: z.string(),
  type: text,
  /** Mean size; else what its type takes. */
  bytes: lenient(nonNegative),
  key: oneOf(['primary', 'unique']),
  /** The entity whose key it holds. */
  references: text,
  nullable: flag,
  classification: text,
});

const index = z.looseObject({ fields: z.array(z.string()).catch([]), unique: flag });

const access = z.looseObject({
  name: text,
  type: oneOf(ACCESS),
  operation: oneOf(['read', 'write']),
  /** The fields that a query gives a value for. */
  by: texts,
  sort: text,
  ratePerSecond: lenient(nonNegative),
  journey: text,
  consistency: oneOf(['strong', 'read-your-writes', 'eventual']),
});

/** One kind of thing that is stored. */
export const entitySchema = z.looseObject({
  name: text,
  /** The store that owns it. */
  component: text,
  fields: z.array(field).default([]).catch([]),
  indexes: z.array(index).default([]).catch([]),
  access: z.array(access).default([]).catch([]),
  partitionKey: texts,
  rows: lenient(nonNegative),
  retentionDays: lenient(nonNegative),
  replication: text,
  classification: text,
  /** Several records change together or not at all. */
  transactional: flag,
  /** Records of the same kind have different fields. */
  flexible: flag,
});

export type Entity = Known<z.infer<typeof entitySchema>>;
export type EntityField = Entity['fields'][number];
export type Access = Entity['access'][number];
