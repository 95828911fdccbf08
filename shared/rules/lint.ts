import { type Finding, gravestFirst, type Report } from '../analysis';
import type { Design } from '../model';
import { CALLS } from './calls';
import { DATA } from './data';
import { factsOf } from './facts';
import { OPERABILITY } from './operability';
import { RELIABILITY } from './reliability';
import type { Hit, Rule } from './rule';
import { SECURITY } from './security';
import { STRUCTURE } from './structure';

/** In the order of their categories. What the analysis computes (load, availability, targets) is its findings, not rules. */
export const RULES: readonly Rule[] = [...SECURITY, ...DATA, ...RELIABILITY, ...CALLS, ...STRUCTURE, ...OPERABILITY];

/** A rule that is broken, or that the design does not say enough for; accepted: somebody gave a reason to leave it so. */
export type Breach = Hit & { readonly rule: Rule; readonly key: string; readonly accepted: string | undefined };

const RANK = { error: 0, warning: 1, info: 2 };

/** Under which an exception is kept in the review: the rule and whom it is about. */
export const breachKey = (rule: string, about: readonly string[]): string => `${rule} ${about[0] ?? 'design'}`;

/** Every breach, the certain and grave ones first. Contract: pure; the order does not depend on the order of records. */
export function lint(design: Design, report: Report): readonly Breach[] {
  const facts = factsOf(design, report);
  return RULES.flatMap((rule) =>
    rule.test(facts).map((hit): Breach => {
      const key = breachKey(rule.id, hit.about);
      return { ...hit, rule, key, accepted: facts.review.accepted[key]?.reason };
    }),
  ).sort(
    (a, b) =>
      (a.state === b.state ? 0 : a.state === 'broken' ? -1 : 1) ||
      RANK[a.rule.severity] - RANK[b.rule.severity] ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

/** A certain breach as the report says it, under the rule's own id. Questions and accepted breaches are no findings. */
export const findingOf = ({ rule, about, message, evidence, key }: Breach): Finding => ({
  code: rule.id,
  severity: rule.severity,
  about,
  message,
  evidence: { ...evidence, why: rule.why, key },
  fix: rule.fix,
  source: rule.source,
});

/** The report with every certain breach of a rule among its findings, the gravest first. */
export function withRuleFindings(design: Design, report: Report): Report {
  const breaches = lint(design, report).filter(({ state, accepted }) => state === 'broken' && accepted === undefined);
  if (breaches.length === 0) return report;
  return { ...report, findings: gravestFirst([...report.findings, ...breaches.map(findingOf)]) };
}
