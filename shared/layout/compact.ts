import { connectorCaption, type Design, type Position } from '../model';
import { type Arrangement, MIDDLE_TIER } from './arrange';
import { type Block, componentBlock, framed, moved } from './block';
import type { Elk, ElkNode } from './elk';
import { type Direction, type Fold, presetOf } from './preset';
import { type Home, type Territory, territoryOf, type Unit } from './territory';
import { waysOf } from './ways';

/** Where requests flow, and whether the columns are folded into rows. */
export type Flow = { readonly direction: Direction; readonly fold?: Fold };

export type CompactOptions = {
  readonly elk: Elk;
  readonly tierOf?: ((kind: string) => number | undefined) | undefined;
  /** On the canvas itself, and within boundaries. */
  readonly outside: Flow;
  readonly inside: Flow;
};

/**
 * Lays out boundary by boundary, the inner ones first, each as a block for the one around it: so every one of them can flow
 * or fold as suits its room, and the whole takes less of it than in one go. Connectors then go round what is in their way.
 * Less even than `arrange`: for where nothing else can be read. Eades, Feng, Lin 1996.
 */
export async function compact(design: Design, options: CompactOptions): Promise<Arrangement> {
  const territory = territoryOf(design, (kind) => options.tierOf?.(kind) ?? MIDDLE_TIER);
  const { positions, routes } = await contentOf(undefined, { design, territory, options });
  const components = Object.fromEntries(
    Object.entries(design.components).map(([id, component]) => [id, { ...component, position: whole(positions[id]!) }]),
  );
  const connectors = Object.fromEntries(
    Object.entries(design.connectors).map(([id, { from, to }]) => {
      const route = routes[id]?.map(whole);
      return [id, route === undefined ? { from, to } : { from, to, route }];
    }),
  );
  return {
    positions: Object.fromEntries(Object.entries(positions).map(([id, at]) => [id, whole(at)])),
    routes: Object.fromEntries(waysOf({ ...design, components, connectors })),
  };
}

const whole = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });

type Context = { readonly design: Design; readonly territory: Territory; readonly options: CompactOptions };

async function contentOf(home: Home, context: Context): Promise<Block> {
  const units = context.territory.unitsOf(home);
  const blocks = new Map<string, Block>();
  for (const unit of units) {
    const isBoundary = unit.type === 'boundary';
    blocks.set(unit.key, isBoundary ? framed(await contentOf(unit.id, context)) : componentBlock(unit.id));
  }
  const [first] = blocks.values();
  return units.length === 1 ? first! : laidOut(units, { home, blocks, context });
}

type Level = { readonly home: Home; readonly blocks: ReadonlyMap<string, Block>; readonly context: Context };

/** The units of one boundary beside each other; connectors between components of this level get ELK's way. */
async function laidOut(units: readonly Unit[], { home, blocks, context }: Level): Promise<Block> {
  const { elk, inside, outside } = context.options;
  const preset = presetOf({
    size: units.length,
    isTight: true,
    isQuick: true,
    ...(home === undefined ? outside : inside),
  });
  const children = units.map(
    ({ key, id, type }): ElkNode =>
      type === 'component' ? preset.component(key, id) : preset.block(key, blocks.get(key)!),
  );
  const links = linksOf(home, context);
  const edges = links.map(({ from, to, ids }, i) => {
    const [only] = ids;
    const label = ids.length === 1 ? connectorCaption(context.design.connectors[only!]!) : '';
    return preset.connector(`${i}`, { from, to, label });
  });
  const answer = await elk.layout({ ...preset.root(children), edges });
  const placed = (answer.children ?? []).map(({ id, x = 0, y = 0 }) => moved(blocks.get(id)!, { x, y }));
  const ways = (answer.edges ?? []).flatMap(({ id, sections }) => {
    const { ids, isDirect } = links[Number(id)]!;
    const [section] = sections ?? [];
    if (!isDirect || ids.length > 1 || section === undefined) return [];
    return [[ids[0]!, [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]] as const];
  });
  return {
    width: answer.width ?? 0,
    height: answer.height ?? 0,
    positions: Object.assign({}, ...placed.map(({ positions }) => positions)) as Block['positions'],
    routes: Object.assign({}, ...placed.map(({ routes }) => routes), Object.fromEntries(ways)) as Block['routes'],
  };
}

type Link = { readonly from: string; readonly to: string; readonly isDirect: boolean; readonly ids: string[] };

/** The connectors between the units of a boundary, those of the same two together. */
function linksOf(home: Home, { design, territory: { unitOf } }: Context): readonly Link[] {
  const links = new Map<string, Link>();
  for (const id of Object.keys(design.connectors).sort()) {
    const { from, to } = design.connectors[id]!;
    const [a, b] = [unitOf(from, home), unitOf(to, home)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = `${a}\n${b}`;
    const known = links.get(key);
    if (known === undefined) {
      const isDirect = a === `component:${from}` && b === `component:${to}`;
      links.set(key, { from: a, to: b, isDirect, ids: [id] });
    } else known.ids.push(id);
  }
  return [...links.values()];
}
