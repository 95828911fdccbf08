import { apply, type Change, commands, compose, NOTHING, records } from '@shared/edit';
import { type Box, boundaryAt, boundaryBoxes, boxOf, COMPONENT } from '@shared/layout';
import { type Design, papersOf, type Position } from '@shared/model';
import { innerBoundaries, membersOf } from './flow';
import { insertInto } from './insertion';
import { boundaryIdOf, paperIdOf } from './nodeTypes';
import { paperSize } from './paperSize';

/** Everything that moves when some nodes are dragged, and where it stood: a frame takes along what stands in it. */
export function startsOf(design: Design, nodeIds: readonly string[]): ReadonlyMap<string, Position> {
  const starts = new Map<string, Position>();
  const boxes = boundaryBoxes(design);
  const papers = papersOf(design);
  for (const nodeId of nodeIds) {
    const boundary = boundaryIdOf(nodeId);
    const paper = paperIdOf(nodeId);
    if (boundary !== undefined) {
      for (const id of membersOf(design, boundary)) starts.set(id, corner(boxOf(design.components[id]!)));
      for (const id of innerBoundaries(design, boundary)) {
        const box = boxes[id];
        if (box !== undefined) starts.set(`boundary:${id}`, corner(box));
      }
    } else if (paper !== undefined) {
      if (papers[paper]) starts.set(nodeId, papers[paper].position);
    } else if (design.components[nodeId]) starts.set(nodeId, corner(boxOf(design.components[nodeId])));
  }
  return starts;
}

const corner = ({ x, y }: Box): Position => ({ x, y });

/** The box of a node while nothing moves. */
export function nodeBox(design: Design, nodeId: string): Box | undefined {
  const boundary = boundaryIdOf(nodeId);
  if (boundary !== undefined) return boundaryBoxes(design)[boundary];
  const paper = paperIdOf(nodeId);
  const sheet = paper === undefined ? undefined : papersOf(design)[paper];
  if (sheet !== undefined) return { ...sheet.position, ...paperSize(sheet) };
  const component = design.components[nodeId];
  return component && boxOf(component);
}

/** The boundary that a drag would put things into: the innermost around the point that does not itself move. */
export function targetOf(
  design: Design,
  frames: Readonly<Record<string, Box>>,
  { moving, at }: { readonly moving: ReadonlyMap<string, Position>; readonly at: Position },
): string | undefined {
  const still = Object.entries(frames).filter(([id]) => !moving.has(`boundary:${id}`) && design.boundaries[id]);
  return boundaryAt(Object.fromEntries(still), at);
}

/**
 * One change for everything that was dragged: new places, new boundaries for what was dragged over their frames, and for
 * a component that nothing is connected with a place in the connector that it was dropped on.
 */
export function moveChange(
  design: Design,
  {
    places,
    frames,
    dragged,
  }: {
    readonly places: ReadonlyMap<string, Position>;
    readonly frames: Readonly<Record<string, Box>>;
    /** Ids of the nodes that were dragged themselves, not taken along. */
    readonly dragged: readonly string[];
  },
): Change {
  const components = Object.fromEntries([...places].filter(([id]) => design.components[id] !== undefined));
  let change = commands.moveComponents(design, components);
  const then = (next: (now: Design) => Change) => {
    change = compose(change, next(apply(design, change)), change.label || 'Move');
  };
  for (const [id, position] of places) {
    const boundary = boundaryIdOf(id);
    const paper = paperIdOf(id);
    // A frame that only goes around its contents needs no place of its own.
    if (boundary !== undefined && keepsPlace(design, boundary))
      then((now) => commands.setBoundary(now, boundary, { position }));
    if (paper !== undefined) then((now) => records.setRecord(now, 'notes', paper, { position }));
  }
  for (const id of dragged) then((now) => reparent(now, id, { frames, moving: places }));
  const [only] = dragged;
  if (dragged.length === 1 && design.components[only!]) then((now) => insertInto(now, only!));
  return change;
}

const keepsPlace = (design: Design, boundary: string): boolean => {
  const { position, size } = design.boundaries[boundary]!;
  return (position !== undefined && size !== undefined) || membersOf(design, boundary).length === 0;
};

function reparent(
  design: Design,
  nodeId: string,
  {
    frames,
    moving,
  }: { readonly frames: Readonly<Record<string, Box>>; readonly moving: ReadonlyMap<string, Position> },
): Change {
  const boundary = boundaryIdOf(nodeId);
  const at = moving.get(nodeId);
  if (at === undefined || paperIdOf(nodeId) !== undefined) return NOTHING;
  const size = boundary === undefined ? COMPONENT : frames[boundary]!;
  const middle = { x: at.x + size.width / 2, y: at.y + size.height / 2 };
  const home = targetOf(design, frames, { moving, at: middle });
  if (boundary !== undefined) {
    return design.boundaries[boundary]!.parent === home
      ? NOTHING
      : commands.setBoundary(design, boundary, { parent: home });
  }
  return design.components[nodeId]!.boundary === home
    ? NOTHING
    : commands.setComponents(design, [nodeId], { boundary: home });
}
