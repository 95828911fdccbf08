import { searchCatalogue } from '../../catalogue';
import type { Design } from '../../model';
import { COMPONENT_WORDS, CONNECTOR_WORDS, JOURNEY_WORDS, type SketchWord } from './sketchWords';

export type Completion = {
  /** What replaces the characters `from` to `to` of the text. */
  readonly insert: string;
  readonly label: string;
  readonly hint: string;
  readonly what: 'drawn' | 'kind' | 'technology' | 'attribute' | 'boundary';
  /** Kind of the catalogue, for its sign. */
  readonly kind?: string;
};

export type Completions = { readonly from: number; readonly to: number; readonly options: readonly Completion[] };

const NONE: readonly Completion[] = [];
const LIMIT = 8;

/**
 * What may stand at the cursor of a sketch: components that are drawn or named in the text, rows of the catalogue, or
 * inside brackets the attributes of what stands before them. No options where nothing can be completed.
 */
export function completeSketch(text: string, cursor: number, design: Design): Completions {
  const before = text.slice(0, cursor);
  const open = openBracket(before);
  if (open !== undefined) return attributes(text, cursor, open);
  const start = Math.max(...['>', ',', '\n', ';', '{', '}', ']'].map((sign) => before.lastIndexOf(sign))) + 1;
  const lead = /^\s*(?:\*\s*\d+(?:\.\d+)?\s*)?["']?/.exec(before.slice(start))![0];
  const from = start + lead.length - (/["']$/.test(lead) ? 1 : 0);
  const query = before.slice(start + lead.length).trim();
  // Behind "]" comes an arrow, not a name; "api x3" is complete.
  if (before[start - 1] === ']' || /\s[x×]\s*\d*$/u.test(before.slice(from)))
    return { from, to: cursor, options: NONE };
  return { from, to: cursor, options: names(query, text, from, design) };
}

/** The bracket that the cursor stands in, unless a quote hides it. */
function openBracket(before: string): number | undefined {
  let quote = '';
  let open: number | undefined;
  for (let i = 0; i < before.length; i++) {
    const sign = before[i]!;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '[') open = i;
    else if (sign === ']' || sign === '\n') open = undefined;
  }
  return open;
}

function attributes(text: string, cursor: number, open: number): Completions {
  const inside = text.slice(open + 1, cursor);
  const word = /[^\s,]*$/.exec(inside)![0];
  const from = cursor - word.length;
  if (word.includes('=')) return { from, to: cursor, options: NONE };
  const used = new Set([...inside.matchAll(/([\w.-]+)\s*=/g)].map(([, key]) => key!.toLowerCase()));
  const fitting = wordsAt(text.slice(0, open)).filter(
    ({ key }) => !used.has(key.toLowerCase()) && key.toLowerCase().startsWith(word.toLowerCase()),
  );
  return {
    from,
    to: cursor,
    options: fitting.slice(0, LIMIT).map(({ key, example, meaning }) => ({
      insert: `${key}=`,
      label: key,
      hint: `${meaning}, as ${example}`,
      what: 'attribute' as const,
    })),
  };
}

/** Right behind an arrow the brackets are the connector's; at the start of a line they may be the journey's. */
function wordsAt(before: string): readonly SketchWord[] {
  if (/>\s*(?:\*\s*\d+(?:\.\d+)?\s*)?$/.test(before)) return CONNECTOR_WORDS;
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
  return line.includes('>') ? COMPONENT_WORDS : [...JOURNEY_WORDS, ...COMPONENT_WORDS];
}

function names(query: string, text: string, from: number, design: Design): readonly Completion[] {
  const drawn = named(query, text, from, design);
  const taken = new Set(drawn.map(({ label }) => label.toLowerCase()));
  const found = query === '' ? [] : searchCatalogue(query, LIMIT + 4);
  const rows = found.flatMap((hit): Completion[] => {
    const label = hit.type === 'kind' ? hit.kind.name : hit.technology.name;
    if (taken.has(label.toLowerCase())) return [];
    const hint = hit.type === 'kind' ? hit.kind.summary : hit.kind.name;
    return [{ insert: quoted(label), label, hint, what: hit.type, kind: hit.kind.id }];
  });
  return [...drawn, ...rows].slice(0, LIMIT);
}

/** Components of the design and names from the rest of the text: what is there comes before what could be. */
function named(query: string, text: string, from: number, design: Design): readonly Completion[] {
  const asked = query.toLowerCase();
  const seen = new Map<string, Completion>();
  const add = (name: string, hint: string, kind?: string): void => {
    const key = name.toLowerCase();
    if (
      seen.has(key) ||
      key === asked ||
      !key.split(/\s+/).some((_, i, all) => all.slice(i).join(' ').startsWith(asked))
    )
      return;
    const completion = { insert: quoted(name), label: name, hint, what: 'drawn' as const };
    seen.set(key, kind === undefined ? completion : { ...completion, kind });
  };
  for (const { name, kind } of Object.values(design.components))
    if (name !== undefined) add(name, 'drawn already', kind);
  const elsewhere = `${text.slice(0, from)}\n`.replaceAll(/\[[^\]\n]*\]/g, '');
  for (const part of elsewhere.split(/-*>|~>|[,;\n{}]/)) {
    const name = part
      .replace(/^\s*\*\s*\d+(?:\.\d+)?/, '')
      .trim()
      .replaceAll(/^["']|["']$|\s[x×]\s*\d+$/gu, '');
    if (query !== '' && name.length > 1) add(name, 'named in this sketch');
  }
  return [...seen.values()].slice(0, query === '' ? 3 : LIMIT);
}

/** Names with signs of the language stand in quotes. */
const quoted = (name: string): string =>
  /[>,;[\]{}"'#\n]|\s[x×]\s*\d+$/u.test(name) ? `"${name.replaceAll('"', '')}"` : name;
