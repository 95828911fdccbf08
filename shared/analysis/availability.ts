import {
  bounds,
  type CutSet as RawCutSet,
  chainOf,
  groupUnavailability,
  minimalCutSets,
  tooFewParts,
  unavailability,
} from '../reliability';
import { type Dependencies, dependencies, type Uncomputed } from './dependencies';
import { areSameStructures, type Memory, recalled } from './memory';
import { groupOf, locationsOf } from './places';
import type { CutSet, Failure } from './report';
import { type Demand, requiredReplicas } from './required';
import { heldCopies } from './stale';
import type { Station } from './stations';
import { type Class, type CompiledJourney, READ, shareOf, type System, WRITE } from './system';
import type { Traffic } from './traffic';

export type JourneyAvailability = {
  /** Probability that a request fails at peak because something is down; undefined beyond the budget or where uncomputed. */
  readonly unavailability: number | undefined;
  readonly structuralUnavailability: number | undefined;
  readonly cutSets: readonly CutSet[];
  readonly cutSetsComplete: boolean;
  /** Cut sets of order 1 that remain when the load does not matter. */
  readonly structuralPoints: readonly Failure[];
  /** Components whose part in it is not computed, and why. */
  readonly uncomputed: readonly {
    readonly component: number;
    readonly why: Uncomputed;
  }[];
  /** Beyond the budget of the exact method: what the unavailability lies between. */
  readonly bounds: { readonly atLeast: number; readonly atMost: number } | undefined;
};

export type AvailabilityOptions = {
  readonly maxOrder: 1 | 2 | 3;
  readonly memory?: Memory;
  /** Leaves out what the structure alone would say: it is as much work again, and designs are not compared by it. */
  readonly onlyAtPeak?: boolean;
};

/** Cut sets that a report lists; the search goes on for none beyond. */
const MOST_LISTED = 10_000;

export function journeyAvailability(
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  journey: CompiledJourney,
  options: AvailabilityOptions,
): JourneyAvailability {
  const classes = ([READ, WRITE] as const).filter((c) => shareOf(journey, c) > 0);
  const of = (c: Class, demand: Demand) => dependencies(system, traffic, stations, journey, c, demand);
  const atPeak = classes.map((c) => of(c, 'peak'));
  const copies = heldCopies(system, traffic, stations, journey);
  // A copy is luck: cut sets are of what must work where there is none.
  const orCopies = (d: Dependencies, i: number, demand: Demand): Dependencies =>
    copies === undefined ? d : dependencies(system, traffic, stations, journey, classes[i]!, demand, { copies });
  const structural = classes.map((c, i) =>
    options.onlyAtPeak === true || atPeak[i]!.isStructural ? atPeak[i]! : of(c, 'structural'),
  );
  const uncomputed = uncomputedIn(atPeak);
  const isComputable = uncomputed.length === 0;
  const { memory } = options;
  const unavailabilityOf = (asked: Dependencies) =>
    recalled(memory?.structures, journey.id, asked, areSameStructures, () =>
      unavailability(asked.structure, asked.root),
    );
  const cutSetsOf = (asked: Dependencies, maxOrder: 1 | 2 | 3) =>
    recalled(memory?.cuts, `${journey.id} ${maxOrder}`, asked, areSameStructures, () =>
      minimalCutSets(asked.structure, asked.root, { maxOrder }),
    );
  const mixed = (all: readonly Dependencies[]): number | undefined => {
    let sum = 0;
    for (const [i, dependencies] of all.entries()) {
      const value = unavailabilityOf(dependencies);
      if (!value.ok) return undefined;
      sum += shareOf(journey, classes[i]!) * value.value;
    }
    return sum;
  };
  const cuts = atPeak.map((d, i) => {
    const found = cutSetsOf(d, options.maxOrder);
    if (found.cutSets[0]?.order !== 0) return { d, found };
    // Overloaded: it fails with everything up, and the only minimal cut set is the empty one. Tell what else takes it down.
    const within = of(classes[i]!, 'within');
    return { d: within, found: cutSetsOf(within, options.maxOrder) };
  });
  const classCuts = cuts.map(({ d, found }) => found.cutSets.map((cut) => named(system, d, cut)));
  const cutSets = sorted(minimalUnion(classCuts));
  const points = structural.flatMap((d, i) => {
    const found = d === cuts[i]!.d ? cuts[i]!.found : cutSetsOf(d, 1);
    return found.cutSets.filter(({ order }) => order === 1).map((cut) => named(system, d, cut));
  });
  const served = atPeak.map((d, i) => orCopies(d, i, 'peak'));
  const peak = mixed(served);
  const isAlike = structural.every((d, i) => d === atPeak[i]);
  const ofStructure = () => mixed(structural.map((d, i) => orCopies(d, i, 'structural')));
  return {
    unavailability: isComputable ? peak : undefined,
    structuralUnavailability:
      isComputable && options.onlyAtPeak !== true ? (isAlike ? peak : ofStructure()) : undefined,
    cutSets: cutSets.slice(0, MOST_LISTED),
    cutSetsComplete: cutSets.length <= MOST_LISTED && cuts.every(({ found }) => found.complete),
    structuralPoints: options.onlyAtPeak === true ? [] : minimalUnion([points]).flatMap((cut) => cut.failures),
    uncomputed,
    bounds: peak === undefined ? boundsOf(journey, classes, served, copies === undefined ? classCuts : []) : undefined,
  };
}

