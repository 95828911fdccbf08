import { money } from '../formats';
import type { Design } from '../model';
import { printQuantity } from '../model';
import { type Ending, type Endings, type Improvement, type Obstacle, tacticOf, type Trial } from '../tradeoff';
import { type Block, heading, paragraph } from './blocks';
import { plural } from './words';

/** What a search found: the steps with price and gain, what cannot be reached and why, and other tactics that buy something. */
export function improvementBlocks(
  design: Design,
  found: Improvement,
  { others = [], weak }: { readonly others?: readonly Trial[]; readonly weak?: Endings | undefined } = {},
): readonly Block[] {
  const currency = design.assumptions?.currency ?? 'USD';
  return [
    heading(1, `${design.name}: ${TITLES[found.goal]}`),
    paragraph(`${verdictText(found, currency)} ${plural(found.tried, 'design')} analysed.`),
    ...stepBlocks(found, currency),
    ...obstacleBlocks(design, found.obstacles),
    ...(weak === undefined ? [] : weaknessBlocks(weak)),
    ...(others.length === 0
      ? []
      : [
          heading(2, 'Other tactics that buy something'),
          {
            type: 'list' as const,
            items: others.map(({ proposal, sentence }) => ({
              text: `${proposal.label}: ${sentence}.`,
              under: reservationsOf({ ...proposal, judgement: tacticOf(proposal.tactic)?.judgement }),
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

/** Is the goal reached, with how many steps and at what price; what only saves money is told apart. */
export function verdictText(found: Improvement, currency = 'USD'): string {
  const time = found.isOutOfTime
    ? ' The time was over before everything was tried; there may be something better.'
    : '';
  const proof =
    found.isProvedCheapest && hasTargets(found) ? ' No other choice of replicas and zones meets them for less.' : '';
  return `${outcome(found, currency)}${proof}${time}`;
}

const hasTargets = ({ before }: Improvement): boolean =>
  Object.values(before.journeys).some(({ targets }) => targets.length > 0);

/** Without a target nothing is met or missed; what saves money keeps the load and the availability of today. */
function withoutTargets({ after, steps }: Improvement, today: string, currency: string): string {
  if (steps.length === 0) return 'No journey has a target: there is nothing to meet.';
  const end = money(after.costPerMonth, currency);
  return `No journey has a target. ${plural(steps.length, 'step')} would save money and keep the load and the availability of today: ${end} a month instead of ${today}.`;
}

function outcome(found: Improvement, currency: string): string {
  const { before, after, steps, needed, goal } = found;
  const today = money(before.costPerMonth, currency);
  const end = money(after.costPerMonth, currency);
  if (!found.isAffordable) return 'Nothing that was found keeps to the budget.';
  if (goal !== 'targets')
    return steps.length === 0
      ? 'Nothing that was tried is worth its price.'
      : `Done with ${plural(steps.length, 'step')}: ${end} a month instead of ${today}.`;
  if (!hasTargets(found)) return withoutTargets(found, today, currency);
  if (!found.isMet)
    return steps.length === 0
      ? 'Not every target can be met with the tactics tried, and none of them comes nearer.'
      : `Not every target can be met with the tactics tried. The nearest costs ${end} a month instead of ${today}.`;
  if (steps.length === 0) return 'Every target is met already, and nothing cheaper meets them.';
  const more = after.singlePoints.length - before.singlePoints.length;
  const price = more > 0 ? `, with ${more} more single point${more === 1 ? '' : 's'} of failure than today` : '';
  const savings = steps.length - needed;
  const rest = `${plural(savings, needed === 0 ? 'step' : 'further step')} would save what the targets do not need: ${end} a month${price}.`;
  if (needed === 0) return `Every target is met already, for ${today} a month. ${rest}`;
  const met = money(steps[needed - 1]!.costPerMonth, currency);
  const cost = met === today ? `at the same ${today} a month` : `for ${met} a month instead of ${today}`;
  return `Every target is met with ${plural(needed, 'step')}, ${cost}.${savings > 0 ? ` ${rest}` : ''}`;
}

function stepBlocks(found: Improvement, currency: string): Block[] {
  const { steps, needed } = found;
  const part = (title: string, some: Improvement['steps']): Block[] =>
    some.length === 0 ? [] : [heading(2, title), { type: 'list', items: some.map((step) => itemOf(step, currency)) }];
  return [
    ...part('Steps', steps.slice(0, needed)),
    ...part(hasTargets(found) ? 'What the targets do not need' : 'What saves money', steps.slice(needed)),
  ];
}

const itemOf = (
  { label, sentence, costPerMonth, assumes, judgement }: Improvement['steps'][number],
  currency: string,
) => ({
  text: `${label}: ${sentence}.`,
  under: [`Then ${money(costPerMonth, currency)} a month.`, ...reservationsOf({ assumes, judgement })],
});

/** What a step takes for granted, and what only a person can know of it. */
const reservationsOf = ({
  assumes,
  judgement,
}: {
  readonly assumes: readonly string[];
  readonly judgement?: string | undefined;
}): string[] => [
  ...assumes.map((each) => `Assumes that ${each}.`),
  ...(judgement === undefined ? [] : [`Needs your judgement: ${judgement}.`]),
];

/** What the engine warns of besides the targets, in the command and on the page alike. */
export const WEAK = {
  title: 'Weak today, target or not',
  none: 'The report warns of nothing else that a tactic could end.',
  /** Before the tactic that ends a weakness, or instead of it. */
  ended: ({ trial }: Ending): string =>
    trial === undefined ? 'No single tactic that was tried ends it.' : 'Ended by:',
  left: (left: number): string => `${plural(left, 'more warning')} ${left === 1 ? 'was' : 'were'} not looked at.`,
} as const;

function weaknessBlocks({ found, left }: Endings): Block[] {
  if (found.length + left === 0) return [];
  const items = found.map((ending) => {
    const { finding, trial } = ending;
    const under =
      trial === undefined
        ? [WEAK.ended(ending)]
        : [
            `${WEAK.ended(ending)} ${trial.proposal.label}: ${trial.sentence}.`,
            ...reservationsOf({ ...trial.proposal, judgement: tacticOf(trial.proposal.tactic)?.judgement }),
          ];
    return { text: finding.message, under };
  });
  return [heading(2, WEAK.title), { type: 'list', items }, ...(left > 0 ? [paragraph(WEAK.left(left))] : [])];
}

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
