import { fail, ok, type Result } from '../../result';

/** What is wrong, and at which character of the text. */
export type SketchError = { readonly at: number; readonly message: string };

export type Attribute = { readonly key: string; readonly value: string; readonly at: number; readonly valueAt: number };

export type SketchItem = {
  readonly name: string;
  readonly at: number;
  readonly replicas?: number;
  readonly attributes: readonly Attribute[];
};

export type SketchArrow = {
  readonly isAsync: boolean;
  readonly calls?: number;
  readonly attributes: readonly Attribute[];
};

/** Groups of components with an arrow between each two neighbours; `within` is the boundary block around them. */
export type SketchChain = {
  readonly groups: readonly (readonly SketchItem[])[];
  readonly arrows: readonly SketchArrow[];
  readonly within: number | undefined;
};

/** `zone a { … }`; `parent` is the index of the block around it. */
export type SketchBlock = {
  readonly kind: 'region' | 'zone' | 'trust' | 'team' | 'frame';
  readonly name: string;
  readonly parent: number | undefined;
  readonly attributes: readonly Attribute[];
};

export type SketchText = { readonly chains: readonly SketchChain[]; readonly blocks: readonly SketchBlock[] };

const LONGEST = 100_000;

/** The grammar alone: names, arrows, attributes. What they mean is decided elsewhere. */
export function parseSketch(text: string): Result<SketchText, SketchError> {
  if (text.length > LONGEST) return fail({ at: LONGEST, message: `expected at most ${LONGEST} characters` });
  try {
    return ok(new Parser(text).parse());
  } catch (error) {
    if (error instanceof Mistake) return fail({ at: error.at, message: error.message });
    throw error;
  }
}

class Mistake extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): SketchText {
    const chains: SketchChain[] = [];
    const blocks: SketchBlock[] = [];
    const open: { readonly index: number; readonly at: number }[] = [];
    for (this.#skipBlank(true); this.#at < this.#text.length; this.#skipBlank(true)) {
      const at = this.#at;
      if (this.#peek() === '}') {
        if (open.pop() === undefined) throw new Mistake(at, 'expected a name, got "}" without "{"');
        this.#at++;
        continue;
      }
      const block = this.#block(open.at(-1)?.index);
      if (block === undefined) {
        chains.push(this.#chain(open.at(-1)?.index));
        continue;
      }
      open.push({ index: blocks.length, at });
      blocks.push(block);
    }
    const unclosed = open.at(-1);
    if (unclosed !== undefined) throw new Mistake(unclosed.at, 'expected "}" to close this boundary');
    return { chains, blocks };
  }

  /** The head of a block and its brace; undefined, and nothing read, where a chain begins with such a word. */
  #block(parent: number | undefined): SketchBlock | undefined {
    const start = this.#at;
    const word = this.#match(/(?:region|zone|trust|team|frame)(?=[\s{"'[])/iy);
    if (word === '') return undefined;
    this.#skipBlank(false);
    const isQuoted = this.#peek() === '"' || this.#peek() === "'";
    const name = isQuoted ? this.#quoted() : this.#match(/[^{}[\]\n,;>"'#]*/y).trim();
    const attributes = this.#attributes();
    this.#skipBlank(false);
    if (this.#peek() !== '{') {
      this.#at = start;
      return undefined;
    }
    this.#at++;
    return { kind: word.toLowerCase() as SketchBlock['kind'], name, parent, attributes };
  }

  #chain(within: number | undefined): SketchChain {
    const groups = [this.#group()];
    const arrows: SketchArrow[] = [];
    for (let arrow = this.#arrow(); arrow !== undefined; arrow = this.#arrow()) {
      arrows.push(arrow);
      // A line may break behind an arrow.
      this.#skipBlank(true);
      groups.push(this.#group());
    }
    this.#skipBlank(false);
    if (this.#at < this.#text.length && !/[\n;}]/.test(this.#peek())) {
      throw new Mistake(this.#at, `expected ">", "~>", "," or the end of the line, got "${this.#peek()}"`);
    }
    return { groups, arrows, within };
  }

  #group(): SketchItem[] {
    const items = [this.#item()];
    for (this.#skipBlank(false); this.#peek() === ','; this.#skipBlank(false)) {
      this.#at++;
      this.#skipBlank(true);
      items.push(this.#item());
    }
    return items;
  }

  #item(): SketchItem {
    this.#skipBlank(false);
    const at = this.#at;
    const isQuoted = this.#peek() === '"' || this.#peek() === "'";
    let name = isQuoted ? this.#quoted() : this.#match(/(?:(?!-+>|~>)[^>,;[\]{}\n"'#])+/y).trim();
    let replicas: number | undefined;
    const suffix = isQuoted ? this.#match(/\s*[x×]\s*\d+(?![\p{L}\p{N}])/uy) : (/\s[x×]\s*\d+$/u.exec(name)?.[0] ?? '');
    if (suffix !== '') {
      if (!isQuoted) name = name.slice(0, -suffix.length).trim();
      replicas = Number(suffix.replaceAll(/\D/g, ''));
      if (replicas < 1) throw new Mistake(at, 'expected at least one replica, got x0');
    }
    if (name === '')
      throw new Mistake(
        at,
        this.#at < this.#text.length ? `expected a name, got "${this.#peek()}"` : 'expected a name, got the end',
      );
    const attributes = this.#attributes();
    return replicas === undefined ? { name, at, attributes } : { name, at, replicas, attributes };
  }

  #arrow(): SketchArrow | undefined {
    this.#skipBlank(false);
    const arrow = this.#match(/-*>|~>/y);
    if (arrow === '') return undefined;
    this.#skipBlank(false);
    const calls = this.#match(/\*\s*\d+(?:\.\d+)?/y);
    const attributes = this.#attributes();
    const isAsync = arrow === '~>';
    return calls === '' ? { isAsync, attributes } : { isAsync, calls: Number(calls.slice(1)), attributes };
  }

  #attributes(): Attribute[] {
    this.#skipBlank(false);
    const attributes: Attribute[] = [];
    if (this.#peek() !== '[') return attributes;
    const opened = this.#at++;
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#at >= this.#text.length) throw new Mistake(opened, 'expected "]" to close "["');
      if (this.#peek() === ']') {
        this.#at++;
        return attributes;
      }
      attributes.push(this.#attribute());
    }
  }

  #attribute(): Attribute {
    const at = this.#at;
    const key = this.#match(/[\p{L}\d.-]+/uy);
    if (key === '') throw new Mistake(at, `expected an attribute such as replicas=3, got "${this.#peek()}"`);
    this.#skipBlank(false);
    // A flag by itself is set: [parallel].
    if (this.#peek() !== '=') return { key, value: 'true', at, valueAt: at };
    this.#at++;
    this.#skipBlank(false);
    const valueAt = this.#at;
    const value = this.#peek() === '"' || this.#peek() === "'" ? this.#quoted() : this.#match(/[^\s,\]]+/y);
    if (value === '') throw new Mistake(valueAt, `expected a value for ${key}`);
    return { key, value, at, valueAt };
  }

  #quoted(): string {
    const opened = this.#at;
    const quote = this.#peek();
    const end = this.#text.indexOf(quote, opened + 1);
    if (end === -1) throw new Mistake(opened, `expected ${quote} to close ${quote}`);
    this.#at = end + 1;
    return this.#text.slice(opened + 1, end).trim();
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** Blanks and comments; with `lines` also the ends of lines. */
  #skipBlank(lines: boolean): void {
    this.#match(lines ? /(?:[\s;]|#[^\n]*)+/y : /(?:[^\S\n]|#[^\n]*)+/y);
  }
}
