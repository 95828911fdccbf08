import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import { element } from '../svgText';
import { line, type Stroke } from './ink';
import { transform } from './shape';
import { customGeometry } from './geometry';

export type Glue = { readonly id: number; readonly site: number };

export type ConnectorShape = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** In EMU, from the caller to the callee. */
  readonly points: readonly Position[];
  readonly from: Glue;
  readonly to: Glue;
  readonly stroke: Stroke;
};

/** A connector that is glued to its shapes: whoever moves one of them moves it too. */
export function connectorShape({ id, name, description, points, from, to, stroke }: ConnectorShape): string {
  const ends = element('a:stCxn', { id: from.id, idx: from.site }) + element('a:endCxn', { id: to.id, idx: to.site });
  const identity = element(
    'p:nvCxnSpPr',
    {},
    `${element('p:cNvPr', { id, name, descr: description })}${element('p:cNvCxnSpPr', {}, ends)}<p:nvPr/>`,
  );
  return element('p:cxnSp', {}, identity + element('p:spPr', {}, formOf(points) + line(stroke)));
}

/** A side of no length would leave the place of a bend undefined: a quarter of a point, which nobody sees. */
const LEAST = 3175;

function formOf(given: readonly Position[]): string {
  const points = bendsOf(given);
  const [start, end] = [points[0]!, points.at(-1)!];
  const bends = points.length - 2;
  if (bends === 0) {
    const flips = { flipH: end.x < start.x ? '1' : undefined, flipV: end.y < start.y ? '1' : undefined };
    return transform(around(points), flips) + preset('straightConnector1', []);
  }
  return bends > 4 || !isRightAngled(points) ? polyline(points) : bent(points, bends);
}

/**
 * `bentConnector2` to `5` go along their own x axis first; those that begin up or down are turned by a quarter. An
 * adjustment says where a bend is, as a share of the way from start to end. ECMA-376, presetShapeDefinitions.
 */
function bent(points: readonly Position[], bends: number): string {
  const [start, next, end] = [points[0]!, points[1]!, points.at(-1)!];
  const isUpright = start.x === next.x;
  const along = ({ x, y }: Position) => (isUpright ? y : x);
  const across = ({ x, y }: Position) => (isUpright ? x : y);
  const signOf = (value: number) => (value < 0 ? -1 : 1);
  const length = Math.max(LEAST, Math.abs(along(end) - along(start)));
  const breadth = Math.max(LEAST, Math.abs(across(end) - across(start)));
  const adjusts = points.slice(1, -1).flatMap((point, i) => {
    // The last bend follows from the end; of the others, each fixes one coordinate.
    if (i >= bends - 1) return [];
    const share =
      i % 2 === 0
        ? ((along(point) - along(start)) * signOf(along(end) - along(start))) / length
        : ((across(points[i + 2]!) - across(start)) * signOf(across(end) - across(start))) / breadth;
    return [Math.round(share * 100_000)];
  });
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const box = { x: middle.x - length / 2, y: middle.y - breadth / 2, width: length, height: breadth };
  const goesBack = along(end) < along(start);
  // A quarter turn clockwise takes "to the right" to "down" and "down" to "left".
  const isMirrored = isUpright ? across(end) > across(start) : across(end) < across(start);
  const attributes = {
    rot: isUpright ? '5400000' : undefined,
    flipH: goesBack ? '1' : undefined,
    flipV: isMirrored ? '1' : undefined,
  };
  return transform(box, attributes) + preset(`bentConnector${bends + 1}`, adjusts);
}

function preset(name: string, adjusts: readonly number[]): string {
  const guides = adjusts.map((value, i) => element('a:gd', { name: `adj${i + 1}`, fmla: `val ${value}` }));
  return element('a:prstGeom', { prst: name }, element('a:avLst', {}, guides.join('')));
}

/** More bends than a preset has: the way as it is, until somebody moves an end. */
function polyline(points: readonly Position[]): string {
  const box = around(points);
  const steps = points.map(({ x, y }, i) => ({
    type: i === 0 ? ('move' as const) : ('line' as const),
    x: (x - box.x) / 100,
    y: (y - box.y) / 100,
  }));
  const size = { width: Math.max(1, box.width / 100), height: Math.max(1, box.height / 100) };
  return transform(box) + customGeometry(size.width, size.height, steps, { isFilled: false });
}

function around(points: readonly Position[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Ends and bends only: points on a straight line say nothing. */
function bendsOf(points: readonly Position[]): readonly Position[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined || after === undefined) return true;
    if (before.x === point.x && before.y === point.y) return false;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

const isRightAngled = (points: readonly Position[]): boolean =>
  points.slice(1).every(({ x, y }, i) => x === points[i]!.x || y === points[i]!.y);
