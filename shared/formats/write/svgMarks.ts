import type { Box } from '../../layout';
import { tagOf } from '../letters';
import { textWidth } from '../measure';
import type { Palette } from '../palette';
import { LEGEND_FONT, legendRoom, MARGIN, SIGN_ROOM, SUBTITLE_FONT, TITLE_FONT } from '../scene';
import type { LegendEntry, Scene, SceneComponent, TitleBlock } from '../sceneTypes';
import { element, number, text } from './svgText';

const SIGN_FONT = { size: 10, weight: 600 } as const;

/** A stop sign with an exclamation mark: form, not colour alone. */
export function octagon(x: number, y: number, palette: Palette, radius = 9): string {
  const corners = [22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    return `${number(x + radius * Math.cos(angle))} ${number(y + radius * Math.sin(angle))}`;
  });
  const sign = {
    d: `M${corners.join('L')}Z`,
    fill: palette.bad,
    stroke: palette.canvas,
    'stroke-width': 2,
    'stroke-linejoin': 'round',
  };
  const mark = `M${number(x)} ${number(y - 4)}V${number(y + 1)}M${number(x)} ${number(y + 3.9)}h.01`;
  return (
    element('path', sign) +
    element('path', { d: mark, fill: 'none', stroke: palette.onBad, 'stroke-width': 1.9, 'stroke-linecap': 'round' })
  );
}

/** At which multiple of today's load a component is the first to give in. */
export function tag(component: SceneComponent, at: number, palette: Palette): string {
  const { box, text: label, size, baseline } = tagOf(component, at);
  return plate(box, { label, size, baseline }, palette);
}

type Label = { readonly label: string; readonly size: number; readonly baseline: number };

function plate(box: Box, { label, size, baseline }: Label, palette: Palette): string {
  const { x, y, width, height } = box;
  const around = { x, y, width, height, rx: 4, fill: palette.canvas, stroke: palette.warn };
  const words = { x: x + 6, y: baseline, fill: palette.text, 'font-size': size, 'font-weight': 600 };
  return element('rect', around) + element('text', words, text(label));
}

/** What the marks mean, along the lower edge of the drawing. */
export function legend(scene: Scene, palette: Palette): string[] {
  if (scene.legend.length === 0) return [];
  const { bounds } = scene;
  const bottom = scene.titleBlock?.y ?? bounds.y + bounds.height - MARGIN / 2;
  const baseline = bottom - 4;
  let x = bounds.x + MARGIN;
  return scene.legend.map((entry) => {
    const at = { x: x + SIGN_ROOM[entry.sign], y: baseline, fill: palette.muted, 'font-size': LEGEND_FONT.size };
    const drawn = signOf(entry, x, baseline, palette) + element('text', at, text(entry.text));
    x += legendRoom(entry);
    return drawn;
  });
}

function signOf({ sign }: LegendEntry, x: number, baseline: number, palette: Palette): string {
  switch (sign) {
    case 'single-point':
      return octagon(x + 8, baseline - 4, palette, 8);
    case 'breaks-first':
      return plate(
        { x, y: baseline - 12, width: Math.ceil(textWidth('2×', SIGN_FONT)) + 12, height: 16 },
        { label: '2×', size: SIGN_FONT.size, baseline: baseline - 0.5 },
        palette,
      );
    case 'figures':
      return element('rect', { x, y: baseline - 6, width: 18, height: 3, rx: 1.5, fill: palette.ok });
    default:
      return sign satisfies never;
  }
}

/** As in the corner of a drawing on paper: what it is, of which version and day, by whom. */
export function titleBlock({ x, y, width, height, name, details }: TitleBlock, palette: Palette): string {
  const left = { x: x + 12, fill: palette.text };
  return element(
    'g',
    { 'data-title-block': 'true' },
    element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      fill: palette.surface,
      stroke: palette.outline,
    }) +
      element('text', { ...left, y: y + 18, 'font-size': TITLE_FONT.size, 'font-weight': 600 }, text(name)) +
      element('text', { ...left, y: y + 34, 'font-size': SUBTITLE_FONT.size, fill: palette.muted }, text(details)),
  );
}
