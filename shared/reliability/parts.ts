import { enoughWork, exactly, tooFewWork } from './binomial';
import type { Group } from './structure';

/**
 * Probabilities of how many of `among` parts of a group work by themselves, where the others stand in places that are
 * down. All are sums of positive terms. Where the group says how many of all its parts work, those among the `among` are
 * drawn without replacement (hypergeometric).
 */

/** P(fewer than `required` work). */
export function tooFewParts(group: Group, among: number, required: number): number {
  if (group.working === undefined) return tooFewWork(among, required, group.unavailability);
  let sum = 0;
  for (let w = 0; w < Math.min(required, among + 1); w++) sum += exactlyParts(group, among, w);
  return Math.min(1, sum);
}

/** P(at least `required` work). */
export function enoughParts(group: Group, among: number, required: number): number {
  if (group.working === undefined) return enoughWork(among, required, group.unavailability);
  if (required <= 0) return 1;
  let sum = 0;
  for (let w = required; w <= among; w++) sum += exactlyParts(group, among, w);
  return Math.min(1, sum);
}

/** P(exactly `w` work). */
export function exactlyParts({ working, unavailability }: Group, among: number, w: number): number {
  if (working === undefined) return exactly(among, among - w, unavailability);
  const all = working.length - 1;
  let sum = 0;
  for (let j = w; j <= all - (among - w); j++) {
    if (working[j]! > 0) sum += working[j]! * hypergeometric(all, j, among, w);
  }
  return sum;
}

/** P(`hits` of `drawn` are marked, where `marked` of `all` are): drawn without replacement. */
function hypergeometric(all: number, marked: number, drawn: number, hits: number): number {
  if (hits < 0 || hits > marked || drawn - hits > all - marked || hits > drawn) return 0;
  return Math.exp(logChoose(marked, hits) + logChoose(all - marked, drawn - hits) - logChoose(all, drawn));
}

function logChoose(n: number, k: number): number {
  let log = 0;
  const few = Math.min(k, n - k);
  for (let i = 1; i <= few; i++) log += Math.log((n - few + i) / i);
  return log;
}
