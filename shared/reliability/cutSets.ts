import { solve } from './solve';
import { chainOf, type Literal, normalize, type Structure } from './structure';

/** Parts of one group that fail, or a location that does. A cut set is what fails together; its order counts all of it. */
export type Failed =
  | { readonly type: 'parts'; readonly group: number; readonly count: number }
  | { readonly type: 'location'; readonly location: number };

export type CutSet = { readonly order: number; readonly failed: readonly Failed[] };

export type CutSets = { readonly cutSets: readonly CutSet[]; readonly complete: boolean };

export type CutSetOptions = {
  readonly maxOrder: 1 | 2 | 3;
  /** Candidates to look at before giving up with what is certain: those of the orders finished. */
  readonly budget?: number;
};

const BUDGET = 4_000_000;

class TooMany extends Error {}

/**
 * All minimal cut sets up to an order: bottom-up algebra on sets of failures, where a series unites the cut sets of its
 * members and alternatives multiply them; what exceeds the order or contains another is dropped at once. Parts of one
 * group are counted, not named, because they are identical. Locations are members like any other.
 */
export function minimalCutSets(structure: Structure, root: number, options: CutSetOptions): CutSets {
  for (let maxOrder: number = options.maxOrder; maxOrder >= 1; maxOrder--) {
    try {
      const keys = new Algebra(structure, maxOrder, options.budget ?? BUDGET).cutSets(root);
      return { cutSets: keys, complete: maxOrder === options.maxOrder };
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
    }
  }
  return { cutSets: [], complete: false };
}

const BASE = 2 ** 17;

/** Some ascending lists in one, without repetition. */
function merged(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const keys = new Float64Array(filled.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of filled) for (const key of list) keys[at++] = key;
  keys.sort();
  const all: number[] = [];
  for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) all.push(keys[i]!);
  return all;
}

/** A cut set is up to three tokens (a location, or `count` parts of a group) packed into one number, smallest first. */
class Algebra {
  readonly #structure: Structure;
  readonly #maxOrder: number;
  readonly #chains = new Map<number, readonly number[]>();
  #budget: number;

  constructor(structure: Structure, maxOrder: number, budget: number) {
    this.#structure = structure;
    this.#maxOrder = maxOrder;
    this.#budget = budget;
    if (structure.locations.length + structure.groups.length * maxOrder + 1 >= BASE) throw new TooMany();
  }

  cutSets(root: number): CutSet[] {
    const keys = solve<readonly number[]>(normalize(this.#structure, root), {
      fails: [0],
      works: [],
      literal: (literal) => this.#literal(literal),
      and: (a, b) => this.#united([a, b]),
      or: (a, b) => this.#joined(a, b),
      same: (a, b) => a.length === b.length && a.every((key, i) => key === b[i]),
      all: (parts) => this.#united(parts),
    });
    return keys.map((key) => this.#decode(key));
  }

  #literal({ group, required }: Literal): number[] {
    const { placement } = this.#structure.groups[group]!;
    const chains = placement.map((p) => this.#chainOf(p.location));
    const locations = [...new Set(chains.flat())];
    const found: number[] = [];
    const down = new Set<number>();
    const search = (from: number) => {
      let alive = 0;
      for (let i = 0; i < placement.length; i++) {
        if (down.size === 0 || !chains[i]!.some((at) => down.has(at))) alive += placement[i]!.count;
      }
      const missing = alive - required + 1;
      const tokens = [...down].map((location) => 1 + location);
      if (missing <= 0) {
        found.push(pack(tokens));
        return;
      }
      if (tokens.length + missing <= this.#maxOrder) found.push(pack([...tokens, this.#partsToken(group, missing)]));
      if (tokens.length === this.#maxOrder) return;
      for (let i = from; i < locations.length; i++) {
        down.add(locations[i]!);
        search(i + 1);
        down.delete(locations[i]!);
      }
    };
    search(0);
    return this.#minimal(found);
  }

  #chainOf(location: number): readonly number[] {
    let chain = this.#chains.get(location);
    if (chain === undefined) this.#chains.set(location, (chain = chainOf(this.#structure.locations, location)));
    return chain;
  }

  #partsToken(group: number, count: number): number {
    return 1 + this.#structure.locations.length + group * this.#maxOrder + (count - 1);
  }

  #isParts(token: number): boolean {
    return token > this.#structure.locations.length;
  }

