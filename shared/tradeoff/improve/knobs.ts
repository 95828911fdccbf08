import { analyze } from '../../analysis';
import { apply, commands } from '../../edit';
import { type Design, likely } from '../../model';
import { lookAt, regionAround, zonesNear, zonesOf } from '../look';
import type { Look, Place } from '../tactic';
import { isOwn } from '../tactics/words';
import { totalShortfall } from './limits';
import type { Search } from './repair';
import { byCost, type State, stateOf, type Taken } from './state';

/** One size and place that a component may have, and what it costs a month. */
type Option = { readonly replicas: number; readonly zones: readonly string[] | undefined; readonly cost: number };
/** A component whose size and place are free; its options from the cheapest to the dearest. */
type Knob = { readonly place: Place; readonly options: readonly Option[]; readonly best: Option };

export type Exact = {
  /** The cheapest that meets everything, the one known before included; undefined where there is none. */
  readonly best: State | undefined;
  /** Nothing was left out: for want of time, or of a number of replicas that would be cheap enough. */
  readonly isComplete: boolean;
};

/** More replicas than the load needs that a component may get; in a wide search as many as money buys, up to more of them. */
const SPARE = 3;
const MOST_SPARE = 40;

/**
 * The cheapest replicas and zones of all components by branch and bound: components are decided one after the other,
 * cheapest option first. A branch ends when what is decided already costs as much as the best design known, or when the
 * targets are missed even with everything undecided at its best. The second holds because neither a further replica nor a
 * further zone lowers availability or raises waiting; it is not used where calls between zones take longer.
 */
export function* cheapestSizes(
  skeleton: State,
  known: State | undefined,
  search: Search,
  isWide = false,
): Generator<State, Exact> {
  const base = sizesOf(skeleton);
  const { knobs, isCut } = knobsOf(base, known, isWide);
  const isMonotone = hasOneDistance(base.design);
  const sized = knobs.reduce((sum, { place }) => sum + monthly(base, place, place.replicas), 0);
  const fixed = base.report.cost.perMonth - sized;
  // What is undecided at its best is at its dearest: a target of cost that is missed then may be met further on.
  const unpriced = search.limits.filter(({ name }) => name !== 'costPerMillion');
  const least = suffixSums(knobs.map(({ options }) => options[0]!.cost));
  let best = known;
  let isComplete = !isCut;
  const chosen: Option[] = [];
  const limit = (): number => Math.min(best?.profile.costPerMonth ?? Infinity, search.budgetPerMonth + 1e-6);
  const build = (options: readonly Option[]): State => {
    const steps = knobs.flatMap(({ place }, k) => stepOf(base, place, options[k]!));
    const design = steps.reduce((at, step) => apply(at, step.change), base.design);
    return stateOf(design, [...skeleton.steps, ...steps], search.limits);
  };
  function* decide(k: number, spent: number): Generator<State, void> {
    if (!search.hasTime()) {
      isComplete = false;
      return;
    }
    if (fixed + spent + least[k]! >= limit() - 1e-9) return;
    if (k === knobs.length || isMonotone) {
      const state = build([...chosen, ...knobs.slice(k).map((knob) => knob.best)]);
      yield state;
      if (totalShortfall(state.profile, unpriced) > 0) return;
      const isAffordable = state.shortfall === 0 && state.profile.costPerMonth <= search.budgetPerMonth;
      if (isAffordable && (best === undefined || byCost(state, best) < 0)) best = state;
      if (k === knobs.length) return;
    }
    for (const option of knobs[k]!.options) {
      chosen.push(option);
      yield* decide(k + 1, spent + option.cost);
      chosen.pop();
    }
  }
  if (knobs.length > 0) yield* decide(0, 0);
  return { best, isComplete };
}

/** Sizes do not depend on what fails together. */
const sizesOf = ({ design }: State): Look => lookAt(design, analyze(design, { maxCutSetOrder: 1 }));

