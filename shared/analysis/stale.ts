import { evaluate } from '../reliability';
import { type Copies, heldOfHits, heldShare, rescuedShare } from '../stochastic';
import { likely } from '../model';
import { type DependencyOptions, dependencies } from './dependencies';
import { ASSUMED_REPAIR_HOURS, repairOf } from './repair';
import type { Station } from './stations';
import { type CompiledJourney, READ, type System } from './system';
import type { Traffic } from './traffic';

const SECONDS_PER_HOUR = 3600;

/** What a cache that may answer with expired copies has left to answer with. */
export type StaleServing = {
  readonly cache: number;
  readonly staleSeconds: number;
  readonly ttlSeconds: number | undefined;
  /** Known object by object; else only that what is fresh when an outage begins stays good for a while. */
  readonly copies: Copies | undefined;
  readonly hitRatio: number;
};

/** Caches without a copy of anything have nothing to serve, however stale it might be. */
export function staleServing(system: System, cache: number): StaleServing | undefined {
  const staleSeconds = system.staleSeconds.get(cache);
  const hitRatio = system.hitRatio[cache]!;
  if (staleSeconds === undefined || !(hitRatio > 0)) return undefined;
  const { ttlSeconds } = system.design.components[system.components[cache]!]!;
  return {
    cache,
    staleSeconds,
    hitRatio,
    ttlSeconds: ttlSeconds === undefined ? undefined : likely(ttlSeconds),
    copies: system.copies?.get(cache),
  };
}

/** Share of reads that have a copy that may be served, in the mean over the time of outages of exponential length. */
export const heldIn = (
  { copies, staleSeconds, ttlSeconds, hitRatio }: StaleServing,
  meanOutageSeconds: number,
): number =>
  copies === undefined
    ? heldOfHits(hitRatio, staleSeconds, ttlSeconds, meanOutageSeconds)
    : heldShare(copies, staleSeconds, meanOutageSeconds);

/** Of the reads that miss and whose fetch fails, while everything works, the share that an expired copy answers. */
export const rescuedIn = ({ copies, staleSeconds }: StaleServing, failed: number): number =>
  copies === undefined ? 0 : rescuedShare(copies, staleSeconds, failed);

type Behind = Pick<DependencyOptions, 'loadFactor'>;

/**
 * By cache, the probability that a read has a copy to be served while what lies behind the cache is down. An outage is
 * blamed on each part by what would go if it never failed, and lasts as long as the repair of that part: exact for parts of one
 * replica in series and rare outages, on the safe side where several must fail together. undefined: nothing serves stale.
 */
export function heldCopies(
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  journey: CompiledJourney,
  options: Behind = {},
): ReadonlyMap<number, number> | undefined {
  if (system.staleSeconds.size === 0) return undefined;
  const reads = traffic.rates[system.journeys.findIndex(({ id }) => id === journey.id)]?.[READ];
  const held = new Map<number, number>();
  for (const cache of system.staleSeconds.keys()) {
    const serving = staleServing(system, cache);
    if (serving === undefined || !(reads !== undefined && reads[cache]! > 0)) continue;
    const outages = outagesBehind(system, traffic, stations, journey, cache, options);
    held.set(
      cache,
      outages.reduce((sum, { share, meanSeconds }) => sum + share * heldIn(serving, meanSeconds), 0),
    );
  }
  return held.size === 0 ? undefined : held;
}

/** What the downtime behind a cache is made of: shares that add up to 1, and how long an outage of each kind lasts. */
export function outagesBehind(
  system: System,
  traffic: Traffic,
  stations: readonly Station[],
  journey: CompiledJourney,
  cache: number,
  options: Behind = {},
): readonly { readonly share: number; readonly meanSeconds: number }[] {
  const behind = dependencies(system, traffic, stations, journey, READ, 'peak', { ...options, behind: cache });
  const found = evaluate(behind.structure, behind.root);
  // Too large to be solved, or down for ever: no copy outlasts that.
  if (!found.ok || found.value.unavailability >= 1) return [{ share: 1, meanSeconds: Infinity }];
  const { value } = found;
  const stated = system.design.assumptions?.mttrHours;
  const placeHours = stated === undefined ? ASSUMED_REPAIR_HOURS : likely(stated);
  const kinds = [
    ...behind.componentOfGroup.map((v, group) => ({
      without: value.withGroup(group, { unavailability: 0, placement: behind.structure.groups[group]!.placement }),
      hours: repairOf(system, v).repairHours,
    })),
    ...behind.structure.locations.flatMap(({ unavailability }, location) =>
      unavailability === 0 ? [] : [{ without: value.withLocation(location, true), hours: placeHours }],
    ),
  ].map(({ without, hours }) => ({ blame: Math.max(0, value.unavailability - without), hours }));
  const all = kinds.reduce((sum, { blame }) => sum + blame, 0);
  if (!(all > 0)) return [{ share: 1, meanSeconds: 0 }];
  return kinds
    .filter(({ blame }) => blame > 0)
    .map(({ blame, hours }) => ({ share: blame / all, meanSeconds: hours * SECONDS_PER_HOUR }));
}
