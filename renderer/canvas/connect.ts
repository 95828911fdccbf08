import { kindOf } from '@shared/catalogue';
import { type Change, commands, NOTHING } from '@shared/edit';
import { waysOf } from '@shared/layout';
import { type Connector, type Design, type Position, unique } from '@shared/model';
import { fail, ok, type Result } from '@shared/result';
import { run, useDocument } from '@renderer/state/document';
import { select } from '@renderer/state/session';

/** What a new connector says from the start. */
export function fieldsOf(design: Design, from: string, to: string): Partial<Connector> {
  const isReported = kindOf(design.components[to]!.kind)?.supporting === true;
  // Nobody waits for a metrics store: what only reports is asynchronous from the start.
  const isQueued = kindOf(design.components[from]!.kind)?.group === 'messaging';
  return isReported || isQueued ? { mode: 'async' } : {};
}

/** The change that connects two components, or why they cannot be. One that is connected already changes nothing. */
export function connectChange(
  design: Design,
  from: string,
  to: string,
): Result<{ readonly change: Change; readonly id: string }> {
  const target = design.components[to];
  if (design.components[from] === undefined || target === undefined) return fail('There is no component here.');
  if (from === to) return fail('A component cannot call itself: its own work is its service time.');
  if (kindOf(target.kind)?.group === 'people' && kindOf(design.components[from].kind)?.group === 'people')
    return fail('Clients do not call each other: put what they go through between them.');
  const existing = Object.entries(design.connectors).find(([, each]) => each.from === from && each.to === to);
  if (existing !== undefined) return ok({ change: NOTHING, id: existing[0] });
  const id = unique(`${from}-${to}`, design.connectors);
  return ok({ change: commands.connect(design, { id, from, to, ...fieldsOf(design, from, to) }), id });
}

/** Connects and selects; returns why not, where it cannot be. */
export function connectComponents(from: string, to: string): string | undefined {
  const connected = connectChange(useDocument.getState().design, from, to);
  if (!connected.ok) return connected.error;
  run(connected.value.change);
  select({ connectors: [connected.value.id] });
  return undefined;
}

/** The connector that passes within a distance of a point, the nearest of several. */
export function connectorAt(design: Design, point: Position, within: number): string | undefined {
  let nearest: string | undefined;
  let best = within;
  for (const [id, points] of waysOf(design)) {
    for (let i = 1; i < points.length; i++) {
      const distance = toSegment(point, points[i - 1]!, points[i]!);
      if (distance < best) [nearest, best] = [id, distance];
    }
  }
  return nearest;
}

function toSegment(p: Position, a: Position, b: Position): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const share = length === 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
  const t = Math.max(0, Math.min(1, share));
  return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}
