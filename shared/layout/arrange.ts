import type { Design, Position } from '../model';
import { type Block, componentBlock, framed, packed } from './block';
import { type ClusterNode, laidOut } from './cluster';
import type { Elk } from './elk';
import { type Direction, type Fold, presetOf } from './preset';
import { COMPONENT } from './size';
import { straightened, upright, withoutIdlePoints } from './straighten';
import { type Home, type Territory, territoryOf, type Unit } from './territory';

/** New places of all components, and the ways of the connectors between them. */
export type Arrangement = {
  readonly positions: Readonly<Record<string, Position>>;
  readonly routes: Readonly<Record<string, readonly Position[]>>;
};

export type ArrangeOptions = {
  readonly elk: Elk;
  /** Where requests flow; to the right unless stated. */
  readonly direction?: Direction;
  /** Keeps the drawing from getting long; as long as it takes unless stated. */
  readonly fold?: Fold;
  /** Narrower gaps, where room is short. */
  readonly isTight?: boolean;
  /** Fewer tries, where many drawings are laid out while somebody waits. */
  readonly isQuick?: boolean;
  /** The column of a kind, people first and stores last: decides where connectors leave a choice. */
  readonly tierOf?: (kind: string) => number | undefined;
};

/** Of a kind that nobody has given a column. */
export const MIDDLE_TIER = 3;

/**
 * Lays out the whole design: layered, orthogonal, boundaries nested. What no connector holds together is laid out apart
 * and packed. The same design gives the same drawing, whatever the order of its records. Sugiyama, Tagawa, Toda 1981.
 */
export async function arrange(design: Design, options: ArrangeOptions): Promise<Arrangement> {
  if (Object.keys(design.components).length === 0) return { positions: {}, routes: {} };
  const territory = territoryOf(design, (kind) => options.tierOf?.(kind) ?? MIDDLE_TIER);
  const drawing = await new Drawing(design, territory, options).contentOf(undefined);
  return onWholePixels(drawing);
}

class Drawing {
  readonly #design: Design;
  readonly #territory: Territory;
  readonly #options: ArrangeOptions;

  constructor(design: Design, territory: Territory, options: ArrangeOptions) {
    this.#design = design;
    this.#territory = territory;
    this.#options = options;
  }

  async contentOf(home: Home): Promise<Block> {
    const blocks: Block[] = [];
    for (const group of this.#groups(home)) blocks.push(await this.#blockOf(group, home));
    return packed(blocks);
  }

  /** The units inside `home`, those together that connectors hold together. */
  #groups(home: Home): readonly (readonly Unit[])[] {
    const { unitsOf, islandsOf, unitOf } = this.#territory;
    const units = unitsOf(home);
    const groupOf = new Map(units.map((unit) => [unit.key, [unit]]));
    for (const island of islandsOf(home)) {
      const joined = new Set(island.map((id) => groupOf.get(unitOf(id, home)!)!));
      if (joined.size < 2) continue;
      // ELK takes the order for where requests flow.
      const all = [...joined].flat().sort((a, b) => units.indexOf(a) - units.indexOf(b));
      for (const unit of all) groupOf.set(unit.key, all);
    }
    return [...new Set(groupOf.values())];
  }

  async #blockOf(group: readonly Unit[], home: Home): Promise<Block> {
    const [first] = group;
    if (group.length === 1 && first!.type === 'boundary') return framed(await this.contentOf(first!.id));
    const touched = new Set(this.#touchedBy(group, home));
    if (this.#connectorsAmong(touched).length === 0) return componentBlock(first!.id);
    const nodes: ClusterNode[] = [];
    for (const unit of group) nodes.push(await this.#nodeOf(unit, touched));
    const { direction = 'right', fold, isTight, isQuick } = this.#options;
    const preset = presetOf({ size: touched.size, direction, fold, isTight, isQuick });
    const cluster = { nodes, connectors: this.#connectorsAmong(touched) };
    return laidOut(this.#design, cluster, { elk: this.#options.elk, preset });
  }

  /** Adds to `touched` what a boundary holds besides, where connectors hold it together with what is touched already. */
  async #nodeOf(unit: Unit, touched: Set<string>): Promise<ClusterNode> {
    if (unit.type === 'component') return { type: 'component', id: unit.id };
    const hit = new Set([...touched].map((id) => this.#territory.unitOf(id, unit.id)));
    const children: ClusterNode[] = [];
    const apart: Block[] = [];
    for (const group of this.#groups(unit.id)) {
      if (!group.some((member) => hit.has(member.key))) {
        apart.push(await this.#blockOf(group, unit.id));
        continue;
      }
      for (const id of this.#touchedBy(group, unit.id)) touched.add(id);
      for (const member of group) children.push(await this.#nodeOf(member, touched));
    }
    if (apart.length > 0) children.push({ type: 'block', block: packed(apart) });
    return { type: 'boundary', id: unit.id, children };
  }

  /** The components of the islands at home here that reach one of these units. */
  #touchedBy(group: readonly Unit[], home: Home): readonly string[] {
    const keys = new Set(group.map(({ key }) => key));
    const { islandsOf, unitOf } = this.#territory;
    return islandsOf(home).flatMap((island) => (keys.has(unitOf(island[0]!, home)!) ? island : []));
  }

  #connectorsAmong(components: ReadonlySet<string>): readonly string[] {
    return Object.entries(this.#design.connectors)
      .filter(([, { from }]) => components.has(from))
      .map(([id]) => id)
      .sort();
  }
}

/** Rounding keeps segments straight: what had the same coordinate has the same again. */
function onWholePixels({ positions, routes }: Block): Arrangement {
  const whole = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });
  const places = Object.fromEntries(Object.entries(positions).map(([id, at]) => [id, whole(at)]));
  const ways = Object.entries(routes).map(
    ([id, points]) => [id, withoutIdlePoints(upright(points).map(whole))] as const,
  );
  const boxes = Object.values(places).map((at) => ({ ...at, ...COMPONENT }));
  return { positions: places, routes: straightened(Object.fromEntries(ways), boxes) };
}
