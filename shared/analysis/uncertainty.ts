import type { Design } from '../model';
import { prepare, settleRates } from './closed';
import { dice, quantileOf, triangular } from '../stochastic';
import { peakUnavailability } from './availability';
import { cost } from './cost';
import { latency } from './latency';
import { emptyMemory, type Memory } from './memory';
import { settle } from './settle';
import type { System } from './system';

/** An input that is not known exactly: where it stands in the design, and what it lies between. */
export type UncertainInput = {
  /** `components.db.serviceMs` */
  readonly path: string;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
};

export type Spread = {
  /** Of the draws that have the figure: the 5 %, 50 % and 95 % quantiles. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** Share of draws without it: overloaded, or nothing limits. */
  readonly missing: number;
};

export type OutputName =
  | 'meanMs'
  | 'p50Ms'
  | 'p95Ms'
  | 'p99Ms'
  | 'maxRatePerSecond'
  | 'availability'
  | 'costPerMillion';

/** What one input alone does to a figure while all others stand at their likely value; null where there is none then. */
export type Swing = { readonly path: string; readonly atLow: number | null; readonly atHigh: number | null };

export type Uncertainty = {
  readonly inputs: readonly UncertainInput[];
  /** true: the design states no ranges; these are ±20 % on rates and service times. */
  readonly isAssumed: boolean;
  readonly draws: number;
  readonly journeys: Readonly<Record<string, Readonly<Record<OutputName, Spread | null>>>>;
  /** By journey: in which share of the draws each component is the bottleneck; '' where nothing limits. */
  readonly bottlenecks: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By journey and output, the largest swing first. */
  readonly tornado: Readonly<Record<string, Readonly<Record<OutputName, readonly Swing[]>>>>;
};

const OUTPUTS: readonly OutputName[] = [
  'meanMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'maxRatePerSecond',
  'availability',
  'costPerMillion',
];
const DEFAULT_SPREAD = 0.2;
/** Inputs that are assumed to be uncertain where none is stated: beyond that many, the figure of none would stand out. */
const MOST_ASSUMED = 60;

/**
 * Ranges in, ranges out: each uncertain input is drawn from its triangular distribution, independently, in a Latin
 * hypercube with a fixed seed, and the design is computed for each draw; and once for each end of each input alone.
 * Cost: draws + 2 · inputs computations of load, latency, availability and cost.
 */
export function uncertainty(
  design: Design,
  options: { readonly draws: number; readonly seed: number; readonly onProgress?: (share: number) => void },
): Uncertainty {
  const stated = rangesOf(design);
  const isAssumed = stated.length === 0;
  const base = prepare(design);
  const inputs = isAssumed ? assumedRanges(base) : stated;
  const ids = Object.keys(design.journeys).sort();
  const likelyAll = inputs.map(({ likely }) => likely);
  // Most draws change no structure, nor what its parts are worth.
  const memory = emptyMemory();
  const evaluate = (values: readonly number[]) =>
    outputsOf(isAssumed ? withAssumed(base, inputs, values) : prepare(withValues(design, inputs, values)), memory);
  const total = options.draws + 2 * inputs.length;
  let done = 0;
  const step = <T>(value: T): T => {
    options.onProgress?.(++done / total);
    return value;
  };
  const drawn = hypercube(inputs, options.draws, options.seed).map((values) => step(evaluate(values)));
  const swings = inputs.map(({ low, high }, i) => {
    const at = (value: number) => step(evaluate(likelyAll.map((likely, k) => (k === i ? value : likely))));
    return { low: at(low), high: at(high) };
  });
  const byJourney = <T>(of: (id: string) => T) => Object.fromEntries(ids.map((id) => [id, of(id)]));
  const byOutput = <T>(of: (name: OutputName) => T) =>
    Object.fromEntries(OUTPUTS.map((name) => [name, of(name)])) as Record<OutputName, T>;
  return {
    inputs,
    isAssumed,
    draws: options.draws,
    journeys: byJourney((id) => byOutput((name) => spreadOf(drawn.map((outputs) => outputs[id]![name])))),
    bottlenecks: byJourney((id) => sharesOf(drawn.map((outputs) => outputs[id]!.bottleneck))),
    tornado: byJourney((id) =>
      byOutput((name) =>
        inputs
          .map(({ path }, i): Swing => ({ path, atLow: swings[i]!.low[id]![name], atHigh: swings[i]!.high[id]![name] }))
          .filter(({ atLow, atHigh }) => atLow !== atHigh)
          .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.path < b.path ? -1 : 1)),
      ),
    ),
  };
}

