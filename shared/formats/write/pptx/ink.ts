import { element } from '../svgText';

/** Slots of the theme: whoever changes the theme of the slides changes the drawing with it. */
export const INK = {
  canvas: 'bg1',
  surface: 'bg2',
  text: 'tx1',
  muted: 'tx2',
  accent: 'accent1',
  ok: 'accent2',
  warn: 'accent3',
  bad: 'accent4',
  connector: 'accent5',
  outline: 'accent6',
} as const;
export type Ink = keyof typeof INK;

/** Shares are in thousandths of a percent in this format. */
const PERCENT = 1000;

/** A colour of the theme, with so much of it left. */
export const colour = (ink: Ink, opacity = 1): string =>
  element(
    'a:schemeClr',
    { val: INK[ink] },
    opacity === 1 ? undefined : element('a:alpha', { val: Math.round(opacity * 100 * PERCENT) }),
  );

export const fill = (ink: Ink | undefined, opacity = 1): string =>
  ink === undefined ? '<a:noFill/>' : element('a:solidFill', {}, colour(ink, opacity));

export type Stroke = {
  readonly ink: Ink;
  readonly opacity?: number;
  /** In EMU. */
  readonly width: number;
  readonly dash?: 'dash' | 'sysDash' | 'sysDot' | 'lgDash' | undefined;
  readonly isRound?: boolean;
  readonly head?: 'triangle' | 'arrow' | undefined;
};

export function line(stroke: Stroke | undefined): string {
  if (stroke === undefined) return '<a:ln><a:noFill/></a:ln>';
  const { ink, opacity, width, dash, isRound, head } = stroke;
  return element(
    'a:ln',
    { w: Math.round(width), cap: isRound ? 'rnd' : undefined },
    fill(ink, opacity) +
      (dash === undefined ? '' : element('a:prstDash', { val: dash })) +
      (isRound ? '<a:round/>' : '<a:miter lim="800000"/>') +
      (head === undefined ? '' : element('a:tailEnd', { type: head, w: 'med', len: 'med' })),
  );
}
