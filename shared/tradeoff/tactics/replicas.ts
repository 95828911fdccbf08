import { boundaryTitle, likely } from '../../model';
import { Draft } from '../draft';
import { zonesOf } from '../look';
import type { Look, Place, Step, Tactic } from '../tactic';
import { isPaid, isPaidByUse } from './nature';
import { isOwn, ordinal } from './words';

const BASS = 'Bass, Clements, Kazman: Software Architecture in Practice, 4th ed. 2021';
const SRE = 'Beyer et al.: Site Reliability Engineering, 2016';

function resized(look: Look, place: Place, replicas: number, label: string, assumes: readonly string[] = []): Step {
  return { about: [place.id], label, change: new Draft(look.design).set(place.id, { replicas }).done(label), assumes };
}

const isFixed = (place: Place): boolean => place.component.autoscale === undefined;

/** Is the number of its replicas worth a thought: it works, is one's own, and is of a fixed size. */
const isSizable = (place: Place): boolean => place.isUsed && isOwn(place) && isFixed(place);

/** Of its cores, or of its threads where more of those are taken. */
const utilizationOf = (look: Look, place: Place): number => {
  const { utilization, threadUtilization } = look.report.components[place.id]!;
  return Math.max(utilization ?? 0, threadUtilization ?? 0);
};
const limitOf = (look: Look): number => look.analysis.system.assumptions.maxUtilization;

/** Above this share of its capacity another replica shortens the waiting in a way that somebody notices. */
const BUSY = 0.4;

/** Where the data is split, each shard has replicas of its own: they come and go in as many as there are shards. */
const stepOf = ({ component, replicas }: Place): number => {
  const shards = likely(component.shards ?? 1);
  return shards > 1 && replicas % shards === 0 ? shards : 1;
};

/** The replicas that the peak needs: at their full capacity, and below the planning limit. */
function neededAtPeak(look: Look, place: Place): readonly number[] {
  const { replicasNeeded, utilization } = look.report.components[place.id]!;
  if (replicasNeeded === null || utilization === null) return [];
  const atCapacity = Math.max(1, Math.ceil(utilization * place.replicas * (1 - 1e-12)));
  const isScaled = place.component.usl !== undefined || likely(place.component.shards ?? 1) > 1;
  return isScaled ? [replicasNeeded] : [...new Set([Math.min(atCapacity, replicasNeeded), replicasNeeded])];
}

/** Does one of its zones take a journey down with it? */
const standsInSinglePoint = (look: Look, place: Place): boolean =>
  zonesOf(look.design, place.id).some((zone) =>
    look.report.singlePointsOfFailure.some(({ failure }) => failure.type === 'zone' && failure.boundary === zone),
  );

/** Replicas of which enough are left while those in the fullest zone, or one, are gone. */
function replicasAfterLoss(look: Look, place: Place, needed: number): number | undefined {
  const zones = zonesOf(look.design, place.id).length;
  if (zones < 2) return needed + 1;
  for (let n = needed; n <= 2 * needed + zones; n++) if (n - Math.ceil(n / zones) >= needed) return n;
  return undefined;
}

/** Places that cannot lose one, or a zone, at peak, with the replicas that can. */
function withoutSome(look: Look): Step[] {
  return look.places
    .filter(
      (place) => isSizable(place) && !isPaidByUse(look, place) && (place.isWeak || standsInSinglePoint(look, place)),
    )
    .flatMap((place) =>
      neededAtPeak(look, place).flatMap((needed, i, all) => {
        const enough = replicasAfterLoss(look, place, needed);
        if (enough === undefined || enough < place.replicas + 2) return [];
        const loss = zonesOf(look.design, place.id).length > 1 ? 'a zone' : 'one';
        const how = i === all.length - 1 ? 'carries the peak below the planning limit' : 'just carries the peak';
        const label = `${enough} replicas of ${place.name}, so that the rest ${how} without ${loss}`;
        return [resized(look, place, enough, label)];
      }),
    );
}

type Overload = { readonly component: string; readonly arrivalRps: number };

/** Who gives in when something is lost, or a cache is empty, and what it is asked for then. */
function overloadsOf({ code, about, evidence }: Look['report']['findings'][number]): readonly Overload[] {
  if (code === 'availability.overload-after-loss') return evidence['overloads'] as readonly Overload[];
  return code === 'cache.cold-start' ? [{ component: about[1]!, arrivalRps: evidence['arrivalRps'] as number }] : [];
}

