import { exactlyParts, type Group } from '../../reliability';
import { ASSUMED_REPAIR_HOURS, ownFailures, repairOf } from '../repair';
import { likely } from '../../model';
import type { Analysis } from '../results';
import type { Solved } from './solved';

/** Two designs with the same availability differ in what people feel: how often, and for how long. */
export type Outages = {
  readonly perYear: number;
  readonly meanMinutes: number | null;
  /** Repair times that nobody stated stand behind it. */
  readonly isAssumed: boolean;
  /** Overloaded: it is down all the time, and no failure is needed. */
  readonly isAlwaysDown: boolean;
};

/**
 * How often a journey goes from working to failing: the sum over all ways a part can fail of how often that happens
 * while the journey hangs on it (frequency = Σ λᵢ Aᵢ · Birnbaumᵢ; Schneeweiss 1981). Mean duration = unavailability /
 * frequency. Places and components that state no repair time have the one of the assumptions.
 */
export function outages(analysis: Analysis, solved: Solved): Outages {
  const { system } = analysis;
  const hours = system.assumptions.daysPerYear * 24;
  let perHour = 0;
  let isAssumed = false;
  for (const v of solved.components()) {
    const found = ofComponent(analysis, solved, v);
    perHour += found;
    if (found > 0 && repairOf(system, v).isAssumed) isAssumed = true;
  }
  const stated = system.design.assumptions?.mttrHours;
  const repairHours = stated === undefined ? ASSUMED_REPAIR_HOURS : likely(stated);
  const { locations } = solved.parts[0]!.dependencies.structure;
  for (const [location, { unavailability }] of locations.entries()) {
    if (unavailability === 0) continue;
    const hangs = solved.withPlace(location, false) - solved.withPlace(location, true);
    if (hangs <= 0) continue;
    perHour += (unavailability / repairHours) * hangs;
    isAssumed = true;
  }
  return {
    perYear: perHour * hours,
    meanMinutes: perHour > 0 ? (solved.unavailability / perHour) * 60 : null,
    isAssumed,
    isAlwaysDown: solved.unavailability === 1,
  };
}

function ofComponent({ system, stations }: Analysis, solved: Solved, v: number): number {
  const own = ownFailures(system, v, stations[v]!.replicas);
  const { repairHours } = repairOf(system, v);
  const [group] = solved.groupsOf(v);
  let perHour = 0;
  if (own.common !== undefined) {
    const common = (probability: number) => solved.withComponent(v, (as) => ({ ...as, common: probability }));
    const hangs = common(1) - common(0);
    const shared = (own.common - own.switchOver) / (1 - own.switchOver);
    perHour += hangs * (own.switchOversPerHour + (repairHours > 0 ? shared / repairHours : 0));
  }
  if (own.unavailability === 0 || own.unavailability === 1 || repairHours === 0) return perHour;
  const failuresPerHour = own.unavailability / ((1 - own.unavailability) * repairHours);
  const count = group!.placement.reduce((sum, placed) => sum + placed.count, 0);
  // With exactly w of all replicas working, which ones is chance: then one of them fails.
  let above = solved.withComponent(v, (as) => exactly(as, count, count));
  for (let w = count; w >= 1; w--) {
    const below = solved.withComponent(v, (as) => exactly(as, count, w - 1));
    const weight = exactlyParts(group!, count, w) * w * failuresPerHour;
    perHour += weight * Math.max(0, below - above);
    above = below;
  }
  return perHour;
}

function exactly({ placement, common }: Group, count: number, w: number): Group {
  const working = Array.from({ length: count + 1 }, (_, i) => (i === w ? 1 : 0));
  return { unavailability: 0, placement, working, ...(common === undefined ? {} : { common }) };
}
