import { type Box, roundedPath } from '../../layout';
import type { Position } from '../../model';
import { CAPTION_FONT, SEPARATOR } from '../caption';
import type { Font } from '../measure';
import { LABEL_FONT } from '../labels';
import { mixed, type Palette, PALETTES, type Theme } from '../palette';
import { baselinesOf, NAME_FONT } from '../letters';
import { FRAME_FONT, SUBTITLE_FONT, TEXT_LEFT, TEXT_RIGHT } from '../scene';
import type { Scene, SceneComponent, SceneConnector, SceneFrame } from '../sceneTypes';
import { legend, octagon, tag, titleBlock } from './svgMarks';
import { drawPapers } from './svgPapers';
import { element, type Attributes, number, text } from './svgText';

export type SvgOptions = {
  readonly theme?: Theme;
  /** Without the canvas behind it. */
  readonly transparent?: boolean;
};

const FAMILY = 'Inter, system-ui, sans-serif';

/** The scene as one SVG file: text stays text, nothing outside it is referred to, the same scene gives the same bytes. */
export function writeSvg(scene: Scene, options: SvgOptions = {}): string {
  const palette = PALETTES[options.theme ?? 'light'];
  const { x, y, width, height } = scene.bounds;
  const parts = [
    element('title', { id: 'title' }, text(scene.title)),
    element('desc', { id: 'desc' }, text(scene.description)),
    ...(options.transparent ? [] : [element('rect', { x, y, width, height, fill: palette.canvas })]),
    ...scene.frames.map((frame) => drawFrame(frame, palette)),
    ...drawPapers(scene.papers, palette, 'behind'),
    ...scene.connectors.map((connector) => drawConnector(connector, palette)),
    ...scene.frames.map((frame) => drawTitle(frame, scene.frames, palette)),
    ...scene.components.map((component) => drawComponent(component, palette)),
    ...scene.connectors.flatMap((connector) => drawLabel(connector, scene.frames, palette)),
    ...drawPapers(scene.papers, palette),
    ...legend(scene, palette),
    ...(scene.titleBlock ? [titleBlock(scene.titleBlock, palette)] : []),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: [x, y, width, height].map(number).join(' '),
    width,
    height,
    role: 'img',
    'aria-labelledby': 'title desc',
    'font-family': FAMILY,
    // Without it small letters stand on whole pixels, and blanks between words vanish.
    'text-rendering': 'geometricPrecision',
  };
  return `${element('svg', attributes, `\n${parts.join('\n')}\n`)}\n`;
}

const font = ({ size, weight }: Font): Attributes => ({
  'font-size': size,
  ...(weight === 400 ? {} : { 'font-weight': weight }),
});

/** How much is left of what the drawing is not about. */
const FADED = 0.32;

/** How much each boundary darkens what it holds. */
const TINT = 0.025;

function drawFrame(frame: SceneFrame, palette: Palette): string {
  const { x, y, width, height, kind } = frame;
  const dashes = { region: undefined, frame: undefined, zone: '6 4', trust: '2 4', team: '12 4' }[kind];
  return element(
    'g',
    { 'data-boundary': frame.id },
    element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      rx: 12,
      fill: palette.text,
      'fill-opacity': TINT,
      stroke: kind === 'trust' ? palette.muted : palette.frame,
      'stroke-dasharray': dashes,
    }),
  );
}

/** Over the connectors, on a plate where one of them runs behind the words. */
function drawTitle(frame: SceneFrame, frames: readonly SceneFrame[], palette: Palette): string {
  const { x, y, width, title, titleSize, titleBox, isTitleCrossed, isSinglePoint } = frame;
  const plate = {
    ...titleBox,
    x: titleBox.x - 4,
    width: titleBox.width + 8,
    rx: 3,
    fill: behind(titleBox, frames, palette),
  };
  return [
    ...(isTitleCrossed ? [element('rect', plate)] : []),
    element(
      'text',
      { x: x + 14, y: y + 10 + titleSize, fill: palette.muted, ...font({ ...FRAME_FONT, size: titleSize }) },
      text(title),
    ),
    ...(isSinglePoint ? [octagon(x + width - 18, y + 18, palette)] : []),
  ].join('');
}

/** The colour of the canvas there, as the boundaries around it darken it. */
function behind({ x, y, width, height }: Box, frames: readonly SceneFrame[], palette: Palette): string {
  const around = frames.filter((frame) => contains(frame, { x: x + width / 2, y: y + height / 2 })).length;
  return mixed(palette.canvas, palette.text, 1 - (1 - TINT) ** around);
}

/** A line of the arrowhead's length is left out, so that nothing pokes through its tip. */
const HEAD = { length: 9, half: 4 };

