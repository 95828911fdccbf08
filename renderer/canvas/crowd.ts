import { boxOf, unite } from '@shared/layout';
import type { Design } from '@shared/model';

/** So many cards at once are small: they are drawn as one picture, which pans and zooms however many there are. */
const CROWD = 120;

/**
 * How many components an area of the design has room for, at its average density: a function of the zoom alone, so that
 * panning never changes how the drawing is made.
 */
export function crowdOf(design: Design): (width: number, height: number, zoom: number) => boolean {
  const boxes = Object.values(design.components).map(boxOf);
  if (boxes.length <= CROWD) return () => false;
  const { width, height } = unite(boxes);
  const perPixel = boxes.length / (width * height);
  return (w, h, zoom) => perPixel * Math.min(width, w / zoom) * Math.min(height, h / zoom) > CROWD;
}
