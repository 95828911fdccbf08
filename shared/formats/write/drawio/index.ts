import type { Box } from '../../../layout';
import type { Design, Position } from '../../../model';
import { FADED_LINE } from './style';
import { multiple } from '../../figures';
import { PALETTES, type Theme } from '../../palette';
import { papersIn } from '../../papers';
import type { Scene, SceneComponent, SceneConnector, SceneFrame } from '../../sceneTypes';
import { element, text } from '../svgText';
import { cellOf, data, LAYER } from './cell';
import { attributesOf } from './data';
import { paperCells } from './papers';
import { boundaryStyle, captionStyle, componentStyle, connectorStyle, signStyle } from './style';

export const DRAWIO_LOSSES = [
  'the exact place of words on a connector: draw.io puts them in its middle',
  'the link from figures to what they are computed from: they stand as text',
];

export type DrawioOptions = { readonly theme?: Theme };

/**
 * A `.drawio` file: connectors glued to their components where they end in the drawing, boundaries as containers, every
 * attribute as data of its shape, the rest of the design as data of the page. `read/drawio` makes the same design of it.
 */
export function writeDrawio(design: Design, scene: Scene, { theme = 'light' }: DrawioOptions = {}): string {
  const palette = PALETTES[theme];
  const frames = new Map(scene.frames.map((frame) => [frame.id, frame]));
  const homeOf = (boundary: string | undefined) => (boundary === undefined ? undefined : frames.get(boundary));
  const boxes = new Map(scene.components.map((component) => [component.id, component]));
  const papers = (where: 'front' | 'behind') => paperCells(design, papersIn(scene.papers, where), palette);
  const cells = [
    ...scene.frames.map((frame) => boundaryCell(frame, homeOf(design.boundaries[frame.id]?.parent))),
    ...papers('behind'),
    ...scene.connectors.map((connector) => connectorCell(connector)),
    ...scene.components.map((component) => componentCell(component)),
    ...papers('front'),
  ];
  const page = data({ id: '0', label: '', ...attributesOf(pageData(design, scene), new Set()) }, element('mxCell', {}));
  const root = element('root', {}, [page, element('mxCell', { id: LAYER, parent: '0' }), ...cells].join('\n'));
  const model = element(
    'mxGraphModel',
    {
      grid: 1,
      gridSize: 8,
      guides: 1,
      tooltips: 1,
      connect: 1,
      arrows: 1,
      fold: 1,
      page: 0,
      background: palette.canvas,
    },
    root,
  );
  const diagram = element('diagram', { id: 'design', name: design.name || 'Design' }, model);
  return `${element('mxfile', { host: 'Plumbline', type: 'device' }, diagram)}\n`;

  function boundaryCell(frame: SceneFrame, home: SceneFrame | undefined): string {
    const record = design.boundaries[frame.id]!;
    const cell = vertex(boundaryStyle(frame, palette), home, frame);
    return data({ id: cellOf.boundary(frame.id), label: text(frame.title), ...attributesOf(record, VIEW) }, cell);
  }

  function componentCell(component: SceneComponent): string {
    const record = design.components[component.id]!;
    const home = homeOf(record.boundary);
    const id = cellOf.component(component.id);
    const cell = vertex(componentStyle(component, palette), home, component);
    const { caption, breaksFirstAt, isSinglePoint, width, height } = component;
    const signs = [
      ...(caption === undefined || caption.parts.length === 0
        ? []
        : [sign('figures', caption.parts.join(' · '), { x: 0, y: height, width, height: 18 }, captionStyle(palette))]),
      ...(breaksFirstAt === undefined
        ? []
        : [
            sign(
              'first',
              `breaks first · ${multiple(breaksFirstAt)}`,
              { x: 8, y: -9, width: 112, height: 16 },
              signStyle(palette),
            ),
          ]),
      ...(isSinglePoint
        ? [sign('point', '!', { x: width - 13, y: -5, width: 18, height: 18 }, signStyle(palette, 'point'))]
        : []),
    ];
    return data({ id, label: labelOf(component, palette.muted), ...attributesOf(record, VIEW) }, cell) + signs.join('');

    /** Drawn on the component and moved with it; read as nothing of its own. */
    function sign(what: string, words: string, box: Box, style: string): string {
      const geometry = element('mxGeometry', { ...box, as: 'geometry' });
      return element(
        'mxCell',
        { id: `${id}:${what}`, value: text(words), style, vertex: 1, connectable: 0, parent: id },
        geometry,
      );
    }
  }

  function connectorCell(connector: SceneConnector): string {
    const { id, from, to, points, isFaded } = connector;
    const ends = { exit: anchor(boxes.get(from)!, points[0]!), entry: anchor(boxes.get(to)!, points.at(-1)!) };
    const bends = points.slice(1, -1).map(({ x, y }) => element('mxPoint', { x, y }));
    const way = bends.length === 0 ? undefined : element('Array', { as: 'points' }, bends.join(''));
    const cell = element(
      'mxCell',
      {
        style: connectorStyle(connector, ends, palette) + (isFaded ? FADED_LINE : ''),
        edge: 1,
        parent: LAYER,
        source: cellOf.component(from),
        target: cellOf.component(to),
      },
      element('mxGeometry', { relative: 1, as: 'geometry' }, way),
    );
    const record = design.connectors[id]!;
    const { label: words, ...rest } = record;
    return data({ id: cellOf.connector(id), label: text(words ?? ''), ...attributesOf(rest, CONNECTOR_VIEW) }, cell);
  }
}

/** Places are geometry here. Ends are what the line is glued to. */
const VIEW = new Set(['position', 'size']);
const CONNECTOR_VIEW = new Set(['from', 'to', 'route', 'bends', 'order']);

/** Everything that is no shape. */
function pageData(design: Design, { papers }: Scene): Readonly<Record<string, unknown>> {
  const { components: _, connectors: __, boundaries, notes, ...rest } = design;
  const drawn = new Set([...papers.notes, ...papers.strokes].map(({ id }) => id));
  const others = Object.fromEntries(Object.entries(notes).filter(([id]) => !drawn.has(id)));
  // A boundary that nothing stands in is drawn nowhere and is not lost all the same.
  return { ...rest, boundaries, notes: others };
}

function vertex(style: string, home: (Position & { readonly id?: string }) | undefined, box: Box): string {
  const { x, y, width, height } = box;
  const at = { x: x - (home?.x ?? 0), y: y - (home?.y ?? 0), width, height };
  const parent = home?.id === undefined ? LAYER : cellOf.boundary(home.id);
  return element('mxCell', { style, vertex: 1, parent }, element('mxGeometry', { ...at, as: 'geometry' }));
}

/** Labels are HTML in this format. */
function labelOf({ name, subtitle, replicas }: SceneComponent, muted: string): string {
  const below = [subtitle, replicas].filter((part) => part !== '').join(' ');
  const small = below === '' ? '' : `<br><font color="${muted}" style="font-size: 11px">${text(below)}</font>`;
  return `<b>${text(name.join(' '))}</b>${small}`;
}

/** Where on the box, as shares of its sides: that is how lines are glued. */
const anchor = (box: Box, at: Position): Position => ({
  x: Math.round(((at.x - box.x) / box.width) * 10_000) / 10_000,
  y: Math.round(((at.y - box.y) / box.height) * 10_000) / 10_000,
});
