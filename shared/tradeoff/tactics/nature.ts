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

/** Replicas of a new component of a kind, as the catalogue describes it, that carry a rate below the planning limit. */
export function replicasFor(look: Look, kind: string, ratePerSecond: number | null, least: number): number {
  const { serviceMs, concurrency, capacityRps } = attributesOf({ kind });
  const bySlots = serviceMs === undefined ? Infinity : (concurrency.value * 1000) / serviceMs.value;
  const carried = Math.min(bySlots, capacityRps?.value ?? Infinity) * look.analysis.system.assumptions.maxUtilization;
  return Math.max(least, Math.ceil((ratePerSecond ?? 0) / carried));
}
