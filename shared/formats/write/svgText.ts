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

/** Whatever a person wrote, as text within XML. */
export const text = (value: string): string =>
  Array.from(value, (char) => (isForbidden(char) ? '\uFFFD' : (ESCAPES[char] ?? char))).join('');

export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : text(value!)}"`)
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
