import type { Design, Position } from '../model';
import { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, GRID, type Size } from './size';

export type Side = 'left' | 'right' | 'up' | 'down';

/** Between a component and the one that is added beside it: room for an arrow and a word. */
const GAP = { x: 64, y: 64 };
/** What is added keeps this distance from what is there. */
const MARGIN = 16;
/** As far as anybody would look for what was just added. */
const FARTHEST = 200;

/** The place beside a component, before anybody looked whether it is free. */
export function beside(box: Box, side: Side): Position {
  switch (side) {
    case 'right':
      return { x: box.x + box.width + GAP.x, y: box.y };
    case 'left':
      return { x: box.x - COMPONENT.width - GAP.x, y: box.y };
    case 'down':
      return { x: box.x, y: box.y + box.height + GAP.y };
    case 'up':
      return { x: box.x, y: box.y - COMPONENT.height - GAP.y };
    default:
      return side satisfies never;
  }
}

type Wish = {
  /** The boundary that it will stand in: its frame, and those around it, are no obstacle. */
  readonly boundary?: string | undefined;
  /** Along which it may give way: across the direction in which it was added. */
  readonly along?: 'x' | 'y';
  readonly size?: Size;
};

/** The free place nearest to the wished one, giving way along one axis, on the grid; the wish itself where all is taken. */
export function freePlace(design: Design, wish: Position, options: Wish = {}): Position {
  const size = options.size ?? { width: COMPONENT.width, height: COMPONENT.height + CAPTION_HEIGHT };
  const taken = obstacles(design, options.boundary);
  const along = options.along ?? 'y';
  const at = { x: onGrid(wish.x), y: onGrid(wish.y) };
  for (let step = 0; step <= FARTHEST; step++) {
    for (const sign of step === 0 ? [1] : [1, -1]) {
      const place = { ...at, [along]: at[along] + sign * step * 3 * GRID };
      if (!taken.some((box) => collide({ ...place, ...size }, box))) return place;
    }
  }
  return at;
}

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/** Components with their captions, and the frames of boundaries that the new one does not belong to. */
function obstacles(design: Design, home: string | undefined): readonly Box[] {
  const homes = new Set<string>();
  for (let at = home; at !== undefined && !homes.has(at); at = design.boundaries[at]?.parent) homes.add(at);
  const frames = Object.entries(boundaryBoxes(design)).flatMap(([id, box]) => (homes.has(id) ? [] : [box]));
  const components = Object.values(design.components).map((component) => {
    const box = boxOf(component);
    return { ...box, height: box.height + CAPTION_HEIGHT };
  });
  return [...components, ...frames];
}

const collide = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + MARGIN &&
  b.x < a.x + a.width + MARGIN &&
  a.y < b.y + b.height + MARGIN &&
  b.y < a.y + a.height + MARGIN;

/** The innermost boundary around a point; of `boxes`, so that a drag can ask where frames were before it began. */
export function boundaryAt(boxes: Readonly<Record<string, Box>>, { x, y }: Position): string | undefined {
  const inside = Object.entries(boxes).filter(
    ([, box]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
  return inside.sort(([, a], [, b]) => a.width * a.height - b.width * b.height)[0]?.[0];
}
