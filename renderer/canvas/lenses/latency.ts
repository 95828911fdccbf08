import type { LatencyBudget } from '@shared/analysis';
import { printQuantity } from '@shared/model';
import type { Lens, LensMark, LensTone, LensView } from './lens';

const MUCH = 0.3;
const SOME = 0.1;

/** Where the time of a request goes, on the way that decides it. */
export const latencyLens: Lens = {
  id: 'latency',
  label: 'Latency',
  question: 'Where does a request spend its time?',
  view: (design, report, journey): LensView => {
    const budget = journey === undefined ? undefined : report.journeys[journey]?.latencyBudget;
    const ids = Object.keys(report.components);
    return {
      components: new Map(ids.map((id) => [id, markOf(budget, id)])),
      connectors: new Map(
        Object.entries(design.connectors).map(([id, { from, to }]) => {
          const isOn = [from, to].every((end) => budget?.hops.some(({ component }) => component === end) ?? false);
          return [id, { tone: isOn ? 'low' : 'none', text: '' }];
        }),
      ),
      legend: [
        { tone: 'critical', label: 'three tenths of the time or more' },
        { tone: 'high', label: 'a tenth or more' },
        { tone: 'low', label: 'on the critical path' },
      ],
    };
  },
};

function markOf(budget: LatencyBudget | null | undefined, id: string): LensMark {
  const hop = budget?.hops.find(({ component }) => component === id);
  if (budget == null || hop === undefined) return { tone: 'none', text: '' };
  const ms = hop.waitMs + hop.workMs;
  const share = budget.meanMs > 0 ? ms / budget.meanMs : 0;
  const tone: LensTone = share >= MUCH ? 'critical' : share >= SOME ? 'high' : 'low';
  return {
    tone,
    text: `${printQuantity(ms, 'duration')} · ${Math.round(share * 100)}%`,
    detail: `Waits ${printQuantity(hop.waitMs, 'duration')} and works ${printQuantity(hop.workMs, 'duration')} of ${printQuantity(budget.meanMs, 'duration')} on average`,
  };
}
