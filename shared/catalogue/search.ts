import { KINDS } from './kinds';
import { kindOf } from './lookup';
import { TECHNOLOGIES } from './technologies';
import type { Kind, Technology } from './types';

export type CatalogueHit =
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'technology'; readonly technology: Technology; readonly kind: Kind };

/** What is searched of a row of the catalogue, prepared once: it is asked at every keystroke. */
type Entry = {
  readonly hit: CatalogueHit;
  readonly exact: ReadonlySet<string>;
  readonly name: string;
  readonly words: readonly string[];
  readonly aliases: readonly { readonly text: string; readonly words: readonly string[] }[];
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();

function entryOf(hit: CatalogueHit, name: string, others: readonly string[]): Entry {
  const aliases = others.map(fold).map((text) => ({ text, words: text.split(' ') }));
  const folded = fold(name);
  return { hit, name: folded, words: folded.split(' '), aliases, exact: new Set([folded, ...others.map(fold)]) };
}

const ENTRIES: readonly Entry[] = [
  ...KINDS.map((kind) => entryOf({ type: 'kind', kind }, kind.name, [kind.id, ...kind.aliases])),
  ...TECHNOLOGIES.map((technology) =>
    entryOf({ type: 'technology', technology, kind: kindOf(technology.kind)! }, technology.name, technology.aliases),
  ),
];

const KIND_ENTRIES = new Map(
  ENTRIES.flatMap((entry) => (entry.hit.type === 'kind' ? [[entry.hit.kind, entry] as const] : [])),
);

const startWords = (words: readonly string[], query: readonly string[]): boolean =>
  query.every((part) => words.some((word) => word.startsWith(part)));

/** The letters of the query in this order, the first of them at the start of a word. */
function isSubsequence(words: readonly string[], query: string): boolean {
  const letters = query.replaceAll(' ', '');
  return words.some((_, first) => {
    const text = words.slice(first).join('');
    if (text[0] !== letters[0]) return false;
    let at = 0;
    for (const letter of text) if (letter === letters[at]) at += 1;
    return at >= letters.length;
  });
}

/** How a query names a row: 0 exactly, 1 its beginning, 2 beginnings of its words, 3 another name of it. */
function nameRank(entry: Entry, query: string, words: readonly string[]): number | undefined {
  if (entry.exact.has(query)) return 0;
  if (entry.name.startsWith(query)) return 1;
  if (startWords(entry.words, words)) return 2;
  return entry.aliases.some((alias) => alias.text.startsWith(query) || startWords(alias.words, words)) ? 3 : undefined;
}

/** As above, then 4: a technology of a kind that the query names ("cache": Redis), 5: the letters in order. */
function rankOf(entry: Entry, query: string, words: readonly string[]): number | undefined {
  const rank = nameRank(entry, query, words);
  if (rank !== undefined || query.length < 2) return rank;
  if (entry.hit.type === 'technology') {
    const kindRank = nameRank(KIND_ENTRIES.get(entry.hit.kind)!, query, words);
    if (kindRank !== undefined && kindRank < 2) return 4;
  }
  return isSubsequence(entry.words, query) ? 5 : undefined;
}

/**
 * Kinds and technologies that a query may mean, the likeliest first. Among equals kinds come before technologies, then
 * those that more of their names speak for ("post": PostgreSQL, known as postgres too), then shorter names, then the
 * order of the catalogue.
 */
export function searchCatalogue(query: string, limit = Number.POSITIVE_INFINITY): readonly CatalogueHit[] {
  const folded = fold(query);
  if (folded === '') return KINDS.slice(0, limit).map((kind): CatalogueHit => ({ type: 'kind', kind }));
  const words = folded.split(' ');
  const found = ENTRIES.flatMap((entry) => {
    const rank = rankOf(entry, folded, words);
    if (rank === undefined) return [];
    const isTechnology = entry.hit.type === 'technology' ? 1 : 0;
    // Within a kind that was named the catalogue's order tells more than the length of a name.
    const voices = rank === 4 ? 0 : entry.aliases.filter((alias) => alias.text.startsWith(folded)).length;
    return [{ hit: entry.hit, keys: [rank, isTechnology, -voices, rank === 4 ? 0 : entry.name.length] }];
  });
  return found
    .sort((a, b) => firstDifference(a.keys, b.keys))
    .slice(0, limit)
    .map(({ hit }) => hit);
}

const firstDifference = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - b[at]!).find((difference) => difference !== 0) ?? 0;
