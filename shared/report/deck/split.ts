import { apply, commands } from '../../edit';
import { fittingScale, type Scene } from '../../formats';
import { boundaryTitle, type Component, type Connector, type Design } from '../../model';
import { plural } from '../words';
import { type DeckContext, drawn } from './context';

/** Names of 13 pixels are 7 points high at this scale: smaller ones nobody reads on a wall. */
const LEAST_SCALE = 0.72;
/** Components that one slide holds with room to breathe. */
const MOST = 14;

export const isTooLarge = (scene: Scene, ratio: '16:9' | '4:3', below?: number): boolean =>
  fittingScale(scene, ratio, below) < LEAST_SCALE;

/** A part of a design that has a slide of its own. */
export type Cell = { readonly title: string; readonly members: readonly string[] };

/** The design cut along its boundaries, the outer ones first; where there are none, from left to right. */
export function cellsOf(design: Design): readonly Cell[] {
  const left = (id: string) => design.components[id]!.position?.x ?? 0;
  const all = Object.keys(design.components).sort((a, b) => left(a) - left(b) || (a < b ? -1 : 1));
  return merged(cut(design, { title: design.name, members: all }, undefined));
}

function cut(design: Design, cell: Cell, within: string | undefined): readonly Cell[] {
  if (cell.members.length <= MOST) return [cell];
  const inside = Object.keys(design.boundaries)
    .filter((id) => design.boundaries[id]!.parent === within)
    .sort()
    .map((id) => ({ id, members: cell.members.filter((member) => isWithin(design, member, id)) }))
    .filter(({ members }) => members.length > 0);
  const taken = new Set(inside.flatMap(({ members }) => members));
  const rest = cell.members.filter((member) => !taken.has(member));
  if (inside.length === 0) return chunked(cell);
  return [
    ...inside.flatMap(({ id, members }) => cut(design, { title: capital(boundaryTitle(design, id)), members }, id)),
    ...(rest.length === 0
      ? []
      : chunked({ title: within === undefined ? 'Outside' : `${cell.title}, rest`, members: rest })),
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

function chunked({ title, members }: Cell): readonly Cell[] {
  const count = Math.ceil(members.length / MOST);
  const size = Math.ceil(members.length / count);
  return Array.from({ length: count }, (_, i) => ({
    title: count === 1 ? title : `${title}, part ${i + 1}`,
    members: members.slice(i * size, (i + 1) * size),
  }));
}

/** Neighbours that are small share a slide. */
function merged(cells: readonly Cell[]): readonly Cell[] {
  const result: Cell[] = [];
  for (const cell of cells) {
    const last = result.at(-1);
    if (last !== undefined && last.members.length + cell.members.length <= MOST / 2) {
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

/** More would crowd out what the slide is about. */
const MOST_NEIGHBOURS = 8;

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
  { neighbours, below }: { readonly neighbours: boolean; readonly below?: number },
): Promise<Design> {
  const inside = new Set(members);
  const shown = new Set(members);
  if (neighbours) for (const id of neighboursOf(design, inside).slice(0, MOST_NEIGHBOURS)) shown.add(id);
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

/** Laid out to the right; downwards where that is too small for the slide and the other is larger. */
export async function placed(
  design: Design,
  { arrange, ratio }: DeckContext['options'],
  below?: number,
): Promise<Design> {
  let best: { readonly design: Design; readonly scale: number } | undefined;
  for (const direction of ['right', 'down'] as const) {
    const candidate = apply(design, commands.arrange(design, await arrange(design, direction)));
    const scale = fittingScale(drawn(candidate, undefined), ratio, below);
    if (best === undefined || scale > best.scale) best = { design: candidate, scale };
    if (scale >= LEAST_SCALE) break;
  }
  return best!.design;
}

const pick = <T>(records: Readonly<Record<string, T>>, keep: (id: string, record: T) => boolean) =>
  Object.fromEntries(Object.entries(records).filter(([id, record]) => keep(id, record)));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
