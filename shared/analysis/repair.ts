import type { Attributes } from '../catalogue';
import { type Component, type Design, likely } from '../model';
import { type Group, standby, workingParts } from '../reliability';
import type { System } from './system';

/** How often one replica fails by itself, and how long it then takes until it works again. */
export type Repair = {
  readonly unavailability: number;
  readonly failuresPerHour: number;
  readonly repairHours: number;
  /** The repair time is stated nowhere: the one of the assumptions stands for it. */
  readonly isAssumed: boolean;
};

/** One hour: somebody is called, understands and restarts. A guess, used where only the availability is known. */
export const ASSUMED_REPAIR_HOURS = 1;

/** Of a replica, its own causes only; `mtbfHours` and `mttrHours` where stated, else from its availability. */
export function repairOf(system: System, component: number): Repair {
  const { mtbfHours, mttrHours } = system.design.components[system.components[component]!]!;
  const stated = mttrHours === undefined ? system.design.assumptions?.mttrHours : mttrHours;
  const repairHours = stated === undefined ? ASSUMED_REPAIR_HOURS : likely(stated);
  if (mtbfHours !== undefined && mttrHours !== undefined) {
    const mtbf = likely(mtbfHours);
    return {
      unavailability: repairHours / (mtbf + repairHours),
      failuresPerHour: 1 / mtbf,
      repairHours,
      isAssumed: false,
    };
  }
  const availability = system.attributes[component]!.availability.value;
  const unavailability = 1 - availability;
  return {
    unavailability,
    failuresPerHour: repairHours > 0 && availability > 0 ? unavailability / (availability * repairHours) : Infinity,
    repairHours,
    isAssumed: mttrHours === undefined,
  };
}

/** Beyond this many replicas the states of a standby are not gone through. */
const MOST_STANDBYS = 40;

export type OwnFailures = Pick<Group, 'unavailability' | 'working' | 'common'> & {
  /** Probability that a replica works and yet none serves: while another takes over, or after that has failed. */
  readonly switchOver: number;
  /** Service lost and taken up again by a switch-over, per hour. */
  readonly switchOversPerHour: number;
  readonly isComputed: boolean;
};

/**
 * How the replicas of a component fail, leaving out the places that they stand in. A share `commonCause` of a replica's
 * unavailability hits all at once (beta factor: Fleming 1975; NUREG/CR-4780); repair crews and switch-overs make them
 * depend on each other through a Markov chain.
 */
export function ownFailures(system: System, component: number, replicas: number): OwnFailures {
  const attributes = system.attributes[component]!;
  const record = system.design.components[system.components[component]!]!;
  const { assumptions } = system.design;
  const before = known.get(attributes);
  const isSame = before?.record === record && before.assumptions === assumptions && before.replicas === replicas;
  if (isSame) return before.own;
  const own = failuresOf(system, component, replicas);
  known.set(attributes, { record, assumptions, replicas, own });
  return own;
}

/** Records are never changed in place; each is asked about by every journey, and again by whoever tries changes elsewhere. */
const known = new WeakMap<
  Attributes,
  {
    readonly record: Component;
    readonly assumptions: Design['assumptions'];
    readonly replicas: number;
    readonly own: OwnFailures;
  }
>();

function failuresOf(system: System, component: number, replicas: number): OwnFailures {
  const { commonCause, redundancy, failoverSeconds, failoverSuccess, repairCrews } =
    system.design.components[system.components[component]!]!;
  const repair = repairOf(system, component);
  const beta = commonCause === undefined ? 0 : likely(commonCause);
  const shared = replicas > 1 ? beta * repair.unavailability : 0;
  const unavailability = replicas > 1 ? repair.unavailability * (1 - beta) : repair.unavailability;
  const crews = repairCrews === undefined ? Infinity : likely(repairCrews);
  const switchHours = failoverSeconds === undefined ? 0 : likely(failoverSeconds) / 3600;
  const success = failoverSuccess === undefined ? 1 : likely(failoverSuccess);
  const isStandby = redundancy === 'passive' && replicas > 1 && (switchHours > 0 || success < 1);
  // Most components: nothing is built that is spread again.
  if (!isStandby && crews >= replicas && shared === 0)
    return { unavailability, switchOver: 0, switchOversPerHour: 0, isComputed: true };
  const plain = { unavailability, ...(shared > 0 ? { common: shared } : {}), switchOver: 0, switchOversPerHour: 0 };
  if (!isStandby && crews >= replicas) return { ...plain, isComputed: true };
  if (unavailability === 0) return { ...plain, isComputed: true };
  // Neither always up nor always down, and not more states than can be gone through.
  if (unavailability === 1 || repair.repairHours === 0 || (isStandby && replicas > MOST_STANDBYS))
    return { ...plain, isComputed: unavailability === 1 };
  const chain = {
    count: replicas,
    failuresPerHour: unavailability / ((1 - unavailability) * repair.repairHours),
    repairsPerHour: 1 / repair.repairHours,
    crews,
  };
  if (!isStandby) return { ...plain, working: workingParts(chain), isComputed: true };
  const odds = standby({ ...chain, switchHours, success });
  const idle = (odds.switching + odds.waiting) / (1 - odds.working[0]!);
  return {
    unavailability,
    ...(crews < replicas ? { working: odds.working } : {}),
    common: idle + (1 - idle) * shared,
    switchOver: idle,
    switchOversPerHour: odds.interruptionsPerHour - odds.lossesPerHour,
    isComputed: true,
  };
}
