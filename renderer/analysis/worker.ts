import { type Analysis, analyze, explain, losses, type Report, resilience } from '@shared/analysis';
import { wholeReport } from '@shared/rules';
import type { Answer, Question } from './protocol';

let last: { readonly analysis: Analysis; readonly report: Report } | undefined;

const answer = (message: Answer): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if (data.type === 'explain') {
    const explanation = last && explain(last.analysis, last.report, data.figure);
    answer({ type: 'explanation', id: data.id, explanation });
    return;
  }
  if (data.type === 'resilience') {
    const found = last && resilience(last.analysis, data.journey);
    answer({ type: 'resilience', id: data.id, resilience: found, losses: last ? losses(last.analysis) : [] });
    return;
  }
  try {
    const start = performance.now();
    last = analyze(data.design);
    answer({ type: 'report', revision: data.revision, report: last.report, tookMs: performance.now() - start });
    later(last, data.revision);
  } catch (error) {
    // A bug of the engine must not take the document with it: it is told, and the next revision is tried again.
    last = undefined;
    answer({ type: 'failed', revision: data.revision, reason: error instanceof Error ? error.message : String(error) });
  }
});

/** As long as nobody types: what the next revision would throw away is not begun. */
const QUIET_MS = 120;

function later(found: NonNullable<typeof last>, revision: number): void {
  setTimeout(() => {
    if (last !== found) return;
    const { design } = found.analysis.system;
    const report = wholeReport(design, found);
    if (report !== found.report) answer({ type: 'more', revision, report });
  }, QUIET_MS);
}
