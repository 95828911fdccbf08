import { apply, type Change, commands, compose } from '@shared/edit';
import { type Box, boundaryBoxes, boxOf } from '@shared/layout';
import { type Boundary, type Design, unique } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { select } from '@renderer/state/session';
import { boundaryName, snapped } from './drop';

const isWithin = (inner: Box, outer: Box): boolean => {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
};

/** A boundary of this size, and in it what it covers and nothing closer holds. */
function enclosing(design: Design, id: string, box: Box): Change {
  const { x, y } = snapped(box);
  const place = { position: { x, y }, size: { width: Math.round(box.width), height: Math.round(box.height) } };
  let change = commands.setBoundary(design, id, place);
  const { parent } = design.boundaries[id]!;
  const frames = boundaryBoxes(design);
  const inner = Object.keys(design.boundaries).filter(
    (other) =>
      other !== id && design.boundaries[other]!.parent === parent && frames[other] && isWithin(frames[other], box),
  );
  const components = Object.keys(design.components).filter((component) => {
    const { boundary } = design.components[component]!;
    return (boundary === parent || boundary === undefined) && isWithin(boxOf(design.components[component]!), box);
  });
  for (const other of inner) {
    const next = apply(design, change);
    change = compose(change, commands.setBoundary(next, other, { parent: id }), change.label);
  }
  return compose(change, commands.setComponents(apply(design, change), components, { boundary: id }), change.label);
}

/** After resizing: the frame keeps its new size, and takes in what it now covers. */
export function enclose(id: string, box: Box): void {
  const { design } = useDocument.getState();
  run({ ...enclosing(design, id, box), label: 'Resize boundary' });
}

/** Draws a new boundary around an area. */
export function drawBoundary(box: Box, kind: Boundary['kind'], parent: string | undefined): string {
  const { design } = useDocument.getState();
  const id = unique(kind, design.boundaries);
  const name = boundaryName(design, kind);
  const added = commands.addBoundary(design, { id, kind, name, ...(parent ? { parent } : {}) });
  run(compose(added, enclosing(apply(design, added), id, box), added.label));
  select({ boundaries: [id] });
  return id;
}

/** A frame around the selection; what stands in different boundaries stays in them. */
export function group(components: readonly string[], boundaries: readonly string[]): string | undefined {
  const { design } = useDocument.getState();
  const first = components.find((id) => design.components[id] !== undefined);
  if (first === undefined && boundaries.length === 0) return undefined;
  const parent = first === undefined ? design.boundaries[boundaries[0]!]?.parent : design.components[first]!.boundary;
  const id = unique('frame', design.boundaries);
  const added = commands.addBoundary(design, {
    id,
    kind: 'frame',
    name: boundaryName(design, 'frame'),
    ...(parent ? { parent } : {}),
  });
  let change = compose(added, commands.setComponents(apply(design, added), components, { boundary: id }), 'Group');
  for (const inner of boundaries)
    change = compose(change, commands.setBoundary(apply(design, change), inner, { parent: id }), 'Group');
  run(change);
  select({ boundaries: [id] });
  return id;
}
