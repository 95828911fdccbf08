import { type Block, heading } from '../blocks';
import { decisionsOf } from '../records';
import { listed as joined } from '../words';
import { listed, type Section } from './section';

/** Step 13. */
export const decisionSteps: Section = ({ design, words }) => {
  const decisions = decisionsOf(design).flatMap(
    ({ title, status, context, options, decision, consequences, components }): Block[] => {
      const facts: readonly (readonly [string, string])[] = [
        ['Status', status],
        ['Context', context],
        ['Considered', options.join('; ')],
        ['Decision', decision],
        ['Consequences', consequences],
        ['Concerns', joined(components.map(words.component))],
      ];
      const filled = facts.filter(([, text]) => text !== '');
      return [heading(3, title), ...(filled.length === 0 ? [] : [{ type: 'facts' as const, rows: filled }])];
    },
  );
  const variants = Object.entries(design.variants).map(([id, variant]) => {
    const { name, summary } = variant as { name?: unknown; summary?: unknown };
    const title = typeof name === 'string' ? name : id;
    return typeof summary === 'string' ? `${title}: ${summary}` : title;
  });
  return [...decisions, ...listed('Variants', variants)];
};
