import type { ContentSlide, Part, Scene } from '../../formats';
import { multiple, percent } from '../../formats';
import { journeyBlocks, verdictOf } from '../journey';
import { plainText } from '../text';
import { type Way, wayOf } from '../way';
import { plural, print, printed, sentence } from '../words';
import { type DeckContext, drawn } from './context';
import { excerptOf, isLost, isTooLarge } from './split';
import { readable, TABLE_ROOM } from './whole';

/** A journey over more components is shown on the whole drawing: laid out alone it would be no larger. */
const MOST_ON_WAY = 36;

/** A slide for each journey: its way on the diagram, its figures against its targets. */
export async function journeySlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, words } = context;
  return Promise.all(
    Object.keys(report.journeys).map(async (id): Promise<ContentSlide> => {
      const [name, ...rest] = verdictOf(id, report, words).split(': ');
      return {
        layout: 'content',
        title: name!,
        lead: sentence(rest.join(': ')),
        parts: [...(await wayParts(id, context)), journeyTable(id, context)],
        notes: plainText(journeyBlocks(id, design, report, words)),
      };
    }),
  );
}

/** Its way as a drawing; where not even names could be read in it, what gives in first along it. */
async function wayParts(id: string, context: DeckContext): Promise<readonly Part[]> {
  const way = wayOf(context.design, id);
  if (way.components.size === 0) return [];
  const scene = await sceneOf(context, way);
  if (!isLost(scene, context.options.ratio, TABLE_ROOM)) return [{ type: 'drawing', scene }];
  return weakestOf(id, way, context);
}

/** Its way on the whole drawing; where that cannot be read, its way alone. */
async function sceneOf(context: DeckContext, way: Way): Promise<Scene> {
  const { design, report, options } = context;
  const whole = drawn(design, report, { focus: way });
  if (!isTooLarge(whole, options.ratio, TABLE_ROOM)) return whole;
  if (way.components.size > MOST_ON_WAY) return readable(context, design, { focus: way, below: TABLE_ROOM }).scene;
  const alone = await excerptOf(context, [...way.components], { neighbours: 0, below: TABLE_ROOM });
  return readable(context, alone, { below: TABLE_ROOM }).scene;
}

const MOST_WEAK = 8;

function weakestOf(id: string, way: Way, { report, words }: DeckContext): readonly Part[] {
  const rows = report.journeys[id]!.breaks.slice(0, MOST_WEAK).map(({ component, at }) => {
    const { utilization, meanMs, availability } = report.components[component]!;
    return [
      words.component(component),
      multiple(at),
      utilization === null ? '–' : percent(utilization),
      printed(meanMs, 'duration'),
      printed(availability, 'probability'),
    ];
  });
  if (rows.length === 0) return [];
  const right = (title: string) => ({ title, align: 'right' as const, share: 1 });
  const first = `First to give in, of ${plural(way.components.size, 'component')} on the way`;
  const columns = [
    { title: first, share: 2.4 },
    right('Gives in at'),
    right('In use'),
    right('Mean time'),
    right('Available'),
  ];
  return [{ type: 'table', columns, rows }];
}

function journeyTable(id: string, { report, words }: DeckContext): Part {
  const figures = report.journeys[id]!;
  const show = (value: number | null, dimension: 'duration' | 'probability' | 'rate') =>
    value === null ? 'not computed' : print(value, dimension);
  const wanted = new Map(figures.targets.map(({ name, target }) => [name as string, target]));
  const target = (name: string, text: (value: number) => string) => {
    const value = wanted.get(name);
    return value === undefined ? '–' : text(value);
  };
  const most = (value: number) => `≤ ${print(value, 'duration')}`;
  const holds = figures.maxRatePerSecond === null ? 'no limit' : print(figures.maxRatePerSecond, 'rate');
  const perMillion = figures.costPerMillion === null ? '–' : words.money(figures.costPerMillion);
  const column = (title: string, share: number) => ({ title, align: 'right' as const, share });
  return {
    type: 'table',
    columns: [
      { title: '', share: 1.2 },
      column('Requests', 1.2),
      column('Holds up to', 1.3),
      column('p50', 1),
      column('p95', 1),
      column('p99', 1),
      column('Available', 1.3),
      column('A million', 1.2),
    ],
    rows: [
      [
        'Is',
        print(figures.ratePerSecond, 'rate'),
        holds,
        show(figures.p50Ms, 'duration'),
        show(figures.p95Ms, 'duration'),
        show(figures.p99Ms, 'duration'),
        show(figures.availability, 'probability'),
        perMillion,
      ],
      ...(figures.targets.length === 0
        ? []
        : [
            [
              'Wanted',
              '',
              '',
              target('p50Ms', most),
              target('p95Ms', most),
              target('p99Ms', most),
              target('availability', (value) => `≥ ${print(value, 'probability')}`),
              target('costPerMillion', (value) => `≤ ${words.money(value)}`),
            ],
          ]),
    ],
  };
}
