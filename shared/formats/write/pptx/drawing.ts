import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import type { Scene, SceneComponent, SceneConnector, SceneFrame } from '../../sceneTypes';
import { cardShape, componentShapes } from './component';
import { connectorShape, type Glue } from './connector';
import { MIDDLES, type Site, siteAt } from './geometry';
import { paperShapes } from './papers';
import { FADED, type Placing, placingOf } from './placing';
import { shape } from './shape';
import { octagon } from './stopSign';

/** The scene as shapes of a slide, within a box given in pixels of the slide. Ids count from `firstId`. */
export function drawingShapes(scene: Scene, within: Box, firstId: number): string {
  const placing = placingOf(scene, within, firstId);
  const cards = new Map(
    scene.components.map((component) => [
      component.id,
      { component, id: placing.nextId(), sites: sitesOf(component, scene.connectors) },
    ]),
  );
  const glueOf = (component: string, at: Position): Glue => {
    const { id, sites, component: box } = cards.get(component)!;
    return { id, site: sites.indexOf(nearest(sites, siteAt(box, at))) };
  };
  return [
    ...scene.frames.map((frame) => frameShape(frame, placing)),
    paperShapes(scene.papers, 'behind', placing),
    ...scene.connectors.map((connector) => connectorOf(connector, placing, glueOf)),
    ...[...cards.values()].map(({ component, id, sites }) =>
      componentShapes(component, placing, cardShape(component, placing, { id, sites })),
    ),
    ...scene.connectors.flatMap((connector) => labelShape(connector, placing)),
    paperShapes(scene.papers, 'front', placing),
  ].join('');
}

/** The four middles that a rectangle has anyway, then the places where connectors really end. */
function sitesOf(component: SceneComponent, connectors: readonly SceneConnector[]): readonly Site[] {
  const sites: Site[] = [...MIDDLES(component)];
  for (const { from, to, points } of connectors) {
    const ends = [...(from === component.id ? [points[0]!] : []), ...(to === component.id ? [points.at(-1)!] : [])];
    for (const end of ends) {
      const site = siteAt(component, end);
      if (distance(nearest(sites, site), site) > 1) sites.push(site);
    }
  }
  return sites;
}

const distance = (a: Position, b: Position): number => Math.hypot(a.x - b.x, a.y - b.y);

const nearest = (sites: readonly Site[], at: Position): Site =>
  sites.reduce((best, next) => (distance(next, at) < distance(best, at) ? next : best));

function connectorOf(
  { id, from, to, points, isAsync, isOptional, isFaded, title }: SceneConnector,
  placing: Placing,
  glueOf: (component: string, at: Position) => Glue,
): string {
  return connectorShape({
    id: placing.nextId(),
    name: `connector ${id}`,
    description: title,
    points: points.map(placing.point),
    from: glueOf(from, points[0]!),
    to: glueOf(to, points.at(-1)!),
    stroke: {
      ink: 'connector',
      opacity: isFaded ? FADED : isOptional ? 0.5 : 1,
      width: (isOptional ? 1.25 : 1.5) * placing.scale,
      dash: isAsync ? 'dash' : undefined,
      head: isAsync ? 'arrow' : 'triangle',
    },
  });
}

const DASHES = { region: undefined, frame: undefined, zone: 'dash', trust: 'sysDot', team: 'lgDash' } as const;
/** In the units of a corner's adjustment: half the shorter side is 50 000. */
const corner = (radius: number, { width, height }: Box): number => (radius / Math.min(width, height)) * 100_000;

function frameShape(frame: SceneFrame, placing: Placing): string {
  const { scale } = placing;
  const sign = frame.isSinglePoint ? stopSign(frame, placing) : '';
  return (
    shape({
      ...placing.box(frame),
      id: placing.nextId(),
      name: `boundary ${frame.id}`,
      description: frame.title,
      geometry: { preset: 'roundRect', adjust: corner(12, frame) },
      fill: { ink: 'text', opacity: 0.025 },
      stroke: { ink: frame.kind === 'trust' ? 'muted' : 'outline', width: scale, dash: DASHES[frame.kind] },
      words: {
        paragraphs: [[[{ text: frame.title, size: placing.points(frame.titleSize), ink: 'muted', isBold: true }]]],
        align: 'l',
        anchor: 't',
        insets: [14 * scale, 9 * scale, 8 * scale, 0],
      },
    }) + sign
  );
}

const stopSign = ({ x, y, width }: Box, placing: Placing): string =>
  octagon(placing.box({ x: x + width - 27, y: y + 9, width: 18, height: 18 }), placing);

/** Words with the canvas behind them, so that no line runs through. */
function labelShape({ id, label, isFaded }: SceneConnector, placing: Placing): string[] {
  if (label === undefined) return [];
  const opacity = isFaded ? FADED : 1;
  return [
    shape({
      ...placing.box(label),
      id: placing.nextId(),
      name: `label ${id}`,
      geometry: { preset: 'rect' },
      fill: { ink: 'canvas' },
      isTextBox: true,
      words: {
        paragraphs: [[[{ text: label.text, size: placing.points(11), ink: 'muted', opacity }]]],
        wraps: false,
      },
    }),
  ];
}
