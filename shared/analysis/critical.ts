import { scaledLoad } from './closed';
import { mostAttempts, policiesOf } from './policy';
import { isOverloaded, type Load, type SettleOptions, settle } from './settle';
import type { System } from './system';

/** What repeated attempts may make of the load: a second, collapsed state, or nothing else. */
export type Retries = {
  /** Today: one state, a healthy and a collapsed one, or the collapsed one alone. */
  readonly state: 'single' | 'metastable' | 'storm';
  readonly healthy: Load | undefined;
  readonly collapsed: Load | undefined;
  /**
   * Multiple of today's load beyond which a component has no equilibrium although its load is served up to there: the
   * true capacity. null: none was found, or the design is too large to search.
   */
  readonly criticalMultiple: number | null;
  /** Multiple from which on a collapsed state exists beside the healthy one. */
  readonly collapseFrom: number | null;
  /** Components that have no equilibrium just beyond the critical multiple. */
  readonly gives: readonly number[];
};

/** Larger systems are not searched for thresholds: each step is a fixed point of its own. */
const LARGEST = 150;
/** What a search that ran out of patience may still be off. */
const GOOD_ENOUGH = 0.01;
const precisionFor = (system: System): number =>
  system.components.length > 60 ? 5e-3 : system.components.length > 4 ? 1e-3 : 2e-5;

/**
 * All searches of one design together may take so many rounds: an answer must not keep anybody waiting. A fixed point that
 * takes long stands at the threshold itself.
 */
class Patience {
  left: number;
  readonly #each: number;

  constructor(system: System) {
    const rounds = system.components.length > 4 ? 1800 : 5000;
    this.left = Math.max(60, Math.floor(rounds / system.components.length));
    this.#each = Math.max(30, Math.floor(this.left / 8));
  }

