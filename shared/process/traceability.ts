import { unreachable } from '../result';
import type { JourneyFigures, TargetFigures } from '../analysis';
import { likely, printQuantity, type Requirement } from '../model';
import { componentsOf, journeyName, type Subject } from './subject';

/** How a requirement stands. `unmeasured`: nothing of it can be computed; a person has to say. */
export type Verdict = 'met' | 'missed' | 'unknown' | 'unlinked' | 'unmeasured';

export type Trace = {
  readonly id: string;
  readonly requirement: Requirement;
  readonly journeys: readonly string[];
  readonly components: readonly string[];
  readonly decisions: readonly string[];
  readonly verdict: Verdict;
  /** Why: the target and what the analysis says. */
  readonly reason: string;
};

const NAMES: Readonly<Record<'latency' | 'availability' | 'cost', readonly TargetFigures['name'][]>> = {
  latency: ['p99Ms', 'p95Ms', 'p50Ms'],
  availability: ['availability'],
  cost: ['costPerMillion'],
};

const LABELS: Readonly<Record<TargetFigures['name'], string>> = {
  p99Ms: 'p99',
  p95Ms: 'p95',
  p50Ms: 'p50',
  availability: 'availability',
  costPerMillion: 'cost of a million',
};

const printTarget = (name: TargetFigures['name'], value: number): string =>
  printQuantity(value, name === 'availability' ? 'probability' : name === 'costPerMillion' ? 'money' : 'duration');

/** What a sentence is about, where nobody said: "99 of 100 within 50 ms" is about latency. */
export function qualityOf({ kind, quality, text = '' }: Requirement): Requirement['quality'] {
  if (quality !== undefined || kind !== 'non-functional') return quality;
  if (/\bRPO\b|lose|lost/i.test(text)) return 'rpo';
  if (/\bRTO\b|recover/i.test(text)) return 'rto';
  if (/\bms\b|\bp9|\bp50|within|latency|second|fast/i.test(text)) return 'latency';
  if (/availab|% of the time|nines|uptime|down\b/i.test(text)) return 'availability';
  if (/cost|USD|\$|cheap|budget/i.test(text)) return 'cost';
  if (/per second|throughput|people a day|peak|million/i.test(text)) return 'throughput';
  if (/consisten|stale|own write/i.test(text)) return 'consistency';
  if (/guess|secret|encrypt|attack|personal|privacy|access/i.test(text)) return 'security';
  return 'other';
}

/** Requirement → journeys → components → decisions → met or missed, for all that somebody wants of the system. */
export function traceability(subject: Subject): readonly Trace[] {
  const { requirements, design, decisions } = subject;
  const reach = new Map(Object.keys(design.journeys).map((id) => [id, componentsOf(design, id)]));
  return Object.entries(requirements)
    .filter(([, { kind }]) => kind === undefined || kind === 'functional' || kind === 'non-functional')
    .map(([id, requirement]) => {
      const journeys = (requirement.journeys ?? []).filter((journey) => Object.hasOwn(design.journeys, journey));
      const components = [
        ...new Set([...(requirement.components ?? []), ...journeys.flatMap((journey) => [...reach.get(journey)!])]),
      ];
      const chosen = Object.entries(decisions)
        .filter(
          ([, decision]) =>
            decision.requirements?.includes(id) ||
            decision.components?.some((component) => components.includes(component)),
        )
        .map(([key]) => key);
      return { id, requirement, journeys, components, decisions: chosen, ...verdictOf(subject, requirement, journeys) };
    });
}

type Judged = Pick<Trace, 'verdict' | 'reason'>;

function verdictOf(subject: Subject, requirement: Requirement, journeys: readonly string[]): Judged {
  if (requirement.priority === 'wont') return { verdict: 'unmeasured', reason: 'left out on purpose' };
  const quality = qualityOf(requirement);
  if (quality === 'security' || quality === 'other') return { verdict: 'unmeasured', reason: 'to be judged by people' };
  if (journeys.length === 0) return { verdict: 'unlinked', reason: 'no journey realises it' };
  if (requirement.kind !== 'non-functional') return worst(journeys.map((id) => isServed(subject, id)));
  return worst(journeys.map((id) => isFulfilled(subject, requirement, quality, id)));
}

const RANK: Readonly<Record<Verdict, number>> = { missed: 4, unknown: 3, unlinked: 2, unmeasured: 1, met: 0 };

