import { Draft } from '../draft';
import type { Look, Step, Tactic } from '../tactic';
import { isWaitedFor, rateOf } from './nature';

const SECONDS_PER_DAY = 86_400;

/** Caches that answer some reads, and whose misses need something else. */
function serveStale(look: Look): Step[] {
  const { system } = look.analysis;
  return look.places.flatMap((place, v) => {
    const hits = system.hitRatio[v]!;
    const isBeside = system.missOf.includes(v);
    if (!(hits > 0 && hits < 1) || system.staleSeconds.has(v) || (place.outgoing.length === 0 && !isBeside)) return [];
    if (!place.isUsed || !isWaitedFor(look, place) || !(rateOf(look, place, 'read') > 0)) return [];
    const label = `${place.name} serves expired copies for up to a day while what lies behind it is down`;
    const change = new Draft(look.design).set(place.id, { staleIfErrorSeconds: SECONDS_PER_DAY }).done(label);
    return [{ about: [place.id], label, change, assumes: ['an answer that is a day too old is better than none'] }];
  });
}

export const STALE_TACTICS: readonly Tactic[] = [
  {
    id: 'serve-stale',
    name: 'Serve expired copies during an outage',
    aim: 'availability',
    when: 'A cache answers some of the reads and lets all of them fail with what lies behind it.',
    buys: 'Reads of which it has a copy survive an outage.',
    pays: 'Old answers while it lasts; reads without a copy, and writes, fail as before.',
    source: 'Nottingham: RFC 5861, stale-if-error, 2010; Nygren, Sitaraman, Sun: The Akamai Network, 2010',
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'target.missed',
      'REL-12',
      'REL-23',
      'REL-24',
    ],
    judgement: 'old answers must be better than none',
    propose: serveStale,
  },
];
