import type { Design } from './design';

const FIRST = ['format', 'version', 'id', 'name', 'summary'];

/**
 * The text of a `.plumb` file: UTF-8 JSON, two-space indent, keys sorted at every depth (only the heading keeps its
 * order), one newline at the end. Two people who edit different components touch different lines.
 */
export function serializeDesign(design: Design): string {
  const heading = FIRST.filter((key) => key in design);
  const rest = Object.keys(design)
    .filter((key) => !FIRST.includes(key))
    .sort();
  const ordered: Record<string, unknown> = {};
  for (const key of [...heading, ...rest]) ordered[key] = sorted(design[key as keyof Design]);
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, field]) => [key, sorted(field)]),
  );
}
