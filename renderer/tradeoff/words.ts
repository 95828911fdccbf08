import type { Finding } from '@shared/analysis';
import { type Design, printQuantity } from '@shared/model';
import {
  type Attribute,
  byWorth,
  type Drilled,
  type Effect,
  type Harm,
  type JourneyBlast,
  printMoney,
  printTimes,
  type Quality,
  type Trial,
} from '@shared/tradeoff';

export type Tone = 'better' | 'worse' | 'same' | 'unknown';
export type Chip = {
  readonly attribute: Attribute;
  readonly label: string;
  readonly text: string;
  readonly tone: Tone;
};

const SHOWN: readonly (readonly [Attribute, string])[] = [
  ['p99', 'p99'],
  ['downtime', 'Down a year'],
  ['refused', 'No answer'],
  ['load', 'Carries'],
  ['cost', 'A month'],
  ['singlePoints', 'Single points'],
  ['consistency', 'Answers'],
];

/** One figure for each attribute: of the journey that changes most; a second one where another journey pays for it. */
export function chipsOf(effects: readonly Effect[], currency: string | undefined): readonly Chip[] {
  return SHOWN.flatMap(([attribute, label]): Chip[] => {
    const mine = effects.filter((each) => each.attribute === attribute);
    const first = strongest(mine);
    if (first === undefined) return [];
    const second = strongest(mine.filter(({ direction }) => direction !== first.direction));
    const isPrice = second !== undefined && second.direction !== 'better' && sizeOf(second) > 0.01 * sizeOf(first);
    return [first, ...(isPrice ? [second] : [])].map((effect) => ({
      attribute,
      label,
      text: textOf(effect, currency),
      tone: effect.direction,
    }));
  });
}

const sizeOf = ({ from, to }: Effect): number =>
  from === null || to === null ? Infinity : Math.abs(Math.log((to + 1e-9) / (from + 1e-9)));

const strongest = (effects: readonly Effect[]): Effect | undefined =>
  effects.filter(({ direction }) => direction !== 'same').toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];

const CONSISTENCY = ['may be old', 'own writes', 'newest'];

function textOf({ attribute, from, to }: Effect, currency: string | undefined): string {
  if (to === null) return 'not computed';
  if (from === null) return printed(attribute, to, currency);
  const delta = to - from;
  const sign = delta < 0 ? '−' : '+';
  switch (attribute) {
    case 'p99':
      return `${printQuantity(from, 'duration')} → ${printQuantity(to, 'duration')}`;
    case 'downtime':
      return `${sign}${printQuantity(Math.abs(delta), 'hours')}`;
    case 'load':
      return `${printTimes(from)} → ${to === Infinity ? 'no limit' : printTimes(to)}`;
    case 'cost':
      return `${sign}${printMoney(Math.abs(delta), currency)}`;
    case 'consistency':
      return CONSISTENCY[to] ?? '';
    case 'refused':
      return `${printQuantity(from, 'probability')} → ${printQuantity(to, 'probability')}`;
    case 'singlePoints':
    case 'components':
    case 'technologies':
    case 'hops':
      return `${sign}${Math.abs(delta)}`;
    default:
      return attribute satisfies never;
  }
}

function printed(attribute: Attribute, value: number, currency: string | undefined): string {
  if (attribute === 'p99') return printQuantity(value, 'duration');
  if (attribute === 'downtime') return printQuantity(value, 'hours');
  if (attribute === 'refused') return printQuantity(value, 'probability');
  if (attribute === 'load') return value === Infinity ? 'no limit' : printTimes(value);
  return attribute === 'cost' ? printMoney(value, currency) : String(value);
}

export const QUALITIES: readonly (readonly [Quality | 'all', string])[] = [
  ['all', 'All'],
  ['availability', 'Availability'],
  ['latency', 'Latency'],
  ['capacity', 'Load'],
  ['cost', 'Cost'],
  ['consistency', 'Consistency'],
];

const OF_QUALITY: Readonly<Record<Quality, readonly Attribute[]>> = {
  availability: ['downtime', 'refused', 'singlePoints'],
  // Who answers fewer is quicker with the rest: that is no gain.
  latency: ['p99', 'refused'],
  capacity: ['load'],
  cost: ['cost'],
  consistency: ['consistency'],
};

/** Trials that make a quality better, the largest gain for the money first; of all qualities, the sum of gains. */
export function ranked(trials: readonly Trial[], quality: Quality | 'all'): readonly Trial[] {
  const attributes = quality === 'all' ? Object.values(OF_QUALITY).flat() : OF_QUALITY[quality];
  return byWorth(trials, attributes);
}

