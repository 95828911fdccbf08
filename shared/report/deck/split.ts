import { apply, commands } from '../../edit';
import { boundaryTitleOf, drawingRoom, fittingScale, type Scene } from '../../formats';
import { boxOf, unite } from '../../layout';
import { type Component, type Connector, type Design } from '../../model';
import { plural } from '../words';
import type { DeckContext } from './context';

/** Names of 13 pixels are 7 points high at this scale: smaller ones nobody reads on a wall. */
const LEAST_SCALE = 0.72;
/** Components that one slide holds with room to breathe. */
const MOST = 14;

export const isTooLarge = (scene: Scene, ratio: '16:9' | '4:3', below?: number): boolean =>
  fittingScale(scene, ratio, below) < LEAST_SCALE;

/** Names in large letters are 6 points high at this scale, at the least. */
const LEAST_FOR_NAMES = 0.37;

/** Not even the names in it can be read. */
export const isLost = (scene: Scene, ratio: '16:9' | '4:3', below?: number): boolean =>
  fittingScale(scene, ratio, below) < LEAST_FOR_NAMES;

/** A part of a design that has a slide of its own. */
export type Cell = { readonly title: string; readonly members: readonly string[] };

/** The design cut along its boundaries, the outer ones first; where there are none, the way that requests flow. */
export function cellsOf(design: Design, most = MOST): readonly Cell[] {
  const along = flowOf(design);
  const all = Object.keys(design.components).sort((a, b) => along(a) - along(b) || (a < b ? -1 : 1));
  return merged(cut(design, { title: design.name, members: all }, { most }), most);
}

/** How far along its longer side a drawing has a component. */
function flowOf(design: Design): (id: string) => number {
  const boxes = Object.values(design.components).map(boxOf);
  const { width, height } = boxes.length === 0 ? { width: 0, height: 0 } : unite(boxes);
  const axis = width >= height ? 'x' : 'y';
  return (id) => design.components[id]!.position?.[axis] ?? 0;
}

type Cut = { readonly most: number; readonly within?: string };

function cut(design: Design, cell: Cell, { most, within }: Cut): readonly Cell[] {
  if (cell.members.length <= most) return [cell];
  const inside = Object.keys(design.boundaries)
    .filter((id) => design.boundaries[id]!.parent === within)
    .sort()
    .map((id) => ({ id, members: cell.members.filter((member) => isWithin(design, member, id)) }))
    .filter(({ members }) => members.length > 0);
  const taken = new Set(inside.flatMap(({ members }) => members));
  const rest = cell.members.filter((member) => !taken.has(member));
  if (inside.length === 0) return chunked(cell, most);
  const titleOf = (id: string) => boundaryTitleOf(design.boundaries[id]!, id);
  return [
    ...inside.flatMap(({ id, members }) => cut(design, { title: titleOf(id), members }, { most, within: id })),
    ...(rest.length === 0
      ? []
      : chunked({ title: within === undefined ? 'Outside' : cell.title, members: rest }, most)),
  ];
}

export function isWithin(design: Design, component: string, boundary: string): boolean {
  const seen = new Set<string>();
  for (let at = design.components[component]!.boundary; at !== undefined && !seen.has(at); ) {
    if (at === boundary) return true;
    seen.add(at);
    at = design.boundaries[at]?.parent;
  }
  return false;
}

function chunked({ title, members }: Cell, most: number): readonly Cell[] {
  const count = Math.ceil(members.length / most);
  const size = Math.ceil(members.length / count);
  return Array.from({ length: count }, (_, i) => ({
    title: count === 1 ? title : `${title}, part ${i + 1}`,
    members: members.slice(i * size, (i + 1) * size),
  }));
}

/** Neighbours that are small share a slide. */
function merged(cells: readonly Cell[], most: number): readonly Cell[] {
  const result: Cell[] = [];
  for (const cell of cells) {
    const last = result.at(-1);
    if (last !== undefined && last.members.length + cell.members.length <= most / 2) {
      result[result.length - 1] = {
        title: `${last.title} and ${cell.title}`,
        members: [...last.members, ...cell.members],
      };
    } else result.push(cell);
  }
  return result;
}

