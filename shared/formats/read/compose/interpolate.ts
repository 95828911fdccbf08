/** What stands for a variable: its value, or undefined where nobody gave it one. */
export type Variables = ReadonlyMap<string, string>;

/** Deeper defaults within defaults than this are no longer read: `${A:-${B:-…}}`. */
const DEEPEST = 20;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?error}`, `${NAME:+other}`; `$$` is a
 * dollar. A variable without a value stays as `${NAME}`, so that nobody takes the hole for a name; `missing` hears of it.
 */
export function interpolate(text: string, variables: Variables, missing: (name: string) => void = () => {}): string {
  return text.includes('$') ? replaced(text, variables, missing, 0) : text;
}

function replaced(text: string, variables: Variables, missing: (name: string) => void, depth: number): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '$') {
      out += text[i];
      continue;
    }
    if (text[i + 1] === '$') {
      out += '$';
      i += 1;
      continue;
    }
    const plain = /^[A-Za-z_]\w*/.exec(text.slice(i + 1, i + 257))?.[0];
    if (plain !== undefined) {
      out += valueOf(plain, variables, missing);
      i += plain.length;
      continue;
    }
    const end = text[i + 1] === '{' && depth < DEEPEST ? closing(text, i + 2) : -1;
    if (end === -1) {
      out += '$';
      continue;
    }
    out += braced(text.slice(i + 2, end), variables, missing, depth);
    i = end;
  }
  return out;
}

function valueOf(name: string, variables: Variables, missing: (name: string) => void): string {
  const value = variables.get(name);
  if (value === undefined) missing(name);
  return value ?? `\${${name}}`;
}

/** Where the brace that was opened before `from` is closed; -1 if it is not. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{' && text[i - 1] === '$') depth += 1;
    else if (text[i] === '}') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

function braced(inside: string, variables: Variables, missing: (name: string) => void, depth: number): string {
  const match = /^(?<name>[A-Za-z_]\w*)(?:(?<operator>:?[-?+])(?<word>[\s\S]*))?$/.exec(inside);
  if (!match?.groups) return `\${${inside}}`;
  const { name = '', operator = '', word = '' } = match.groups;
  const value = variables.get(name);
  const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
  const other = () => replaced(word, variables, missing, depth + 1);
  if (operator.endsWith('-')) return isSet ? value : other();
  if (operator.endsWith('+')) return isSet ? other() : '';
  return isSet ? value : valueOf(name, new Map(), missing);
}

/** The lines `NAME=value` of an environment file, with what earlier lines say put in. */
export function readEnvironment(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line);
    if (match === null) continue;
    const [, name, raw] = match as unknown as [string, string, string];
    const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(raw);
    const value = quoted ? quoted[2]! : raw.replace(/\s+#.*$/, '').trim();
    variables.set(name, quoted?.[1] === "'" ? value : interpolate(value, variables));
  }
  return variables;
}
