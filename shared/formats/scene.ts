import type { Report } from '../analysis';
import { ICONS, kindOf } from '../catalogue';
import { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, createWays, unite } from '../layout';
import { type Component, connectorCaption, type Design, orderOf, type Position } from '../model';
import { boundaryTitleOf } from './boundaryWords';
import { captionOf, captionOptionsOf } from './caption';
import { crosses, placeLabels } from './labels';
import { largeNames, NAME_FONT } from './letters';
import { type Font, shortened, textWidth, twoLines } from './measure';
import { NO_PAPERS, type ScenePapers, scenePapers } from './papers';
import type { LegendEntry, Scene, SceneComponent, SceneConnector, SceneFrame, TitleBlock } from './sceneTypes';

export type SceneOptions = {
  readonly report?: Report;
  /** The figures below components, with the bar: shown where there is a report unless this says no. */
  readonly figures?: boolean;
  /** "breaks first" and the stop signs: shown where there is a report unless this says no. */
  readonly marks?: boolean;
  readonly legend?: boolean;
  /** Notes, free text and strokes: not shown unless asked for, since a slide shows a part of the design and they belong to none. */
  readonly papers?: boolean;
  /** What the drawing is about; everything else is faded. */
  readonly focus?: Focus;
  /** `large`: for a drawing that is seen from afar. Names as large as cards allow; no technologies, figures and labels. */
  readonly letters?: 'usual' | 'large';
  readonly titleBlock?: { readonly date?: string; readonly version?: string; readonly author?: string };
};

export type Focus = { readonly components: ReadonlySet<string>; readonly connectors: ReadonlySet<string> };

export const MARGIN = 32;
export const LEGEND_HEIGHT = 28;
export const SUBTITLE_FONT: Font = { size: 11, weight: 400 };
export const FRAME_FONT: Font = { size: 12, weight: 600 };
const LARGE_FRAME_FONT: Font = { size: 18, weight: 600 };
/** From the left edge of a component to its text, and from the text to the right edge. */
export const TEXT_LEFT = 42;
export const TEXT_RIGHT = 10;

export function scene(design: Design, options: SceneOptions = {}): Scene {
  const { report, focus } = options;
  const marked = options.marks === false ? undefined : report;
  const ids = Object.keys(design.components).sort(byOrder(design.components));
  const boxes = new Map(ids.map((id) => [id, boxOf(design.components[id]!)]));
  const firstToBreak = bottlenecks(marked);
  const singlePoints = new Set(
    marked?.singlePointsOfFailure.map(({ failure }) =>
      failure.type === 'replicas' ? `component ${failure.component}` : `boundary ${failure.boundary}`,
    ),
  );
  const isLarge = options.letters === 'large';
  const texts = isLarge ? largeTextsOf(design, ids) : ids.map((id) => textsOf(design.components[id]!, id));
  const hasFigures = options.figures !== false && !isLarge;
  const captionOptions = captionOptionsOf(design.assumptions);
  const components = ids.map((id, i): SceneComponent => {
    const component = design.components[id]!;
    const breaksFirstAt = firstToBreak.get(id);
    const caption = report && hasFigures && captionOf(report, id, captionOptions);
    return {
      id,
      ...boxes.get(id)!,
      ...texts[i]!,
      icon: ICONS[component.kind] ?? ICONS['component'] ?? [],
      isSinglePoint: singlePoints.has(`component ${id}`),
      isFaded: focus !== undefined && !focus.components.has(id),
      ...(caption ? { caption } : {}),
      ...(breaksFirstAt === undefined ? {} : { breaksFirstAt }),
    };
  });
  const routed = connectorsOf(design, boxes, { focus, hasLabels: !isLarge });
  const frames = framesOf(design, routed, {
    font: isLarge ? LARGE_FRAME_FONT : FRAME_FONT,
    isSinglePoint: (id) => singlePoints.has(`boundary ${id}`),
  });
  const connectors = placeLabels(routed, { components, frames });
  const legend = options.legend === false ? [] : legendOf(components, frames);
  const papers = options.papers === true ? scenePapers(design) : NO_PAPERS;
  const around = boundsOf(components, connectors, [...frames, ...boxesOf(papers)], legend);
  const titleBlock = options.titleBlock && titleBlockOf(design.name, options.titleBlock, around);
  return {
    title: design.name,
    description: describe(design, components, connectors),
    bounds: titleBlock === undefined ? around : { ...around, height: around.height + TITLE_BLOCK.height + MARGIN / 2 },
    frames,
    connectors,
    components,
    papers,
    legend,
    ...(titleBlock ? { titleBlock } : {}),
  };
}

