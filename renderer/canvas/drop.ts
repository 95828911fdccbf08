import { kindOf } from '@shared/catalogue';
import { type Change, commands } from '@shared/edit';
import { boundaryBoxes, COMPONENT, GRID } from '@shared/layout';
import { type Boundary, type Design, type Position, slug, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { select } from '@renderer/state/session';
import { boundaryIdOf } from './flow';

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

/** Puts a new component with its middle at the point, inside the boundary that is there. Returns its id. */
export function dropItem(item: Item, at: Position, boundary?: string): string {
  const { design } = useDocument.getState();
  if (item.type === 'boundary') {
    const id = unique(item.kind, design.boundaries);
    run(
      commands.addBoundary(design, {
        id,
        kind: item.kind,
        name: boundaryName(design, item.kind),
        position: snapped(at),
        ...(boundary ? { parent: boundary } : {}),
      }),
    );
    select({ boundaries: [id] });
    return id;
  }
  const id = unique(slug(item.technology ?? item.kind), design.components);
  const position = snapped({ x: at.x - COMPONENT.width / 2, y: at.y - COMPONENT.height / 2 });
  run(
    commands.addComponent(design, {
      id,
      kind: item.kind,
      name: freshName(design, item),
      ...(item.technology === undefined ? {} : { technology: item.technology }),
      position,
      ...(boundary === undefined ? {} : { boundary }),
    }),
  );
  select({ components: [id] });
  return id;
}

/** "SQL database", or "SQL database 2" where there is one already. */
function freshName(design: Design, item: Extract<Item, { type: 'component' }>): string {
  const base = item.technology ?? kindOf(item.kind)?.name ?? item.kind;
  const taken = new Set(Object.values(design.components).map(({ name }) => name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}

const boundaryName = (design: Design, kind: Boundary['kind']): string => {
  const count = Object.values(design.boundaries).filter((boundary) => boundary.kind === kind).length;
  return kind === 'zone' ? String.fromCodePoint(97 + (count % 26)) : `${kind} ${count + 1}`;
};

/** The innermost boundary around a point. */
export function boundaryAt(design: Design, { x, y }: Position): string | undefined {
  const inside = Object.entries(boundaryBoxes(design)).filter(
    ([, box]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return inside.sort(([, a], [, b]) => a.width * a.height - b.width * b.height)[0]?.[0];
}

/** One change for everything that was dragged: components, and frames that are empty. */
export function moveTo(positions: ReadonlyMap<string, Position>): void {
  const { design } = useDocument.getState();
  const components = Object.fromEntries([...positions].filter(([id]) => design.components[id] !== undefined));
  const moved = commands.moveComponents(design, components);
  const frames = [...positions].flatMap(([id, position]) => {
    const boundary = boundaryIdOf(id);
    return boundary === undefined ? [] : commands.setBoundary(design, boundary, { position }).touched;
  });
  const change: Change = {
    label: Object.keys(components).length > 0 ? moved.label : 'Move boundary',
    touched: [...moved.touched, ...frames],
  };
  run(change);
}

/** Connects two components; a second connector the same way would say nothing new. */
export function connectComponents(from: string, to: string): void {
  const { design } = useDocument.getState();
  const existing = Object.entries(design.connectors).find(
    ([, connector]) => connector.from === from && connector.to === to,
  );
  if (existing !== undefined) {
    select({ connectors: [existing[0]] });
    return;
  }
  if (from === to) return;
  const id = unique(`${from}-${to}`, design.connectors);
  const isReported = kindOf(design.components[to]!.kind)?.supporting === true;
  // Nobody waits for a metrics store: what only reports is asynchronous from the start.
  const isQueued = kindOf(design.components[from]!.kind)?.group === 'messaging';
  run(commands.connect(design, { id, from, to, ...(isReported || isQueued ? { mode: 'async' } : {}) }));
  select({ connectors: [id] });
}