/** A figure that goes missing at one end is the largest swing there is. */
const sizeOf = ({ atLow, atHigh }: Swing): number =>
  atLow === null || atHigh === null ? Infinity : Math.abs(atHigh - atLow);

type Outputs = Readonly<Record<OutputName, number | null>> & { readonly bottleneck: string };

function outputsOf(system: System, memory: Memory): Readonly<Record<string, Outputs>> {
  const load = settle(system);
  const costs = cost(system, load.traffic, load.stations);
  return Object.fromEntries(
    system.journeys.map((journey, j): [string, Outputs] => {
      const times = journey.entry === -1 ? undefined : latency(system, load, j).figures;
      const fails =
        journey.entry === -1 ? undefined : peakUnavailability(system, load.traffic, load.stations, journey, memory);
      const [reads, writes] = load.traffic.rates[j]!;
      let first = Infinity;
      let bottleneck = '';
      load.stations.forEach(({ saturatesAt }, v) => {
        if (saturatesAt === null || reads[v]! + writes[v]! <= 0 || saturatesAt >= first) return;
        first = saturatesAt;
        bottleneck = system.components[v]!;
      });
      const millions = (journey.ratePerSecond * journey.averageRatio * system.assumptions.hoursPerMonth * 3600) / 1e6;
      return [
        journey.id,
        {
          meanMs: times?.meanMs ?? null,
          p50Ms: times?.percentilesMs[0] ?? null,
          p95Ms: times?.percentilesMs[1] ?? null,
          p99Ms: times?.percentilesMs[2] ?? null,
          maxRatePerSecond: first === Infinity ? null : first * journey.ratePerSecond,
          availability: fails === undefined ? null : 1 - fails,
          costPerMillion: millions > 0 ? costs.perJourney[j]! / millions : null,
          bottleneck,
        },
      ];
    }),
  );
}

function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, likely, high] = [0.05, 0.5, 0.95].map((p) => quantileOf(known, p));
  return { low: low!, likely: likely!, high: high!, missing: 1 - known.length / values.length };
}

function sharesOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return Object.fromEntries(ranked.map(([name, count]) => [name, count / names.length]));
}

const TABLES = ['assumptions', 'boundaries', 'components', 'connectors', 'journeys'] as const;

/** All quantities of a design that are ranges, in the order of their paths. */
export function rangesOf(design: Design): readonly UncertainInput[] {
  const found: UncertainInput[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const { low, likely, high } = value as Record<string, unknown>;
    if (typeof low === 'number' && typeof likely === 'number' && typeof high === 'number') {
      if (low < high) found.push({ path, low, likely, high });
      return;
    }
    for (const key of Object.keys(value).sort()) visit((value as Record<string, unknown>)[key], `${path}.${key}`);
  };
  for (const table of TABLES) visit(design[table], table);
  return found;
}