const boxesOf = ({ notes, strokes }: ScenePapers): readonly Box[] => [
  ...notes,
  ...strokes.flatMap(({ points }) => points.map((at) => ({ ...at, width: 0, height: 0 }))),
];

type Texts = Pick<SceneComponent, 'name' | 'nameSize' | 'subtitle' | 'replicas' | 'title'>;

/** Names only, as large as they have room. */
function largeTextsOf(design: Design, ids: readonly string[]): readonly Texts[] {
  const names = ids.map((id) => nameOf(design.components[id]!, id));
  const width = COMPONENT.width - TEXT_LEFT - TEXT_RIGHT;
  const large = largeNames(names, width);
  return ids.map((id, i) => ({
    ...textsOf(design.components[id]!, id),
    name: large[i]!.lines,
    nameSize: large[i]!.size,
    subtitle: '',
    replicas: '',
  }));
}

const nameOf = (component: Component, id: string): string =>
  component.name?.trim() || kindOf(component.kind)?.name || component.kind || id;

function textsOf(component: Component, id: string): Texts {
  const kind = kindOf(component.kind)?.name ?? component.kind;
  const name = nameOf(component, id);
  const replicas = replicasText(component);
  const width = boxOf(component).width - TEXT_LEFT - TEXT_RIGHT;
  const under = component.technology ?? (kind.toLowerCase() === name.toLowerCase() ? '' : kind);
  const room = replicas === '' ? width : width - textWidth(replicas, SUBTITLE_FONT) - 8;
  return {
    name: twoLines(name, under === '' ? room : width, NAME_FONT),
    nameSize: NAME_FONT.size,
    subtitle: shortened(under, room, SUBTITLE_FONT),
    replicas,
    title: [name, component.technology, kind, replicas]
      .filter((text, i, all) => text && all.indexOf(text) === i)
      .join(', '),
  };
}

function replicasText({ replicas, autoscale }: Component): string {
  const print = (value: typeof replicas): string =>
    value === undefined ? '' : typeof value === 'number' ? `${value}` : `${value.low}–${value.high}`;
  if (autoscale !== undefined) return `×${print(autoscale.min)}–${print(autoscale.max)}`;
  const count = print(replicas);
  return count === '' || count === '1' ? '' : `×${count}`;
}

/** Per component the smallest multiple at which it is the first of some journey to give in. */
function bottlenecks(report: Report | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { breaks } of Object.values(report?.journeys ?? {})) {
    const first = breaks[0];
    if (first !== undefined && !(found.get(first.component)! <= first.at)) found.set(first.component, first.at);
  }
  return found;
}

/** What somebody brought to the front comes last, over what came before. */
const byOrder =
  (records: Readonly<Record<string, { readonly order?: number }>>) =>
  (a: string, b: string): number =>
    orderOf(records[a]!) - orderOf(records[b]!) || (a < b ? -1 : 1);

const TITLE_BLOCK = { height: 44, least: 240 };
export const TITLE_FONT: Font = { size: 13, weight: 600 };

function titleBlockOf(
  name: string,
  { date, version, author }: NonNullable<SceneOptions['titleBlock']>,
  around: Box,
): TitleBlock {
  const details = [version, date, author].filter((part) => part !== undefined && part.trim() !== '').join(' · ');
  const wanted = Math.max(textWidth(name, TITLE_FONT), textWidth(details, SUBTITLE_FONT)) + 24;
  const width = Math.min(around.width - 2 * MARGIN, Math.max(TITLE_BLOCK.least, Math.ceil(wanted)));
  return {
    x: around.x + around.width - MARGIN - width,
    y: around.y + around.height - MARGIN / 2,
    width,
    height: TITLE_BLOCK.height,
    name: shortened(name, width - 24, TITLE_FONT),
    details: shortened(details, width - 24, SUBTITLE_FONT),
  };
}

