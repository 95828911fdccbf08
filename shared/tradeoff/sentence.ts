import { boundaryTitle, type Design, printQuantity } from '../model';
import type { Effect } from './effects';
import type { Profile } from './profile';

export const printMoney = (amount: number, currency = 'USD'): string => `${printQuantity(amount, 'money')} ${currency}`;
export const printTimes = (load: number): string => `${Number(load.toPrecision(3))}×`;

const quoted = (profile: Profile, journey: string): string => `“${profile.journeys[journey]?.name ?? journey}”`;

/**
 * One sentence with the numbers of a difference: "8.7 h less downtime a year of “Buy” for 300 USD a month; p99 unchanged;
 * Links DB stays the bottleneck at 1.5×". Where several journeys change, the one that changes most is named.
 */
export function sentenceOf(
  before: Profile,
  after: Profile,
  effects: readonly Effect[],
  name: (component: string) => string,
  currency = 'USD',
): string {
  const several = Object.keys(before.journeys).length > 1;
  const of = (effect: Effect) =>
    several && effect.journey !== undefined ? ` of ${quoted(before, effect.journey)}` : '';
  const parts = [
    priced(downtime(effects, of), costs(effects, currency)),
    latency(effects, of),
    refusals(effects, of),
    load(before, after, effects, name),
    singlePoints(effects),
    consistency(before, after, effects),
    complexity(effects),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** "8.7 h less downtime a year for 300 USD a month"; where no journey is in both, the price alone. */
const priced = (gain: string, price: string): string =>
  gain === '' ? price.replace(/^and /, '').replace(/^for (.*) a month$/, '$1 more a month') : `${gain} ${price}`;

const most = (
  effects: readonly Effect[],
  attribute: Effect['attribute'],
  size: (from: number, to: number) => number,
): Effect | undefined =>
  effects
    .filter(
      (effect) => effect.attribute === attribute && (effect.direction === 'better' || effect.direction === 'worse'),
    )
    .toSorted((a, b) => size(b.from!, b.to!) - size(a.from!, a.to!))[0];

/** What one journey gains another may lose: the largest change the other way, if it is not next to nothing beside the first. */
function opposite(
  effects: readonly Effect[],
  effect: Effect,
  size: (from: number, to: number) => number,
): Effect | undefined {
  const others = effects.filter(({ direction }) => direction !== effect.direction);
  const other = most(others, effect.attribute, size);
  return other !== undefined && size(other.from!, other.to!) > 0.01 * size(effect.from!, effect.to!)
    ? other
    : undefined;
}

const isUnknown = (
  effects: readonly Effect[],
  attribute: Effect['attribute'],
  side: 'from' | 'to',
): Effect | undefined =>
  effects.find((effect) => effect.attribute === attribute && effect.direction === 'unknown' && effect[side] === null);

/** A second a year, or a hundredth of what there is: below both nobody notices a difference. */
const NOTICED_HOURS = 1 / 3600;
const isNoticed = ({ from, to }: Effect): boolean => {
  const difference = Math.abs((to ?? 0) - (from ?? 0));
  return difference >= NOTICED_HOURS || difference > 0.01 * Math.max(from ?? 0, to ?? 0);
};

function downtime(effects: readonly Effect[], of: (effect: Effect) => string): string {
  const lost = isUnknown(effects, 'downtime', 'to');
  if (lost !== undefined) return `downtime${of(lost)} not computed`;
  const found = isUnknown(effects, 'downtime', 'from');
  if (found !== undefined) return `downtime${of(found)} can be computed: ${printQuantity(found.to!, 'hours')} a year`;
  const effect = most(effects.filter(isNoticed), 'downtime', (from, to) => Math.abs(to - from));
  if (effect === undefined)
    return effects.some(({ attribute }) => attribute === 'downtime') ? 'downtime unchanged' : '';
  const told = (each: Effect) =>
    `${printQuantity(Math.abs(each.to! - each.from!), 'hours')} ${each.direction === 'better' ? 'less' : 'more'} downtime a year${of(each)}`;
  const other = opposite(effects, effect, (from, to) => Math.abs(to - from));
  return other === undefined ? told(effect) : `${told(effect)}, but ${told(other)},`;
}

/** A smaller coin there is not. */
const LEAST_MONEY = 0.01;

function costs(effects: readonly Effect[], currency: string): string {
  const effect = effects.find(({ attribute }) => attribute === 'cost');
  if (effect === undefined || effect.direction === 'same') return 'at no cost';
  const difference = Math.abs(effect.to! - effect.from!);
  const amount = difference < LEAST_MONEY ? `less than ${LEAST_MONEY} ${currency}` : printMoney(difference, currency);
  return effect.direction === 'worse' ? `for ${amount} a month` : `and ${amount} a month saved`;
}

const printedMs = (ms: number): string => printQuantity(ms, 'duration');

function latency(effects: readonly Effect[], of: (effect: Effect) => string): string {
  const all = effects.filter(({ attribute }) => attribute === 'p99');
  const lost = isUnknown(effects, 'p99', 'to');
  if (lost !== undefined) return `p99${of(lost)} not computed`;
  const found = isUnknown(effects, 'p99', 'from');
  if (found !== undefined)
    return `p99${of(found)} becomes ${printQuantity(found.to!, 'duration')}, where there was no steady state`;
  const size = (from: number, to: number) => Math.abs(Math.log(to / from));
  const effect = most(
    all.filter(({ from, to }) => from === null || to === null || printedMs(from) !== printedMs(to)),
    'p99',
    size,
  );
  if (effect !== undefined) {
    const told = (each: Effect) => `p99${of(each)} ${printedMs(each.from!)} → ${printedMs(each.to!)}`;
    const other = opposite(all, effect, size);
    return other === undefined ? told(effect) : `${told(effect)}, but ${told(other)}`;
  }
  if (all.length === 0) return '';
  return all.every(({ to }) => to === null) ? 'p99 not computed' : 'p99 unchanged';
}

/** What is refused is not in the percentiles: who answers fewer is quicker with the rest. */
function refusals(effects: readonly Effect[], of: (effect: Effect) => string): string {
  const all = effects.filter(({ attribute }) => attribute === 'refused');
  const printed = (share: number) => printQuantity(share, 'probability');
  const found = all.find(({ from, to, direction }) => direction === 'unknown' && from === null && (to ?? 0) > 1e-6);
  if (found !== undefined) return `${printed(found.to!)} of requests${of(found)} get no answer`;
  const effect = most(all, 'refused', (from, to) => Math.abs(to - from));
  if (effect === undefined) return '';
  return `${printed(effect.to!)} of requests${of(effect)} get no answer instead of ${printed(effect.from!)}`;
}

function load(
  before: Profile,
  after: Profile,
  effects: readonly Effect[],
  name: (component: string) => string,
): string {
  const all = effects.filter(({ attribute }) => attribute === 'load');
  const effect = most(all, 'load', (from, to) => Math.abs(Math.log(to / from)));
  // Of journeys with the same change, the one that is closest to its limit is worth the words.
  const chosen = effect ?? all.filter(({ from }) => from !== null).toSorted((a, b) => a.from! - b.from!)[0];
  if (chosen?.journey === undefined) return '';
  const was = before.journeys[chosen.journey]!;
  const is = after.journeys[chosen.journey]!;
  if (is.bottleneck === null || is.maxLoad === null)
    return was.bottleneck === null ? '' : 'nothing limits the load any more';
  const at = printTimes(is.maxLoad);
  // Journeys give in at different places: without its name the figure would be read as that of all of them.
  const isOfAll = Object.values(after.journeys).every(({ bottleneck }) => bottleneck === is.bottleneck);
  const of = isOfAll ? '' : ` of ${quoted(before, chosen.journey)}`;
  if (was.bottleneck === is.bottleneck) {
    return effect === undefined || was.maxLoad === null || printTimes(was.maxLoad) === at
      ? `${name(is.bottleneck)} stays the bottleneck${of} at ${at}`
      : `${name(is.bottleneck)} stays the bottleneck${of}, at ${at} instead of ${printTimes(was.maxLoad)}`;
  }
  const instead =
    was.bottleneck === null || was.maxLoad === null
      ? ''
      : ` instead of ${name(was.bottleneck)} at ${printTimes(was.maxLoad)}`;
  return `${name(is.bottleneck)} is the bottleneck${of} at ${at}${instead}`;
}

function singlePoints(effects: readonly Effect[]): string {
  const effect = effects.find(({ attribute }) => attribute === 'singlePoints');
  if (effect === undefined || effect.direction === 'same') return '';
  const count = Math.abs(effect.to! - effect.from!);
  return `${count} ${effect.direction === 'better' ? 'fewer' : 'more'} single point${count === 1 ? '' : 's'} of failure`;
}

function consistency(before: Profile, after: Profile, effects: readonly Effect[]): string {
  const effect = effects.find(
    ({ attribute, direction }) => attribute === 'consistency' && (direction === 'worse' || direction === 'better'),
  );
  if (effect?.journey === undefined) return '';
  return effect.direction === 'worse'
    ? `answers of ${quoted(before, effect.journey)} may be old (${after.journeys[effect.journey]!.consistency})`
    : `answers of ${quoted(before, effect.journey)} are ${after.journeys[effect.journey]!.consistency} instead of ${before.journeys[effect.journey]!.consistency}`;
}

function complexity(effects: readonly Effect[]): string {
  const parts = (['components', 'technologies'] as const).flatMap((attribute) => {
    const effect = effects.find((each) => each.attribute === attribute);
    if (effect === undefined || effect.direction === 'same') return [];
    const count = Math.abs(effect.to! - effect.from!);
    const noun =
      attribute === 'components'
        ? count === 1
          ? 'component'
          : 'components'
        : count === 1
          ? 'technology'
          : 'technologies';
    return [`${count} ${effect.direction === 'worse' ? 'more' : 'fewer'} ${noun}`];
  });
  return parts.join(', ');
}

/** "db×1" as a person calls it: "Links DB", "zone a", "2 replicas of API". */
export function failureName(design: Design, text: string, name: (component: string) => string): string {
  const match = /^(.*)×(\d+)$/.exec(text);
  if (match === null) return boundaryTitle(design, text.replace(/^(?:zone|region) /, ''));
  return match[2] === '1' ? name(match[1]!) : `${match[2]} replicas of ${name(match[1]!)}`;
}
