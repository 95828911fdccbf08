import type { Design, Position } from '../../model';
import type { Change } from '../change';
import { withFields, write } from '../touch';
import { placeComponents } from './components';

/** What a layout found out: new places, and the ways of the connectors between them. */
export type Arrangement = {
  readonly positions: Readonly<Record<string, Position>>;
  readonly routes: Readonly<Record<string, readonly Position[]>>;
};

/**
 * One change for a whole layout. Connectors that it gave no way lose the one they had; bends by hand go too, unless both
 * components are pinned: then nothing around them has moved.
 */
export function arrange(design: Design, { positions, routes }: Arrangement): Change {
  const moved = placeComponents(design, positions).touched;
  const isPinned = (id: string) => design.components[id]?.pinned === true;
  const rerouted = Object.entries(design.connectors).flatMap(([id, connector]) => {
    const bends = isPinned(connector.from) && isPinned(connector.to) ? connector.bends : undefined;
    return bends === connector.bends && sameRoute(connector.route, routes[id])
      ? []
      : write(design, 'connectors', id, withFields(connector, { route: routes[id], bends }));
  });
  return { label: 'Tidy up', touched: [...moved, ...rerouted] };
}

const sameRoute = (a: readonly Position[] | undefined, b: readonly Position[] | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.length === b.length &&
    a.every((p, i) => p.x === b[i]!.x && p.y === b[i]!.y));