  settle(system: System, options: SettleOptions): Load {
    const load = settle(system, { tolerance: 1e-8, ...options, rounds: Math.min(this.#each, Math.max(1, this.left)) });
    this.left -= load.rounds;
    return load;
  }
}

/** Undefined where nothing is ever repeated. */
export function retriesOf(system: System, healthy: Load): Retries | undefined {
  if (!repeatsAnything(healthy)) return undefined;
  const patience = new Patience(system);
  const collapsed = settle(system, { from: 'above', rounds: 300, tolerance: 1e-8 });
  const first = settle(withoutAttempts(system));
  const isStorm = overloaded(healthy).some((v) => !(first.stations[v]!.utilization >= 1));
  const isMetastable = !isStorm && differ(healthy, collapsed);
  const critical = isSearched(system) ? criticalOf(system, first, patience) : undefined;
  return {
    state: isStorm ? 'storm' : isMetastable ? 'metastable' : 'single',
    healthy: isStorm ? undefined : healthy,
    collapsed: isStorm ? healthy : isMetastable ? collapsed : undefined,
    criticalMultiple: critical?.at ?? null,
    gives: critical?.gives ?? [],
    collapseFrom: isMetastable && critical !== undefined ? collapseFrom(system, critical.at, patience) : null,
  };
}

/** Of `retriesOf` what the load that a design carries depends on: not whether a collapsed state stands beside. */
export function limitByRetries(system: System, healthy: Load): Pick<Retries, 'criticalMultiple' | 'gives'> | undefined {
  if (!repeatsAnything(healthy)) return undefined;
  if (!isSearched(system)) return { criticalMultiple: null, gives: [] };
  const critical = criticalOf(system, settle(withoutAttempts(system)), new Patience(system));
  return { criticalMultiple: critical?.at ?? null, gives: critical?.gives ?? [] };
}

const repeatsAnything = ({ policies, state }: Load): boolean =>
  state !== undefined && policies.some((policy) => mostAttempts(policy) > 1);

const isSearched = (system: System): boolean =>
  system.components.length <= LARGEST && system.journeys.some((j) => j.ratePerSecond > 0);

/** The same system, each call tried once. */
function withoutAttempts(system: System): System {
  const connectors = Object.fromEntries(
    Object.entries(system.design.connectors).map(([id, connector]) => {
      const { maxAttempts: _, hedgeMs: __, ...rest } = connector;
      return [id, rest];
    }),
  );
  return { ...system, design: { ...system.design, connectors } };
}

const overloaded = ({ stations }: Load): readonly number[] =>
  stations.flatMap((station, v) => (isOverloaded(station) ? [v] : []));

function differ(a: Load, b: Load): boolean {
  return a.stations.some(({ arrivalRps }, v) => {
    const other = b.stations[v]!.arrivalRps;
    return Math.abs(arrivalRps - other) > 1e-6 * Math.max(arrivalRps, other);
  });
}

/** Bisection between no load and where even first attempts are too many; each search begins at the state of less load. */
function criticalOf(
  system: System,
  first: Load,
  patience: Patience,
): { readonly at: number; readonly gives: readonly number[] } | undefined {
  const limits = first.stations.flatMap(({ saturatesAt }) => (saturatesAt === null ? [] : [saturatesAt]));
  const most = Math.min(...limits);
  if (!Number.isFinite(most)) return undefined;
  const search = { from: 'below', untilOverloaded: true } as const;
  const precision = precisionFor(system);
  let low = 0;
  let high = most;
  let start: SettleOptions['start'];
  let gives: readonly number[] = [];
  while (high - low > precision * high) {
    // The first step looks just below where first attempts alone are too many: often nothing is lost to repetition.
    const middle = high === most && low === 0 ? most * (1 - precision / 2) : (low + high) / 2;
    if (patience.left <= 0) return high - low < GOOD_ENOUGH * high ? { at: low, gives } : undefined;
    const load = patience.settle(scaledLoad(system, middle), { ...search, start });
    const over = overloaded(load);
    if (over.length > 0 || !load.isSettled) {
      high = middle;
      gives = over.length > 0 ? over : gives;
    } else {
      low = middle;
      start = load.state;
    }
  }
  return { at: low, gives };
}

/** The least multiple at which iteration from above comes to rest somewhere else than from below. */
function collapseFrom(system: System, critical: number, patience: Patience): number | null {
  const differs = (multiple: number): boolean => {
    const at = scaledLoad(system, multiple);
    return differ(patience.settle(at, {}), patience.settle(at, { from: 'above' }));
  };
  const precision = precisionFor(system);
  let low = 0;
  let high = Math.min(1, critical);
  while (high - low > precision * high && high > 1e-6) {
    if (patience.left <= 0) return high - low < GOOD_ENOUGH * high ? high : null;
    const middle = (low + high) / 2;
    if (differs(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The most attempts that one request can cause at a component, over the way where they multiply most: every attempt fails
 * everywhere (maxAttempts³ over three layers). Circles count once. By component, for one journey.
 */
export function worstAmplification(system: System, j: number): Float64Array {
  const policies = policiesOf(system);
  const { graph, journeys } = system;
  const journey = journeys[j]!;
  const worst = new Float64Array(graph.size);
  if (journey.entry === -1) return worst;
  const onWay = new Uint8Array(graph.size);
  const order: number[] = [];
  const seen = new Uint8Array(graph.size);
  const stack: { readonly v: number; next: number }[] = [{ v: journey.entry, next: graph.start[journey.entry]! }];
  seen[journey.entry] = onWay[journey.entry] = 1;
  const backward = new Set<number>();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.next === graph.start[top.v + 1]!) {
      onWay[top.v] = 0;
      order.push(top.v);
      stack.pop();
      continue;
    }
    const i = top.next++;
    const w = graph.head[i]!;
    if (system.isSync[graph.arc[i]!] === 0 || journey.calls[graph.arc[i]!] === 0) continue;
    if (onWay[w] === 1) backward.add(i);
    if (seen[w] === 1) continue;
    seen[w] = onWay[w] = 1;
    stack.push({ v: w, next: graph.start[w]! });
  }
  worst[journey.entry] = 1;
  for (const v of order.reverse()) {
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const e = graph.arc[i]!;
      if (system.isSync[e] === 0 || journey.calls[e] === 0 || backward.has(i)) continue;
      worst[graph.head[i]!] = Math.max(worst[graph.head[i]!]!, worst[v]! * mostAttempts(policies[e]!));
    }
  }
  return worst;
}
