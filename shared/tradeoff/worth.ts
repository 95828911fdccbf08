import type { Attribute, Effect } from './effects';
import type { Trial } from './evaluate';
import { tacticOf } from './tactics';

/** Trials that make one of the attributes better, what they gain for the money first. What another journey pays counts against it. */
export function byWorth(trials: readonly Trial[], attributes: readonly Attribute[]): readonly Trial[] {
  const worth = new Map(trials.map((trial) => [trial, worthOf(trial.effects, attributes)]));
  return trials
    .filter((trial) => worth.get(trial)! > 0)
    .toSorted((a, b) => worth.get(b)! - worth.get(a)! || (a.proposal.id < b.proposal.id ? -1 : 1));
}

/** Orders of magnitude won, for each hundred a month; what saves money counts its savings the same way. */
function worthOf(effects: readonly Effect[], attributes: readonly Attribute[]): number {
  const cost = effects.find(({ attribute }) => attribute === 'cost');
  const more = Math.max(0, (cost?.to ?? 0) - (cost?.from ?? 0));
  let gain = 0;
  for (const effect of effects) {
    const { attribute, direction, from, to } = effect;
    const isBroken =
      (direction === 'unknown' && to === null) ||
      (attribute === 'load' && direction === 'worse' && to !== null && to < 1);
    if (isBroken && attribute !== 'consistency') return 0;
    if (!attributes.includes(attribute) || (direction !== 'better' && direction !== 'worse')) continue;
    if (attribute === 'cost') gain += direction === 'better' ? (from! - to!) / Math.max(from!, 1) : 0;
    // What another journey, or another quality, pays counts against it.
    else gain += (direction === 'better' ? 1 : -1) * magnitudeOf(attribute, from!, to!);
  }
  return gain > 0.002 ? gain / (1 + more / 100) : 0;
}

/** A request in a thousand that gets no answer is little; a hundred times fewer than that are no hundred times better. */
const magnitudeOf = (attribute: Attribute, from: number, to: number): number =>
  attribute === 'refused' ? magnitude(from + 1e-3, to + 1e-3) : magnitude(from, to);

/** Orders of magnitude between two figures, three at most: beyond that it is as good as gone, or as everything. */
const magnitude = (from: number, to: number): number =>
  Math.min(3, Math.abs(Math.log10((Math.min(from, 1e9) + 1e-6) / (Math.min(to, 1e9) + 1e-6))));

const MORE_IS_BETTER: ReadonlySet<Attribute> = new Set(['load', 'consistency']);

/**
 * Without those that another one beats: as good in every attribute of every journey and in the price, better in one of
 * them, and with no more to be judged by a person.
 */
export const undominated = (trials: readonly Trial[]): readonly Trial[] =>
  trials.filter((trial) => !trials.some((other) => other !== trial && beats(other, trial)));

function beats(one: Trial, other: Trial): boolean {
  const isJudged = ({ proposal }: Trial) => tacticOf(proposal.tactic)?.judgement !== undefined;
  if (isJudged(one) && !isJudged(other)) return false;
  if (one.effects.length !== other.effects.length) return false;
  let isBetter = false;
  for (const [i, { attribute, to }] of one.effects.entries()) {
    const than = other.effects[i]!.to;
    if (to === than) continue;
    // What is not known is no better than anything.
    if (to === null) return false;
    if (than !== null && to < than === MORE_IS_BETTER.has(attribute)) return false;
    isBetter = true;
  }
  return isBetter;
}
