import { kindOf } from '@shared/catalogue';
import { boundaryTitle, type Design, type Dimension, printQuantity, percent } from '@shared/model';
import type { ComparedFigure, Comparison, Estimate, ScriptAction, ScriptLine, Verdict } from '@shared/simulation';

/** Three digits are what a measured figure is worth. */
export const print = (value: number, dimension: Dimension): string =>
  printQuantity(Number(value.toPrecision(3)), dimension);

export function componentName(design: Design, id: string): string {
  const component = design.components[id];
  return component?.name ?? (component && kindOf(component.kind)?.name) ?? id;
}

const journeyName = (design: Design, id: string): string => design.journeys[id]?.name ?? id;

export const ACTIONS: readonly { readonly do: ScriptAction['do']; readonly label: string }[] = [
  { do: 'kill', label: 'Kill' },
  { do: 'revive', label: 'Revive' },
  { do: 'slow', label: 'Slow down' },
  { do: 'kill-boundary', label: 'Lose a zone or region' },
  { do: 'revive-boundary', label: 'Bring back a zone or region' },
  { do: 'lose-cache', label: 'Empty a cache' },
  { do: 'load', label: 'Change the load' },
];

/** A line of a drill as a sentence: `Kill 1 replica of Links DB`. */
export function lineText(design: Design, line: ScriptAction | ScriptLine): string {
  switch (line.do) {
    case 'kill':
    case 'revive': {
      const verb = line.do === 'kill' ? 'Kill' : 'Revive';
      const of =
        line.replicas === undefined ? '' : `${line.replicas} ${line.replicas === 1 ? 'replica' : 'replicas'} of `;
      return `${verb} ${of}${componentName(design, line.component)}`;
    }
    case 'slow':
      return line.factor === 1
        ? `${componentName(design, line.component)} as fast as usual`
        : `${componentName(design, line.component)} ${line.factor}× as slow`;
    case 'kill-boundary':
      return `Lose ${boundaryTitle(design, line.boundary)}`;
    case 'revive-boundary':
      return `${boundaryTitle(design, line.boundary)} is back`;
    case 'lose-cache':
      return `Empty ${componentName(design, line.component)}`;
    case 'load':
      return `${line.factor}× load${line.journey === undefined ? '' : ` on ${journeyName(design, line.journey)}`}`;
    default:
      return line satisfies never;
  }
}

const FIGURES: Readonly<Record<ComparedFigure, { readonly label: string; readonly dimension: Dimension | 'share' }>> = {
  meanMs: { label: 'mean', dimension: 'duration' },
  p50Ms: { label: 'p50', dimension: 'duration' },
  p95Ms: { label: 'p95', dimension: 'duration' },
  p99Ms: { label: 'p99', dimension: 'duration' },
  arrivalRps: { label: 'arrivals', dimension: 'rate' },
  utilization: { label: 'utilisation', dimension: 'share' },
  callsPerSecond: { label: 'calls', dimension: 'rate' },
  attemptsPerCall: { label: 'attempts a call', dimension: 'count' },
};

export const figureLabel = ({ of, figure }: Comparison): string =>
  of === 'components' && figure === 'meanMs' ? 'own time, mean' : FIGURES[figure].label;

export function figureText(figure: ComparedFigure, value: number): string {
  const { dimension } = FIGURES[figure];
  return dimension === 'share' ? percent(value) : print(value, dimension);
}

/** `84.2 ms ± 1.1`: the half-width in the figure's own unit, to two digits. */
export function estimateText(figure: ComparedFigure, { value, halfWidth }: Estimate): string {
  const shown = figureText(figure, value);
  if (halfWidth === null) return shown;
  return `${shown} ± ${percentOf(halfWidth, value)}`;
}

const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${Number(((100 * part) / Math.abs(whole)).toPrecision(2))}%`;

export function subjectName(design: Design, { of, id }: Comparison): string {
  if (of === 'journeys') return journeyName(design, id);
  if (of === 'components') return componentName(design, id);
  const connector = design.connectors[id];
  if (connector === undefined) return id;
  return `${componentName(design, connector.from)} → ${componentName(design, connector.to)}`;
}

export const VERDICTS: Readonly<Record<Verdict, { readonly label: string; readonly says: string }>> = {
  contradicted: {
    label: 'contradicted',
    says: 'The computed figure lies outside of twice the interval of the run: an assumption of the analysis does not hold here.',
  },
  open: { label: 'open', says: 'The interval is still too wide to tell: run for longer.' },
  confirmed: {
    label: 'confirmed',
    says: 'The computed figure lies in the 95% interval of the run, or within 3% of it.',
  },
  'not computed': { label: 'not computed', says: 'The analysis has no figure here; the simulation does.' },
  'not simulated': { label: 'not seen', says: 'Nothing of the kind happened in the run.' },
};
