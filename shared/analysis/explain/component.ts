import { enoughWork } from '../../reliability';
import { requiredReplicas } from '../required';
import { nameOf } from '../findings/words';
import type { ComponentFigures } from '../report';
import type { Analysis } from '../results';
import { callsPerRequest, READ, WRITE } from '../system';
import { attribute, type Explanation, figure, type Input, percent, print, stated } from './explanation';

type Key = keyof ComponentFigures;
type Part = Omit<Explanation, 'figure' | 'title'>;

/** How one figure of a component was made; undefined for a figure that there is not. */
export function explainComponent(
  analysis: Analysis,
  figures: ComponentFigures,
  v: number,
  key: string,
): Explanation | undefined {
  const id = analysis.system.components[v]!;
  if (!Object.hasOwn(EXPLAINERS, key)) return undefined;
  const make = EXPLAINERS[key as Key];
  const { title, ...part } = make(analysis, figures, v, id);
  return { figure: `components.${id}.${key}`, title: `${title} of ${nameOf(analysis.system, v)}`, ...part };
}

type Explainer = (
  analysis: Analysis,
  figures: ComponentFigures,
  v: number,
  id: string,
) => Part & { readonly title: string };

const EXPLAINERS: Readonly<Record<Key, Explainer>> = {
  arrivalRps: (analysis, figures, v) => ({
    title: 'Arrival rate',
    value: print(figures.arrivalRps, 'rate'),
    formula: 'sum over callers of (rate at the caller × calls per request × share that gets past its cache or router)',
    inputs: arrivals(analysis, v),
    accuracy: 'exact',
    limits: retriesLimit(analysis),
    source: 'traffic equations (Jackson 1957)',
  }),
  utilization: (analysis, figures, v, id) => {
    const station = analysis.stations[v]!;
    return {
      title: 'Utilisation',
      value: percent(figures.utilization),
      formula: 'arrival rate / (replicas × capacity of a replica)',
      ...(station.replicaRps === Infinity
        ? {}
        : {
            calculation: `${print(figures.arrivalRps, 'rate')} / (${figures.replicas} × ${print(station.replicaRps, 'rate')}) = ${percent(figures.utilization)}`,
          }),
      inputs: [
        figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
        ...capacity(analysis, v),
      ],
      accuracy: 'exact',
      limits:
        station.replicaRps === Infinity
          ? ['Neither a service time nor a ceiling is known: it is never a bottleneck.']
          : [],
      source: 'utilisation law (Lazowska et al. 1984, ch. 3)',
    };
  },
  replicas: (analysis, figures, v) => ({
    title: 'Replicas',
    value: String(figures.replicas),
    formula: analysis.system.design.components[analysis.system.components[v]!]!.autoscale
      ? 'as many as keep the target utilisation, between the minimum and the maximum'
      : 'as stated',
    inputs: [attribute('replicas', analysis.system.attributes[v]!.replicas, 'count')],
    accuracy: 'exact',
    limits: [],
    source: 'file format',
  }),
  replicasNeeded: (analysis, figures, v, id) => ({
    title: 'Replicas needed',
    value: figures.replicasNeeded === null ? 'not computed' : String(figures.replicasNeeded),
    formula: 'the least number for which arrival rate ≤ number × capacity of a replica × planning limit',
    inputs: [
      figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
      ...capacity(analysis, v).filter(({ name }) => name !== 'replicas'),
      stated(
        'planning limit',
        percent(analysis.system.assumptions.maxUtilization),
        analysis.system.design.assumptions?.maxUtilization !== undefined,
      ),
    ],
    accuracy: 'exact',
    limits: ['Whether as many are needed for availability is another question.'],
    source: 'utilisation law (Lazowska et al. 1984, ch. 3)',
  }),
  saturatesAt: (analysis, figures, v, id) => ({
    title: 'Saturation',
    value:
      figures.saturatesAt === null
        ? 'nothing limits it'
        : `${Number(figures.saturatesAt.toPrecision(3))}× today’s load`,
    formula: 'replicas × capacity of a replica / arrival rate',
    inputs: [
      figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
      ...capacity(analysis, v),
    ],
    accuracy: 'exact',
    limits: ['All journeys grow together. Repeated attempts would bring it nearer.'],
    source: 'asymptotic bounds (Lazowska et al. 1984, ch. 5)',
  }),
  refusedShare: (analysis, figures, v, id) => ({
    title: 'Refused share',
    value: percent(figures.refusedShare),
    formula: 'probability that all servers and all waiting places are taken',
    inputs: [
      figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
      ...capacity(analysis, v),
    ],
    accuracy: analysis.stations[v]!.model === 'M/G/c/K' ? 'approximate' : 'exact',
    limits: ['Arrivals are independent (Poisson).'],
    source: 'birth and death chain M/M/c/K (Kleinrock 1975, ch. 3)',
  }),
  threadUtilization: (analysis, figures, v, id) => ({
    title: 'Busy threads',
    value: percent(figures.threadUtilization),
    formula: 'arrival rate × mean time that a thread is held / threads',
    inputs: [
      figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
      ...capacity(analysis, v),
    ],
    accuracy: 'approximate',
    limits: ['What a thread waits for is taken at its mean.'],
    source: 'layered queues by flow equivalent servers (Chandy, Herzog, Woo 1975)',
  }),
  meanMs: (analysis, figures, v, id) => ({
    title: 'Mean time',
    value: print(figures.meanMs, 'duration'),
    formula: 'mean wait in the queue + mean own work',
    inputs: [
      figure('arrival rate', print(figures.arrivalRps, 'rate'), `components.${id}.arrivalRps`),
      figure('utilisation', percent(figures.utilization), `components.${id}.utilization`),
      {
        name: 'probability of waiting',
        value: percent(analysis.stations[v]!.waiting?.probability ?? null),
        origin: 'computed (Erlang C)',
      },
      {
        name: 'mean wait',
        value: print(analysis.stations[v]!.waiting?.meanMs ?? null, 'duration'),
        origin: 'computed',
      },
      ...capacity(analysis, v),
      attribute('variability of the service time (SCV)', analysis.system.attributes[v]!.serviceScv, 'count'),
    ],
    accuracy: ['M/M/c', 'M/M/c/K', 'M/G/1', 'M[X]/M/c', 'M[X]/G/1', 'no limit'].includes(analysis.stations[v]!.model)
      ? 'exact'
      : 'approximate',
    limits: [
      `Model: ${analysis.stations[v]!.model}.`,
      analysis.stations[v]!.together === undefined
        ? 'Arrivals are independent (Poisson). Calls to others are not part of it.'
        : 'Requests arrive independently (Poisson), those of one moment together. Calls to others are not part of it.',
    ],
    source:
      analysis.stations[v]!.together === undefined
        ? 'M/M/c: Erlang 1917; M/G/c: Kimura 1986, Cosmetatos 1976'
        : 'queues with bulk arrivals (Gross, Harris 1974, ch. 3)',
  }),
  availability: (analysis, figures, v) => {
    const { system, stations } = analysis;
    const station = stations[v]!;
    const required = requiredReplicas(system, v, 'peak', station.arrivalRps / station.replicaRps);
    const { availability } = system.attributes[v]!;
    const alone = enoughWork(station.replicas, required, 1 - availability.value);
    return {
      title: 'Availability',
      value: print(figures.availability, 'probability'),
      formula: `probability that at least ${required} of ${station.replicas} replicas work, where they stand`,
      calculation: `without its zones and regions: ${print(alone, 'probability')}`,
      inputs: [
        attribute('availability of a replica', availability, 'probability'),
        attribute('replicas', system.attributes[v]!.replicas, 'count'),
        {
          name: 'replicas required at peak',
          value: String(required),
          origin: 'computed',
          figure: `components.${system.components[v]!}.utilization`,
        },
      ],
      accuracy: 'exact',
      limits: ['Replicas fail independently, apart from the zones and regions that they stand in.'],
      source: 'k out of n (Barlow, Proschan 1975)',
    };
  },
  costPerMonth: (analysis, figures, v) => {
    const cost = analysis.system.attributes[v]!.cost;
    const prices = Object.entries(cost?.value ?? {}).flatMap(([name, price]): Input[] =>
      typeof price === 'number'
        ? [{ ...attribute(PRICES[name] ?? name, { value: price, origin: cost!.origin }, 'money') }]
        : [],
    );
    return {
      title: 'Cost a month',
      value: `${print(figures.costPerMonth, 'money')} USD`,
      formula:
        'fixed + replicas × price + millions of requests × price + GB-seconds × price + GB stored × price + GB sent × price + GB between zones and regions × price',
      inputs: [...prices, attribute('replicas', analysis.system.attributes[v]!.replicas, 'count')],
      accuracy: 'exact',
      limits: ['List prices. What depends on use is counted at the average rate of each journey.'],
      source: 'price list named by each input',
    };
  },
};

