import { printQuantity } from '../model';
import type { Comparison, Compared } from './compare';
import { printMoney, printTimes } from './sentence';

export const DECISION_STATUSES = ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** An architecture decision record (Nygard 2011), as `decisions` of the file holds them. */
export type Decision = {
  readonly title: string;
  readonly status: DecisionStatus;
  readonly context: string;
  readonly options: readonly string[];
  readonly decision: string;
  readonly consequences: string;
  readonly components?: readonly string[];
};

/**
 * A record drafted from a comparison: the options with their figures, the chosen one's effects as consequences, tied to the
 * components that it touches. The words are a beginning for a person; the figures are the analysis’s.
 */
export function draftDecision(comparison: Comparison, chosen: string): Decision {
  const [base] = comparison;
  const choice = comparison.find(({ name }) => name === chosen) ?? base;
  if (base === undefined || choice === undefined) throw new Error('a decision needs something to decide between');
  const missed = Object.values(base.profile.journeys).flatMap(({ name, targets }) =>
    targets.filter(({ met }) => met !== true).map((target) => `${target.name} of “${name}”`),
  );
  const components = [...new Set(choice.structure.flatMap(({ table, id }) => (table === 'components' ? [id] : [])))];
  return {
    title: choice === base ? `Keep ${base.name} as it is` : choice.name,
    status: 'proposed',
    context:
      missed.length === 0
        ? `${base.name} meets its targets; the question is what a change would buy.`
        : `${base.name} misses ${missed.join(', ')}.`,
    options: comparison.map((option) => `${option.name}: ${figuresText(option)}`),
    decision: choice === base ? `We keep ${base.name}.` : `We take “${choice.name}”.`,
    consequences: choice === base ? 'Nothing changes.' : `${capital(choice.sentence)}.`,
    ...(components.length > 0 ? { components } : {}),
  };
}

/** "p99 13 ms, 99.84% available, carries 2.5×, 2.83k USD a month, 3 single points of failure": the worst journey of each. */
export function figuresText({ profile, design }: Pick<Compared, 'profile' | 'design'>): string {
  const journeys = Object.values(profile.journeys);
  const worst = (values: readonly (number | null)[]): number | null | undefined =>
    values.length === 0 ? undefined : values.includes(null) ? null : Math.max(...(values as number[]));
  const p99 = worst(journeys.map(({ p99Ms }) => p99Ms));
  const down = worst(journeys.map(({ unavailability }) => unavailability));
  const loads = journeys.flatMap(({ maxLoad }) => maxLoad ?? []);
  const points = profile.singlePoints.length;
  return [
    ...(p99 === undefined ? [] : [p99 === null ? 'p99 not computed' : `p99 ${printQuantity(p99, 'duration')}`]),
    ...(down === undefined
      ? []
      : [down === null ? 'availability not computed' : `${printQuantity(1 - down, 'probability')} available`]),
    ...(loads.length === 0 ? [] : [`carries ${printTimes(Math.min(...loads))}`]),
    `${printMoney(profile.costPerMonth, design.assumptions?.currency)} a month`,
    `${points} single point${points === 1 ? '' : 's'} of failure`,
  ].join(', ');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A decision as the file holds it, whatever wrote it: what is missing is empty, options may be texts or records with a name. */
export function readDecision(stored: Readonly<Record<string, unknown>>): Decision {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const option = (value: unknown): string =>
    typeof value === 'object' && value !== null ? text((value as { name?: unknown }).name) : text(value);
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const status = DECISION_STATUSES.find((each) => each === stored['status']);
  const components = list(stored['components']).filter((id): id is string => typeof id === 'string');
  return {
    title: text(stored['title']),
    status: status ?? 'accepted',
    context: text(stored['context']),
    options: list(stored['options'])
      .map(option)
      .filter((each) => each !== ''),
    decision: text(stored['decision']),
    consequences: text(stored['consequences']),
    ...(components.length > 0 ? { components } : {}),
  };
}

/** One record as a Markdown file of its own, numbered as such files are. */
export function decisionMarkdown(decision: Decision, number: number, name: (component: string) => string): string {
  const { title, status, context, options, decision: taken, consequences, components } = decision;
  const section = (heading: string, body: string) => (body === '' ? [] : [`## ${heading}`, body]);
  return `${[
    `# ${number}. ${title}`,
    ...section('Status', capital(status)),
    ...section('Context', context),
    ...section('Options', options.map((option) => `- ${option}`).join('\n')),
    ...section('Decision', taken),
    ...section('Consequences', consequences),
    ...section('Components', (components ?? []).map((id) => `- ${name(id)}`).join('\n')),
  ].join('\n\n')}\n`;
}
