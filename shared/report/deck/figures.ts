import { multiple } from '../../formats';
import type { Report } from '../../analysis';
import type { ContentSlide, Part, Scene, Tone } from '../../formats';
import { likely } from '../../model';
import { verdictOf } from '../journey';
import { plural, print, printed, type Words, wordsOf } from '../words';
import type { DeckContext, DeckVariant } from './context';
import { placed } from './split';
import { wholeOf } from './whole';

const MOST_BARS = 10;
/** What lasts this many times longer than the first would make all other bars invisible. */
const FURTHEST = 30;
const MOST_JOURNEYS = 6;
const right = (title: string, share = 1) => ({ title, align: 'right' as const, share });

/** What gives in at which multiple of today's load, as a native chart. */
export function breakSlides({ design, report, words }: DeckContext): readonly ContentSlide[] {
  const limit = likely(design.assumptions?.maxUtilization ?? 0.7);
  const limited = Object.entries(report.components)
    .flatMap(([id, { saturatesAt }]) => (saturatesAt === null ? [] : [{ id, at: saturatesAt }]))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  if (limited.length === 0) return [];
  const first = limited[0]!;
  const tone = (at: number): Tone => (at <= 1 ? 'bad' : at * limit < 1 ? 'warn' : 'ok');
  const shown = limited.filter(({ at }) => at <= FURTHEST * first.at).slice(0, MOST_BARS);
  const hidden = limited.length - shown.length;
  return [
    {
      layout: 'content',
      title: 'What breaks first',
      lead: `${words.component(first.id)} gives in first, at ${multiple(first.at)} today’s load${hidden > 0 ? `; ${plural(hidden, 'component')} that ${hidden === 1 ? 'lasts' : 'last'} longer ${hidden === 1 ? 'is' : 'are'} not shown` : ''}.`,
      parts: [
        {
          type: 'bars',
          title: 'Multiple of today’s load at which a component is saturated',
          format: '[>=100]0"×";0.0#"×"',
          bars: shown.map(({ id, at }) => ({
            label: words.component(id),
            value: Number(at.toPrecision(3)),
            tone: tone(at),
          })),
        },
      ],
      notes: [
        ...Object.keys(report.journeys).map((id) => verdictOf(id, report, words)),
        ...limited.map(({ id, at }) => utilisationNote(id, at)),
        report.method['load'] ?? '',
      ].filter((line) => line !== ''),
    },
  ];

  function utilisationNote(id: string, at: number): string {
    const { arrivalRps, replicas, replicasNeeded } = report.components[id]!;
    const needs =
      replicasNeeded === null || replicasNeeded <= replicas ? '' : ` It needs ${plural(replicasNeeded, 'replica')}.`;
    return `${words.component(id)}: ${printed(arrivalRps, 'rate')} on ${plural(replicas, 'replica')}, saturated at ${multiple(at)}.${needs}`;
  }
}

/** Availability and latency of all journeys, against their targets. */
export function answerSlides({ report, words }: DeckContext): readonly ContentSlide[] {
  const ids = Object.keys(report.journeys);
  if (ids.length === 0) return [];
  const missed = ids.flatMap((id) => report.journeys[id]!.targets.filter(({ met }) => met === false));
  const targets = ids.flatMap((id) => report.journeys[id]!.targets);
  const rows = ids.map((id) => {
    const { meanMs, p50Ms, p95Ms, p99Ms, availability, targets: wanted } = report.journeys[id]!;
    const met = wanted.filter((target) => target.met === true).length;
    return [
      words.journey(id),
      ...[meanMs, p50Ms, p95Ms, p99Ms].map((value) => printed(value, 'duration')),
      printed(availability, 'probability'),
      availability === null ? '–' : words.perYear(1 - availability),
      wanted.length === 0 ? 'none' : `${met} of ${wanted.length} met`,
    ];
  });
  const columns = [
    { title: 'Journey', share: 2.2 },
    right('Mean'),
    right('p50'),
    right('p95'),
    right('p99'),
    right('Available', 1.2),
    right('Down a year', 1.2),
    right('Targets', 1.3),
  ];
  const lead =
    targets.length === 0
      ? 'No journey has a target yet.'
      : missed.length === 0
        ? 'Every target that could be computed is met.'
        : `${plural(missed.length, 'target')} of ${targets.length} ${missed.length === 1 ? 'is' : 'are'} missed.`;
  const notes = [report.method['latency'], report.method['waiting'], report.method['availability']];
  return [
    {
      layout: 'content',
      title: 'Availability and latency',
      lead,
      parts: [{ type: 'table', columns, rows }, ...slowest(ids, report, words)],
      notes: notes.filter((line) => line !== undefined),
    },
  ];
}

/** p99 of every journey that has one; red where a target for it is missed. */
function slowest(ids: readonly string[], report: Report, words: Words): readonly Part[] {
  const bars = ids.flatMap((id) => {
    const { p99Ms, targets } = report.journeys[id]!;
    if (p99Ms === null) return [];
    const target = targets.find(({ name }) => name === 'p99Ms');
    const tone: Tone = target === undefined ? 'plain' : target.met === true ? 'ok' : 'bad';
    return [{ label: words.journey(id), value: Number(p99Ms.toPrecision(3)), tone }];
  });
  if (bars.length === 0) return [];
  const sorted = bars.toSorted((a, b) => b.value - a.value).slice(0, MOST_JOURNEYS);
  return [{ type: 'bars', title: 'p99 in milliseconds', format: '[>=100]#,##0;0.0##', bars: sorted }];
}