/** The replicas that carry what somebody is asked for after a loss, below the planning limit. */
function roomAfterLosses(look: Look): Step[] {
  const wanted = new Map<string, { readonly replicas: number; readonly lost: string }>();
  for (const finding of look.report.findings) {
    const lost = (finding.code === 'cache.cold-start' ? finding.about[0] : finding.about.at(-1))!;
    for (const { component, arrivalRps } of overloadsOf(finding)) {
      const place = look.placeOf.get(component)!;
      if (component === lost || !isSizable(place) || isPaidByUse(look, place)) continue;
      const { replicaRps } = look.analysis.stations[look.analysis.system.indexOf.get(component)!]!;
      const needed = Math.ceil(arrivalRps / (replicaRps * limitOf(look)));
      const isBoundary = look.design.boundaries[lost] !== undefined;
      const replicas = isBoundary ? (replicasAfterLoss(look, place, needed) ?? needed) : needed;
      if (replicas > Math.max(place.replicas, wanted.get(component)?.replicas ?? 0))
        wanted.set(component, { replicas, lost });
    }
  }
  return [...wanted].map(([component, { replicas, lost }]) => {
    const place = look.placeOf.get(component)!;
    const what = look.placeOf.get(lost)?.name ?? boundaryTitle(look.design, lost);
    return resized(look, place, replicas, `${replicas} replicas of ${place.name}, for its load without ${what}`);
  });
}

