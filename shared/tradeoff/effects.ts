import { type Consistency, consistencyRank, type Profile } from './profile';

export type Attribute =
  | 'p99'
  | 'downtime'
  | 'load'
  | 'refused'
  | 'cost'
  | 'consistency'
  | 'singlePoints'
  | 'components'
  | 'technologies'
  | 'hops';

/** How one attribute changes from one design to another. A figure that is null on one side only is `unknown`. */
export type Effect = {
  readonly attribute: Attribute;
  /** Of one journey; undefined: of the whole design. */
  readonly journey?: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly direction: 'better' | 'worse' | 'same' | 'unknown';
};

/** Differences below these are noise of the arithmetic, not effects: percentiles are inverted numerically. */
const TOLERANCE: Readonly<Partial<Record<Attribute, number>>> = { p99: 1e-3, downtime: 1e-9, load: 1e-9, cost: 1e-9 };

/** One request in a million: a share of fewer is the error of its computation. */
const LEAST_SHARE = 1e-6;

/** What a second design does to the attributes of a first one, journey by journey; those of the design come last. */
export function effectsOf(before: Profile, after: Profile): readonly Effect[] {
  const effects: Effect[] = [];
  for (const [journey, was] of Object.entries(before.journeys)) {
    const is = after.journeys[journey];
    if (is === undefined) continue;
    const add = (attribute: Attribute, from: number | null, to: number | null, moreIsBetter = false) =>
      effects.push({ attribute, journey, from, to, direction: directionOf(attribute, from, to, moreIsBetter) });
    add('p99', was.p99Ms, is.p99Ms);
    add('downtime', was.downtimeHoursPerYear, is.downtimeHoursPerYear);
    add('load', boundless(was.maxLoad, was.bottleneck), boundless(is.maxLoad, is.bottleneck), true);
    add('refused', was.refusedShare, is.refusedShare);
    add('consistency', rankOf(was.consistency), rankOf(is.consistency), true);
    add('hops', was.hops, is.hops);
  }
  const whole = (attribute: Attribute, from: number, to: number) =>
    effects.push({ attribute, from, to, direction: directionOf(attribute, from, to, false) });
  whole('cost', before.costPerMonth, after.costPerMonth);
  whole('singlePoints', before.singlePoints.length, after.singlePoints.length);
  whole('components', before.components, after.components);
  whole('technologies', before.technologies, after.technologies);
  return effects;
}

/** Nothing limits: more than any load. A missing figure beside a bottleneck stays missing. */
const boundless = (load: number | null, bottleneck: string | null): number | null =>
  load === null && bottleneck === null ? Infinity : load;

const rankOf = (consistency: Consistency | null): number | null =>
  consistency === null ? null : consistencyRank(consistency);

function directionOf(
  attribute: Attribute,
  from: number | null,
  to: number | null,
  moreIsBetter: boolean,
): Effect['direction'] {
  if (from === null && to === null) return 'same';
  if (from === null || to === null) return 'unknown';
  if (from === to) return 'same';
  const tolerance =
    attribute === 'refused' ? LEAST_SHARE : (TOLERANCE[attribute] ?? 0) * Math.max(Math.abs(from), Math.abs(to));
  if (Math.abs(to - from) <= tolerance) return 'same';
  return to > from === moreIsBetter ? 'better' : 'worse';
}

/** Something that somebody asks for gets better, worse, or is no longer known. */
export const isEffective = (effects: readonly Effect[]): boolean =>
  effects.some(({ direction }) => direction !== 'same');
