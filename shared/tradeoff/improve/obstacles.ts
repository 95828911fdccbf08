import { analyze, measure } from '../../analysis';
import { boundaryTitle, type Design, likely, printQuantity } from '../../model';
import { kindOf } from '../../catalogue';
import { nameIn } from '../name';
import { profileOf } from '../profile';
import { type Limit, shortfallOf } from './limits';
import type { State } from './state';

/** A target that no design found meets: how near the nearest came, and what stands in the way. */
export type Obstacle = {
  readonly journey: string;
  readonly name: Limit['name'];
  readonly target: number;
  /** Of the design that came nearest; null where it has no figure. */
  readonly reached: number | null;
  readonly why: string;
  /** Adding replicas, zones or machines cannot meet it, however many: shown by computation, not by the search. */
  readonly isProved: boolean;
};

export const obstaclesOf = (nearest: State, limits: readonly Limit[]): readonly Obstacle[] =>
  limits
    .filter((limit) => limit.isTarget && shortfallOf(nearest.profile, limit) > 0)
    .map((limit) => obstacle(nearest, limit));

function obstacle(nearest: State, limit: Limit): Obstacle {
  const { journey, name, limit: target } = limit;
  const figures = nearest.profile.journeys[journey]!;
  const reached =
    name === 'load' ? figures.maxLoad : (figures.targets.find((each) => each.name === name)?.value ?? null);
  const common = { journey, name, target, reached };
  switch (name) {
    case 'availability':
      return { ...common, ...availabilityReason(nearest, journey) };
    case 'p50Ms':
    case 'p95Ms':
    case 'p99Ms':
      return { ...common, ...latencyReason(nearest, limit) };
    case 'costPerMillion':
      return { ...common, why: priceReason(nearest, journey), isProved: false };
    case 'load':
      return {
        ...common,
        why: `${name === 'load' ? nameOf(nearest.design, figures.bottleneck) : ''} cannot carry the load with any of the sizes tried`,
        isProved: false,
      };
    default:
      return name satisfies never;
  }
}

const nameOf = (design: Design, id: string | null): string => (id === null ? 'nothing' : nameIn(design)(id));

/** The most probable failure that is left, and why it is. */
function availabilityReason(
  { design, measured: { report } }: State,
  journey: string,
): Pick<Obstacle, 'why' | 'isProved'> {
  const figures = report.journeys[journey]!;
  if (figures.availability === null)
    return { why: 'its availability cannot be computed; the findings say why', isProved: false };
  const cut = figures.cutSets.toSorted((a, b) => b.probability - a.probability)[0];
  const failure = cut?.failures[0];
  if (cut === undefined || failure === undefined)
    return { why: 'many failures together; none stands out', isProved: false };
  const hours = printQuantity(cut.probability * likely(design.assumptions?.daysPerYear ?? 365) * 24, 'hours');
  if (failure.type !== 'replicas')
    return {
      why: `the loss of ${boundaryTitle(design, failure.boundary)} alone costs ${hours} a year, and nothing tried survives it`,
      isProved: false,
    };
  const { kind } = design.components[failure.component]!;
  const isForeign = kindOf(kind)?.group === 'external';
  return {
    why: `${nameOf(design, failure.component)} alone costs ${hours} a year${isForeign ? ', and another company runs it: ask for a better promise, a fallback, or do without it' : ', and nothing tried shortens that'}`,
    isProved: false,
  };
}

/** The component on its way that costs most: no tactic has brought that down. */
function priceReason({ design, measured: { analysis } }: State, journey: string): string {
  const { system, traffic } = analysis;
  const j = system.journeys.findIndex(({ id }) => id === journey);
  const { components, cost } = analyze(design, { maxCutSetOrder: 1 }).report;
  const [reads, writes] = traffic.rates[j]!;
  const [dearest] = system.components
    .filter((_, v) => reads[v]! + writes[v]! > 0)
    .toSorted((a, b) => components[b]!.costPerMonth - components[a]!.costPerMonth);
  if (dearest === undefined) return 'nothing cheaper that was tried meets the other targets';
  const print = (amount: number) => `${printQuantity(amount, 'money')} ${design.assumptions?.currency ?? 'USD'}`;
  const paid = `${nameOf(design, dearest)} costs ${print(components[dearest]!.costPerMonth)} of ${print(cost.perMonth)} a month`;
  const { value } = system.attributes[system.indexOf.get(dearest)!]!.cost ?? {};
  const isSent = value?.perGbEgress !== undefined && likely(value.perGbEgress) > 0;
  return `${paid}, and nothing that was tried makes that less${isSent ? '; every GB that it sends out is paid for, so that fewer bytes or a better price for them are what helps' : ''}`;
}

/** How long a request takes when it never waits: what no number of machines can shorten. */
function latencyReason({ design, profile }: State, limit: Limit): Pick<Obstacle, 'why' | 'isProved'> {
  const { journey, name, limit: target } = limit;
  const alone = profileOf(measure(idle(design))).journeys[journey]!;
  const floorMs = alone.targets.find((each) => each.name === name)?.value ?? null;
  const label = name.replace('Ms', '');
  if (floorMs !== null && floorMs > target) {
    return {
      why: `even when nothing waits, its ${label} is ${printQuantity(floorMs, 'duration')}: the work itself takes too long, so that more machines cannot help; shorten it, run calls in parallel, or answer from a cache`,
      isProved: true,
    };
  }
  if (profile.journeys[journey]!.p99Ms === null)
    return { why: `its ${label} cannot be computed; the findings say why`, isProved: false };
  return {
    why: `waiting at ${nameOf(design, profile.journeys[journey]!.bottleneck)} is left, and nothing tried shortens it enough`,
    isProved: false,
  };
}

/** The same design with next to no load: every request is alone. */
function idle(design: Design): Design {
  const journeys = Object.entries(design.journeys).map(([id, journey]) => [
    id,
    journey.ratePerSecond === undefined ? journey : { ...journey, ratePerSecond: likely(journey.ratePerSecond) * 1e-9 },
  ]);
  return { ...design, journeys: Object.fromEntries(journeys) as Design['journeys'] };
}
