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
  const closed = closings(text);
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
    const end = depth < DEEPEST ? closed.get(i) : undefined;
    if (end === undefined) {
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

/** Where each `${` is closed. In one pass: a text of nothing but openings must not take a look at the rest for each. */
function closings(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closed = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '$' && text[i + 1] === '$') i += 1;
    else if (text[i] === '$' && text[i + 1] === '{') open.push(i);
    else if (text[i] === '}' && open.length > 0) closed.set(open.pop()!, i);
  }
  return closed;
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
    const [, name = '', raw = ''] = match;
    const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(raw);
    const value = quoted ? quoted[2]! : raw.replace(/\s+#.*$/, '').trim();
    variables.set(name, quoted?.[1] === "'" ? value : interpolate(value, variables));
  }
  return variables;
}
