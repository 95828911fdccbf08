import { type Analysis, type Report, withLatencyBudgets, withLossFindings } from '../analysis';
import type { Design } from '../model';
import { withRuleFindings } from './lint';

/**
 * The report with all that is found out after the figures: where the time of each journey goes, what a loss overloads, and
 * the rules that are broken. What the page shows, the command prints and an export contains is this one.
 */
export const wholeReport = (
  design: Design,
  { analysis, report }: { readonly analysis: Analysis; readonly report: Report },
): Report => withRuleFindings(design, withLossFindings(analysis, withLatencyBudgets(analysis, report)));
