import { KINDS } from '../kinds';
import { kindOf } from '../lookup';
import { TECHNOLOGIES } from '../technologies';
import type { Kind, Technology } from '../types';
import {
  BESIDE_OTHERS,
  DEEDS,
  ENDINGS,
  EVERYDAY,
  FOREIGN,
  GIVES_WAY,
  LOAD_TESTS,
  PEOPLE_WORDS,
  SAYINGS,
  SERVES_AS,
  SILENT,
} from './words';
import { squeeze, wordsOf } from './wordsOf';

export type Guess = { readonly kind: Kind; readonly technology?: Technology; readonly basis: string };

/** A stretch of the name that means something; `end` is one past its last word. */
type Mention<T> = { readonly start: number; readonly end: number; readonly text: string; readonly means: T };

/** The longest name of the catalogue that is worth finding within a name, in words. */
const LONGEST = 5;

const kinds = new Map<string, Kind>([
  ...KINDS.flatMap((kind) => [kind.id, kind.name, ...kind.aliases].map((text) => [squeeze(text), kind] as const)),
  ...Object.entries(SAYINGS).map(([text, id]) => [text, kindOf(id)!] as const),
]);
for (const text of SILENT) kinds.delete(text);

/** Without what names a kind as well: “pub/sub” in a name need not be Google’s. */
const products = new Map<string, Technology>(
  TECHNOLOGIES.flatMap((technology) =>
    [technology.name, ...technology.aliases].map((text) => [squeeze(text), technology] as const),
  ).filter(([text]) => text.length > 1 && !kinds.has(text)),
);

/**
 * What a component is, to judge by its name alone: the last word that means something weighs most ("redis-exporter" is
 * no cache, "db-migrator" no database). `deployed`: it is a program that runs in this system, hence no person and no
 * browser. Undefined where the name says nothing, as most names of services do.
 */
export function guessKind(name: string, options: { readonly deployed?: boolean } = {}): Guess | undefined {
  const words = wordsOf(name);
  const isDeed = words.length > 1 && DEEDS.has(words[0]!);
  if (isDeed) return { kind: kindOf('batch-job')!, basis: because(words[0]!) };

  const isProse = words.length === 1 || name.trim().includes(' ');
  const kindSaid = (text: string): Kind | undefined => {
    const kind = kinds.get(text);
    if (kind?.group !== 'people' || LOAD_TESTS.has(text)) return kind;
    if (options.deployed) return kind.id === 'web-app' ? kindOf('frontend') : undefined;
    return PEOPLE_WORDS.has(text) && !isProse ? undefined : kind;
  };
  return weigh(words, mentions(words, kindSaid), mentions(words, productNamed), options.deployed ?? false);
}

function weigh(
  words: readonly string[],
  said: readonly Mention<Kind>[],
  named: readonly Mention<Technology>[],
  deployed: boolean,
): Guess | undefined {
  const product = named.at(-1);
  const isAlone = said.length === 1 && product === undefined && BESIDE_OTHERS.has(said[0]!.text);
  const kind =
    (isAlone ? undefined : said.at(-1)) ?? ending(words) ?? (product === undefined ? plural(words) : undefined);

  const foreign = words.find((word, at) => FOREIGN.has(word) || FOREIGN.has(word + (words[at + 1] ?? '')));
  if (foreign !== undefined && product === undefined && (kind === undefined || kind.means.group === 'compute'))
    return { kind: kindOf('external-system')!, basis: because(foreign) };

  if (product === undefined) return kind && { kind: kind.means, basis: because(kind.text) };
  const own = kindOf(product.means.kind)!;
  const whole = kind === undefined ? { kind: own, technology: product.means } : together(kind, product, own);
  if (deployed && whole.kind.group === 'people' && whole.kind.id !== 'client')
    return whole.kind.id === 'web-app'
      ? { ...whole, kind: kindOf('frontend')!, basis: because(product.text) }
      : undefined;
  return { ...whole, basis: because(whole.kind === kind?.means ? kind.text : product.text) };
}

/** Of a kind and a product in one name, what the whole is. */
function together(
  kind: Mention<Kind>,
  product: Mention<Technology>,
  own: Kind,
): { kind: Kind; technology?: Technology } {
  const technology = product.means;
  if (own === kind.means || SERVES_AS[own.id]?.includes(kind.means.id)) return { kind: kind.means, technology };
  const productIsLast = product.end >= kind.end;
  return productIsLast || GIVES_WAY[kind.text]?.includes(own.group) ? { kind: own, technology } : { kind: kind.means };
}

/** Every longest stretch of words, joined without gaps, that the dictionary knows, in the order of their ends. */
function mentions<T>(
  words: readonly string[],
  dictionary: (text: string, isWhole: boolean) => T | undefined,
): readonly Mention<T>[] {
  const found: Mention<T>[] = [];
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const end = start + length;
      if (found.some((other) => other.start <= start && end <= other.end)) continue;
      const written = words.slice(start, end).join('');
      const numberless = written.replace(/\d+$/, '');
      const text = dictionary(written, length === words.length) === undefined ? numberless : written;
      const means = dictionary(text, length === words.length);
      if (means !== undefined) found.push({ start, end, text, means });
    }
  }
  return found.sort((a, b) => a.end - b.end || a.start - b.start);
}

const productNamed = (text: string, isWhole: boolean): Technology | undefined =>
  EVERYDAY.has(text) && !isWhole ? undefined : products.get(text);

function ending(words: readonly string[]): Mention<Kind> | undefined {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const word = words[at]!;
    const text = ENDINGS.find((end) => word.endsWith(end) && word.length > end.length + 1);
    if (text !== undefined && !products.has(word)) return { start: at, end: at + 1, text, means: kinds.get(text)! };
  }
  return undefined;
}

const plural = (words: readonly string[]): Mention<Kind> | undefined =>
  mentions(words, (text) => (text.endsWith('s') ? kinds.get(text.slice(0, -1)) : undefined)).at(-1);

const because = (text: string): string => `“${text}” in its name`;
