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

/** A cut set is up to three tokens (a location, or `count` parts of a group) packed into one number, smallest first. */
class Algebra {
  readonly #structure: Structure;
  readonly #maxOrder: number;
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
      and: (a, b) => this.#minimal(a, b),
      or: (a, b) => this.#joined(a, b),
      same: (a, b) => a.length === b.length && a.every((key, i) => key === b[i]),
      all: (parts) => this.#minimal(...parts),
    });
    return keys.map((key) => this.#decode(key));
  }

  #literal({ group, required }: Literal): number[] {
    const { placement } = this.#structure.groups[group]!;
    const locations = [...new Set(placement.flatMap((p) => chainOf(this.#structure.locations, p.location)))];
    const found: number[] = [];
    const down = new Set<number>();
    const search = (from: number) => {
      let alive = 0;
      for (const { location, count } of placement) {
        if (!chainOf(this.#structure.locations, location).some((at) => down.has(at))) alive += count;
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

  /** The union of some lists without those that contain another, in ascending order of size, then of key. */
  #minimal(...lists: readonly (readonly number[])[]): number[] {
    const byOrder: Set<number>[] = Array.from({ length: this.#maxOrder + 1 }, () => new Set<number>());
    for (const list of lists) {
      for (const key of list) byOrder[this.#orderOf(key)]!.add(key);
    }
    if (byOrder[0]!.has(0)) return [0];
    const kept = new Set<number>();
    for (const keys of byOrder) {
      for (const key of [...keys].sort((a, b) => a - b)) if (!this.#containsOneOf(key, kept)) kept.add(key);
    }
    return [...kept];
  }

  /** Is a proper part of the cut set, itself among `kept`, enough? */
  #containsOneOf(key: number, kept: ReadonlySet<number>): boolean {
    const tokens = unpack(key);
    const search = (i: number, chosen: readonly number[]): boolean => {
      if (i === tokens.length) return chosen.length > 0 && kept.has(pack(chosen));
      const token = tokens[i]!;
      if (search(i + 1, chosen)) return true;
      for (let fewer = this.#countOf(token) - 1; fewer >= 0; fewer--) if (search(i + 1, [...chosen, token - fewer])) return true;
      return false;
    };
    return search(0, []);
  }

  #joined(a: readonly number[], b: readonly number[]): number[] {
    this.#budget -= a.length * b.length;
    if (this.#budget < 0) throw new TooMany();
    const found = new Set<number>();
    for (const x of a) {
      for (const y of b) {
        const key = this.#join(x, y);
        if (key !== -1) found.add(key);
      }
    }
    return this.#minimal([...found]);
  }

  /** Both happen: more parts of one group include fewer. −1 where the order would be exceeded. */
  #join(x: number, y: number): number {
    if (x === 0) return y;
    if (y === 0) return x;
    const tokens = unpack(x);
    for (const token of unpack(y)) {
      const same = tokens.findIndex((other) => other === token || this.#sameGroup(other, token));
      if (same === -1) tokens.push(token);
      else tokens[same] = Math.max(tokens[same]!, token);
    }
    const order = tokens.reduce((sum, token) => sum + this.#countOf(token), 0);
    return order > this.#maxOrder ? -1 : pack(tokens);
  }

  #sameGroup(a: number, b: number): boolean {
    if (!this.#isParts(a) || !this.#isParts(b)) return false;
    const first = 1 + this.#structure.locations.length;
    return Math.floor((a - first) / this.#maxOrder) === Math.floor((b - first) / this.#maxOrder);
  }

  #decode(key: number): CutSet {
    const first = 1 + this.#structure.locations.length;
    const failed = unpack(key).map((token): Failed =>
      this.#isParts(token)
        ? { type: 'parts', group: Math.floor((token - first) / this.#maxOrder), count: this.#countOf(token) }
        : { type: 'location', location: token - 1 },
    );
    return { order: this.#orderOf(key), failed };
  }
}

function pack(tokens: readonly number[]): number {
  let key = 0;
  for (const token of [...tokens].sort((a, b) => b - a)) key = key * BASE + token;
  return key;
}

function unpack(key: number): number[] {
  const tokens: number[] = [];
  for (let rest = key; rest > 0; rest = Math.floor(rest / BASE)) tokens.push(rest % BASE);
  return tokens;
}
