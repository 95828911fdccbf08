import type { Boundary, Component, Connector, Design, Journey, Position } from '../model';
import { type Change, NOTHING, type Part, type Touch } from './change';
import { change, withFields, write, writePart } from './touch';

type Fields<T> = Partial<{ [K in keyof T]: T[K] | undefined }>;

const titled = (verb: string, count: number, one: string, many = `${one}s`) =>
  `${verb} ${count === 1 ? one : `${count} ${many}`}`;

export function addComponent(design: Design, options: { readonly id: string } & Component): Change {
  const { id, ...component } = options;
  return change(`Add ${component.name ?? component.kind}`, write(design, 'components', id, component));
}

/** Sets the same fields on one or several components; undefined takes a field back to the catalogue's default. */
export function setComponents(design: Design, ids: readonly string[], fields: Fields<Component>): Change {
  const touches = ids.flatMap((id) => {
    const component = design.components[id];
    return component === undefined ? [] : write(design, 'components', id, withFields(component, fields));
  });
  return change(titled('Edit', ids.length, 'component'), touches);
}

/** Moves components. Connectors whose two ends move by the same way keep theirs: it moves along. */
export function moveComponents(design: Design, positions: Readonly<Record<string, Position>>): Change {
  const { label, touched } = placeComponents(design, positions);
  const byOf = (id: string): Position | undefined => {
    const [at, to] = [design.components[id]?.position, positions[id]];
    return at && to && { x: to.x - at.x, y: to.y - at.y };
  };
  const ways = Object.entries(design.connectors).flatMap(([id, connector]) => {
    if (connector.route === undefined && connector.bends === undefined) return [];
    const [a, b] = [byOf(connector.from), byOf(connector.to)];
    if (a === undefined || b === undefined || a.x !== b.x || a.y !== b.y || (a.x === 0 && a.y === 0)) return [];
    return write(design, 'connectors', id, carried(connector, a));
  });
  return { label, touched: [...touched, ...ways] };
}

/** The connector with its way moved. */
export function carried(connector: Connector, by: Position): Connector {
  const move = (points: readonly Position[] | undefined) => points?.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }));
  return withFields(connector, { route: move(connector.route), bends: move(connector.bends) });
}

function placeComponents(design: Design, positions: Readonly<Record<string, Position>>): Change {
  const moved = Object.entries(positions).filter(([id, to]) => {
    const at = design.components[id]?.position;
    return design.components[id] !== undefined && (at === undefined || at.x !== to.x || at.y !== to.y);
  });
  const touches = moved.flatMap(([id, position]) =>
    write(design, 'components', id, { ...design.components[id]!, position }),
  );
  return change(titled('Move', moved.length, 'component'), touches);
}

/** What a layout found out: new places, and the ways of the connectors between them. */
export type Arrangement = {
  readonly positions: Readonly<Record<string, Position>>;
  readonly routes: Readonly<Record<string, readonly Position[]>>;
};

/**
 * One change for a whole layout. Connectors that it gave no way lose the one they had; bends by hand go too, unless both
 * components are pinned: then nothing around them has moved.
 */
export function arrange(design: Design, { positions, routes }: Arrangement): Change {
  const moved = placeComponents(design, positions).touched;
  const isPinned = (id: string) => design.components[id]?.pinned === true;
  const rerouted = Object.entries(design.connectors).flatMap(([id, connector]) => {
    const bends = isPinned(connector.from) && isPinned(connector.to) ? connector.bends : undefined;
    return bends === connector.bends && sameRoute(connector.route, routes[id])
      ? []
      : write(design, 'connectors', id, withFields(connector, { route: routes[id], bends }));
  });
  return { label: 'Tidy up', touched: [...moved, ...rerouted] };
}

const sameRoute = (a: readonly Position[] | undefined, b: readonly Position[] | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((p, i) => p.x === b[i]!.x && p.y === b[i]!.y));

export function connect(design: Design, options: { readonly id: string } & Connector): Change {
  const { id, ...connector } = options;
  return change('Connect', write(design, 'connectors', id, connector));
}

/**
 * Puts a component into a connector: whoever called goes on calling it as before, and it calls on by a new connector.
 * Precondition: the component is in the design and no end of the connector.
 */
