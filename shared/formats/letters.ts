import type { Box } from '../layout';
import { multiple } from './figures';
import { type Font, textWidth, twoLines } from './measure';
import type { SceneComponent } from './sceneTypes';

/** Of every name that is not as large as its card allows. */
export const NAME_FONT: Font = { size: 13, weight: 600 };

/** The best first. */
const SIZES = [22, 20, 18, 16, 15, 14];
/** What lines of a name may take of a card's height, and how far apart they stand. */
const ROOM = { height: 54, leading: 1.2 };
/** So many of the names decide how large all of them are; a name that is longer than the rest is smaller by itself. */
const DECISIVE = 0.6;

export type LargeName = { readonly lines: readonly string[]; readonly size: number };

/** Names as large as most of them have room on cards of this width, none cut short or broken within a word. */
export function largeNames(names: readonly string[], width: number): readonly LargeName[] {
  const fits = names.map((name) => SIZES.map((size) => wholeLines(name, width, size)));
  const all = SIZES.findIndex(
    (_, i) => fits.filter((lines) => lines[i] !== undefined).length >= DECISIVE * names.length,
  );
  return names.map((name, n): LargeName => {
    const at = fits[n]!.findIndex((lines, i) => lines !== undefined && all >= 0 && i >= all);
    const lines = fits[n]![at];
    return lines === undefined
      ? { lines: twoLines(name, width, NAME_FONT), size: NAME_FONT.size }
      : { lines, size: SIZES[at]! };
  });
}

/** The words of a name on as many lines as have room one below the other; undefined where they have none. */
function wholeLines(name: string, width: number, size: number): readonly string[] | undefined {
  const font: Font = { ...NAME_FONT, size };
  const most = Math.floor(ROOM.height / (size * ROOM.leading));
  const lines: string[] = [];
  for (const word of name.trim().split(/\s+/)) {
    if (textWidth(word, font) > width) return undefined;
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, font) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= most ? lines : undefined;
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