/** The whole as one picture: a box for each cell, and what passes between them. */
export async function overviewOf({ design, options }: DeckContext, cells: readonly Cell[]): Promise<Design> {
  const cellOf = new Map(cells.flatMap((cell, i) => cell.members.map((member) => [member, `cell ${i}`] as const)));
  const components = Object.fromEntries(
    cells.map((cell, i): [string, Component] => {
      const [only] = cell.members;
      if (cell.members.length === 1 && only !== undefined) return [`cell ${i}`, bare(design.components[only]!)];
      const many = plural(cell.members.length, 'component');
      return [`cell ${i}`, { kind: 'component', name: cell.title, technology: many }];
    }),
  );
  const between = new Map<string, Connector[]>();
  for (const connector of Object.values(design.connectors)) {
    const [from, to] = [cellOf.get(connector.from)!, cellOf.get(connector.to)!];
    if (from !== to) between.set(`${from} > ${to}`, [...(between.get(`${from} > ${to}`) ?? []), connector]);
  }
  const connectors = Object.fromEntries(
    [...between].map(([key, many]): [string, Connector] => {
      const [from, to] = key.split(' > ') as [string, string];
      const isAsync = many.every(({ mode }) => mode === 'async');
      const label = many.length === 1 ? many[0]!.label : `${many.length} connectors`;
      return [
        key,
        { from, to, ...(label === undefined ? {} : { label }), ...(isAsync ? { mode: 'async' as const } : {}) },
      ];
    }),
  );
  return placed({ ...design, boundaries: {}, components, connectors, journeys: {} }, options);
}

/** A component without its place and boundary: it stands elsewhere now. */
function bare(component: Component): Component {
  const { position: _, boundary: __, zones: ___, ...rest } = component;
  return rest;
}

/** What is connected to some components from outside, the closest first. */
function neighboursOf(design: Design, inside: ReadonlySet<string>): readonly string[] {
  const links = new Map<string, number>();
  for (const { from, to } of Object.values(design.connectors)) {
    if (inside.has(from) === inside.has(to)) continue;
    const other = inside.has(from) ? to : from;
    links.set(other, (links.get(other) ?? 0) + 1);
  }
  return [...links].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}

/** Connectors of these components that an excerpt does not show. */
export function hiddenConnectors(design: Design, members: readonly string[], excerpt: Design): number {
  const inside = new Set(members);
  const all = Object.values(design.connectors).filter(({ from, to }) => inside.has(from) || inside.has(to));
  return all.length - Object.keys(excerpt.connectors).length;
}

/** Some components with what is connected to them, laid out for a slide of their own. */
export async function excerptOf(
  { design, options }: DeckContext,
  members: readonly string[],
  { neighbours, below }: { readonly neighbours: number; readonly below?: number },
): Promise<Design> {
  const inside = new Set(members);
  const shown = new Set(members);
  for (const id of neighboursOf(design, inside).slice(0, neighbours)) shown.add(id);
  const touches = ({ from, to }: Connector) => shown.has(from) && shown.has(to) && (inside.has(from) || inside.has(to));
  const excerpt: Design = {
    ...design,
    components: pick(design.components, (id) => shown.has(id)),
    connectors: pick(design.connectors, (_, connector) => touches(connector)),
    journeys: {},
  };
  return placed(excerpt, options, below);
}

/** So many components have no room on one slide, however they are laid out: that is not even tried. */
const HOPELESS = 36;
export const mayFit = (design: Design): boolean => Object.keys(design.components).length <= HOPELESS;

/** Laid out anew for the room that the slide has: nothing that was pinned to the canvas keeps its place. */
export async function placed(
  design: Design,
  { arrange, ratio }: DeckContext['options'],
  below?: number,
): Promise<Design> {
  const free = Object.entries(design.components).map(([id, component]) => [id, { ...component, pinned: false }]);
  const loose: Design = { ...design, components: Object.fromEntries(free) as Design['components'] };
  const room = drawingRoom(ratio, { scale: LEAST_SCALE, ...(below === undefined ? {} : { below }) });
  return apply(loose, commands.arrange(loose, await arrange(loose, room)));
}

const pick = <T>(records: Readonly<Record<string, T>>, keep: (id: string, record: T) => boolean) =>
  Object.fromEntries(Object.entries(records).filter(([id, record]) => keep(id, record)));
