import type { Design, Position } from '../model';
import { type Arrangement, arrange, type ArrangeOptions } from './arrange';
import { freePlace } from './place';
import { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, unite } from './size';

export type AdjoinOptions = ArrangeOptions & {
  /** Where the middle of what is new goes, unless connectors tie it to what is there. */
  readonly near?: Position;
};

const GAP = 64;

/**
 * Places of new components, and ways of the connectors among them; nothing that was there moves. They are laid out by
 * themselves and put where their callers are on the left and their callees on the right, or near the point that is given.
 * Precondition: `fresh` are ids of the design, without positions that matter.
 */
export async function adjoin(design: Design, fresh: readonly string[], options: AdjoinOptions): Promise<Arrangement> {
  const isFresh = new Set(fresh);
  if (isFresh.size === 0) return { positions: {}, routes: {} };
  const old = without(design, isFresh);
  const part = only(design, old, isFresh);
  const drawn = await arrange(part, options);
  const block = extent(part, drawn);
  const wish = wishFor(design, { isFresh, drawn, block, near: options.near });
  const homes = new Set(fresh.map((id) => design.components[id]!.boundary));
  const [home] = homes.size === 1 ? homes : [undefined];
  const at = freePlace(old, wish, {
    boundary: home !== undefined && old.boundaries[home] !== undefined ? home : undefined,
    size: { width: block.width, height: block.height },
  });
  const by = { x: at.x - block.x, y: at.y - block.y };
  return { positions: shifted(drawn.positions, by), routes: shiftedRoutes(drawn.routes, by) };
}

/** Around what is new, captions and the frames of new boundaries included. */
function extent(part: Design, { positions }: Arrangement): Box {
  const components = Object.fromEntries(
    Object.entries(part.components).map(([id, component]) => [id, { ...component, position: positions[id]! }]),
  );
  const tall = Object.values(positions).map((at) => ({
    ...at,
    ...COMPONENT,
    height: COMPONENT.height + CAPTION_HEIGHT,
  }));
  return unite([...tall, ...Object.values(boundaryBoxes({ ...part, components }))]);
}

/** The design as it was before. */
function without(design: Design, fresh: ReadonlySet<string>): Design {
  const components = entries(design.components, (id) => !fresh.has(id));
  const connectors = entries(design.connectors, (_, { from, to }) => !fresh.has(from) && !fresh.has(to));
  const used = new Set(Object.values(components).flatMap(({ boundary }) => around(design, boundary)));
  const isOld = (id: string): boolean => used.has(id) || design.boundaries[id]!.position !== undefined;
  return { ...design, components, connectors, boundaries: entries(design.boundaries, isOld) };
}

/** What is new by itself; frames that are there already stay where they are, so they are none of this layout's. */
function only(design: Design, old: Design, fresh: ReadonlySet<string>): Design {
  const boundaries = entries(design.boundaries, (id) => old.boundaries[id] === undefined);
  const components = entries(design.components, (id) => fresh.has(id));
  const connectors = entries(design.connectors, (_, { from, to }) => fresh.has(from) && fresh.has(to));
  return { ...design, components, connectors, boundaries };
}

const entries = <T>(table: Readonly<Record<string, T>>, keep: (id: string, record: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(table).filter(([id, record]) => keep(id, record)));

function around(design: Design, boundary: string | undefined): string[] {
  const found: string[] = [];
  for (let at = boundary; at !== undefined && !found.includes(at); at = design.boundaries[at]?.parent) found.push(at);
  return found;
}

type Parts = {
  readonly isFresh: ReadonlySet<string>;
  readonly drawn: Arrangement;
  readonly block: Box;
  readonly near: Position | undefined;
};

function wishFor(design: Design, { isFresh, drawn, block, near }: Parts): Position {
  const ties = Object.values(design.connectors).flatMap(({ from, to }) => {
    if (isFresh.has(from) === isFresh.has(to)) return [];
    const [mine, other] = isFresh.has(from) ? [from, to] : [to, from];
    return [{ isCaller: other === from, mine: drawn.positions[mine]!, other: boxOf(design.components[other]!) }];
  });
  const callers = ties.filter(({ isCaller }) => isCaller);
  const used = callers.length > 0 ? callers : ties;
  if (used.length === 0) {
    if (near !== undefined) return { x: near.x - block.width / 2, y: near.y - block.height / 2 };
    const others = Object.entries(design.components).flatMap(([id, c]) => (isFresh.has(id) ? [] : [boxOf(c)]));
    if (others.length === 0) return { x: block.x, y: block.y };
    const all = unite(others);
    return { x: all.x, y: all.y + all.height + CAPTION_HEIGHT + GAP };
  }
  const x =
    callers.length > 0
      ? Math.max(...callers.map(({ other }) => other.x + other.width)) + GAP
      : Math.min(...ties.map(({ other }) => other.x)) - GAP - block.width;
  const lift = used.reduce((sum, { mine, other }) => sum + other.y - mine.y, 0) / used.length;
  return { x, y: block.y + lift };
}

const shifted = (places: Readonly<Record<string, Position>>, by: Position): Record<string, Position> =>
  Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));

const shiftedRoutes = (
  routes: Readonly<Record<string, readonly Position[]>>,
  by: Position,
): Record<string, readonly Position[]> =>
  Object.fromEntries(
    Object.entries(routes).map(([id, points]) => [id, points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }))]),
  );
