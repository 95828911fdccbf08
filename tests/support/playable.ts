import { analyze } from '@shared/analysis';
import { type Comparison, confirm, secondsFor, simulate } from '@shared/simulation';
import { type Component, type Connector, type Design, emptyDesign } from '@shared/model';
import { random } from './design';

/**
 * A design of a dozen components: replicas and workers, caches, routers, calls in stages, sometimes, reads and
 * writes, zones, something asynchronous; at a load between a quarter and seven eighths of what it can carry. In `exact` ones
 * every component gets a Poisson stream (a tree of stations with exponential work: Baskett, Chandy, Muntz and Palacios 1975),
 * as the analysis takes it to be. The others add what makes arrivals lumpy, or regular, or request times dependent: shared
 * components, several calls, calls at once, other variation of service, longer writes, ceilings.
 */
export function playableDesign(seed: number, family: 'exact' | 'any'): Design {
  const isAny = family === 'any';
  const dice = random(seed);
  const pick = (n: number) => Math.floor(dice() * n);
  const size = 4 + pick(8);
  const id = (i: number) => `n${String(i).padStart(2, '0')}`;
  const components: Record<string, Component> = { client: { kind: 'client' } };
  const connectors: Record<string, Connector> = {};
  const connect = (from: string, to: string, more: Partial<Connector> = {}) => {
    connectors[`${from}-${to}`] = { from, to, ...more };
  };
  for (let i = 0; i < size; i++) {
    const isCeiling = isAny && dice() < 0.1;
    const [replicas, concurrency] = [1 + pick(3), 1 + pick(4)];
    components[id(i)] = {
      kind: 'component',
      serviceMs: 0.5 + 10 * dice(),
      replicas,
      // A ceiling below what the workers could do, so that it is the limit.
      ...(isCeiling ? { concurrency: 64, capacityRps: 50 + 100 * dice() } : { concurrency }),
      ...(isAny && dice() < 0.3 ? { serviceScv: [0, 0.5, 2][pick(3)]! } : {}),
      ...(isAny && dice() < 0.2 ? { writeServiceMs: 1 + 10 * dice() } : {}),
      ...(dice() < 0.15 ? { hitRatio: 0.3 + 0.6 * dice() } : {}),
      ...(dice() < 0.1 ? { dispatch: 'one' as const } : {}),
      ...(dice() < 0.3 ? { zones: ['za', 'zb'] } : {}),
    };
  }
  connect('client', id(0));
  for (let i = 1; i < size; i++) {
    const callers = new Set([pick(i), ...(isAny && dice() < 0.25 ? [pick(i)] : [])]);
    for (const caller of callers)
      connect(id(caller), id(i), {
        ...(dice() < 0.3 ? { calls: isAny ? [0.4, 2, 2.5][pick(3)]! : 0.4 } : {}),
        ...(isAny && dice() < 0.15 ? { parallel: true } : {}),
        ...(isAny && dice() < 0.2 ? { stage: pick(2) } : {}),
        ...(isAny && dice() < 0.15 ? { mode: 'async' as const } : {}),
        ...(dice() < 0.1 ? { operations: (['reads', 'writes'] as const)[pick(2)]! } : {}),
        ...(dice() < 0.1 ? { networkMs: 5 * dice() } : {}),
      });
  }
  components['events'] = { kind: 'component', serviceMs: 2 };
  connect(id(0), 'events', { mode: 'async' });
  const drawn: Design = {
    ...emptyDesign({ id: `playable-${seed}`, name: `Seed ${seed}` }),
    assumptions: { network: { clientMs: 2, sameZoneMs: 0.2, crossZoneMs: 1 } },
    boundaries: { za: { kind: 'zone' }, zb: { kind: 'zone' } },
    components,
    connectors,
    journeys: { a: { entry: 'client', ratePerSecond: 1, readShare: dice() < 0.5 ? 1 : 0.5 + 0.5 * dice() } },
  };
  const most = analyze(drawn, { maxCutSetOrder: 1 }).report.journeys['a']!.maxRatePerSecond!;
  const ratePerSecond = most * (0.25 + 0.625 * dice());
  return { ...drawn, journeys: { a: { ...drawn.journeys['a']!, ratePerSecond } } };
}

/** Every figure of the analysis next to a run of about so many events. */
export function compared(design: Design, seed: number, events: number): readonly Comparison[] {
  const simulated = simulate(design, { seed, durationSeconds: secondsFor(design, events) });
  return confirm(analyze(design, { maxCutSetOrder: 1 }).report, simulated);
}
