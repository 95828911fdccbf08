import type { Design } from '../model';
import { type Arrangement, arrange, type ArrangeOptions } from './arrange';
import { crossings } from './crossings';
import { aroundPins } from './pins';
import { boundaryBoxes, boxOf, CAPTION_HEIGHT, COMPONENT, type Size, unite } from './size';

/** Between a window with both its panels and a page: about what is left of either for the drawing. */
const FRAME: Size = { width: 7, height: 5 };
/** What is no larger can be read as it is, even in a small window between its panels. */
const COMFORTABLE: Size = { width: 1040, height: 740 };
/** Drawings are read to the right in one go, so this is worth more than size alone; rows need long ways back. */
const WORTH = { right: 1.1, down: 1, wrapped: 1 / 1.7, tallest: 1 };
/** From here on every further layout takes longer than anybody waits, and nobody reads the names of all at once. */
const MOST_COMPARED = 150;

export type FitOptions = Omit<ArrangeOptions, 'direction' | 'fold' | 'isTight'> & {
  /** `auto`: to the right, unless the drawing can be seen much larger downwards, or folded. */
  readonly direction?: 'right' | 'down' | 'auto';
};

/** Lays out the whole design as it is best seen. Pinned components stay where they are, and the rest goes round them. */
export async function arrangeToFit(design: Design, options: FitOptions): Promise<Arrangement> {
  const { direction = 'auto', ...rest } = options;
  if (direction !== 'auto') return aroundPins(design, await arrange(design, { ...rest, direction }));
  const right = await arrange(design, { ...rest, direction: 'right' });
  let [best, most] = [right, WORTH.right * worthOf(design, right)];
  for (const shape of shapesFor(design, right)) {
    const other = await arrange(design, { ...rest, ...shape, isTight: true });
    const worth = WORTH[shape.fold?.type ?? 'down'] * worthOf(design, other);
    if (worth > most) [best, most] = [other, worth];
  }
  return aroundPins(design, best);
}

type Shape = Pick<ArrangeOptions, 'direction' | 'fold'>;

/** What may be seen larger than the drawing to the right: what is too wide turns or wraps, what is too tall spreads. */
function shapesFor(design: Design, right: Arrangement): readonly Shape[] {
  const { width, height } = sizeOf(design, right);
  if (width <= COMFORTABLE.width && height <= COMFORTABLE.height) return [];
  const count = Object.keys(design.components).length;
  const isWide = width * FRAME.height > height * FRAME.width;
  if (count > MOST_COMPARED) return isWide ? [{ direction: 'down' }] : [];
  if (isWide) return [{ direction: 'down' }, { fold: { type: 'wrapped' } }];
  const even = Math.sqrt((count * CELL.width * FRAME.height) / (CELL.height * FRAME.width));
  const bounds = [...new Set([even * 0.85, even, even * 1.2].map((each) => Math.max(2, Math.round(each))))];
  return bounds.map((components) => ({ fold: { type: 'tallest', components } }));
}

/** About what a component takes with its share of the gaps. */
const CELL: Size = { width: COMPONENT.width + 70, height: COMPONENT.height + CAPTION_HEIGHT + 24 };

/** How large the drawing can be seen, less where its connectors cross more often. */
function worthOf(design: Design, arrangement: Arrangement): number {
  const { width, height } = sizeOf(design, arrangement);
  const ways = Object.values(arrangement.routes);
  return Math.min(FRAME.width / width, FRAME.height / height) / (1 + crossings(ways) / Math.max(1, ways.length));
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