/** The probability alone that a request fails at peak because something is down; undefined where it is not computed. */
export function peakUnavailability(
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  journey: CompiledJourney,
  memory?: Memory,
): number | undefined {
  const copies = heldCopies(system, traffic, stations, journey);
  let sum = 0;
  for (const c of [READ, WRITE] as const) {
    if (shareOf(journey, c) === 0) continue;
    const asked = dependencies(system, traffic, stations, journey, c, 'peak', { copies });
    if (asked.uncomputed.size > 0) return undefined;
    const found = recalled(memory?.structures, `${journey.id} ${c}`, asked, areSameStructures, () =>
      unavailability(asked.structure, asked.root),
    );
    if (!found.ok) return undefined;
    sum += shareOf(journey, c) * found.value;
  }
  return sum;
}

function boundsOf(
  journey: CompiledJourney,
  classes: readonly Class[],
  all: readonly Dependencies[],
  cuts: readonly (readonly CutSet[])[],
): JourneyAvailability['bounds'] {
  let [atLeast, atMost] = [0, 0];
  for (const [i, { structure, root }] of all.entries()) {
    const likeliest = (cuts[i] ?? []).reduce((most, { probability }) => Math.max(most, probability), 0);
    const found = bounds(structure, root, likeliest);
    atLeast += shareOf(journey, classes[i]!) * found.atLeast;
    atMost += shareOf(journey, classes[i]!) * found.atMost;
  }
  return { atLeast, atMost };
}

/** Probability that the replicas required at peak work, where they stand; a component that is overloaded has too few. */
export function componentAvailability(
  system: System,
  stations: readonly Station[],
  component: number,
  locations = locationsOf(system),
): number {
  const station = stations[component]!;
  const required = requiredReplicas(system, component, 'peak', station.arrivalRps / station.replicaRps);
  const group = groupOf(system, component, station.replicas, locations.indexOf);
  const failed = groupUnavailability(locations.locations, group, required);
  return failed.ok ? 1 - failed.value : Number.NaN;
}

function uncomputedIn(all: readonly Dependencies[]): JourneyAvailability['uncomputed'] {
  const found = new Map(all.flatMap(({ uncomputed }) => [...uncomputed]));
  return [...found].sort(([a], [b]) => a - b).map(([component, why]) => ({ component, why }));
}

/** A cut set in the design's ids, with the probability that all of its failures have happened. */
function named(
  system: System,
  { structure, componentOfGroup, boundaryOfLocation }: Dependencies,
  cut: RawCutSet,
): CutSet {
  const down = new Set(cut.failed.flatMap((failed) => (failed.type === 'location' ? [failed.location] : [])));
  let probability = 1;
  const failures = cut.failed.map((failed): Failure => {
    if (failed.type === 'location') {
      probability *= structure.locations[failed.location]!.unavailability;
      const boundary = boundaryOfLocation[failed.location]!;
      return { type: system.design.boundaries[boundary]!.kind === 'zone' ? 'zone' : 'region', boundary };
    }
    const group = structure.groups[failed.group]!;
    const alive = group.placement.filter(
      ({ location }) => !chainOf(structure.locations, location).some((at) => down.has(at)),
    );
    const left = alive.reduce((sum, { count }) => sum + count, 0);
    const own = tooFewParts(group, left, left - failed.count + 1);
    // All at once, by a common cause or while a standby takes over, is among the ways in which all of them fail.
    probability *= failed.count === left ? own + (1 - own) * (group.common ?? 0) : own;
    return { type: 'replicas', component: system.components[componentOfGroup[failed.group]!]!, count: failed.count };
  });
  return { order: cut.order, failures: failures.sort((a, b) => compare(keyOf(a), keyOf(b))), probability };
}

/** What alone fails a structure: its cut sets of order 1. */
export const firstOrderFailures = (system: System, asked: Dependencies): readonly Failure[] =>
  minimalCutSets(asked.structure, asked.root, { maxOrder: 1 })
    .cutSets.filter(({ order }) => order === 1)
    .flatMap((cut) => named(system, asked, cut).failures);

/** One text for one failure; equal failures have equal texts. */
export const keyOf = (failure: Failure): string =>
  failure.type === 'replicas' ? `${failure.component}×${failure.count}` : `${failure.type} ${failure.boundary}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const identityOf = (failures: readonly Failure[]): string => failures.map(keyOf).join('\u0000');

/** What fails one class fails the journey: all cut sets together, without those that contain another. */
function minimalUnion(lists: readonly (readonly CutSet[])[]): CutSet[] {
  if (lists.length === 1) return dedupe(lists[0]!);
  const all = dedupe(lists.flat());
  const known = new Set(all.map((cut) => identityOf(cut.failures)));
  return all.filter((cut) => !properParts(cut.failures).some((part) => known.has(identityOf(part))));
}

function dedupe(cutSets: readonly CutSet[]): CutSet[] {
  return [...new Map(cutSets.map((cut) => [identityOf(cut.failures), cut])).values()];
}

/** Every non-empty set of failures that is less: some left out, or fewer replicas of a component. */
function properParts(failures: readonly Failure[]): Failure[][] {
  let parts: Failure[][] = [[]];
  for (const failure of failures) {
    const options: Failure[][] = [[], [failure]];
    if (failure.type === 'replicas') {
      for (let count = 1; count < failure.count; count++) options.push([{ ...failure, count }]);
    }
    parts = parts.flatMap((part) => options.map((option) => [...part, ...option]));
  }
  const whole = identityOf(failures);
  return parts.filter((part) => part.length > 0 && identityOf(part) !== whole);
}

/** Smallest first; among those, the most probable; then by what they name. */
const sorted = (cutSets: readonly CutSet[]): CutSet[] =>
  [...cutSets].sort(
    (a, b) =>
      a.order - b.order || b.probability - a.probability || compare(identityOf(a.failures), identityOf(b.failures)),
  );
