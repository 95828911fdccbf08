import type { Box, Size } from '../../../layout';
import type { Deck } from '../../deck';
import { MARGIN as SCENE_MARGIN } from '../../scene';
import type { Scene } from '../../sceneTypes';
import { fitting } from './placing';

/** Where things stand on a slide; in pixels, 96 to an inch. */
export type Page = {
  readonly width: number;
  readonly height: number;
  readonly title: Box;
  readonly lead: Box;
  /** What is left below title and lead. */
  readonly body: (hasLead: boolean) => Box;
  readonly foot: Box;
};

const MARGIN = 48;

export function pageOf(ratio: Deck['ratio']): Page {
  const width = ratio === '16:9' ? 1280 : 960;
  const height = 720;
  const inner = width - 2 * MARGIN;
  return {
    width,
    height,
    title: { x: MARGIN, y: 30, width: inner, height: 48 },
    lead: { x: MARGIN, y: 80, width: inner, height: 44 },
    body: (hasLead) => {
      const y = hasLead ? 132 : 96;
      return { x: MARGIN, y, width: inner, height: height - 48 - y };
    },
    foot: { x: MARGIN, y: height - 38, width: inner, height: 22 },
  };
}

export const INCH = 96;

export const inches = ({ x, y, width, height }: Box) => ({
  x: x / INCH,
  y: y / INCH,
  w: width / INCH,
  h: height / INCH,
});

/**
 * How large a drawing may be, its margins not counted, to stand at this scale on a slide with a lead and so many pixels for
 * what stands below it.
 */
export function drawingRoom(ratio: Deck['ratio'], { scale, below = 0 }: { scale: number; below?: number }): Size {
  const { width, height } = pageOf(ratio).body(true);
  return { width: width / scale - 2 * SCENE_MARGIN, height: (height - below) / scale - 2 * SCENE_MARGIN };
}

/** At which scale a drawing would stand there. */
export function fittingScale(scene: Scene, ratio: Deck['ratio'], below = 0): number {
  const { width, height } = pageOf(ratio).body(true);
  return fitting(scene, { width, height: height - below });
}
