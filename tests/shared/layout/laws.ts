import { type Box, boundaryBoxes, boxOf, CAPTION_HEIGHT, touches } from '@shared/layout';
import type { Design, Position } from '@shared/model';

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const withCaption = (box: Box): Box => ({ ...box, height: box.height + CAPTION_HEIGHT });

function isInside(design: Design, component: string, boundary: string): boolean {
  for (let at = design.components[component]!.boundary; at !== undefined; at = design.boundaries[at]?.parent) {
    if (at === boundary) return true;
  }
  return false;
}

function contains(design: Design, outer: string, inner: string): boolean {
  for (let at: string | undefined = inner; at !== undefined; at = design.boundaries[at]?.parent) {
    if (at === outer) return true;
  }
  return false;
}

/** Every pair of things that stand on each other although they should not. */
export function collisions(design: Design): string[] {
  const found: string[] = [];
  const boxes = Object.entries(design.components).map(([id, component]) => [id, boxOf(component)] as const);
  boxes.forEach(([a, box], i) => {
    for (const [b, other] of boxes.slice(i + 1)) {
      if (overlap(withCaption(box), withCaption(other))) found.push(`${a} on ${b}`);
    }
  });
  const inhabited = Object.entries(boundaryBoxes(design)).filter(([boundary]) =>
    boxes.some(([id]) => isInside(design, id, boundary)),
  );
  for (const [boundary, frame] of inhabited) {
    for (const [id, box] of boxes) {
      if (!isInside(design, id, boundary) && overlap(frame, withCaption(box))) found.push(`${id} in ${boundary}`);
    }
  }
  inhabited.forEach(([a, frame], i) => {
    for (const [b, other] of inhabited.slice(i + 1)) {
      if (!contains(design, a, b) && !contains(design, b, a) && overlap(frame, other)) found.push(`${a} on ${b}`);
    }
  });
  return found;
}

/** Every connector that does not run straight, from border to border, round all components. */
export function strayRoutes(design: Design): string[] {
  return Object.entries(design.connectors).flatMap(([id, { from, to, route }]) => {
    if (route === undefined || route.length < 2) return [`${id} has no route`];
    const [a, b] = [boxOf(design.components[from]!), boxOf(design.components[to]!)];
    const found: string[] = [];
    if (!touches(a, route[0]!)) found.push(`${id} does not begin at ${from}`);
    if (!touches(b, route.at(-1)!)) found.push(`${id} does not end at ${to}`);
    if (segments(route).some(([p, q]) => p.x !== q.x && p.y !== q.y)) found.push(`${id} runs aslant`);
    for (const [other, component] of Object.entries(design.components)) {
      if (segments(route).some((segment) => runsThrough(segment, boxOf(component))))
        found.push(`${id} crosses ${other}`);
    }
    return found;
  });
}

const segments = (route: readonly Position[]) => route.slice(1).map((q, i) => [route[i]!, q] as const);

/** Touching the border is where a connector begins; a tolerance lies within it. */
function runsThrough([p, q]: readonly [Position, Position], { x, y, width, height }: Box): boolean {
  const inset = 2;
  return (
    Math.min(p.x, q.x) < x + width - inset &&
    Math.max(p.x, q.x) > x + inset &&
    Math.min(p.y, q.y) < y + height - inset &&
    Math.max(p.y, q.y) > y + inset
  );
}

export function crossings(routes: readonly (readonly Position[])[]): number {
  const level: { y: number; low: number; high: number; of: number }[] = [];
  const upright: { x: number; low: number; high: number; of: number }[] = [];
  routes.forEach((route, of) => {
    for (const [p, q] of segments(route)) {
      if (p.y === q.y) level.push({ y: p.y, low: Math.min(p.x, q.x), high: Math.max(p.x, q.x), of });
      else upright.push({ x: p.x, low: Math.min(p.y, q.y), high: Math.max(p.y, q.y), of });
    }
  });
  let count = 0;
  for (const a of level) {
    for (const b of upright) {
      if (a.of !== b.of && b.x > a.low && b.x < a.high && a.y > b.low && a.y < b.high) count += 1;
    }
  }
  return count;
}
