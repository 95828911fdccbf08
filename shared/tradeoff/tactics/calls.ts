import type { Look, Place } from '../tactic';
import { carries, connectorIndex } from './nature';
import { isOwn } from './words';

export const RELEASE_IT = 'Nygard: Release It!, 2nd ed. 2018';
export const BASS = 'Bass, Clements, Kazman 2021';

type Call = {
  readonly id: string;
  readonly connector: Look['design']['connectors'][string];
  readonly caller: Place;
  readonly callee: Place;
};

const callsOfLooks = new WeakMap<Look, readonly Call[]>();

/** Connectors that some request uses, in the order of their ids. */
export function callsOf(look: Look): readonly Call[] {
  const known = callsOfLooks.get(look);
  if (known !== undefined) return known;
  const calls = findCalls(look);
  callsOfLooks.set(look, calls);
  return calls;
}

function findCalls(look: Look): readonly Call[] {
  return Object.keys(look.design.connectors)
    .sort()
    .flatMap((id) => {
      const connector = look.design.connectors[id]!;
      const isAsked = look.report.connectors[id]!.callsPerSecond !== 0;
      return isAsked
        ? [{ id, connector, caller: look.placeOf.get(connector.from)!, callee: look.placeOf.get(connector.to)! }]
        : [];
    });
}

/** The callee of a call by name; where the caller has several connectors to it, which of them. */
export function calleeOf(look: Look, { id, connector, caller, callee }: Call): string {
  const isOne = !caller.outgoing.some((other) => other !== id && look.design.connectors[other]!.to === callee.id);
  const which = connector.label ?? (connector.operations === undefined ? id : connector.operations);
  return isOne ? callee.name : `${callee.name} (${which})`;
}

export const isSync = ({ connector }: Call): boolean => connector.mode !== 'async';
export const isRequired = (look: Look, { id }: Call): boolean =>
  look.analysis.system.isRequired[connectorIndex(look, id)] === 1;
export const routes = (look: Look, place: Place): boolean =>
  look.analysis.system.routes[look.analysis.system.indexOf.get(place.id)!] === 1;
export const isRead = (look: Look, { id }: Call): boolean => carries(look, id, 'read');
export const isWrite = (look: Look, { id }: Call): boolean => carries(look, id, 'write');

/** Callees that are worth protecting callers from: another company’s, weak, or busy. */
export const isRisky = (look: Look, { callee }: Call): boolean =>
  !isOwn(callee) || callee.isWeak || (look.report.components[callee.id]!.utilization ?? 0) > 0.4;
export type { Call };
