import type { JourneyFigures, Report } from '@shared/analysis';
import { availability as availabilityText, money, multiple } from '@shared/formats';
import { boundaryTitle, type Design, likely, printQuantity } from '@shared/model';

export type Tone = 'good' | 'warn' | 'bad' | 'unknown';

/** One figure of the verdict: what it is, what it is compared with, and how it was made. */
export type Figure = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly tone: Tone;
  /** Path in the report, for the explanation; undefined for a figure that leads elsewhere. */
  readonly figure: string | undefined;
};

export const componentName = (design: Design, id: string): string => design.components[id]?.name ?? id;

/** Will it hold, what breaks first, how fast, how often down, how dear, how fragile. */
export function verdictOf(design: Design, report: Report, id: string): readonly Figure[] {
  const journey = report.journeys[id]!;
  const currency = design.assumptions?.currency ?? 'USD';
  const points = report.singlePointsOfFailure.filter(({ journeys }) => journeys.includes(id));
  return [
    load(design, journey, id),
    latency(journey, id),
    availability(journey, id),
    {
      id: 'cost',
      label: journey.ratePerSecond === 0 ? 'Cost a month, all' : 'Cost a month',
      value: money(journey.ratePerSecond === 0 ? report.cost.perMonth : journey.costPerMonth, currency),
      note:
        targetNote(journey, 'costPerMillion', (value) => money(value, currency)) ??
        (journey.costPerMillion === null ? '' : `${money(journey.costPerMillion, currency)} a million requests`),
      tone: toneOf(journey, 'costPerMillion', 'unknown'),
      figure: journey.ratePerSecond === 0 ? 'cost.perMonth' : `journeys.${id}.costPerMonth`,
    },
    {
      id: 'points',
      label: 'Single points of failure',
      value: String(points.length),
      note:
        points.length === 0
          ? 'no single failure takes it down'
          : points
              .slice(0, 2)
              .map(({ failure }) =>
                failure.type === 'replicas'
                  ? componentName(design, failure.component)
                  : boundaryTitle(design, failure.boundary),
              )
              .join(', ') + (points.length > 2 ? ' …' : ''),
      tone: points.length === 0 ? 'good' : 'warn',
      figure: undefined,
    },
  ];
}

function load(design: Design, { breaks, ratePerSecond, maxRatePerSecond }: JourneyFigures, id: string): Figure {
  const base = { id: 'load', figure: `journeys.${id}.maxRatePerSecond` };
  const first = breaks[0];
  if (ratePerSecond === 0)
    return { ...base, label: 'Load', value: 'no rate yet', note: 'state requests per second', tone: 'unknown' };
  if (first === undefined)
    return {
      ...base,
      label: 'Load',
      value: printQuantity(ratePerSecond, 'rate'),
      note: 'nothing limits it',
      tone: 'unknown',
    };
  const name = componentName(design, first.component);
  if (first.at <= 1)
    return {
      ...base,
      label: 'Overloaded',
      value: name,
      note: `can do ${printQuantity(maxRatePerSecond!, 'rate')} of ${printQuantity(ratePerSecond, 'rate')}`,
      tone: 'bad',
    };
  const limit = 1 / likely(design.assumptions?.maxUtilization ?? 0.7);
  return {
    ...base,
    label: first.at < limit ? 'Holds, barely' : 'Holds',
    value: `until ${multiple(first.at)}`,
    note: `then ${name} gives in`,
    tone: first.at < limit ? 'warn' : 'good',
  };
}

function latency(journey: JourneyFigures, id: string): Figure {
  const { p99Ms, p50Ms } = journey;
  const value = p99Ms === null ? 'not computed' : printQuantity(p99Ms, 'duration');
  const note =
    targetNote(journey, 'p99Ms', (ms) => printQuantity(ms, 'duration')) ??
    (p50Ms === null ? '' : `half within ${printQuantity(p50Ms, 'duration')}`);
  return {
    id: 'p99',
    label: 'p99',
    value,
    note,
    tone: toneOf(journey, 'p99Ms', 'unknown'),
    figure: `journeys.${id}.p99Ms`,
  };
}

function availability(journey: JourneyFigures, id: string): Figure {
  const { availability: value, downtimeMinutesPerYear, structuralAvailability } = journey;
  const target = journey.targets.find(({ name }) => name === 'availability');
  const hours = downtimeMinutesPerYear === null ? undefined : printQuantity(downtimeMinutesPerYear / 60, 'hours');
  const down =
    hours === undefined
      ? ''
      : target
        ? `${hours} a year · target ${availabilityText(target.target)}`
        : `${hours} down a year`;
  const never =
    value !== 0 || structuralAvailability === null
      ? undefined
      : structuralAvailability > 0
        ? `overloaded; structure ${availabilityText(structuralAvailability)}`
        : 'something that it needs never works';
  return {
    id: 'availability',
    label: 'Availability',
    value: value === null ? 'not computed' : availabilityText(value),
    note: never ?? down,
    tone: value === 0 ? 'bad' : toneOf(journey, 'availability', 'unknown'),
    figure: `journeys.${id}.availability`,
  };
}

function targetNote(
  journey: JourneyFigures,
  name: 'p99Ms' | 'costPerMillion',
  print: (value: number) => string,
): string | undefined {
  const target = journey.targets.find((each) => each.name === name);
  return target && `target ${print(target.target)}${name === 'costPerMillion' ? ' a million' : ''}`;
}

/** Met or missed where there is a target; else no judgement. */
function toneOf(journey: JourneyFigures, name: string, otherwise: Tone): Tone {
  const target = journey.targets.find((each) => each.name === name);
  if (target === undefined || target.met === null) return otherwise;
  return target.met ? 'good' : 'bad';
}
