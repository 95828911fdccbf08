import { OVERRIDE, RESET } from './yamlFile';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields in which `NAME=value` lists and maps mean the same. */
const PAIRS = new Set(['environment', 'labels', 'depends_on', 'networks', 'extra_hosts']);
/** Fields that a later file adds to. */
const LISTS = new Set([
  'ports',
  'expose',
  'volumes',
  'links',
  'external_links',
  'profiles',
  'configs',
  'env_file',
  'volumes_from',
]);

/** A service with one form for each field: pairs as maps, lists as lists. Marks of `!reset` and `!override` stay. */
export function uniform(service: Fields): Fields {
  return Object.fromEntries(
    Object.entries(service).map(([field, value]) => {
      if (isFields(value) && Object.hasOwn(value, OVERRIDE))
        return [field, { [OVERRIDE]: uniformField(field, value[OVERRIDE]) }];
      return [field, uniformField(field, value)];
    }),
  );
}

function uniformField(field: string, value: unknown): unknown {
  if (isFields(value) && Object.hasOwn(value, RESET)) return value;
  if (PAIRS.has(field) && Array.isArray(value)) return pairsOf(value);
  if (LISTS.has(field) && !Array.isArray(value) && value !== null && value !== undefined) return [value];
  return value;
}

function pairsOf(list: readonly unknown[]): Fields {
  const pairs: Record<string, unknown> = {};
  for (const item of list) {
    if (typeof item !== 'string' && typeof item !== 'number') continue;
    const text = String(item);
    const at = text.indexOf('=');
    if (at === -1) pairs[text.trim()] = null;
    else pairs[text.slice(0, at).trim()] = text.slice(at + 1);
  }
  return pairs;
}

/**
 * Several files of one project: maps are merged, lists of ports, volumes and the like grow, everything else is what the
 * later file says. Compose specification, "Merge". Precondition: both are uniform.
 */
export function merged(earlier: Fields, later: Fields): Fields {
  const result: Record<string, unknown> = { ...earlier };
  for (const [field, value] of Object.entries(later)) {
    const before = result[field];
    if (isFields(value) && Object.hasOwn(value, RESET)) delete result[field];
    else if (isFields(value) && Object.hasOwn(value, OVERRIDE)) result[field] = value[OVERRIDE];
    else if (isFields(value) && isFields(before)) result[field] = merged(before, value);
    else if (Array.isArray(value) && Array.isArray(before) && LISTS.has(field)) {
      const known = new Set(before.map((item) => JSON.stringify(item)));
      result[field] = [...before, ...value.filter((item) => !known.has(JSON.stringify(item)))];
    } else result[field] = value;
  }
  return result;
}

/** Without the marks, where there was nothing to reset or to override. */
export function unmarked(fields: Fields): Fields {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (isFields(value) && Object.hasOwn(value, RESET)) continue;
    if (isFields(value) && Object.hasOwn(value, OVERRIDE)) result[field] = value[OVERRIDE];
    else result[field] = isFields(value) ? unmarked(value) : value;
  }
  return result;
}
