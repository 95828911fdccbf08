import { type Change, commands, compose, NOTHING } from '@shared/edit';
import { between, boxOf, COMPONENT } from '@shared/layout';
import { type Design, type Position, unique } from '@shared/model';
import { connectorAt, fieldsOf } from './connect';

/** How near to a connector the middle of a component must be to be put into it. */
const HIT = 18;

/** Where a component would stand in a connector, and who gives way to it. */
export type Insertion = ReturnType<typeof between> & { readonly connector: string };

/**
 * The drawing that a dragged component finds connectors in: without itself, because they go round what stands on them.
 * Undefined where something is connected with it: rearranging a drawing must not rewire it.
 */
export function aroundLoose(design: Design, id: string): Design | undefined {
  const isConnected = Object.values(design.connectors).some(({ from, to }) => from === id || to === id);
  if (design.components[id] === undefined || isConnected) return undefined;
  const { [id]: _, ...components } = design.components;
  return { ...design, components };
}

/** `corner` is where the component is held now. */
export function insertionAt(around: Design, corner: Position): Insertion | undefined {
  const middle = { x: corner.x + COMPONENT.width / 2, y: corner.y + COMPONENT.height / 2 };
  const connector = connectorAt(around, middle, HIT);
  return connector === undefined ? undefined : { connector, ...between(around, around.connectors[connector]!, corner) };
}

/** Puts a loose component into the connector that it stands on. */
export function insertInto(design: Design, id: string): Change {
  const around = aroundLoose(design, id);
  const found = around && insertionAt(around, boxOf(design.components[id]!));
  if (found === undefined) return NOTHING;
  const { to } = design.connectors[found.connector]!;
  const onward = unique(`${id}-${to}`, design.connectors);
  const spliced = commands.splice(design, found.connector, {
    component: id,
    onward,
    fields: fieldsOf(design, id, to),
  });
  const moved = commands.moveComponents(design, { ...found.moves, [id]: found.position });
  return compose(moved, spliced, spliced.label);
}
