import type { Box } from '../layout';
import { multiple } from './figures';
import { type Font, textWidth, twoLines } from './measure';
import type { SceneComponent } from './sceneTypes';

/** Of every name that is not as large as its card allows. */
export const NAME_FONT: Font = { size: 13, weight: 600 };

/** The best first; two lines of the largest fill a card. */
const SIZES = [22, 20, 18, 16, 15, 14];
/** So many of the names decide how large all of them are; a name that is longer than the rest is smaller by itself. */
const DECISIVE = 0.6;

/** How large each name may stand on a card of so much room: as large as most of them allow, none cut short or broken within a word. */
export function largeNames(names: readonly string[], width: number, usual: Font): readonly Font[] {
  const fits = (name: string, size: number) => isWhole(name, width, { ...usual, size });
  const all = SIZES.find((size) => names.filter((name) => fits(name, size)).length >= DECISIVE * names.length);
  const smaller = SIZES.filter((size) => size <= (all ?? usual.size));
  return names.map((name) => ({ ...usual, size: smaller.find((size) => fits(name, size)) ?? usual.size }));
}

function isWhole(name: string, width: number, font: Font): boolean {
  const text = name.replaceAll(/\s+/g, ' ').trim();
  const isBroken = text.split(/[\s-]/).some((word) => textWidth(word, font) > width);
  return !isBroken && !twoLines(text, width, font).some((line) => line.endsWith('…'));
}

/** The first baseline, by rows of words, so that all of them together stand in the middle of a card. */
const FIRST = { 1: 32.5, 2: 25, 3: 18.5 } as const;
const STEP = 15;

/** Below the upper edge of a card: the baselines of the lines of its name, and of the last row of its words. */
export function baselinesOf({
  height,
  name,
  nameSize,
  subtitle,
}: Pick<SceneComponent, 'height' | 'name' | 'nameSize' | 'subtitle'>) {
  const isUsual = nameSize === NAME_FONT.size;
  const rows = Math.min(3, name.length + (subtitle === '' ? 0 : 1)) as 1 | 2 | 3;
  const step = isUsual ? STEP : nameSize * 1.15;
  const first = isUsual ? FIRST[rows] : height / 2 + nameSize * 0.36 - ((name.length - 1) * step) / 2;
  const names = name.map((_, i) => first + i * step);
  const last = subtitle === '' ? names.at(-1)! : first + name.length * step + (rows === 3 ? 0 : 1);
  return { names, last };
}

/** Small on the upper edge of a card; below the card where its name fills it. */
const TAGS = { usual: { size: 10, height: 16 }, large: { size: 13, height: 18 } };

/** At which multiple of today's load a component is the first to give in: the words, and the box around them. */
export function tagOf(component: Pick<SceneComponent, 'x' | 'y' | 'height' | 'nameSize'>, at: number) {
  const isUsual = component.nameSize === NAME_FONT.size;
  const { size, height } = isUsual ? TAGS.usual : TAGS.large;
  const text = `breaks first · ${multiple(at)}`;
  const width = Math.ceil(textWidth(text, { size, weight: 600 })) + 12;
  const y = isUsual ? component.y - height / 2 : component.y + component.height + 1;
  const box: Box = { x: component.x + 8, y, width, height };
  return { box, text, size, baseline: y + height / 2 + size * 0.35 };
}
