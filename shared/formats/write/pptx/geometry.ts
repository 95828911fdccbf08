import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import { element } from '../svgText';
import { type Step, stepsOf } from '../path';

/** Path coordinates are whole numbers: this many to a unit keep curves smooth. */
const FINE = 100;

/** The same few icons stand on every slide, at any size in the same words. */
const WRITTEN_ICONS = new WeakMap<readonly string[], string>();

/** A drawing of the catalogue, on its grid of 24, as lines that scale with the shape. */
export function iconGeometry(icon: readonly string[]): string {
  const written = WRITTEN_ICONS.get(icon) ?? customGeometry(24, 24, icon.flatMap(stepsOf), { isFilled: false });
  WRITTEN_ICONS.set(icon, written);
  return written;
}

type Options = { readonly isFilled?: boolean; readonly sites?: readonly Site[] };

/** Where connectors are glued: within the shape, and the direction in which they leave, in degrees clockwise from right. */
export type Site = Position & { readonly angle: 0 | 90 | 180 | 270 };

export function customGeometry(
  width: number,
  height: number,
  steps: readonly Step[],
  { isFilled = true, sites = [] }: Options = {},
): string {
  const at = (x: number, y: number) => element('a:pt', { x: Math.round(x * FINE), y: Math.round(y * FINE) });
  const written = steps.map((step) => {
    switch (step.type) {
      case 'move':
        return element('a:moveTo', {}, at(step.x, step.y));
      case 'line':
        return element('a:lnTo', {}, at(step.x, step.y));
      case 'curve':
        return element('a:cubicBezTo', {}, at(step.x1, step.y1) + at(step.x2, step.y2) + at(step.x, step.y));
      case 'close':
        return '<a:close/>';
      default:
        return step satisfies never;
    }
  });
  const size = { w: Math.round(width * FINE), h: Math.round(height * FINE) };
  // Guides give the sites in the shape's own size, so that they stay on its edge when it is stretched.
  const guides = sites.map(({ x, y }, i) => [
    element('a:gd', { name: `x${i}`, fmla: `*/ w ${Math.round(x * FINE)} ${size.w}` }),
    element('a:gd', { name: `y${i}`, fmla: `*/ h ${Math.round(y * FINE)} ${size.h}` }),
  ]);
  const glue = sites.map(({ angle }, i) =>
    element('a:cxn', { ang: `${angle * 60_000}` }, element('a:pos', { x: `x${i}`, y: `y${i}` })),
  );
  const path = element('a:path', { ...size, fill: isFilled ? undefined : 'none' }, written.join(''));
  return element(
    'a:custGeom',
    {},
    '<a:avLst/>' +
      element('a:gdLst', {}, guides.flat().join('')) +
      '<a:ahLst/>' +
      element('a:cxnLst', {}, glue.join('')) +
      '<a:rect l="0" t="0" r="r" b="b"/>' +
      element('a:pathLst', {}, path),
  );
}

/** A rectangle with round corners and these places for connectors. */
export function cardGeometry({ width, height }: Pick<Box, 'width' | 'height'>, sites: readonly Site[]): string {
  const [r, k] = [8, 8 * 0.4477];
  const d =
    `M${r} 0L${width - r} 0C${width - k} 0 ${width} ${k} ${width} ${r}` +
    `L${width} ${height - r}C${width} ${height - k} ${width - k} ${height} ${width - r} ${height}` +
    `L${r} ${height}C${k} ${height} 0 ${height - k} 0 ${height - r}L0 ${r}C0 ${k} ${k} 0 ${r} 0Z`;
  return customGeometry(width, height, stepsOf(d), { sites });
}

/** The four sites that every rectangle of the format has, in its order: top, left, bottom, right. */
export const MIDDLES = ({ width, height }: Pick<Box, 'width' | 'height'>): readonly Site[] => [
  { x: width / 2, y: 0, angle: 270 },
  { x: 0, y: height / 2, angle: 180 },
  { x: width / 2, y: height, angle: 90 },
  { x: width, y: height / 2, angle: 0 },
];

/** The place on the edge of the box where the connector ends, and the side that it is on. */
export function siteAt(box: Box, at: Position): Site {
  const [x, y] = [at.x - box.x, at.y - box.y];
  const distances = [
    [Math.abs(y), 270],
    [Math.abs(x), 180],
    [Math.abs(y - box.height), 90],
    [Math.abs(x - box.width), 0],
  ] as const;
  const [, angle] = distances.reduce((best, next) => (next[0] < best[0] ? next : best));
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return { x: within(x, box.width), y: within(y, box.height), angle };
}