/** What drives the cost, and what each journey has of it. */
export function costSlides({ report, words, design }: DeckContext): readonly ContentSlide[] {
  const drivers = Object.entries(report.components)
    .flatMap(([id, { costPerMonth }]) => (costPerMonth > 0 ? [{ id, cost: costPerMonth }] : []))
    .sort((a, b) => b.cost - a.cost || (a.id < b.id ? -1 : 1));
  if (drivers.length === 0) return [];
  const shown = drivers.length > MOST_BARS ? drivers.slice(0, MOST_BARS - 1) : drivers;
  const rest = drivers.slice(shown.length).reduce((sum, { cost }) => sum + cost, 0);
  const currency = design.assumptions?.currency ?? 'USD';
  const bars = [
    ...shown.map(({ id, cost }) => ({ label: words.component(id), value: Math.round(cost), tone: 'plain' as const })),
    ...(rest > 0
      ? [{ label: `${drivers.length - shown.length} others`, value: Math.round(rest), tone: 'plain' as const }]
      : []),
  ];
  const journeys = Object.entries(report.journeys);
  const rows = journeys.map(([id, { costPerMonth, costPerMillion }]) => [
    words.journey(id),
    words.money(costPerMonth),
    costPerMillion === null ? 'not computed' : words.money(costPerMillion),
  ]);
  return [
    {
      layout: 'content',
      title: 'Cost',
      lead: `${words.money(report.cost.perMonth)} a month, of which ${words.component(drivers[0]!.id)} takes ${words.money(drivers[0]!.cost)}.`,
      parts: [
        { type: 'bars', title: `${currency} a month`, format: '#,##0', bars },
        ...(rows.length === 0
          ? []
          : [
              {
                type: 'table' as const,
                columns: [{ title: 'Journey', share: 1.6 }, right('A month'), right('A million requests', 1.5)],
                rows,
              },
            ]),
      ],
      ...(rows.length === 0 ? {} : { beside: 0.56 }),
      notes: drivers.map(({ id, cost }) => `${words.component(id)}: ${words.money(cost)} a month.`),
    },
  ];
}

/** The design and its variants side by side, then each variant as a drawing. */
export async function variantSlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, words, options } = context;
  const variants = options.variants ?? [];
  if (variants.length === 0) return [];
  const all = [{ name: 'As designed', design, report }, ...variants];
  const rows = Object.keys(report.journeys).flatMap((id) => {
    const row = (what: string, text: (of: (typeof all)[number]) => string) => [
      `${words.journey(id)}: ${what}`,
      ...all.map(text),
    ];
    return [
      row('p99', (of) => printed(of.report.journeys[id]?.p99Ms ?? null, 'duration')),
      row('available', (of) => printed(of.report.journeys[id]?.availability ?? null, 'probability')),
      row('holds up to', (of) => {
        const journey = of.report.journeys[id];
        return journey === undefined
          ? '–'
          : journey.maxRatePerSecond === null
            ? 'no limit'
            : print(journey.maxRatePerSecond, 'rate');
      }),
    ];
  });
  const table = {
    type: 'table' as const,
    columns: [{ title: '', share: 2 }, ...all.map(({ name }) => right(name))],
    rows: [
      ...rows,
      ['Cost a month', ...all.map((of) => words.money(of.report.cost.perMonth))],
      ['Single points of failure', ...all.map((of) => `${of.report.singlePointsOfFailure.length}`)],
      ['Components', ...all.map((of) => `${Object.keys(of.design.components).length}`)],
    ],
  };
  return [
    {
      layout: 'content',
      title: 'Variants side by side',
      parts: [table],
      notes: ['Each column is a full analysis of its own.'],
    },
    ...(await Promise.all(
      variants.map(
        async (variant): Promise<ContentSlide> => ({
          layout: 'content',
          title: `Variant: ${variant.name}`,
          lead: `${words.money(variant.report.cost.perMonth)} a month, ${plural(variant.report.singlePointsOfFailure.length, 'single point')} of failure.`,
          parts: [{ type: 'drawing', scene: await variantScene(variant, context) }],
          notes: Object.keys(variant.report.journeys).map((id) =>
            verdictOf(id, variant.report, wordsOf(variant.design, variant.report)),
          ),
        }),
      ),
    )),
  ];
}

/** The variant as the design itself is shown. What it adds may stand nowhere yet. */
async function variantScene({ design, report }: DeckVariant, context: DeckContext): Promise<Scene> {
  const anew = () => placed(design, context.options);
  const isPlaced = Object.values(design.components).every(({ position }) => position !== undefined);
  const base = isPlaced ? design : await anew();
  const own: DeckContext = { ...context, design: base, report, words: wordsOf(base, report), anew };
  return (await wholeOf(own)).scene;
}
