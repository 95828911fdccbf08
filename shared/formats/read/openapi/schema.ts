import type { Shape } from '../../shape';

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const DEPTH_LIMIT = 6;
const FIELD_LIMIT = 200;

/** Names of types that say more than JSON's own. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'timestamp',
  date: 'date',
  uuid: 'uuid',
  uri: 'url',
  url: 'url',
  email: 'email',
  binary: 'bytes',
  byte: 'bytes',
  int64: 'bigint',
};

const nameOfReference = (reference: string): string =>
  reference
    .split('/')
    .at(-1)!
    .replaceAll(/[^\p{L}\p{N}_$.-]/gu, '_') || 'any';

/** A name that can stand in a shape; others become one. */
const safe = (name: string): string => {
  const plain = name.replaceAll(/[^\p{L}\p{N}_$.-]/gu, '_');
  return /^[\p{L}_$]/u.test(plain) ? plain : `_${plain}`;
};

/** A JSON schema as a shape. What a shape cannot say (lengths, patterns, alternatives beyond the first) is left out. */
export function shapeOf(schema: unknown, depth = 0): Shape {
  const any: Shape = { type: 'name', name: 'any' };
  if (!isFields(schema) || depth > DEPTH_LIMIT) return any;
  if (isText(schema['$ref'])) return { type: 'name', name: nameOfReference(schema['$ref']) };
  const choices = schema['enum'];
  if (Array.isArray(choices) && choices.length > 0 && choices.every((value) => isText(value) && !value.includes("'")))
    return { type: 'choice', values: choices as string[] };
  if (Array.isArray(schema['allOf'])) return merged(schema, schema['allOf'], depth);
  const either: unknown = schema['oneOf'] ?? schema['anyOf'];
  if (Array.isArray(either) && either.length > 0)
    return shapeOf(either.find((one) => isFields(one) && one['type'] !== 'null') ?? either[0], depth + 1);
  // OpenAPI 3.1 has lists of types: ["string", "null"].
  const type: unknown = Array.isArray(schema['type'])
    ? (schema['type'] as unknown[]).find((one) => one !== 'null')
    : schema['type'];
  if (type === 'array') return { type: 'list', of: shapeOf(schema['items'], depth + 1) };
  if (type === 'object' || isFields(schema['properties'])) return fieldsOf(schema, depth);
  if (isText(schema['format']) && FORMATS[schema['format']] !== undefined)
    return { type: 'name', name: FORMATS[schema['format']]! };
  return isText(type) ? { type: 'name', name: safe(type) } : any;
}

function fieldsOf(schema: Fields, depth: number): Shape {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const properties = isFields(schema['properties']) ? Object.entries(schema['properties']).slice(0, FIELD_LIMIT) : [];
  return {
    type: 'fields',
    fields: properties.map(([name, of]) => ({
      name: safe(name),
      isOptional: !required.has(name),
      shape: shapeOf(of, depth + 1),
    })),
  };
}

function merged(schema: Fields, parts: readonly unknown[], depth: number): Shape {
  const shapes = [
    ...parts.map((part) => shapeOf(part, depth + 1)),
    ...(isFields(schema['properties']) ? [fieldsOf(schema, depth)] : []),
  ];
  const fields = shapes.flatMap((shape) => (shape.type === 'fields' ? shape.fields : []));
  const named = shapes.find((shape) => shape.type === 'name');
  return fields.length === 0 && named !== undefined ? named : { type: 'fields', fields };
}
