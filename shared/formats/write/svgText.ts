/** Attributes in the order in which they are written; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Two decimals are a hundredth of a pixel; more only make files larger. */
export const number = (value: number): string => String(Math.round(value * 100) / 100);

/** XML 1.0 does not allow control characters, even escaped, nor half of a pair of surrogates. */
const isForbidden = (char: string): boolean => (char < ' ' && char !== '\n' && char !== '\t') || /^\p{Cs}$/u.test(char);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** All that has to be looked at letter by letter: nearly every text has nothing of it, and there are thousands in a deck. */
const SPECIAL = /[\p{Cc}\p{Cs}&<>"']/u;

/** Whatever a person wrote, as text within XML. */
export const text = (value: string): string =>
  SPECIAL.test(value)
    ? Array.from(value, (char) => (isForbidden(char) ? '\uFFFD' : (ESCAPES[char] ?? char))).join('')
    : value;

export function element(name: string, attributes: Attributes, content?: string): string {
  let written = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${typeof value === 'number' ? number(value) : text(value)}"`;
  }
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
