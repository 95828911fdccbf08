import { likely } from '../../model';
import { type Group, minimalCutSets, type Structure, unavailability } from '../../reliability';
import { placementOf } from '../placement';
import { ownFailures } from '../repair';
import type { Analysis } from '../results';
import type { Solved } from './solved';

/**
 * How much a component, zone or region matters to a journey. With U the unavailability of the journey, U₀ if the part
 * never failed and U₁ if it were down. For a component of several replicas the part is all of them.
 */
export type Importance = {
  readonly part: { readonly type: 'component' | 'zone' | 'region'; readonly id: string };
  /** Probability that it is down by its own causes. */
  readonly unavailability: number;
  /** U₁ − U₀ (Birnbaum 1969): the probability that the journey hangs on it. */
  readonly birnbaum: number;
  /** (U − U₀) / U: the share of the unavailability that would go if it never failed. */
  readonly criticality: number;
  /** Probability that a cut set with it has happened, by U, over cut sets to order 3; null where there are too many. */
  readonly fussellVesely: number | null;
  /** U₁ / U and U / U₀: how much worse without it, how much better if it never failed; null beyond all bounds. */
  readonly riskAchievementWorth: number | null;
  readonly riskReductionWorth: number | null;
  /** Downtime that it is to blame for, (U − U₀) of a year. */
  readonly minutesPerYear: number;
  /** What one more replica would save, and cost; null where that is not known. */
  readonly replica: { readonly minutesPerYear: number; readonly costPerMonth: number | null } | null;
};

/** Every part of a journey, the one to blame for most first. O(parts × nodes of its level). */
export function importance(analysis: Analysis, solved: Solved): Importance[] {
  const { system } = analysis;
  const minutes = system.assumptions.daysPerYear * 1440;
  const total = solved.unavailability;
  const fussellVesely = fussellVeselyOf(solved);
  const measures = (key: string, never: number, down: number) => ({
    birnbaum: down - never,
    criticality: total > 0 ? Math.max(0, (total - never) / total) : 0,
    fussellVesely: total > 0 ? (fussellVesely?.(key) ?? null) : 0,
    riskAchievementWorth: total > 0 ? down / total : null,
    riskReductionWorth: never > 0 ? total / never : null,
    minutesPerYear: Math.max(0, total - never) * minutes,
  });
  const components = solved.components().map((v): Importance => {
    const [group] = solved.groupsOf(v);
    const never = solved.withComponent(v, ({ placement }) => ({ unavailability: 0, placement }));
    const down = solved.withComponent(v, ({ placement }) => ({ unavailability: 1, placement }));
    return {
      part: { type: 'component', id: system.components[v]! },
      unavailability: group!.unavailability,
      ...measures(`component ${v}`, never, down),
      replica: oneMore(analysis, solved, v, minutes),
    };
  });
  const { structure, boundaryOfLocation } = solved.parts[0]!.dependencies;
  const places = structure.locations.flatMap(({ unavailability: q }, location): Importance[] => {
    if (q === 0) return [];
    const id = boundaryOfLocation[location]!;
    const never = solved.withPlace(location, true);
    const down = solved.withPlace(location, false);
    if (never === down) return [];
    return [
      {
        part: { type: system.design.boundaries[id]!.kind === 'zone' ? 'zone' : 'region', id },
        unavailability: q,
        ...measures(`location ${location}`, never, down),
        replica: null,
      },
    ];
  });
  return [...components, ...places].sort(
    (a, b) => b.minutesPerYear - a.minutesPerYear || b.birnbaum - a.birnbaum || (a.part.id < b.part.id ? -1 : 1),
  );
}

