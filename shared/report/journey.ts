import type { JourneyFigures, Report, TargetFigures } from '../analysis';
import { multiple } from '../formats';
import { type Design, type Dimension, likely, percent } from '../model';
import { type Block, heading, paragraph } from './blocks';
import { reasonFor } from './reasons';
import { plural, print, type Words } from './words';

const MOST_CUT_SETS = 10;
const MOST_BREAKS = 5;

/** One sentence or two: what an architect wants to know before reading on. */
export function verdictOf(id: string, report: Report, words: Words): string {
  const figures = report.journeys[id]!;
  const points = report.singlePointsOfFailure.filter(({ journeys }) => journeys.includes(id)).length;
  const missed = figures.targets.filter(({ met }) => met === false).map(({ name }) => TARGETS[name].name);
  const parts = [
    load(figures, words),
    `p99 ${figures.p99Ms === null ? 'is not computed' : print(figures.p99Ms, 'duration')}`,
    figures.availability === null
      ? 'availability is not computed'
      : `${print(figures.availability, 'probability')} available`,
    `${words.money(figures.costPerMonth)} a month`,
    points === 0 ? 'no single point of failure' : plural(points, 'single point') + ' of failure',
    ...(missed.length > 0 ? [`misses its target for ${missed.join(' and ')}`] : []),
  ];
  return `${words.journey(id)}: ${parts.join('; ')}.`;
}

function load({ breaks, ratePerSecond }: JourneyFigures, words: Words): string {
  const first = breaks[0];
  const rate = print(ratePerSecond, 'rate');
  if (ratePerSecond === 0) return 'no load is stated';
  if (first === undefined) return `holds ${rate}, nothing on its way has a limit`;
  const name = words.component(first.component);
  return first.at <= 1
    ? `does not hold ${rate}: ${name} gives in at ${multiple(first.at)} of it`
    : `holds ${rate}; ${name} breaks first, at ${multiple(first.at)} today’s load`;
}

export function journeyBlocks(id: string, design: Design, report: Report, words: Words): readonly Block[] {
  const figures = report.journeys[id]!;
  return [
    heading(2, words.journey(id)),
    { type: 'facts', rows: [...loadRows(id, design, figures, words), ...answerRows(id, report, words)] },
    ...targetBlocks(id, report, figures, words),
    ...cutSetBlocks(figures, words),
  ];
}

function loadRows(id: string, design: Design, figures: JourneyFigures, words: Words): (readonly [string, string])[] {
  const { readShare, entry } = design.journeys[id] ?? {};
  const reads = readShare === undefined ? 1 : likely(readShare);
  const { breaks, maxRatePerSecond } = figures;
  const shown = breaks
    .slice(0, MOST_BREAKS)
    .map(({ component, at }) => `${words.component(component)} at ${multiple(at)}`);
  const more = breaks.length - shown.length;
  return [
    [
      'Requests',
      `${print(figures.ratePerSecond, 'rate')} at peak, ${share(reads)}${entry === undefined ? '' : `, entering at ${words.component(entry)}`}`,
    ],
    [
      'Holds the load',
      maxRatePerSecond === null
        ? 'yes, nothing on its way has a limit'
        : `${maxRatePerSecond > figures.ratePerSecond ? 'yes' : 'no'}, up to ${print(maxRatePerSecond, 'rate')}`,
    ],
    ['Breaks, in order', shown.length === 0 ? 'nothing' : `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`],
  ];
}

const share = (reads: number): string =>
  reads === 1 ? 'all of them reads' : reads === 0 ? 'all of them writes' : `${percent(reads)} of them reads`;

function answerRows(id: string, report: Report, words: Words): (readonly [string, string])[] {
  const figures = report.journeys[id]!;
  const { meanMs, p50Ms, p95Ms, p99Ms, availability, structuralAvailability } = figures;
  const times = [
    ['mean', meanMs],
    ['p50', p50Ms],
    ['p95', p95Ms],
    ['p99', p99Ms],
  ] as const;
  const known = times.flatMap(([name, value]) => (value === null ? [] : `${name} ${print(value, 'duration')}`));
  const perMillion = figures.costPerMillion;
  return [
    ['Latency', known.length > 0 ? known.join(', ') : `not computed. ${reasonFor(id, 'latency', report)}`],
    [
      'Availability',
      availability === null
        ? `not computed. ${reasonFor(id, 'availability', report)}`
        : `${print(availability, 'probability')}: down ${words.perYear(1 - availability)} a year`,
    ],
    ...structuralRow(availability, structuralAvailability, words),
    [
      'Cost',
      `${words.money(figures.costPerMonth)} a month${perMillion === null ? '' : `, ${words.money(perMillion)} per million requests`}`,
    ],
  ];
}

/** Only where load makes a difference that a reader can see. */
function structuralRow(
  availability: number | null,
  structural: number | null,
  words: Words,
): (readonly [string, string])[] {
  if (availability === null || structural === null) return [];
  const shown = print(structural, 'probability');
  if (shown === print(availability, 'probability')) return [];
  return [
    [
      'Structure alone',
      `${shown}: down ${words.perYear(1 - structural)} a year if one replica of each could carry the peak`,
    ],
  ];
}

const TARGETS: Readonly<Record<TargetFigures['name'], { readonly name: string; readonly dimension: Dimension }>> = {
  p50Ms: { name: 'p50', dimension: 'duration' },
  p95Ms: { name: 'p95', dimension: 'duration' },
  p99Ms: { name: 'p99', dimension: 'duration' },
  availability: { name: 'availability', dimension: 'probability' },
  costPerMillion: { name: 'cost per million', dimension: 'money' },
};

function targetBlocks(id: string, report: Report, { targets }: JourneyFigures, words: Words): Block[] {
  if (targets.length === 0) return [];
  const rows = targets.map(({ name, target, value, met }) => {
    const { name: title, dimension } = TARGETS[name];
    const show = (figure: number) => (name === 'costPerMillion' ? words.money(figure) : print(figure, dimension));
    const what = name === 'availability' ? 'availability' : 'latency';
    return [
      title,
      `${name === 'availability' ? 'at least' : 'at most'} ${show(target)}`,
      value === null ? 'not computed' : show(value),
      met === null ? `unknown. ${reasonFor(id, what, report)}` : met ? 'yes' : 'no',
    ];
  });
  const columns = [{ title: 'Target' }, { title: 'Wanted' }, { title: 'Is' }, { title: 'Met' }];
  return [heading(3, 'Targets'), { type: 'table', columns, rows }];
}

function cutSetBlocks({ cutSets, cutSetsComplete }: JourneyFigures, words: Words): Block[] {
  if (cutSets.length === 0) return [];
  const rows = cutSets
    .slice(0, MOST_CUT_SETS)
    .map(({ order, failures, probability }) => [
      `${order}`,
      failures.map((failure) => words.failure(failure)).join(' and '),
      words.perYear(probability),
    ]);
  const rest = cutSets.length - rows.length;
  const limits = [
    ...(rest > 0 ? [`${plural(rest, 'further combination')} of up to three failures would do so too.`] : []),
    ...(cutSetsComplete ? [] : ['The search was stopped: there are more than are listed.']),
  ];
  return [
    heading(3, 'What takes it down'),
    {
      type: 'table',
      columns: [
        { title: 'Failures', align: 'right' },
        { title: 'What fails together' },
        { title: 'Down a year', align: 'right' },
      ],
      rows,
    },
    ...(limits.length > 0 ? [paragraph(limits.join(' '))] : []),
  ];
}
