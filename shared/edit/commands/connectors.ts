import type { Connector, Design, Position } from '../../model';
import { type Change, NOTHING } from '../change';
import { change, type Fields, withFields, write } from '../touch';
import { titled } from './words';

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

/** The connector with its way moved. */
export function carried(connector: Connector, by: Position): Connector {
  const move = (points: readonly Position[] | undefined) => points?.map(({ x, y }) => ({ x: x + by.x, y: y + by.y }));
  return withFields(connector, { route: move(connector.route), bends: move(connector.bends) });
}