/** Why there is no tactic to show: what is missing, or how many were tried in vain. */
export function nothingText(design: Design, total: number, tried: number): string {
  if (Object.keys(design.components).length === 0) return 'Nothing is drawn yet: tactics are tried on what is there.';
  if (Object.keys(design.journeys).length === 0)
    return 'No journey yet: say in the inspector, with nothing selected, where requests enter and how many.';
  if (total === 0) return 'No tactic applies here: none of what is drawn is one’s own to change.';
  if (tried === 0) return 'No tactic is about what is selected.';
  return `${tried === 1 ? 'One tactic was' : `${tried} tactics were`} tried, and none makes this better.`;
}

/** Something gets worse, or is no longer known, besides the money. */
export const isPaid = ({ effects }: Trial): boolean =>
  effects.some(
    ({ attribute, direction }) =>
      attribute !== 'cost' &&
      (direction === 'worse' || direction === 'unknown') &&
      SHOWN.some(([shown]) => shown === attribute),
  );

export const HARMS: Readonly<
  Record<Harm, { readonly text: string; readonly tone: 'bad' | 'warn' | 'good' | 'unknown' }>
> = {
  down: { text: 'down', tone: 'bad' },
  overloaded: { text: 'overloaded', tone: 'bad' },
  'misses-target': { text: 'misses a target', tone: 'warn' },
  worse: { text: 'worse', tone: 'warn' },
  unharmed: { text: 'unharmed', tone: 'good' },
  unknown: { text: 'not computed', tone: 'unknown' },
};

/** "3 journeys overloaded, 2 worse": the gravest first. */
export function harmsText({ journeys }: Pick<Drilled, 'journeys'>): string {
  const all = Object.values(journeys);
  const counts = (Object.keys(HARMS) as Harm[]).flatMap((harm) => {
    const count = all.filter((blast) => blast.harm === harm).length;
    return count === 0 ? [] : [{ harm, count }];
  });
  return counts
    .map(({ harm, count }, i) => {
      const noun = i > 0 ? '' : count === 1 ? ' journey' : ' journeys';
      return `${count}${noun} ${HARMS[harm].text}`;
    })
    .join(', ');
}

/** "79.9 rps of 80 rps lost; misses availability": what a person wants to know of a journey while faults last. */
export function blastText({ harm, before, after, lostPerSecond, missed }: JourneyBlast): string {
  const duration = (ms: number | null, otherwise: string) => (ms === null ? otherwise : printQuantity(ms, 'duration'));
  const [was, is] = [duration(before.p99Ms, 'not computed'), duration(after.p99Ms, 'no steady state')];
  const isLoss = lostPerSecond !== null && lostPerSecond > after.ratePerSecond * 1e-4;
  const rate = printQuantity(after.ratePerSecond, 'rate');
  return [
    ...(isLoss ? [`${printQuantity(lostPerSecond, 'rate')} of ${rate} lost`] : []),
    // How long a request takes that never comes back is no news.
    ...(harm === 'down' || was === is ? [] : [`p99 ${was} → ${is}`]),
    ...(harm === 'down' || after.maxLoad === null ? [] : [`carries ${printTimes(after.maxLoad)}`]),
    ...(missed.length > 0 ? [`misses ${missed.map((name) => name.replace('Ms', '')).join(', ')}`] : []),
  ].join('; ');
}

const ASKED_FOR: readonly (readonly [RegExp, readonly Attribute[]])[] = [
  [/^availability\./, ['downtime', 'singlePoints']],
  [/^(?:load|queue)\./, ['load']],
];
const OF_TARGET: Readonly<Record<string, readonly Attribute[]>> = {
  availability: ['downtime'],
  p99Ms: ['p99'],
  p95Ms: ['p99'],
  p50Ms: ['p99'],
  costPerMillion: ['cost'],
};

/** The figures that a finding complains of; undefined where it complains of something else. */
export function attributesOf(finding: Pick<Finding, 'code' | 'evidence'>): readonly Attribute[] | undefined {
  if (finding.code === 'target.missed') return OF_TARGET[String(finding.evidence['name'])];
  // Of a single loss: the figures of a journey, in which nothing is lost for sure, do not show it.
  if (finding.code === 'availability.overload-after-loss') return undefined;
  return ASKED_FOR.find(([pattern]) => pattern.test(finding.code))?.[1];
}

/** Of the trials for a finding, those that make better what it complains of, best first; all of them where no figure says so. */
export function waysOut(trials: readonly Trial[], finding: Pick<Finding, 'code' | 'evidence'>): readonly Trial[] {
  const attributes = attributesOf(finding);
  if (attributes === undefined) return trials;
  const helping = trials.filter(({ effects }) =>
    effects.some(({ attribute, direction }) => direction === 'better' && attributes.includes(attribute)),
  );
  return byWorth(helping, [...new Set<Attribute>([...attributes, 'refused'])]);
}
