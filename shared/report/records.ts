import type { Design } from '../model';

/** A decision as far as its fields are understood; people and other tools write them. */
export type DecisionText = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly context: string;
  readonly options: readonly string[];
  readonly decision: string;
  readonly consequences: string;
  readonly components: readonly string[];
};

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(optionText).filter((text) => text !== '') : [];

/** An option is a sentence, or a record with a name and what speaks for and against it. */
function optionText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return '';
  const { name, title, text } = value as Record<string, unknown>;
  return words(name) || words(title) || words(text);
}

export function decisionsOf(design: Design): readonly DecisionText[] {
  return Object.entries(design.decisions).map(([id, given]) => {
    const record = given as Readonly<Record<string, unknown>>;
    return {
      id,
      title: words(record['title']) || words(record['name']) || id,
      status: words(record['status']),
      context: words(record['context']),
      options: list(record['options']),
      decision: words(record['decision']),
      consequences: Array.isArray(record['consequences'])
        ? list(record['consequences']).join(' ')
        : words(record['consequences']),
      components: list(record['components']),
    };
  });
}
