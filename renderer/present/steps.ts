import type { Failure, Report } from '@shared/analysis';
import { availability, money, multiple } from '@shared/formats';
import { type Design, likely, printQuantity } from '@shared/model';
import type { Comparison, Strike } from '@shared/tradeoff';

/** One thing to say while presenting, and what it is about; nothing about: the whole drawing. */
export type Step = {
  readonly title: string;
  readonly text: string;
  readonly components: readonly string[];
  readonly connectors: readonly string[];
  /** Which journey's figures belong to it. */
  readonly journey?: string;
  /** Faults that last while it is spoken of. */
  readonly strikes?: readonly Strike[];
  /** The design that is shown instead, with its figures. */
  readonly variant?: Shown;
};

export type Shown = { readonly design: Design; readonly report: Report };

/** What else there is to tell: variants against the design, which is the first of them, and a drill that has begun. */
export type Extras = { readonly comparison?: Comparison | undefined; readonly strikes?: readonly Strike[] };

/**
 * The talk that a design gives of itself: the whole, each journey hop by hop, what breaks first, what takes it down, what
 * is left while that lasts, and each variant.
 */
export function stepsOf(design: Design, report: Report | undefined, extras: Extras = {}): readonly Step[] {
  const whole: Step = {
    title: design.name || 'The design',
    text: design.summary ?? countOf(design),
    components: [],
    connectors: [],
  };
  const journeys = Object.keys(design.journeys).flatMap((id) => journeySteps(design, report, id));
  return [
    whole,
    ...journeys,
    ...failureSteps(design, report),
    ...drillSteps(design, report, extras.strikes ?? []),
    ...variantSteps(extras.comparison ?? []),
  ];
}

function countOf({ components, connectors }: Design): string {
  const [boxes, lines] = [Object.keys(components).length, Object.keys(connectors).length];
  return `${boxes} component${boxes === 1 ? '' : 's'}, ${lines} connector${lines === 1 ? '' : 's'}`;
}

const nameOf = (design: Design, id: string): string => design.components[id]?.name ?? design.boundaries[id]?.name ?? id;

/** The hops of a journey: everything one more call away than the hop before, with what led there. */
function hopsOf(design: Design, entry: string): readonly { readonly reached: string[]; readonly by: string[] }[] {
  const hops = [{ reached: [entry], by: [] as string[] }];
  const seen = new Set([entry]);
  for (let last = hops[0]!; ; ) {
    const next = { reached: [] as string[], by: [] as string[] };
    for (const [id, { from, to }] of Object.entries(design.connectors)) {
      if (!last.reached.includes(from) || design.components[to] === undefined) continue;
      next.by.push(id);
      if (!seen.has(to)) next.reached.push(to);
      seen.add(to);
    }
    if (next.by.length === 0) return hops;
    hops.push(next);
    last = next;
  }
}

function journeySteps(design: Design, report: Report | undefined, id: string): readonly Step[] {
  const journey = design.journeys[id]!;
  if (journey.entry === undefined || design.components[journey.entry] === undefined) return [];
  const title = journey.name ?? id;
  const figures = report?.journeys[id];
  const hops = hopsOf(design, journey.entry);
  const steps = hops.map(({ reached, by }, i): Step => {
    const connectors = hops.slice(0, i + 1).flatMap((hop) => hop.by);
    const components = hops.slice(0, i + 1).flatMap((hop) => hop.reached);
    if (i === 0) {
      const rate =
        journey.ratePerSecond === undefined ? '' : `, ${printQuantity(likely(journey.ratePerSecond), 'rate')} at peak`;
      return { title, text: `Enters at ${nameOf(design, journey.entry!)}${rate}`, components, connectors, journey: id };
    }
    const back = reached.length === 0 ? ' again' : '';
    return { title, text: `${callsOf(design, by)}${back}`, components, connectors, journey: id };
  });
  if (figures === undefined) return steps;
  const all = steps.at(-1)!;
  const parts = [
    figures.p99Ms === null ? undefined : `p99 ${printQuantity(figures.p99Ms, 'duration')}`,
    figures.availability === null ? undefined : availability(figures.availability),
    figures.costPerMonth === undefined
      ? undefined
      : `${money(figures.costPerMonth, design.assumptions?.currency ?? 'USD')} a month`,
  ].filter((part) => part !== undefined);
  return [...steps, { ...all, text: parts.join(' · ') }];
}

