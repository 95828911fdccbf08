import { boundaryTitle } from '../../model';
import { journeyName, listed, nameOf } from '../findings/words';
import { approximationsOf } from './approximations';
import type { Failure, JourneyFigures } from '../report';
import type { Analysis } from '../results';
import { READ } from '../system';
import { type Explanation, figure, type Input, percent, print, stated } from './explanation';

type Part = Omit<Explanation, 'figure'>;

/** How one figure of a journey was made; undefined for a figure that there is not. */
export function explainJourney(
  analysis: Analysis,
  figures: JourneyFigures,
  j: number,
  key: string,
): Explanation | undefined {
  const { id } = analysis.system.journeys[j]!;
  const part = explain(analysis, figures, j, key, id);
  return (
    part && { figure: `journeys.${id}.${key}`, ...part, title: `${part.title} of “${journeyName(analysis.system, j)}”` }
  );
}

function explain(analysis: Analysis, figures: JourneyFigures, j: number, key: string, id: string): Part | undefined {
  switch (key) {
    case 'meanMs':
    case 'p50Ms':
    case 'p95Ms':
    case 'p99Ms':
    case 'p999Ms':
      return latency(analysis, figures, j, key);
    case 'refusedShare':
      return refused(analysis, figures, j);
    case 'availability':
    case 'failureProbability':
    case 'downtimeMinutesPerYear':
    case 'structuralAvailability':
      return availability(analysis, figures, j, key, id);
    case 'maxRatePerSecond':
    case 'bottleneck':
    case 'breaks':
      return capacity(analysis, figures, id);
    case 'costPerMonth':
    case 'costPerMillion':
      return cost(analysis, figures, j, key, id);
    default:
      return undefined;
  }
}

const NAMES = {
  meanMs: 'Mean latency',
  p50Ms: 'Median latency (p50)',
  p95Ms: 'Latency p95',
  p99Ms: 'Latency p99',
  p999Ms: 'Latency p99.9',
};

function latency(analysis: Analysis, figures: JourneyFigures, j: number, key: keyof typeof NAMES): Part {
  const { system, stations, latencies } = analysis;
  const found = latencies[j];
  const reached = system.components
    .map((_, v) => v)
    .filter((v) => isReached(analysis, j, v) && stations[v]!.serviceMs > 0);
  const approximations = approximationsOf(analysis, reached, key === 'meanMs' ? 'mean' : 'percentile');
  const blocked = found?.blockedBy.map((v) => `${nameOf(system, v)} is overloaded.`) ?? [];
  return {
    title: NAMES[key],
    value: print(figures[key], 'duration'),
    formula:
      key === 'meanMs'
        ? 'sum over the calls that the client waits for: network + waiting + own work; the slowest of those that run side by side'
        : 'the time that this share of requests stays below, from the distribution of the whole, not from percentiles of its parts',
    inputs: reached
      .sort((a, b) => timeOf(analysis, b) - timeOf(analysis, a))
      .slice(0, 12)
      .map((v) =>
        figure(
          `mean time at ${nameOf(system, v)}`,
          print(timeOf(analysis, v), 'duration'),
          `components.${system.components[v]!}.meanMs`,
        ),
      ),
    accuracy: approximations.length > 0 ? 'approximate' : key === 'meanMs' ? 'exact' : 'numerical',
    limits: [
      ...blocked,
      ...approximations,
      ...(found && found.refusedShare > 0
        ? [`Of requests that are served; ${percent(found.refusedShare)} are refused, too late or fail.`]
        : []),
      'Waits at different components are taken as independent; what is behind an asynchronous connector is not waited for.',
    ],
    source:
      found?.figures?.method === 'lattice'
        ? 'distributions joined on a grid, about 1e-4'
        : 'numerical inversion of Laplace transforms (Abate, Whitt 2006), below 1e-6',
  };
}

