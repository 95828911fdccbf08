import { likely } from '../model';
import { ttlHitRatio } from '../stochastic';
import type { System } from './system';
import { traffic } from './traffic';

/** Through a circle of caches hit ratios and rates are sought together; in a row, each round settles one more of them. */
const ROUNDS = 60;

/**
 * Caches that forget each object a while after it was fetched: how much they answer follows from how often they are asked,
 * pᵢλT / (1 + pᵢλT) for each object (Jung, Berger, Balakrishnan 2003), and that from the caches before them. Attempts that
 * are repeated are not counted. A system without such caches is given back as it is.
 */
export function withTimeToLive(system: System): System {
  if (system.forgetful.length === 0) return system;
  let hitRatio = system.hitRatio;
  for (let round = 0; round < ROUNDS; round++) {
    const { reads } = traffic({ ...system, hitRatio });
    const next = hitRatio.slice();
    for (const v of system.forgetful) next[v] = hitRatioAt(system, v, reads[v]!);
    const change = system.forgetful.reduce((most, v) => Math.max(most, Math.abs(next[v]! - hitRatio[v]!)), 0);
    hitRatio = next;
    if (change < 1e-13) break;
  }
  return { ...system, hitRatio, ...copiesOf(system, hitRatio) };
}

/** What caches that may serve what has expired are asked: how many have a copy follows from it. */
function copiesOf(system: System, hitRatio: Float64Array): Pick<System, 'copies'> {
  const asked = system.forgetful.filter((v) => system.staleSeconds.has(v));
  if (asked.length === 0) return {};
  const { reads } = traffic({ ...system, hitRatio });
  return {
    copies: new Map(
      asked.flatMap((v) => {
        const { popularity, ttlSeconds } = system.design.components[system.components[v]!]!;
        if (popularity === undefined || ttlSeconds === undefined || !(reads[v]! > 0 && reads[v]! < Infinity)) return [];
        const objects = likely(popularity.objects);
        const copies = { objects, skew: likely(popularity.skew), ratePerSecond: reads[v]! };
        return [[v, { ...copies, ttlSeconds: likely(ttlSeconds) }] as const];
      }),
    ),
  };
}

function hitRatioAt(system: System, v: number, readRps: number): number {
  const { popularity, ttlSeconds } = system.design.components[system.components[v]!]!;
  // Without an equilibrium nothing is known of what arrives.
  if (popularity === undefined || ttlSeconds === undefined || !(readRps > 0) || readRps === Infinity) return 0;
  return ttlHitRatio(likely(popularity.objects), likely(popularity.skew), readRps, likely(ttlSeconds));
}