export function splice(
  design: Design,
  connector: string,
  options: { readonly component: string; readonly onward: string; readonly fields?: Partial<Connector> },
): Change {
  const old = design.connectors[connector];
  if (old === undefined) return NOTHING;
  const { component, onward, fields } = options;
  return change(
    'Insert into connector',
    write(design, 'connectors', connector, withFields(old, { to: component, route: undefined, bends: undefined })),
    write(design, 'connectors', onward, { ...fields, from: component, to: old.to }),
  );
}

export function setConnectors(design: Design, ids: readonly string[], fields: Fields<Connector>): Change {
  const touches = ids.flatMap((id) => {
    const connector = design.connectors[id];
    return connector === undefined ? [] : write(design, 'connectors', id, withFields(connector, fields));
  });
  return change(titled('Edit', ids.length, 'connector'), touches);
}

export const setJourney = (design: Design, id: string, fields: Fields<Journey>): Change =>
  change('Edit journey', write(design, 'journeys', id, withFields(design.journeys[id] ?? {}, fields)));

export const setBoundary = (design: Design, id: string, fields: Fields<Boundary>): Change =>
  design.boundaries[id] === undefined
    ? NOTHING
    : change('Edit boundary', write(design, 'boundaries', id, withFields(design.boundaries[id], fields)));

export const addBoundary = (design: Design, options: { readonly id: string } & Boundary): Change => {
  const { id, ...boundary } = options;
  return change(`Add ${boundary.kind}`, write(design, 'boundaries', id, boundary));
};

export const setPart = <P extends Part>(design: Design, part: P, value: Design[P]): Change =>
  change(part === 'name' ? 'Rename design' : `Edit ${part}`, writePart(design, part, value));

export type Ids = {
  readonly components?: readonly string[];
  readonly connectors?: readonly string[];
  readonly boundaries?: readonly string[];
  readonly journeys?: readonly string[];
};

/**
 * Deletes records and whatever would dangle: connectors of a deleted component, references to a deleted connector,
 * cache or boundary. A journey whose entry goes stays, without an entry. What stood in a deleted boundary moves into its parent.
 */
export function remove(design: Design, ids: Ids): Change {
  const components = new Set(ids.components);
  const boundaries = new Set(ids.boundaries);
  const connectors = new Set(ids.connectors);
  for (const [id, connector] of Object.entries(design.connectors)) {
    if (components.has(connector.from) || components.has(connector.to)) connectors.add(id);
  }
  const touches: Touch[] = [];
  for (const id of components) touches.push(...write(design, 'components', id, undefined));
  for (const id of connectors) touches.push(...write(design, 'connectors', id, undefined));
  for (const id of boundaries) touches.push(...write(design, 'boundaries', id, undefined));
  for (const id of ids.journeys ?? []) touches.push(...write(design, 'journeys', id, undefined));
  const gone = { components, connectors, boundaries, journeys: new Set(ids.journeys) };
  const all = [...touches, ...withoutReferences(design, gone)];
  return change(titleOf(gone), all);
}

type Gone = { readonly [K in 'components' | 'connectors' | 'boundaries' | 'journeys']: ReadonlySet<string> };

function titleOf(gone: Gone): string {
  const { components, connectors, boundaries, journeys } = gone;
  if (components.size > 0) return titled('Delete', components.size, 'component');
  if (connectors.size > 0) return titled('Delete', connectors.size, 'connector');
  if (boundaries.size > 0) return titled('Delete', boundaries.size, 'boundary', 'boundaries');
  return titled('Delete', journeys.size, 'journey');
}

