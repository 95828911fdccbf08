import { money } from '../formats';
import type { Design } from '../model';
import { printQuantity } from '../model';
import type { Improvement, Obstacle, Trial } from '../tradeoff';
import { type Block, heading, paragraph } from './blocks';
import { plural } from './words';

/** What a search found: the steps with price and gain, what cannot be reached and why, and other tactics that buy something. */
export function improvementBlocks(design: Design, found: Improvement, others: readonly Trial[] = []): readonly Block[] {
  const currency = design.assumptions?.currency ?? 'USD';
  return [
    heading(1, `${design.name}: ${TITLES[found.goal]}`),
    paragraph(verdict(found, currency)),
    ...stepBlocks(found, currency),
    ...obstacleBlocks(design, found.obstacles),
    ...(others.length === 0
      ? []
      : [
          heading(2, 'Other tactics that buy something'),
          {
            type: 'list' as const,
            items: others.map(({ proposal, sentence }) => ({
              text: `${proposal.label}: ${sentence}.`,
              under: proposal.assumes.map((each) => `Assumes that ${each}.`),
            })),
          },
        ]),
  ];
}

const TITLES: Readonly<Record<Improvement['goal'], string>> = {
  targets: 'meet the targets at least cost',
  cost: 'save money',
  availability: 'raise availability',
  latency: 'shorten waiting',
};

function verdict(found: Improvement, currency: string): string {
  const { before, after, steps } = found;
  const price = `${money(after.costPerMonth, currency)} a month instead of ${money(before.costPerMonth, currency)}`;
  const time = found.isOutOfTime
    ? ' The time was over before everything was tried; there may be something better.'
    : '';
  const proof = found.isProvedCheapest ? ' No other choice of replicas and zones meets them for less.' : '';
  const tried = ` ${plural(found.tried, 'design')} analysed.`;
  if (!found.isAffordable) return `Nothing that was found keeps to the budget.${tried}${time}`;
  if (found.goal === 'targets' && !found.isMet)
    return `Not every target can be met with the tactics tried. The nearest costs ${price}.${tried}${time}`;
  if (steps.length === 0)
    return `${found.goal === 'targets' ? 'Every target is met already, and nothing cheaper meets them' : 'Nothing that was tried is worth its price'}.${proof}${tried}${time}`;
  const met = found.goal === 'targets' ? 'Every target is met' : 'Done';
  return `${met} with ${plural(steps.length, 'step')}: ${price}.${proof}${tried}${time}`;
}

function stepBlocks({ steps, needed }: Improvement, currency: string): Block[] {
  const part = (title: string, some: Improvement['steps']): Block[] =>
    some.length === 0 ? [] : [heading(2, title), { type: 'list', items: some.map((step) => itemOf(step, currency)) }];
  return [...part('Steps', steps.slice(0, needed)), ...part('What is not needed then', steps.slice(needed))];
}

const itemOf = (
  { label, sentence, costPerMonth, assumes, judgement }: Improvement['steps'][number],
  currency: string,
) => ({
  text: `${label}: ${sentence}.`,
  under: [
    `Then ${money(costPerMonth, currency)} a month.`,
    ...assumes.map((each) => `Assumes that ${each}.`),
    ...(judgement === undefined ? [] : [`Needs your judgement: ${judgement}.`]),
  ],
});

function obstacleBlocks(design: Design, obstacles: readonly Obstacle[]): Block[] {
  if (obstacles.length === 0) return [];
  const items = obstacles.map((obstacle) => ({
    text: `“${design.journeys[obstacle.journey]?.name ?? obstacle.journey}”: ${obstacleText(obstacle)}`,
  }));
  return [heading(2, 'What cannot be met, and why'), { type: 'list', items }];
}

/** "p99 of 200 ms is out of reach, 461 ms at best: …". */
export function obstacleText({ name, target, reached, why, isProved }: Obstacle): string {
  const print = (value: number) =>
    name === 'availability'
      ? printQuantity(value, 'probability')
      : name === 'costPerMillion'
        ? printQuantity(value, 'money')
        : name === 'load'
          ? `${Number(value.toPrecision(3))}×`
          : printQuantity(value, 'duration');
  const best = reached === null ? 'no figure' : `${print(reached)} at best`;
  const label = {
    p99Ms: 'p99',
    p95Ms: 'p95',
    p50Ms: 'p50',
    availability: 'availability',
    costPerMillion: 'cost of a million requests',
    load: 'load',
  }[name];
  return `${label} of ${print(target)} ${isProved ? 'cannot be met' : 'was not met'}, ${best}: ${why}.`;
}
