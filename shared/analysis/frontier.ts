import type { Design } from '../model';
import { prepare } from './closed';
import { constraintsOf, roomOf } from './constraints';
import { settle } from './settle';

/** A corner of the region of rates that can be carried; `component` limits from here on towards more of the first journey. */
export type Corner = { readonly x: number; readonly y: number; readonly component: string | null };

/**
 * Which rates of two journeys go together, in requests a second, while all others stay at today's: the corners of the
 * region in which no component is fully used, from x = 0 to y = 0. Exact (a linear programme in two variables).
 * undefined where one of the two is unknown, has no rate, or is not limited at all.
 */
export function frontier(design: Design, first: string, second: string): readonly Corner[] | undefined {
  const system = prepare(design);
  const [a, b] = [first, second].map((id) => system.journeys.findIndex((journey) => journey.id === id));
  const [rateA, rateB] = [a, b].map((j) => system.journeys[j!]?.ratePerSecond ?? 0);
  if (!(rateA! > 0) || !(rateB! > 0) || a === b) return undefined;
  const lines = constraintsOf(system, settle(system).traffic).map((constraint) => {
    const others = constraint.load.reduce((sum, load, j) => (j === a || j === b ? sum : sum + load), 0);
    return {
      component: system.components[constraint.component]!,
      perX: constraint.load[a!]! / rateA!,
      perY: constraint.load[b!]! / rateB!,
      room: Math.max(0, roomOf(system, constraint) - others),
    };
  });
  const most = Math.min(...lines.map(({ perX, room }) => (perX > 0 ? room / perX : Infinity)));
  const highest = (x: number) =>
    Math.min(...lines.map(({ perX, perY, room }) => (perY > 0 ? (room - perX * x) / perY : Infinity)));
  if (!Number.isFinite(most) || !Number.isFinite(highest(0))) return undefined;
  const corners: Corner[] = [];
  for (let x = 0; corners.length <= lines.length + 1; ) {
    const y = Math.max(0, highest(x));
    // Of those that limit here, the one that falls fastest limits next.
    const binding = lines
      .filter(({ perX, perY, room }) => perY > 0 && (room - perX * x) / perY <= y * (1 + 1e-12) + 1e-12)
      .reduce((steepest, line) => (line.perX / line.perY > steepest.perX / steepest.perY ? line : steepest));
    if (x >= most * (1 - 1e-12)) {
      corners.push({ x, y, component: null });
      break;
    }
    corners.push({ x, y, component: binding.component });
    const slope = binding.perX / binding.perY;
    let next = most;
    for (const { perX, perY, room } of lines) {
      if (perY <= 0 || perX / perY <= slope * (1 + 1e-12)) continue;
      const crossing = (room / perY - binding.room / binding.perY) / (perX / perY - slope);
      if (crossing > x * (1 + 1e-12)) next = Math.min(next, crossing);
    }
    x = next;
  }
  const last = corners.at(-1)!;
  const wall = lines.find(({ perX, room }) => perX > 0 && room / perX <= most * (1 + 1e-12));
  if (last.y <= 1e-12) return corners;
  return [
    ...corners.slice(0, -1),
    { ...last, component: wall?.component ?? null },
    { x: last.x, y: 0, component: null },
  ];
}
