import type { Failure } from '../analysis';
import { boundaryTitle, type Experiment, printQuantity } from '../model';
import { journeyName, type Subject } from './subject';

export type ExperimentKind = 'load' | 'failure' | 'measurement' | 'recovery' | 'prototype';

/** A test worth running: what it would prove, how, and what is to be expected. */
export type Proposal = {
  readonly id: string;
  readonly kind: ExperimentKind;
  readonly title: string;
  /** The assumption that it tests. */
  readonly assumption: string;
  readonly how: string;
  readonly expected: string;
  readonly about: readonly string[];
  /** Higher is riskier; only for the order. */
  readonly risk: number;
  /** What a person said of it. */
  readonly record: Experiment | undefined;
};

type Draft = Omit<Proposal, 'record'>;

/** Tests derived from what the analysis rests on, the riskiest first. */
export function experimentsOf(subject: Subject): readonly Proposal[] {
  const drafts = [
    ...loadTests(subject),
    ...failureTests(subject),
    ...coldCaches(subject),
    ...measurements(subject),
    ...restores(subject),
  ];
  return drafts
    .map((draft) => ({ ...draft, record: subject.review.experiments[draft.id] }))
    .toSorted((a, b) => b.risk - a.risk || (a.id < b.id ? -1 : 1));
}

const rate = (value: number): string => printQuantity(value, 'rate');
const nameOf = ({ facts }: Subject, id: string): string => facts.byId.get(id)?.name ?? id;

function loadTests(subject: Subject): Draft[] {
  const { report, design } = subject;
  return Object.entries(report.journeys).flatMap(([id, { breaks, ratePerSecond, p99Ms }]) => {
    const [first, second] = breaks;
    if (first === undefined || ratePerSecond === 0) return [];
    const name = journeyName(design, id);
    const limit = first.at * ratePerSecond;
    return [
      {
        id: `load.${id}`,
        kind: 'load' as const,
        title: `Load “${name}” until it gives in`,
        assumption: `${nameOf(subject, first.component)} is the first to give in, at ${rate(limit)}.`,
        how: `Raise the load of “${name}” in steps from ${rate(Math.min(ratePerSecond, limit / 2))} to ${rate(limit * 1.2)}, ten minutes each, with real data and a mix as in production; keep arrivals independent of answers.`,
        expected: `Steady up to ${rate(limit * 0.7)}${p99Ms === null || first.at <= 1 ? '' : `, p99 near ${printQuantity(p99Ms, 'duration')} at today’s load`}; from ${rate(limit)} on the queue at ${nameOf(subject, first.component)} grows${second === undefined ? '' : `, then ${nameOf(subject, second.component)}`}.`,
        about: [id, first.component],
        risk: 60 + 40 / Math.max(1, first.at),
      },
    ];
  });
}

function failureWords(
  subject: Subject,
  failure: Failure,
): { readonly key: string; readonly text: string; readonly id: string } {
  if (failure.type === 'replicas') {
    const name = nameOf(subject, failure.component);
    const all = subject.report.components[failure.component]?.replicas ?? failure.count;
    const text =
      all === 1 ? name : failure.count >= all ? `all of ${name}` : `${failure.count} of ${all} replicas of ${name}`;
    return { key: `${failure.component}.${failure.count}`, text, id: failure.component };
  }
  return { key: failure.boundary, text: boundaryTitle(subject.design, failure.boundary), id: failure.boundary };
}

