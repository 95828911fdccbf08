import { fail, ok, type Result } from '../../../result';
import { labelText, SHAPES } from './label';

export type Node = {
  readonly id: string;
  readonly label: string;
  readonly shape: string;
  readonly group: string | undefined;
};
export type Edge = {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isDotted: boolean;
  readonly hasHead: boolean;
};
export type Group = { readonly id: string; readonly title: string; readonly parent: string | undefined };
export type Flowchart = {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly edges: readonly Edge[];
  readonly groups: ReadonlyMap<string, Group>;
};

export type SyntaxError = { readonly line: number; readonly message: string };

const MOST = 50_000;

/** Reads the statements of a flowchart; the error names its line within the block, from 0. */
export function readFlowchart(text: string): Result<Flowchart, SyntaxError> {
  const chart = new Chart();
  for (const { line, raw } of wholeLines(text)) {
    if (line >= MOST) return fail({ line, message: `expected at most ${MOST} lines` });
    for (const statement of statementsOf(raw)) {
      const message = chart.read(statement);
      if (message !== undefined) return fail({ line, message });
    }
  }
  return ok(chart);
}

/** A label in quotes may go on on the next lines. */
function wholeLines(text: string): readonly { readonly line: number; readonly raw: string }[] {
  const whole: { line: number; raw: string }[] = [];
  let isOpen = false;
  for (const [line, raw] of text.split('\n').entries()) {
    const isComment = !isOpen && /^\s*%%/.test(raw);
    if (isOpen) whole.at(-1)!.raw += `\n${raw}`;
    else whole.push({ line, raw });
    if (!isComment && (raw.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
  }
  return whole;
}

/** Semicolons end statements too, but not those within quotes or of entities. */
function statementsOf(line: string): readonly string[] {
  const bare = line.replace(/^\s*%%.*$/, '').replace(/\s%%[^"]*$/, '');
  return bare
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)(?<![#&]\w{1,8};)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const HEAD = /^(?:flowchart(?:-elk)?|graph)\b\s*(?:TB|TD|BT|RL|LR)?\s*$/i;
const IGNORED = /^(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b/;
const NODE_ID = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[-.](?=[\p{L}\p{N}_])(?!-|->))*/uy;
const LINK =
  /\s*(?:[\w$-]+@)?(?:(?<start><|[ox](?=-|=))?(?<line>--+|==+|-\.+-?|~~~+)(?<rest>[^\s|>\w"]*)(?<end>>|[ox](?=[\s|"]))?)\s*/y;

class Chart implements Flowchart {
  readonly nodes = new Map<string, Node>();
  readonly edges: Edge[] = [];
  readonly groups = new Map<string, Group>();
  readonly #open: string[] = [];
  #anonymous = 0;

  /** What is wrong with the statement, or nothing. */
  read(statement: string): string | undefined {
    if (HEAD.test(statement) || IGNORED.test(statement)) return undefined;
    if (/^end$/i.test(statement)) {
      return this.#open.pop() === undefined ? 'expected a subgraph to end, got none' : undefined;
    }
    const subgraph = /^subgraph\b\s*(.*)$/s.exec(statement);
    if (subgraph !== null) {
      this.#group(subgraph[1]!.trim());
      return undefined;
    }
    return this.#chain(statement);
  }

  #group(text: string): void {
    const named = /^(?<id>[^\s[(]+)\s*\[(?<title>.*)\]$/s.exec(text);
    const title = labelText(named?.groups!['title'] ?? text);
    const id = named?.groups!['id'] ?? (text === '' ? `subgraph ${++this.#anonymous}` : labelText(text));
    this.groups.set(id, { id, title: title || id, parent: this.#open.at(-1) });
    this.#open.push(id);
  }

  /** `a & b -->|label| c --> d` */
  #chain(text: string): string | undefined {
    let at = 0;
    let before: readonly string[] | undefined;
    let link: Omit<Edge, 'from' | 'to'> | undefined;
    while (at < text.length) {
      const list = this.#nodesAt(text, at);
      if (!list.ok) return list.error;
      if (this.edges.length + (before?.length ?? 0) * list.value.ids.length > MOST)
        return `expected at most ${MOST} arrows`;
      for (const from of before ?? [])
        for (const to of list.value.ids) if (link) this.edges.push({ from, to, ...link });
      at = list.value.end;
      if (at >= text.length) break;
      const next = linkAt(text, at);
      if (next === undefined) return `expected an arrow such as -->, got ${JSON.stringify(text.slice(at, at + 20))}`;
      [before, link, at] = [list.value.ids, next.link, next.end];
      if (at >= text.length) return 'expected a node behind the arrow, got the end of the line';
    }
    return undefined;
  }

  #nodesAt(text: string, start: number): Result<{ readonly ids: readonly string[]; readonly end: number }> {
    const ids: string[] = [];
    let at = start;
    for (;;) {
      at = skip(text, at);
      NODE_ID.lastIndex = at;
      const id = NODE_ID.exec(text)?.[0];
      if (id === undefined) return fail(`expected the name of a node, got ${JSON.stringify(text.slice(at, at + 20))}`);
      const shape = shapeAt(text, at + id.length);
      if (!shape.ok) return shape;
      this.#note(id, shape.value);
      ids.push(id);
      at = shape.value.end;
      const and = /\s*&\s*/y;
      and.lastIndex = at;
      const more = and.exec(text);
      if (more === null) return ok({ ids, end: skip(text, at) });
      at += more[0].length;
    }
  }

  #note(id: string, { label, shape }: Shape): void {
    const known = this.nodes.get(id);
    const isNew = label !== undefined;
    if (known !== undefined && !isNew) {
      const group = known.group ?? this.#open.at(-1);
      if (group !== known.group) this.nodes.set(id, { ...known, group });
      return;
    }
    // An arrow may lead to a whole subgraph.
    if (known === undefined && !isNew && this.groups.has(id)) return;
    this.nodes.set(id, { id, label: label ?? id, shape: shape ?? 'plain', group: known?.group ?? this.#open.at(-1) });
  }
}

const skip = (text: string, at: number): number => at + /^\s*/.exec(text.slice(at))![0].length;

type Shape = { readonly label?: string; readonly shape?: string; readonly end: number };

function shapeAt(text: string, start: number): Result<Shape> {
  let at = start;
  let found: { label: string; shape: string } | undefined;
  const attributes = /@\{(?<body>(?:"[^"]*"|[^}"])*)\}/y;
  attributes.lastIndex = at;
  const block = attributes.exec(text);
  if (block !== null) {
    const body = block.groups!['body']!;
    const field = (name: string) => new RegExp(`\\b${name}\\s*:\\s*(?:"([^"]*)"|([^,}\\s]+))`).exec(body);
    const [label, shape] = [field('label'), field('shape')];
    at += block[0].length;
    const given = label?.[1] ?? label?.[2];
    return ok({
      end: withClass(text, at),
      shape: shape?.[1] ?? shape?.[2] ?? 'plain',
      ...(given === undefined ? {} : { label: labelText(given) }),
    });
  }
  for (const [open, close, name] of SHAPES) {
    if (!text.startsWith(open, at)) continue;
    const end = closing(text, at + open.length, close);
    if (end === undefined) continue;
    found = { label: labelText(text.slice(at + open.length, end)), shape: name };
    at = end + close.length;
    break;
  }
  if (found === undefined && /^[[({>]/.test(text.slice(at, at + 1)) && !text.startsWith('>', at)) {
    return fail(`expected a label that ends, got ${JSON.stringify(text.slice(at, at + 30))}`);
  }
  return ok({ ...found, end: withClass(text, at) });
}

/** Where the label ends: quotes may hold what would close it. */
function closing(text: string, start: number, close: string): number | undefined {
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith(close, at)) return at;
  }
  return undefined;
}

const withClass = (text: string, at: number): number => at + (/^:::[\w-]+/.exec(text.slice(at))?.[0].length ?? 0);

function linkAt(
  text: string,
  at: number,
): { readonly link: Omit<Edge, 'from' | 'to'>; readonly end: number } | undefined {
  // `-- words -->`, `-. words .->`, `== words ==>`
  const worded =
    /\s*[ox<]?(?<open>--|==|-\.)(?:\s+|(?![-=.>\s]|[ox][\s"]))(?<label>"[^"]*"|(?:(?!--|==|\.-).)+?)\s*(?<line>--+|==+|\.+-)(?<head>[>ox])?\s*/y;
  worded.lastIndex = at;
  const long = worded.exec(text);
  if (long !== null) {
    const { open, label, head } = long.groups!;
    return {
      link: { label: labelText(label!), isDotted: open === '-.', hasHead: head === '>' },
      end: at + long[0].length,
    };
  }
  LINK.lastIndex = at;
  const short = LINK.exec(text);
  if (short === null) return undefined;
  let end = at + short[0].length;
  const piped = /\|(?<label>"[^"]*"|[^|]*)\|\s*/y;
  piped.lastIndex = end;
  const label = piped.exec(text);
  if (label !== null) end += label[0].length;
  const line = short.groups!['line']!;
  return {
    link: {
      label: label === null ? '' : labelText(label.groups!['label']!),
      isDotted: line.startsWith('-.'),
      hasHead: short.groups!['end'] === '>',
    },
    end,
  };
}