/** One replica more, in the place that is next; what the load demands stays. */
function oneMore(analysis: Analysis, solved: Solved, v: number, minutes: number): Importance['replica'] {
  if (!solved.canMove(v)) return null;
  const { system, stations } = analysis;
  const id = system.components[v]!;
  if (system.design.components[id]!.autoscale !== undefined) return null;
  const replicas = stations[v]!.replicas + 1;
  const own = ownFailures(system, v, replicas);
  if (!own.isComputed) return null;
  const { locations } = solved.parts[0]!.dependencies.structure;
  const indexOf = new Map(solved.parts[0]!.dependencies.boundaryOfLocation.map((boundary, i) => [boundary, i]));
  const placement = placementOf(system.design, id, replicas).map(({ boundary, count }) => ({
    location: boundary === undefined ? -1 : indexOf.get(boundary)!,
    count,
  }));
  // A place that the component does not stand in yet has no say in the coin that is being replaced.
  const known = new Set(solved.groupsOf(v).flatMap((group) => group.placement.map(({ location }) => location)));
  const isNew = placement.some(
    ({ location }) => !known.has(location) && location !== -1 && locations[location]!.unavailability > 0,
  );
  if (isNew) return null;
  const { unavailability: q, working, common } = own;
  const as: Group = {
    unavailability: q,
    placement,
    ...(working === undefined ? {} : { working }),
    ...(common === undefined ? {} : { common }),
  };
  const saved = solved.unavailability - solved.withComponent(v, () => as);
  const price = system.attributes[v]!.cost?.value.perReplicaMonth;
  return {
    minutesPerYear: Math.max(0, saved) * minutes,
    costPerMonth: price === undefined ? null : likely(price),
  };
}

/** Cut sets of a journey beyond which their union is not gone through. */
const MOST_CUT_SETS = 600;

/** Vesely 1970, exactly: the probability of the union of all cut sets (to order 3) that a part belongs to, by U. */
function fussellVeselyOf(solved: Solved): ((key: string) => number | null) | undefined {
  const lists = solved.parts.map(({ dependencies: { structure, root, componentOfGroup } }) => {
    const { cutSets, complete } = minimalCutSets(structure, root, { maxOrder: 3 });
    return { structure, componentOfGroup, cutSets, complete };
  });
  if (lists.some(({ cutSets, complete }) => !complete || cutSets.length > MOST_CUT_SETS)) return undefined;
  return (key) => {
    let sum = 0;
    for (const [i, { structure, componentOfGroup, cutSets }] of lists.entries()) {
      const mine = cutSets.filter(({ failed }) =>
        failed.some((one) =>
          one.type === 'location'
            ? key === `location ${one.location}`
            : key === `component ${componentOfGroup[one.group]!}`,
        ),
      );
      if (mine.length === 0) continue;
      const union = unionOf(structure, mine);
      const probability = unavailability(union.structure, union.root, 100_000);
      if (!probability.ok) return null;
      sum += solved.parts[i]!.share * probability.value;
    }
    return Math.min(1, sum / solved.unavailability);
  };
}

type Cuts = ReturnType<typeof minimalCutSets>['cutSets'];

/** “None of these cut sets has happened”, as a structure: of each, some member works. */
function unionOf(structure: Structure, cuts: Cuts): { readonly structure: Structure; readonly root: number } {
  const { locations } = structure;
  // A part that never fails, in a place: it works as long as the place does.
  const groups = [
    ...structure.groups,
    ...locations.map((_, location) => ({ unavailability: 0, placement: [{ location, count: 1 }] })),
  ];
  const expressions: Structure['expressions'][number][] = [];
  const add = (expression: Structure['expressions'][number]) => expressions.push(expression) - 1;
  const isWithin = (location: number, down: ReadonlySet<number>): boolean =>
    location !== -1 && (down.has(location) || isWithin(locations[location]!.parent, down));
  const roots = cuts.map(({ failed }) => {
    const down = new Set(failed.flatMap((one) => (one.type === 'location' ? [one.location] : [])));
    const members = failed.map((one) => {
      if (one.type === 'location')
        return add({ type: 'works', group: structure.groups.length + one.location, required: 1 });
      const left = structure.groups[one.group]!.placement.reduce(
        (sum, { location, count }) => sum + (isWithin(location, down) ? 0 : count),
        0,
      );
      return add({ type: 'works', group: one.group, required: left - one.count + 1 });
    });
    return add({ type: 'atLeast', count: 1, of: members });
  });
  const root = add({ type: 'all', of: roots });
  return { structure: { locations, groups, expressions }, root };
}
