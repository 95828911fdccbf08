import type { Design, Position } from '../../model';
import type { Change, Touch } from '../change';
import { change, withFields, write } from '../touch';
import { carried } from './connectors';
import type { Ids } from './remove';
import { titled } from './words';

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
  const { components, connectors, boundaries } = fragment;
  const old = [...Object.keys(boundaries), ...Object.keys(components), ...Object.keys(connectors)];
  const names = new Map(old.map((id) => [id, options.mint(id)]));
  const touches = pasted(design, fragment, { names, offset: options.offset });
  const ids = Object.keys(components).map((id) => names.get(id)!);
  return { change: change(titled('Paste', ids.length, 'component'), touches), components: ids };
}

function pasted(
  design: Design,
  { components, connectors, boundaries }: Fragment,
  { names, offset }: { readonly names: ReadonlyMap<string, string>; readonly offset: Position },
): Touch[] {
  const moved = (at: Position | undefined) => (at ? { x: at.x + offset.x, y: at.y + offset.y } : undefined);
  // A boundary that was not copied along is kept where the fragment is pasted into its own design, and dropped elsewhere.
  const boundaryOf = (id: string | undefined) =>
    id === undefined ? undefined : (names.get(id) ?? (Object.hasOwn(design.boundaries, id) ? id : undefined));
  const named = (id: string | undefined) => (id === undefined ? undefined : names.get(id));
  const frames = Object.entries(boundaries).flatMap(([id, boundary]) => {
    const fields = { parent: boundaryOf(boundary.parent), position: moved(boundary.position) };
    return write(design, 'boundaries', names.get(id)!, withFields(boundary, fields));
  });
  const boxes = Object.entries(components).flatMap(([id, component]) => {
    const zones = component.zones?.flatMap((zone) => boundaryOf(zone) ?? []);
    const fields = {
      boundary: boundaryOf(component.boundary),
      zones: zones?.length ? zones : undefined,
      position: moved(component.position),
    };
    return write(design, 'components', names.get(id)!, withFields(component, fields));
  });
  const lines = Object.entries(connectors).flatMap(([id, connector]) => {
    const fields = {
      from: names.get(connector.from)!,
      to: names.get(connector.to)!,
      missOf: named(connector.missOf),
      fallbackFor: named(connector.fallbackFor),
    };
    return write(design, 'connectors', names.get(id)!, withFields(carried(connector, offset), fields));
  });
  return [...frames, ...boxes, ...lines];
}
