import type { Box } from '../../../layout';
import { element } from '../svgText';
import { fill, type Ink, line, type Stroke } from './ink';

/** English Metric Units to a pixel of a slide: 914 400 to an inch, 96 pixels to an inch. */
export const EMU = 9525;

export type Run = {
  readonly text: string;
  /** In points. */
  readonly size: number;
  readonly ink: Ink;
  readonly opacity?: number;
  readonly isBold?: boolean;
};

export type Words = {
  /** Paragraphs of lines of runs. */
  readonly paragraphs: readonly (readonly (readonly Run[])[])[];
  readonly align?: 'l' | 'ctr' | 'r';
  readonly anchor?: 't' | 'ctr' | 'b';
  /** In EMU: left, top, right, bottom. */
  readonly insets?: readonly [number, number, number, number];
  readonly wraps?: boolean;
};

export type Shape = Box & {
  readonly id: number;
  readonly name: string;
  readonly description?: string | undefined;
  /** A preset, or a path in shape coordinates (see `customGeometry`). */
  readonly geometry: { readonly preset: string; readonly adjust?: number } | { readonly custom: string };
  readonly fill?: { readonly ink: Ink; readonly opacity?: number } | undefined;
  readonly stroke?: Stroke | undefined;
  readonly words?: Words | undefined;
  readonly isTextBox?: boolean;
};

const whole = (value: number): number => Math.round(value);

export function transform({ x, y, width, height }: Box, attributes: Record<string, string | number | undefined> = {}) {
  return element(
    'a:xfrm',
    attributes,
    element('a:off', { x: whole(x), y: whole(y) }) +
      element('a:ext', { cx: Math.max(0, whole(width)), cy: Math.max(0, whole(height)) }),
  );
}

export function shape(given: Shape): string {
  const { id, name, description, geometry, words, isTextBox } = given;
  const form =
    'custom' in geometry
      ? geometry.custom
      : element(
          'a:prstGeom',
          { prst: geometry.preset },
          geometry.adjust === undefined
            ? '<a:avLst/>'
            : element('a:avLst', {}, element('a:gd', { name: 'adj', fmla: `val ${whole(geometry.adjust)}` })),
        );
  const properties = element(
    'p:spPr',
    {},
    transform(given) + form + fill(given.fill?.ink, given.fill?.opacity) + line(given.stroke),
  );
  const identity = element(
    'p:nvSpPr',
    {},
    element('p:cNvPr', { id, name, descr: description }) +
      element('p:cNvSpPr', isTextBox ? { txBox: '1' } : {}) +
      '<p:nvPr/>',
  );
  return element('p:sp', {}, identity + properties + textBody(words));
}

const NO_WORDS: Words = { paragraphs: [[]] };

function textBody({ paragraphs, align = 'ctr', anchor = 'ctr', insets = [0, 0, 0, 0], wraps }: Words = NO_WORDS) {
  const [lIns, tIns, rIns, bIns] = insets.map(whole) as [number, number, number, number];
  const body = element(
    'a:bodyPr',
    { wrap: wraps === false ? 'none' : 'square', lIns, tIns, rIns, bIns, rtlCol: '0', anchor },
    '<a:noAutofit/>',
  );
  const written = paragraphs.map((lines) => {
    const runs = lines.map((line) => line.map(run).join('')).join('<a:br/>');
    return element('a:p', {}, element('a:pPr', { algn: align }) + runs);
  });
  return element('p:txBody', {}, `${body}<a:lstStyle/>${written.join('')}`);
}

/** Sizes are in hundredths of a point in this format. */
function run({ text, size, ink, opacity, isBold }: Run): string {
  const properties = element(
    'a:rPr',
    { lang: 'en-US', sz: whole(size * 100), b: isBold ? '1' : '0', dirty: '0' },
    `${fill(ink, opacity)}<a:latin typeface="+mn-lt"/>`,
  );
  return element('a:r', {}, properties + element('a:t', {}, escaped(text)));
}

/** What makes a text need a look at each of its letters; nearly none of the thousands in a deck has it. */
const SPECIAL = /[\p{Cc}\p{Cs}&<>]/u;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escaped = (value: string): string =>
  SPECIAL.test(value)
    ? Array.from(value, (char) => ESCAPES[char] ?? (isForbidden(char) ? '\uFFFD' : char)).join('')
    : value;

const isForbidden = (char: string): boolean => (char < ' ' && char !== '\t') || /^\p{Cs}$/u.test(char);

/** Several shapes that move as one. Children keep their coordinates. */
export function group(
  box: Box,
  { id, name, description }: Pick<Shape, 'id' | 'name' | 'description'>,
  children: string,
) {
  const { x, y, width, height } = box;
  const at = { x: whole(x), y: whole(y) };
  const size = { cx: whole(width), cy: whole(height) };
  const frame = element(
    'a:xfrm',
    {},
    element('a:off', at) + element('a:ext', size) + element('a:chOff', at) + element('a:chExt', size),
  );
  return element(
    'p:grpSp',
    {},
    element('p:nvGrpSpPr', {}, `${element('p:cNvPr', { id, name, descr: description })}<p:cNvGrpSpPr/><p:nvPr/>`) +
      element('p:grpSpPr', {}, frame) +
      children,
  );
}
