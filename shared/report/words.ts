import type { Failure, Report } from '../analysis';
import { kindOf } from '../catalogue';
import { availability, money } from '../formats';
import { boundaryTitle, type Design, type Dimension, printQuantity } from '../model';

/** Names and figures as the reports of one design write them. */
export type Words = {
  readonly component: (id: string) => string;
  readonly boundary: (id: string) => string;
  readonly journey: (id: string) => string;
  /** Of anything that a finding may be about. */
  readonly anything: (id: string) => string;
  /** What it is called as a component, as a boundary, as a journey: an id may be all of them. */
  readonly namesOf: (id: string) => readonly string[];
  readonly failure: (failure: Failure) => string;
  readonly money: (amount: number) => string;
  /** Of a share of all time: how much of a year it is. */
  readonly perYear: (share: number) => string;
};

export function wordsOf(design: Design, report: Report): Words {
  const component = (id: string): string => {
    const found = design.components[id];
    return found === undefined ? id : (found.name ?? kindOf(found.kind)?.name ?? id);
  };
  const boundary = (id: string): string => boundaryTitle(design, id);
  const journey = (id: string): string => design.journeys[id]?.name ?? id;
  const connector = (id: string): string | undefined => {
    const found = design.connectors[id];
    return found && `${component(found.from)} → ${component(found.to)}`;
  };
  const currency = design.assumptions?.currency ?? 'USD';
  const daysPerYear = quantityOr(design.assumptions?.daysPerYear, 365);
  return {
    component,
    boundary,
    journey,
    anything: (id) => {
      if (design.components[id] !== undefined) return component(id);
      if (design.journeys[id] !== undefined) return `“${journey(id)}”`;
      if (design.boundaries[id] !== undefined) return boundary(id);
      return connector(id) ?? id;
    },
    namesOf: (id) => [component(id), boundary(id), journey(id)],
    failure: (failure) => {
      if (failure.type !== 'replicas') return boundary(failure.boundary);
      const name = component(failure.component);
      const replicas = report.components[failure.component]?.replicas ?? failure.count;
      if (replicas === 1) return name;
      return failure.count >= replicas
        ? `all ${replicas} replicas of ${name}`
        : `${failure.count} of ${replicas} replicas of ${name}`;
    },
    money: (amount) => money(amount, currency),
    perYear: (share) => duration(share * daysPerYear * 24),
  };
}

const quantityOr = (quantity: number | { readonly likely: number } | undefined, otherwise: number): number =>
  quantity === undefined ? otherwise : typeof quantity === 'number' ? quantity : quantity.likely;

function duration(hours: number): string {
  if (hours <= 0) return 'none';
  if (hours * 3600 < 1) return 'under 1 s';
  return hours < 24 ? print(hours, 'hours') : plural(Number((hours / 24).toPrecision(3)), 'day');
}

export const print = (value: number, dimension: Dimension): string =>
  dimension === 'probability' ? availability(value) : printQuantity(value, dimension);

/** What could not be computed says so; why, the findings say. */
export const printed = (value: number | null, dimension: Dimension): string =>
  value === null ? 'not computed' : print(value, dimension);

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
