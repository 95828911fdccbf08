import { attributesOf } from '../../catalogue';
import { likely } from '../../model';
import type { Look, Place } from '../tactic';

export const attributesAt = (look: Look, place: Place) =>
  look.analysis.system.attributes[look.analysis.system.indexOf.get(place.id)!]!;

const priceOf = (look: Look, place: Place) => attributesAt(look, place).cost?.value;
export const isPaid = (look: Look, place: Place): boolean => likely(priceOf(look, place)?.perReplicaMonth ?? 0) > 0;
/** A service with a price, but none for each replica, is paid by use: whoever runs it keeps as many as it takes, where it takes them. */
export const isPaidByUse = (look: Look, place: Place): boolean =>
  priceOf(look, place) !== undefined && !isPaid(look, place);

const FILES: ReadonlySet<string> = new Set(['object-store', 'block-storage', 'file-storage']);
/** It keeps whole files: pictures, videos, backups. Nobody holds them in memory, packs them twice or asks for many at once. */
export const keepsFiles = ({ component }: Place): boolean => FILES.has(component.kind);

/** Run from many places of the world at once; there is no second one to have. */
const WORLDWIDE: ReadonlySet<string> = new Set(['dns', 'cdn']);
export const isWorldwide = ({ component }: Place): boolean => WORLDWIDE.has(component.kind);

/** Its copies follow when they get round to it, and cannot be told to ask a majority. Source: Redis Cluster specification. */
export const isInMemory = (look: Look, place: Place): boolean =>
  place.component.kind === 'cache' || attributesAt(look, place).technology?.kind === 'cache';

/** They work off what was left for them: each thing once, and nobody waits. */
const BACKGROUND: ReadonlySet<string> = new Set([
  'worker',
  'batch-job',
  'scheduler',
  'stream-processor',
  'media-transcoder',
  'workflow-engine',
]);

const waitedFor = new WeakMap<Look, ReadonlySet<string>>();

/** Does somebody wait for its answer: by synchronous calls alone, from where a journey enters. */
export function isWaitedFor(look: Look, place: Place): boolean {
  let known = waitedFor.get(look);
  if (known === undefined) waitedFor.set(look, (known = findWaitedFor(look)));
  return known.has(place.id);
}

function findWaitedFor(look: Look): ReadonlySet<string> {
  const found = new Set<string>();
  const open = Object.values(look.design.journeys).flatMap(({ entry }) => entry ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const place = look.placeOf.get(id);
    if (place === undefined || found.has(id) || BACKGROUND.has(place.component.kind)) continue;
    found.add(id);
    for (const connector of place.outgoing) {
      const { mode, to } = look.design.connectors[connector]!;
      if (mode !== 'async' && look.report.connectors[connector]!.callsPerSecond !== 0) open.push(to);
    }
  }
  return found;
}

export type Operation = 'read' | 'write';

/** The share of a journey’s requests that read, or write. The analysis traces both as reads where nothing tells them apart. */
function shareOf(look: Look, journey: string, operation: Operation): number {
  const reads = likely(look.design.journeys[journey]!.readShare ?? 1);
  return operation === 'read' ? reads : 1 - reads;
}

/** Requests a second that read, or write, at a component. */
export function rateOf(look: Look, place: Place, operation: Operation): number {
  const { system, traffic } = look.analysis;
  const v = system.indexOf.get(place.id)!;
  return system.journeys.reduce((sum, journey, j) => {
    const [reads, writes] = traffic.rates[j]!;
    const isTold = journey.readShare === shareOf(look, journey.id, 'read');
    if (isTold) return sum + (operation === 'read' ? reads : writes)[v]!;
    return sum + (reads[v]! + writes[v]!) * shareOf(look, journey.id, operation);
  }, 0);
}

const indexesOfLooks = new WeakMap<Look, ReadonlyMap<string, number>>();

/** The number that a connector has in the analysis. */
export function connectorIndex(look: Look, connector: string): number {
  let known = indexesOfLooks.get(look);
  if (known === undefined) {
    known = new Map(look.analysis.system.connectors.map((id, e) => [id, e]));
    indexesOfLooks.set(look, known);
  }
  return known.get(connector)!;
}

/** Does some request that reads, or writes, use a connector. */
export function carries(look: Look, connector: string, operation: Operation): boolean {
  const { system, traffic } = look.analysis;
  const e = connectorIndex(look, connector);
  const from = system.from[e]!;
  return system.journeys.some((journey, j) => {
    if (!(shareOf(look, journey.id, operation) > 0)) return false;
    const isTold = journey.readShare === shareOf(look, journey.id, 'read');
    const c = isTold && operation === 'write' ? 1 : 0;
    return traffic.rates[j]![c][from]! > 0 && traffic.callsOf[j]![c][e]! > 0;
  });
}

/** Replicas of a new component of a kind, as the catalogue describes it, that carry a rate below the planning limit, and a spare one. */
export function replicasFor(look: Look, kind: string, ratePerSecond: number | null, least: number): number {
  const { serviceMs, concurrency, capacityRps } = attributesOf({ kind });
  const bySlots = serviceMs === undefined ? Infinity : (concurrency.value * 1000) / serviceMs.value;
  const carried = Math.min(bySlots, capacityRps?.value ?? Infinity) * look.analysis.system.assumptions.maxUtilization;
  return Math.max(least, Math.ceil((ratePerSecond ?? 0) / carried) + 1);
}