/** Rates of journeys and service times, stated or of the catalogue, a fifth down and up. */
function assumedRanges(system: System): readonly UncertainInput[] {
  const around = (path: string, likely: number): UncertainInput => ({
    path,
    low: likely * (1 - DEFAULT_SPREAD),
    likely,
    high: likely * (1 + DEFAULT_SPREAD),
  });
  const rates = system.journeys.map(({ id, ratePerSecond }) => around(`journeys.${id}.ratePerSecond`, ratePerSecond));
  const reached = settle(system).traffic.total;
  const services = system.components
    .map((id, v) => ({ id, ms: reached[v]! > 0 ? (system.attributes[v]!.serviceMs?.value ?? 0) : 0 }))
    .filter(({ ms }) => ms > 0)
    .slice(0, MOST_ASSUMED)
    .map(({ id, ms }) => around(`components.${id}.serviceMs`, ms));
  return [...rates.filter(({ likely }) => likely > 0), ...services];
}

/** In the compiled system: a service time of the catalogue that were written into the design would change its concurrency. */
function withAssumed(base: System, inputs: readonly UncertainInput[], values: readonly number[]): System {
  const factors = new Map(inputs.map(({ path, likely }, i) => [path, values[i]! / likely]));
  return settleRates({
    ...base,
    journeys: base.journeys.map((journey) => ({
      ...journey,
      ratePerSecond: journey.ratePerSecond * (factors.get(`journeys.${journey.id}.ratePerSecond`) ?? 1),
    })),
    attributes: base.attributes.map((attributes, v) => {
      const factor = factors.get(`components.${base.components[v]!}.serviceMs`);
      const { serviceMs, writeServiceMs } = attributes;
      if (factor === undefined || serviceMs === undefined) return attributes;
      return {
        ...attributes,
        serviceMs: { ...serviceMs, value: serviceMs.value * factor },
        writeServiceMs: writeServiceMs && { ...writeServiceMs, value: writeServiceMs.value * factor },
      };
    }),
  });
}

/** One draw from each of as many slices as there are draws, for each input in an order of its own (McKay et al. 1979). */
function hypercube(inputs: readonly UncertainInput[], draws: number, seed: number): readonly (readonly number[])[] {
  const roll = dice(seed);
  const columns = inputs.map(({ low, likely, high }) => {
    const order = Array.from({ length: draws }, (_, i) => i);
    for (let i = draws - 1; i > 0; i--) {
      const k = Math.floor(roll() * (i + 1));
      [order[i], order[k]] = [order[k]!, order[i]!];
    }
    return order.map((slice) => triangular(low, likely, high, (slice + roll()) / draws));
  });
  return Array.from({ length: draws }, (_, i) => columns.map((column) => column[i]!));
}

/** The design with a number in the place of each range. */
function withValues(design: Design, inputs: readonly UncertainInput[], values: readonly number[]): Design {
  const next: Design = { ...design };
  const own = new Set<object>();
  inputs.forEach(({ path }, i) => {
    const keys = path.split('.');
    let at: Record<string, unknown> = next;
    for (const key of keysOf(design, keys)) {
      const child = at[key] as Record<string, unknown>;
      const copy = own.has(child) ? child : { ...child };
      own.add(copy);
      at[key] = copy;
      at = copy;
    }
    const value = values[i]!;
    const last = keys.at(-1)!;
    at[last] = isWhole(last) ? Math.max(1, Math.round(value)) : value;
  });
  return next;
}

/** Ids may contain dots: the longest prefix that is a key is one. */
function keysOf(design: Design, keys: readonly string[]): string[] {
  const found: string[] = [];
  let at: unknown = design;
  let from = 0;
  const end = keys.length - 1;
  while (from < end) {
    let to = end;
    while (to > from && !Object.hasOwn(at as object, keys.slice(from, to).join('.'))) to--;
    const key = keys.slice(from, Math.max(to, from + 1)).join('.');
    found.push(key);
    at = (at as Record<string, unknown>)[key] ?? {};
    from = Math.max(to, from + 1);
  }
  return found;
}

const WHOLE = new Set([
  'replicas',
  'concurrency',
  'threads',
  'maxAttempts',
  'shards',
  'queueLimit',
  'connections',
  'required',
  'population',
  'quorum',
  'min',
  'max',
]);
const isWhole = (key: string): boolean => WHOLE.has(key);
