/** A place that can fail as a whole: a zone, or the region that it lies in. It works only if its parent does. */
export type Location = { readonly unavailability: number; readonly parent: number };

/** Identical parts that work or fail independently of each other, apart from the locations that they stand in. */
export type Group = {
  readonly unavailability: number;
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

/** Postcondition: `gates` holds those that the root needs, directly or through others. */
export function normalize(structure: Structure, root: number): Normal {
  const gates: Gate[] = [];
  const gateOf = new Map<number, number>();
  const pending: number[] = [];
  const termOf = (expression: number): Term => {
    const required = new Map<number, number>();
    const needed = new Set<number>();
    const seen = new Set<number>();
    const stack = [expression];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      // Seen already: part of the same series, and a series that comes back to itself demands nothing new.
      if (seen.has(at)) continue;
      seen.add(at);
      const e = structure.expressions[at]!;
      if (e.type === 'works') required.set(e.group, Math.max(e.required, required.get(e.group) ?? 0));
      else if (e.type === 'all') stack.push(...e.of);
      else if (e.count <= 0) continue;
      else {
        let gate = gateOf.get(at);
        if (gate === undefined) {
          gate = gateOf.size;
          gateOf.set(at, gate);
          pending.push(at);
        }
        needed.add(gate);
      }
    }
    const literals = [...required].map(([group, count]) => ({ group, required: count }));
    return { literals: literals.filter((literal) => literal.required > 0), gates: [...needed] };
  };
  const term = termOf(root);
  for (let i = 0; i < pending.length; i++) {
    const e = structure.expressions[pending[i]!]!;
    if (e.type === 'atLeast') gates.push({ count: e.count, of: e.of.map(termOf) });
  }
  return { root: term, gates };
}

/** The location and all that it lies in, itself first. */
export function chainOf(locations: readonly Location[], location: number): number[] {
  const chain: number[] = [];
  for (let at = location; at !== -1; at = locations[at]!.parent) chain.push(at);
  return chain;
}