function withoutReferences(design: Design, gone: Gone): Touch[] {
  const touches: Touch[] = [];
  const heir = (boundary: string | undefined): string | undefined =>
    boundary !== undefined && gone.boundaries.has(boundary) ? heir(design.boundaries[boundary]?.parent) : boundary;
  if (gone.boundaries.size > 0) {
    for (const [id, boundary] of Object.entries(design.boundaries)) {
      if (gone.boundaries.has(id) || heir(boundary.parent) === boundary.parent) continue;
      touches.push(...write(design, 'boundaries', id, withFields(boundary, { parent: heir(boundary.parent) })));
    }
    for (const [id, component] of Object.entries(design.components)) {
      if (gone.components.has(id)) continue;
      const zones = component.zones?.filter((zone) => !gone.boundaries.has(zone));
      if (heir(component.boundary) === component.boundary && zones?.length === component.zones?.length) continue;
      const fields = { boundary: heir(component.boundary), zones: zones?.length ? zones : undefined };
      touches.push(...write(design, 'components', id, withFields(component, fields)));
    }
  }
  for (const [id, connector] of Object.entries(design.connectors)) {
    if (gone.connectors.has(id)) continue;
    const missOf =
      connector.missOf !== undefined && gone.components.has(connector.missOf) ? undefined : connector.missOf;
    const fallbackFor =
      connector.fallbackFor !== undefined && gone.connectors.has(connector.fallbackFor)
        ? undefined
        : connector.fallbackFor;
    if (missOf === connector.missOf && fallbackFor === connector.fallbackFor) continue;
    touches.push(...write(design, 'connectors', id, withFields(connector, { missOf, fallbackFor })));
  }
  for (const [id, journey] of Object.entries(design.journeys)) {
    if (gone.journeys.has(id)) continue;
    const calls = Object.entries(journey.calls ?? {}).filter(([connector]) => !gone.connectors.has(connector));
    const entry = journey.entry !== undefined && gone.components.has(journey.entry) ? undefined : journey.entry;
    if (entry === journey.entry && calls.length === Object.keys(journey.calls ?? {}).length) continue;
    const fields = { entry, calls: calls.length > 0 ? Object.fromEntries(calls) : undefined };
    touches.push(...write(design, 'journeys', id, withFields(journey, fields)));
  }
  return touches;
}

/** Part of a design that can stand in another: what copy puts on the clipboard. */
export type Fragment = {
  readonly components: Design['components'];
  readonly connectors: Design['connectors'];
  readonly boundaries: Design['boundaries'];
};

/** The components, the connectors between them, and the boundaries given. */
export function copy(design: Design, ids: Ids): Fragment {
  const boundaries = pick(design.boundaries, new Set(ids.boundaries));
  const chosen = new Set(ids.components);
  for (const [id, component] of Object.entries(design.components)) {
    if (component.boundary !== undefined && Object.hasOwn(boundaries, component.boundary)) chosen.add(id);
  }
  const components = pick(design.components, chosen);
  const inside = Object.entries(design.connectors).filter(([, c]) => chosen.has(c.from) && chosen.has(c.to));
  return { components, connectors: Object.fromEntries(inside), boundaries };
}

const pick = <T>(table: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(table).filter(([id]) => ids.has(id)));

/** Inserts a fragment under new ids, moved by `offset`. `mint` gives an id that nobody has, made from the old one. */
export function paste(
  design: Design,
  fragment: Fragment,
  options: { readonly offset: Position; readonly mint: (old: string) => string },
): { readonly change: Change; readonly components: readonly string[] } {
  const names = new Map<string, string>();
  const { components, connectors, boundaries } = fragment;
  for (const id of [...Object.keys(boundaries), ...Object.keys(components), ...Object.keys(connectors)]) {
    names.set(id, options.mint(id));
  }
  const moved = (at: Position | undefined) =>
    at ? { x: at.x + options.offset.x, y: at.y + options.offset.y } : undefined;
  // A boundary that was not copied along is kept where the fragment is pasted into its own design, and dropped elsewhere.
  const boundaryOf = (id: string | undefined) =>
    id === undefined ? undefined : (names.get(id) ?? (Object.hasOwn(design.boundaries, id) ? id : undefined));
  const touches: Touch[] = [];
  for (const [id, boundary] of Object.entries(boundaries)) {
    const fields = { parent: boundaryOf(boundary.parent), position: moved(boundary.position) };
    touches.push(...write(design, 'boundaries', names.get(id)!, withFields(boundary, fields)));
  }
  for (const [id, component] of Object.entries(components)) {
    const zones = component.zones?.flatMap((zone) => boundaryOf(zone) ?? []);
    const fields = {
      boundary: boundaryOf(component.boundary),
      zones: zones?.length ? zones : undefined,
      position: moved(component.position),
    };
    touches.push(...write(design, 'components', names.get(id)!, withFields(component, fields)));
  }
  for (const [id, connector] of Object.entries(connectors)) {
    const renamed = withFields(carried(connector, options.offset), {
      from: names.get(connector.from)!,
      to: names.get(connector.to)!,
      missOf: connector.missOf === undefined ? undefined : names.get(connector.missOf),
      fallbackFor: connector.fallbackFor === undefined ? undefined : names.get(connector.fallbackFor),
    });
    touches.push(...write(design, 'connectors', names.get(id)!, renamed));
  }
  const count = Object.keys(components).length;
  return {
    change: change(titled('Paste', count, 'component'), touches),
    components: Object.keys(components).map((id) => names.get(id)!),
  };
}