export const REPLICA_TACTICS: readonly Tactic[] = [
  {
    id: 'add-replica',
    name: 'Add a replica',
    aim: 'availability',
    when: 'Its failure, alone or with one other, takes a journey down, or it is busy.',
    buys: 'Survives the loss of one more replica; carries more; less waiting.',
    pays: 'One more instance every month; state must be shared or replicated.',
    source: `${BASS}, ch. 4: redundant spare`,
    answers: [
      'availability.single-point-of-failure',
      'availability.single-point-at-peak',
      'load.near-limit',
      'load.overloaded',
      'queue.backlog-grows',
      'target.missed',
      'REL-01',
      'REL-03',
      'REL-14',
      'REL-23',
      'PERF-01',
      'PERF-02',
      'availability.overload-after-loss',
      'load.refused',
      'load.pool-exhausted',
      'load.pool-near-limit',
      'queue.slow-drain',
      'queue.retention-exceeded',
      'REL-37',
      'REL-40',
    ],
    propose: (look) =>
      look.places
        .filter(
          (place) =>
            isSizable(place) && !isPaidByUse(look, place) && (place.isWeak || utilizationOf(look, place) > BUSY),
        )
        .map((place) => {
          const step = stepOf(place);
          const nth = ordinal(place.replicas / step + 1);
          const label = `${nth} replica of ${step > 1 ? `each of the ${step} shards of ` : ''}${place.name}`;
          return resized(look, place, place.replicas + step, label);
        }),
  },
  {
    id: 'remove-replica',
    name: 'Remove a replica',
    aim: 'cost',
    when: 'More replicas than the load needs below the planning limit.',
    buys: 'The price of one instance.',
    pays: 'One failure less is survived; more waiting.',
    source: 'AWS Well-Architected, Cost Optimization Pillar, right sizing',
    answers: ['COST-01', 'target.missed'],
    propose: (look) =>
      look.places
        .filter((place) => {
          const needed = look.report.components[place.id]!.replicasNeeded;
          return (
            isOwn(place) &&
            isFixed(place) &&
            isPaid(look, place) &&
            place.replicas > stepOf(place) &&
            needed !== null &&
            needed <= place.replicas - stepOf(place) &&
            (place.component.required === undefined ||
              place.component.required === 'load' ||
              likely(place.component.required) <= place.replicas - stepOf(place))
          );
        })
        .map((place) => {
          const step = stepOf(place);
          const label = `One fewer replica of ${step > 1 ? `each of the ${step} shards of ` : ''}${place.name}`;
          return resized(look, place, place.replicas - step, label);
        }),
  },
  {
    id: 'scale-out',
    name: 'Replicas for the load',
    aim: 'capacity',
    when: 'Utilisation is above the planning limit, and several replicas are missing.',
    buys: 'Load stays below the planning limit; waiting shrinks.',
    pays: 'The instances that were missing.',
    source: `${BASS}, ch. 9: maintain multiple copies of computations`,
    answers: [
      'load.near-limit',
      'load.overloaded',
      'queue.backlog-grows',
      'target.missed',
      'PERF-01',
      'PERF-02',
      'REL-18',
      'availability.overload-after-loss',
      'load.refused',
      'load.pool-exhausted',
      'load.pool-near-limit',
      'queue.slow-drain',
      'queue.retention-exceeded',
    ],
    propose: (look) =>
      look.places.filter(isSizable).flatMap((place) => {
        const needed = look.report.components[place.id]!.replicasNeeded;
        if (needed === null || needed < place.replicas + 2) return [];
        return [resized(look, place, needed, `${needed} replicas of ${place.name} instead of ${place.replicas}`)];
      }),
  },
  {
    id: 'reserve-for-loss',
    name: 'Replicas to spare',
    aim: 'availability',
    when: 'With one replica, or one of its zones, gone the rest cannot carry the peak.',
    buys: 'Static stability: the loss of a replica or zone is survived at peak, without waiting for a scaler.',
    pays: 'Instances that stand idle on ordinary days.',
    source: 'AWS Well-Architected REL11-BP05: static stability',
    answers: [
      'availability.single-point-at-peak',
      'target.missed',
      'REL-03',
      'REL-04',
      'REL-23',
      'SCAL-07',
      'availability.overload-after-loss',
    ],
    propose: (look) => [...withoutSome(look), ...roomAfterLosses(look)],
  },
  {
    id: 'autoscale',
    name: 'Scale with the load',
    aim: 'cost',
    when: 'Stateless, of a fixed size, and busy or larger than the load asks for.',
    buys: 'Pays for what the load needs; survives growth up to the limit.',
    pays: 'A lag when load jumps; a floor and a limit to keep in order.',
    source: `AWS Well-Architected REL07-BP01; ${SRE}, ch. 22`,
    answers: [
      'load.near-limit',
      'load.overloaded',
      'target.missed',
      'COST-01',
      'COST-07',
      'SCAL-07',
      'queue.slow-drain',
      'queue.retention-exceeded',
    ],
    propose: (look) =>
      look.places
        .filter((place) => isSizable(place) && !place.isStateful && place.group === 'compute')
        .flatMap((place) => {
          const needed = look.report.components[place.id]!.replicasNeeded;
          if (needed === null || (needed === place.replicas && needed < 2)) return [];
          const min = Math.min(place.replicas, Math.max(2, zonesOf(look.design, place.id).length));
          const max = Math.max(min, needed * 2, place.replicas);
          if (max === min) return [];
          const label = `Scale ${place.name} with the load, ${min} to ${max} replicas`;
          const autoscale = { min, max, targetUtilization: limitOf(look) };
          const change = new Draft(look.design).set(place.id, { autoscale, replicas: undefined }).done(label);
          return [
            {
              about: [place.id],
              label,
              change,
              assumes: ['replicas follow the load at once: a jump in load waits for new ones'],
            },
          ];
        }),
  },
  {
    id: 'active-redundancy',
    name: 'Make redundancy active',
    aim: 'availability',
    when: 'Replicas stand by instead of sharing the load.',
    buys: 'No switch-over; the standby’s capacity is used.',
    pays: 'Every replica must be able to serve; state must be kept consistent.',
    source: `${BASS}, ch. 4: hot spare`,
    answers: ['REL-25', 'target.missed'],
    propose: (look) =>
      look.places
        .filter(({ component }) => component.redundancy === 'passive')
        .map((place) => {
          const label = `All replicas of ${place.name} serve at once`;
          const change = new Draft(look.design)
            .set(place.id, { redundancy: undefined, failoverSeconds: undefined, failoverSuccess: undefined })
            .done(label);
          return { about: [place.id], label, change, assumes: [] };
        }),
  },
  {
    id: 'passive-redundancy',
    name: 'Keep a standby',
    aim: 'availability',
    when: 'A stateful component of one replica is a single point of failure.',
    buys: 'Somebody takes over when it fails.',
    pays: 'A second instance that serves nobody; an interruption at every switch-over.',
    source: `${BASS}, ch. 4: warm spare`,
    answers: ['availability.single-point-of-failure', 'REL-01', 'REL-02', 'REL-23'],
    propose: (look) =>
      look.places
        .filter(
          (place) =>
            isSizable(place) &&
            place.isStateful &&
            place.isSinglePoint &&
            place.replicas === 1 &&
            place.component.redundancy === undefined,
        )
        .map((place) => {
          const label = `A standby for ${place.name}`;
          const change = new Draft(look.design)
            .set(place.id, { replicas: 2, redundancy: 'passive', failoverSeconds: 60, failoverSuccess: 0.99 })
            .done(label);
          return {
            about: [place.id],
            label,
            change,
            assumes: ['a switch-over takes 60 s and succeeds 99 times in 100'],
          };
        }),
  },
];