/** Who calls whom: “api → cache, store; worker → queue”. */
function callsOf(design: Design, connectors: readonly string[]): string {
  const callees = new Map<string, Set<string>>();
  for (const id of connectors) {
    const { from, to } = design.connectors[id]!;
    callees.set(from, (callees.get(from) ?? new Set()).add(nameOf(design, to)));
  }
  const lines = [...callees].map(([from, to]) => `${nameOf(design, from)} → ${listed([...to])}`);
  const rest = lines.length - MOST_CALLERS;
  return `${lines.slice(0, MOST_CALLERS).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function failureSteps(design: Design, report: Report | undefined): readonly Step[] {
  if (report === undefined) return [];
  const steps: Step[] = [];
  for (const [id, { bottleneck, breaks }] of Object.entries(report.journeys)) {
    if (!bottleneck || design.components[bottleneck] === undefined) continue;
    const at = breaks[0]?.at;
    steps.push({
      title: 'What breaks first',
      text: `${nameOf(design, bottleneck)}${at === undefined ? '' : `, at ${multiple(at)} today’s load`} (${design.journeys[id]?.name ?? id})`,
      components: [bottleneck],
      connectors: [],
      journey: id,
    });
  }
  const points = report.singlePointsOfFailure.map(({ failure }) => placeOf(failure));
  if (points.length > 0) {
    steps.push({
      title: 'Single points of failure',
      text: listed([...new Set(points)].map((id) => nameOf(design, id))),
      components: points.filter((id) => design.components[id] !== undefined),
      connectors: [],
    });
  }
  return steps;
}

const MOST_DRILLS = 3;

/** The drill that the person has begun; else one of each of the first single points of failure. */
function drillSteps(design: Design, report: Report | undefined, begun: readonly Strike[]): readonly Step[] {
  const step = (title: string, strikes: readonly Strike[]): Step => ({
    title,
    text: 'Computing what is left …',
    components: [],
    connectors: [],
    strikes,
  });
  if (begun.length > 0) return [step('The drill', begun)];
  const strikes = (report?.singlePointsOfFailure ?? []).flatMap(({ failure }) => strikeOf(design, failure) ?? []);
  const unlike = [...new Map(strikes.map((strike) => [JSON.stringify(strike), strike])).values()];
  return unlike.slice(0, MOST_DRILLS).map((strike) => {
    const { target } = strike;
    return step(`While ${target.type === 'design' ? design.name : nameOf(design, target.id)} is down`, [strike]);
  });
}

function strikeOf(design: Design, failure: Failure): Strike | undefined {
  if (failure.type === 'replicas')
    return { fault: 'component-down', target: { type: 'component', id: failure.component } };
  const target = { type: 'boundary', id: failure.boundary } as const;
  const kind = design.boundaries[failure.boundary]?.kind;
  if (kind === 'zone') return { fault: 'zone-down', target };
  return kind === 'region' ? { fault: 'region-down', target } : undefined;
}

function variantSteps([base, ...variants]: Comparison): readonly Step[] {
  if (base === undefined) return [];
  return variants.map(({ name, design, report, structure, sentence }): Step => {
    const touched = (table: 'components' | 'connectors') =>
      structure.flatMap((change) => (change.table === table && change.what !== 'removed' ? [change.id] : []));
    return {
      title: `Variant: ${name}`,
      text: sentence,
      components: touched('components'),
      connectors: touched('connectors'),
      variant: { design, report },
    };
  });
}

const placeOf = (failure: Failure): string => (failure.type === 'replicas' ? failure.component : failure.boundary);

const MOST = 5;
const MOST_CALLERS = 3;
const listed = (names: readonly string[]): string =>
  names.length <= MOST ? names.join(', ') : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
