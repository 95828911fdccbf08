import { analyze as analyzeDesign, type Report } from '../../shared/analysis';
import type { Design } from '../../shared/model';
import { markdownReport, textReport } from '../../shared/report';
import { ok, unreachable } from '../../shared/result';
import { loadDesign } from './load';
import { choice, type Command, NOT_YET, wrongUsage } from './outcome';

export const analyze: Command = {
  usage: 'plumbline analyze FILE [--format text|json|markdown] [--output PATH]',
  summary: 'what breaks first, which failures take it down, what it costs in time and money',
  options: ['format', 'variant'],
  run: async ({ files, values, io }) => {
    if (values['variant'] !== undefined) return wrongUsage(`--variant is ${NOT_YET}`);
    const format = choice('format', values['format'], {
      of: ['text', 'json', 'markdown'],
      later: ['html', 'sarif', 'junit'],
      usually: 'text',
    });
    if (!format.ok) return format;
    const design = await loadDesign(files[0]!, io);
    if (!design.ok) return design;
    return ok({ contents: written(design.value, analyzeDesign(design.value).report, format.value) });
  },
};

function written(design: Design, report: Report, format: 'text' | 'json' | 'markdown'): string {
  switch (format) {
    case 'text':
      return textReport(design, report);
    case 'markdown':
      return markdownReport(design, report);
    case 'json':
      return JSON.stringify(report, undefined, 2);
    default:
      return unreachable(format);
  }
}
