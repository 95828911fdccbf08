import { useDocument } from '@renderer/state/document';
import { frame, select, useSession } from '@renderer/state/session';
import { boxOf, type Side } from '@shared/layout';
import type { Design, Position } from '@shared/model';

/** The neighbour in a direction: along connectors if one leads there, else the nearest component that lies there. */
export function neighbour(design: Design, from: string, side: Side): string | undefined {
  const connected = Object.values(design.connectors).flatMap((c) =>
    c.from === from ? [c.to] : c.to === from ? [c.from] : [],
  );
  return nearest(design, from, side, new Set(connected)) ?? nearest(design, from, side, Object.keys(design.components));
}

const DIRECTION: Readonly<Record<Side, Position>> = {
  right: { x: 1, y: 0 },
  left: { x: -1, y: 0 },
  down: { x: 0, y: 1 },
  up: { x: 0, y: -1 },
};

function nearest(design: Design, from: string, side: Side, among: Iterable<string>): string | undefined {
  const middle = (id: string): Position => {
    const { x, y, width, height } = boxOf(design.components[id]!);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const start = middle(from);
  const way = DIRECTION[side];
  let best: string | undefined;
  let least = Infinity;
  for (const id of among) {
    if (id === from || design.components[id] === undefined) continue;
    const at = middle(id);
    const [dx, dy] = [at.x - start.x, at.y - start.y];
    const along = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    // What lies more to the side than ahead is not in this direction.
    if (along <= 0 || aside > 2.5 * along) continue;
    const distance = along + 2 * aside;
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

/** Moves the selection along; with nothing selected it begins at the first component, where requests enter. */
export function walk(side: Side): void {
  const { design } = useDocument.getState();
  const [from] = useSession.getState().selection.components;
  const entry = Object.values(design.journeys).find((journey) => journey.entry !== undefined)?.entry;
  const to =
    from === undefined || design.components[from] === undefined
      ? (entry ?? Object.keys(design.components)[0])
      : neighbour(design, from, side);
  if (to === undefined || design.components[to] === undefined) return;
  select({ components: [to] });
  frame({ what: 'reveal', components: [to] });
}
