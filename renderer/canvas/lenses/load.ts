import type { Report } from '@shared/analysis';
import { percent } from '@shared/formats';
import { type Design, likely, printQuantity } from '@shared/model';
import type { Lens, LensMark, LensTone } from './lens';

/** Who works how hard, and what flows between them. */
export const loadLens: Lens = {
  id: 'load',
  label: 'Load',
  question: 'Who works how hard, and what flows where?',
  view: (design, report) => ({
    components: components(design, report),
    connectors: connectors(report),
    legend: [
      { tone: 'critical', label: 'overloaded' },
      { tone: 'high', label: 'above the planning limit' },
      { tone: 'low', label: 'has room' },
    ],
  }),
};

function components(design: Design, report: Report): ReadonlyMap<string, LensMark> {
  const limit = likely(design.assumptions?.maxUtilization ?? 0.7);
  const marks = Object.entries(report.components).map(([id, figures]): readonly [string, LensMark] => {
    const { utilization, arrivalRps } = figures;
    if (arrivalRps === 0) return [id, { tone: 'none', text: 'no load' }];
    const rate = arrivalRps === null ? 'without end' : printQuantity(arrivalRps, 'rate');
    if (figures.saturatesAt === null && utilization !== null) return [id, { tone: 'none', text: rate }];
    const tone: LensTone = utilization === null || utilization >= 1 ? 'critical' : utilization > limit ? 'high' : 'low';
    const busy = utilization === null ? '' : ` · ${percent(Number(utilization.toPrecision(2)))}`;
    return [id, { tone, text: `${rate}${busy}` }];
  });
  return new Map(marks);
}

/** The busiest connectors stand out. */
function connectors(report: Report): ReadonlyMap<string, LensMark> {
  const most = Math.max(0, ...Object.values(report.connectors).map(({ callsPerSecond }) => callsPerSecond ?? 0));
  const marks = Object.entries(report.connectors).map(([id, { callsPerSecond }]): readonly [string, LensMark] => {
    if (callsPerSecond === null) return [id, { tone: 'critical', text: 'without end' }];
    if (callsPerSecond === 0) return [id, { tone: 'none', text: '' }];
    return [id, { tone: callsPerSecond > most / 3 ? 'low' : 'none', text: printQuantity(callsPerSecond, 'rate') }];
  });
  return new Map(marks);
}
