import { type Block, heading } from '../blocks';
import { decisionsOf } from '../records';
import { listed as joined } from '../words';
import { listed, type Section } from './section';

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