  #countOf(token: number): number {
    return this.#isParts(token) ? ((token - 1 - this.#structure.locations.length) % this.#maxOrder) + 1 : 1;
  }

  #orderOf(key: number): number {
    let order = 0;
    for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) order += this.#countOf(rest % BASE);
    return order;
  }

  /** The same as `#minimal`, of lists that are minimal each. Single failures do not contain each other, so they are merged. */
  #united(lists: readonly (readonly number[])[]): readonly number[] {
    if (this.#maxOrder > 1) return this.#minimal(...lists);
    return lists.find((list) => list[0] === 0) ?? merged(lists);
  }

  /** The union of some lists without those that contain another, in ascending order of size, then of key. */
  #minimal(...lists: readonly (readonly number[])[]): number[] {
    const byOrder: Set<number>[] = Array.from({ length: this.#maxOrder + 1 }, () => new Set<number>());
    for (const list of lists) {
      for (const key of list) byOrder[this.#orderOf(key)]!.add(key);
    }
    if (byOrder[0]!.has(0)) return [0];
    const kept = new Set<number>();
    for (const keys of byOrder) {
      const ordered = keys.size < 2 ? keys : [...keys].sort((a, b) => a - b);
      for (const key of ordered) if (!this.#containsOneOf(key, kept)) kept.add(key);
    }
    return [...kept];
  }

  /** Is a proper part of the cut set, itself among `kept`, enough? */
  #containsOneOf(key: number, kept: ReadonlySet<number>): boolean {
    if (kept.size === 0) return false;
    const tokens = unpack(key);
    const search = (i: number, chosen: readonly number[]): boolean => {
      if (i === tokens.length) return chosen.length > 0 && kept.has(pack(chosen));
      const token = tokens[i]!;
      if (search(i + 1, chosen)) return true;
      for (let fewer = this.#countOf(token) - 1; fewer >= 0; fewer--)
        if (search(i + 1, [...chosen, token - fewer])) return true;
      return false;
    };
    return search(0, []);
  }

  /** Every pair of a cut set of `a` and one of `b` that stays within the order. */
  #joined(a: readonly number[], b: readonly number[]): number[] {
    if (a.length === 0 || b.length === 0) return [];
    if (a[0] === 0) return [...b];
    if (b[0] === 0) return [...a];
    const found = new Set<number>();
    const orders = b.map((key) => this.#orderOf(key));
    const sharing = this.#byPart(b);
    for (const x of a) {
      const room = this.#maxOrder - this.#orderOf(x);
      // Both happen in full where there is room for both, …
      let i = 0;
      for (; i < b.length && orders[i]! <= room; i++) found.add(this.#join(x, b[i]!));
      // … and where they have a part in common. `b` is in ascending order of size.
      for (let rest = x; rest > 0; rest = Math.floor(rest / BASE)) {
        for (const at of sharing.get(this.#partOf(rest % BASE)) ?? []) if (at >= i) found.add(this.#join(x, b[at]!));
      }
      this.#budget -= i + 1;
      if (this.#budget < 0 || found.size > this.#budget) throw new TooMany();
    }
    found.delete(-1);
    return this.#minimal([...found]);
  }

  /** Which cut sets of a list a location, or any number of parts of a group, occurs in. */
  #byPart(list: readonly number[]): Map<number, number[]> {
    const index = new Map<number, number[]>();
    list.forEach((key, i) => {
      for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) {
        const part = this.#partOf(rest % BASE);
        const at = index.get(part);
        if (at === undefined) index.set(part, [i]);
        else at.push(i);
      }
    });
    return index;
  }

  /** The location, or the group as if one of its parts had failed. */
  #partOf(token: number): number {
    return this.#isParts(token) ? token - this.#countOf(token) + 1 : token;
  }

  /** More parts of one group include fewer. −1 where the order would be exceeded. */
  #join(x: number, y: number): number {
    const tokens = unpack(x);
    for (let rest = y; rest > 0; rest = Math.floor(rest / BASE)) {
      const token = rest % BASE;
      const same = tokens.findIndex((other) => this.#partOf(other) === this.#partOf(token));
      if (same === -1) tokens.push(token);
      else tokens[same] = Math.max(tokens[same]!, token);
    }
    let order = 0;
    for (const token of tokens) order += this.#countOf(token);
    return order > this.#maxOrder ? -1 : pack(tokens);
  }

  #decode(key: number): CutSet {
    const first = 1 + this.#structure.locations.length;
    const failed = unpack(key).map(
      (token): Failed =>
        this.#isParts(token)
          ? { type: 'parts', group: Math.floor((token - first) / this.#maxOrder), count: this.#countOf(token) }
          : { type: 'location', location: token - 1 },
    );
    return { order: this.#orderOf(key), failed };
  }
}

function pack(tokens: readonly number[]): number {
  const [a = 0, b = 0, c = 0] = tokens;
  const most = Math.max(a, b, c);
  const least = Math.min(a, b, c);
  const middle = a + b + c - most - least;
  // Absent tokens are 0 and sort to the top, where they vanish.
  return least > 0 ? (most * BASE + middle) * BASE + least : middle > 0 ? most * BASE + middle : most;
}

function unpack(key: number): number[] {
  const tokens: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) tokens.push(rest % BASE);
  return tokens;
}