/** Kill what the analysis says takes a journey down, and what it says does not: zones and single replicas. */
function failureTests(subject: Subject): Draft[] {
  const { report, design } = subject;
  const points = report.singlePointsOfFailure.filter(
    ({ failure }) => failure.type !== 'replicas' || subject.facts.byId.get(failure.component)?.isPerson !== true,
  );
  const deadly = points.slice(0, 8).map(({ failure, journeys }): Draft => {
    const { key, text, id } = failureWords(subject, failure);
    const all = journeys.map((journey) => `“${journeyName(design, journey)}”`);
    const names = all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
    const others = Object.keys(report.journeys).length > journeys.length ? '; everything else goes on' : '';
    return {
      id: `failure.${key}`,
      kind: 'failure',
      title: `Take ${text} away`,
      assumption: `Losing ${text} takes ${names} down.`,
      how: `At half the peak, stop ${text} for five minutes; watch errors and latency, then let it come back.`,
      expected: `${names} ${journeys.length === 1 ? 'fails' : 'fail'} until it is back${others}. Time how long recovery takes.`,
      about: [id, ...journeys],
      risk: failure.type === 'replicas' ? 80 : 50,
    };
  });
  const known = new Set(
    points.map(({ failure }) => (failure.type === 'replicas' ? failure.component : failure.boundary)),
  );
  const zones = Object.entries(design.boundaries)
    .filter(
      ([id, { kind }]) =>
        kind === 'zone' &&
        !known.has(id) &&
        Object.values(design.components).some(({ boundary, zones: all }) => boundary === id || all?.includes(id)),
    )
    .map(
      ([id]): Draft => ({
        id: `failure.${id}`,
        kind: 'failure',
        title: `Cut ${boundaryTitle(design, id)} off`,
        assumption: `Every journey survives the loss of ${boundaryTitle(design, id)}, at peak too.`,
        how: 'At peak load, block all traffic of the zone for ten minutes.',
        expected: 'No journey fails for longer than it takes to notice; what is left stays below its limit.',
        about: [id],
        risk: 70,
      }),
    );
  const spare = subject.facts.components
    .filter(({ id, attributes, group }) => group === 'compute' && attributes.replicas.value > 1 && !known.has(id))
    .slice(0, 4)
    .map(
      ({ id, name, attributes }): Draft => ({
        id: `failure.${id}.1`,
        kind: 'failure',
        title: `Kill one replica of ${name}`,
        assumption: `${attributes.replicas.value - 1} of ${attributes.replicas.value} replicas of ${name} carry the peak, and nobody notices.`,
        how: 'At peak load, kill one replica without warning.',
        expected: 'A few failed requests at most; latency returns within a minute.',
        about: [id],
        risk: 35,
      }),
    );
  return [...deadly, ...zones, ...spare];
}

function coldCaches(subject: Subject): Draft[] {
  return subject.facts.components
    .filter(({ component }) => component.kind === 'cache' && component.hitRatio !== undefined)
    .map(({ id, name, component }): Draft => {
      const hit = typeof component.hitRatio === 'number' ? component.hitRatio : component.hitRatio!.likely;
      const factor = hit < 1 ? `${Math.round(10 / (1 - hit)) / 10} times` : 'very many times';
      return {
        id: `cold.${id}`,
        kind: 'failure',
        title: `Empty ${name}`,
        assumption: `The store behind ${name} survives until the cache is warm again.`,
        how: `At half the peak, empty ${name} and watch the store behind it.`,
        expected: `The store gets ${factor} its reads (1 / (1 − hit ratio)); it must not stay down once the cache fills.`,
        about: [id],
        risk: 65 + 20 * hit,
      };
    });
}

/** Figures that rest on guesses of the catalogue, at the components that matter most. */
function measurements(subject: Subject): Draft[] {
  const { facts, report } = subject;
  return facts.components
    .flatMap((component) => {
      const { serviceMs, capacityRps } = component.attributes;
      const guessed = serviceMs ?? capacityRps;
      const origin = guessed?.origin;
      const isGuess =
        origin !== undefined && (origin.from === 'kind' || origin.from === 'technology') && origin.confidence === 'low';
      const use = report.components[component.id]?.utilization ?? 0;
      return isGuess && use > 0 ? [{ ...component, guessed, use }] : [];
    })
    .toSorted((a, b) => b.use - a.use)
    .slice(0, 5)
    .map(({ id, name, guessed, use, attributes }): Draft => {
      const what =
        attributes.serviceMs === undefined
          ? `${rate(guessed!.value)} for one replica`
          : `${printQuantity(guessed!.value, 'duration')} for a request`;
      return {
        id: `measure.${id}`,
        kind: 'measurement',
        title: `Measure ${name} by itself`,
        assumption: `${name} takes ${what}: a guess of the catalogue.`,
        how: `Load one replica of ${name} with real requests until its latency doubles; note service time and requests per second.`,
        expected: `About ${what}. Put what you measure into the design.`,
        about: [id],
        risk: 40 + 50 * Math.min(1, use),
      };
    });
}

function restores({ facts }: Subject): Draft[] {
  return facts.components
    .filter(({ isSourceOfTruth, component }) => isSourceOfTruth && component.kind !== 'object-store')
    .map(({ id, name, component }): Draft => {
      const rto = component.data?.rtoSeconds;
      const rpo = component.data?.rpoSeconds;
      return {
        id: `restore.${id}`,
        kind: 'recovery',
        title: `Restore ${name} from its backup`,
        assumption: `${name} comes back${rto === undefined ? '' : ` within ${printQuantity(rto, 'seconds')}`}${rpo === undefined ? '' : `, losing at most ${printQuantity(rpo, 'seconds')}`}.`,
        how: 'Restore the latest backup into an empty environment, replay what can be replayed, and compare counts.',
        expected: `The data is there and complete; the time is measured${rto === undefined ? '' : ` and below ${printQuantity(rto, 'seconds')}`}.`,
        about: [id],
        risk: 55,
      };
    });
}