/** What load alone makes fail: refusals and deadlines along the way. */
function refused(analysis: Analysis, figures: JourneyFigures, j: number): Part {
  const { system, load, stations } = analysis;
  const turnedAway = system.components
    .map((_, v) => v)
    .filter((v) => isReached(analysis, j, v) && stations[v]!.refused > 0)
    .map((v) =>
      figure(
        `refused by ${nameOf(system, v)}`,
        percent(stations[v]!.refused),
        `components.${system.components[v]!}.refusedShare`,
      ),
    );
  const lost =
    load.state === undefined
      ? []
      : system.connectors.flatMap((id, e): Input[] => {
          const failure = Math.max(...load.state!.calls[j]!.map((calls) => calls?.failure[e] ?? 0));
          if (failure === 0 || system.isSync[e] === 0) return [];
          const name = `failed calls from ${nameOf(system, system.from[e]!)} to ${nameOf(system, system.to[e]!)}`;
          return [figure(name, percent(failure), `connectors.${id}.failedShare`)];
        });
  return {
    title: 'Refused or late',
    value: percent(figures.refusedShare),
    formula: '1 − probability that everything required is let in and answered in time',
    inputs: [...turnedAway, ...lost].slice(0, 12),
    accuracy: 'numerical',
    limits: [
      'While everything works: outages are part of the availability.',
      'Calls fail independently of each other.',
    ],
    source: 'least fixed point of load, waiting and attempts (Knaster, Tarski 1955)',
  };
}

const isReached = (analysis: Analysis, j: number, v: number): boolean =>
  analysis.traffic.rates[j]![0][v]! + analysis.traffic.rates[j]![1][v]! > 0;

function timeOf(analysis: Analysis, v: number): number {
  const { waiting, serviceMs } = analysis.stations[v]!;
  return waiting === undefined ? Number.NaN : waiting.meanMs + serviceMs;
}

function availability(analysis: Analysis, figures: JourneyFigures, j: number, key: string, id: string): Part {
  const { system } = analysis;
  const first = figures.cutSets.slice(0, 10).map(
    (cut): Input => ({
      name: `loss of ${cut.failures.map((failure) => failureName(analysis, failure)).join(' and ')}`,
      value:
        cut.probability === 0
          ? 'probability not stated'
          : `${print(cut.probability * system.assumptions.daysPerYear * 24, 'hours')} a year`,
      origin: `cut set of order ${cut.order}`,
      ...(cut.failures[0]!.type === 'replicas'
        ? { figure: `components.${cut.failures[0]!.component}.availability` }
        : {}),
    }),
  );
  const isYearly = key === 'downtimeMinutesPerYear';
  const title = {
    availability: 'Availability',
    failureProbability: 'Probability of failure',
    downtimeMinutesPerYear: 'Downtime a year',
    structuralAvailability: 'Structural availability',
  }[key]!;
  const value = isYearly
    ? print(figures.downtimeMinutesPerYear === null ? null : figures.downtimeMinutesPerYear / 60, 'hours')
    : key === 'failureProbability'
      ? percent(figures.failureProbability)
      : print(key === 'availability' ? figures.availability : figures.structuralAvailability, 'probability');
  return {
    title,
    value,
    formula:
      key === 'structuralAvailability'
        ? 'probability that what a request needs works, if one replica of each were enough'
        : isYearly
          ? '(1 − availability) × days a year × 1 440 minutes'
          : 'probability that the entry and, recursively, everything required behind it works, with the replicas that the peak needs; what is shared counts once',
    inputs: [
      ...(isYearly
        ? [
            figure('availability', print(figures.availability, 'probability'), `journeys.${id}.availability`),
            stated(
              'days a year',
              String(system.assumptions.daysPerYear),
              system.design.assumptions?.daysPerYear !== undefined,
            ),
          ]
        : []),
      ...first,
    ],
    accuracy: 'exact',
    limits: [
      ...(analysis.availabilities[j]?.uncomputed.map(
        ({ component }) => `Not computed because of ${nameOf(system, component)}.`,
      ) ?? []),
      ...(figures.availability === 0
        ? ['It is overloaded at peak with everything up: the structural availability says what its structure could do.']
        : []),
      ...cacheLimits(analysis, j),
      'Components fail independently, apart from shared zones and regions.',
    ],
    source: 'reduced ordered decision diagram (Bryant 1986)',
  };
}

