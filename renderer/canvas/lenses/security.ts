import { type Breach, lint } from '@shared/rules';
import type { Lens, LensMark } from './lens';

/** What the rules of security and privacy find, and what they would like to know. */
export const securityLens: Lens = {
  id: 'security',
  label: 'Security',
  question: 'Who could come in, and what could they read?',
  view: (design, report) => {
    const breaches = lint(design, report).filter(
      ({ rule, accepted }) => accepted === undefined && /^(?:security|privacy)$/.test(rule.category),
    );
    return {
      components: marks(Object.keys(design.components), breaches),
      connectors: marks(Object.keys(design.connectors), breaches),
      legend: [
        { tone: 'critical', label: 'a rule is broken' },
        { tone: 'high', label: 'a weaker rule is broken' },
        { tone: 'low', label: 'not said' },
      ],
    };
  },
};

/** The gravest of each; breaches come with the certain and grave ones first. */
function marks(ids: readonly string[], breaches: readonly Breach[]): ReadonlyMap<string, LensMark> {
  const byId = new Map<string, Breach[]>();
  for (const breach of breaches) {
    for (const id of breach.about) byId.set(id, [...(byId.get(id) ?? []), breach]);
  }
  return new Map(
    ids.flatMap((id) => {
      const [first, ...rest] = byId.get(id) ?? [];
      if (first === undefined) return [];
      const tone = first.state === 'unsaid' ? 'low' : first.rule.severity === 'error' ? 'critical' : 'high';
      const more = rest.length > 0 ? ` +${rest.length}` : '';
      return [
        [id, { tone, text: first.state === 'unsaid' ? `${1 + rest.length} to answer` : `${first.rule.id}${more}` }],
      ];
    }),
  );
}
