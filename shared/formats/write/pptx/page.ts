import type { Box } from '../../../layout';
import type { Deck } from '../../deck';
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

/** At which scale a drawing would stand on a slide with a lead, and so many pixels for what stands below it. */
export function fittingScale(scene: Scene, ratio: Deck['ratio'], below = 0): number {
  const { width, height } = pageOf(ratio).body(true);
  return fitting(scene, { width, height: height - below });
}
