/**
 * The fields of a record as data of a shape, which people edit in a form: words and numbers as they are, everything else
 * as JSON.
 */
export function attributesOf(
  record: Readonly<Record<string, unknown>> | object,
  without: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(record).filter(
    ([key, value]) => value !== undefined && !without.has(key) && isName(key),
  );
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [nameOf(key), written(value)]),
  );
}

/** A field called like one of the format's own would be taken for it. */
const TAKEN = new Set(['id', 'label', 'placeholders', 'tooltip', 'link', 'tags']);
const PREFIX = 'plumbline-';
const nameOf = (key: string): string => (TAKEN.has(key) ? `${PREFIX}${key}` : key);
export const fieldOf = (attribute: string): string =>
  attribute.startsWith(PREFIX) ? attribute.slice(PREFIX.length) : attribute;

/** XML is strict about names of attributes; a field with another one is nothing that a form could show. */
const isName = (key: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key);

/** Text that would be read back as something else is written as JSON too. */
function written(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}

const isPlain = (text: string): boolean => typeof valueOf(text) === 'string' && valueOf(text) === text;

export function valueOf(text: string): unknown {
  if (!/^(?:[[{"]|-?\d|true$|false$|null$)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
