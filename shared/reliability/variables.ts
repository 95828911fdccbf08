import { DiagramTooLarge, type Diagram } from './diagram';
import { enoughParts, exactlyParts, tooFewParts } from './parts';
import { chainOf, type Group, type Literal, type Location, type Structure, type Term } from './structure';

export type Odds = { readonly works: number; readonly fails: number };

/** A set of literals that stand together wherever they stand: one coin for each state of their locations. */
type Block = { readonly literals: Literal[]; readonly locations: readonly number[]; level: number };

/** What the coin of a level decides. */
type Level =
  | { readonly type: 'location'; readonly location: number }
  | { readonly type: 'common'; readonly group: number }
  | { readonly type: 'block'; readonly block: Block }
  | { readonly type: 'threshold'; readonly group: number; readonly index: number };

/** A group as it would be: other parts, another place for them. */
export type Instead = { readonly group: number; readonly as: Group };

/** Beyond this many places that one group stands in, their states are not gone through. */
export const MAX_LOCATIONS = 16;

/**
 * Which levels of a diagram stand for what, and the probability of each coin. Locations come first, then groups in the
 * order of the terms. A group that only one term asks for is a coin of that term's block; one that several ask for has a
 * coin for what it has in common and one for each number of parts that is asked for.
 */
export class Variables {
  readonly #structure: Structure;
  readonly #levels: Level[] = [];
  readonly #odds: Map<number, Odds>[] = [];
  readonly #levelOfLocation = new Map<number, number>();
  readonly #blockOf = new Map<number, Block>();
  readonly #locationsOf = new Map<number, readonly number[]>();
  readonly #chainOf = new Map<number, { readonly level: number; readonly thresholds: readonly number[] }>();

  constructor(structure: Structure, terms: readonly Term[]) {
    this.#structure = structure;
    const uses = new Map<number, { readonly terms: Set<Term>; readonly thresholds: Set<number> }>();
    for (const term of terms) {
      for (const { group, required } of term.literals) {
        const use = uses.get(group) ?? { terms: new Set<Term>(), thresholds: new Set<number>() };
        use.terms.add(term);
        use.thresholds.add(required);
        uses.set(group, use);
      }
    }
    this.#orderLocations([...uses.keys()]);
    for (const term of terms) this.#placeTerm(term, uses);
  }

