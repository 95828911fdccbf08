import type { Boundary, Component, Design, Position } from '../model';

export type Size = { readonly width: number; readonly height: number };
export type Box = Position & Size;

/** Every component has the same box, so that layout, canvas and exports agree without measuring text. */
export const COMPONENT: Size = { width: 176, height: 56 };
/** Room below a component for its figures. */
export const CAPTION_HEIGHT = 18;
/** Around the contents of a boundary; the top also holds its title. */
export const PADDING = { top: 36, side: 20, bottom: 20 + CAPTION_HEIGHT };
/** The grid that dragging snaps to. */
export const GRID = 8;

/** A boundary that nothing stands in yet. */
export const EMPTY_BOUNDARY: Size = { width: 240, height: 140 };

/** Where a component stands: its upper left corner and its size. One without a position stands at the origin. */
export const boxOf = (component: Component): Box => ({
  x: component.position?.x ?? 0,
  y: component.position?.y ?? 0,
  ...COMPONENT,
});

/**
 * The frame around each boundary: its components and inner boundaries with some room; its own place where it is empty.
 * One that is empty and was put nowhere has none: it only says where replicas are.
 */
export function boundaryBoxes(design: Design): Readonly<Record<string, Box>> {
  const boxes: Record<string, Box> = {};
  const members = new Map<string, Box[]>();
  const add = (boundary: string | undefined, box: Box) => {
    if (boundary === undefined || design.boundaries[boundary] === undefined) return;
    members.set(boundary, [...(members.get(boundary) ?? []), box]);
  };
  for (const component of Object.values(design.components)) add(component.boundary, boxOf(component));
  // A file may hold boundaries that contain each other: nobody is deeper than there are boundaries.
  const most = Object.keys(design.boundaries).length;
  const depth = (id: string, left = most): number => {
    const parent = design.boundaries[id]?.parent;
    return parent === undefined || left === 0 ? 0 : 1 + depth(parent, left - 1);
  };
  // The innermost first, since an outer one goes around them.
  for (const id of Object.keys(design.boundaries).sort((a, b) => depth(b) - depth(a))) {
    const boundary = design.boundaries[id]!;
    const inside = members.get(id);
    if (inside === undefined && boundary.position === undefined) continue;
    boxes[id] =
      inside === undefined
        ? { ...boundary.position!, ...EMPTY_BOUNDARY, ...boundary.size }
        : // A person may have drawn it larger than what stands in it; never smaller.
          unite([around(inside), ...drawnBox(boundary)]);
    add(boundary.parent, boxes[id]);
  }
  return boxes;
}

const drawnBox = ({ position, size }: Boundary): readonly Box[] =>
  position === undefined || size === undefined ? [] : [{ ...position, ...size }];

function around(boxes: readonly Box[]): Box {
  const { x, y, width, height } = unite(boxes);
  return {
    x: x - PADDING.side,
    y: y - PADDING.top,
    width: width + 2 * PADDING.side,
    height: height + PADDING.top + PADDING.bottom,
  };
}

/** The smallest box around some boxes. Precondition: there is one. */
export function unite(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
