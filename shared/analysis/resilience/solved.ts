import { type Evaluation, evaluate, type Group } from '../../reliability';
import { type Dependencies, dependencies } from '../dependencies';
import type { Analysis } from '../results';
import { heldCopies } from '../stale';
import { READ, shareOf, WRITE } from '../system';

type Part = {
  readonly share: number;
  readonly dependencies: Dependencies;
  readonly evaluation: Evaluation;
  readonly groupOf: ReadonlyMap<number, number>;
};

/** What would be otherwise with a component: other replicas, other places, other odds. */
export type Otherwise = (group: Group) => Group;

/** The structure functions of a journey at peak, one for each class of requests, solved and ready for “what if”. */
export class Solved {
  readonly unavailability: number;
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
    this.unavailability = this.#mixed(({ evaluation }) => evaluation.unavailability);
  }

  /** Components that can fail the journey, ascending. */
  components(): number[] {
    return [...new Set(this.parts.flatMap(({ groupOf }) => [...groupOf.keys()]))].sort((a, b) => a - b);
  }

  groupsOf(component: number): Group[] {
    return this.parts.flatMap(({ groupOf, dependencies: { structure } }) => {
      const group = groupOf.get(component);
      return group === undefined ? [] : [structure.groups[group]!];
    });
  }

  /** Unavailability if a component were otherwise; it must stand where it stands, unless `canMove`. */
  withComponent(component: number, otherwise: Otherwise): number {
    return this.#mixed(({ groupOf, evaluation, dependencies: { structure } }) => {
      const group = groupOf.get(component);
      return group === undefined
        ? evaluation.unavailability
        : evaluation.withGroup(group, otherwise(structure.groups[group]!));
    });
  }

  canMove(component: number): boolean {
    return this.parts.every(({ groupOf, evaluation }) => {
      const group = groupOf.get(component);
      return group === undefined || evaluation.canMove(group);
    });
  }

  /** Unavailability if a place certainly worked, or certainly did not. */
  withPlace(location: number, isUp: boolean): number {
    return this.#mixed(({ evaluation }) => evaluation.withLocation(location, isUp));
  }

  #mixed(of: (part: Part) => number): number {
    return this.parts.reduce((sum, part) => sum + part.share * of(part), 0);
  }
}

/** Undefined where the availability of the journey is not computed. */
export function solveJourney(analysis: Analysis, j: number, loadFactor = 1): Solved | undefined {
  const { system, traffic, stations } = analysis;
  const journey = system.journeys[j]!;
  if (journey.entry === -1) return undefined;
  const copies = heldCopies(system, traffic, stations, journey, { loadFactor });
  const parts: Part[] = [];
  for (const c of [READ, WRITE] as const) {
    const share = shareOf(journey, c);
    if (share === 0) continue;
    const needs = dependencies(system, traffic, stations, journey, c, 'peak', { loadFactor, copies });
    if (needs.uncomputed.size > 0) return undefined;
    const evaluation = evaluate(needs.structure, needs.root);
    if (!evaluation.ok) return undefined;
    const groupOf = new Map(needs.componentOfGroup.flatMap((v, group) => (v === -1 ? [] : [[v, group] as const])));
    parts.push({ share, dependencies: needs, evaluation: evaluation.value, groupOf });
  }
  return new Solved(parts);
}
