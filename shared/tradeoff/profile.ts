import type { Failure, Measured, TargetFigures } from '../analysis';

type Analysis = Measured['analysis'];
type Report = Measured['report'];

/** How new an answer is that a read may give: the last write, or something older. */
export type Consistency = 'strong' | 'session' | 'eventual';

/** A journey by its quality attributes. Null is what could not be computed. */
export type JourneyProfile = {
  readonly name: string;
  readonly ratePerSecond: number;
  readonly p99Ms: number | null;
  readonly unavailability: number | null;
  readonly downtimeHoursPerYear: number | null;
  /** Share of requests that is refused, too late or fails under load while everything works; the percentiles are of the rest. */
  readonly refusedShare: number | null;
  /** Null with a bottleneck of null: nothing limits. */
  readonly maxRatePerSecond: number | null;
  readonly bottleneck: string | null;
  /** The multiple of today's load that the bottleneck carries. */
  readonly maxLoad: number | null;
  readonly costPerMonth: number;
  readonly costPerMillion: number | null;
  readonly consistency: Consistency | null;
  /** Synchronous calls one behind the other on the longest way. */
  readonly hops: number;
  readonly targets: readonly TargetFigures[];
};

/** What a design is worth, in the few figures by which designs are compared. */
export type Profile = {
  readonly journeys: Readonly<Record<string, JourneyProfile>>;
  readonly costPerMonth: number;
  /** Single points of failure as text, to tell them apart: "db×1", "zone a". */
  readonly singlePoints: readonly string[];
  readonly components: number;
  readonly connectors: number;
  /** Different technologies, or kinds where no technology is named. */
  readonly technologies: number;
};

/** The figures by which designs are compared. O(journeys · size). */
export function profileOf({ analysis, report }: Measured): Profile {
  const { design } = analysis.system;
  const components = Object.values(design.components);
  return {
    journeys: Object.fromEntries(analysis.system.journeys.map((_, j) => journeyProfile(analysis, report, j))),
    costPerMonth: report.cost.perMonth,
    singlePoints: report.singlePointsOfFailure.map(({ failure }) => failureText(failure)),
    components: components.length,
    connectors: Object.keys(design.connectors).length,
    technologies: new Set(components.map(({ technology, kind }) => technology?.toLowerCase() ?? kind)).size,
  };
}

export const failureText = (failure: Failure): string =>
  failure.type === 'replicas' ? `${failure.component}×${failure.count}` : `${failure.type} ${failure.boundary}`;

function journeyProfile(analysis: Analysis, report: Report, j: number): readonly [string, JourneyProfile] {
  const { id, journey } = analysis.system.journeys[j]!;
  const figures = report.journeys[id]!;
  return [
    id,
    {
      name: journey.name ?? id,
      ratePerSecond: figures.ratePerSecond,
      p99Ms: figures.p99Ms,
      unavailability: figures.failureProbability,
      downtimeHoursPerYear: figures.downtimeMinutesPerYear === null ? null : figures.downtimeMinutesPerYear / 60,
      refusedShare: figures.refusedShare,
      maxRatePerSecond: figures.maxRatePerSecond,
      bottleneck: figures.bottleneck,
      maxLoad: figures.breaks[0]?.at ?? null,
      costPerMonth: figures.costPerMonth,
      costPerMillion: figures.costPerMillion,
      consistency: consistencyOf(analysis, j),
      hops: hopsOf(analysis, j),
      targets: figures.targets,
    },
  ];
}

const RANK: Readonly<Record<string, number>> = {
  eventual: 0,
  weak: 0,
  session: 1,
  'read-your-writes': 1,
  'bounded-staleness': 1,
  causal: 1,
  strong: 2,
  serializable: 2,
  linearizable: 2,
};
const NAMES: readonly Consistency[] = ['eventual', 'session', 'strong'];

export const consistencyRank = (consistency: Consistency): number => NAMES.indexOf(consistency);

/**
 * The weakest that a request of the journey may meet: of the stores that its reads ask; `eventual` where a cache may answer
 * instead, or where a write reaches the source of truth only after the caller has been answered. Null where nothing says it.
 */
function consistencyOf(analysis: Analysis, j: number): Consistency | null {
  const { system, traffic } = analysis;
  const [reads, writes] = traffic.rates[j]!;
  let weakest: number | undefined;
  const meet = (rank: number) => {
    weakest = Math.min(weakest ?? rank, rank);
  };
  for (let v = 0; v < system.components.length; v++) {
    if (!(reads[v]! > 0)) continue;
    if (system.hitRatio[v]! > 0) meet(0);
    const data = system.attributes[v]!.data?.value;
    if (
      system.attributes[v]!.kind?.group !== 'data' ||
      system.design.components[system.components[v]!]!.kind === 'cache'
    )
      continue;
    const rank = RANK[data?.consistency ?? ''];
    if (rank !== undefined) meet(rank);
  }
  for (let e = 0; e < system.connectors.length; e++) {
    const isWritten = writes[system.from[e]!]! > 0 && traffic.callsOf[j]![1][e]! > 0;
    if (isWritten && system.isSync[e] === 0 && system.attributes[system.to[e]!]!.data?.value.sourceOfTruth === true)
      meet(0);
  }
  return weakest === undefined ? null : NAMES[weakest]!;
}

/** The longest way of synchronous calls from the entry; a way that comes back to itself is not gone twice. */
function hopsOf({ system, traffic }: Analysis, j: number): number {
  const { entry } = system.journeys[j]!;
  if (entry === -1) return 0;
  const longest = new Map<number, number>();
  const open = new Set<number>();
  const stack: { readonly v: number; next: number; best: number }[] = [
    { v: entry, next: system.graph.start[entry]!, best: 0 },
  ];
  open.add(entry);
  for (;;) {
    const top = stack.at(-1)!;
    if (top.next === system.graph.start[top.v + 1]!) {
      stack.pop();
      open.delete(top.v);
      longest.set(top.v, top.best);
      const above = stack.at(-1);
      if (above === undefined) return top.best;
      above.best = Math.max(above.best, top.best + 1);
      continue;
    }
    const e = system.graph.arc[top.next++]!;
    const w = system.to[e]!;
    const calls = traffic.callsOf[j]![0][e]! + traffic.callsOf[j]![1][e]!;
    if (system.isSync[e] === 0 || !(calls > 0) || open.has(w)) continue;
    const known = longest.get(w);
    if (known !== undefined) top.best = Math.max(top.best, known + 1);
    else {
      open.add(w);
      stack.push({ v: w, next: system.graph.start[w]!, best: 0 });
    }
  }
}
