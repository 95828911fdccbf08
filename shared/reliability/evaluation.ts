import { fail, ok, type Result } from '../result';
import { Diagram, DiagramTooLarge } from './diagram';
import { solve } from './solve';
import { type Group, normalize, type Structure } from './structure';
import { type Instead, type Odds, Variables } from './variables';

/** Nodes that a diagram may have before it is given up: about 40 MB and a second. */
const BUDGET = 1_000_000;

/**
 * The structure function of a root, solved: its unavailability, and what that would be if one group or place were
 * otherwise. Unavailability is summed up directly and never formed as one minus something, so that 1e-12 has all its
 * digits. Fails where the diagram would exceed its budget of nodes.
 */
export function evaluate(structure: Structure, root: number, budget = BUDGET): Result<Evaluation, 'too-large'> {
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
    return ok(new Evaluation(diagram, variables, top));
  } catch (error) {
    if (error instanceof DiagramTooLarge) return fail('too-large');
    throw error;
  }
}

export class Evaluation {
  readonly unavailability: number;
  /** Nodes that the root needs. */
  readonly size: number;
  readonly #diagram: Diagram;
  readonly #variables: Variables;
  readonly #top: number;
  /** Nodes below the top, parents before children. */
  readonly #nodes: Int32Array;
  readonly #fails: Float64Array;
  #reach: Float64Array | undefined;
  #byLevel: Map<number, number[]> | undefined;

  constructor(diagram: Diagram, variables: Variables, top: number) {
    this.#diagram = diagram;
    this.#variables = variables;
    this.#top = top;
    this.#nodes = needed(diagram, top);
    this.size = this.#nodes.length;
    this.#fails = this.#solve((level, flavour) => variables.odds(level, flavour));
    this.unavailability = this.#fails[top]!;
  }

  /** Unavailability if the group were another one; it must stand in the same places unless it `canMove`. */
  withGroup(group: number, as: Group): number {
    const level = this.#variables.onlyLevelOf(group);
    const instead: Instead = { group, as };
    const odds = (l: number, flavour: number) => this.#variables.oddsWith(l, flavour, instead);
    if (level !== -1) return this.#changed(level, odds);
    if (!this.#variables.isUsed(group)) return this.unavailability;
    return this.#solve(odds)[this.#top]!;
  }

  /** Can the group be given other places in `withGroup`? */
  canMove(group: number): boolean {
    return this.#variables.onlyLevelOf(group) !== -1 || !this.#variables.isUsed(group);
  }

  /** Unavailability if a place certainly worked, or certainly did not. */
  withLocation(location: number, isUp: boolean): number {
    const level = this.#variables.levelOfLocation(location);
    if (level === -1) return this.unavailability;
    return this.#changed(level, () => (isUp ? { works: 1, fails: 0 } : { works: 0, fails: 1 }));
  }

  #solve(odds: (level: number, flavour: number) => Odds): Float64Array {
    const { level, flavour, low, high } = this.#diagram;
    const fails = new Float64Array(this.#top + 1 < 2 ? 2 : this.#top + 1);
    fails[0] = 1;
    for (let i = this.#nodes.length - 1; i >= 0; i--) {
      const id = this.#nodes[i]!;
      const { works, fails: q } = odds(level[id]!, flavour[id]!);
      fails[id] = works * fails[high[id]!]! + q * fails[low[id]!]!;
    }
    return fails;
  }

  /** No way through the diagram passes a level twice: the root is linear in the coins of one level. */
  #changed(level: number, odds: (level: number, flavour: number) => Odds): number {
    const { flavour, low, high } = this.#diagram;
    let sum = this.unavailability;
    const reach = this.#reached();
    for (const id of this.#nodesOf(level)) {
      const before = this.#variables.odds(level, flavour[id]!);
      const after = odds(level, flavour[id]!);
      sum +=
        reach[id]! *
        ((after.works - before.works) * this.#fails[high[id]!]! +
          (after.fails - before.fails) * this.#fails[low[id]!]!);
    }
    return Math.min(1, Math.max(0, sum));
  }

  /** Probability that the way from the top comes through a node. */
  #reached(): Float64Array {
    if (this.#reach !== undefined) return this.#reach;
    const { level, flavour, low, high } = this.#diagram;
    const reach = new Float64Array(this.#fails.length);
    reach[this.#top] = 1;
    for (const id of this.#nodes) {
      const { works, fails } = this.#variables.odds(level[id]!, flavour[id]!);
      reach[high[id]!]! += reach[id]! * works;
      reach[low[id]!]! += reach[id]! * fails;
    }
    this.#reach = reach;
    return reach;
  }

  #nodesOf(level: number): readonly number[] {
    if (this.#byLevel === undefined) {
      this.#byLevel = new Map();
      for (const id of this.#nodes) {
        const at = this.#diagram.level[id]!;
        const list = this.#byLevel.get(at);
        if (list === undefined) this.#byLevel.set(at, [id]);
        else list.push(id);
      }
    }
    return this.#byLevel.get(level) ?? [];
  }
}

/** The nodes that a node needs, descending: a node is made after those below it. */
function needed({ low, high }: Diagram, top: number): Int32Array {
  if (top < 2) return new Int32Array(0);
  const isNeeded = new Uint8Array(top + 1);
  isNeeded[top] = 1;
  let count = 0;
  for (let id = top; id >= 2; id--) {
    if (isNeeded[id] === 0) continue;
    count++;
    isNeeded[low[id]!] = 1;
    isNeeded[high[id]!] = 1;
  }
  const nodes = new Int32Array(count);
  for (let id = top, i = 0; id >= 2; id--) if (isNeeded[id] === 1) nodes[i++] = id;
  return nodes;
}
