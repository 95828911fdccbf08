import { type ContentSlide, fittingScale, type Part, type Scene } from '../../formats';
import type { Design } from '../../model';
import { journeyBlocks, verdictOf } from '../journey';
import { plainText } from '../text';
import { singlePointRows } from '../singlePoints';
import { plural, print } from '../words';
import { wayOf } from '../way';
import { type DeckContext, drawn } from './context';
import {
  type Cell,
  cellsOf,
  excerptOf,
  hiddenConnectors,
  isTooLarge,
  isWithin,
  mayFit,
  overviewOf,
  placed,
} from './split';

/** So few boxes would say less than the whole in small. */
const FEW_CELLS = 4;

/** The whole design; one that is too large for a slide as an overview, and a slide for each part. */
export async function designSlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, options } = context;
  if (Object.keys(design.components).length === 0) return [];
  // Where notes make the drawing too large, they are told instead of shown.
  const beside = drawn(design, report, { papers: true });
  const hasRoom = !isTooLarge(beside, options.ratio);
  const asDrawn = hasRoom ? beside : drawn(design, report);
  const anew =
    isTooLarge(asDrawn, options.ratio) && mayFit(design) ? drawn(await placed(design, options), report) : asDrawn;
  const scaleOf = (scene: Scene) => fittingScale(scene, options.ratio);
  const whole = scaleOf(anew) > scaleOf(asDrawn) ? anew : asDrawn;
  const notes = [whole.description, SIGNS, ...(hasRoom ? [] : notesOf(beside))];
  const slide = (title: string, scene: Scene): ContentSlide => ({
    layout: 'content',
    title,
    parts: [{ type: 'drawing', scene }],
    notes,
    ...leadOf(context),
  });
  if (!isTooLarge(whole, options.ratio)) return [slide('The design', whole)];
  const { cells, parts } = await partsOf(context);
  if (parts.length === 0) return [slide('The design', whole)];
  // What is known as a whole is recognised in small; boxes of parts say something only where the whole is a thicket.
  const isSmall = cells.length < FEW_CELLS || mayFit(design);
  const overview = isSmall ? whole : drawn(await overviewOf(context, cells), undefined);
  return [slide('The design: overview', overview), ...parts];
}

/** Into how many components a part is cut at most, with how much of what is around it; the first that can be read. */
const CUTS = [
  { most: 8, neighbours: 4 },
  { most: 6, neighbours: 3 },
] as const;
/** Larger designs are cut once and less finely: their parts are many, and somebody waits. */
const LARGE = { from: 40, cuts: [{ most: 14, neighbours: 8 }] };

/** The parts of a design that has no room on one slide, each with a slide of its own. */
async function partsOf(context: DeckContext) {
  const { design, options } = context;
  const cuts = Object.keys(design.components).length > LARGE.from ? LARGE.cuts : CUTS;
  let best: { cells: readonly Cell[]; parts: readonly ContentSlide[] } = { cells: [], parts: [] };
  for (const { most, neighbours } of cuts) {
    const cells = cellsOf(design, most);
    // A single part would be the whole once more.
    if (cells.length < 2) continue;
    const several = cells.filter(({ members }) => members.length > 1);
    const made = await Promise.all(several.map((cell) => partSlide(context, cell, neighbours)));
    best = { cells, parts: made.map(({ slide }) => slide) };
    if (!made.some(({ scene }) => isTooLarge(scene, options.ratio))) break;
  }
  return best;
}

async function partSlide(context: DeckContext, { title, members }: Cell, neighbours: number) {
  const { design, report } = context;
  const excerpt = await excerptOf(context, members, { neighbours });
  const inside = new Set(members);
  const focus = { components: inside, connectors: new Set(Object.keys(excerpt.connectors)) };
  const scene = drawn(excerpt, report, { focus });
  const hidden = hiddenConnectors(design, members, excerpt);
  const more = hidden === 0 ? '' : `, where ${plural(hidden, 'further connector')} lead${hidden === 1 ? 's' : ''}`;
  const lead = `${plural(members.length, 'component')}; what is faded stands on other slides${more}.`;
  const slide: ContentSlide = {
    layout: 'content',
    title,
    lead,
    parts: [{ type: 'drawing', scene }],
    notes: [scene.description, SIGNS],
  };
  return { slide, scene };
}

