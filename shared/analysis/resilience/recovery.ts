import { type Component, likely } from '../../model';
import { ASSUMED_REPAIR_HOURS } from '../repair';
import type { System } from '../system';

/** How much work a stateful component may lose, and how long it takes to be back, beside what it may. Seconds. */
export type Recovery = {
  readonly component: string;
  readonly pointSeconds: number | null;
  readonly pointFrom: string;
  readonly timeSeconds: number | null;
  readonly timeFrom: string;
  readonly targetPointSeconds: number | null;
  readonly targetTimeSeconds: number | null;
  readonly isPointMet: boolean | null;
  readonly isTimeMet: boolean | null;
};

const INTERVALS: Readonly<Record<string, number>> = {
  continuous: 0,
  minutely: 60,
  hourly: 3600,
  daily: 86_400,
  nightly: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
};
const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  h: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
};

/** "every 6 h", "daily to another region", "15 min": the interval that a note on backups names, in seconds. */
export function backupSeconds(backup: unknown): number | undefined {
  if (typeof backup === 'object' && backup !== null && 'intervalSeconds' in backup) {
    return typeof backup.intervalSeconds === 'number' ? backup.intervalSeconds : undefined;
  }
  if (typeof backup !== 'string') return undefined;
  const words = backup.toLowerCase();
  const named = Object.keys(INTERVALS).find((word) => words.includes(word));
  if (named !== undefined) return INTERVALS[named];
  const stated = /(\d+(?:\.\d+)?)\s*(min|sec|hours?|days?|s|m|h|d)\b/.exec(words);
  return stated === null ? undefined : Number(stated[1]) * UNITS[stated[2]!.replace(/s$/, '') || 's']!;
}

/** Components that keep state or state a target, in the order of their ids. */
export function recovery(system: System): Recovery[] {
  return system.components.flatMap((id, v): Recovery[] => {
    const component = system.design.components[id]!;
    const data = system.attributes[v]!.data?.value;
    const targetPoint = data?.rpoSeconds === undefined ? null : likely(data.rpoSeconds);
    const targetTime = data?.rtoSeconds === undefined ? null : likely(data.rtoSeconds);
    if (data?.stateful !== true && targetPoint === null && targetTime === null) return [];
    const replicas = system.attributes[v]!.replicas.value;
    const copies = Math.max(replicas, data?.copies === undefined ? 1 : likely(data.copies));
    const point = pointOf(copies, data?.replication, data?.backup);
    const time = timeOf(component, system, replicas, copies);
    return [
      {
        component: id,
        pointSeconds: point.seconds,
        pointFrom: point.from,
        timeSeconds: time.seconds,
        timeFrom: time.from,
        targetPointSeconds: targetPoint,
        targetTimeSeconds: targetTime,
        isPointMet: targetPoint === null || point.seconds === null ? null : point.seconds <= targetPoint,
        isTimeMet: targetTime === null || time.seconds === null ? null : time.seconds <= targetTime,
      },
    ];
  });
}

type Span = { readonly seconds: number | null; readonly from: string };

function pointOf(copies: number, replication: string | undefined, backup: unknown): Span {
  const isSync = replication !== undefined && /(^|[^a])sync|quorum|consensus|raft|paxos/i.test(replication);
  if (copies > 1 && isSync) return { seconds: 0, from: `${replication} replication: a copy has every write` };
  const every = backupSeconds(backup);
  if (copies > 1 && replication !== undefined && /async/i.test(replication)) {
    return { seconds: null, from: 'asynchronous replication: its lag is not stated' };
  }
  if (every !== undefined) return { seconds: every, from: 'the last backup: all that came after it' };
  return copies > 1
    ? { seconds: null, from: 'state the replication: sync, async or a quorum' }
    : { seconds: Infinity, from: 'one copy and no backup stated: everything' };
}

function timeOf(component: Component, system: System, replicas: number, copies: number): Span {
  if (component.redundancy === 'passive' && replicas > 1) {
    const seconds = component.failoverSeconds === undefined ? 0 : likely(component.failoverSeconds);
    return { seconds, from: 'a standby takes over' };
  }
  if (replicas > 1) return { seconds: 0, from: 'the other replicas go on serving' };
  if (component.mttrHours !== undefined) return { seconds: likely(component.mttrHours) * 3600, from: 'time to repair' };
  // How fast the copies inside of a managed store take over is its own affair: neither zero nor a repair.
  if (copies > 1) return { seconds: null, from: 'its copies are within one replica: state its time to repair' };
  const stated = system.design.assumptions?.mttrHours;
  return {
    seconds: (stated === undefined ? ASSUMED_REPAIR_HOURS : likely(stated)) * 3600,
    from: stated === undefined ? 'an assumed hour to repair: state yours' : 'time to repair of the assumptions',
  };
}
