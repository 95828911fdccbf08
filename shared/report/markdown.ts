import type { Report } from '../analysis';
import type { Design } from '../model';

/** The report as a document. */
export function markdownReport(design: Design, report: Report): string {
  return [`# ${design.name}`, '', ...report.findings.map(({ message }) => `- ${message}`), ''].join('\n');
}
