import { likely } from '../../model';
import { Draft } from '../draft';
import { regionAround, zonesNear, zonesOf } from '../look';
import type { Look, Place, Step, Tactic } from '../tactic';
import { attributesAt, isPaidByUse, isWorldwide } from './nature';
import { isOwn } from './words';

/** Regions in which the replicas of a component stand. */
function regionsOf(look: Look, place: Place): readonly string[] {
  const places = zonesOf(look.design, place.id);
  const around = places.length > 0 ? places : [place.component.boundary];
  return [...new Set(around.flatMap((at) => regionAround(look.design, at) ?? []))];
}

function spread(look: Look, place: Place): Step[] {
  const mine = zonesOf(look.design, place.id);
  const near = zonesNear(look.design, mine[0] ?? place.component.boundary);
  const missing = near.filter((zone) => !mine.includes(zone));
  if (missing.length === 0) return [];
  const isFixed = place.component.autoscale === undefined;
  const needed = Math.max(1, look.report.components[place.id]!.replicasNeeded ?? 1);
  // One zone more; all that stood in one zone before must be able to stand in what is left of them.
  const counts = mine.length === 0 ? [near.length] : [...new Set([mine.length + 1, near.length])];
  return counts
    .filter((count) => count >= 2)
    .map((count) => {
      const zones = [...mine, ...missing].slice(0, count);
      const replicas = Math.max(place.replicas, zones.length, Math.ceil((needed * zones.length) / (zones.length - 1)));
      const added = isFixed && replicas > place.replicas ? `, ${replicas} replicas instead of ${place.replicas}` : '';
      const label = `${place.name} over ${zones.length} zones${added}`;
      const region = regionAround(look.design, place.component.boundary) ?? regionAround(look.design, zones[0]);
      const isInZone = look.design.boundaries[place.component.boundary ?? '']?.kind === 'zone';
      const change = new Draft(look.design)
        .set(place.id, { zones, ...(isFixed ? { replicas } : {}), ...(isInZone ? { boundary: region } : {}) })
        .done(label);
      return { about: [place.id, ...zones], label, change, assumes: [] };
    });
}

/** A region like the one there is, with as many zones, and a copy of the zones' availability. */
function secondRegion(
  draft: Draft,
  home: string | undefined,
  zonesWanted: number,
): { region: string; zones: string[] } {
  const { boundaries } = draft.design;
  const model = home === undefined ? undefined : boundaries[home];
  const region = draft.boundary('Second region', {
    kind: 'region',
    ...(model?.availability === undefined ? {} : { availability: model.availability }),
  });
  const models = Object.keys(boundaries)
    .filter((id) => boundaries[id]!.kind === 'zone' && regionAround(draft.design, id) === home)
    .sort();
  const zones = Array.from({ length: zonesWanted }, (_, i) => {
    const like = boundaries[models[i % Math.max(1, models.length)] ?? ''];
    return draft.boundary(`Second region, zone ${i + 1}`, {
      kind: 'zone',
      parent: region,
      ...(like?.availability === undefined ? {} : { availability: like.availability }),
    });
  });
  return { region, zones };
}

/** What is not priced by the replica is there, and paid, once more in a second region: a fixed price, and what is stored. */
function pricedTwice(look: Look, place: Place): Pick<Place['component'], 'cost'> {
  const price = attributesAt(look, place).cost?.value;
  if (price === undefined || (price.fixedMonth === undefined && price.storageGb === undefined)) return {};
  const twice = (key: 'fixedMonth' | 'storageGb') =>
    price[key] === undefined ? {} : { [key]: 2 * likely(price[key]) };
  return { cost: { ...price, ...twice('fixedMonth'), ...twice('storageGb') } };
}

/** The whole system in a second region: every component's replicas again over as many zones there. */
function regions(look: Look, isActive: boolean): Step[] {
  const regionIds = Object.keys(look.design.boundaries).filter((id) => look.design.boundaries[id]!.kind === 'region');
  if (regionIds.length > 1) return [];
  const home = regionIds[0];
  const inside = look.places.filter(
    (place) =>
      isOwn(place) &&
      !isWorldwide(place) &&
      place.isUsed &&
      place.component.autoscale === undefined &&
      (home === undefined || regionsOf(look, place).includes(home)),
  );
  // Standing by means that one serves and the others wait: for several that serve together it would take capacity away.
  if (inside.length === 0 || (!isActive && inside.some(({ replicas }) => replicas > 1))) return [];
  const draft = new Draft(look.design);
  const widest = Math.max(1, ...inside.map((place) => zonesOf(look.design, place.id).length));
  const first = home ?? draft.boundary('First region', { kind: 'region' });
  const { zones } = secondRegion(draft, first, widest);
  let homeZone: string | undefined;
  for (const place of inside) {
    const mine = zonesOf(look.design, place.id);
    const there = zones.slice(0, Math.max(1, mine.length));
    // Zones take replicas in turn: what stands in no zone at home needs one there to be counted in.
    if (mine.length === 0) homeZone ??= draft.boundary('First region, zone 1', { kind: 'zone', parent: first });
    const here = mine.length > 0 ? mine : [homeZone!];
    draft.set(place.id, {
      zones: [...here, ...there],
      replicas: place.replicas * 2,
      ...pricedTwice(look, place),
      ...(isActive ? {} : { redundancy: 'passive' as const, failoverSeconds: 300, failoverSuccess: 0.95 }),
      ...(look.design.boundaries[place.component.boundary ?? '']?.kind === 'zone' ? { boundary: undefined } : {}),
    });
  }
  const label = isActive ? 'A second region that serves too' : 'A second region that stands by';
  const assumes = isActive
    ? ['data is kept the same in both regions; calls prefer neither region']
    : ['a switch-over takes 5 min and succeeds 95 times in 100'];
  return [{ about: home === undefined ? [] : [home], label, change: draft.done(label), assumes }];
}