function drawConnector(connector: SceneConnector, palette: Palette): string {
  const { points, isAsync, isOptional } = connector;
  const stroke = isOptional ? palette.faint : palette.connector;
  const tip = points.at(-1)!;
  const before = points.at(-2) ?? tip;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const neck = { x: tip.x - along.x * HEAD.length, y: tip.y - along.y * HEAD.length };
  const line = element('path', {
    d: roundedPath(isAsync ? points : [...points.slice(0, -1), neck]),
    'stroke-width': isOptional ? 1.25 : 1.5,
    'stroke-dasharray': isAsync ? '6 4' : undefined,
  });
  const sides = [1, -1].map((side) => ({
    x: neck.x - along.y * HEAD.half * side,
    y: neck.y + along.x * HEAD.half * side,
  }));
  const [left, right] = sides as [Position, Position];
  const at = ({ x, y }: Position) => `${number(x)} ${number(y)}`;
  // As in UML: a filled head where the caller waits, an open one where it does not.
  const head = isAsync
    ? element('path', { d: `M${at(left)}L${at(tip)}L${at(right)}`, 'stroke-width': 1.5 })
    : element('path', { d: `M${at(left)}L${at(tip)}L${at(right)}Z`, fill: stroke, stroke: 'none' });
  const title = element('title', {}, text(connector.title));
  const opacity = connector.isFaded ? FADED : undefined;
  return element('g', { 'data-connector': connector.id, fill: 'none', stroke, opacity }, title + line + head);
}

/** On a plate in the colour of what lies behind, so that no line runs through the words. */
function drawLabel({ label, isFaded }: SceneConnector, frames: readonly SceneFrame[], palette: Palette): string[] {
  if (label === undefined) return [];
  const { x, y, width, height } = label;
  const plate = element('rect', { x, y, width, height, rx: 3, fill: behind(label, frames, palette) });
  const at = {
    x: x + width / 2,
    y: y + height - 4.5,
    'text-anchor': 'middle',
    fill: palette.muted,
    opacity: isFaded ? FADED : undefined,
  };
  return [plate + element('text', { ...at, ...font(LABEL_FONT) }, text(label.text))];
}

const contains = (box: Box, { x, y }: Position): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

function drawComponent(component: SceneComponent, palette: Palette): string {
  const { x, y, width, height, caption } = component;
  const parts = [
    element('title', {}, text(component.title)),
    element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      rx: 8,
      fill: palette.surface,
      stroke: palette.outline,
    }),
    drawIcon(component, palette),
    ...drawTexts(component, palette),
    ...(caption?.utilization ? [drawBar(component, palette)] : []),
    ...(caption && caption.parts.length > 0 ? [drawCaption(component, palette)] : []),
    ...(component.breaksFirstAt === undefined ? [] : [tag(component, component.breaksFirstAt, palette)]),
    ...(component.isSinglePoint ? [octagon(x + width - 4, y + 4, palette)] : []),
  ];
  return element(
    'g',
    { 'data-component': component.id, opacity: component.isFaded ? FADED : undefined },
    parts.join(''),
  );
}

function drawIcon({ x, y, height, icon }: SceneComponent, palette: Palette): string {
  const attributes = {
    transform: `translate(${number(x + 12)} ${number(y + height / 2 - 11)}) scale(${number(22 / 24)})`,
    fill: 'none',
    stroke: palette.text,
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  return element('g', attributes, icon.map((d) => element('path', { d })).join(''));
}

function drawTexts(component: SceneComponent, palette: Palette): string[] {
  const { x, y, width, name, nameSize, subtitle, replicas } = component;
  const { names, last } = baselinesOf(component);
  const parts = name.map((line, i) => {
    const at = { x: x + TEXT_LEFT, y: y + names[i]!, fill: palette.text };
    return element('text', { ...at, ...font({ ...NAME_FONT, size: nameSize }) }, text(line));
  });
  // Replicas stand beside the last row, whatever it is.
  const baseline = y + last;
  if (subtitle !== '') {
    const at = { x: x + TEXT_LEFT, y: baseline, fill: palette.muted };
    parts.push(element('text', { ...at, ...font(SUBTITLE_FONT) }, text(subtitle)));
  }
  if (replicas !== '') {
    const at = { x: x + width - TEXT_RIGHT, y: baseline, 'text-anchor': 'end', fill: palette.text };
    parts.push(element('text', { ...at, ...font({ ...SUBTITLE_FONT, weight: 600 }) }, text(replicas)));
  }
  return parts;
}

/** Along the lower edge: how much of the component is in use. */
function drawBar({ x, y, width, height, caption }: SceneComponent, palette: Palette): string {
  const { share, pressure } = caption!.utilization!;
  const full = width - 16;
  const at = { x: x + 8, y: y + height - 4, height: 3, rx: 1.5 };
  return (
    element('rect', { ...at, width: full, fill: palette.line }) +
    element('rect', { ...at, width: Math.max(3, full * share), fill: palette[pressure] })
  );
}

function drawCaption({ x, y, width, height, caption }: SceneComponent, palette: Palette): string {
  const at = { x: x + width / 2, y: y + height + 14, 'text-anchor': 'middle', fill: palette.muted };
  return element('text', { ...at, ...font(CAPTION_FONT) }, text(caption!.parts.join(SEPARATOR)));
}
