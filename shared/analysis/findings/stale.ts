import { percent, printQuantity } from '../../model';
import { ASSUMED_REPAIR_HOURS, repairOf } from '../repair';
import type { Finding } from '../report';
import type { Analysis } from '../results';
import { dependencies } from '../dependencies';
import { firstOrderFailures, keyOf } from '../availability';
import { heldCopies, heldIn, outagesBehind, type StaleServing, staleServing } from '../stale';
import { READ } from '../system';
import { nameOf } from './words';

const SOURCE = 'stale-if-error (Nottingham: RFC 5861, 2010); age of a copy by renewal theory (Cox 1962)';

/** Caches that may answer with what has expired: how much that covers, for how long, and how old it gets. */
export function staleFindings(analysis: Analysis): Finding[] {
  return [...analysis.system.staleSeconds.keys()].flatMap((v) => {
    if (!(analysis.traffic.reads[v]! > 0)) return [];
    const serving = staleServing(analysis.system, v);
    return serving === undefined ? [nothingToServe(analysis, v)] : [servesStale(analysis, serving)];
  });
}

/** Single points of reads that are none for those of which a cache has a copy, by `keyOf`. */
export function outlastedByCopies({ system, traffic, stations }: Analysis): ReadonlySet<string> {
  const found = new Set<string>();
  if (system.staleSeconds.size === 0) return found;
  for (const journey of system.journeys) {
    const copies = journey.entry === -1 ? undefined : heldCopies(system, traffic, stations, journey);
    if (copies === undefined || journey.readShare === 0) continue;
    const pointsOf = (held: typeof copies | undefined): ReadonlySet<string> => {
      const asked = dependencies(system, traffic, stations, journey, READ, 'within', { copies: held });
      return new Set(firstOrderFailures(system, asked).map(keyOf));
    };
    const left = pointsOf(copies);
    for (const point of pointsOf(undefined)) if (!left.has(point)) found.add(point);
  }
  return found;
}

function nothingToServe({ system }: Analysis, v: number): Finding {
  return {
    code: 'cache.nothing-to-serve',
    severity: 'info',
    about: [system.components[v]!],
    message: `${nameOf(system, v)} may serve what has expired, but nothing says how often it has an answer: no read is counted as served by it.`,
    evidence: { attribute: 'staleIfErrorSeconds' },
    fix: 'State its hit ratio, or what is asked for and its time to live.',
    source: SOURCE,
  };
}

/** In the journey whose outages behind the cache it covers least. */
function servesStale(analysis: Analysis, serving: StaleServing): Finding {
  const { system, traffic, stations } = analysis;
  const v = serving.cache;
  const least = system.journeys
    .filter((_, j) => traffic.rates[j]![READ][v]! > 0)
    .map((journey) => {
      const outages = outagesBehind(system, traffic, stations, journey, v);
      const mean = (of: (meanSeconds: number) => number) =>
        outages.reduce((sum, { share, meanSeconds }) => sum + share * of(meanSeconds), 0);
      return { journey: journey.id, held: mean((seconds) => heldIn(serving, seconds)) };
    })
    .reduce((a, b) => (b.held < a.held ? b : a));
  const { staleSeconds, ttlSeconds, copies } = serving;
  const atOnce = heldIn(serving, 0);
  const oldest = ttlSeconds === undefined ? null : ttlSeconds + staleSeconds;
  const age = oldest === null ? '' : `, at most ${printQuantity(oldest, 'seconds')} old`;
  const bound = copies === undefined ? 'at least ' : '';
  const isAssumed = system.components.some((_, w) => w !== v && traffic.total[w]! > 0 && repairOf(system, w).isAssumed);
  const rest = isAssumed ? `, taking ${ASSUMED_REPAIR_HOURS} h for each repair time that nobody stated` : '';
  return {
    code: 'cache.serves-stale',
    severity: 'info',
    about: [system.components[v]!],
    message: `When what lies behind ${nameOf(system, v)} fails, it still answers ${bound}${percent(atOnce)} of its reads, with copies up to ${printQuantity(staleSeconds, 'seconds')} past their time${age}; ${bound}${percent(least.held)} in the mean over an outage${rest}.`,
    evidence: {
      staleIfErrorSeconds: staleSeconds,
      servedAtOnce: atOnce,
      servedInOutage: least.held,
      journey: least.journey,
      oldestSeconds: oldest,
      repairTimesAssumed: isAssumed,
    },
    fix:
      copies === undefined
        ? 'Counted are only copies that are fresh when an outage begins. State what is asked for and the time to live, and those that have expired count as well.'
        : 'Allow it for as long as an old answer is better than none.',
    source: SOURCE,
  };
}