function together(look: Look): Step[] {
  const { crossZone, sameZone } = networkOf(look);
  if (crossZone <= sameZone) return [];
  return Object.keys(look.design.connectors)
    .sort()
    .flatMap((id): Step[] => {
      const connector = look.design.connectors[id]!;
      const caller = look.placeOf.get(connector.from)!;
      const callee = look.placeOf.get(connector.to)!;
      const from = zonesOf(look.design, caller.id);
      const to = zonesOf(look.design, callee.id);
      if (connector.mode === 'async' || connector.networkMs !== undefined || !isOwn(callee) || !isOwn(caller))
        return [];
      if (!callee.isUsed || from.length === 0 || to.length === 0 || !from.some((zone) => !to.includes(zone))) return [];
      const label = `${callee.name} where ${caller.name} stands`;
      const change = new Draft(look.design)
        .set(callee.id, { zones: [...from], boundary: caller.component.boundary })
        .done(label);
      return [{ about: [callee.id, caller.id], label, change, assumes: [] }];
    });
}

function networkOf({ design }: Look): { readonly sameZone: number; readonly crossZone: number } {
  const network = design.assumptions?.network;
  return { sameZone: likely(network?.sameZoneMs ?? 0), crossZone: likely(network?.crossZoneMs ?? 0) };
}

export const PLACE_TACTICS: readonly Tactic[] = [
  {
    id: 'spread-zones',
    name: 'Spread over zones',
    aim: 'availability',
    when: 'All replicas stand in fewer zones than the region has, some journey needs them, and nobody else spreads them already.',
    buys: 'The loss of a zone is survived, with the replicas that carry the peak in the others.',
    pays: 'Replicas in every zone; calls between zones take longer and cost egress.',
    source: 'AWS Well-Architected REL10-BP01: deploy to multiple locations',
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'target.missed',
      'REL-01',
      'REL-02',
      'REL-04',
      'REL-23',
      'availability.overload-after-loss',
    ],
    propose: (look) =>
      look.places
        .filter(
          (place) =>
            place.isUsed &&
            isOwn(place) &&
            !isWorldwide(place) &&
            !isPaidByUse(look, place) &&
            (place.isWeak || zonesOf(look.design, place.id).length === 1),
        )
        .flatMap((place) => spread(look, place)),
  },
  {
    id: 'second-region-active',
    name: 'Second region, active',
    aim: 'availability',
    when: 'Everything stands in one region.',
    buys: 'The loss of a region is survived without a switch-over.',
    pays: 'Twice the replicas and all data stored twice; it must be kept the same over a distance.',
    source: 'AWS Well-Architected REL13-BP02: multi-site active/active; REL-34 of the Azure checklist: active-active',
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'target.missed',
      'REL-34',
      'REL-23',
    ],
    propose: (look) => regions(look, true),
  },
  {
    id: 'second-region-passive',
    name: 'Second region, standing by',
    aim: 'availability',
    when: 'Everything stands in one region, with one replica of each component.',
    buys: 'The loss of a region is survived after a switch-over.',
    pays: 'Replicas that serve nobody; minutes of interruption; the switch must be practised.',
    source: 'AWS Well-Architected REL13-BP02: warm standby',
    answers: ['availability.single-point-of-failure', 'REL-34'],
    propose: (look) => regions(look, false),
  },
  {
    id: 'move-together',
    name: 'Move together',
    aim: 'latency',
    when: 'A synchronous call crosses zones, which takes longer than within one.',
    buys: 'The way between the zones, on each call; no traffic between zones to pay.',
    pays: 'Caller and callee share the fate of their zones.',
    source: 'Bass, Clements, Kazman 2021, ch. 9: reduce computational overhead, co-locate',
    answers: ['target.missed', 'PERF-06', 'PERF-07', 'COST-02', 'COST-04'],
    propose: together,
  },
];
