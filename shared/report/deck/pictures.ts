import type { ContentSlide, Focus, Scene } from '../../formats';
import { singlePointRows } from '../singlePoints';
import { plural, sentence } from '../words';
import { type DeckContext, drawn } from './context';
import { type Cell, cellsOf, excerptOf, hiddenConnectors, isLost, isTooLarge, isWithin, overviewOf } from './split';
import { readable, wholeOf } from './whole';

/** So few boxes would say less than the whole in small. */
const FEW_CELLS = 4;

/** The whole design; one that is too large for a slide as an overview, and a slide for each part. */
export async function designSlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, options } = context;
  if (Object.keys(design.components).length === 0) return [];
  // Where notes make the drawing too large, they are told instead of shown.
  const beside = drawn(design, report, { papers: true });
  const hasRoom = !isTooLarge(beside, options.ratio);
  const { scene: whole, isInFull } = hasRoom ? { scene: beside, isInFull: true } : await wholeOf(context);
  const about = hasRoom ? [] : notesOf(beside);
  const slide = (title: string, scene: Scene): ContentSlide => ({
    layout: 'content',
    title,
    parts: [{ type: 'drawing', scene }],
    notes: [whole.description, signsOf(scene), ...about],
    ...leadOf(context),
  });
  if (isInFull) return [slide('The design', whole)];
  const { cells, parts } = await partsOf(context);
  if (parts.length === 0) return [slide('The design', whole)];
  // What is known as a whole is recognised in small; boxes of parts say something only where the whole is a thicket.
  const isSmall = cells.length < FEW_CELLS || !isLost(whole, options.ratio);
  const overview = isSmall ? whole : drawn(await overviewOf(context, cells), undefined);
  return [slide('The design: overview', overview), ...parts];
}

/** Into how many components a part is cut at most, with how much of what is around it; the first that can be read. */
const CUTS = [
  { most: 8, neighbours: 4 },
  { most: 6, neighbours: 3 },
] as const;
/** Larger designs are cut once and less finely: their parts are many, and somebody waits. */
const LARGE = { from: 40, cuts: [{ most: 10, neighbours: 5 }] };

/** The parts of a design that has no room on one slide, each with a slide of its own. */
async function partsOf(context: DeckContext) {
  const { design } = context;
  const cuts = Object.keys(design.components).length > LARGE.from ? LARGE.cuts : CUTS;
  let best: { cells: readonly Cell[]; parts: readonly ContentSlide[] } = { cells: [], parts: [] };
  for (const { most, neighbours } of cuts) {
    const cells = cellsOf(design, most);
    const several = cells.filter(({ members }) => members.length > 1);
    // A single part would be the whole once more.
    if (several.length < 2) continue;
    const made = await Promise.all(several.map((cell) => partSlide(context, cell, neighbours)));
    best = { cells, parts: made.map(({ slide }) => slide) };
    if (made.every(({ isInFull }) => isInFull)) break;
  }
  return best;
}

async function partSlide(context: DeckContext, { title, members }: Cell, neighbours: number) {
  const { design } = context;
  const excerpt = await excerptOf(context, members, { neighbours });
  const inside = new Set(members);
  const focus = { components: inside, connectors: new Set(Object.keys(excerpt.connectors)) };
  const { scene, isInFull } = readable(context, excerpt, { focus });
  const hidden = hiddenConnectors(design, members, excerpt);
  const more = hidden === 0 ? '' : `, where ${plural(hidden, 'further connector')} lead${hidden === 1 ? 's' : ''}`;
  const lead = `${plural(members.length, 'component')}; what is faded stands on other slides${more}.`;
  const slide: ContentSlide = {
    layout: 'content',
    title,
    lead,
    parts: [{ type: 'drawing', scene }],
    notes: [scene.description, signsOf(scene)],
  };
  return { slide, isInFull };
}

const notesOf = ({ papers }: Scene): readonly string[] =>
  papers.notes.map(({ text }) => `On the canvas: ${text.replaceAll(/\s+/g, ' ').trim()}`);

const signsOf = ({ components }: Scene): string =>
  components.some(({ caption }) => caption) ? FIGURES + SIGNS : SIGNS;

const FIGURES =
  'Below each component: utilisation, mean time, availability, cost a month, as far as they say something. ';
const SIGNS =
  'The stop sign marks a single point of failure; “breaks first” is the first component of a journey to give in, at that multiple of today’s load.';

function leadOf({ design, report, words }: DeckContext): { readonly lead?: string } {
  const components = plural(Object.keys(design.components).length, 'component');
  const connectors = plural(Object.keys(design.connectors).length, 'connector');
  const points = report.singlePointsOfFailure.length;
  const risk = points === 0 ? 'no single point of failure' : plural(points, 'single point') + ' of failure';
  return {
    lead: `${components}, ${connectors}, ${words.money(report.cost.perMonth)} a month${Object.keys(report.journeys).length > 0 ? `, ${risk}` : ''}.`,
  };
}

const MOST_POINTS = 5;
/** A row of the table, which may break once. */
const ROW_ROOM = 36;

/** Marked on the diagram, listed with what each of them costs. */
export async function singlePointSlides(context: DeckContext): Promise<readonly ContentSlide[]> {
  const { design, report, words } = context;
  if (Object.keys(report.journeys).length === 0) return [];
  const rows = singlePointRows(report, words).map(([who, ...rest]) => [sentence(who), ...rest] as const);
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
  const below = 50 + ROW_ROOM * Math.min(rows.length, MOST_POINTS);
  const scene = await markedOn(context, { focus, figures: false, below });
  const more = rows.length - MOST_POINTS;
  return [
    {
      layout: 'content',
      title: TITLE,
      lead: `${sentence(plural(rows.length, 'failure'))} ${rows.length === 1 ? 'takes' : 'take'} a journey down without any other${more > 0 ? `; the worst ${MOST_POINTS} are listed` : ''}.`,
      parts: [
        ...(scene === undefined ? [] : [{ type: 'drawing' as const, scene }]),
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

/** On the whole drawing; where that cannot be read, they alone with what is around them, if they are few. */
async function markedOn(
  context: DeckContext,
  options: { readonly focus: Focus; readonly figures: boolean; readonly below: number },
): Promise<Scene | undefined> {
  const { ratio } = context.options;
  const { scene } = await wholeOf(context, options);
  if (!isLost(scene, ratio, options.below)) return scene;
  const members = [...options.focus.components];
  if (members.length > MOST_MARKED) return undefined;
  const excerpt = await excerptOf(context, members, { neighbours: NEAR_MARKED, below: options.below });
  const around = readable(context, excerpt, options).scene;
  return isLost(around, ratio, options.below) ? undefined : around;
}

/** Together as many as a slide holds. */
const MOST_MARKED = 10;
const NEAR_MARKED = 6;

const TITLE = 'Single points of failure';
const METHOD =
  'A single point of failure is a cut set of order one: computed exactly over unique components, zones and regions, at peak load. Structure does not depend on how probable a failure is.';
