import { type Box, unite } from '../../../layout';
import { SEPARATOR } from '../../caption';
import { tagOf } from '../../letters';
import { textWidth } from '../../measure';
import type { SceneComponent } from '../../sceneTypes';
import { cardGeometry, iconGeometry, MIDDLES, type Site } from './geometry';
import { FADED, type Placing } from './placing';
import { group, type Run, shape } from './shape';
import { octagon } from './stopSign';

/** Other typefaces are a little wider than ours: names may go nearly to the edge before a program breaks them once more. */
const TEXT = { left: 42, right: 10, spare: 8 };

/** The rectangle of a component with its words: what connectors are glued to. */
export function cardShape(
  component: SceneComponent,
  placing: Placing,
  { id, sites }: { readonly id: number; readonly sites: readonly Site[] },
): string {
  const { scale } = placing;
  const opacity = component.isFaded ? FADED : 1;
  const isPlain = sites.length === MIDDLES(component).length;
  return shape({
    ...placing.box(component),
    id,
    name: component.name.join(' '),
    description: component.title,
    geometry: isPlain
      ? { preset: 'roundRect', adjust: (8 / component.height) * 100_000 }
      : { custom: cardGeometry(component, sites) },
    fill: { ink: 'surface' },
    stroke: { ink: 'outline', opacity, width: scale },
    words: {
      paragraphs: paragraphsOf(component, placing, opacity),
      align: 'l',
      insets: [TEXT.left * scale, 0, (TEXT.right - TEXT.spare) * scale, 0],
    },
  });
}

function paragraphsOf({ name, nameSize, subtitle }: SceneComponent, placing: Placing, opacity: number) {
  const lines = name.map((text): Run[] => [
    { text, size: placing.points(nameSize), ink: 'text', opacity, isBold: true },
  ]);
  if (subtitle === '') return [lines];
  return [lines, [[{ text: subtitle, size: placing.points(11), ink: 'muted' as const, opacity }]]];
}

/** Card, icon, bar, figures and marks as one group. */
export function componentShapes(component: SceneComponent, placing: Placing, card: string): string {
  const { caption, breaksFirstAt, isSinglePoint } = component;
  const parts = [
    { box: component as Box, xml: card },
    icon(component, placing),
    ...(component.replicas === '' ? [] : [replicas(component, placing)]),
    ...(caption?.utilization ? bar(component, placing) : []),
    ...(caption && caption.parts.length > 0 ? [figures(component, placing)] : []),
    ...(breaksFirstAt === undefined ? [] : [tag(component, breaksFirstAt, placing)]),
    ...(isSinglePoint ? [stop(component, placing)] : []),
  ];
  return group(
    placing.box(unite(parts.map(({ box }) => box))),
    { id: placing.nextId(), name: component.name.join(' '), description: component.title },
    parts.map(({ xml }) => xml).join(''),
  );
}

type Part = { readonly box: Box; readonly xml: string };

function icon({ x, y, height, icon: paths, isFaded }: SceneComponent, placing: Placing): Part {
  const box = { x: x + 12, y: y + height / 2 - 11, width: 22, height: 22 };
  const xml = shape({
    ...placing.box(box),
    id: placing.nextId(),
    name: 'icon',
    geometry: { custom: iconGeometry(paths) },
    stroke: { ink: 'text', opacity: isFaded ? FADED : 1, width: 1.4 * placing.scale, isRound: true },
  });
  return { box, xml };
}

/** Beside the last row of the card's words, whatever it is. */
function replicas(
  { x, y, width, height, name, nameSize, subtitle, replicas: text, isFaded }: SceneComponent,
  placing: Placing,
): Part {
  const rows = [...name.map(() => nameSize), ...(subtitle === '' ? [] : [11])].map((size) => size * 1.2);
  const last = rows.at(-1)!;
  const middle = y + height / 2 + rows.reduce((sum, row) => sum + row, 0) / 2 - last / 2;
  const wide = Math.ceil(textWidth(text, { size: 11, weight: 600 })) + 4;
  const box = { x: x + width - TEXT.right - wide, y: middle - 8, width: wide, height: 16 };
  const run: Run = { text, size: placing.points(11), ink: 'text', opacity: isFaded ? FADED : 1, isBold: true };
  const xml = shape({
    ...placing.box(box),
    id: placing.nextId(),
    name: 'replicas',
    geometry: { preset: 'rect' },
    isTextBox: true,
    words: { paragraphs: [[[run]]], align: 'r', wraps: false },
  });
  return { box, xml };
}

const INKS = { ok: 'ok', warn: 'warn', bad: 'bad' } as const;

function bar({ x, y, width, height, caption, isFaded }: SceneComponent, placing: Placing): Part[] {
  const { share, pressure } = caption!.utilization!;
  const full = { x: x + 8, y: y + height - 5, width: width - 16, height: 3 };
  const opacity = isFaded ? FADED : 1;
  const rod = (box: Box, name: string, paint: { ink: 'outline' | 'ok' | 'warn' | 'bad'; opacity: number }): Part => ({
    box,
    xml: shape({ ...placing.box(box), id: placing.nextId(), name, geometry: { preset: 'rect' }, fill: paint }),
  });
  return [
    rod(full, 'capacity', { ink: 'outline', opacity: 0.4 * opacity }),
    rod({ ...full, width: Math.max(3, full.width * share) }, 'utilisation', { ink: INKS[pressure], opacity }),
  ];
}

function figures({ x, y, width, height, caption, isFaded }: SceneComponent, placing: Placing): Part {
  const box = { x, y: y + height + 2, width, height: 16 };
  const run: Run = {
    text: caption!.parts.join(SEPARATOR),
    size: placing.points(11),
    ink: 'muted',
    opacity: isFaded ? FADED : 1,
  };
  const xml = shape({
    ...placing.box(box),
    id: placing.nextId(),
    name: 'figures',
    geometry: { preset: 'rect' },
    isTextBox: true,
    words: { paragraphs: [[[run]]], wraps: false },
  });
  return { box, xml };
}

/** At which multiple of today's load it is the first to give in. */
function tag(component: SceneComponent, at: number, placing: Placing): Part {
  const { box, text, size } = tagOf(component, at);
  const xml = shape({
    ...placing.box(box),
    id: placing.nextId(),
    name: 'breaks first',
    geometry: { preset: 'roundRect', adjust: 25_000 },
    fill: { ink: 'canvas' },
    stroke: { ink: 'warn', width: placing.scale },
    words: { paragraphs: [[[{ text, size: placing.points(size), ink: 'text', isBold: true }]]], wraps: false },
  });
  return { box, xml };
}

function stop({ x, y, width }: SceneComponent, placing: Placing): Part {
  const box = { x: x + width - 13, y: y - 5, width: 18, height: 18 };
  return { box, xml: octagon(placing.box(box), placing) };
}