const PRICES: Readonly<Record<string, string>> = {
  perReplicaMonth: 'price of a replica a month',
  fixedMonth: 'fixed price a month',
  perMillionRequests: 'price of a million requests',
  perGbMonth: 'price of a GB stored a month',
  storageGb: 'GB stored',
  perGbEgress: 'price of a GB sent',
  perGbSecond: 'price of a GB-second',
  memoryGb: 'GB of memory while it works',
  freeRequestsPerMonth: 'requests free a month',
  freeGbSecondsPerMonth: 'GB-seconds free a month',
};

function capacity(analysis: Analysis, v: number): Input[] {
  const attributes = analysis.system.attributes[v]!;
  const { replicaRps, limit } = analysis.stations[v]!;
  const found: Input[] = [attribute('replicas', attributes.replicas, 'count')];
  if (limit === 'none') return found;
  found.push({
    name: 'capacity of a replica',
    value: print(replicaRps, 'rate'),
    origin: limit === 'ceiling' ? 'its ceiling' : 'concurrency × 1000 ms / service time',
  });
  if (limit === 'ceiling') found.push(attribute('ceiling of a replica', attributes.capacityRps!, 'rate'));
  if (attributes.serviceMs !== undefined) found.push(attribute('service time', attributes.serviceMs, 'duration'));
  if (limit === 'service') found.push(attribute('requests at once', attributes.concurrency, 'count'));
  return found;
}