const notesOf = ({ papers }: Scene): readonly string[] =>
  papers.notes.map(({ text }) => `On the canvas: ${text.replaceAll(/\s+/g, ' ').trim()}`);

const SIGNS =
  'Below each component: utilisation, mean time, availability, cost a month, as far as they say something. The stop sign marks a single point of failure; “breaks first” is the first component of a journey to give in, at that multiple of today’s load.';

function leadOf({ design, report, words }: DeckContext): { readonly lead?: string } {
  const components = plural(Object.keys(design.components).length, 'component');
  const connectors = plural(Object.keys(design.connectors).length, 'connector');
  const points = report.singlePointsOfFailure.length;
  const risk = points === 0 ? 'no single point of failure' : plural(points, 'single point') + ' of failure';
  return {
    lead: `${components}, ${connectors}, ${words.money(report.cost.perMonth)} a month${Object.keys(report.journeys).length > 0 ? `, ${risk}` : ''}.`,
  };
}

/** About as high as the table below a drawing. */
const TABLE_ROOM = 110;
/** A journey over more components is shown on the whole drawing: laid out alone it would be no larger. */
const MOST_ON_WAY = 36;

/** A slide for each journey: its way on the diagram, its figures against its targets. */
export async function journeySlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, words, options } = context;
  return Promise.all(
    Object.keys(report.journeys).map(async (id): Promise<ContentSlide> => {
      const way = wayOf(design, id);
      const whole = drawn(design, report, { focus: way });
      const isLarge = isTooLarge(whole, options.ratio, TABLE_ROOM) && way.components.size <= MOST_ON_WAY;
      const scene = isLarge
        ? drawn(await excerptOf(context, [...way.components], { neighbours: 0, below: TABLE_ROOM }), report)
        : whole;
      const [name, ...rest] = verdictOf(id, report, words).split(': ');
      return {
        layout: 'content',
        title: name!,
        lead: sentence(rest.join(': ')),
        parts: [...(way.components.size === 0 ? [] : [{ type: 'drawing' as const, scene }]), journeyTable(id, context)],
        notes: plainText(journeyBlocks(id, design, report, words)),
      };
    }),
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

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

const MOST_POINTS = 5;

/** Marked on the diagram, listed with what each of them costs. */
export async function singlePointSlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, words, options } = context;
  if (Object.keys(report.journeys).length === 0) return [];
  const rows = singlePointRows(report, words);
  if (rows.length === 0) {
    const items = [{ text: 'No single failure takes a journey down.', tone: 'ok' as const }];
    return [{ layout: 'content', title: TITLE, parts: [{ type: 'bullets', items }], notes: [METHOD] }];
  }
  const components = new Set(
    report.singlePointsOfFailure.flatMap(({ failure }) =>
      failure.type === 'replicas'
        ? [failure.component]
        : Object.keys(design.components).filter((id) => isWithin(design, id, failure.boundary)),
    ),
  );
  const focus = { components, connectors: new Set<string>() };
  const marked = (shown: Design) => drawn(shown, report, { focus, figures: false });
  const asDrawn = marked(design);
  const scene =
    isTooLarge(asDrawn, options.ratio, TABLE_ROOM) && mayFit(design)
      ? marked(await placed(design, options, TABLE_ROOM))
      : asDrawn;
  const more = rows.length - MOST_POINTS;
  return [
    {
      layout: 'content',
      title: TITLE,
      lead: `${sentence(plural(rows.length, 'failure'))} ${rows.length === 1 ? 'takes' : 'take'} a journey down without any other${more > 0 ? `; the worst ${MOST_POINTS} are listed` : ''}.`,
      parts: [
        { type: 'drawing', scene },
        {
          type: 'table',
          columns: [
            { title: 'Whose failure', share: 2 },
            { title: 'Takes down', share: 3 },
            { title: 'Down a year', align: 'right', share: 1 },
          ],
          rows: rows.slice(0, MOST_POINTS),
        },
      ],
      notes: [METHOD, ...rows.map(([who, what, down]) => `${who}: takes down ${what}, ${down} a year.`)],
    },
  ];
}

const TITLE = 'Single points of failure';
const METHOD =
  'A single point of failure is a cut set of order one: computed exactly over unique components, zones and regions, at peak load. Structure does not depend on how probable a failure is.';
