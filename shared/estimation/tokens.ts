import { fail, ok, type Result } from '../result';

export type Token =
  | { readonly type: 'number'; readonly value: number; readonly at: number }
  | { readonly type: 'word'; readonly text: string; readonly at: number }
  | { readonly type: 'sign'; readonly text: string; readonly at: number };

const LENGTH_LIMIT = 500;

// Groups of three digits may stand apart: 86 400, 86,400, 86_400.
const NUMBER = /^(?:\d{1,3}(?:[ \u00a0\u202f_,']\d{3})+(?!\d)|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?/u;
const WORD = /^[\p{L}_µμ][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u;
const SIGNS: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-', '–': '-' };

/** Error: the character at which the formula stops making sense. */
export function tokensOf(text: string): Result<readonly Token[]> {
  if (text.length > LENGTH_LIMIT) return fail(`expected at most ${LENGTH_LIMIT} characters, got ${text.length}`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    if (/^\s/u.test(rest)) {
      at += 1;
      continue;
    }
    const token = numberAt(rest, at) ?? wordAt(rest, at) ?? signAt(rest, at);
    if (token === undefined)
      return fail(`expected a number, a name or a sign at character ${at + 1}, got “${rest[0]}”`);
    tokens.push(token.token);
    at += token.length;
  }
  return ok(tokens);
}

type Read = { readonly token: Token; readonly length: number } | undefined;

function numberAt(rest: string, at: number): Read {
  if (!/^\.?\d/.test(rest)) return undefined;
  const matched = NUMBER.exec(rest)![0];
  const value = Number(matched.replaceAll(/[ \u00a0\u202f_,']/gu, ''));
  // `12B`: attached, and not the beginning of a longer word, it is a billion.
  if (/^B(?![\p{L}\p{N}_])/u.test(rest.slice(matched.length)))
    return { token: { type: 'number', value: value * 1e9, at }, length: matched.length + 1 };
  return { token: { type: 'number', value, at }, length: matched.length };
}

function wordAt(rest: string, at: number): Read {
  const text = WORD.exec(rest)?.[0];
  return text === undefined ? undefined : { token: { type: 'word', text, at }, length: text.length };
}

function signAt(rest: string, at: number): Read {
  const text = /^(?:\*\*|\.\.\.?|[-+*/^()%$,×·÷−–])/u.exec(rest)?.[0];
  if (text === undefined) return undefined;
  return { token: { type: 'sign', text: SIGNS[text] ?? text, at }, length: text.length };
}