function knobsOf(
  base: Look,
  known: State | undefined,
  isWide: boolean,
): { readonly knobs: readonly Knob[]; readonly isCut: boolean } {
  const others = known && sizesOf(known);
  const sizable = base.places.filter(
    (place) => place.isUsed && isOwn(place) && place.component.autoscale === undefined && monthly(base, place, 1) > 0,
  );
  const fewestOf = (place: Place): number =>
    Math.min(base.report.components[place.id]!.replicasNeeded ?? place.replicas, place.replicas);
  // What is left of the price of the best known when everything is at its fewest: so much more a component may cost.
  const sparedPerMonth =
    known === undefined
      ? 0
      : known.profile.costPerMonth -
        base.report.cost.perMonth +
        sizable.reduce((sum, place) => sum + monthly(base, place, place.replicas - fewestOf(place)), 0);
  let isCut = false;
  const knobs = sizable.flatMap((place): Knob[] => {
    const needed = base.report.components[place.id]!.replicasNeeded;
    if (needed === null) return [];
    const there = others?.placeOf.get(place.id)?.replicas ?? place.replicas;
    const fewest = fewestOf(place);
    const usual = Math.max(needed + SPARE, place.replicas, there);
    const paid = fewest + Math.floor(sparedPerMonth / monthly(base, place, 1));
    const most = isWide ? Math.max(fewest, Math.min(paid, Math.max(usual, needed + MOST_SPARE))) : usual;
    isCut ||= isWide && most < paid;
    const options = zoneChoices(base.design, place).flatMap((zones) =>
      Array.from({ length: most - fewest + 1 }, (_, i) => ({
        replicas: fewest + i,
        zones,
        cost: monthly(base, place, fewest + i),
      })),
    );
    const usable = options
      .filter(
        ({ replicas, zones }) =>
          zones === undefined || replicas >= zones.length || zones.length === zonesOf(base.design, place.id).length,
      )
      .sort((a, b) => a.cost - b.cost || (b.zones?.length ?? 0) - (a.zones?.length ?? 0));
    return [
      {
        place,
        options: usable,
        best: usable.toSorted((a, b) => (b.zones?.length ?? 0) - (a.zones?.length ?? 0) || b.replicas - a.replicas)[0]!,
      },
    ];
  });
  // The dearest decisions first: they end branches soonest.
  knobs.sort((a, b) => monthly(base, b.place, 1) - monthly(base, a.place, 1) || (a.place.id < b.place.id ? -1 : 1));
  return { knobs, isCut };
}

/** The zones that it has, and one more at a time up to all of its region. */
function zoneChoices(design: Design, place: Place): readonly (readonly string[] | undefined)[] {
  const mine = zonesOf(design, place.id);
  const near = zonesNear(design, mine[0] ?? place.component.boundary).filter((zone) => !mine.includes(zone));
  const all = [...mine, ...near];
  const wider = Array.from({ length: near.length }, (_, i) => all.slice(0, mine.length + i + 1)).filter(
    (zones) => zones.length > 1,
  );
  return [undefined, ...wider];
}

function monthly(look: Look, place: Place, replicas: number): number {
  const v = look.analysis.system.indexOf.get(place.id)!;
  return likely(look.analysis.system.attributes[v]!.cost?.value.perReplicaMonth ?? 0) * replicas;
}

function stepOf(look: Look, place: Place, option: Option): Taken[] {
  const isSame = option.zones === undefined;
  if (isSame && option.replicas === place.replicas) return [];
  const isInZone = look.design.boundaries[place.component.boundary ?? '']?.kind === 'zone';
  const region = regionAround(look.design, place.component.boundary);
  const change = commands.setComponents(look.design, [place.id], {
    replicas: option.replicas,
    ...(isSame ? {} : { zones: [...option.zones], ...(isInZone ? { boundary: region } : {}) }),
  });
  const size = `${option.replicas} replica${option.replicas === 1 ? '' : 's'} of ${place.name}`;
  const where = isSame ? '' : ` over ${option.zones.length} zones`;
  const label = `${size}${where} instead of ${place.replicas}`;
  const tactic = isSame ? (option.replicas > place.replicas ? 'add-replica' : 'remove-replica') : 'spread-zones';
  return [{ label, tactic, change: { ...change, label }, about: [place.id], assumes: [] }];
}

function hasOneDistance(design: Design): boolean {
  const network = design.assumptions?.network;
  const times = [network?.sameZoneMs, network?.crossZoneMs, network?.crossRegionMs].map((ms) => likely(ms ?? 0));
  return times.every((ms) => ms === times[0]);
}

/** `sums[i]` = values from i on, and 0 behind the last. */
function suffixSums(values: readonly number[]): readonly number[] {
  const sums = Array.from({ length: values.length + 1 }, () => 0);
  for (let i = values.length - 1; i >= 0; i--) sums[i] = sums[i + 1]! + values[i]!;
  return sums;
}
