import type { Report } from '../analysis';
import type { Design } from '../model';

/** The report for a terminal. */
export function textReport(design: Design, report: Report): string {
  return [design.name, '', ...report.findings.map(({ message }) => message), ''].join('\n');
}
