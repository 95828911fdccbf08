import type { Design, Position } from '../model';
import type { Arrangement } from './arrange';
import { cuts } from './detour';
import { freePlace } from './place';
import { boxOf, CAPTION_HEIGHT, COMPONENT } from './size';

/**
 * The arrangement moved as a whole to where the pinned components are, which stay exactly where they are; what they would
 * stand on gives way. Ways that no longer fit are given up: connectors then find one of their own.
 */
export function aroundPins(design: Design, arrangement: Arrangement): Arrangement {
  const pins = Object.entries(design.components).filter(
    ([id, { pinned, position }]) =>
      pinned === true && position !== undefined && arrangement.positions[id] !== undefined,
  );
  if (pins.length === 0) return arrangement;
  const by = {
    x: Math.round(mean(pins.map(([id, { position }]) => position!.x - arrangement.positions[id]!.x))),
    y: Math.round(mean(pins.map(([id, { position }]) => position!.y - arrangement.positions[id]!.y))),
  };
  const shift = ({ x, y }: Position): Position => ({ x: x + by.x, y: y + by.y });
  const wished = Object.fromEntries(Object.entries(arrangement.positions).map(([id, at]) => [id, shift(at)]));
  const positions = givingWay(design, wished, new Set(pins.map(([id]) => id)));
  const walls = Object.entries(positions).map(([id, at]) => [id, { ...at, ...COMPONENT }] as const);
  const routes = Object.entries(arrangement.routes).flatMap(([id, points]) => {
    const { from, to } = design.connectors[id]!;
    const hasMoved = [from, to].some((end) => !same(positions[end]!, wished[end]!));
    const way = points.map(shift);
    const isBlocked = walls.some(
      ([wall, box]) => wall !== from && wall !== to && way.some((at, i) => i > 0 && cuts(way[i - 1]!, at, box)),
    );
    return hasMoved || isBlocked ? [] : [[id, way] as const];
  });
  return { positions, routes: Object.fromEntries(routes) };
}

/** Pins first, then everything else at its wish or at the nearest free place. */
function givingWay(
  design: Design,
  wished: Readonly<Record<string, Position>>,
  pinned: ReadonlySet<string>,
): Record<string, Position> {
  const positions: Record<string, Position> = {};
  for (const id of pinned) positions[id] = corner(design, id);
  const size = { width: COMPONENT.width, height: COMPONENT.height + CAPTION_HEIGHT };
  for (const id of Object.keys(wished).sort()) {
    if (pinned.has(id)) continue;
    const components = Object.fromEntries(
      Object.entries(positions).map(([other, position]) => [other, { ...design.components[other]!, position }]),
    );
    // Frames follow their contents: only components are in each other's way here.
    const others = { ...design, boundaries: {}, components };
    const wish = wished[id]!;
    positions[id] = touchesNone(wish, positions) ? wish : freePlace(others, wish, { size });
  }
  return positions;
}

const MARGIN = 12;

const touchesNone = (at: Position, others: Readonly<Record<string, Position>>): boolean =>
  Object.values(others).every(
    ({ x, y }) =>
      Math.abs(x - at.x) >= COMPONENT.width + MARGIN ||
      Math.abs(y - at.y) >= COMPONENT.height + CAPTION_HEIGHT + MARGIN,
  );

const corner = (design: Design, id: string): Position => {
  const { x, y } = boxOf(design.components[id]!);
  return { x, y };
};
const same = (a: Position, b: Position): boolean => a.x === b.x && a.y === b.y;
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
