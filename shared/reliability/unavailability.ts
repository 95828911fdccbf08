import { fail, ok, type Result } from '../result';
import { enoughWork, exactly, tooFewWork } from './binomial';
import { Diagram, DiagramTooLarge } from './diagram';
import { solve } from './solve';
import { chainOf, type Group, type Literal, type Location, normalize, type Structure, type Term } from './structure';

/** Nodes that a diagram may have before it is given up: about 40 MB and a second. */
const BUDGET = 1_000_000;

/**
 * The probability that the root does not work, exactly: a decision diagram over locations first, then groups in the
 * order of the structure. Unavailability is summed up directly and never formed as one minus something, so that 1e-12
 * has all its digits. Fails where the diagram would exceed its budget.
 */
export function unavailability(structure: Structure, root: number, budget = BUDGET): Result<number, 'too-large'> {
  const normal = normalize(structure, root);
  const variables = new Variables(structure, [normal.root, ...normal.gates.flatMap((gate) => gate.of)]);
  const diagram = new Diagram(budget);
  try {
    const top = solve<number>(normal, {
      fails: 0,
      works: 1,
      literal: (literal) => variables.literal(diagram, literal),
      and: (a, b) => diagram.and(a, b),
      or: (a, b) => diagram.or(a, b),
      same: (a, b) => a === b,
      // From the last level up: each part then goes on top of what is there, in constant time.
      arrange: (literals) => variables.onceEach(literals),
    });
    return ok(evaluate(diagram, variables, top));
  } catch (error) {
    if (error instanceof DiagramTooLarge) return fail('too-large');
    throw error;
  }
}

function evaluate(diagram: Diagram, variables: Variables, top: number): number {
  if (top < 2) return top === 0 ? 1 : 0;
  const fails = new Float64Array(diagram.count);
  fails[0] = 1;
  for (let id = 2; id <= top; id++) {
    const { works, fails: q } = variables.odds(diagram.level[id]!, diagram.flavour[id]!);
    fails[id] = works * fails[diagram.high[id]!]! + q * fails[diagram.low[id]!]!;
  }
  return fails[top]!;
}

type Odds = { readonly works: number; readonly fails: number };

/** A set of literals that stand together wherever they stand: one coin for each state of their locations. */
type Block = { readonly literals: Literal[]; readonly locations: readonly number[]; level: number };

/** Which levels of the diagram stand for what, and the probability of each. */
class Variables {
  readonly #structure: Structure;
  readonly #levelOfLocation = new Map<number, number>();
  readonly #odds: Map<number, Odds>[] = [];
  readonly #blockOf = new Map<number, Block>();
  readonly #locationsOf = new Map<number, readonly number[]>();
  readonly #chainLevel = new Map<number, { readonly level: number; readonly thresholds: readonly number[] }>();

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

