import type { Report } from '../analysis';
import type { SimulationResults } from './figures';
import type { Estimate } from './statistics';

/**
 * `confirmed`: the computed figure lies in the interval of the simulated one, or within 3% of it. `contradicted`: it lies
 * outside of twice the interval and of 3%. `open`: the interval is too wide, or the figure too close to its edge, to say.
 * `not computed`, `not simulated`: one of the two is missing.
 */
export type Verdict = 'confirmed' | 'contradicted' | 'open' | 'not computed' | 'not simulated';

export type Comparison = {
  readonly of: 'journeys' | 'components' | 'connectors';
  readonly id: string;
  readonly figure: ComparedFigure;
  readonly computed: number | null;
  readonly simulated: Estimate | null;
  readonly verdict: Verdict;
};

export type ComparedFigure =
  | 'meanMs'
  | 'p50Ms'
  | 'p95Ms'
  | 'p99Ms'
  | 'arrivalRps'
  | 'utilization'
  | 'callsPerSecond'
  | 'attemptsPerCall';

/** Deviations below this are not worth a word, whatever the interval. */
const CLOSE = 0.03;
/** An interval wider than this share of the figure confirms nothing. */
const WIDE = 0.1;

/** Figure by figure, what a report says and what was seen in a run of the same design. */
export function confirm(report: Report, simulated: SimulationResults): readonly Comparison[] {
  return [
    ...entriesOf('journeys', report.journeys, simulated.journeys, ['meanMs', 'p50Ms', 'p95Ms', 'p99Ms']),
    ...entriesOf('components', report.components, simulated.components, ['arrivalRps', 'utilization', 'meanMs']),
    ...entriesOf('connectors', report.connectors, simulated.connectors, ['callsPerSecond', 'attemptsPerCall']),
  ].filter(({ of, id, figure }) => {
    // What would happen where nothing arrives cannot be seen.
    if (of === 'components' && figure === 'meanMs') return report.components[id]!.arrivalRps !== 0;
    return figure !== 'attemptsPerCall' || report.connectors[id]!.callsPerSecond !== 0;
  });
}

function entriesOf<F extends ComparedFigure>(
  of: Comparison['of'],
  computed: Readonly<Record<string, { readonly [K in F]: number | null }>>,
  simulated: Readonly<Record<string, { readonly [K in F]: Estimate | null }>>,
  figures: readonly F[],
): Comparison[] {
  return Object.keys(computed)
    .sort()
    .flatMap((id) =>
      figures.map((figure) => {
        const said = computed[id]![figure];
        // Nothing is busier than always busy: more than 1 is the load that was offered.
        const value = figure === 'utilization' && said !== null ? Math.min(1, said) : said;
        const seen = simulated[id]?.[figure] ?? null;
        return { of, id, figure, computed: said, simulated: seen, verdict: verdictOf(value, seen) };
      }),
    );
}

/** What a simulated figure says about a computed one. */
export function verdictOf(computed: number | null, simulated: Estimate | null): Verdict {
  if (computed === null) return 'not computed';
  if (simulated === null) return computed === 0 ? 'confirmed' : 'not simulated';
  const { value, halfWidth } = simulated;
  const deviation = Math.abs(value - computed);
  if (halfWidth === null) return 'open';
  const isClose = deviation <= CLOSE * Math.abs(computed);
  if (isClose || deviation <= halfWidth) return halfWidth <= WIDE * Math.abs(value) || isClose ? 'confirmed' : 'open';
  return deviation > 2 * halfWidth ? 'contradicted' : 'open';
}

/** How many figures have each verdict. */
export function countVerdicts(comparisons: readonly Comparison[]): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = {
    confirmed: 0,
    contradicted: 0,
    open: 0,
    'not computed': 0,
    'not simulated': 0,
  };
  for (const { verdict } of comparisons) counts[verdict]++;
  return counts;
}
