import type { Design, Position } from '../../model';

/** Where a tidy layout put the components of a template, and the points of its connectors: `[x, y]`, `[x, y, x, y, …]`. */
export type Layout = {
  readonly positions: Readonly<Record<string, readonly [number, number]>>;
  readonly routes: Readonly<Record<string, readonly number[]>>;
};

export function placed(design: Design, layout: Layout | undefined): Design {
  if (layout === undefined) return design;
  const components = Object.entries(design.components).map(([id, component]) => {
    const at = layout.positions[id];
    return [id, at === undefined ? component : { ...component, position: { x: at[0], y: at[1] } }] as const;
  });
  const connectors = Object.entries(design.connectors).map(([id, connector]) => {
    const points = layout.routes[id];
    return [id, points === undefined ? connector : { ...connector, route: pairsOf(points) }] as const;
  });
  return { ...design, components: Object.fromEntries(components), connectors: Object.fromEntries(connectors) };
}

const pairsOf = (numbers: readonly number[]): readonly Position[] =>
  numbers.flatMap((x, i) => (i % 2 === 0 ? { x, y: numbers[i + 1]! } : []));
