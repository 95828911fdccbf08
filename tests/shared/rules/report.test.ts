import { analyze } from '@shared/analysis';
import { TEMPLATES } from '@shared/catalogue/templates';
import { lint, withRuleFindings } from '@shared/rules';
import { expect, test } from 'vitest';

test('a certain breach stands in the report under the id of its rule, an accepted one does not', () => {
  const { design } = TEMPLATES.find(({ title }) => title === 'Payments')!;
  const { report } = analyze(design);
  const [breach] = lint(design, report).filter(({ state }) => state === 'broken');
  expect(withRuleFindings(design, report).findings.map(({ code }) => code)).toContain(breach!.rule.id);
  const accepted = Object.fromEntries(
    lint(design, report).map(({ key }) => [key, { reason: 'we know', by: 'A', atMs: 0 }] as const),
  );
  const reviewed = { ...design, review: { ...design.review, accepted } } as typeof design;
  expect(withRuleFindings(reviewed, report)).toBe(report);
});

test('the gravest stands first', () => {
  for (const { design } of TEMPLATES) {
    const ranks = withRuleFindings(design, analyze(design).report).findings.map(({ severity }) =>
      ['error', 'warning', 'info'].indexOf(severity),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  }
});
