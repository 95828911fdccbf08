import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import type { Scene } from '../../sceneTypes';
import { EMU } from './shape';

/** Points to a pixel. */
const POINTS = 0.75;
/** How much is left of what a drawing is not about. */
export const FADED = 0.35;

/** Where things of a scene are on a slide. */
export type Placing = {
  /** EMU to a unit of the scene. */
  readonly scale: number;
  readonly box: (box: Box) => Box;
  readonly point: (point: Position) => Position;
  /** Points of a text so high in the scene. */
  readonly points: (size: number) => number;
  readonly nextId: () => number;
};

/** The largest scale at which the scene fits into a box of so many pixels, up to `most`. */
export const fitting = ({ bounds }: Scene, box: Pick<Box, 'width' | 'height'>, most = 1.25): number =>
  Math.min(most, box.width / bounds.width, box.height / bounds.height);

export function placingOf(scene: Scene, within: Box, firstId: number): Placing {
  const { bounds } = scene;
  const scale = fitting(scene, within);
  const left = within.x + (within.width - bounds.width * scale) / 2;
  const top = within.y + (within.height - bounds.height * scale) / 2;
  const point = ({ x, y }: Position) => ({
    x: Math.round((left + (x - bounds.x) * scale) * EMU),
    y: Math.round((top + (y - bounds.y) * scale) * EMU),
  });
  let id = firstId;
  return {
    scale: scale * EMU,
    point,
    box: ({ x, y, width, height }) => {
      const start = point({ x, y });
      const end = point({ x: x + width, y: y + height });
      return { ...start, width: end.x - start.x, height: end.y - start.y };
    },
    points: (size) => Math.round(size * POINTS * scale * 10) / 10,
    nextId: () => id++,
  };
}
