import { analyze, type Report } from '../../analysis';
import { apply, compose, NOTHING } from '../../edit';
import type { Design } from '../../model';
import { lookAt } from '../look';
import { type JourneyProfile, type Profile, profileOf } from '../profile';
import type { Look } from '../tactic';
import type { Strike } from './fault';
import { faultOf } from './faults';

/** What becomes of a journey while faults last. */
export type Harm = 'down' | 'overloaded' | 'misses-target' | 'worse' | 'unharmed' | 'unknown';

export type JourneyBlast = {
  readonly harm: Harm;
  readonly before: JourneyProfile;
  readonly after: JourneyProfile;
  /** Requests per second that fail now and did not before; null where it cannot be computed. */
  readonly lostPerSecond: number | null;
  /** Targets that were met and are missed. */
  readonly missed: readonly string[];
};

/** A design under faults: its figures, and how far the damage goes. */
export type Drilled = {
  readonly design: Design;
  readonly report: Report;
  readonly journeys: Readonly<Record<string, JourneyBlast>>;
  /** Components of which nothing is left. */
  readonly dead: readonly string[];
  /** Components that get more than they can do, and did not before. */
  readonly overloaded: readonly string[];
  /** Components that have fewer replicas, or otherwise differ from the design. */
  readonly struck: readonly string[];
  readonly profile: Profile;
};

/** The design with faults one after the other; a fault that is unknown, or has nothing to strike, does nothing. */
export function struckBy(
  look: Look,
  strikes: readonly Strike[],
): { readonly design: Design; readonly struck: readonly string[] } {
  let at = look;
  let whole = NOTHING;
  for (const { fault, target } of strikes) {
    const change = faultOf(fault)?.strike(at, target) ?? NOTHING;
    whole = compose(whole, change);
    const design = apply(at.design, change);
    // Later faults meet what the earlier ones left.
    if (change.touched.length > 0)
      at = strikes.length > 1 ? lookAt(design, analyze(design, { maxCutSetOrder: 1 })) : { ...at, design };
  }
  return {
    design: at.design,
    struck: whole.touched.flatMap((touch) => (touch.table === 'components' ? [touch.id] : [])),
  };
}

/** Plays faults on a design: the answer is a whole analysis of what is left, compared with the design before. */
export function drill(look: Look, strikes: readonly Strike[]): Drilled {
  const { design, struck } = struckBy(look, strikes);
  const known = analyze(design, { maxCutSetOrder: 1 });
  const before = profileOf(look);
  const profile = profileOf(known);
  const isDead = (id: string) =>
    design.components[id]?.availability === 0 && look.design.components[id]?.availability !== 0;
  return {
    design,
    report: known.report,
    journeys: Object.fromEntries(
      Object.keys(before.journeys).map((id) => [
        id,
        blastOf(before.journeys[id]!, profile.journeys[id]!, isGone(known.report, id) && !isGone(look.report, id)),
      ]),
    ),
    dead: Object.keys(design.components).filter(isDead).sort(),
    overloaded: Object.entries(known.report.components)
      .filter(
        ([id, { utilization }]) => (utilization ?? 0) >= 1 && !((look.report.components[id]?.utilization ?? 0) >= 1),
      )
      .map(([id]) => id),
    struck,
    profile,
  };
}

/** Nothing but chance gets through. */
const DOWN = 0.999;
/** Longer by less nobody notices. */
const NOTICEABLE = 1.05;

/** With no load at all it would not work either. */
const isGone = ({ journeys }: Report, id: string): boolean => {
  const works = journeys[id]?.structuralAvailability;
  return works !== null && works !== undefined && works <= 1 - DOWN;
};

function blastOf(before: JourneyProfile, after: JourneyProfile, isDown: boolean): JourneyBlast {
  const missed = after.targets
    .filter(({ name, met }) => met !== true && before.targets.find((target) => target.name === name)?.met === true)
    .map(({ name }) => name);
  const was = before.unavailability;
  const is = after.unavailability;
  const lostPerSecond = was === null || is === null ? null : after.ratePerSecond * Math.max(0, is - was);
  return { harm: isDown ? 'down' : harmOf(before, after, missed), before, after, lostPerSecond, missed };
}

function harmOf(before: JourneyProfile, after: JourneyProfile, missed: readonly string[]): Harm {
  const is = after.unavailability;
  const isOverloaded = after.maxLoad !== null && after.maxLoad < 1 && !(before.maxLoad !== null && before.maxLoad < 1);
  // An overloaded component is not up at peak either: that it is the load that fails it, and no death, is the better word.
  if (isOverloaded) return 'overloaded';
  if (is !== null && is >= DOWN && !(before.unavailability !== null && before.unavailability >= DOWN)) return 'down';
  if (is === null && before.unavailability !== null) return 'unknown';
  if (missed.length > 0) return 'misses-target';
  const isSlower = before.p99Ms !== null && (after.p99Ms === null || after.p99Ms > before.p99Ms * NOTICEABLE);
  const isWeaker = is !== null && before.unavailability !== null && is > before.unavailability * NOTICEABLE;
  return isSlower || isWeaker ? 'worse' : 'unharmed';
}
