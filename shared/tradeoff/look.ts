import { type Analysis, analyze, type Report } from '../analysis';
import { type Design, likely } from '../model';
import { nameIn } from './name';
import type { Look, Place } from './tactic';

/** Analyses a design and finds what tactics ask of it. */
export function lookAt(
  design: Design,
  known: { readonly analysis: Analysis; readonly report: Report } = analyze(design),
): Look {
  const { analysis, report } = known;
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  const stoodInFor = new Set<string>();
  for (const id of Object.keys(design.connectors).sort()) {
    const { from, to, fallbackFor } = design.connectors[id]!;
    if (fallbackFor !== undefined) stoodInFor.add(fallbackFor);
    listIn(outgoing, from).push(id);
    listIn(incoming, to).push(id);
  }
  const name = nameIn(design);
  const { weak, single } = weakPoints(report);
  const places = analysis.system.components.map((id, v): Place => {
    const component = design.components[id]!;
    const attributes = analysis.system.attributes[v]!;
    return {
      id,
      name: name(id),
      component,
      group: attributes.kind?.group,
      replicas: analysis.stations[v]!.replicas,
      isStateful: attributes.data?.value.stateful ?? attributes.kind?.group === 'data',
      incoming: incoming.get(id) ?? [],
      outgoing: outgoing.get(id) ?? [],
      isUsed: analysis.traffic.total[v] !== 0,
      isWeak: weak.has(id),
      isSinglePoint: single.has(id),
    };
  });
  const hours = likely(design.assumptions?.hoursPerMonth ?? 730);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return { design, report, analysis, places, placeOf, stoodInFor, hours };
}

function listIn(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Components in cut sets of order 1, and in those of order 1 or 2; what stands alone in a zone that is one counts too. */
function weakPoints(report: Report): { readonly weak: ReadonlySet<string>; readonly single: ReadonlySet<string> } {
  const weak = new Set<string>();
  const single = new Set<string>();
  for (const { cutSets } of Object.values(report.journeys)) {
    for (const { order, failures } of cutSets) {
      if (order > 2) continue;
      for (const failure of failures) {
        if (failure.type !== 'replicas') continue;
        weak.add(failure.component);
        if (order === 1) single.add(failure.component);
      }
    }
  }
  return { weak, single };
}

/** Zone boundaries in the order of their ids, those of one region together; the region of `near` first. */
export function zonesNear(design: Design, near: string | undefined): readonly string[] {
  const home = regionAround(design, near);
  const zones = Object.keys(design.boundaries)
    .filter((id) => design.boundaries[id]!.kind === 'zone')
    .sort();
  const mine = zones.filter((id) => regionAround(design, id) === home);
  return mine.length > 0 || home !== undefined ? mine : zones;
}

export function regionAround(design: Design, boundary: string | undefined): string | undefined {
  for (let at = boundary; at !== undefined; at = design.boundaries[at]?.parent) {
    if (design.boundaries[at]?.kind === 'region') return at;
  }
  return undefined;
}

/** The zones in which the replicas of a component stand: its own list, else the zone that it is drawn in. */
export function zonesOf(design: Design, id: string): readonly string[] {
  const { zones, boundary } = design.components[id]!;
  if (zones !== undefined && zones.length > 0) return zones;
  for (let at = boundary; at !== undefined; at = design.boundaries[at]?.parent) {
    if (design.boundaries[at]?.kind === 'zone') return [at];
  }
  return [];
}
