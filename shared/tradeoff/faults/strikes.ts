import { commands, NOTHING } from '../../edit';
import { likely } from '../../model';
import type { Look, Place } from '../tactic';
import type { Target } from './fault';
import { kill, killPlace, standingIn, Steps } from './kill';

export const components = (look: Look, isTarget: (place: Place) => boolean): readonly Target[] =>
  look.places
    .filter((place) => place.isUsed && place.group !== 'people' && isTarget(place))
    .map(({ id }) => ({ type: 'component', id }));
export const ofKind =
  (...kinds: readonly string[]) =>
  (look: Look) =>
    components(look, ({ component }) => kinds.includes(component.kind));
export const everything = (): readonly Target[] => [{ type: 'design' }];
export const idOf = (target: Target): string => (target.type === 'design' ? '' : target.id);

export const boundaries =
  (kind: 'zone' | 'region') =>
  (look: Look): readonly Target[] =>
    Object.keys(look.design.boundaries)
      .filter((id) => look.design.boundaries[id]!.kind === kind && standingIn(look, id).size > 0)
      .sort()
      .map((id) => ({ type: 'boundary', id }));

export const lose = (count: (place: Place) => number) => (look: Look, target: Target) => {
  const place = look.placeOf.get(idOf(target));
  return place === undefined ? NOTHING : kill(look, new Map([[place.id, count(place)]]));
};
export const down = lose(() => Infinity);

export const loseBoundary = (look: Look, target: Target) => killPlace(look, idOf(target));

/** The work of a component takes `factor` times as long, its machine written out so that nothing else of it changes. */
export const slow = (factor: number) => (look: Look, target: Target) => slowed(look, [idOf(target)], factor);

function slowed(look: Look, ids: readonly string[], factor: number) {
  const steps = new Steps(look.design);
  for (const id of ids) {
    const v = look.analysis.system.indexOf.get(id);
    if (v === undefined) continue;
    const { serviceMs, writeServiceMs, concurrency, capacityRps } = look.analysis.system.attributes[v]!;
    steps.run((at) =>
      commands.setComponents(at, [id], {
        ...(serviceMs === undefined ? {} : { serviceMs: serviceMs.value * factor, concurrency: concurrency.value }),
        ...(writeServiceMs === undefined ? {} : { writeServiceMs: writeServiceMs.value * factor }),
        ...(capacityRps === undefined ? {} : { capacityRps: capacityRps.value / factor }),
      }),
    );
  }
  return steps.change;
}

/** The work stays as it is, but fewer requests are worked on at once. */
export const narrowed = (factor: number) => (look: Look, target: Target) => {
  const v = look.analysis.system.indexOf.get(idOf(target));
  if (v === undefined) return NOTHING;
  const { serviceMs, writeServiceMs, concurrency, capacityRps } = look.analysis.system.attributes[v]!;
  return commands.setComponents(look.design, [idOf(target)], {
    ...(serviceMs === undefined ? {} : { serviceMs: serviceMs.value }),
    ...(writeServiceMs === undefined ? {} : { writeServiceMs: writeServiceMs.value }),
    concurrency: Math.max(1, Math.floor(concurrency.value * factor)),
    ...(capacityRps === undefined ? {} : { capacityRps: capacityRps.value * factor }),
  });
};
export const isTimed = (look: Look, { id }: Place): boolean => {
  const { serviceMs, capacityRps } = look.analysis.system.attributes[look.analysis.system.indexOf.get(id)!]!;
  return serviceMs !== undefined || capacityRps !== undefined;
};

export const load = (factor: number) => (look: Look, target: Target) => {
  const steps = new Steps(look.design);
  for (const [id, { ratePerSecond }] of Object.entries(look.design.journeys)) {
    if (ratePerSecond === undefined || (target.type === 'journey' && target.id !== id)) continue;
    steps.run((at) => commands.setJourney(at, id, { ratePerSecond: likely(ratePerSecond) * factor }));
  }
  return steps.change;
};
export const journeys = (look: Look): readonly Target[] =>
  Object.keys(look.design.journeys)
    .sort()
    .map((id) => ({ type: 'journey', id }));

export const hits = (factor: number) => (look: Look, target: Target) =>
  commands.setComponents(look.design, [idOf(target)], {
    hitRatio: likely(look.design.components[idOf(target)]?.hitRatio ?? 0) * factor,
  });
export const caches = (look: Look) => components(look, ({ component }) => likely(component.hitRatio ?? 0) > 0);

export const network = (factor: number, moreMs: number) => (look: Look) => {
  const now = look.design.assumptions?.network;
  const times = (ms: number | undefined) => (ms ?? 0) * factor + moreMs;
  return commands.setPart(look.design, 'assumptions', {
    ...look.design.assumptions,
    network: {
      ...now,
      clientMs: likely(now?.clientMs ?? 0) * factor,
      sameZoneMs: likely(now?.sameZoneMs ?? 0) * factor,
      crossZoneMs: times(now?.crossZoneMs === undefined ? undefined : likely(now.crossZoneMs)),
      crossRegionMs: times(now?.crossRegionMs === undefined ? undefined : likely(now.crossRegionMs)),
    },
  });
};

export function alike(look: Look, id: string): readonly string[] {
  const { technology, kind } = look.design.components[id] ?? { kind: '' };
  return look.places
    .filter(
      ({ component, group }) =>
        group !== 'people' &&
        (technology === undefined
          ? component.technology === undefined && component.kind === kind
          : component.technology === technology),
    )
    .map((place) => place.id);
}

export function burst(look: Look, target: Target) {
  const journey = look.design.journeys[idOf(target)];
  if (journey?.ratePerSecond === undefined) return NOTHING;
  const rate = likely(journey.ratePerSecond);
  const reads = rate * likely(journey.readShare ?? 1);
  const writes = (rate - reads) * 5;
  return commands.setJourney(look.design, idOf(target), {
    ratePerSecond: reads + writes,
    readShare: reads / (reads + writes),
  });
}
