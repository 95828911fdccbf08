import { kindOf } from '@shared/catalogue';
import { apply, type Change, commands, compose, NOTHING } from '@shared/edit';
import { between, COMPONENT, EMPTY_BOUNDARY, GRID } from '@shared/layout';
import { type Boundary, type Design, type Position, slug, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { select } from '@renderer/state/session';
import { connectChange, fieldsOf } from './connect';

/** What the palette puts into a drag: a kind, perhaps a technology, or a kind of boundary. */
export type Item =
  | { readonly type: 'component'; readonly kind: string; readonly technology?: string }
  | { readonly type: 'boundary'; readonly kind: Boundary['kind'] };

/** The type under which an item travels through a drag. */
export const ITEM_TYPE = 'application/x-plumbline-item';

export const snapped = ({ x, y }: Position): Position => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});

type DropOptions = {
  readonly boundary?: string | undefined;
  /** A component that calls the new one. */
  readonly from?: string | undefined;
  /** A connector that the new one is put into. */
  readonly into?: string | undefined;
  readonly name?: string;
};

/** Puts something new with its middle at the point; one change, connectors included. Returns its id. */
export function dropItem(item: Item, at: Position, options: DropOptions = {}): string {
  const { design } = useDocument.getState();
  if (item.type === 'boundary') return dropBoundary(design, item.kind, at, options.boundary);
  const id = unique(slug(options.name ?? item.technology ?? item.kind), design.components);
  const { position, moves } = placeOfDrop(design, at, options.into);
  const added = commands.addComponent(design, {
    id,
    kind: item.kind,
    name: options.name ?? freshName(design, item),
    ...(item.technology === undefined ? {} : { technology: item.technology }),
    position,
    ...(options.boundary === undefined ? {} : { boundary: options.boundary }),
  });
  const tied = compose(added, tiesOf(apply(design, added), id, options), added.label);
  run(compose(tied, commands.moveComponents(apply(design, tied), moves), added.label));
  select({ components: [id] });
  return id;
}

/** Where a component stands that is dropped with its middle at a point, and who gives way to it. */
export function placeOfDrop(design: Design, at: Position, into: string | undefined): ReturnType<typeof between> {
  const wish = snapped({ x: at.x - COMPONENT.width / 2, y: at.y - COMPONENT.height / 2 });
  const split = into === undefined ? undefined : design.connectors[into];
  return split === undefined ? { position: wish, moves: {} } : between(design, split, wish);
}

function tiesOf(design: Design, id: string, { from, into }: DropOptions): Change {
  if (into !== undefined && design.connectors[into] !== undefined) {
    const { to } = design.connectors[into];
    const onward = unique(`${id}-${to}`, design.connectors);
    return commands.splice(design, into, { component: id, onward, fields: fieldsOf(design, id, to) });
  }
  const connected = from === undefined ? undefined : connectChange(design, from, id);
  return connected?.ok ? connected.value.change : NOTHING;
}

function dropBoundary(design: Design, kind: Boundary['kind'], at: Position, parent: string | undefined): string {
  const id = unique(kind, design.boundaries);
  const position = snapped({ x: at.x - EMPTY_BOUNDARY.width / 2, y: at.y - EMPTY_BOUNDARY.height / 2 });
  const name = boundaryName(design, kind);
  run(commands.addBoundary(design, { id, kind, name, position, ...(parent ? { parent } : {}) }));
  select({ boundaries: [id] });
  return id;
}

/** What an item is called until it has a name of its own. */
export const itemName = (item: Item): string =>
  item.type === 'boundary' ? item.kind : (item.technology ?? kindOf(item.kind)?.name ?? item.kind);

/** "SQL database", or "SQL database 2" where there is one already. */
function freshName(design: Design, item: Extract<Item, { type: 'component' }>): string {
  const base = itemName(item);
  const taken = new Set(Object.values(design.components).map(({ name }) => name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}

export const boundaryName = (design: Design, kind: Boundary['kind']): string => {
  const count = Object.values(design.boundaries).filter((boundary) => boundary.kind === kind).length;
  return kind === 'zone' ? String.fromCodePoint(97 + (count % 26)) : `${kind} ${count + 1}`;
};