/** What caches are taken to do for reads while something behind them is down. */
function cacheLimits({ system, traffic }: Analysis, j: number): string[] {
  const caches = system.components
    .map((_, v) => v)
    .filter((v) => system.hitRatio[v]! > 0 && traffic.rates[j]![READ][v]! > 0);
  const [stale, strict] = [true, false].map((is) => caches.filter((v) => system.staleSeconds.has(v) === is));
  const names = (of: readonly number[]) => listed(of.map((v) => nameOf(system, v)));
  return [
    ...(stale!.length === 0
      ? []
      : [
          `While what lies behind it is down, ${names(stale!)} answers the reads of which it has a copy that is fresh or not too old; outages last as long as repairs, with an exponential law.`,
        ]),
    ...(strict!.length === 0
      ? []
      : [`Every read needs what a miss of ${names(strict!)} needs: a hit is not counted on to outlast an outage.`]),
  ];
}

function failureName(analysis: Analysis, failure: Failure): string {
  if (failure.type !== 'replicas') return boundaryTitle(analysis.system.design, failure.boundary);
  const v = analysis.system.indexOf.get(failure.component)!;
  const name = nameOf(analysis.system, v);
  return analysis.stations[v]!.replicas === 1
    ? name
    : `${failure.count} of ${analysis.stations[v]!.replicas} replicas of ${name}`;
}

function capacity(analysis: Analysis, figures: JourneyFigures, id: string): Part {
  const { system } = analysis;
  return {
    title: 'Highest rate',
    value: figures.maxRatePerSecond === null ? 'nothing limits it' : print(figures.maxRatePerSecond, 'rate'),
    formula: 'today’s rate × the least multiple of today’s load at which a component on its way reaches 100%',
    inputs: [
      { name: 'rate at peak', value: print(figures.ratePerSecond, 'rate'), origin: 'stated here', about: id },
      ...figures.breaks.slice(0, 12).map(({ component, at }) => ({
        ...figure(
          `${nameOf(system, system.indexOf.get(component)!)} gives in at`,
          `${Number(at.toPrecision(3))}×`,
          `components.${component}.saturatesAt`,
        ),
      })),
    ],
    accuracy: 'exact',
    limits: ['All journeys grow together. Repeated attempts would bring it nearer.'],
    source: 'asymptotic bounds (Lazowska et al. 1984, ch. 5)',
  };
}

function cost(analysis: Analysis, figures: JourneyFigures, j: number, key: string, id: string): Part {
  const { system, traffic, cost: costs } = analysis;
  const journey = system.journeys[j]!;
  const shares = system.components
    .map((_, v) => v)
    .filter((v) => isReached(analysis, j, v) && costs.perComponent[v]! > 0)
    .sort((a, b) => costs.perComponent[b]! - costs.perComponent[a]!);
  const isMillion = key === 'costPerMillion';
  return {
    title: isMillion ? 'Cost of a million requests' : 'Cost a month',
    value: `${print(isMillion ? figures.costPerMillion : figures.costPerMonth, 'money')} USD`,
    formula: isMillion
      ? 'cost a month / millions of requests a month at the average rate'
      : 'for each component: what its use costs, and of the rest its share of the peak load',
    inputs: [
      ...(isMillion
        ? [
            figure('cost a month', `${print(figures.costPerMonth, 'money')} USD`, `journeys.${id}.costPerMonth`),
            { name: 'rate at peak', value: print(figures.ratePerSecond, 'rate'), origin: 'stated here', about: id },
            stated('average / peak', percent(journey.averageRatio), journey.journey.averageRatio !== undefined),
          ]
        : []),
      ...shares.slice(0, 12).map((v) => {
        const mine = traffic.rates[j]![0][v]! + traffic.rates[j]![1][v]!;
        return figure(
          `${nameOf(system, v)}: ${percent(mine / traffic.total[v]!)} of its load is this journey’s`,
          `${print(costs.perComponent[v]!, 'money')} USD`,
          `components.${system.components[v]!}.costPerMonth`,
        );
      }),
    ],
    accuracy: 'exact',
    limits: ['List prices; what no journey uses is in the total but in no journey.'],
    source: 'causal allocation by load',
  };
}
