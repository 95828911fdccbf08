import { multiple } from '../../formats';
import { reviewOf } from '../../model';
import { type Block, heading } from '../blocks';
import { decisionsOf } from '../records';
import { singlePointRows } from '../singlePoints';
import { listed as joined } from '../words';
import { listed, type Section, titled } from './section';

/** Step 13. */
export const decisionSteps: Section = ({ design, words }) => {
  const decisions = decisionsOf(design).flatMap(
    ({ title, status, context, options, decision, consequences, components }): Block[] => {
      const facts = [
        ['Status', status],
        ['Context', context],
        ['Considered', joined(options)],
        ['Decision', decision],
        ['Consequences', consequences],
        ['Concerns', joined(components.map(words.component))],
      ].filter(([, text]) => text !== '') as unknown as readonly (readonly [string, string])[];
      return [heading(3, title), ...(facts.length === 0 ? [] : [{ type: 'facts' as const, rows: facts }])];
    },
  );
  const variants = Object.entries(design.variants).map(([id, variant]) => {
    const { name, summary } = variant as { name?: unknown; summary?: unknown };
    const title = typeof name === 'string' ? name : id;
    return typeof summary === 'string' ? `${title}: ${summary}` : title;
  });
  return [...decisions, ...listed('Variants', variants)];
};

const MOST = 5;

/** Step 14: which tests would prove or disprove what the analysis says, the riskiest first. */
export const testSteps: Section = ({ design, report, words }) => {
  const load = Object.entries(report.journeys).flatMap(([id, { breaks }]) => {
    const first = breaks[0];
    if (first === undefined) return [];
    return [
      `Load “${words.journey(id)}” up to ${multiple(Math.max(1, first.at))} of today’s peak: ${words.component(first.component)} should be the first to give in.`,
    ];
  });
  const chaos = singlePointRows(report, words)
    .slice(0, MOST)
    .map(([who, what]) => `Take ${who} away: ${what} should fail, and come back when it does.`);
  const guessed = report.findings
    .filter(({ code }) => code === 'model.low-confidence-default')
    .slice(0, MOST)
    .map(({ message }) => `Measure instead of guessing: ${message}`);
  const run = Object.entries(reviewOf(design).experiments).map(([id, { state, result, owner, date }]) => [
    id,
    state ?? '',
    result ?? '',
    owner ?? '',
    date ?? '',
  ]);
  return [
    ...listed('Load tests', load),
    ...listed('Failures to provoke', chaos),
    ...listed('Assumptions to measure', guessed),
    ...titled('What was tried', ['Test', 'State', 'Result', 'Owner', 'Date'], run),
  ];
};