  #orderLocations(groups: readonly number[]): void {
    const locations = new Set(groups.flatMap((group) => this.#failing(group)));
    for (const location of [...locations].sort((a, b) => outerFirst(this.#structure.locations, a, b))) {
      const level = this.#odds.length;
      const q = this.#structure.locations[location]!.unavailability;
      this.#odds.push(new Map([[0, { works: 1 - q, fails: q }]]));
      this.#levelOfLocation.set(location, level);
    }
  }

  #placeTerm(
    term: Term,
    uses: ReadonlyMap<number, { readonly terms: ReadonlySet<Term>; readonly thresholds: ReadonlySet<number> }>,
  ): void {
    const blocks = new Map<string, Block>();
    for (const literal of term.literals) {
      const use = uses.get(literal.group)!;
      if (this.#blockOf.has(literal.group) || this.#chainLevel.has(literal.group)) continue;
      if (use.terms.size > 1) {
        const thresholds = [...use.thresholds].sort((a, b) => a - b);
        this.#chainLevel.set(literal.group, { level: this.#odds.length, thresholds });
        for (const _ of thresholds) this.#odds.push(new Map());
        continue;
      }
      const locations = this.#failing(literal.group);
      const key = locations.join();
      const block = blocks.get(key) ?? { literals: [], locations, level: -1 };
      block.literals.push(literal);
      blocks.set(key, block);
      this.#blockOf.set(literal.group, block);
    }
    for (const block of blocks.values()) {
      block.level = this.#odds.length;
      this.#odds.push(new Map());
    }
  }

  #failing(group: number): readonly number[] {
    let found = this.#locationsOf.get(group);
    if (found === undefined) {
      found = failingLocations(this.#structure.locations, this.#structure.groups[group]!);
      this.#locationsOf.set(group, found);
    }
    return found;
  }

  odds(level: number, flavour: number): Odds {
    return this.#odds[level]!.get(flavour)!;
  }

  /** One literal for each block, and all that stand alone, the deepest level first. */
  onceEach(literals: readonly Literal[]): readonly Literal[] {
    const chosen = new Map<Block | Literal, Literal>();
    for (const literal of literals) chosen.set(this.#blockOf.get(literal.group) ?? literal, literal);
    return [...chosen.values()].sort((a, b) => this.#levelOf(b) - this.#levelOf(a));
  }

  #levelOf({ group }: Literal): number {
    return this.#blockOf.get(group)?.level ?? this.#chainLevel.get(group)!.level;
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

  #blockNode(diagram: Diagram, block: Block, isUp: ReadonlySet<number>): number {
    const flavour = block.locations.reduce((bits, location, i) => bits | (isUp.has(location) ? 1 << i : 0), 0);
    const known = this.#odds[block.level]!.get(flavour);
    const odds = known ?? this.#oddsOfAll(block.literals, isUp);
    if (odds.works === 0) return 0;
    this.#odds[block.level]!.set(flavour, odds);
    return diagram.node(block.level, flavour, 0, 1);
  }

  #oddsOfAll(literals: readonly Literal[], isUp: ReadonlySet<number>): Odds {
    let logWorks = 0;
    for (const { group, required } of literals) {
      const { unavailability: q } = this.#structure.groups[group]!;
      logWorks += Math.log1p(-tooFewWork(this.#alive(group, isUp), required, q));
    }
    return { works: Math.exp(logWorks), fails: -Math.expm1(logWorks) };
  }

  /** `count ≥ k₁`, then `count ≥ k₂` given that, … : one coin a threshold, each with its conditional probability. */
  #chainNode(diagram: Diagram, { group, required }: Literal, isUp: ReadonlySet<number>): number {
    const { level, thresholds } = this.#chainLevel.get(group)!;
    const alive = this.#alive(group, isUp);
    if (alive < required) return 0;
    const q = this.#structure.groups[group]!.unavailability;
    let node = 1;
    for (let i = thresholds.indexOf(required); i >= 0; i--) {
      const before = i === 0 ? 1 : enoughWork(alive, thresholds[i - 1]!, q);
      const works = enoughWork(alive, thresholds[i]!, q) / before;
      const fails = between(alive, i === 0 ? 0 : thresholds[i - 1]!, thresholds[i]!, q) / before;
      if (works === 0) return 0;
      this.#odds[level + i]!.set(alive, { works, fails });
      node = diagram.node(level + i, alive, 0, node);
    }
    return node;
  }

  #alive(group: number, isUp: ReadonlySet<number>): number {
    return alive(this.#structure.locations, this.#structure.groups[group]!, isUp);
  }
}

const MAX_LOCATIONS = 16;

/** P(from ≤ working < to), summed. */
function between(count: number, from: number, to: number, q: number): number {
  let sum = 0;
  for (let working = from; working < to; working++) sum += exactly(count, count - working, q);
  return sum;
}

/** Locations that can fail at all: one that never does is no variable. */
const effectiveChain = (locations: readonly Location[], location: number): number[] =>
  chainOf(locations, location).filter((at) => locations[at]!.unavailability > 0);

function failingLocations(locations: readonly Location[], { placement }: Group): number[] {
  const all = new Set<number>();
  for (const { location } of placement) for (const at of effectiveChain(locations, location)) all.add(at);
  return all.size < 2 ? [...all] : [...all].sort((a, b) => outerFirst(locations, a, b));
}

/**
 * Probability that fewer than `required` parts of one group work, over all states of the locations that it stands in.
 * Fails where these are too many to go through.
 */
export function groupUnavailability(
  locations: readonly Location[],
  group: Group,
  required: number,
): Result<number, 'too-large'> {
  const failing = failingLocations(locations, group);
  if (failing.length > MAX_LOCATIONS) return fail('too-large');
  const isUp = new Set<number>();
  const visit = (i: number): number => {
    if (i === failing.length) return tooFewWork(alive(locations, group, isUp), required, group.unavailability);
    const location = failing[i]!;
    const q = locations[location]!.unavailability;
    const down = visit(i + 1);
    isUp.add(location);
    const up = visit(i + 1);
    isUp.delete(location);
    return q * down + (1 - q) * up;
  };
  return ok(visit(0));
}

/** Parts that stand where everything around them is up. */
function alive(locations: readonly Location[], { placement }: Group, isUp: ReadonlySet<number>): number {
  let sum = 0;
  for (const { location, count } of placement) {
    if (effectiveChain(locations, location).every((at) => isUp.has(at))) sum += count;
  }
  return sum;
}

const outerFirst = (locations: readonly Location[], a: number, b: number): number =>
  chainOf(locations, a).length - chainOf(locations, b).length || a - b;
