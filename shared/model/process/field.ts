import { z } from 'zod';

/**
 * Process records are written by people and by other tools, and no answer of the engine rests on them. A field that is not
 * what is expected is read as not stated, and stays in the file as it is.
 */
export const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

export const text = lenient(z.string());
export const flag = lenient(z.boolean());
export const texts = lenient(z.array(z.string()));
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => lenient(z.enum(values));
