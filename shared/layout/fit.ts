import type { Design } from '../model';
import { type Arrangement, arrange, type ArrangeOptions } from './arrange';
import { compact, type Flow } from './compact';
import { remembering } from './elk';
import { crossings, entangled } from './crossings';
import { aroundPins } from './pins';
import { boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, type Size, unite } from './size';

/** Between a window with both its panels and a page: about what is left of either for the drawing. */
const FRAME: Size = { width: 7, height: 5 };
/** What is no larger can be read as it is, even in a small window between its panels. */
const COMFORTABLE: Size = { width: 1040, height: 740 };
/** Drawings are read to the right in one go, so this is worth more than size alone; rows need long ways back. */
const WORTH = { right: 1.1, down: 1, wrapped: 1 / 1.7, tallest: 1, compact: 1 };
/** On a slide what cannot be read is worth nothing, however it flows. */
const WORTH_ON_SLIDES = { ...WORTH, right: 1, wrapped: 1 / 1.15 };
/** From here on every further layout takes longer than anybody waits, and nobody reads the names of all at once. */
const MOST_COMPARED = 150;

/** The same for one of many slides, which are all laid out while somebody waits. */
const MOST_ON_SLIDES = 40;

export type FitOptions = Omit<ArrangeOptions, 'direction' | 'fold' | 'isTight' | 'isQuick'> & {
  /** `auto`: to the right, unless the drawing can be seen much larger downwards, or folded. */
  readonly direction?: 'right' | 'down' | 'auto';
  /** What the drawing may take to be read where it is seen, where that is known: a slide. */
  readonly room?: Size;
};

/** Lays out the whole design as it is best seen. Pinned components stay where they are, and the rest goes round them. */
export async function arrangeToFit(design: Design, options: FitOptions): Promise<Arrangement> {
  const { direction = 'auto', room, elk, ...others } = options;
  const rest = { ...others, elk: remembering(elk) };
  if (direction !== 'auto') return aroundPins(design, await arrange(design, { ...rest, direction }));
  const isSlide = room !== undefined;
  const right = await arrange(design, { ...rest, direction: 'right', isTight: isSlide, isQuick: isSlide });
  const values = room === undefined ? WORTH : WORTH_ON_SLIDES;
  let [best, most] = [right, values.right * worthOf(design, right, room)];
  for (const shape of shapesFor(design, right, room)) {
    // Whoever has a room wants no more than to be read in it.
    if (room !== undefined && isWithin(sizeOf(design, best), room)) break;
    const other = await drawnAs(design, shape, { ...rest, isQuick: isSlide });
    const worth = valueOf(shape, values) * worthOf(design, other, room);
    if (worth > most) [best, most] = [other, worth];
  }
  return aroundPins(design, best);
}

const isWithin = ({ width, height }: Size, room: Size): boolean => width <= room.width && height <= room.height;

/** The whole in one go, or boundary by boundary. */
type Shape = Pick<ArrangeOptions, 'direction' | 'fold'> | { readonly outside: Flow; readonly inside: Flow };

const drawnAs = (design: Design, shape: Shape, options: Pick<ArrangeOptions, 'elk' | 'tierOf' | 'isQuick'>) =>
  'outside' in shape
    ? compact(design, { ...options, ...shape })
    : arrange(design, { ...options, ...shape, isTight: true });

const valueOf = (shape: Shape, values: typeof WORTH): number =>
  'outside' in shape ? values.compact : values[shape.fold?.type ?? 'down'];

/** What may be seen larger than the drawing to the right: what is too wide turns or wraps, what is too tall spreads. */
function shapesFor(design: Design, right: Arrangement, room: Size | undefined): readonly Shape[] {
  const size = sizeOf(design, right);
  if (isWithin(size, room ?? COMFORTABLE)) return [];
  const frame = room ?? FRAME;
  const count = Object.keys(design.components).length;
  const isWide = size.width * frame.height > size.height * frame.width;
  const most = room === undefined ? MOST_COMPARED : MOST_ON_SLIDES;
  if (count > most) return isWide ? [{ direction: 'down' }] : [];
  const isLong = size.width * frame.height > TOO_LONG * size.height * frame.width;
  const down: Shape = { direction: 'down' };
  const wrapped: Shape = { fold: { type: 'wrapped', ...(room && { ratio: room.width / room.height }) } };
  const plain = isWide ? [...(room !== undefined && isLong ? [] : [down]), wrapped] : [];
  if (room !== undefined && isNested(design)) return [...plain, ...compactShapes(room)];
  if (isWide) return plain;
  const even = Math.sqrt((count * CELL.width * frame.height) / (CELL.height * frame.width));
  const bounds = [...new Set([even * 0.85, even, even * 1.2].map((each) => Math.max(2, Math.round(each))))];
  return bounds.map((components): Shape => ({ fold: { type: 'tallest', components } }));
}

/** So much longer than its room: down it would be as much too high. */
const TOO_LONG = 4;

const isNested = ({ boundaries, components }: Design): boolean =>
  Object.values(components).some(({ boundary }) => boundary !== undefined && boundaries[boundary] !== undefined);

/** Boundary by boundary, within and outside of them to the right, down or folded. */
function compactShapes(room: Size): readonly Shape[] {
  const right: Flow = { direction: 'right' };
  const down: Flow = { direction: 'down' };
  const folded = (share: number): Flow => ({
    direction: 'right',
    fold: { type: 'wrapped', ratio: (share * room.width) / room.height },
  });
  return [
    { outside: folded(1), inside: right },
    { outside: down, inside: right },
    { outside: right, inside: down },
    { outside: right, inside: folded(0.7) },
  ];
}

/** About what a component takes with its share of the gaps. */
const CELL: Size = { width: COMPONENT.width + 70, height: COMPONENT.height + CAPTION_HEIGHT + 24 };

/** More bends are hard to follow, and office programs other than PowerPoint draw such connectors astray. */
const MOST_BENDS = 3;

/** How large the drawing can be seen, less where its connectors cross; on a slide, where they hide each other or wind about. */
function worthOf(design: Design, arrangement: Arrangement, room: Size | undefined): number {
  const frame = room ?? FRAME;
  const { width, height } = sizeOf(design, arrangement);
  const ways = Object.values(arrangement.routes);
  const winding = ways.filter((points) => points.length - 2 > MOST_BENDS).length;
  const knots = crossings(ways) + (room === undefined ? 0 : entangled(ways) + winding);
  return Math.min(frame.width / width, frame.height / height) / (1 + knots / Math.max(1, ways.length));
}

function sizeOf(design: Design, { positions, routes }: Arrangement): Size {
  const components = Object.fromEntries(
    Object.entries(design.components).map(([id, component]) => [id, { ...component, position: positions[id]! }]),
  );
  const boxes = Object.values(components).map((component) => {
    const box = boxOf(component);
    return { ...box, height: box.height + CAPTION_HEIGHT };
  });
  if (boxes.length === 0) return { width: 1, height: 1 };
  // Ways back from row to row run outside of everything else.
  const ways = Object.values(routes).flatMap((points) => points.map((at) => ({ ...at, width: 0, height: 0 })));
  return unite([...boxes, ...ways, ...Object.values(boundaryBoxes({ ...design, components }))]);
}