const worst = (all: readonly Judged[]): Judged =>
  all.reduce((most, one) => (RANK[one.verdict] > RANK[most.verdict] ? one : most));

/** A functional requirement is met when its journeys can be served at all, at the load of the design. */
function isServed({ report, design }: Subject, id: string): Judged {
  const figures = report.journeys[id];
  const name = journeyName(design, id);
  if (design.journeys[id]?.entry === undefined) return { verdict: 'unknown', reason: `“${name}” has no entry yet` };
  if (figures === undefined || figures.meanMs === null)
    return {
      verdict: figures?.maxRatePerSecond === null ? 'unknown' : 'missed',
      reason: `“${name}” cannot be served at its rate`,
    };
  return { verdict: 'met', reason: `“${name}” is served` };
}

function isFulfilled(subject: Subject, requirement: Requirement, quality: Requirement['quality'], id: string): Judged {
  const figures = subject.report.journeys[id];
  const name = journeyName(subject.design, id);
  if (figures === undefined) return { verdict: 'unknown', reason: `“${name}” was not computed` };
  switch (quality) {
    case 'throughput':
      return throughput(requirement, figures, name);
    case 'rpo':
    case 'rto':
      return recovery(subject, requirement, quality, id);
    case 'consistency':
      return { verdict: 'unmeasured', reason: 'see the access patterns of the data model' };
    case 'latency':
    case 'availability':
    case 'cost':
      return targets(figures, NAMES[quality], name, quality);
    case 'security':
    case 'other':
    case undefined:
      return { verdict: 'unmeasured', reason: 'to be judged by people' };
    default:
      return unreachable(quality);
  }
}

function targets(
  figures: JourneyFigures,
  names: readonly TargetFigures['name'][],
  journey: string,
  what: string,
): Judged {
  const stated = figures.targets.filter((target) => names.includes(target.name));
  if (stated.length === 0) return { verdict: 'unknown', reason: `“${journey}” has no target for ${what}` };
  return worst(
    stated.map(({ name, target, value, met }): Judged => {
      const wanted = `${LABELS[name]} ${printTarget(name, target)} wanted`;
      if (value === null || met === null)
        return { verdict: 'unknown', reason: `“${journey}”: ${wanted}, not computed` };
      return {
        verdict: met ? 'met' : 'missed',
        reason: `“${journey}”: ${wanted}, ${printTarget(name, value)} computed`,
      };
    }),
  );
}

function throughput(
  { limit }: Requirement,
  { ratePerSecond, maxRatePerSecond, meanMs }: JourneyFigures,
  journey: string,
): Judged {
  const wanted = limit === undefined ? ratePerSecond : likely(limit);
  const print = (rate: number) => printQuantity(rate, 'rate');
  if (maxRatePerSecond === null)
    return meanMs === null
      ? { verdict: 'unknown', reason: `“${journey}”: its limit was not computed` }
      : { verdict: 'met', reason: `“${journey}”: nothing limits it` };
  return {
    verdict: maxRatePerSecond >= wanted ? 'met' : 'missed',
    reason: `“${journey}”: ${print(wanted)} wanted, at most ${print(maxRatePerSecond)}`,
  };
}

/** The sources of truth on the way must say that they lose, or take, no more than that. */
function recovery({ design, facts }: Subject, { limit }: Requirement, quality: 'rpo' | 'rto', id: string): Judged {
  if (limit === undefined) return { verdict: 'unknown', reason: `say how much (${quality.toUpperCase()})` };
  const path = quality === 'rpo' ? 'data.rpoSeconds' : 'data.rtoSeconds';
  const stores = [...componentsOf(design, id)]
    .flatMap((component) => facts.byId.get(component) ?? [])
    .filter(({ isSourceOfTruth }) => isSourceOfTruth);
  if (stores.length === 0) return { verdict: 'unmeasured', reason: 'the journey keeps nothing' };
  return worst(
    stores.map(({ name, component, said }): Judged => {
      const own = quality === 'rpo' ? component.data?.rpoSeconds : component.data?.rtoSeconds;
      if (own === undefined || said(path) === undefined)
        return { verdict: 'unknown', reason: `${name} does not say its ${quality.toUpperCase()}` };
      const print = printQuantity(own, 'seconds');
      return {
        verdict: likely(own) <= likely(limit) ? 'met' : 'missed',
        reason: `${name}: ${print}, at most ${printQuantity(limit, 'seconds')} wanted`,
      };
    }),
  );
}
