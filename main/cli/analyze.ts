import { analyze as analyzeDesign, type Report } from '../../shared/analysis';
import type { Design } from '../../shared/model';
import { wholeReport } from '../../shared/rules';
import { version } from '../../package.json';
import { gatesOf, htmlReport, junit, markdownReport, recordLines, sarif, textReport } from '../../shared/report';
import { ok, unreachable } from '../../shared/result';
import { variantOf } from './compare';
import { readDesignFile } from './load';
import { choice, type Command } from './outcome';

export const analyze: Command = {
  usage: 'plumbline analyze FILE [--format text|json|markdown|html|sarif|junit] [--variant NAME] [--output PATH]',
  summary: 'what breaks first, which failures take it down, what it costs in time and money',
  options: ['format', 'variant'],
  run: async ({ files, values, io }) => {
    const format = choice('format', values['format'], {
      of: ['text', 'json', 'markdown', 'html', 'sarif', 'junit'],
      usually: 'text',
    });
    if (!format.ok) return format;
    const read = await readDesignFile(files[0]!, io);
    if (!read.ok) return read;
    const design = variantOf(read.value.design, values['variant']);
    if (!design.ok) return design;
    const report = wholeReport(design.value, analyzeDesign(design.value));
    return ok({ contents: written(design.value, report, format.value, { path: files[0]!, text: read.value.text }) });
  },
};

type Format = 'text' | 'json' | 'markdown' | 'html' | 'sarif' | 'junit';

function written(
  design: Design,
  report: Report,
  format: Format,
  file: { readonly path: string; readonly text: string },
): string {
  switch (format) {
    case 'text':
      return textReport(design, report);
    case 'markdown':
      return markdownReport(design, report);
    case 'html':
      return htmlReport(design, report);
    case 'json':
      return JSON.stringify(report, undefined, 2);
    case 'sarif':
      return JSON.stringify(
        sarif(design, report, { version, path: file.path, lines: recordLines(file.text) }),
        undefined,
        2,
      );
    case 'junit':
      return junit(design, report, gatesOf(design, report));
    default:
      return unreachable(format);
  }
}