/** Who calls, how often: the terms of the traffic equation of one component. */
function arrivals(analysis: Analysis, v: number): Input[] {
  const { system, traffic } = analysis;
  const found: Input[] = [];
  const calls = new Float64Array(system.connectors.length);
  system.journeys.forEach((journey, j) => {
    if (journey.entry === v) {
      found.push({
        name: `journey “${journey.journey.name ?? journey.id}” enters here`,
        value: print(journey.ratePerSecond, 'rate'),
        origin: 'stated here',
      });
    }
    for (const [e, to] of system.to.entries()) {
      if (to !== v) continue;
      const from = system.from[e]!;
      for (const c of [READ, WRITE] as const) {
        const rate = traffic.rates[j]![c][from]!;
        if (!(rate > 0)) continue;
        callsPerRequest(system, journey, c, from, calls);
        if (calls[e] === 0) continue;
        found.push({
          name: `${nameOf(system, from)} (${c === READ ? 'reads' : 'writes'}, ${journey.journey.name ?? journey.id})`,
          value: `${print(rate, 'rate')} × ${Number(calls[e]!.toPrecision(3))}`,
          origin: 'computed',
          figure: `components.${system.components[from]!}.arrivalRps`,
        });
      }
    }
  });
  return found;
}

const retriesLimit = ({ load }: Analysis): string[] =>
  load.state === undefined ? [] : ['Calls after one that failed are counted as if they were made.'];
