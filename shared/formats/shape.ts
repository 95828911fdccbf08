import { fail, ok, type Result } from '../result';

/**
 * What goes over an interface, as people write it in one line: `url: string, alias?: string`, `Link[]`, `'a' | 'b'`,
 * `{ id: uuid, tags: string[] }[]`. Names that are no basic type stand for an entity or another schema.
 */
export type Shape =
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly of: Shape }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'fields'; readonly fields: readonly ShapeField[] };

export type ShapeField = { readonly name: string; readonly isOptional: boolean; readonly shape: Shape };

const LENGTH_LIMIT = 20_000;
const DEPTH_LIMIT = 20;
const TOKEN = /\s*(?:('[^']*')|([\p{L}_$][\p{L}\p{N}_$.-]*)|(\[\]|[{}:,?|]))/uy;

/** Error: the character at which it stops being a shape. */
export function parseShape(text: string): Result<Shape> {
  if (text.length > LENGTH_LIMIT) return fail(`expected at most ${LENGTH_LIMIT} characters, got ${text.length}`);
  const tokens: { readonly text: string; readonly at: number }[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; text.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null)
      return fail(`expected a name, a type or a sign at character ${at + 1}, got “${text.slice(at).trim()[0]}”`);
    tokens.push({ text: (match[1] ?? match[2] ?? match[3])!, at });
  }
  return new Reader(tokens).whole();
}

class Reader {
  private at = 0;
  private readonly tokens: readonly { readonly text: string; readonly at: number }[];
  constructor(tokens: readonly { readonly text: string; readonly at: number }[]) {
    this.tokens = tokens;
  }

  whole(): Result<Shape> {
    if (this.tokens.length === 0) return fail('expected a shape, got nothing');
    // `url: string, alias?: string` needs no braces around it.
    const isFields = this.isField();
    const shape = isFields ? this.fields(0) : this.shape(0);
    if (!shape.ok) return shape;
    const rest = this.tokens[this.at];
    return rest === undefined ? shape : fail(`expected the end at character ${rest.at + 1}, got “${rest.text}”`);
  }

  private isField(): boolean {
    const second = this.tokens[this.at + 1]?.text;
    return second === ':' || second === '?';
  }

  private take(text: string): boolean {
    if (this.tokens[this.at]?.text !== text) return false;
    this.at += 1;
    return true;
  }

  private fields(depth: number): Result<Shape> {
    const fields: ShapeField[] = [];
    while (this.isField()) {
      const name = this.tokens[this.at]!.text;
      this.at += 1;
      const isOptional = this.take('?');
      if (!this.take(':')) return fail(`expected “:” after ${name}`);
      const shape = this.shape(depth + 1);
      if (!shape.ok) return shape;
      fields.push({ name, isOptional, shape: shape.value });
      if (!this.take(',')) break;
    }
    return ok({ type: 'fields', fields });
  }

  private shape(depth: number): Result<Shape> {
    if (depth > DEPTH_LIMIT) return fail('expected less nesting');
    let shape: Result<Shape>;
    if (this.take('{')) {
      shape = this.fields(depth);
      if (shape.ok && !this.take('}')) return fail('expected “}”');
    } else shape = this.named();
    if (!shape.ok) return shape;
    let inner = shape.value;
    while (this.take('[]')) inner = { type: 'list', of: inner };
    return ok(inner);
  }

  private named(): Result<Shape> {
    const token = this.tokens[this.at];
    if (token === undefined) return fail('expected a type at the end');
    this.at += 1;
    if (!token.text.startsWith("'")) {
      return /^[\p{L}_$]/u.test(token.text)
        ? ok({ type: 'name', name: token.text })
        : fail(`expected a type at character ${token.at + 1}, got “${token.text}”`);
    }
    const values = [token.text.slice(1, -1)];
    while (this.take('|')) {
      const next = this.tokens[this.at]?.text;
      if (next === undefined || !next.startsWith("'")) return fail("expected another 'value' after “|”");
      values.push(next.slice(1, -1));
      this.at += 1;
    }
    return ok({ type: 'choice', values });
  }
}

/** `parseShape(printShape(s))` is s. */
export function printShape(shape: Shape, isInside = false): string {
  switch (shape.type) {
    case 'name':
      return shape.name;
    case 'list':
      return `${printShape(shape.of, true)}[]`;
    case 'choice':
      return shape.values.map((value) => `'${value.replaceAll("'", '’')}'`).join(' | ');
    case 'fields': {
      const fields = shape.fields
        .map(({ name, isOptional, shape: of }) => `${name}${isOptional ? '?' : ''}: ${printShape(of, true)}`)
        .join(', ');
      return isInside || shape.fields.length === 0 ? `{ ${fields} }` : fields;
    }
    default:
      return shape satisfies never;
  }
}
