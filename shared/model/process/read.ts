import type { z } from 'zod';
import type { Design } from '../design';
import type { Known } from '../known';
import { apiSchema } from './api';
import { decisionSchema } from './decision';
import { entitySchema } from './entity';
import { estimateSchema } from './estimate';
import { requirementSchema } from './requirement';
import { commentSchema, reviewSchema } from './review';

/** Reads each record of a table once per table: tables keep their identity as long as nothing in them changes. */
function tableReader<S extends z.ZodType>(schema: S): (table: object) => Readonly<Record<string, Known<z.infer<S>>>> {
  const known = new WeakMap<object, Readonly<Record<string, Known<z.infer<S>>>>>();
  return (table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const read: Record<string, Known<z.infer<S>>> = {};
    for (const [id, record] of Object.entries(table)) {
      const parsed = schema.safeParse(record);
      if (parsed.success) read[id] = parsed.data as Known<z.infer<S>>;
    }
    known.set(table, read);
    return read;
  };
}

function partReader<S extends z.ZodType>(schema: S): (part: object) => Known<z.infer<S>> {
  const known = new WeakMap<object, Known<z.infer<S>>>();
  return (part) => {
    const read = known.get(part) ?? (schema.parse(part) as Known<z.infer<S>>);
    known.set(part, read);
    return read;
  };
}

const requirements = tableReader(requirementSchema);
const apis = tableReader(apiSchema);
const entities = tableReader(entitySchema);
const decisions = tableReader(decisionSchema);
const comments = tableReader(commentSchema);
const estimate = partReader(estimateSchema);
const review = partReader(reviewSchema);
const NOTHING = {};

/** The records of the process as far as they are understood; what is not stays in the file untouched. */
export const requirementsOf = (design: Design) => requirements(design.requirements);
export const apisOf = (design: Design) => apis(design.apis);
export const entitiesOf = (design: Design) => entities(design.entities);
export const decisionsOf = (design: Design) => decisions(design.decisions);
export const commentsOf = (design: Design) => comments(design.notes);
export const estimateOf = (design: Design) => estimate(design.estimate);
export const reviewOf = (design: Design) => review(design.review ?? NOTHING);
