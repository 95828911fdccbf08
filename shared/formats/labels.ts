import { type Box, CAPTION_HEIGHT } from '../layout';
import type { Position } from '../model';
import { type Font, shortened, textWidth } from './measure';
import type { SceneComponent, SceneConnector, SceneFrame } from './sceneTypes';

export const LABEL_FONT: Font = { size: 11, weight: 400 };
const HEIGHT = 16;
const SIDE = 5;
const LONGEST = 168;
const STEP = 8;
const ABOVE = HEIGHT / 2 + 2;

type Surroundings = { readonly components: readonly SceneComponent[]; readonly frames: readonly SceneFrame[] };

/**
 * Gives each label a place on its connector where it covers no component, no title of a frame, no other label and as few
 * other connectors as can be. One that finds no place is cut short, and left out if that does not help: its connector's
 * title still says it.
 */
export function placeLabels(
  connectors: readonly SceneConnector[],
  { components, frames }: Surroundings,
): readonly SceneConnector[] {
  const lines = connectors.map(({ points, label }) => ({ points, text: label?.text ?? '' }));
  const places = labelPlaces(lines, [...components.map(withCaption), ...frames.map(({ titleBox }) => titleBox)]);
  return connectors.map((connector, i) => {
    const { label, ...rest } = connector;
    if (label === undefined) return connector;
    const place = places[i];
    return place === undefined ? rest : { ...rest, label: place };
  });
}

/** The room of a component with the figures below it. */
export const withCaption = (box: Box): Box => ({ ...box, height: box.height + CAPTION_HEIGHT });

export type LabelledLine = { readonly points: readonly Position[]; readonly text: string };
export type LabelPlace = Box & { readonly text: string };

/** A place for the text of each line, where it covers nothing that is taken and no other text; undefined where there is none. */
export function labelPlaces(
  lines: readonly LabelledLine[],
  obstacles: readonly Box[],
): readonly (LabelPlace | undefined)[] {
  const taken = [...obstacles];
  const ways = lines.map(({ points }): Way => ({ points, around: boxAround(points) }));
  return lines.map(({ text: whole }, i) => {
    if (whole === '') return undefined;
    const own = ways[i]!;
    // What is far from the whole way is far from each place on it.
    const reach = grown(own.around, LONGEST / 2 + HEIGHT);
    const near = {
      taken: taken.filter((box) => overlap(box, reach, 0)),
      ways: ways.filter((way) => overlap(way.around, reach, 0)),
    };
    for (const width of [LONGEST, 96, 56]) {
      const text = shortened(whole, width, LABEL_FONT);
      const size = { width: Math.ceil(textWidth(text, LABEL_FONT)) + 2 * SIDE, height: HEIGHT };
      const place = text === '' ? undefined : bestPlace(own, size, near);
      if (place === undefined) continue;
      taken.push(place);
      return { ...place, text };
    }
    return undefined;
  });
}

type Size = { readonly width: number; readonly height: number };
/** Most ways are far from most labels: the box around a way says so at once. */
type Way = { readonly points: readonly Position[]; readonly around: Box };
type Obstacles = { readonly taken: readonly Box[]; readonly ways: readonly Way[] };

const CROSSED = 40;

function bestPlace(own: Way, size: Size, { taken, ways }: Obstacles): Box | undefined {
  let best: Box | undefined;
  let least = Infinity;
  // A place is never better than its penalty: once those are all worse than what is found, nothing better comes.
  for (const { at, penalty } of candidates(own.points, size).sort((a, b) => a.penalty - b.penalty)) {
    if (penalty >= least) break;
    const box = { x: Math.round(at.x - size.width / 2), y: Math.round(at.y - size.height / 2), ...size };
    if (taken.some((other) => overlap(box, other, 2))) continue;
    const crossed = ways.filter((way) => way !== own && overlap(box, way.around, 0) && crosses(box, way.points)).length;
    const score = penalty + CROSSED * crossed;
    if (score < least) [best, least] = [box, score];
  }
  return best;
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function boxAround(points: readonly Position[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Places along the connector: the middle of the whole is best, the ends are worst, lying along a segment beats standing across it. */
function candidates(points: readonly Position[], { width }: Size): { at: Position; penalty: number }[] {
  const lengths = points.slice(1).map((p, i) => Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y));
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const found: { at: Position; penalty: number }[] = [];
  let before = 0;
  lengths.forEach((length, i) => {
    const [a, b] = [points[i]!, points[i + 1]!];
    const isLevel = a.y === b.y;
    const sticksOut = isLevel ? Math.max(0, width - length + 32) : 30;
    for (let along = 0; along <= length; along += STEP) {
      const share = length === 0 ? 0 : along / length;
      const fromMiddle = Math.abs(before + along - total / 2);
      const fromEnds = isLevel ? Math.max(0, width / 2 + 8 - Math.min(along, length - along)) : 0;
      const at = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
      found.push({ at, penalty: sticksOut + fromEnds + fromMiddle / 8 });
      // Above it, where it is so short that the words would hide it.
      if (isLevel && length < 2 * width) {
        found.push({
          at: { x: at.x, y: at.y - ABOVE },
          penalty: 12 + Math.abs(along - length / 2) / 2 + fromMiddle / 8,
        });
      }
    }
    before += length;
  });
  return found;
}

const overlap = (a: Box, b: Box, room: number): boolean =>
  a.x < b.x + b.width + room &&
  b.x < a.x + a.width + room &&
  a.y < b.y + b.height + room &&
  b.y < a.y + a.height + room;

/** Does the line run through the box? */
export const crosses = (box: Box, line: readonly Position[]): boolean =>
  line.slice(1).some((b, i) => {
    const a = line[i]!;
    const segment = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    return overlap(box, segment, 0);
  });