  #push(level: Level): number {
    this.#odds.push(new Map());
    return this.#levels.push(level) - 1;
  }

  #orderLocations(groups: readonly number[]): void {
    const locations = new Set(groups.flatMap((group) => this.#failing(group)));
    for (const location of [...locations].sort((a, b) => outerFirst(this.#structure.locations, a, b))) {
      this.#levelOfLocation.set(location, this.#push({ type: 'location', location }));
    }
  }

  #placeTerm(
    term: Term,
    uses: ReadonlyMap<number, { readonly terms: ReadonlySet<Term>; readonly thresholds: ReadonlySet<number> }>,
  ): void {
    const blocks = new Map<string, Block>();
    for (const literal of term.literals) {
      const { group } = literal;
      const use = uses.get(group)!;
      if (this.#blockOf.has(group) || this.#chainOf.has(group)) continue;
      if (use.terms.size > 1) {
        const thresholds = [...use.thresholds].sort((a, b) => a - b);
        const hasCommon = (this.#structure.groups[group]!.common ?? 0) > 0;
        if (hasCommon) this.#push({ type: 'common', group });
        this.#chainOf.set(group, { level: this.#levels.length, thresholds });
        for (const index of thresholds.keys()) this.#push({ type: 'threshold', group, index });
        continue;
      }
      const locations = this.#failing(group);
      const key = locations.join();
      const block = blocks.get(key) ?? { literals: [], locations, level: -1 };
      block.literals.push(literal);
      blocks.set(key, block);
      this.#blockOf.set(group, block);
    }
    for (const block of blocks.values()) block.level = this.#push({ type: 'block', block });
  }

  #failing(group: number): readonly number[] {
    let found = this.#locationsOf.get(group);
    if (found === undefined) {
      found = failingLocations(this.#structure.locations, this.#structure.groups[group]!);
      this.#locationsOf.set(group, found);
    }
    return found;
  }

  /** The level of the block that holds all of a group's coin, −1 where the group has several coins or none. */
  onlyLevelOf(group: number): number {
    return this.#blockOf.get(group)?.level ?? -1;
  }

  isUsed(group: number): boolean {
    return this.#blockOf.has(group) || this.#chainOf.has(group);
  }

  levelOfLocation(location: number): number {
    return this.#levelOfLocation.get(location) ?? -1;
  }

  odds(level: number, flavour: number): Odds {
    const known = this.#odds[level]!.get(flavour);
    if (known !== undefined) return known;
    const odds = this.oddsWith(level, flavour);
    this.#odds[level]!.set(flavour, odds);
    return odds;
  }

  /** The coin of a level, with one group as it would be. For coins of a threshold it must stand where the group stands. */
  oddsWith(level: number, flavour: number, instead?: Instead): Odds {
    const what = this.#levels[level]!;
    const { groups, locations } = this.#structure;
    const groupOf = (group: number): Group => (instead?.group === group ? instead.as : groups[group]!);
    switch (what.type) {
      case 'location':
        return complement(locations[what.location]!.unavailability);
      case 'common':
        return complement(groupOf(what.group).common ?? 0);
      case 'threshold':
        return this.#oddsOfThreshold(groupOf(what.group), what.group, what.index, flavour);
      case 'block': {
        const { block } = what;
        const isUp = new Set(block.locations.filter((_, i) => (flavour >> i) & 1));
        let logWorks = 0;
        for (const { group, required } of block.literals) {
          const one = groupOf(group);
          logWorks += Math.log1p(-tooFewParts(one, alive(locations, one, isUp), required));
          if (one.common !== undefined) logWorks += Math.log1p(-one.common);
        }
        return { works: Math.exp(logWorks), fails: -Math.expm1(logWorks) };
      }
      default:
        return what satisfies never;
    }
  }

  /** `count ≥ kᵢ` given that `count ≥ kᵢ₋₁`. */
  #oddsOfThreshold(group: Group, id: number, index: number, among: number): Odds {
    const { thresholds } = this.#chainOf.get(id)!;
    const from = index === 0 ? 0 : thresholds[index - 1]!;
    const before = enoughParts(group, among, from);
    if (before === 0) return { works: 0, fails: 1 };
    let fails = 0;
    for (let w = from; w < thresholds[index]!; w++) fails += exactlyParts(group, among, w);
    return { works: enoughParts(group, among, thresholds[index]!) / before, fails: fails / before };
  }

  /** One literal for each block, and all that stand alone, the deepest level first. */
  onceEach(literals: readonly Literal[]): readonly Literal[] {
    const chosen = new Map<Block | Literal, Literal>();
    for (const literal of literals) chosen.set(this.#blockOf.get(literal.group) ?? literal, literal);
    return [...chosen.values()].sort((a, b) => this.#levelOf(b) - this.#levelOf(a));
  }

  #levelOf({ group }: Literal): number {
    return this.#blockOf.get(group)?.level ?? this.#chainOf.get(group)!.level;
  }

  literal(diagram: Diagram, literal: Literal): number {
    const block = this.#blockOf.get(literal.group);
    const locations = block?.locations ?? this.#failing(literal.group);
    if (locations.length > MAX_LOCATIONS) throw new DiagramTooLarge();
    const isUp = new Set<number>();
    const decide = (i: number): number => {
      if (i === locations.length)
        return block ? this.#blockNode(diagram, block, isUp) : this.#chainNode(diagram, literal, isUp);
      const location = locations[i]!;
      const low = decide(i + 1);
      const within = effectiveChain(this.#structure.locations, location)[1];
      // A zone of a region that is down has no say.
      if (within !== undefined && !isUp.has(within)) return low;
      isUp.add(location);
      const high = decide(i + 1);
      isUp.delete(location);
      return diagram.node(this.#levelOfLocation.get(location)!, 0, low, high);
    };
    return decide(0);
  }

  #blockNode(diagram: Diagram, { literals, locations, level }: Block, isUp: ReadonlySet<number>): number {
    if (literals.some(({ group, required }) => this.#alive(group, isUp) < required)) return 0;
    const flavour = locations.reduce((bits, location, i) => bits | (isUp.has(location) ? 1 << i : 0), 0);
    return diagram.node(level, flavour, 0, 1);
  }

  /** What the group has in common, then one coin a threshold, up to the one that is asked for. */
  #chainNode(diagram: Diagram, { group, required }: Literal, isUp: ReadonlySet<number>): number {
    const { level, thresholds } = this.#chainOf.get(group)!;
    const among = this.#alive(group, isUp);
    if (among < required) return 0;
    let node = 1;
    for (let i = thresholds.indexOf(required); i >= 0; i--) node = diagram.node(level + i, among, 0, node);
    const hasCommon = (this.#structure.groups[group]!.common ?? 0) > 0;
    return hasCommon ? diagram.node(level - 1, 0, 0, node) : node;
  }

  #alive(group: number, isUp: ReadonlySet<number>): number {
    return alive(this.#structure.locations, this.#structure.groups[group]!, isUp);
  }
}

const complement = (q: number): Odds => ({ works: 1 - q, fails: q });

/** Locations that can fail at all: one that never does is no variable. */
const effectiveChain = (locations: readonly Location[], location: number): number[] =>
  chainOf(locations, location).filter((at) => locations[at]!.unavailability > 0);

/** The places that a group stands in and that can fail, outer ones first. */
export function failingLocations(locations: readonly Location[], { placement }: Group): number[] {
  const all: number[] = [];
  for (const { location } of placement) {
    for (let at = location; at !== -1; at = locations[at]!.parent) {
      if (locations[at]!.unavailability > 0 && !all.includes(at)) all.push(at);
    }
  }
  return all.length < 2 ? all : all.sort((a, b) => outerFirst(locations, a, b));
}

/** Parts that stand where everything around them is up. */
export function alive(locations: readonly Location[], { placement }: Group, isUp: ReadonlySet<number>): number {
  let sum = 0;
  for (const { location, count } of placement) {
    if (isReached(locations, location, isUp)) sum += count;
  }
  return sum;
}

/** Is the location up, and everything around it? One that never fails is up. */
function isReached(locations: readonly Location[], location: number, isUp: ReadonlySet<number>): boolean {
  for (let at = location; at !== -1; at = locations[at]!.parent) {
    if (locations[at]!.unavailability > 0 && !isUp.has(at)) return false;
  }
  return true;
}

const outerFirst = (locations: readonly Location[], a: number, b: number): number =>
  depthOf(locations, a) - depthOf(locations, b) || a - b;

function depthOf(locations: readonly Location[], location: number): number {
  let depth = 0;
  for (let at = location; at !== -1; at = locations[at]!.parent) depth += 1;
  return depth;
}
