/** A place that can fail as a whole: a zone, or the region that it lies in. It works only if its parent does. */
export type Location = { readonly unavailability: number; readonly parent: number };

/** Identical parts that work or fail independently of each other, apart from the locations that they stand in. */
export type Group = {
  /** Of one part, its own causes only, in [0, 1]. */
  readonly unavailability: number;
  /**
   * Probability that w parts work by themselves, w = 0 … all, where that is not the binomial distribution: parts that
   * queue for a repair crew, say. Which parts work is then as likely for each set of w.
   */
  readonly working?: readonly number[];
  /** Probability that something besides its parts keeps the whole group from working: a common cause, a switch-over. */
  readonly common?: number;
  /** How many stand where; location −1 is nowhere in particular. */
  readonly placement: readonly { readonly location: number; readonly count: number }[];
};

/**
 * What must work for something to work. Expressions refer to each other by their index and may do so in circles: a circle
 * of `all` is a series (each needs the others, and all of them their own parts); every other circle must be grounded in
 * something outside itself (the least fixed point), because alternatives that only lean on each other serve nobody.
 */
export type Expression =
  | { readonly type: 'works'; readonly group: number; readonly required: number }
  | { readonly type: 'all'; readonly of: readonly number[] }
  | { readonly type: 'atLeast'; readonly count: number; readonly of: readonly number[] };

export type Structure = {
  readonly locations: readonly Location[];
  readonly groups: readonly Group[];
  readonly expressions: readonly Expression[];
};

/** All of these: groups with the number of their parts that must work, and gates. */
export type Term = { readonly literals: readonly Literal[]; readonly gates: readonly number[] };
export type Literal = { readonly group: number; readonly required: number };

/** At least `count` of the terms. */
export type Gate = { readonly count: number; readonly of: readonly Term[] };

/** A structure for one root, in which every series is flat. A gate stays one even if it needs all its terms: a circle through it must be grounded. */
export type Normal = { readonly root: Term; readonly gates: readonly Gate[] };

/**
 * Postcondition: `gates` holds those that the root needs, directly or through others. What the root demands in any case is
 * left out within its gates, because there it is certain; only where expressions go in circles do gates keep it, since
 * leaving it out could ground a circle that is not.
 */
export function normalize(structure: Structure, root: number): Normal {
  const before = known.get(structure);
  if (before?.of === root) return before.normal;
  const normal = flattened(structure, root);
  known.set(structure, { of: root, normal });
  return normal;
}

/** Cut sets, the network and the diagram of one structure all begin here. */
const known = new WeakMap<Structure, { readonly of: number; readonly normal: Normal }>();

function flattened(structure: Structure, root: number): Normal {
  const { expressions } = structure;
  const gateOf = new Map<number, number>();
  const pending: number[] = [];
  const termOf = (expression: number, seen: Uint8Array | Set<number>): Term => {
    const required = new Map<number, number>();
    const needed = new Set<number>();
    const stack = [expression];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      // Seen already: part of the same series, and a series that comes back to itself demands nothing new.
      if (isMarked(seen, at)) continue;
      mark(seen, at);
      const e = expressions[at]!;
      if (e.type === 'works') {
        if (e.required > 0) required.set(e.group, Math.max(e.required, required.get(e.group) ?? 0));
      } else if (e.type === 'all') for (const part of e.of) stack.push(part);
      else if (e.count > 0) {
        let gate = gateOf.get(at);
        if (gate === undefined) {
          gate = gateOf.size;
          gateOf.set(at, gate);
          pending.push(at);
        }
        needed.add(gate);
      }
    }
    return { literals: Array.from(required, ([group, count]) => ({ group, required: count })), gates: [...needed] };
  };
  const certain = new Uint8Array(expressions.length);
  const term = termOf(root, certain);
  const demanded = new Map(term.literals.map((literal) => [literal.group, literal.required]));
  const isCircular = hasCircle(expressions, root);
  const innerTerm = (expression: number): Term => {
    const inner = termOf(expression, isCircular ? new Set<number>() : new Marks(certain));
    return {
      ...inner,
      literals: inner.literals.filter((literal) => (demanded.get(literal.group) ?? 0) < literal.required),
    };
  };
  const gates: Gate[] = [];
  for (let i = 0; i < pending.length; i++) {
    const e = expressions[pending[i]!]!;
    if (e.type === 'atLeast') gates.push({ count: e.count, of: e.of.map(innerTerm) });
  }
  return { root: term, gates };
}

/** Marks of one search on top of marks that stay. */
class Marks extends Set<number> {
  readonly #under: Uint8Array;
  constructor(under: Uint8Array) {
    super();
    this.#under = under;
  }
  override has(at: number): boolean {
    return this.#under[at] === 1 || super.has(at);
  }
}

const isMarked = (marks: Uint8Array | Set<number>, at: number): boolean =>
  marks instanceof Uint8Array ? marks[at] === 1 : marks.has(at);

function mark(marks: Uint8Array | Set<number>, at: number): void {
  if (marks instanceof Uint8Array) marks[at] = 1;
  else marks.add(at);
}

/** Does any way from the root come back to where it has been? */
function hasCircle(expressions: readonly Expression[], root: number): boolean {
  const state = new Uint8Array(expressions.length);
  const cursor = new Int32Array(expressions.length);
  const path = [root];
  state[root] = 1;
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const e = expressions[at]!;
    const parts = e.type === 'works' ? [] : e.of;
    if (cursor[at] === parts.length) {
      state[at] = 2;
      path.pop();
      continue;
    }
    const part = parts[cursor[at]!]!;
    cursor[at] = cursor[at]! + 1;
    if (state[part] === 1) return true;
    if (state[part] === 0) {
      state[part] = 1;
      path.push(part);
    }
  }
  return false;
}

/** The location and all that it lies in, itself first. */
export function chainOf(locations: readonly Location[], location: number): number[] {
  const chain: number[] = [];
  for (let at = location; at !== -1; at = locations[at]!.parent) chain.push(at);
  return chain;
}
