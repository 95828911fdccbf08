import type { Entity } from '@shared/model';

const WIDTH = 178;
const TITLE = 30;
const ROW = 22;
const GAP = { x: 60, y: 28 };
const MARGIN = 18;
const COLUMNS = 3;

export type EntityBox = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Relation = { readonly id: string; readonly path: string; readonly many: string };

const heightOf = ({ fields }: Entity): number => TITLE + fields.length * ROW + 3;

/**
 * Entities in columns by how far they stand from those that refer to nothing, each under the other. Circles of relations
 * end where they would begin again.
 */
export function placeEntities(entities: Readonly<Record<string, Entity>>): {
  readonly boxes: readonly EntityBox[];
  readonly lines: readonly Relation[];
  readonly width: number;
  readonly height: number;
} {
  const columnOf = (id: string, seen: ReadonlySet<string>): number => {
    const targets = (entities[id]?.fields ?? []).flatMap(({ references }) =>
      references !== undefined && entities[references] !== undefined && !seen.has(references) ? [references] : [],
    );
    return Math.min(
      COLUMNS - 1,
      targets.reduce((most, target) => Math.max(most, 1 + columnOf(target, new Set([...seen, id]))), 0),
    );
  };
  const next = Array.from({ length: COLUMNS }, () => MARGIN);
  const boxes = Object.entries(entities).map(([id, entity]): EntityBox => {
    const related = columnOf(id, new Set([id]));
    const isAlone =
      related === 0 &&
      !Object.values(entities).some(({ fields }) => fields.some(({ references }) => references === id));
    const column = isAlone ? next.indexOf(Math.min(...next)) : related;
    const height = heightOf(entity);
    const y = next[column]!;
    next[column] = y + height + GAP.y;
    return { id, x: MARGIN + column * (WIDTH + GAP.x), y, width: WIDTH, height };
  });
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const lines = Object.entries(entities).flatMap(([id, { fields }]) =>
    fields.flatMap(({ references, name }, index) => {
      const [from, to] = [byId.get(id)!, byId.get(references ?? '')];
      return to === undefined || to === from ? [] : [relation(`${id}.${name}`, from, to, index)];
    }),
  );
  return {
    boxes,
    lines,
    width: Math.max(...boxes.map(({ x, width }) => x + width), 0) + MARGIN,
    height: Math.max(...boxes.map(({ y, height }) => y + height), 0) + MARGIN,
  };
}

/** From the row that refers to the title of what it refers to; the fork stands at the many, which is where it begins. */
function relation(id: string, from: EntityBox, to: EntityBox, row: number): Relation {
  const y1 = from.y + TITLE + row * ROW + ROW / 2;
  const y2 = to.y + TITLE / 2;
  const isLeft = to.x < from.x;
  const isBeside = to.x === from.x;
  const x1 = isLeft || isBeside ? from.x : from.x + from.width;
  const x2 = isBeside ? to.x : isLeft ? to.x + to.width : to.x;
  const out = isLeft || isBeside ? -1 : 1;
  const bend = isBeside ? x1 - 24 : (x1 + x2) / 2;
  return {
    id,
    path: `M${x1} ${y1}H${bend}V${y2}H${x2}`,
    many: `M${x1} ${y1 - 5}L${x1 + out * 9} ${y1}L${x1} ${y1 + 5}`,
  };
}
