import type { Attributes, Effective } from '../../catalogue';
import { likely, percent, printQuantity } from '../../model';
import { ttlHitRatio } from '../../stochastic';
import { ASSUMED_REPAIR_HOURS, repairOf } from '../repair';
import type { Analysis } from '../results';
import type { Finding } from '../report';
import { journeyName, listed, nameOf } from './words';

const SOURCE = 'limits of the analysis';

/** What the analysis does not cover, or covers only with a guess: said, never hidden in a number. */
export function modelFindings(analysis: Analysis): Finding[] {
  return [
    ...unknownKinds(analysis),
    ...unsettled(analysis),
    ...leftOut(analysis),
    ...untimed(analysis),
    ...derivedHitRatios(analysis),
    ...forgetful(analysis),
    ...uncomputedRedundancy(analysis),
    ...assumedRepairs(analysis),
    ...lowConfidence(analysis),
  ];
}

function unknownKinds({ system }: Analysis): Finding[] {
  const unknown = system.components.map((_, v) => v).filter((v) => system.attributes[v]!.kind === undefined);
  if (unknown.length === 0) return [];
  return [
    {
      code: 'model.unknown-kind',
      severity: 'info',
      about: unknown.map((v) => system.components[v]!),
      message: `The catalogue does not know the kind of ${listed(unknown.map((v) => nameOf(system, v)))}: no defaults apply.`,
      evidence: { kinds: unknown.map((v) => system.design.components[system.components[v]!]!.kind) },
      fix: 'State the attributes that matter, or choose a kind of the catalogue.',
      source: SOURCE,
    },
  ];
}

function unsettled({ load }: Analysis): Finding[] {
  if (load.isSettled) return [];
  return [
    {
      code: 'model.not-settled',
      severity: 'warning',
      about: [],
      message:
        'Load and repeated attempts come to rest so slowly that the search was stopped: it is close to where they tip over.',
      evidence: {},
      fix: 'Take the figures as those just before the tipping point, and keep away from it.',
      source: SOURCE,
    },
  ];
}

/** Said in a design, and not in its figures. */
function leftOut({ system, load }: Analysis): Finding[] {
  const cancelling = system.connectors.filter(
    (_, e) => load.policies[e]!.cancels && load.policies[e]!.timeoutMs !== undefined,
  );
  const found: Finding[] = [];
  if (cancelling.length > 0) {
    found.push({
      code: 'model.not-computed',
      severity: 'info',
      about: cancelling,
      message: 'Cancelled work is counted in full: what a caller has given up loads its callee to the end.',
      evidence: { attribute: 'cancelOnTimeout' },
      fix: 'Loads and latencies err on the safe side.',
      source: SOURCE,
    });
  }
  const closed = system.journeys.filter(({ population }) => population !== undefined);
  if (closed.length > 0 && load.state !== undefined) {
    found.push({
      code: 'model.not-computed',
      severity: 'info',
      about: closed.map(({ id }) => id),
      message: 'The rate of users who wait and ask again leaves out repeated attempts, waiting places and threads.',
      evidence: { attribute: 'population' },
      fix: 'State a rate instead, where these decide.',
      source: SOURCE,
    });
  }
  return found;
}

/** Within a circle of calls, alternatives that begin at very different times have no distribution that is computed. */
function untimed({ system, latencies }: Analysis): Finding[] {
  return latencies.flatMap((latency, j): Finding[] => {
    if (latency === undefined || latency.figures !== undefined) return [];
    if (latency.blockedBy.length > 0 || latency.blockedPools.length > 0 || !(latency.refusedShare < 1)) return [];
    return [
      {
        code: 'model.not-computed',
        severity: 'warning',
        about: [system.journeys[j]!.id],
        message: `The times of “${journeyName(system, j)}” are not computed: calls return in a circle that holds parallel calls, or calls of very different distance.`,
        evidence: { reason: 'circle' },
        fix: 'Let the simulation play it, or draw the component that is called again as one of its own.',
        source: SOURCE,
      },
    ];
  });
}

const FORGETTING = 'cache with a time to live: pᵢλT / (1 + pᵢλT) for each object (Jung, Berger, Balakrishnan 2003)';

/** A hit ratio that nobody stated: what it is, and from what. */
function derivedHitRatios({ system, traffic }: Analysis): Finding[] {
  return system.forgetful.flatMap((v): Finding[] => {
    const id = system.components[v]!;
    const { ttlSeconds, popularity } = system.design.components[id]!;
    const readRps = traffic.reads[v]!;
    const hitRatio = system.hitRatio[v]!;
    if (ttlSeconds === undefined || popularity === undefined || !(readRps > 0)) return [];
    return [
      {
        code: 'cache.derived-hit-ratio',
        severity: 'info',
        about: [id],
        message: `${nameOf(system, v)} answers ${percent(hitRatio)} of its reads: at ${printQuantity(readRps, 'rate')} the popular ones of ${printQuantity(likely(popularity.objects), 'count')} objects come back before they are forgotten, ${printQuantity(likely(ttlSeconds), 'seconds')} after they were fetched.`,
        evidence: { attribute: 'ttlSeconds', hitRatio, readRps, objects: popularity.objects, skew: popularity.skew },
        fix: 'State the hit ratio where it is measured; state how many objects are cached where not all have room.',
        source: FORGETTING,
      },
    ];
  });
}

