import { type Boundary, type Component, type Connector, type Design, emptyDesign } from '@shared/model';
import { random } from '../../support/design';

const KINDS = ['client', 'load-balancer', 'service', 'worker', 'queue', 'sql-database', 'cache', 'metrics'];
const FRAMES: readonly Boundary['kind'][] = ['region', 'zone', 'trust', 'team', 'frame'];

/** Nested boundaries, circles, loops, parallel connectors, components that nothing is connected with. */
export function randomDesign(
  seed: number,
  sizes: { readonly components?: number; readonly perComponent?: number } = {},
): Design {
  const dice = random(seed);
  const below = (n: number) => Math.floor(dice() * n);
  const boundaryCount = below(6);
  const boundaries: Record<string, Boundary> = {};
  for (let b = 0; b < boundaryCount; b++) {
    const parent = b > 0 && dice() < 0.4 ? { parent: `b${below(b)}` } : {};
    boundaries[`b${b}`] = { kind: FRAMES[below(FRAMES.length)]!, ...parent };
  }
  const components: Record<string, Component> = {};
  const count = sizes.components ?? 1 + below(24);
  for (let c = 0; c < count; c++) {
    const boundary = boundaryCount > 0 && dice() < 0.7 ? { boundary: `b${below(boundaryCount)}` } : {};
    components[`c${c}`] = { kind: KINDS[below(KINDS.length)]!, ...boundary };
  }
  const connectors: Record<string, Connector> = {};
  const connectorCount = Math.round(count * (sizes.perComponent ?? dice() * 2));
  for (let e = 0; e < connectorCount; e++) {
    const before = connectors[`e${e - 1}`];
    connectors[`e${e}`] = before && dice() < 0.1 ? { ...before } : { from: `c${below(count)}`, to: `c${below(count)}` };
  }
  // An empty boundary stands where a person put it: no layout moves it, so it has no place in a law.
  for (let b = boundaryCount - 1; b >= 0; b--) {
    const isInhabited = [...Object.values(components), ...Object.values(boundaries)].some(
      (inside) => ('boundary' in inside ? inside.boundary : 'parent' in inside ? inside.parent : undefined) === `b${b}`,
    );
    if (!isInhabited) delete boundaries[`b${b}`];
  }
  return { ...emptyDesign({ id: `seed-${seed}`, name: `Seed ${seed}` }), boundaries, components, connectors };
}

/** The same design with its records in another order. */
export function shuffled(design: Design, seed: number): Design {
  const dice = random(seed);
  const shuffle = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(record)
        .map((entry) => ({ entry, at: dice() }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry),
    );
  return {
    ...design,
    boundaries: shuffle(design.boundaries),
    components: shuffle(design.components),
    connectors: shuffle(design.connectors),
  };
}
