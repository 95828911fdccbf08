import { type Component, type Design, likely } from '../model';
import type { Group, Location } from '../reliability';
import { domainOf, placementOf } from './placement';
import { type OwnFailures, ownFailures } from './repair';
import type { System } from './system';

/** The failure domains of a design as locations of a structure. */
export function locationsOf(system: System): {
  readonly locations: readonly Location[];
  readonly indexOf: ReadonlyMap<string, number>;
} {
  const { boundaries } = system.design;
  const domains = Object.keys(boundaries)
    .filter((id) => boundaries[id]!.kind === 'zone' || boundaries[id]!.kind === 'region')
    .sort();
  const indexOf = new Map(domains.map((id, i) => [id, i]));
  const locations = domains.map((id) => {
    const { availability, parent } = boundaries[id]!;
    const around = domainOf(system.design, parent);
    return {
      unavailability: availability === undefined ? 0 : 1 - likely(availability),
      parent: around === undefined ? -1 : indexOf.get(around)!,
    };
  });
  return { locations, indexOf };
}

/** The replicas of a component as a group of identical parts. */
export function groupOf(
  system: System,
  component: number,
  replicas: number,
  indexOf: ReadonlyMap<string, number>,
  own: OwnFailures = ownFailures(system, component, replicas),
): Group {
  const record = system.design.components[system.components[component]!]!;
  const { boundaries } = system.design;
  const before = known.get(record);
  if (before?.boundaries === boundaries && before.replicas === replicas && before.own === own) return before.group;
  const group = placed(system, component, replicas, indexOf, own);
  known.set(record, { boundaries, replicas, own, group });
  return group;
}

/** Records are never changed in place, and the numbers of places follow from the boundaries. */
const known = new WeakMap<
  Component,
  {
    readonly boundaries: Design['boundaries'];
    readonly replicas: number;
    readonly own: OwnFailures;
    readonly group: Group;
  }
>();

function placed(
  system: System,
  component: number,
  replicas: number,
  indexOf: ReadonlyMap<string, number>,
  own: OwnFailures,
): Group {
  const placement = placementOf(system.design, system.components[component]!, replicas).map(({ boundary, count }) => ({
    location: boundary === undefined ? -1 : indexOf.get(boundary)!,
    count,
  }));
  return {
    unavailability: own.unavailability,
    placement,
    ...(own.working === undefined ? {} : { working: own.working }),
    ...(own.common === undefined ? {} : { common: own.common }),
  };
}