function framesOf(
  design: Design,
  connectors: readonly SceneConnector[],
  { font, isSinglePoint }: { readonly font: Font; readonly isSinglePoint: (id: string) => boolean },
): readonly SceneFrame[] {
  const boxes = boundaryBoxes(design);
  const depth = (id: string): number => {
    const parent = design.boundaries[id]?.parent;
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return Object.keys(design.boundaries)
    .filter((id) => boxes[id] !== undefined)
    .sort((a, b) => depth(a) - depth(b) || byOrder(design.boundaries)(a, b))
    .map((id) => {
      const { kind } = design.boundaries[id]!;
      const box = boxes[id]!;
      const title = shortened(boundaryTitleOf(design.boundaries[id]!, id), box.width - 48, font);
      const titleBox = {
        x: box.x + 14,
        y: box.y + 10,
        width: textWidth(title, font),
        height: Math.ceil(font.size * 1.3),
      };
      return {
        id,
        kind,
        ...box,
        title,
        titleSize: font.size,
        titleBox,
        isTitleCrossed: connectors.some(({ points }) => crosses(titleBox, points)),
        isSinglePoint: isSinglePoint(id),
      };
    });
}

function connectorsOf(
  design: Design,
  boxes: ReadonlyMap<string, Box>,
  { focus, hasLabels }: { readonly focus: Focus | undefined; readonly hasLabels: boolean },
): readonly SceneConnector[] {
  const named = (id: string) => design.components[id]!.name ?? id;
  // As the canvas draws them: what no layout gave a way goes round components.
  const wayOf = createWays(design.connectors, Object.fromEntries(boxes), {
    endsOf: (id) => {
      const { from, to } = design.connectors[id]!;
      return { from, to, fromBox: boxes.get(from)!, toBox: boxes.get(to)! };
    },
  });
  return Object.keys(design.connectors)
    .sort(byOrder(design.connectors))
    .map((id): SceneConnector => {
      const { from, to, label, mode, required } = design.connectors[id]!;
      const isAsync = mode === 'async';
      const caption = hasLabels ? connectorCaption(design.connectors[id]!) : '';
      return {
        id,
        from,
        to,
        points: wayOf(id),
        isAsync,
        isOptional: required === false,
        isFaded: focus !== undefined && !focus.connectors.has(id),
        ...(caption === '' ? {} : { label: { text: caption, x: 0, y: 0, width: 0, height: 0 } }),
        title: `${named(from)} → ${named(to)}${label ? `: ${label}` : ''}${isAsync ? ', asynchronous' : ''}`,
      };
    })
    .sort(
      (a, b) =>
        orderOf(design.connectors[a.id]!) - orderOf(design.connectors[b.id]!) ||
        Number(b.isOptional) - Number(a.isOptional),
    );
}

export const LEGEND_FONT: Font = { size: 11, weight: 400 };
/** From a sign to its words. */
export const SIGN_ROOM: Readonly<Record<LegendEntry['sign'], number>> = {
  'single-point': 22,
  'breaks-first': 34,
  figures: 26,
};

export const legendRoom = ({ sign, text }: LegendEntry): number => SIGN_ROOM[sign] + textWidth(text, LEGEND_FONT) + 24;

function legendOf(components: readonly SceneComponent[], frames: readonly SceneFrame[]): readonly LegendEntry[] {
  const captions = components.flatMap(({ caption }) => caption ?? []);
  const figures = captions.find(({ parts }) => parts.length > 0);
  return [
    ...([...components, ...frames].some(({ isSinglePoint }) => isSinglePoint)
      ? [{ sign: 'single-point' as const, text: 'single point of failure' }]
      : []),
    ...(components.some(({ breaksFirstAt }) => breaksFirstAt !== undefined)
      ? [{ sign: 'breaks-first' as const, text: 'first to give in on a journey, at this multiple of today’s load' }]
      : []),
    ...(figures ? [{ sign: 'figures' as const, text: 'utilisation · mean time · availability · cost a month' }] : []),
  ];
}

function describe(
  design: Design,
  components: readonly SceneComponent[],
  connectors: readonly SceneConnector[],
): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const head = `${count(components.length, 'component')}, ${count(connectors.length, 'connector')}.`;
  const listed = connectors.slice(0, 60).map(({ title }) => title);
  return [design.summary, head, listed.join('; ')].filter((part) => part !== undefined && part !== '').join(' ');
}

function boundsOf(
  components: readonly SceneComponent[],
  connectors: readonly SceneConnector[],
  frames: readonly Box[],
  legend: readonly LegendEntry[],
): Box {
  const point = ({ x, y }: Position): Box => ({ x, y, width: 0, height: 0 });
  const all: Box[] = [
    ...components.map((box) => ({ ...box, height: box.height + (hasBelow(box) ? CAPTION_HEIGHT : 0) })),
    ...connectors.flatMap(({ points, label }) => [...points.map(point), ...(label ? [label] : [])]),
    ...frames,
  ];
  const { x, y, width, height } = all.length === 0 ? { x: 0, y: 0, width: 320, height: 120 } : unite(all);
  const foot = legend.length > 0 ? LEGEND_HEIGHT : 0;
  const wide = Math.max(
    width,
    legend.reduce((sum, entry) => sum + legendRoom(entry), 0),
  );
  return { x: x - MARGIN, y: y - MARGIN, width: Math.ceil(wide) + 2 * MARGIN, height: height + 2 * MARGIN + foot };
}

/** Figures, or the tag of a card that its name fills. */
const hasBelow = ({ caption, breaksFirstAt, nameSize }: SceneComponent): boolean =>
  caption !== undefined || (breaksFirstAt !== undefined && nameSize > NAME_FONT.size);
