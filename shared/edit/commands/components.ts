import type { Component, Design, Position } from '../../model';
import type { Change } from '../change';
import { change, type Fields, withFields, write } from '../touch';
import { carried } from './connectors';
import { titled } from './words';

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

/** New places only: what hangs on the components is up to the caller. */
export function placeComponents(design: Design, positions: Readonly<Record<string, Position>>): Change {
  const moved = Object.entries(positions).filter(([id, to]) => {
    const at = design.components[id]?.position;
    return design.components[id] !== undefined && (at === undefined || at.x !== to.x || at.y !== to.y);
  });
  const touches = moved.flatMap(([id, position]) =>
    write(design, 'components', id, { ...design.components[id]!, position }),
  );
  return change(titled('Move', moved.length, 'component'), touches);
}
