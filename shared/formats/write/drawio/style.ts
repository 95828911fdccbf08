import type { Position } from '../../../model';
import type { Palette } from '../../palette';
import type { SceneComponent, SceneConnector, SceneFrame } from '../../sceneTypes';
import { toBase64 } from '../../base64';
import { element } from '../svgText';
import { bytesOf } from '../zip';

/** Styles are `key=value;` lists in this format. */
export const style = (of: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value};`)
    .join('');

export const FADED_LINE = 'opacity=32;textOpacity=32;';

const DASHES = { region: undefined, frame: undefined, zone: '6 4', trust: '2 4', team: '12 4' } as const;

export const boundaryStyle = ({ kind, isSinglePoint }: SceneFrame, palette: Palette): string =>
  style({
    rounded: 1,
    absoluteArcSize: 1,
    arcSize: 24,
    container: 1,
    collapsible: 0,
    recursiveResize: 0,
    html: 1,
    whiteSpace: 'wrap',
    align: 'left',
    verticalAlign: 'top',
    spacingLeft: 10,
    spacingTop: 4,
    fontSize: 12,
    fontStyle: 1,
    fontColor: palette.muted,
    fillColor: palette.text,
    fillOpacity: 3,
    strokeColor: isSinglePoint ? palette.bad : kind === 'trust' ? palette.muted : palette.frame,
    dashed: DASHES[kind] === undefined ? 0 : 1,
    dashPattern: DASHES[kind],
  });

export const componentStyle = (component: SceneComponent, palette: Palette): string =>
  style({
    shape: 'label',
    rounded: 1,
    absoluteArcSize: 1,
    arcSize: 16,
    html: 1,
    whiteSpace: 'wrap',
    align: 'left',
    verticalAlign: 'middle',
    spacingLeft: 40,
    spacingRight: 8,
    fontSize: 13,
    fontColor: palette.text,
    fillColor: palette.surface,
    strokeColor: palette.outline,
    image: iconImage(component.icon, palette.text),
    imageAlign: 'left',
    imageVerticalAlign: 'middle',
    imageWidth: 22,
    imageHeight: 22,
    spacing: 4,
    opacity: component.isFaded ? 32 : undefined,
    textOpacity: component.isFaded ? 32 : undefined,
  });

/** As a picture within the style: the semicolon of a data address would end it, so draw.io goes without. */
function iconImage(icon: readonly string[], ink: string): string {
  const strokes = {
    fill: 'none',
    stroke: ink,
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 24 24', width: 24, height: 24 },
    element('g', strokes, icon.map((d) => element('path', { d })).join('')),
  );
  return `data:image/svg+xml,${toBase64(bytesOf(svg))}`;
}

export const connectorStyle = (
  { isAsync, isOptional }: SceneConnector,
  { exit, entry }: { readonly exit: Position; readonly entry: Position },
  palette: Palette,
): string =>
  style({
    edgeStyle: 'orthogonalEdgeStyle',
    rounded: 1,
    arcSize: 8,
    html: 1,
    jettySize: 'auto',
    orthogonalLoop: 1,
    exitX: exit.x,
    exitY: exit.y,
    exitDx: 0,
    exitDy: 0,
    entryX: entry.x,
    entryY: entry.y,
    entryDx: 0,
    entryDy: 0,
    strokeColor: isOptional ? palette.faint : palette.connector,
    strokeWidth: isOptional ? 1.25 : 1.5,
    dashed: isAsync ? 1 : 0,
    dashPattern: isAsync ? '6 4' : undefined,
    endArrow: isAsync ? 'open' : 'block',
    endFill: isAsync ? 0 : 1,
    endSize: 6,
    fontSize: 11,
    fontColor: palette.muted,
    labelBackgroundColor: palette.canvas,
  });

export const captionStyle = (palette: Palette): string =>
  style({
    html: 1,
    align: 'center',
    verticalAlign: 'middle',
    fontSize: 11,
    fontColor: palette.muted,
    strokeColor: 'none',
    fillColor: 'none',
    plumblineSign: 1,
  });

export const signStyle = (palette: Palette, what: 'first' | 'point' = 'first'): string =>
  what === 'point'
    ? style({
        shape: 'mxgraph.basic.octagon2',
        dx: 5.3,
        html: 1,
        fontSize: 11,
        fontStyle: 1,
        fontColor: palette.onBad,
        fillColor: palette.bad,
        strokeColor: palette.canvas,
        plumblineSign: 1,
      })
    : style({
        rounded: 1,
        html: 1,
        fontSize: 10,
        fontStyle: 1,
        fontColor: palette.text,
        fillColor: palette.canvas,
        strokeColor: palette.warn,
        plumblineSign: 1,
      });
