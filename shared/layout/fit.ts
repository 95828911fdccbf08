import type { Design } from '../model';
import { type Arrangement, arrange, type ArrangeOptions } from './arrange';
import { aroundPins } from './pins';
import { boundaryBoxes, boxOf, CAPTION_HEIGHT, type Size, unite } from './size';

/** A window with its panels, and a page: neither is as wide as a long chain of calls. */
const FRAME: Size = { width: 4, height: 3 };
/** What is no wider can be read as it is. */
const COMFORTABLE = 1400;
/** Drawings are read to the right: downwards has to be this much larger to be better. */
const WORTH = 1.25;

export type FitOptions = Omit<ArrangeOptions, 'direction'> & {
  /** `auto`: to the right, unless the drawing can be seen much larger downwards. */
  readonly direction?: 'right' | 'down' | 'auto';
};

/** Lays out the whole design as it is best seen. Pinned components stay where they are, and the rest goes round them. */
export async function arrangeToFit(design: Design, options: FitOptions): Promise<Arrangement> {
  const { direction = 'auto', ...rest } = options;
  if (direction !== 'auto') return aroundPins(design, await arrange(design, { ...rest, direction }));
  const right = await arrange(design, { ...rest, direction: 'right' });
  const size = sizeOf(design, right);
  // Whatever is not too wide would only be smaller downwards.
  if (size.width <= COMFORTABLE || size.width * FRAME.height <= size.height * FRAME.width * WORTH)
    return aroundPins(design, right);
  const down = await arrange(design, { ...rest, direction: 'down' });
  return aroundPins(design, scaleOf(sizeOf(design, down)) > WORTH * scaleOf(size) ? down : right);
}

const scaleOf = ({ width, height }: Size): number => Math.min(FRAME.width / width, FRAME.height / height);

function sizeOf(design: Design, { positions }: Arrangement): Size {
  const components = Object.fromEntries(
    Object.entries(design.components).map(([id, component]) => [id, { ...component, position: positions[id]! }]),
  );
  const boxes = Object.values(components).map((component) => {
    const box = boxOf(component);
    return { ...box, height: box.height + CAPTION_HEIGHT };
  });
  if (boxes.length === 0) return { width: 1, height: 1 };
  return unite([...boxes, ...Object.values(boundaryBoxes({ ...design, components }))]);
}