/** A cache with limited room that forgets besides: its hit ratio is that of the room, and what forgetting leaves is known. */
function forgetful({ system, traffic }: Analysis): Finding[] {
  return system.components.flatMap((id, v): Finding[] => {
    const { ttlSeconds, popularity, hitRatio } = system.design.components[id]!;
    const reads = traffic.reads[v]!;
    if (ttlSeconds === undefined || popularity === undefined || hitRatio !== undefined || !(reads > 0)) return [];
    if (system.forgetful.includes(v)) return [];
    const kept = ttlHitRatio(likely(popularity.objects), likely(popularity.skew), reads, likely(ttlSeconds));
    const used = system.hitRatio[v]!;
    // A cache that drops entries long before they grow old is as good as one that never forgets.
    if (kept > used && used > 0) return [];
    return [
      {
        code: 'model.not-computed',
        severity: 'info',
        about: [id],
        message: `The time to live of ${nameOf(system, v)} is not part of its hit ratio of ${percent(used)}: entries that are forgotten after ${printQuantity(likely(ttlSeconds), 'seconds')} answer at most ${percent(kept)} of its reads.`,
        evidence: { attribute: 'ttlSeconds', hitRatio: used, withTimeToLive: kept },
        fix: 'State the hit ratio, measured or this one: stated, it is used everywhere.',
        source: FORGETTING,
      },
    ];
  });
}

const REDUNDANCY = {
  passive: 'a standby of more than 40 replicas, or one that is repaired in no time',
  quorum: 'a load that needs more replicas than the quorum of one record',
  alternatives: 'the load on more than ten alternatives of different size',
};

function uncomputedRedundancy({ system, availabilities }: Analysis): Finding[] {
  const found = new Map<number, keyof typeof REDUNDANCY>();
  for (const availability of availabilities) {
    for (const { component, why } of availability?.uncomputed ?? []) found.set(component, why);
  }
  return [...found].map(([v, why]) => ({
    code: 'model.not-computed',
    severity: 'warning',
    about: [system.components[v]!],
    message: `Availability with ${nameOf(system, v)} is not computed: ${REDUNDANCY[why]} is not modelled.`,
    evidence: { reason: why },
    fix: 'Cut sets are listed as if its replicas were active and independent.',
    source: SOURCE,
  }));
}

/** Switch-overs and crews rest on how long a repair takes; where nobody says, an hour stands for it. */
function assumedRepairs({ system, stations }: Analysis): Finding[] {
  if (system.design.assumptions?.mttrHours !== undefined) return [];
  const found = system.components.flatMap((id, v) => {
    const { redundancy, failoverSeconds, failoverSuccess, repairCrews } = system.design.components[id]!;
    const switches = redundancy === 'passive' && (failoverSeconds !== undefined || failoverSuccess !== undefined);
    const rests = stations[v]!.replicas > 1 && (switches || repairCrews !== undefined);
    return rests && repairOf(system, v).isAssumed ? [v] : [];
  });
  if (found.length === 0) return [];
  return [
    {
      code: 'model.assumed-repair-time',
      severity: 'info',
      about: found.map((v) => system.components[v]!),
      message: `The availability of ${listed(found.map((v) => nameOf(system, v)))} rests on a repair time of ${ASSUMED_REPAIR_HOURS} h that nobody stated.`,
      evidence: { mttrHours: ASSUMED_REPAIR_HOURS },
      fix: 'State the time to repair, of the component or among the assumptions.',
      source: SOURCE,
    },
  ];
}

const USED = [
  'serviceMs',
  'concurrency',
  'capacityRps',
  'availability',
  'cost',
] as const satisfies readonly (keyof Attributes)[];

function lowConfidence({ system, traffic }: Analysis): Finding[] {
  const attributes: Record<string, string[]> = {};
  system.attributes.forEach((of, v) => {
    if (!(traffic.total[v]! > 0)) return;
    const weak = USED.filter((key) => {
      const origin = (of[key] as Effective<unknown> | undefined)?.origin;
      return (
        origin !== undefined && (origin.from === 'kind' || origin.from === 'technology') && origin.confidence === 'low'
      );
    });
    if (weak.length > 0) attributes[system.components[v]!] = weak;
  });
  const about = Object.keys(attributes);
  if (about.length === 0) return [];
  const names = about.map((id) => nameOf(system, system.indexOf.get(id)!));
  return [
    {
      code: 'model.low-confidence-default',
      severity: 'info',
      about,
      message: `Figures rest on guesses of the catalogue about ${listed(names)}.`,
      evidence: { attributes },
      fix: 'State what you have measured; the inspector shows each default with its source.',
      source: 'confidence of the catalogue’s sources',
    },
  ];
}
