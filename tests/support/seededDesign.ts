import { type Component, type Connector, type Design, emptyDesign } from '@shared/model';
import { random } from './design';

/**
 * A design of a given size as real ones are: a client, load balancers over pairs of stacks, services that call one to three
 * services or stores further down, some caches beside stores, some calls in parallel, zones; three journeys.
 */
export function seededDesign(size: number, seed: number, options: { readonly journeys: 1 | 3 }): Design {
  const dice = random(seed);
  const pick = (n: number) => Math.floor(dice() * n);
  const components: Record<string, Component> = { client: { kind: 'client' } };
  const connectors: Record<string, Connector> = {};
  const zones = ['za', 'zb', 'zc'];
  const boundaries: Design['boundaries'] = {
    eu: { kind: 'region', availability: 0.9999 },
    za: { kind: 'zone', parent: 'eu', availability: 0.9995 },
    zb: { kind: 'zone', parent: 'eu', availability: 0.9995 },
    zc: { kind: 'zone', parent: 'eu', availability: 0.9995 },
  };
  const id = (i: number) => `n${String(i).padStart(5, '0')}`;
  const connect = (from: string, to: string, connector: Partial<Connector> = {}) => {
    connectors[`${from}-${to}`] = { from, to, ...connector };
  };
  for (let i = 0; i < size - 1; i++) {
    const isStore = i > (size - 1) * 0.7;
    components[id(i)] = {
      kind: isStore ? 'sql-database' : 'service',
      serviceMs: 0.05 + 2 * dice(),
      concurrency: 16,
      replicas: 1 + pick(3),
      availability: 0.999 + 0.001 * dice(),
      ...(dice() < 0.5 ? { zones } : {}),
      ...(dice() < 0.05 ? { dispatch: 'one' as const } : {}),
      cost: { perReplicaMonth: 100 },
    };
  }
  for (let e = 0; e < 3; e++) connect('client', id(e));
  for (let i = 0; i < size - 1; i++) {
    const isStore = i > (size - 1) * 0.7;
    if (isStore) continue;
    const calls = 1 + pick(3);
    for (let c = 0; c < calls; c++) {
      // Mostly near, so that the graph is deep as layered systems are and no component gets all the load.
      const to = Math.min(size - 2, i + 1 + pick(Math.max(4, Math.floor(size / 12))));
      connect(id(i), id(to), {
        calls: 0.4 + 0.3 * dice(),
        ...(dice() < 0.08 ? { stage: 1 } : {}),
        ...(dice() < 0.1 ? { mode: 'async' } : {}),
      });
    }
  }
  return {
    ...emptyDesign({ id: `seeded-${size}`, name: `${size} components` }),
    boundaries,
    components,
    connectors,
    journeys: {
      a: { entry: id(0), ratePerSecond: 40 },
      ...(options.journeys === 3
        ? { b: { entry: id(1), ratePerSecond: 20, readShare: 0.8 }, c: { entry: id(2), ratePerSecond: 10 } }
        : {}),
    },
  };
}
